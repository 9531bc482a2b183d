"""``disputed``, ``contradictions`` and ``clusters``: what the case holds against itself."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.listing import add_formats, chosen_filter, print_records
from factcheck.cli.output import say, tell

if TYPE_CHECKING:
    from claims.model import Claim, Cluster, Dispute
    from claims.store import Case

LIMIT = 50
"""Rows shown unless another number is asked for."""
_WORDS = 160
"""Code points of a claim shown on a line for people."""


def list_disputed(arguments: Namespace, around: Around) -> int:
    """Print what is disputed, the most serious first."""
    with open_case(arguments, around, read_only=True) as case:
        asked = chosen_filter(case, arguments)
        found = case.disputes.listed(arguments.limit, arguments.offset, asked)
        _print_disputes(arguments, found)
        if not (arguments.json or arguments.jsonl):
            _tell_share(len(found), case.disputes.count(asked), "disputed")
    return 0


def list_contradictions(arguments: Namespace, around: Around) -> int:
    """Print every two passages that contradict each other."""
    within = True if arguments.within else False if arguments.between else None
    with open_case(arguments, around, read_only=True) as case:
        found = case.disputes.contradictions(
            arguments.limit, arguments.offset, chosen_filter(case, arguments), within=within
        )
        _print_disputes(arguments, found)
        if not (arguments.json or arguments.jsonl):
            tell(f"{len(found)} contradictions" if len(found) != 1 else "1 contradiction")
    return 0


def list_clusters(arguments: Namespace, around: Around) -> int:
    """Print the claims that are made more than once."""
    with open_case(arguments, around, read_only=True) as case:
        found = case.repeats.clusters(arguments.limit, arguments.offset)
        records = (cluster_record(case, cluster) for cluster in found)
        print_records(arguments, lambda: records, _print_clusters)
        waiting = case.repeats.waiting()
        if waiting:
            tell(f"{waiting} claims are not compared yet: run factcheck add to go on.")
        if not (arguments.json or arguments.jsonl):
            _tell_share(len(found), case.repeats.count(), "clusters")
    return 0


def _tell_share(shown: int, total: int, what: str) -> None:
    tell(f"{shown} of {total} {what}" if shown != total else f"{total} {what}")


def _print_disputes(arguments: Namespace, found: tuple[Dispute, ...]) -> None:
    records = (dispute_record(one) for one in found)
    print_records(arguments, lambda: records, _print_blocks)


def dispute_record(dispute: Dispute) -> dict[str, Any]:
    """A row of ``disputed --json``."""
    return {
        "claim": dispute.claim,
        "document": dispute.document,
        "document_name": dispute.document_name,
        "in_draft": dispute.in_draft,
        "status": dispute.status.value,
        "text": dispute.text,
        "value": dispute.value,
        "speaker": dispute.speaker,
        "worthiness": round(dispute.worthiness, 4),
        "relation": dispute.relation.value,
        "evidence": dispute.evidence or None,
        "against": {
            "document": dispute.against,
            "document_name": dispute.against_name,
            "claim": dispute.against_claim or None,
            "text": dispute.against_text,
            "value": dispute.against_value,
            "locator": dispute.locator,
        },
        "difference": dispute.difference,
        "reasons": list(dispute.reasons),
        "score": round(dispute.score, 4),
        "cluster": dispute.cluster or None,
        "others": dispute.others,
    }


def cluster_record(case: Case, cluster: Cluster) -> dict[str, Any]:
    """A row of ``clusters --json``."""
    claims = case.claims(cluster.claims)
    return {
        "id": cluster.id,
        "documents": cluster.documents,
        "sources": cluster.sources,
        "spread": cluster.spread,
        "outliers": list(cluster.outliers),
        "claims": [_claim_record(claim) for claim in claims.values()],
    }


def _claim_record(claim: Claim) -> dict[str, Any]:
    return {"id": claim.id, "document": claim.document, "text": claim.text}


def _print_blocks(records: Iterator[dict[str, Any]]) -> None:
    for record in records:
        for line in _block(record):
            say(line)
        say()


def _block(record: dict[str, Any]) -> Iterator[str]:
    """A dispute on three or four lines: the claim, what stands against it, how far, and why."""
    against = record["against"]
    where = "draft" if record["in_draft"] else record["document_name"]
    what = "unusual figure" if record["cluster"] else record["relation"]
    yield f"{record['claim']:<6} {what.upper()}  {where}, {record['status']}"
    speaker = f"{record['speaker']}: " if record["speaker"] else ""
    yield f"       {speaker}“{_short(record['text'])}”{_figure(record['value'])}"
    if record["relation"] != "not-found":
        place = ", ".join(filter(None, (against["document_name"], against["locator"])))
        yield f"       {place}: “{_short(against['text'])}”{_figure(against['value'])}"
    reasons = "; ".join([*filter(None, [record["difference"]]), *record["reasons"][:1]])
    more = f" (and {record['others']} more of these two)" if record["others"] else ""
    yield f"       {reasons}{more}"


def _figure(words: str) -> str:
    return f"  [{words}]" if words else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[: _WORDS - 1]}…" if len(line) > _WORDS else line


def _print_clusters(records: Iterator[dict[str, Any]]) -> None:
    for record in records:
        documents = f"{record['documents']} document{'s' if record['documents'] != 1 else ''}"
        spread = f"  {record['spread']}" if record["spread"] else ""
        if record["sources"] < record["documents"]:
            sources = f"{record['sources']} source{'s' if record['sources'] != 1 else ''}"
            documents = f"{documents} ({sources})"
        say(f"{record['id']:<6} {len(record['claims'])} claims of {documents}{spread}")
        for claim in record["claims"]:
            mark = "unusual" if claim["id"] in record["outliers"] else ""
            say(f"       {claim['id']:<6} {mark:<8}{claim['document']:<5} {_short(claim['text'])}")
        say()


def _offset(text: str) -> int:
    """A count as typed, 0 or more."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise ArgumentTypeError(f"not a number from 0 up: {text!r}")
    return int(text)


def _configure(parser: ArgumentParser) -> None:
    from factcheck.cli.parser import positive

    parser.add_argument(
        "--limit", type=positive, default=LIMIT, metavar="N", help=f"at most so many ({LIMIT})"
    )
    parser.add_argument(
        "--offset", type=_offset, default=0, metavar="N", help="leave out so many first ones"
    )
    add_formats(parser)


def _configure_disputed(parser: ArgumentParser) -> None:
    _configure(parser)
    parser.add_argument(
        "--filter",
        default="",
        metavar="Q",
        help="only of these claims: status:open speaker:Garland",
    )


def _configure_contradictions(parser: ArgumentParser) -> None:
    _configure_disputed(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--within", action="store_true", help="only inside one document")
    which.add_argument("--between", action="store_true", help="only of two documents")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="disputed",
        summary="list the figures, quotations and names that something contradicts",
        details=(
            "The draft's claims first; conflicting figures, then altered quotations, names spelt\n"
            "differently, quotations not found, and figures unlike those of the same claim\n"
            "elsewhere. Large differences, sure matches and worthy claims come first; what\n"
            "two documents say more than once is listed once."
        ),
        examples=(
            "factcheck disputed",
            "factcheck disputed --filter status:open --limit 10",
            "factcheck disputed --jsonl > disputed.jsonl",
        ),
        configure=_configure_disputed,
        run=list_disputed,
    ),
    Command(
        name="contradictions",
        summary="list every two passages that contradict each other, each pair once",
        examples=(
            "factcheck contradictions --within",
            "factcheck contradictions --between --json",
        ),
        configure=_configure_contradictions,
        run=list_contradictions,
    ),
    Command(
        name="clusters",
        summary="list the claims that several documents make in nearly the same words",
        details=(
            "Numbers do not count for likeness, so a copy with another figure is found. First\n"
            "the clusters in which a figure conflicts with the most common one: those claims are\n"
            "marked and stand first. Claims are linked, never merged."
        ),
        examples=("factcheck clusters", "factcheck clusters --limit 5 --json"),
        configure=_configure,
        run=list_clusters,
    ),
)
