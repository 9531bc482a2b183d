"""Copies of one text, found again from the texts alone, and the groups that follow."""

from __future__ import annotations

from collections.abc import Iterator

from claims.phrases import phrase
from claims.store import copies
from claims.store.database import Database


def check_copies(database: Database) -> Iterator[str]:
    """Compare the families with those that the texts give, and the groups with what is known."""
    families: dict[int, int] = dict(database.rows("SELECT document, family FROM families"))
    for document, family, sound in copies.found_anew(database):
        if not sound:
            yield phrase(
                "d{document}: the words by which copies are found are not those of its text",
                document=document,
            )
        if families.pop(document, 0) != family:
            yield phrase(
                "d{document}: it is not a copy of what its text says it is", document=document
            )
    for document in families:
        yield phrase(
            "d{document}: it was taken for a copy without having been compared", document=document
        )
    told = {
        document: (label, source)
        for document, label, source in database.rows("SELECT document, label, source FROM sources")
    }
    follows = copies.expected(database)
    for document in sorted(told.keys() | follows.keys()):
        if told.get(document) != follows.get(document):
            yield phrase(
                "d{document}: it counts as another source than it should", document=document
            )
