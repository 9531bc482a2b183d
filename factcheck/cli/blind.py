"""``second`` and ``review --plain --blind``: judging without having seen the first verdict."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import InputError
from factcheck.cli.acts import claim_id
from factcheck.cli.cases import open_case, open_to_write, reviewer
from factcheck.cli.command import Around, Command
from factcheck.cli.deciding import opened_review
from factcheck.cli.listing import chosen_ids
from factcheck.cli.output import say, say_json_array, tell
from factcheck.cli.plain import Session, asked

if TYPE_CHECKING:
    from claims.second import Disagreement
    from claims.store import Case

_MOVES = ("j", "next", "k", "previous", "]", "next-open", "[", "previous-open", "l", "look")
_TURNS = ("u", "undo", "redo")
_ALLOWED = frozenset({*_MOVES, "?", "help", "q", "quit", *_TURNS})
"""What is answered to beside verdicts: nothing that tells what the first reader thought."""


def review_blind(path: Path, arguments: Namespace, around: Around) -> int:
    """A second reader's session on the case at ``path``."""
    from claims.review import Review

    with open_to_write(path, around) as case:
        review = Review(case, reviewer(arguments, around, case))
        session = BlindSession(review, chosen_ids(case, arguments, queue=True))
        say(f"{path.name}, read blind by {review.reviewer}. Verdicts are not shown.")
        session.run()
    return 0


class BlindSession(Session):
    """A session that shows what was written and found, and not what anybody made of it."""

    def show(self) -> None:
        """The claim that is looked at, its evidence, and what can be answered."""
        say(f"\nClaim {self.place + 1} of {len(self.queue)}.")
        for line in blind_lines(self.case, self.claim):
            say(line)
        say(self._labels())

    def decide(self, label: str, because: str) -> None:
        """Note the reader's verdict; then the next claim that they have not read."""
        from claims.adjudication import read_blind

        chosen = self.review.scale.label(label)
        if chosen.needs_rationale and not because:
            because = asked("Why? ")
        self.did(read_blind(self.review, [self.claim], chosen.slug, because))
        self.go_open(1)

    def _answer(self, line: str) -> None:
        from factcheck.cli.answers import answers

        word = line.partition(" ")[0]
        if word in answers() and word not in _ALLOWED:
            raise InputError(f"“{word}” is not answered in a blind reading; verdicts and moves are")
        if word in _TURNS:
            from claims.adjudication import undo_reading

            # The undo of other acts may tell what others did since.
            self.did(undo_reading(self.review, redo=word == "redo"))
            return
        super()._answer(line)

    def _is_open(self, identifier: str) -> bool:
        from claims.second import reading_of

        state = self.case.states([identifier])[identifier]
        mine = state.verdict is not None and state.decided_by == self.review.reviewer
        return not mine and reading_of(self.case, identifier, self.review.reviewer) is None

    def _farewell(self) -> None:
        read = sum(not self._is_open(claim) for claim in self.queue)
        say(f"\n{read} of {len(self.queue)} claims read. Goodbye.")


def blind_lines(case: Case, identifier: str) -> Iterator[str]:
    """A claim, its reading and what speaks to it, without what anybody decided."""
    from factcheck.cli.wording import evidence_lines, note_words, reading_words, speaker_words

    claim = case.claim(identifier)
    document = case.document(claim.document)
    yield f"{claim.id}  {document.role.value}: {document.name}"
    yield f"“{claim.text}”"
    yield from filter(None, (speaker_words(claim.attribution), reading_words(claim)))
    yield from (note_words(note) for note in claim.notes)
    found = case.evidence(identifier, dismissed=True)
    yield f"\nEvidence: {len(found) or 'none'}"
    for one in found:
        unjudged = replace(one, stance=None, dismissed=False)
        yield from evidence_lines(unjudged, case.document(one.document))


def second(arguments: Namespace, around: Around) -> int:
    """Judge a claim as its second reader, or list where second readers disagree."""
    from claims.second import disagreements, read_second

    if arguments.claim:
        if not arguments.label:
            raise InputError(f"say which verdict: second {arguments.claim} LABEL")
        with opened_review(arguments, around) as review:
            claim = claim_id(arguments.claim)
            event = read_second(review, claim, arguments.label, arguments.because)
            say(f"{event.detail['entry']}: {claim} is read a second time, event {event.seq}")
        return 0
    with open_case(arguments, around, read_only=True) as case:
        found = list(disagreements(case))
    if arguments.json:
        say_json_array(map(_record, found))
    else:
        for one in found:
            say(_words(one))
        tell(f"{len(found)} disagreements" if len(found) != 1 else "1 disagreement")
    return 0


def _record(one: Disagreement) -> dict[str, Any]:
    return {
        "claim": one.claim,
        "entry": one.second.id,
        "first": {"by": one.first.decided_by, "label": one.first.verdict, "scale": one.first.scale},
        "second": {"by": one.second.by, "label": one.second.label, "scale": one.second.scale},
        "rationale": one.first.rationale,
        "reason": one.second.reason,
    }


def _words(one: Disagreement) -> str:
    first = f"{one.first.verdict} by {one.first.decided_by}"
    why = f" ({one.first.rationale})" if one.first.rationale else ""
    other = f" ({one.second.reason})" if one.second.reason else ""
    return f"{one.claim}: {first}{why}, {one.second.label} by {one.second.by}{other}"


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("claim", nargs="?", metavar="CLAIM", help="its id: c12, or 12")
    parser.add_argument("label", nargs="?", metavar="LABEL", help="the verdict, as in mark")
    parser.add_argument("--because", default="", metavar="WHY", help="the reasons")
    parser.add_argument("--json", action="store_true", help="the disagreements as one array")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="second",
        summary="judge a claim as its second reader, or list where second readers disagree",
        details="It changes nothing of the first verdict. review --plain --blind shows none of it.",
        examples=(
            'factcheck second c12 change --because "the note has 73,838"',
            "factcheck second",
        ),
        configure=_configure,
        run=second,
    ),
)
