"""The cast of a case: who is named in its documents, and under which one name each is shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.folding import fold
from claims.model import Json, Person
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


def save_people(database: Database, cast: Sequence[Person], stamp: Stamp) -> None:
    """Make ``cast`` the people of the case; where nothing is new, nothing is written.

    Claims whose speaker was named in a shorter form before are shown under the present name.
    """
    rows = {person.name: json_text(person_record(person)) for person in cast}
    with database.transaction():
        old: dict[str, str] = dict(
            database.rows("SELECT name, record FROM people ORDER BY position")
        )
        if list(old.items()) == list(rows.items()):
            return
        database.run_many("DELETE FROM people WHERE name = ?", ((name,) for name in old))
        database.run_many(
            "INSERT INTO people (name, position, record) VALUES (?, ?, ?)",
            ((name, place, record) for place, (name, record) in enumerate(rows.items())),
        )
        renamed = _rename(database, cast)
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


def _rename(database: Database, cast: Sequence[Person]) -> list[Json]:
    """Names as written that belong to exactly one person are shown as that person's name."""
    names = {person.name for person in cast}
    counted = Counter(alias for person in cast for alias in set(person.aliases))
    belongs = {
        alias: person.name
        for person in cast
        for alias in person.aliases
        if counted[alias] == 1 and alias not in names
    }
    renamed: list[Json] = []
    for key, written, person in list(database.rows("SELECT id, written, person FROM names")):
        new = belongs.get(written, written)
        if new != person:
            database.run(
                "UPDATE names SET person = ?, folded = ? WHERE id = ?", (new, fold(new), key)
            )
            renamed.append([written, new])
    return renamed
