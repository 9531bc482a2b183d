"""People as rows: whom each document names, and whom the machine makes of them all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims.model import Json, Person, Role
from claims.records import span_record, span_value
from claims.store.database import Database
from claims.store.statements import json_text


def person_record(person: Person) -> dict[str, Json]:
    """A person without the mentions, which belong to documents."""
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "roles": list(person.roles),
        "gender": person.gender,
        "kind": person.kind,
    }


def _person(record: Mapping[str, Any]) -> Person:
    return Person(
        name=record["name"],
        aliases=tuple(record["aliases"]),
        roles=tuple(record["roles"]),
        gender=record["gender"],
        # Documents that came in before these were kept have neither.
        kind=record.get("kind", ""),
        mentions=tuple(span_value(span) for span in record.get("mentions", ())),
    )


def machine_people(
    database: Database, chosen: Iterable[str] | None = None
) -> Iterator[tuple[Person, tuple[str, ...]]]:
    """People as the machine has them, in the order in which they came in, each with the names
    that documents give them; all, or those of the names ``chosen``.
    """
    rows: Iterable[tuple[str]] = database.rows("SELECT record FROM people ORDER BY position")
    if chosen is not None:
        found = (
            database.row("SELECT record FROM people WHERE name = ?", (name,)) for name in chosen
        )
        rows = (row for row in found if row)
    for (stored,) in rows:
        record = json.loads(stored)
        person = _person(record)
        yield person, tuple(record.get("names") or (person.name, *person.aliases))


def without_names(database: Database) -> bool:
    """Whether the cast was read before it was kept which names documents give each person."""
    return bool(
        database.value("SELECT 1 FROM people WHERE json_type(record, '$.names') IS NULL LIMIT 1")
    )


def people_text(named: Sequence[Person]) -> str:
    """Whom a document names, as ``named`` holds it; empty where it names nobody."""
    return json_text([_named_record(person) for person in named]) if named else ""


def _named_record(person: Person) -> dict[str, Json]:
    mentions: list[Json] = [span_record(span) for span in person.mentions]
    return {**person_record(person), "mentions": mentions}


def insert_named(database: Database, document: int, people: str) -> None:
    """Keep :func:`people_text` of a document, in the caller's transaction."""
    if not people:
        return
    database.run("INSERT INTO named (document, people) VALUES (?, ?)", (document, people))
    database.run_many(
        "INSERT OR IGNORE INTO namings (written, document) VALUES (?, ?)",
        ((one["name"], document) for one in json.loads(people)),
    )


def named_in(database: Database, document: int) -> tuple[Person, ...]:
    """Whom one document names, with the places."""
    stored = database.value("SELECT people FROM named WHERE document = ?", (document,))
    return tuple(_person(one) for one in json.loads(stored)) if stored else ()


def named_so(database: Database, document: int, name: str) -> Iterator[Person]:
    """What one document says of whom it gives a name, without reading whom else it names."""
    for (stored,) in database.rows(
        "SELECT p.value FROM named n, json_each(n.people) p "
        "WHERE n.document = ? AND json_extract(p.value, '$.name') = ?",
        (document, name),
    ):
        yield _person(json.loads(stored))


def naming(database: Database, name: str) -> tuple[str, ...]:
    """The documents that name somebody so, by id."""
    return tuple(
        f"d{document}"
        for (document,) in database.rows(
            "SELECT document FROM namings WHERE written = ? ORDER BY document", (name,)
        )
    )


def part_of(database: Database, name: str) -> Person:
    """What the documents that give somebody this name say: forms, roles and gender together."""
    said = [
        person
        for (document,) in database.rows(
            "SELECT document FROM namings WHERE written = ? ORDER BY document", (name,)
        )
        for person in named_so(database, document, name)
    ]
    genders = {person.gender for person in said if person.gender}
    kinds = {person.kind for person in said if person.kind}
    return Person(
        name=name,
        aliases=tuple(dict.fromkeys(form for one in said for form in one.aliases if form != name)),
        roles=tuple(dict.fromkeys(role for one in said for role in one.roles)),
        gender=genders.pop() if len(genders) == 1 else None,
        kind=kinds.pop() if len(kinds) == 1 else "",
    )


def count_naming(database: Database) -> int:
    """How many documents came in that name somebody."""
    return int(
        database.value(
            "SELECT count(*) FROM named n JOIN documents d ON d.id = n.document "
            "WHERE d.imported IS NOT NULL"
        )
    )


def named(database: Database) -> Iterator[tuple[Role, tuple[Person, ...]]]:
    """What each document is to the case and whom it names, in the order of coming in.

    Without the places: the cast is made of names alone.
    """
    for role, stored in database.rows(
        "SELECT d.role, n.people FROM named n JOIN documents d ON d.id = n.document "
        "WHERE d.imported IS NOT NULL ORDER BY d.id"
    ):
        yield Role(role), tuple(_person({**one, "mentions": ()}) for one in json.loads(stored))
