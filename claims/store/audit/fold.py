"""The fold: the state tables say what the history says, and nothing else."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from claims.errors import CaseError, Refused
from claims.model import Json
from claims.model.kinds import JOURNAL_FIELDS
from claims.phrases import phrase
from claims.store import casting, entries, states
from claims.store.chain import canonical
from claims.store.database import Database
from claims.store.marking import UNMARKED, brought_by_hand

_EMPTY = {None: "IS NULL", False: "= 0", "": "= ''"}
_UNTOUCHED = " AND ".join(
    f"{field} {_EMPTY[states.UNTOUCHED[field]]}"  # type: ignore[index]
    for field in states.CLAIM_FIELDS
)
_DEFAULTS: dict[str, Json] = {
    **states.UNTOUCHED,
    "dismissed": False,
    "taken": False,
    "overruled": None,
    "withdrawn": False,
    "revises": None,
    "group": None,
    "person": None,
    "apart": False,
    "called": None,
    "acts": 0,
}


def check_fold(database: Database) -> Iterator[str]:
    """Fold every change anew and compare, field by field."""
    folded: dict[str, dict[str, Json]] = defaultdict(dict)
    # What came in as a version of something, or with an act still to come, is out of the work
    # until that act.
    for (document,) in database.rows(
        "SELECT json_extract(detail, '$.document') FROM events WHERE act = 'import' "
        "AND coalesce(json_extract(detail, '$.revises'), json_extract(detail, '$.waits')) "
        "IS NOT NULL"
    ):
        folded[document]["withdrawn"] = True
    for claim in brought_by_hand(database):
        folded[f"c{claim}"]["dropped"] = UNMARKED
    for seq, target, field, before, after in database.rows(
        "SELECT seq, target, field, before, after FROM changes ORDER BY seq, position"
    ):
        known = folded[target]
        if field in known and canonical(known[field]) != before:
            yield phrase(
                "event {seq} starts from another {field} of {target} than there was",
                seq=seq,
                field=field,
                target=target,
            )
        elif field not in known and not _begins(target, field, before):
            yield phrase(
                "event {seq} starts from a {field} of {target} that nobody had set",
                seq=seq,
                field=field,
                target=target,
            )
        known[field] = json.loads(after)
    yield from _compare(database, folded)
    for target, field, value in _stored(database):
        if field not in folded.get(target, {}):
            yield phrase(
                "{target}: its {field} is {value!r}, which no event says",
                target=target,
                field=field,
                value=value,
            )


def _begins(target: str, field: str, before: str) -> bool:
    """Whether a field that nobody had set can have been as an event found it."""
    defaults = JOURNAL_FIELDS if entries.is_entry(target) else _DEFAULTS
    return field not in defaults or canonical(defaults[field]) == before


def _compare(database: Database, folded: dict[str, dict[str, Json]]) -> Iterator[str]:
    for target, fields in folded.items():
        for field, value in fields.items():
            try:
                present = states.present(database, target, field)
            except (CaseError, Refused) as error:
                yield phrase("the history speaks of {target}: {error}", target=target, error=error)
                break
            if canonical(present) != canonical(value):
                yield phrase(
                    "{target}: its {field} is {present!r}, the history says {value!r}",
                    target=target,
                    field=field,
                    present=present,
                    value=value,
                )


def _stored(database: Database) -> Iterator[tuple[str, str, Json]]:
    """Everything in the state tables that is not as it is when nobody has done anything."""
    names = states.CLAIM_FIELDS
    for row in database.rows(
        f"SELECT claim, overrides, {', '.join(names)} FROM states WHERE NOT ({_UNTOUCHED} "
        "AND overrides = '{}')"
    ):
        claim, changed, *values = row
        for name, value in zip(names, values, strict=True):
            if value != _DEFAULTS[name]:
                yield f"c{claim}", name, value
        yield from ((f"c{claim}", name, value) for name, value in json.loads(changed).items())
    for key, stance, dismissed, taken, overruled in database.rows(
        "SELECT evidence, stance, dismissed, taken, overruled FROM stances"
    ):
        if stance is not None:
            yield f"e{key}", "stance", stance
        if dismissed:
            yield f"e{key}", "dismissed", True
        if taken:
            yield f"e{key}", "taken", True
        if overruled:
            yield f"e{key}", "overruled", json.loads(overruled)
    for (key,) in database.rows("SELECT id FROM documents WHERE withdrawn <> 0"):
        yield f"d{key}", "withdrawn", True
    for (key,) in database.rows(
        "SELECT new FROM versions UNION SELECT document FROM lineage "
        "WHERE document NOT IN (SELECT new FROM versions)"
    ):
        yield f"d{key}", "revises", phrase("another document")
    for key, name, value in database.rows("SELECT document, field, value FROM described"):
        yield f"d{key}", name, json.loads(value)
    for name, value in database.rows("SELECT name, value FROM settings"):
        yield "case", name, json.loads(value)
    yield from casting.stored(database)
    yield from entries.stored(database)
