"""The present of a case: one value for each field of each thing, the fold of all changes.

A change names its target (``c12``, ``e5``, ``d3``, ``case``), a field, and the value before and
after. :func:`apply` writes changes into the state tables and refuses where the value before is
not the present one; :func:`present` reads the same fields back.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from claims.errors import CaseError, Refused
from claims.model import Change, Json, Status
from claims.store import casting, clusters, copies, entries, lineage, overrides, sameness
from claims.store.chain import canonical
from claims.store.database import Database
from claims.store.facets import list_cells, write_facets
from claims.store.ids import number
from claims.store.relations import recount, recount_document
from claims.store.statements import as_it_came_in

CLAIM_FIELDS = (
    "verdict",
    "scale",
    "rationale",
    "correction",
    "flag",
    "deferred",
    "deferred_until",
    "skipped",
    "standing",
    "dropped",
    "decided_at",
    "decided_by",
    "confidence",
    "number",
    "tags",
    "same_as",
)
"""What people decide of a claim, beside the fields they correct (``overrides.FIELDS``)."""
UNTOUCHED: Mapping[str, Json] = {
    **dict.fromkeys(CLAIM_FIELDS),
    "rationale": "",
    "correction": "",
    "skipped": False,
    "number": "",
    "tags": "",
}
"""The fields of a claim of which nobody decided anything."""
_DECIDED = tuple(field for field in CLAIM_FIELDS if field != "skipped")
_SELECT = f"SELECT {', '.join(CLAIM_FIELDS)}, overrides, document, words, status FROM states"
_UPDATE = (
    f"UPDATE states SET {', '.join(f'{field} = ?' for field in CLAIM_FIELDS)}, overrides = ?, "
    "status = ? WHERE claim = ?"
)

Fields: TypeAlias = dict[str, Json]


def present(database: Database, target: str, field: str) -> Json:
    """The value that ``field`` of ``target`` has at this moment.

    Raises:
        CaseError: there is no such thing, or it has no such field.
    """
    return _present(database, target, [field])[field]


def _present(database: Database, target: str, fields: Sequence[str]) -> Fields:
    match target[:1]:
        case "c" if target != "case":
            return _claim(database, target, fields)
        case "e":
            return _evidence(database, number(target, "e"))
        case "d":
            return _document(database, number(target, "d"), fields)
        case _ if target == "case":
            return {field: setting(database, field) for field in fields}
        case _ if casting.is_of_cast(target):
            return casting.present(database, target)
        case "j":
            return entries.present(database, target)
        case _:
            raise CaseError("{target!r} is nothing that a case holds.", target=target)


def setting(database: Database, name: str) -> Json:
    """A setting of the whole case; None where it was never set."""
    stored = database.value("SELECT value FROM settings WHERE name = ?", (name,))
    return None if stored is None else json.loads(stored)


def apply(database: Database, changes: Sequence[Change]) -> None:
    """Write ``changes`` into the state tables, inside the caller's transaction.

    Raises:
        Refused: a value before is not the present one: somebody changed it meanwhile.
        CaseError: a target or field does not exist.
    """
    together: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        together[change.target].append(change)
    tallies: dict[int, list[int]] = defaultdict(lambda: [0] * 6)
    for target, parts in together.items():
        values = _present(database, target, [change.field for change in parts])
        after = _checked(database, target, values, parts)
        _write(database, target, after, [change.field for change in parts], tallies)
    sameness.refuse_chains(database, changes)
    recast = [target for target in together if casting.is_of_cast(target)]
    if recast:
        casting.recast(database, recast)
    database.run_many(
        "UPDATE tallies SET open = open + ?, decided = decided + ?, deferred = deferred + ?, "
        "words_decided = words_decided + ?, claims = claims + ?, words = words + ? "
        "WHERE document = ?",
        ((*delta, document) for document, delta in tallies.items()),
    )


def _checked(database: Database, target: str, values: Fields, changes: Sequence[Change]) -> Fields:
    after = dict(values)
    for change in changes:
        if change.field not in after:
            raise CaseError("{target} has no field {field!r}.", target=target, field=change.field)
        if canonical(after[change.field]) != canonical(change.before):
            raise Refused(_meanwhile(database, target, change, after[change.field]))
        after[change.field] = change.after
    return after


def _meanwhile(database: Database, target: str, change: Change, now: Json) -> str:
    row = database.row(
        "SELECT reviewer, act, at FROM events WHERE seq = "
        "(SELECT max(seq) FROM changes WHERE target = ? AND field = ?)",
        (target, change.field),
    )
    who = f" ({row[0]}: {row[1]}, {row[2]})" if row else ""
    return (
        f"{target} was changed meanwhile{who}: its {change.field.replace('_', ' ')} is "
        f"{'empty' if now in (None, '') else now!r}. Look at it again before deciding."
    )


def _write(
    database: Database,
    target: str,
    after: Fields,
    fields: Sequence[str],
    tallies: dict[int, list[int]],
) -> None:
    match target[:1]:
        case "e":
            _write_evidence(database, number(target, "e"), after)
        case "d":
            _write_document(database, number(target, "d"), after)
        case _ if target == "case":
            for field in fields:
                _write_setting(database, field, after[field])
        case "n" | "p":
            casting.write(database, target, after)
        case "j":
            entries.write(database, target, after)
        case _:
            _write_claim(database, target, after, tallies)


def _claim(database: Database, target: str, fields: Sequence[str]) -> Fields:
    row = database.row(f"{_SELECT} WHERE claim = ?", (number(target, "c"),))
    if row is None:
        raise CaseError(
            "There is no claim {target} in {path}.", target=target, path=database.path.name
        )
    values: Fields = dict(zip(CLAIM_FIELDS, row, strict=False))
    values["skipped"] = bool(values["skipped"])
    values["dropped"] = read_dropped(row[CLAIM_FIELDS.index("dropped")])
    edited = [field for field in fields if field not in CLAIM_FIELDS]
    if edited:
        claim = as_it_came_in(database, number(target, "c"))
        claim = overrides.apply(claim, json.loads(row[len(CLAIM_FIELDS)]))
        values.update({field: overrides.read_field(claim, field) for field in edited})
    return values


def _write_claim(
    database: Database, target: str, after: Fields, tallies: dict[int, list[int]]
) -> None:
    key = number(target, "c")
    before = database.row(f"{_SELECT} WHERE claim = ?", (key,))
    if before is None:
        raise CaseError(
            "There is no claim {target} in {path}.", target=target, path=database.path.name
        )
    changed, document, words, old = before[len(CLAIM_FIELDS) :]
    edited = {field: value for field, value in after.items() if field not in CLAIM_FIELDS}
    if edited:
        changed = _write_overrides(database, key, json.loads(changed), edited)
    fields: Fields = dict(zip(CLAIM_FIELDS, before, strict=False))
    fields["dropped"] = read_dropped(fields["dropped"])
    decided = any(canonical(after[field]) != canonical(fields[field]) for field in _DECIDED)
    if decided and Status.ORPHAN not in (fields["standing"], after["standing"]):
        lineage.refuse_superseded(database, key)
    new = status_of(after, _main(database, after["same_as"]))
    written = {**after, "dropped": written_dropped(after["dropped"])}
    database.run(_UPDATE, (*(written[field] for field in CLAIM_FIELDS), changed, new.value, key))
    _count(tallies[document], Status(old), new, words)
    if Status.DROPPED in (old, new) and old != new:
        clusters.recount_claim(database, key)
    _follow(database, target, after, tallies)


def read_dropped(stored: Json) -> Json:
    """The field ``dropped`` of what its column holds."""
    return None if stored is None else json.loads(str(stored))


def written_dropped(value: Json) -> str | None:
    """What the column of the field ``dropped`` holds."""
    return None if value is None else canonical(value)


def _main(database: Database, same_as: Json) -> Fields | None:
    """The fields of the claim whose verdict covers one that is marked as the same."""
    if same_as is None:
        return None
    row = database.row(f"{_SELECT} WHERE claim = ?", (number(str(same_as), "c"),))
    return dict(zip(CLAIM_FIELDS, row, strict=False)) if row else None


def _follow(database: Database, target: str, after: Fields, tallies: dict[int, list[int]]) -> None:
    """Have the claims that are marked as the same stand where their main claim stands."""
    for claim, standing, old, document, words in sameness.followers(database, target):
        new = status_of({"dropped": None, "standing": standing}, after)
        if new != old != Status.DROPPED:
            database.run("UPDATE states SET status = ? WHERE claim = ?", (new.value, claim))
            _count(tallies[document], Status(old), new, words)


def _write_overrides(
    database: Database, key: int, present: Mapping[str, Json], edited: Mapping[str, Json]
) -> str:
    claim = as_it_came_in(database, key)
    kept = {**present, **edited}
    kept = {
        field: value
        for field, value in sorted(kept.items())
        if canonical(overrides.read_field(claim, field)) != canonical(value)
    }
    claim = overrides.apply(claim, kept)
    write_facets(database, claim)
    database.run(
        "UPDATE states SET speaker = ?, figure = ? WHERE claim = ?",
        (*list_cells(database, claim), key),
    )
    return canonical(kept)


def status_of(fields: Mapping[str, Json], main: Mapping[str, Json] | None = None) -> Status:
    """Where a claim stands by its own fields, or by those of the ``main`` claim whose verdict
    covers it, whatever becomes of their documents.
    """
    if fields["dropped"] is not None:
        return Status.DROPPED
    if fields["standing"] is not None:
        return Status(str(fields["standing"]))
    if main is not None:
        # A verdict stands for the others also where the words of the main claim were cut.
        standing = Status.STALE.value if main["standing"] == Status.STALE else None
        return status_of({**main, "dropped": None, "standing": standing})
    if fields["verdict"] is not None:
        return Status.DECIDED
    return Status.OPEN if fields["deferred"] is None else Status.DEFERRED


def _count(tally: list[int], old: Status, new: Status, words: int) -> None:
    for status, sign in ((old, -1), (new, 1)):
        for place, counted in enumerate((Status.OPEN, Status.DECIDED, Status.DEFERRED)):
            tally[place] += sign * (status is counted)
        tally[3] += sign * words * (status is Status.DECIDED)
        tally[4] += sign * (status is not Status.DROPPED)
        tally[5] += sign * words * (status is not Status.DROPPED)


def _evidence(database: Database, key: int) -> Fields:
    row = database.row(
        "SELECT s.stance, s.dismissed, s.taken, s.overruled FROM evidence e "
        "LEFT JOIN stances s ON s.evidence = e.id WHERE e.id = ?",
        (key,),
    )
    if row is None:
        raise CaseError("There is no evidence e{key} in {path}.", key=key, path=database.path.name)
    stance, dismissed, taken, overruled = row
    return {
        "stance": stance,
        "dismissed": bool(dismissed),
        "taken": bool(taken),
        "overruled": json.loads(overruled) if overruled else None,
    }


def _write_evidence(database: Database, key: int, after: Fields) -> None:
    database.run(
        "INSERT INTO stances (evidence, stance, dismissed, taken, overruled) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (evidence) DO UPDATE SET stance = excluded.stance, "
        "dismissed = excluded.dismissed, taken = excluded.taken, overruled = excluded.overruled",
        (
            key,
            after["stance"],
            after["dismissed"],
            after["taken"],
            canonical(after["overruled"]) if after["overruled"] else "",
        ),
    )
    claim = database.value("SELECT claim FROM evidence WHERE id = ?", (key,))
    lineage.refuse_superseded(database, claim)
    recount(database, [claim])


def _document(database: Database, key: int, fields: Sequence[str]) -> Fields:
    withdrawn = database.value(
        "SELECT withdrawn FROM documents WHERE id = ? AND imported IS NOT NULL", (key,)
    )
    if withdrawn is None:
        raise CaseError("There is no document d{key} in {path}.", key=key, path=database.path.name)
    # Thousands of claims hang on what a version revises; most ask for the other field alone.
    revises = {"revises": lineage.present(database, key)} if "revises" in fields else {}
    described = {
        field: copies.present(database, key, field) for field in fields if field in copies.FIELDS
    }
    return {"withdrawn": bool(withdrawn), **revises, **described}


def _write_document(database: Database, key: int, after: Fields) -> None:
    database.run("UPDATE documents SET withdrawn = ? WHERE id = ?", (after["withdrawn"], key))
    if "revises" in after:
        lineage.write(database, key, after["revises"])
    copies.write(database, key, {field: after[field] for field in copies.FIELDS if field in after})
    copies.refresh(database)
    recount_document(database, key)


def _write_setting(database: Database, name: str, value: Json) -> None:
    if value is None:
        database.run("DELETE FROM settings WHERE name = ?", (name,))
        return
    database.run(
        "INSERT INTO settings (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, canonical(value)),
    )
