"""What a reviewer left behind: the place in the queue, unfinished text; no part of the history."""

from __future__ import annotations

import json

from claims.model import Json
from claims.store.chain import canonical
from claims.store.database import Database


class Memory:
    """What the reviewers of one case left behind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(self, reviewer: str, key: str, value: Json) -> None:
        """Keep a reviewer's place or unfinished text; None forgets it.

        A case that is open for reading only keeps nothing, and says nothing.
        """
        if self._database.read_only:
            return
        with self._database.transaction():
            if value is None:
                self._database.run(
                    "DELETE FROM memory WHERE reviewer = ? AND key = ?", (reviewer, key)
                )
                return
            self._database.run(
                "INSERT INTO memory (reviewer, key, value) VALUES (?, ?, ?) "
                "ON CONFLICT (reviewer, key) DO UPDATE SET value = excluded.value",
                (reviewer, key, canonical(value)),
            )

    def recall(self, reviewer: str, key: str) -> Json:
        """What was kept under ``key``; None where nothing was."""
        stored = self._database.value(
            "SELECT value FROM memory WHERE reviewer = ? AND key = ?", (reviewer, key)
        )
        value: Json = None if stored is None else json.loads(stored)
        return value
