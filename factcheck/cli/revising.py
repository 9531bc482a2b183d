"""``revision``: what became of every claim when a draft came back edited."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from claims.errors import InputError
from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.listing import add_formats, print_records
from factcheck.cli.output import say, tell

if TYPE_CHECKING:
    from claims.model import Claim, DiffPart
    from claims.replacing import Replaced
    from claims.revising import Fate
    from claims.store import Case
    from claims.store.versions import Origin, Version

_WORDS = 200
"""Code points of a claim or a difference shown on a line for people."""


def fates_words(fates: Mapping[Fate, int]) -> str:
    """How many claims met each fate: "12 kept, 2 changed (stale where decided), 1 gone, 3 new"."""
    from claims.revising import Fate

    parts = [
        f"{fates.get(Fate.KEPT, 0)} kept",
        f"{fates.get(Fate.CHANGED, 0) + fates.get(Fate.SPLIT, 0)} changed (stale where decided)",
        f"{fates.get(Fate.VANISHED, 0)} gone",
        f"{fates.get(Fate.NEW, 0)} new",
    ]
    joined = fates.get(Fate.JOINED, 0)
    return ", ".join([*parts, f"{joined} joined with others"] if joined else parts)


def replaced_words(case: Case, replaced: Replaced) -> str:
    """What a new version did, on one line."""
    document = case.document(replaced.new)
    version = case.versions.number(replaced.new)
    return (
        f"{document.id} {document.name} is version {version}, in the place of {replaced.old}: "
        f"{fates_words(replaced.fates)}"
    )


def origin_lines(case: Case, claim: str) -> Iterator[str]:
    """What a claim was in the version before, and what it became in the next, for people."""
    for origin in case.versions.origins([claim]):
        before = case.claim(origin.was)
        version = case.versions.number(before.document)
        yield f"{claim} was {origin.was} in version {version}, {_fate_words(origin)}"
        if origin.fate != "kept":
            yield f"    {_diff_words(_diff(before, case.claim(claim)))}"
    for origin in case.versions.became(claim):
        after = case.claim(origin.claim)
        version = case.versions.number(after.document)
        yield f"{claim} is {origin.claim} in version {version}, {_fate_words(origin)}"


def origin_records(case: Case, claim: str) -> list[dict[str, Any]]:
    """What a claim was in the version before, as in ``show --json``."""
    return [
        {
            "claim": origin.was,
            "fate": origin.fate.value,
            "reason": origin.reason,
            "diff": _parts(_diff(case.claim(origin.was), case.claim(claim))),
        }
        for origin in case.versions.origins([claim])
    ]


def _fate_words(origin: Origin) -> str:
    return f"{origin.fate.value}: {origin.reason}" if origin.reason else origin.fate.value


def _diff(before: Claim | None, after: Claim | None) -> tuple[DiffPart, ...]:
    from claims.revising import word_diff

    return word_diff(before.text if before else "", after.text if after else "")


def _parts(diff: tuple[DiffPart, ...]) -> list[list[str]]:
    return [[part.op, part.text] for part in diff]


def _diff_words(diff: tuple[DiffPart, ...]) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    told = " ".join("".join(marks[part.op].format(part.text) for part in diff).split())
    return told if len(told) <= 2 * _WORDS else f"{told[: 2 * _WORDS]}…"


def list_revision(arguments: Namespace, around: Around) -> int:
    """Print what became of every claim of a document in its next version."""
    with open_case(arguments, around, read_only=True) as case:
        version = _chosen(case, arguments.document)
        print_records(arguments, lambda: _records(case, version), _print_fates)
    return 0


def _chosen(case: Case, document: str | None) -> Version:
    """The revision that is meant: the latest unless a document is named."""
    from claims.fates import latest

    identifier = f"d{document}" if document and document.isdecimal() else document
    found = latest(case, identifier)
    if found is None:
        whose = f"{identifier} is" if identifier else "nothing of this case is"
        raise InputError(
            f"{whose} no new version of a text; factcheck add --revises d1 FILE makes one"
        )
    return found


def _records(case: Case, version: Version) -> Iterator[dict[str, Any]]:
    """Every claim of the new version with its fate, then those of the old one that are gone."""
    from claims.fates import fates_of

    for one in fates_of(case, version):
        yield _record(case, one.fate.value, one.before, one.after, one.reason)


def _record(
    case: Case, fate: str, before: Claim | None, after: Claim | None, reason: str = ""
) -> dict[str, Any]:
    shown = after or before
    state = case.states([shown.id])[shown.id] if shown else None
    return {
        "fate": fate,
        "claim": after.id if after else None,
        "was": before.id if before else None,
        "text": after.text if after else None,
        "was_text": before.text if before else None,
        "reason": reason,
        "diff": _parts(_diff(before, after)),
        "status": state.status.value if state else None,
        "verdict": state.verdict if state else None,
    }


def _print_fates(records: Iterator[dict[str, Any]]) -> None:
    from collections import Counter

    from claims.model import DiffPart
    from claims.revising import Fate

    fates: Counter[Fate] = Counter()
    for record in records:
        fates[Fate(record["fate"])] += 1
        was = f" was {record['was']}" if record["was"] and record["claim"] else ""
        left = f"{record['fate']:<9} {(record['claim'] or record['was']) + was:<14}"
        verdict = f" {record['verdict']}" if record["verdict"] else ""
        plain = record["fate"] in ("kept", "new", "vanished")
        words = " ".join((record["text"] or record["was_text"] or "").split())[:_WORDS]
        told = words if plain else _diff_words(tuple(DiffPart(*one) for one in record["diff"]))
        say(f"{left} {record['status']}{verdict}  {told}")
        if record["reason"]:
            say(f"{'':<24} {record['reason']}")
    tell(fates_words(fates))


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "document",
        nargs="?",
        metavar="DOCUMENT",
        help="the new version, or the old one: d3, or 3 (the latest unless said)",
    )
    add_formats(parser)


COMMANDS: tuple[Command, ...] = (
    Command(
        name="revision",
        summary="list what became of each claim in a new version of a draft",
        details=(
            "Kept are the same words at the same passage; changed ones are stale where they were\n"
            "decided; of what is gone, decided claims are orphans until somebody lets them go."
        ),
        examples=("factcheck revision", "factcheck revision d3 --json"),
        configure=_configure,
        run=list_revision,
    ),
)
