"""The cast comes in: the people of all documents together, in place of those known before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.model import Json, Person
from claims.store import casting, chain
from claims.store.chain import Stamp
from claims.store.database import Database
from claims.store.people import person_record
from claims.store.statements import json_text


def save_people(
    database: Database, cast: Sequence[Person], shown: Mapping[str, str], stamp: Stamp
) -> None:
    """Make ``cast`` the people of the case; where nothing is new, nothing is written.

    ``shown`` says under which of their names those are shown whom a document names so; what it
    leaves out is shown as the one person who has it as an alias.
    """
    rows = _rows(cast, shown or _only_aliases(cast))
    shown = {**_only_aliases(cast), **shown}
    with database.transaction():
        old: dict[str, str] = dict(
            database.rows("SELECT name, record FROM people ORDER BY position")
        )
        renamed = _rename(database, shown)
        if list(old.items()) != list(rows.items()):
            _write(database, old, rows)
        elif not renamed:
            return
        changed = {name for name, row in (old.items() ^ rows.items())}
        casting.show(database, changed, (written for written, _ in renamed))
        detail: dict[str, Json] = {
            "what": "people",
            "people": len(rows),
            "rows": rows_hash(rows),
            "renamed": [[written, machine] for written, machine in renamed],
        }
        chain.append(database, replace(stamp(), act="import", detail=detail))


def _rows(cast: Sequence[Person], shown: Mapping[str, str]) -> dict[str, str]:
    """The record of each person, with the names that documents give them."""
    names: dict[str, list[str]] = {person.name: [] for person in cast}
    for written, name in shown.items():
        if name in names:
            names[name].append(written)
    rows = {}
    for person in cast:
        own = [person.name] if shown.get(person.name, person.name) == person.name else []
        given = sorted({*own, *names[person.name]})
        rows[person.name] = json_text({**person_record(person), "names": list(given)})
    return rows


def rows_hash(rows: Mapping[str, str]) -> str:
    """The hash of the people's rows, in their order."""
    return chain.digest("".join(f"{record}\n" for record in rows.values()))


def _write(database: Database, old: Mapping[str, str], rows: Mapping[str, str]) -> None:
    """Write the rows that are not as they were; everybody moves where somebody is left out."""
    before = {name: (place, record) for place, (name, record) in enumerate(old.items())}
    after = {name: (place, record) for place, (name, record) in enumerate(rows.items())}
    changed = [name for name in before if before[name] != after.get(name)]
    database.run_many("DELETE FROM people WHERE name = ?", ((name,) for name in changed))
    database.run_many(
        "INSERT INTO people (name, position, record) VALUES (?, ?, ?)",
        ((name, *row) for name, row in after.items() if row != before.get(name)),
    )


def _only_aliases(cast: Sequence[Person]) -> dict[str, str]:
    """The aliases that belong to exactly one person, and that person's name."""
    names = {person.name for person in cast}
    counted = Counter(alias for person in cast for alias in set(person.aliases))
    return {
        alias: person.name
        for person in cast
        for alias in person.aliases
        if counted[alias] == 1 and alias not in names
    }


def _rename(database: Database, shown: Mapping[str, str]) -> list[tuple[str, str]]:
    """Have the machine show names as written under those of ``shown``; what was changed."""
    renamed: list[tuple[str, str]] = []
    for key, written, machine in list(database.rows("SELECT id, written, machine FROM names")):
        new = shown.get(written, written)
        if new != machine:
            database.run("UPDATE names SET machine = ? WHERE id = ?", (new, key))
            renamed.append((written, new))
    return renamed
