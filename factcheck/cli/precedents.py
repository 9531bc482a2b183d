"""``precedents``: what was published of a claim, and which other claims are like it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.cli.acts import claim_id
from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.output import say, say_json_array, say_json_lines

if TYPE_CHECKING:
    from claims.match.prior import Alike
    from claims.model import Document
    from claims.store import Case

_SHOWN = 300


def precedents(arguments: Namespace, around: Around) -> int:
    """Print published checks and like claims of one claim, the likest first."""
    with open_case(arguments, around, read_only=True) as case:
        from claims.match.prior import alike

        identifier = claim_id(arguments.claim)
        found = alike(case, identifier, arguments.limit)
        if arguments.json:
            say_json_array(alike_record(one) for one in found)
        elif arguments.jsonl:
            say_json_lines(alike_record(one) for one in found)
        else:
            for line in lines(case, identifier, found):
                say(line)
    return 0


def alike_record(found: Alike) -> dict[str, Any]:
    """A published check or a like claim as in ``precedents --json``."""
    evidence, document = found.evidence, found.document
    return {
        "kind": "check" if found.is_check else "claim",
        "claim": found.claim.id,
        "document": document.id,
        "role": document.role.value,
        "title": document.title,
        "text": found.claim.text,
        "speaker": found.claim.speaker,
        "locator": evidence.locator,
        "score": round(evidence.score, 4),
        "relation": evidence.relation.value,
        "differs": list(evidence.differs),
        "reasons": list(evidence.reasons),
        "published": published_record(document),
    }


def published_record(document: Document) -> dict[str, Any] | None:
    """What was published of a claim, and by whom; None for a document that is no such check."""
    from claims.model import Role
    from claims.records import rating_record

    if document.role is not Role.PRECEDENT:
        return None
    return {
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
        "title": document.title,
        "language": document.language,
        "rating": rating_record(document.rating) if document.rating else None,
    }


def lines(case: Case, identifier: str, found: Sequence[Alike]) -> Iterator[str]:
    """Published checks and like claims of a claim, in words."""
    claim = case.claim(identifier)
    yield f"{claim.id}  “{_short(claim.text)}”"
    checks = [one for one in found if one.is_check]
    others = [one for one in found if not one.is_check]
    yield f"\nPublished checks: {len(checks) or 'none'}"
    for one in checks:
        yield from _check_lines(one)
    yield f"\nLike claims: {len(others) or 'none'}"
    for one in others:
        yield from _claim_lines(one)


def _check_lines(one: Alike) -> Iterator[str]:
    from claims.published import check_words

    yield f"{one.evidence.score:.2f}  {check_words(one.document, one.evidence)}"
    said = f", said {one.claim.speaker}" if one.claim.speaker else ""
    yield f"      {one.claim.id}  “{_short(one.claim.text)}”{said}"
    if one.document.url:
        yield f"      {one.document.url}"


def _claim_lines(one: Alike) -> Iterator[str]:
    document = one.document
    where = ", ".join(filter(None, (document.name, document.publisher, one.evidence.locator)))
    yield f"{one.evidence.score:.2f}  {one.evidence.relation.value}: {where}"
    yield f"      {one.claim.id}  “{_short(one.claim.text)}”"
    for reason in one.evidence.reasons:
        yield f"      {reason}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _configure(parser: ArgumentParser) -> None:
    from factcheck.cli.listing import add_formats
    from factcheck.cli.parser import positive

    parser.add_argument("claim", metavar="CLAIM", help="its id: c12, or 12")
    parser.add_argument(
        "--limit", type=positive, default=20, metavar="N", help="at most so many of each (20)"
    )
    add_formats(parser)


COMMANDS: tuple[Command, ...] = (
    Command(
        name="precedents",
        summary="show published checks of a claim and claims like it",
        details=(
            "The likest first; in what they differ (place, period, thing, value) is named.\n"
            "Ratings are their publishers' and never verdicts of this case."
        ),
        examples=("factcheck precedents c12", "factcheck precedents 12 --json"),
        configure=_configure,
        run=precedents,
    ),
)
