"""``documents``: what the case is made of, which of it is one source, and what it is said to be."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.deciding import opened_review, say_event
from factcheck.cli.listing import add_formats, print_records
from factcheck.cli.output import say, tell

if TYPE_CHECKING:
    from claims.model import Event
    from claims.review import Review
    from claims.store import Case


def documents(arguments: Namespace, around: Around) -> int:
    """List the documents of the case."""
    with open_case(arguments, around, read_only=True) as case:
        print_records(arguments, lambda: _records(case, withdrawn=arguments.all), _print)
    return 0


def _records(case: Case, *, withdrawn: bool) -> Iterator[dict[str, Any]]:
    counts = case.copies.claims()
    groups = {one: group for group in case.copies.groups() for one in group.documents}
    for document in case.documents(withdrawn=withdrawn, text=False):
        group = groups.get(document.id)
        yield {
            "id": document.id,
            "role": document.role.value,
            "title": document.name,
            "publisher": document.publisher,
            "author": document.author,
            "published": document.published.isoformat() if document.published else None,
            "kind": document.kind.value if document.kind else None,
            "group": document.group or None,
            "original": group.original if group else document.id,
            "same_source": [one for one in group.documents if one != document.id] if group else [],
            "claims": counts.get(document.id, 0),
            "confidential": document.confidential,
            "withdrawn": document.withdrawn,
            "url": document.url,
            "sha256": document.sha256,
        }


def _print(records: Iterator[dict[str, Any]]) -> None:
    from claims.grouping import group_words

    count, sources = 0, set()
    for count, record in enumerate(records, 1):  # noqa: B007
        sources.add(record["original"])
        told = (
            record["publisher"],
            record["published"],
            record["kind"],
            f"{record['claims']} claims" if record["claims"] != 1 else "1 claim",
            group_words(record["group"] or "", record["same_source"]),
            "confidential" if record["confidential"] else "",
            "withdrawn" if record["withdrawn"] else "",
        )
        say(f"{record['id']:<5} {record['role']:<9} {record['title']}")
        say(f"      {' · '.join(filter(None, told))}")
    independent = f", {len(sources)} independent sources" if len(sources) != count else ""
    tell(f"{count} document{'' if count == 1 else 's'}{independent}")


def _change(arguments: Namespace, around: Around) -> int:
    with opened_review(arguments, around) as review:
        event: Event = arguments.change(review, arguments)
        say_event(event)
    return 0


def document_id(text: str) -> str:
    """A document's id as typed, with or without its letter: "d3" for "3"."""
    return f"d{text}" if text.isdecimal() and text.isascii() else text


def _group(review: Review, arguments: Namespace) -> Event:
    from claims.grouping import group

    return group(review, [document_id(one) for one in arguments.document])


def _ungroup(review: Review, arguments: Namespace) -> Event:
    from claims.grouping import ungroup

    return ungroup(review, [document_id(one) for one in arguments.document])


def _set(review: Review, arguments: Namespace) -> Event:
    from claims.grouping import describe

    text = " ".join(arguments.value)
    return describe(review, document_id(arguments.document), arguments.field, text)


def _withdraw(review: Review, arguments: Namespace) -> Event:
    return review.withdraw(document_id(arguments.document))


_ONE: tuple[str, dict[str, Any]] = (
    "document",
    {"metavar": "DOCUMENT", "help": "its id: d3, or 3"},
)
_ACTS: tuple[tuple[str, str, tuple[tuple[str, dict[str, Any]], ...], Any, str], ...] = (
    (
        "group",
        "say that documents are one source: what they say counts once",
        (("document", {"nargs": "+", "metavar": "DOCUMENT", "help": "two or more: d3 d7"}),),
        _group,
        "factcheck documents group d3 d7",
    ),
    (
        "ungroup",
        "say that a document is a source of its own",
        (("document", {"nargs": "+", "metavar": "DOCUMENT", "help": "d7"}),),
        _ungroup,
        "factcheck documents ungroup d7",
    ),
    (
        "set",
        "correct what a document is said to be",
        (
            _ONE,
            ("field", {"metavar": "FIELD", "help": "title, publisher, author, published or kind"}),
            ("value", {"nargs": "*", "metavar": "VALUE", "help": "nothing empties it"}),
        ),
        _set,
        "factcheck documents set d3 published 2023-10-05",
    ),
    (
        "withdraw",
        "take a wrongly added document out of the work; its record stays",
        (_ONE,),
        _withdraw,
        "factcheck documents withdraw d3",
    ),
)


def _configure(parser: ArgumentParser) -> None:
    from factcheck.cli.parser import add_act

    add_formats(parser)
    parser.add_argument("--all", action="store_true", help="withdrawn ones as well")
    acts = parser.add_subparsers(
        title="acts", metavar="ACT", dest="doing", prog="factcheck documents"
    )
    for name, summary, arguments, change, example in _ACTS:
        one = add_act(acts, name, summary, example)
        for argument, options in arguments:
            one.add_argument(argument, **options)
        one.set_defaults(act=_change, change=change)
    parser.set_defaults(act=documents)


COMMANDS: tuple[Command, ...] = (
    Command(
        name="documents",
        summary="list the documents, and say which are one source",
        details=(
            "Copies of one text are found as they come in and count as one source; what is found\n"
            "can be overruled. Every act can be undone."
        ),
        examples=(
            "factcheck documents",
            "factcheck documents --json",
            *(example for *_, example in _ACTS),
        ),
        configure=_configure,
        run=lambda arguments, around: int(arguments.act(arguments, around)),
    ),
)
