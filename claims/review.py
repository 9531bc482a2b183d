"""The review session: every act of a person at the keyboard, with no screen in it.

Each act is one event and one step of undo, on disk before the method returns. Refusals say why in
words that can be shown as they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from claims.casting import is_of_cast
from claims.deciding import checked_number, freshened, judged, language_of
from claims.errors import Refused
from claims.model import Change, ClaimState, Event, Json, Progress, Stance, Status
from claims.phrases import phrase
from claims.recomparing import edited_by, waiting
from claims.scales import DEFAULT, Label, Scale, load, parse
from claims.store import Case, Filter, Order, written_time

if TYPE_CHECKING:
    from claims.gate import Problem
    from claims.model import NameFinding
    from claims.recasting import Recast

_CLEARED: dict[str, Json] = {"deferred": None, "deferred_until": None, "skipped": False}


class Review:
    """One reviewer's work on one case.

    Every act returns the event it wrote. It raises Refused where nothing would change or the
    rules forbid it, ScaleError where a label is unknown, CaseError where the case cannot be read
    or written.
    """

    later = False
    """Whether claims that are marked by hand wait for somebody else to compare them."""

    def __init__(self, case: Case, reviewer: str, *, seen: int | None = None) -> None:
        """``seen`` is the number of the latest event that the reviewer has seen: what somebody
        else changed after it is refused instead of overwritten, whatever the act.
        """
        self.case = case
        self.seen = seen
        self.reviewer = reviewer.strip()
        if not self.reviewer:
            raise Refused("A decision needs a name: say who is reviewing.")

    # Verdicts

    @property
    def scale(self) -> Scale:
        """The scale that the case is judged with."""
        return scale_of(self.case)

    def decide(
        self,
        claims: Sequence[str],
        label: str,
        because: str | None = None,
        *,
        wording: str | None = None,
        number: str | None = None,
        seen: Mapping[str, ClaimState] | None = None,
    ) -> Event:
        """Give claims a verdict, all in one step; ``label`` is a slug, whole words or a key.

        ``because`` is the rationale, ``wording`` the corrected wording and ``number`` the corrected
        number; None leaves them as they are. Of a claim that is marked as the same as another, it
        is that one that is judged.

        With ``seen``, what the screen showed of the claims, a claim that somebody decided
        meanwhile is refused instead of overwritten.
        """
        scale = self.scale
        given = scale.label(label)
        states = dict(self.states(judged(self.case, claims)))
        states.update({claim: seen[claim] for claim in states if seen and claim in seen})
        corrected = self._corrected(states, wording, number)
        for state in states.values():
            _check_rationale(given, state, because, corrected)
        at = self.case.now()
        verdict = _verdict(scale, given, because, at, self.reviewer)
        wanted = {**verdict, **corrected, **_CLEARED, "standing": None}
        changes = [one for claim, state in states.items() for one in _changes(claim, state, wanted)]
        changes += freshened(self.case, (one for one in claims if one not in states))
        detail: dict[str, Json] = {"label": given.words, "scale_version": scale.version}
        return self.record("decide", changes, detail, at)

    def clear(self, claims: Sequence[str]) -> Event:
        """Take verdicts back, so that the claims are open again; the rationale stays."""
        nothing: dict[str, Json] = {
            "verdict": None,
            "scale": None,
            "decided_at": None,
            "decided_by": None,
        }
        return self.change("clear", judged(self.case, claims), nothing)

    def explain(
        self,
        claims: str | Sequence[str],
        text: str,
        *,
        wording: str | None = None,
        number: str | None = None,
    ) -> Event:
        """Write the rationale, and with it the corrected wording and number that are given."""
        meant = judged(self.case, _several(claims))
        corrected = self._corrected(meant, wording, number)
        return self.change("explain", meant, {"rationale": text.strip(), **corrected})

    def correct(self, claim: str, text: str, *, number: str | None = None) -> Event:
        """Write the corrected wording, and with it the corrected number where one is given."""
        claims = judged(self.case, [claim])
        return self.change("correct", claims, self._corrected(claims, text, number))

    def _corrected(
        self, claims: Iterable[str], wording: str | None, number: str | None
    ) -> dict[str, Json]:
        found: dict[str, Json] = {} if wording is None else {"correction": wording.strip()}
        if number is not None:
            language = language_of(self.case, next(iter(claims))) if number.strip() else "en"
            found["number"] = checked_number(number, language)
        return found

    # Order of work

    def skip(self, claims: str | Sequence[str]) -> Event:
        """Pass claims over for now; they stay open."""
        return self.change("skip", judged(self.case, _several(claims)), {"skipped": True})

    def defer(self, claims: str | Sequence[str], reason: str, until: date | None = None) -> Event:
        """Put undecided claims aside for a reason, perhaps until a day."""
        if not reason.strip():
            raise Refused("Say what the claim waits for.")
        meant = judged(self.case, _several(claims))
        for claim, state in self.states(meant).items():
            if state.verdict is not None:
                raise Refused(
                    "{claim} is decided; clear its verdict before deferring it.", claim=claim
                )
        wanted: dict[str, Json] = {
            "deferred": reason.strip(),
            "deferred_until": until.isoformat() if until else None,
            "skipped": False,
        }
        return self.change("defer", meant, wanted)

    def resume(self, claims: str | Sequence[str]) -> Event:
        """Take deferred claims up again."""
        return self.change("resume", judged(self.case, _several(claims)), dict(_CLEARED))

    def flag(self, claims: str | Sequence[str], note: str | None = "") -> Event:
        """Flag claims for the editor with a note (it may be empty); None takes the flag off."""
        act = "unflag" if note is None else "flag"
        return self.change(act, _several(claims), {"flag": None if note is None else note.strip()})

    # What a claim says

    def edit(self, claim: str, field: str, value: Json) -> Event:
        """Correct how a claim was read: speaker, role, subject, place, period, population,
        value, low, high, comparator, unit or per; ``value@1`` is of its second figure.

        What the claim was compared with is compared anew, as are undo and redo of the edit.
        """
        self.states([claim])
        changes = [
            Change(target=claim, field=name, before=before, after=after)
            for name, after in self.case.edits(claim, field, value).items()
            if (before := self.case.present(claim, name)) != after
        ]
        return self.compared(self.record("edit", changes))

    # The people of the case

    def merge_people(self, keep: str, other: str) -> Event:
        """Say that two of the cast are one person; both are shown as ``keep``."""
        return self._recast(lambda acts: acts.merge_people(self.case, keep, other))

    def split_person(self, person: str, forms: Iterable[str], new_name: str) -> Event:
        """Say that some forms of a name are of somebody else, who is shown as ``new_name``."""
        return self._recast(lambda acts: acts.split_person(self.case, person, forms, new_name))

    def rename_person(self, person: str, new_name: str) -> Event:
        """Show a person under another name."""
        return self._recast(lambda acts: acts.rename_person(self.case, person, new_name))

    def set_role(self, person: str, role: str | None) -> Event:
        """Show a person with a role; None leaves it to the documents."""
        return self._recast(lambda acts: acts.set_role(self.case, person, role))

    def mend_speaker(self, claim: str, speaker: str, everywhere: bool = True) -> Event:
        """Overrule who the speaker of a claim is; ``everywhere`` also in the other claims of its
        document whose speaker was read from the same words as the same person.

        The event's ``detail`` says of how many ``claims``.
        """
        self.states([claim])
        return self._recast(
            lambda acts: acts.mend_speaker(self.case, claim, speaker, everywhere=everywhere)
        )

    def name_check(self) -> tuple[NameFinding, ...]:
        """What is odd about the names and titles of the case."""
        from claims.match.namecheck import name_check

        return name_check(self.case.cast.members())

    def _recast(self, work_out: Callable[[ModuleType], Recast]) -> Event:
        """Record an act on the cast, once it is kept whose every name is."""
        # The readers of names are loaded for the first such act, and not for the first screen.
        from claims import recasting

        if self.case.cast.known_as.older:
            recasting.name_people(self.case, reviewer=self.reviewer)
        act = work_out(recasting)
        return self.compared(self.record(act.act, act.changes, act.detail))

    # Evidence and documents

    def take_stance(self, evidence: str, stance: Stance | None) -> Event:
        """Say what a passage does to its claim; None takes it back."""
        return self.set_field("stance", evidence, "stance", stance.value if stance else None)

    def dismiss(self, evidence: str, dismissed: bool = True) -> Event:
        """Put a passage away that does not speak to the claim, or bring it back."""
        return self.set_field(
            "dismiss" if dismissed else "restore", evidence, "dismissed", dismissed
        )

    def withdraw(self, document: str) -> Event:
        """Take a wrongly added document out of the work; its record stays."""
        return self.compared(self.set_field("withdraw", document, "withdrawn", True))

    def release(self, claims: Sequence[str]) -> Event:
        """Let orphans go: their text was cut for good, and their record stays."""
        for claim, state in self.states(claims).items():
            if state.status is not Status.ORPHAN:
                raise Refused(
                    "{claim} is no orphan, it is {status}.", claim=claim, status=state.status.value
                )
        return self.change("release", claims, {"standing": None})

    def use_scale(self, name: str | Path) -> Event:
        """Judge the case with another scale: an id, or the path of a TOML file.

        The text of a file is kept in the case, which can then be opened without it.
        """
        scale = load(name)
        from_file = isinstance(name, Path) or str(name) != scale.id
        text = Path(name).read_text(encoding="utf-8") if from_file else None
        wanted: dict[str, Json] = {"scale": scale.id, f"scale:{scale.id}": text}
        changes = [
            Change(target="case", field=field, before=self.case.setting(field), after=value)
            for field, value in wanted.items()
            if self.case.setting(field) != value
        ]
        return self.record("scale", changes, {"name": scale.name, "version": scale.version})

    # Undo

    def undo(self) -> Event:
        """Revert this reviewer's latest act that still stands."""
        return self.compared(self.case.undo(self.reviewer))

    def redo(self) -> Event:
        """Bring back what this reviewer undid last."""
        return self.compared(self.case.redo(self.reviewer))

    # The queue

    def queue(
        self,
        order: Order = Order.DOCUMENT,
        filter: Filter | None = None,  # noqa: A002 - as in QueueOf.claim_ids
        seed: int = 0,
    ) -> array[int]:
        """The claims to be reviewed, as the numbers of their ids."""
        return self.case.queue.claim_ids(filter, order, queue=True, seed=seed)

    def next_open(self, after: str | None = None) -> str | None:
        """The next open claim in document order; None where there is none."""
        return self.case.queue.next_open(after)

    def previous_open(self, before: str | None = None) -> str | None:
        """The open claim before, in document order; None where there is none."""
        return self.case.queue.next_open(before, backwards=True)

    def progress(self) -> Progress:
        """How far the review is."""
        return self.case.queue.progress()

    def gate(self) -> list[Problem]:
        """What stands between the case and its sign-off; nothing means it passes."""
        from claims.gate import problems

        return problems(self.case, self.scale)

    # What every act is made of

    def compared(self, event: Event) -> Event:
        """``event``, once the claims whose reading it changed are compared anew."""
        if edited_by(self.case, event) or waiting(self.case):
            # Comparing needs the libraries of the search, which a decision does without.
            from claims.match.again import compare_edited

            compare_edited(self.case, event, reviewer=self.reviewer)
        if is_of_cast(event):
            from claims.match.renaming import compare_renamed

            compare_renamed(self.case, event, reviewer=self.reviewer)
        if any(one.field == "dropped" for one in event.changes):
            from claims.match.marked import compare_marked

            compare_marked(self.case, event, reviewer=self.reviewer, later=self.later)
        if any(one.field in ("withdrawn", "group") for one in event.changes):
            from claims.match.clusters import judge_clusters

            judge_clusters(self.case)
        return event

    def states(self, claims: Sequence[str]) -> Mapping[str, ClaimState]:
        """What was decided of claims about which something can be decided; else Refused.

        Of a claim that is marked as the same as another, it is what was decided of its own.
        """
        wanted = list(dict.fromkeys(claims))
        if not wanted:
            raise Refused("No claim is chosen.")
        states = self.case.states(wanted, own=True)
        for claim in wanted:
            if claim not in states:
                here = self.case.path.name
                raise Refused("There is no claim {claim} in {path}.", claim=claim, path=here)
            if states[claim].status is Status.WITHDRAWN:
                raise Refused(
                    "{claim} is of a withdrawn document, or of a version that has been replaced; "
                    "nothing is decided there.",
                    claim=claim,
                )
            if dropped := states[claim].dropped:
                raise Refused(
                    "{claim} {fate}. Nothing is decided of it.", claim=claim, fate=dropped.words
                )
        return states

    def change(self, act: str, claims: Sequence[str], wanted: Mapping[str, Json]) -> Event:
        """Give fields of claims new values, as one act; those that have them already are left."""
        states = self.states(claims)
        return self.record(
            act, [one for claim, state in states.items() for one in _changes(claim, state, wanted)]
        )

    def set_field(self, act: str, target: str, field: str, value: Json) -> Event:
        """Give one field of anything in the case a new value; Refused where it has it already."""
        before = self.case.present(target, field)
        if before == value:
            raise Refused(
                "Nothing would change: {target} is {field} {value!r} already.",
                target=target,
                field=field,
                value=value,
            )
        return self.record(act, [Change(target=target, field=field, before=before, after=value)])

    def record(
        self,
        act: str,
        changes: Sequence[Change],
        detail: Mapping[str, Json] | None = None,
        at: datetime | None = None,
    ) -> Event:
        """One act of this reviewer, as :meth:`Case.record` has it."""
        return self.case.record(
            act, changes, reviewer=self.reviewer, detail=detail, at=at, seen=self.seen
        )


def scale_of(case: Case) -> Scale:
    """The scale that a case is judged with; raises ScaleError where it is not to be had."""
    name = str(case.setting("scale") or DEFAULT)
    return named_scale(case, name)


def named_scale(case: Case, name: str) -> Scale:
    """A scale by id: the one kept in the case, or the one that comes with the program."""
    kept = case.setting(f"scale:{name}")
    return (
        load(name)
        if kept is None
        else parse(str(kept), phrase("the scale {name} of the case", name=name))
    )


def _verdict(
    scale: Scale, label: Label, because: str | None, at: datetime, reviewer: str
) -> dict[str, Json]:
    verdict: dict[str, Json] = {
        "verdict": label.slug,
        "scale": scale.id,
        "decided_at": written_time(at),
        "decided_by": reviewer,
    }
    return verdict if because is None else {**verdict, "rationale": because.strip()}


def _several(claims: str | Sequence[str]) -> Sequence[str]:
    return [claims] if isinstance(claims, str) else claims


def _check_rationale(
    label: Label, state: ClaimState, because: str | None, corrected: Mapping[str, Json]
) -> None:
    explained = state.rationale if because is None else because.strip()
    wording = corrected.get("correction", state.correction)
    number = corrected.get("number", state.number)
    if label.needs_rationale and not (explained or wording or number):
        raise Refused(
            "{label!r} needs a rationale: say why {claim} is judged so.",
            label=label.words,
            claim=state.claim,
        )


def _changes(claim: str, state: ClaimState, wanted: Mapping[str, Json]) -> list[Change]:
    return [
        Change(target=claim, field=field, before=before, after=after)
        for field, after in wanted.items()
        if (before := _field(state, field)) != after
    ]


def _field(state: ClaimState, field: str) -> Json:
    if field == "standing":
        return state.status.value if state.status in ("stale", "orphan") else None
    value = getattr(state, field)
    if isinstance(value, datetime):
        return written_time(value)
    if field == "tags":
        return " ".join(state.tags)
    plain: Json = value.isoformat() if isinstance(value, date) else value
    return plain
