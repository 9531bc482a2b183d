"""What a reviewer left behind: the place in the queue, unfinished text; no part of the history."""

from __future__ import annotations

import json
from collections.abc import Sequence

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

    def remember_each(self, key: str, names: Sequence[str], value: Json) -> None:
        """Keep a value of nobody's own for each of some names below ``key``, all at once."""
        if self._database.read_only:
            return
        with self._database.transaction():
            self._database.run_many(
                "INSERT INTO memory (reviewer, key, value) VALUES ('', ?, ?) "
                "ON CONFLICT (reviewer, key) DO UPDATE SET value = excluded.value",
                ((f"{key}:{name}", canonical(value)) for name in names),
            )

    def recall_each(self, key: str) -> dict[str, Json]:
        """What was kept below ``key``, by name."""
        # A semicolon is what comes after a colon.
        rows = self._database.rows(
            "SELECT key, value FROM memory WHERE reviewer = '' AND key >= ? AND key < ?",
            (f"{key}:", f"{key};"),
        )
        return {name.partition(":")[2]: json.loads(value) for name, value in rows}

    def forget_each(self, key: str, name: str, value: Json) -> None:
        """Forget what was kept below ``key``, unless something else has been kept since."""
        with self._database.transaction():
            self._database.run(
                "DELETE FROM memory WHERE reviewer = '' AND key = ? AND value = ?",
                (f"{key}:{name}", canonical(value)),
            )
