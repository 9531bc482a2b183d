"""The cast: the people that the latest import brought in, and what was decided of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claims.casting import lay_over
from claims.folding import fold
from claims.phrases import phrase
from claims.store import casting
from claims.store.database import Database
from claims.store.naming import rows_hash


def check_cast(database: Database) -> Iterator[str]:
    """Hash the people again, follow every renaming, and lay what was decided over both."""
    detail: dict[str, Any] = {"people": 0, "rows": None}
    renamed: dict[str, str] = {}
    for (stored,) in database.rows("SELECT detail FROM events WHERE act = 'import' ORDER BY seq"):
        loaded = json.loads(stored)
        if loaded.get("what") == "people":
            detail = loaded
            renamed.update(loaded["renamed"])
    rows: dict[str, str] = dict(database.rows("SELECT name, record FROM people ORDER BY position"))
    if len(rows) != detail["people"] or (rows and rows_hash(rows) != detail["rows"]):
        yield phrase("the people of the case are not those that came in")
        return
    yield from _check_shown(database, renamed)
    yield from _check_namings(database)


def _check_shown(database: Database, renamed: dict[str, str]) -> Iterator[str]:
    decided = casting.decisions(database)
    placed = lay_over(casting.parties(database), decided)[1]
    forms = set(database.rows("SELECT machine, form, person, folded FROM forms"))
    for machine, form, person, _ in sorted(forms ^ {casting.form_row(one) for one in placed}):
        yield phrase(
            "{form!r}, a form of {machine!r}, is not {person!r}'s as the history has it",
            form=form,
            machine=machine,
            person=person,
        )
    names = casting.placed_names(placed)
    for written, machine, person, folded, role in database.rows(
        "SELECT written, machine, person, folded, role FROM names"
    ):
        expected = casting.shown_as(written, machine, names, decided)
        if (
            machine != renamed.get(written, written)
            or expected != (person, role)
            or folded != fold(person)
        ):
            yield phrase(
                "the speaker {written!r} is shown as {person!r}, which no event says",
                written=written,
                person=person,
            )


def _check_namings(database: Database) -> Iterator[str]:
    """Which documents give which name, against what each names."""
    expected = {
        (one["name"], document)
        for document, people in database.rows("SELECT document, people FROM named")
        for one in json.loads(people)
    }
    found = set(database.rows("SELECT written, document FROM namings"))
    for written, document in sorted(expected ^ found):
        yield phrase(
            "whether d{document} names {written!r} is not what came in with it",
            document=document,
            written=written,
        )
