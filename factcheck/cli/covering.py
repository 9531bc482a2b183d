"""``coverage``: what of the documents is claims, and what to check no claim holds."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.listing import add_formats, print_records
from factcheck.cli.output import say

if TYPE_CHECKING:
    from claims.model import Document
    from claims.store import Case

_WORDS = 160
"""Code points of a stretch shown on a line for people."""


def cover(arguments: Namespace, around: Around) -> int:
    """Print how much of documents their claims hold, and what they leave out."""
    with open_case(arguments, around, read_only=True) as case:
        chosen = list(_chosen(case, arguments.document))
        print_records(
            arguments, lambda: (coverage_record(case, one) for one in chosen), _print_coverage
        )
    return 0


def _chosen(case: Case, document: str | None) -> Iterator[Document]:
    """The document asked for, or all whose claims are reviewed: drafts, else sources."""
    from claims.model import Role

    if document:
        yield case.document(document)
        return
    known = case.documents(text=False)
    role = Role.DRAFT if any(one.role is Role.DRAFT for one in known) else Role.SOURCE
    yield from (case.document(one.id) for one in known if one.role is role)


def coverage_record(case: Case, document: Document) -> dict[str, Any]:
    """A document as in ``coverage --json``."""
    from claims.coverage import coverage
    from claims.model import Status

    text = document.text
    spans = [
        one.span
        for one in case.marking.outline(document.id)
        if one.status is not Status.DROPPED or document.withdrawn
    ]
    found = coverage(document, spans)
    return {
        "document": document.id,
        "name": document.name,
        "claims": len(spans),
        "words": found.words,
        "words_claimed": found.claimed,
        "words_checkable": found.checkable,
        "sentences": found.sentences,
        "sentences_claimed": found.sentences_claimed,
        "sentences_checkable": found.sentences_checkable,
        "uncovered": [
            {
                "span": [one.span.start, one.span.end],
                "text": one.span.of(text),
                "holds": [what.value for what in one.holds],
            }
            for one in found.stretches
        ],
        "paragraphs": found.paragraphs,
        "unsourced": [
            {"span": [one.start, one.end], "text": one.of(text)} for one in found.unsourced
        ],
    }


def _print_coverage(records: Iterator[dict[str, Any]]) -> None:
    for record in records:
        share = round(100 * record["words_claimed"] / (record["words"] or 1))
        say(
            f"{record['document']}  {record['name']}: {record['claims']} claims hold {share} % of "
            f"{record['words']} words; {record['words_checkable']} more hold something to check"
        )
        for one in record["uncovered"]:
            say(f"  {one['span'][0]}:{one['span'][1]}  {', '.join(one['holds'])}")
            say(f"    {_short(one['text'])}")
        if record["unsourced"]:
            say(f"  {len(record['unsourced'])} paragraphs with claims name no source:")
        for one in record["unsourced"]:
            say(f"    {_short(one['text'])}")


def _short(text: str) -> str:
    words = " ".join(text[: 2 * _WORDS].split())
    return f"{words[: _WORDS - 1]}…" if len(words) > _WORDS else words


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "document", nargs="?", metavar="DOCUMENT", help="its id: d1; else every draft"
    )
    add_formats(parser)


COMMANDS: tuple[Command, ...] = (
    Command(
        name="coverage",
        summary="show what of a text is claims, and what to check no claim holds",
        details=(
            "Sentences and parts of them with figures, dates, names, quotations or superlatives "
            "that stand in no claim; and, in a draft with notes, comments or links, the "
            "paragraphs that have none."
        ),
        examples=("factcheck coverage", "factcheck coverage d1 --json"),
        configure=_configure,
        run=cover,
    ),
)
