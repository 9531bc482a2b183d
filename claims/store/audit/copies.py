"""Copies of one text, found again from the texts alone, and the groups that follow."""

from __future__ import annotations

from collections.abc import Iterator

from claims.store import copies
from claims.store.database import Database


def check_copies(database: Database) -> Iterator[str]:
    """Compare the families with those that the texts give, and the groups with what is known."""
    families: dict[int, int] = dict(database.rows("SELECT document, family FROM families"))
    for document, family, sound in copies.found_anew(database):
        if not sound:
            yield f"d{document}: the words by which copies are found are not those of its text"
        if families.pop(document, 0) != family:
            yield f"d{document}: it is not a copy of what its text says it is"
    for document in families:
        yield f"d{document}: it was taken for a copy without having been compared"
    told = {
        document: (label, source)
        for document, label, source in database.rows("SELECT document, label, source FROM sources")
    }
    follows = copies.expected(database)
    for document in sorted(told.keys() | follows.keys()):
        if told.get(document) != follows.get(document):
            yield f"d{document}: it counts as another source than it should"
