"""The cast of a case: who is named in its documents, and under which one name each is shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claims.folding import fold
from claims.model import Json, Person, Role
from claims.store import chain
from claims.store.chain import Stamp
from claims.store.database import Database
from claims.store.statements import json_text


def person_record(person: Person) -> dict[str, Json]:
    """A person without the mentions, which belong to documents."""
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "roles": list(person.roles),
        "gender": person.gender,
    }


def _person(record: Mapping[str, list[str]], name: str, gender: str | None) -> Person:
    return Person(
        name=name, aliases=tuple(record["aliases"]), roles=tuple(record["roles"]), gender=gender
    )


def people(database: Database) -> tuple[Person, ...]:
    """The people of the case, in the order in which they came in."""
    found = []
    for name, stored in database.rows("SELECT name, record FROM people ORDER BY position"):
        record = json.loads(stored)
        found.append(_person(record, name, record["gender"]))
    return tuple(found)


def people_text(named: Sequence[Person]) -> str:
    """Whom a document names, as ``named`` holds it; empty where it names nobody."""
    return json_text([person_record(person) for person in named]) if named else ""


def insert_named(database: Database, document: int, people: str) -> None:
    """Keep :func:`people_text` of a document, in the caller's transaction."""
    if people:
        database.run("INSERT INTO named (document, people) VALUES (?, ?)", (document, people))


def named(database: Database) -> Iterator[tuple[Role, tuple[Person, ...]]]:
    """What each document is to the case and whom it names, in the order of coming in."""
    for role, stored in database.rows(
        "SELECT d.role, n.people FROM named n JOIN documents d ON d.id = n.document "
        "WHERE d.imported IS NOT NULL ORDER BY d.id"
    ):
        records = json.loads(stored)
        yield Role(role), tuple(_person(one, one["name"], one["gender"]) for one in records)


def save_people(
    database: Database, cast: Sequence[Person], shown: Mapping[str, str], stamp: Stamp
) -> None:
    """Make ``cast`` the people of the case; where nothing is new, nothing is written.

    ``shown`` says under which of their names those are shown whom a document names so; what it
    leaves out is shown as the one person who has it as an alias.
    """
    rows = {person.name: json_text(person_record(person)) for person in cast}
    with database.transaction():
        old: dict[str, str] = dict(
            database.rows("SELECT name, record FROM people ORDER BY position")
        )
        renamed = _rename(database, {**_only_aliases(cast), **shown})
        if list(old.items()) != list(rows.items()):
            _write(database, old, rows)
        elif not renamed:
            return
        detail: dict[str, Json] = {
            "what": "people",
            "people": len(rows),
            "rows": rows_hash(rows),
            "renamed": renamed,
        }
        chain.append(database, replace(stamp(), act="import", detail=detail))


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


def _rename(database: Database, shown: Mapping[str, str]) -> list[Json]:
    """Show names as written under those of ``shown``; returns what was changed."""
    renamed: list[Json] = []
    for key, written, person in list(database.rows("SELECT id, written, person FROM names")):
        new = shown.get(written, written)
        if new != person:
            database.run(
                "UPDATE names SET person = ?, folded = ? WHERE id = ?", (new, fold(new), key)
            )
            renamed.append([written, new])
    return renamed
