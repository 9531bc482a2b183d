"""The cast: the people that the latest import of people brought in, and their names on claims."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claims.folding import fold
from claims.store.database import Database
from claims.store.people import rows_hash


def check_cast(database: Database) -> Iterator[str]:
    """Hash the people again, and follow every renaming."""
    detail: dict[str, Any] = {"people": 0, "rows": None}
    renamed: dict[str, str] = {}
    for (stored,) in database.rows("SELECT detail FROM events WHERE act = 'import' ORDER BY seq"):
        loaded = json.loads(stored)
        if loaded.get("what") == "people":
            detail = loaded
            renamed.update(loaded["renamed"])
    rows: dict[str, str] = dict(database.rows("SELECT name, record FROM people ORDER BY position"))
    if len(rows) != detail["people"] or (rows and rows_hash(rows) != detail["rows"]):
        yield "the people of the case are not those that came in"
    for written, person, folded in database.rows("SELECT written, person, folded FROM names"):
        if person != renamed.get(written, written) or folded != fold(person):
            yield f"the speaker {written!r} is shown as {person!r}, which no event says"
