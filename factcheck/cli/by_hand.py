"""``evidence``: passages chosen by hand, and a claim and a passage set side by side."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import InputError
from factcheck.cli.acts import claim_id
from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.deciding import opened_review, say_event
from factcheck.cli.listing import event_record, evidence_record
from factcheck.cli.output import say, say_json

if TYPE_CHECKING:
    from claims.choosing import Citation
    from claims.match.facing import Facing
    from claims.model import Document, Event, Span, Stance
    from claims.review import Review

_FIELDS = ("title", "publisher", "author", "url", "date", "page")
_MARKS = {"same": "=", "near": "≈", "differs": "≠", "unstated": " ", "told": " "}


def add(arguments: Namespace, around: Around) -> int:
    """Have a passage speak to a claim."""
    with opened_review(arguments, around) as review:
        claim = claim_id(arguments.claim)
        review.case.claim(claim)
        stance = _stance(arguments.stance)
        event = _added(review, claim, arguments, stance, around)
        _say_added(review, event, arguments)
    return 0


def _added(
    review: Review, claim: str, arguments: Namespace, stance: Stance | None, around: Around
) -> Event:
    from claims.choosing import add_evidence, paste_evidence

    if arguments.passage is not None:
        if arguments.document or arguments.file:
            raise InputError("--passage is of no document: leave --document and --file out")
        return paste_evidence(
            review, claim, arguments.passage, citation_of(arguments.citation), stance
        )
    if bool(arguments.document) == bool(arguments.file):
        raise InputError("say where the passage is from: --document d3, --file PATH or --passage")
    document = arguments.document or _read(review, Path(arguments.file), around)
    found = review.case.document(document)
    return add_evidence(review, claim, document, quoted_span(found, arguments), stance)


def quoted_span(document: Document, arguments: Namespace) -> Span:
    """Where ``--quote`` stands, or what ``--span`` says; raises InputError without either."""
    from claims.choosing import find_quote
    from claims.model import Span

    if arguments.span:
        start, _, end = arguments.span.partition(":")
        if not (
            start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(document.text)
        ):
            raise InputError(f"--span is START:END within {len(document.text)} characters")
        return Span(int(start), int(end))
    if not arguments.quote:
        raise InputError("say which words of it: --quote “…” or --span START:END")
    return find_quote(document, arguments.quote)


def _read(review: Review, path: Path, around: Around) -> str:
    """The id of the document that a file is in the case, brought in as a source if it is new."""
    from claims.documents import Given, files_in, read_file
    from claims.errors import DocumentError
    from claims.intake import take_in
    from claims.model import Role
    from factcheck.config import checking

    found: list[Document] = []
    for file in files_in([str(path)], Given(role=Role.SOURCE)):
        read = [file] if isinstance(file, DocumentError) else read_file(file)
        for one in read:
            if isinstance(one, DocumentError):
                raise one
            found.append(one)
    if len(found) != 1:
        raise InputError(f"{path.name} holds {len(found)} documents; add it, then name one")
    take_in(review.case, found, reviewer=review.reviewer, checking=checking(around.config))
    held = review.case.documents(text=False)
    return next(one.id for one in held if one.sha256 == found[0].sha256)


def citation_of(written: list[str] | None) -> Citation:
    """The citation of ``title=… publisher=…``; words without a field's name are the title.

    Raises InputError where a field is unknown or the date is none.
    """
    from datetime import date

    from claims.choosing import Citation

    told: dict[str, Any] = {}
    for part in written or []:
        field, found, value = part.partition("=")
        if not found or field not in _FIELDS:
            if found and field.isalpha() and field.islower() and len(field) < 12:
                raise InputError(
                    f"no field {field!r} of a citation; there are {', '.join(_FIELDS)}"
                )
            field, value = "title", part
        told[field] = value.strip()
    if "date" in told:
        try:
            told["published"] = date.fromisoformat(told.pop("date"))
        except ValueError as error:
            raise InputError("the date of a citation is a day like 2023-10-05") from error
    return Citation(**told)


def _stance(name: str | None) -> Stance | None:
    from claims.model import Stance

    return Stance(name) if name else None


def _say_added(review: Review, event: Event, arguments: Namespace) -> None:
    from factcheck.cli.wording import evidence_lines

    passage = review.case.passages.one(str(event.detail["evidence"]))
    document = review.case.document(passage.document)
    if arguments.json:
        record = evidence_record(passage, document)
        say_json({"event": event_record(event), "evidence": record})
        return
    say_event(event)
    for line in evidence_lines(passage, document):
        say(line)


def compare(arguments: Namespace, around: Around) -> int:
    """Print a claim and a passage side by side."""
    from claims.match.facing import face

    with open_case(arguments, around, read_only=True) as case:
        found = face(case, arguments.evidence)
        if arguments.json:
            say_json(facing_record(found))
        else:
            for line in facing_lines(found):
                say(line)
    return 0


def facing_record(found: Facing) -> dict[str, Any]:
    """A claim beside a passage as in ``evidence compare --json``."""
    return {
        "claim": found.claim.id,
        "evidence": evidence_record(found.passage, found.source),
        "first": found.first or None,
        "rows": [
            {
                "name": row.name,
                "claim": row.ours,
                "evidence": row.theirs,
                "state": row.state,
                "facet": row.facet or None,
                "decided": row.answer or None,
            }
            for row in found.rows
        ],
    }


def facing_lines(found: Facing) -> Iterator[str]:
    """A claim beside a passage, a facet a line, in words and ASCII pictures."""
    from factcheck.cli.wording import diff_words

    passage = found.passage
    yield found.headline
    yield f"{passage.relation.value}{_apart(found)}"
    yield from (f"    {reason}" for reason in passage.reasons)
    yield f"{'':<9}  this claim | {found.source.name}, {passage.locator}"
    for row in found.rows:
        decided = f"  ({row.answer}, decided by hand)" if row.answer else ""
        mark = _MARKS[row.state]
        ours, theirs = row.ours or "not stated", row.theirs or "not stated"
        yield f"{row.name:<9}{mark} {ours} | {theirs}{decided}"
    yield from _picture(found)
    yield f"{found.document.name}: “{' '.join(found.claim.text.split())}”"
    told = diff_words(passage) if passage.diff else f"“{' '.join(passage.text.split())}”"
    yield f"{found.source.name}, {passage.locator}: {told}"


def _apart(found: Facing) -> str:
    difference = found.passage.difference
    return f": {difference.words}" if difference and difference.words else ""


def _picture(found: Facing) -> Iterator[str]:
    from factcheck.intervals import ASCII, drawing

    ours, theirs = found.passage.claim_quantity, found.passage.quantity
    if ours and theirs:
        drawn = drawing((ours, theirs), 50, ASCII)
        yield f"this claim  {drawn.bars[0]}"
        yield f"passage     {drawn.bars[1]}"
        yield f"            {drawn.scale}"


def overrule(arguments: Namespace, around: Around) -> int:
    """Decide a facet of a pair of figures."""
    from claims.choosing import overrule as decide
    from claims.match.facing import face

    with opened_review(arguments, around) as review:
        answer = None if arguments.answer == "ask-the-words" else arguments.answer
        event = decide(review, arguments.evidence, arguments.facet, answer)
        found = face(review.case, arguments.evidence)
        if arguments.json:
            say_json({"event": event_record(event), **facing_record(found)})
        else:
            say_event(event)
            say(f"{found.passage.relation.value}{_apart(found)}")
            say(found.headline)
    return 0


def _configure_add(parser: ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", help="the claim's id: c12, or 12")
    parser.add_argument("--document", metavar="DOCUMENT", help="a document of the case: d3")
    parser.add_argument("--file", metavar="PATH", help="a file, which becomes a source of the case")
    parser.add_argument("--quote", metavar="WORDS", help="the words of it, as they stand there")
    parser.add_argument("--span", metavar="START:END", help="or the characters it is")
    parser.add_argument("--passage", metavar="TEXT", help="a passage of no document of the case")
    parser.add_argument(
        "--citation",
        nargs="+",
        metavar="FIELD=TEXT",
        help=f"where the passage is from: {', '.join(_FIELDS)}",
    )
    parser.add_argument(
        "--stance",
        choices=("supports", "undermines", "context", "inconclusive"),
        help="what it does to the claim",
    )


def _configure_compare(parser: ArgumentParser) -> None:
    parser.add_argument("evidence", metavar="EVIDENCE", help="the passage's id: e5")


def _configure_overrule(parser: ArgumentParser) -> None:
    _configure_compare(parser)
    facets = ("thing", "place", "period", "population", "definition")
    parser.add_argument("facet", choices=facets, help="in which respect")
    parser.add_argument(
        "answer",
        choices=("same", "different", "ask-the-words"),
        help="what the two are; ask-the-words takes the decision back",
    )


_Configure = Callable[[ArgumentParser], None]
_ACTS: tuple[tuple[str, str, _Configure, Callable[[Namespace, Around], int], str], ...] = (
    (
        "add",
        "have a passage speak to a claim",
        _configure_add,
        add,
        "factcheck evidence add c12 --document d3 --quote 'carried 31,500 passengers'",
    ),
    (
        "compare",
        "set a claim and a passage side by side, facet by facet",
        _configure_compare,
        compare,
        "factcheck evidence compare e5 --json",
    ),
    (
        "overrule",
        "decide that two figures are of the same, or of different things",
        _configure_overrule,
        overrule,
        "factcheck evidence overrule e5 place same",
    ),
)


def _configure(parser: ArgumentParser) -> None:
    from factcheck.cli.parser import add_act

    acts = parser.add_subparsers(
        title="acts", metavar="ACT", dest="doing", prog="factcheck evidence", required=True
    )
    for name, summary, configure, run, example in _ACTS:
        one = add_act(acts, name, summary, example)
        configure(one)
        one.add_argument("--json", action="store_true", help="as one object")
        one.set_defaults(act=run)


COMMANDS: tuple[Command, ...] = (
    Command(
        name="evidence",
        summary="add evidence by hand, and set it beside its claim",
        details=(
            "A quotation must stand in its document, and in one place of it. A pasted passage\n"
            "becomes a source of its own, set against all claims. Undo takes either back."
        ),
        examples=(
            "factcheck evidence add c12 --document d3 --quote 'carried 31,500 passengers'",
            "factcheck evidence add c12 --file yearbook.pdf --quote '31,500' --stance undermines",
            "factcheck evidence add 12 --passage 'In 2021 …' --citation title=Yearbook page=12",
            "factcheck evidence compare e5",
            "factcheck evidence overrule e5 place same",
        ),
        configure=_configure,
        run=lambda arguments, around: int(arguments.act(arguments, around)),
    ),
)
