"""Which document stands for those that count as one source, read by key."""

from __future__ import annotations

from collections.abc import Sequence

from claims.store.database import Database
from claims.store.ids import marks

_KEYS = 250


def sources_of(database: Database, documents: Sequence[int]) -> dict[int, int]:
    """The document that stands for the group of each that is in one."""
    found: dict[int, int] = {}
    for at in range(0, len(documents), _KEYS):
        part = documents[at : at + _KEYS]
        found.update(
            database.rows(
                f"SELECT document, source FROM sources WHERE document IN ({marks(len(part))})", part
            )
        )
    return found
