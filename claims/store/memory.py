"""What a reviewer left behind: the place in the queue, unfinished text; no part of the history."""

from __future__ import annotations

import json

from claims.model import Json
from claims.store.chain import canonical
from claims.store.database import Database


def remember(database: Database, reviewer: str, key: str, value: Json) -> None:
    """Keep ``value`` for the reviewer; None forgets; a read-only case keeps nothing."""
    if database.read_only:
        return
    with database.transaction():
        if value is None:
            database.run("DELETE FROM memory WHERE reviewer = ? AND key = ?", (reviewer, key))
            return
        database.run(
            "INSERT INTO memory (reviewer, key, value) VALUES (?, ?, ?) "
            "ON CONFLICT (reviewer, key) DO UPDATE SET value = excluded.value",
            (reviewer, key, canonical(value)),
        )


def recall(database: Database, reviewer: str, key: str) -> Json:
    """What was kept; None where nothing was."""
    stored = database.value(
        "SELECT value FROM memory WHERE reviewer = ? AND key = ?", (reviewer, key)
    )
    value: Json = None if stored is None else json.loads(stored)
    return value
