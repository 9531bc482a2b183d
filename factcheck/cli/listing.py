"""``list``, ``show`` and ``search``: what is in the case."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.cli.acts import claim_id
from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.output import say, say_json, say_json_array, say_json_lines, tell

if TYPE_CHECKING:
    from claims.filters import Filter
    from claims.model import Document, Event, Evidence
    from claims.store import Case, QueueRow

FIGURES = ("agrees", "compatible", "conflicts", "different-scope")
"""The relations of figures, which every claim's record counts."""
BATCH = 256
"""Claims read at a time: as many as the store reads by key in one statement."""


def chosen_ids(case: Case, arguments: Namespace, *, queue: bool = False) -> list[str]:
    """The claims that ``--filter`` lets through, in the order of ``--order``."""
    from claims.filters import Order, parse_order

    order, seed = parse_order(arguments.order or Order.DOCUMENT)
    found = case.queue.claim_ids(chosen_filter(case, arguments), order, seed=seed, queue=queue)
    return [f"c{number}" for number in found]


def chosen_filter(case: Case, arguments: Namespace) -> Filter:
    """The filter of ``--filter``; ``@name`` in it is one that the reviewer saved."""
    from claims.filters import parse

    return parse(spelt_out_filter(case, arguments.filter, arguments.reviewer or ""))


def spelt_out_filter(case: Case, text: str, named: str) -> str:
    """``text`` with what each saved filter in it stands for: those of the reviewer ``named``, or
    of whoever was at the keyboard last.
    """
    if "@" not in text:
        return text
    from claims.saved import KEY, kept_filters, spelt_out
    from factcheck.tui.place import REVIEWER

    reviewer = named or str(case.memory.recall("", REVIEWER) or "")
    return spelt_out(kept_filters(case.memory.recall(reviewer, KEY)), text)


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """``ids`` in runs that the store reads at once."""
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))


def claim_records(case: Case, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Claims as in ``list --json``."""
    from claims.records import quantity_record, scope_record
    from factcheck.cli.precedents import published_record

    documents = {document.id: document for document in case.documents(withdrawn=True, text=False)}
    for some in batches(ids):
        claims, states = case.claims(some), case.states(some)
        checks = case.checks.counts(some)
        rows = case.queue.rows([int(identifier[1:]) for identifier in some])
        for row in (rows[int(identifier[1:])] for identifier in some):
            claim = claims[row.id]
            yield {
                "id": claim.id,
                "document": claim.document,
                "role": documents[claim.document].role.value,
                "span": [claim.span.start, claim.span.end],
                "text": claim.text,
                "kinds": [kind.value for kind in claim.kinds],
                "speaker": claim.speaker,
                "quantities": [quantity_record(quantity) for quantity in claim.quantities],
                "scope": scope_record(claim.scope),
                "status": row.status.value,
                "verdict": row.verdict,
                "confidence": row.confidence.value if row.confidence else None,
                "number": states[row.id].number or None,
                "tags": list(states[row.id].tags),
                "same_as": row.same_as,
                "flagged": row.flagged,
                "due": row.due,
                "worthiness": round(claim.worthiness, 4),
                "relations": _counts(row),
                "precedents": checks.get(claim.id, 0),
                "published": published_record(documents[claim.document]),
                "notes": list(claim.notes),
                "marked_by": claim.marked_by or None,
                "dropped": dropped.record() if (dropped := states[row.id].dropped) else None,
            }


def _counts(row: QueueRow) -> dict[str, int]:
    """How many passages stand in each relation: those of figures always, others where any do."""
    return dict.fromkeys(FIGURES, 0) | {
        relation.value: count for relation, count in row.relations.items()
    }


def list_claims(arguments: Namespace, around: Around) -> int:
    """Print the claims of the case."""
    with open_case(arguments, around, read_only=True) as case:
        ids = chosen_ids(case, arguments)
        print_records(arguments, lambda: claim_records(case, ids), _print_table)
    return 0


def print_records(
    arguments: Namespace,
    records: Callable[[], Iterator[dict[str, Any]]],
    for_people: Callable[[Iterator[dict[str, Any]]], None],
) -> None:
    """Records as one array, one a line, or as people read them."""
    if arguments.json:
        say_json_array(records())
    elif arguments.jsonl:
        say_json_lines(records())
    else:
        for_people(records())


def _print_table(records: Iterator[dict[str, Any]]) -> None:
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007
        say(_row(record))
    tell(f"{count} claims" if count != 1 else "1 claim")


def _row(record: dict[str, Any]) -> str:
    """``c12  draft  open  conflicts 1  Garland: The deadliest drug threat …``."""
    shown = {name: count for name, count in record["relations"].items() if count}
    relations = " ".join(f"{name} {count}" for name, count in shown.items())
    verdict = record["verdict"] or ("due" if record["due"] else record["status"])
    flag = " flagged" if record["flagged"] else ""
    flag += f" ={record['same_as']}" if record["same_as"] else ""
    speaker = f"{record['speaker']}: " if record["speaker"] else ""
    text = " ".join(record["text"].split())
    text = f"{text[:99]}…" if len(text) > 100 else text
    left = f"{record['id']:<6} {record['role']:<9} {verdict + flag:<14}"
    return f"{left} {speaker}{text}{'  [' + relations + ']' if relations else ''}"


def show_claim(arguments: Namespace, around: Around) -> int:
    """Print one claim with its evidence and history."""
    with open_case(arguments, around, read_only=True) as case:
        identifier = claim_id(arguments.claim)
        case.claim(identifier)
        if arguments.json:
            say_json(_whole_record(case, identifier))
        else:
            for line in claim_lines(case, identifier):
                say(line)
            _print_history(case, identifier)
    return 0


def _print_history(case: Case, identifier: str) -> None:
    from factcheck.cli.wording import event_words

    lines = [f"  {event_words(event)}" for event in whole_history(case, identifier)]
    say("\n".join(["\nHistory", *lines] if lines else ["\nHistory: none"]))


def whole_history(case: Case, identifier: str) -> list[Event]:
    """What was done to a claim and its evidence, and in earlier versions of its text, in order."""
    return case.past.of_claim(identifier)


def claim_lines(case: Case, identifier: str) -> Iterator[str]:
    """A claim, its reading, what was decided and what speaks to it, for people."""
    from claims.grouping import beside_words
    from claims.locating import Locator
    from claims.review import scale_of
    from claims.wording import annotation_words
    from factcheck.cli.journaling import noted_lines
    from factcheck.cli.repeating import repeat_lines
    from factcheck.cli.revising import origin_lines
    from factcheck.cli.who import who_lines
    from factcheck.cli.wording import (
        evidence_lines,
        note_words,
        reading_words,
        speaker_words,
        state_lines,
    )

    claim, state = case.claim(identifier), case.states([identifier])[identifier]
    document = case.document(claim.document)
    yield f"{claim.id}  {document.role.value}: {document.name}"
    yield f"“{claim.text}”"
    if claim.marked_by:
        yield f"Marked by {claim.marked_by}"
    yield from filter(None, (speaker_words(claim.attribution), reading_words(claim)))
    yield from who_lines(case, identifier)
    yield from (note_words(note) for note in claim.notes)
    for hung in Locator(document).annotations(claim.span):
        yield f"{hung.kind.value.capitalize()}: {annotation_words(hung, document.text)}"
    yield from origin_lines(case, identifier)
    yield from state_lines(state, scale_of(case))
    yield from repeat_lines(case, identifier, state)
    found = case.evidence(identifier)
    yield f"\nEvidence: {len(found) or 'none'}"
    for evidence in found:
        beside = beside_words(case, evidence.document)
        yield from evidence_lines(evidence, case.document(evidence.document), beside)
    yield from noted_lines(case, identifier)


def _whole_record(case: Case, identifier: str) -> dict[str, Any]:
    """The claim as in ``list``, with why it is one, its evidence and its events."""
    from claims.locating import Locator
    from claims.records import attribution_record, span_record
    from factcheck.cli.journaling import noted_records
    from factcheck.cli.repeating import elsewhere
    from factcheck.cli.revising import origin_records
    from factcheck.cli.who import who_record

    claim, state = case.claim(identifier), case.states([identifier])[identifier]
    return {
        **next(claim_records(case, [identifier])),
        "reasons": list(claim.reasons),
        "attribution": attribution_record(claim.attribution) if claim.attribution else None,
        "who": who_record(case, identifier),
        "rationale": state.rationale,
        "correction": state.correction,
        "set_aside": state.set_aside,
        "repeats": list(case.same.repeats([identifier]).get(identifier, ())),
        "also": [one.record for one in elsewhere(case, identifier)],
        "annotations": [
            {
                "kind": one.kind.value,
                "text": one.text,
                "author": one.author,
                "span": span_record(one.span),
            }
            for one in Locator(case.document(claim.document)).annotations(claim.span)
        ],
        "evidence": [
            evidence_record(found, case.document(found.document))
            for found in case.evidence(identifier, dismissed=True)
        ],
        "was": origin_records(case, identifier),
        "journal": noted_records(case, identifier),
        "history": [event_record(event) for event in whole_history(case, identifier)],
    }


def evidence_record(evidence: Evidence, document: Document) -> dict[str, Any]:
    """A passage as in ``show --json``, with what its document published if that is a check."""
    from claims.records import difference_record, quantity_record
    from factcheck.cli.precedents import published_record

    difference, quantity = evidence.difference, evidence.quantity
    return {
        "id": evidence.id,
        "document": evidence.document,
        "group": document.group or None,
        "span": [evidence.span.start, evidence.span.end],
        "text": evidence.text,
        "locator": evidence.locator,
        "relation": evidence.relation.value,
        "reasons": list(evidence.reasons),
        "score": round(evidence.score, 4),
        "quantity": quantity_record(quantity) if quantity else None,
        "difference": difference_record(difference) if difference else None,
        "diff": [[part.op, part.text] for part in evidence.diff],
        "claim": evidence.source_claim or None,
        "differs": list(evidence.differs),
        "published": published_record(document),
        "stance": evidence.stance.value if evidence.stance else None,
        "dismissed": evidence.dismissed,
    }


def event_record(event: Event) -> dict[str, Any]:
    """An event as in ``show --json``."""
    return {
        "seq": event.seq,
        "at": event.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "reviewer": event.reviewer,
        "act": event.act,
        "undoes": event.undoes,
        "changes": [
            {
                "target": change.target,
                "field": change.field,
                "before": change.before,
                "after": change.after,
            }
            for change in event.changes
        ],
        "hash": event.hash,
    }


def search_claims(arguments: Namespace, around: Around) -> int:
    """Print the claims whose text or context holds the words."""
    with open_case(arguments, around, read_only=True) as case:
        found = case.search(" ".join(arguments.words), arguments.limit)
        ids = [identifier for identifier, _ in found]
        print_records(arguments, lambda: claim_records(case, ids), _print_table)
    return 0


def add_formats(parser: ArgumentParser) -> None:
    """``--json`` and ``--jsonl``, which every command that lists has."""
    formats = parser.add_mutually_exclusive_group()
    formats.add_argument("--json", action="store_true", help="one array")
    formats.add_argument("--jsonl", action="store_true", help="one object a line")


def _configure_list(parser: ArgumentParser) -> None:
    from factcheck.cli.parser import add_selection

    add_formats(parser)
    add_selection(parser)


def _configure_show(parser: ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", help="its id: c12, or 12")
    parser.add_argument("--json", action="store_true", help="as one object")


def _configure_search(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORD")
    from factcheck.cli.parser import positive

    parser.add_argument(
        "--limit", type=positive, default=50, metavar="N", help="at most so many (50)"
    )
    add_formats(parser)


COMMANDS: tuple[Command, ...] = (
    Command(
        name="list",
        summary="list the claims of the case",
        details="Documents in order of adding, then by place in the text, unless --order says so.",
        examples=(
            "factcheck list --filter 'status:open conflicts'",
            "factcheck list --filter 'speaker:Garland value>1000' --json",
            "factcheck list --jsonl | head",
        ),
        configure=_configure_list,
        run=list_claims,
    ),
    Command(
        name="show",
        summary="show one claim with its evidence and history",
        examples=("factcheck show c12", "factcheck show 12 --json"),
        configure=_configure_show,
        run=show_claim,
    ),
    Command(
        name="search",
        summary="find claims by words of their text",
        examples=("factcheck search synthetic opioids", "factcheck search 100,000 --json"),
        configure=_configure_search,
        run=search_claims,
    ),
)
