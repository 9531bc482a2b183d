"""What has become of a case since somebody signed it.

A sign-off stands as long as nothing that the report tells is otherwise than it was: no field has
another value than at that event, no document has come in, no passage that is shown has come in or
is read otherwise. What was changed and undone again is as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from claims.model import EntryKind, Json
from claims.store.acts import IMPORT
from claims.store.conditions import TO_REVIEW
from claims.store.database import Database
from claims.store.entries import is_entry, present
from claims.store.ids import number
from claims.store.queue import drafted

_SHOWN = (
    "NOT p.dismissed AND NOT p.gone AND source.withdrawn = 0 AND d.withdrawn = 0 AND " + TO_REVIEW
)
_OF = (
    "JOIN documents source ON source.id = p.document JOIN states s ON s.claim = p.claim "
    "JOIN documents d ON d.id = s.document"
)
"""What tells whether a passage ``p`` is shown beside a claim that is to be reviewed."""
_BESIDE = frozenset(
    {
        EntryKind.COMMENT,
        EntryKind.SECOND_READING,
        EntryKind.ADJUDICATION,
        EntryKind.CHANGE,
        EntryKind.SIGN_OFF,
    }
)
"""Entries that no public report holds, or that are about what was signed."""
_OF_THE_CASE = ("scale", "rules")
_ORDER_OF_WORK = "skipped"
_QUIET = frozenset({"decided_at", "decided_by", "scale", "standing"})


class Changed(NamedTuple):
    """What is otherwise than it was."""

    event: int
    quiet: bool
    """Whether it only follows from something else of the same event, which is better told."""
    words: str
    """ "verdict of c12", "d5 came in"."""


@dataclass(slots=True)
class _Net:
    """A field over several events: what it was first, what it is, and who set it last."""

    before: str
    after: str
    seq: int


def changed_since(database: Database, seq: int) -> Changed | None:
    """The first thing that is otherwise than right after event ``seq``; None where nothing is."""
    found = [
        *_changed_fields(database, seq),
        *_came_in(database, seq),
        *_read_otherwise(database, seq),
    ]
    return min(found, default=None, key=lambda one: (one.event, one.quiet))


def _changed_fields(database: Database, seq: int) -> Iterator[Changed]:
    net: dict[tuple[str, str], _Net] = {}
    for at, target, field, before, after in database.rows(
        "SELECT seq, target, field, before, after FROM changes WHERE seq > ? "
        "ORDER BY seq, position",
        (seq,),
    ):
        known = net.setdefault((target, field), _Net(before, after, at))
        known.after, known.seq = after, at
    kinds = {
        target: json.loads(one.before)
        for (target, field), one in net.items()
        if is_entry(target) and field == "kind"
    }
    for (target, field), one in net.items():
        if one.before != one.after and _counts(database, target, field, kinds.get(target)):
            yield Changed(one.seq, field in _QUIET, f"{field.replace('_', ' ')} of {target}")


def _counts(database: Database, target: str, field: str, kind: Json) -> bool:
    """Whether a field is of what is signed, and not of the order of work or of talk about it."""
    if target == "case":
        return field.partition(":")[0] in _OF_THE_CASE
    if is_entry(target):
        return (kind or present(database, target)["kind"]) not in _BESIDE
    return field != _ORDER_OF_WORK


def _came_in(database: Database, seq: int) -> Iterator[Changed]:
    for at, stored in database.rows(
        "SELECT seq, detail FROM events WHERE seq > ? AND act = ?", (seq, IMPORT)
    ):
        detail = json.loads(stored)
        if detail.get("what") == "document":
            yield Changed(at, False, f"{detail['document']} came in")
        elif detail.get("what") == "precedents":
            yield Changed(at, False, "published checks came in")
        elif detail.get("passages"):
            first, count = detail["passages"]
            yield from _shown_of(database, at, number(first, "e"), int(count))


def _shown_of(database: Database, seq: int, first: int, count: int) -> Iterator[Changed]:
    """A passage of those that came in with an event which is shown at present."""
    row = database.row(
        f"SELECT p.id, p.claim FROM passages p {_OF} "
        f"WHERE p.id BETWEEN :first AND :last AND {_SHOWN} LIMIT 1",
        {"first": first, "last": first + count - 1, "drafted": drafted(database)},
    )
    if row:
        yield Changed(seq, False, f"e{row[0]} came in as evidence for c{row[1]}")


def _read_otherwise(database: Database, seq: int) -> Iterator[Changed]:
    """Passages that a comparison reads otherwise than what was there when the case was signed."""
    row = database.row(
        "SELECT max(r.seq), p.id, p.claim FROM readings r JOIN passages p ON p.id = r.evidence "
        f"JOIN evidence e ON e.id = p.id {_OF} "
        "LEFT JOIN readings o ON o.evidence = r.evidence AND o.seq = "
        "(SELECT max(seq) FROM readings WHERE evidence = r.evidence AND seq <= :seq) "
        f"WHERE r.seq > :seq AND {_SHOWN} AND (coalesce(o.relation, e.relation) <> p.relation "
        "OR coalesce(o.record, e.record) <> p.record) GROUP BY p.id LIMIT 1",
        {"seq": seq, "drafted": drafted(database)},
    )
    if row:
        yield Changed(row[0], False, f"e{row[1]} is read otherwise for c{row[2]}")
