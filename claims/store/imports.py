"""Bringing a document and its claims in: by batches, and visible only when whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import sleep

from claims.model import Claim, Document, Extraction, Json, Person
from claims.store import chain, unfinished
from claims.store.chain import Stamp
from claims.store.database import Database
from claims.store.documents import insert_document, read_document
from claims.store.people import insert_named, people_text
from claims.store.rows import Prepared, RowHash, check_incoming, prepare, write_rows

BATCH = 150
"""Claims written in one transaction, each with about six rows in other tables."""
PAUSE = 0.02
"""Seconds between two batches, in which others get their turn to write."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document that was to be added."""

    document: Document
    """With its id: that of the one already there where it is not new."""
    new: bool
    claims: int
    """How many claims the case holds of it."""


def add_document(
    database: Database,
    document: Document,
    extraction: Extraction,
    stamp: Stamp,
    revises: str = "",
    *,
    waits: bool = False,
) -> Added:
    """Store ``document`` with its claims; the same bytes, not withdrawn, change nothing.

    As a version of the document ``revises`` it is out of the work at first, and so it is where it
    ``waits`` for an act to put it there.

    ``stamp`` says when and by whom. Until the last batch is in, with the event, nobody sees the
    document; what a killed program leaves behind is cleared away by :mod:`claims.store.unfinished`.
    """
    check_incoming(document, extraction)
    there = _same_bytes(database, document.sha256)
    if there is not None:
        return there
    claims = sorted(extraction.claims, key=lambda claim: claim.span)
    # The first batch goes in with the document, so that a small one is a single transaction.
    held = bool(revises) or waits
    incoming = _Incoming(database, replace(document, withdrawn=held), extraction.people)
    incoming.revises, incoming.waits = revises, waits
    first = incoming.prepare(claims[:BATCH])
    with database.transaction():
        there = _same_bytes(database, document.sha256)
        if there is not None:
            return there
        unfinished.refuse_double(database, document)
        incoming.begin()
        incoming.write(first)
        if len(claims) <= BATCH:
            incoming.finish(stamp)
    if len(claims) > BATCH:
        with unfinished.coming_in(database, incoming.key):
            _add_rest(database, incoming, claims, stamp)
    return Added(incoming.document, True, len(claims))


def _add_rest(
    database: Database, incoming: _Incoming, claims: Sequence[Claim], stamp: Stamp
) -> None:
    for start in range(BATCH, len(claims), BATCH):
        rows = incoming.prepare(claims[start : start + BATCH])
        sleep(PAUSE)
        with database.transaction():
            unfinished.check(database, incoming.document)
            incoming.write(rows)
            if start + BATCH >= len(claims):
                incoming.finish(stamp)


def _same_bytes(database: Database, sha256: str) -> Added | None:
    row = database.row(
        "SELECT d.id, t.claims FROM documents d JOIN tallies t ON t.document = d.id "
        "WHERE d.sha256 = ? AND d.imported IS NOT NULL AND d.withdrawn = 0 LIMIT 1",
        (sha256,),
    )
    if row is None:
        return None
    return Added(read_document(database, row[0]), False, row[1])


class _Incoming:
    """One document on its way in, and the hash of what was written of it."""

    def __init__(self, database: Database, document: Document, people: Sequence[Person]) -> None:
        self.document = document
        self._named = people_text(people)
        self.key = 0
        self.revises, self.waits = "", False
        self._database = database
        self._hash = RowHash(document)
        self._ranges: list[Json] = []

    def prepare(self, claims: Sequence[Claim]) -> list[Prepared]:
        """Make rows ready and hash them, outside any transaction."""
        # The id of a document that is not there yet is of no matter to the rows.
        rows = prepare(replace(self.document, id=self.document.id or "d0"), claims)
        for row in rows:
            self._hash.add(row.columns)
        return rows

    def begin(self) -> None:
        """Give the document its id, in the caller's transaction."""
        self.key = insert_document(self._database, self.document)
        self.document = replace(self.document, id=f"d{self.key}")
        if self.revises or self.waits:
            self._database.run("UPDATE documents SET withdrawn = 1 WHERE id = ?", (self.key,))

    def write(self, rows: Sequence[Prepared]) -> None:
        """Insert a batch, in the caller's transaction."""
        owned = [replace(row, search=replace(row.search, document=self.key)) for row in rows]
        first = write_rows(self._database, self.key, owned)
        if rows:
            self._ranges.append([f"c{first}", len(rows)])

    def finish(self, stamp: Stamp) -> None:
        """Write whom the document names, and the event that makes it visible, in the caller's
        transaction.
        """
        insert_named(self._database, self.key, self._named)
        self._hash.name(self._named)
        detail: dict[str, Json] = {
            "what": "document",
            "document": self.document.id,
            "title": self.document.name,
            "role": self.document.role.value,
            "sha256": self.document.sha256,
            "claims": self._ranges,
            "rows": self._hash.value(),
            **({"revises": self.revises} if self.revises else {}),
            **({"waits": True} if self.waits else {}),
        }
        event = chain.append(self._database, replace(stamp(), act="import", detail=detail))
        self._database.run(
            "UPDATE documents SET imported = ?, importer = NULL WHERE id = ?",
            (event.seq, self.key),
        )
