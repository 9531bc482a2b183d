"""Bringing a document and its claims in, a thousand rows at a time, visible only when whole."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from claims.errors import CaseError
from claims.folding import words
from claims.model import Claim, Document, Event, Extraction, Json, Role, SourceKind
from claims.store import chain, unfinished
from claims.store.database import Database
from claims.store.facets import add_facets, list_cells, risk
from claims.store.search import SearchIndex, search_rows
from claims.store.statements import claim_record, json_text, kinds_bits

BATCH = 1_000
"""Claims written in one transaction: a decision of somebody else waits for no more than that."""
_PAUSE = 0.02
"""Seconds between two batches; with it a decision waits 15 ms at most, without it up to 1.9 s."""
_META = ("title", "publisher", "author", "url", "origin", "language", "group", "made_by")


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
    stamp: Event,
) -> Added:
    """Store ``document`` with its claims; the same bytes, not withdrawn, change nothing.

    ``stamp`` says when and by whom. Until the last batch is in, with the event, nobody sees the
    document; what a killed program leaves behind is cleared away by :mod:`claims.store.unfinished`.
    """
    _check_spans(document, extraction)
    claims = sorted(extraction.claims, key=lambda claim: claim.span)
    with database.transaction():
        there = _same_bytes(database, document.sha256)
        if there is not None:
            return there
        unfinished.refuse_double(database, document)
        stored = replace(document, id=f"d{_insert(database, document)}", withdrawn=False)
        rows = _Rows(database, stored)
        rows.add(claims[:BATCH])
        if len(claims) <= BATCH:
            rows.finish(stamp)
    if len(claims) > BATCH:
        with unfinished.coming_in(database, int(stored.id[1:])):
            _add_rest(database, rows, claims, stamp)
    return Added(stored, True, len(claims))


def _add_rest(database: Database, rows: _Rows, claims: Sequence[Claim], stamp: Event) -> None:
    for start in range(BATCH, len(claims), BATCH):
        time.sleep(_PAUSE)
        with database.transaction():
            rows.add(claims[start : start + BATCH])
            if start + BATCH >= len(claims):
                rows.finish(stamp)


def _check_spans(document: Document, extraction: Extraction) -> None:
    for claim in extraction.claims:
        if claim.span.of(document.text) != claim.text:
            raise ValueError(f"a claim must quote its document: {claim.span}, {claim.text[:80]!r}")


def _same_bytes(database: Database, sha256: str) -> Added | None:
    row = database.row(
        "SELECT d.id, t.claims FROM documents d JOIN tallies t ON t.document = d.id "
        "WHERE d.sha256 = ? AND d.imported IS NOT NULL AND d.withdrawn = 0 LIMIT 1",
        (sha256,),
    )
    if row is None:
        return None
    return Added(read_document(database, row[0]), False, row[1])


class _Rows:
    """Writes one document's claims in batches and keeps the hash of what it wrote."""

    def __init__(self, database: Database, document: Document) -> None:
        self._database = database
        self._document = document
        self._key = int(document.id[1:])
        self._hash = RowHash(document)
        self._claims = 0

    def add(self, claims: Sequence[Claim]) -> None:
        """Write claims in the caller's transaction; their ids follow the highest ever given."""
        unfinished.check(self._database, self._document)
        last = self._database.value("SELECT seq FROM sqlite_sequence WHERE name = 'claims'") or 0
        stored = [
            replace(claim, id=f"c{last + place}", document=self._document.id)
            for place, claim in enumerate(claims, 1)
        ]
        for claim in stored:
            self._hash.add(claim)
        self._insert_claims(stored)
        self._insert_states(stored)
        add_facets(self._database, stored)
        SearchIndex(self._database.connection).add(search_rows(self._document, stored))
        self._claims += len(stored)

    def _insert_claims(self, claims: Sequence[Claim]) -> None:
        self._database.run_many(
            "INSERT INTO claims (id, document, span_start, span_end, kinds, worthiness, text, "
            "record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    int(claim.id[1:]),
                    self._key,
                    claim.span.start,
                    claim.span.end,
                    kinds_bits(claim.kinds),
                    claim.worthiness,
                    claim.text,
                    json_text(claim_record(claim)),
                )
                for claim in claims
            ),
        )

    def _insert_states(self, claims: Sequence[Claim]) -> None:
        counts = [sum(1 for _ in words(claim.text)) for claim in claims]
        length = len(self._document.text)
        self._database.run_many(
            "INSERT INTO states (claim, document, span_start, kinds, words, worthiness, risk, "
            "speaker, figure) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    int(claim.id[1:]),
                    self._key,
                    claim.span.start,
                    kinds_bits(claim.kinds),
                    count,
                    claim.worthiness,
                    risk(claim, length),
                    *list_cells(self._database, claim),
                )
                for claim, count in zip(claims, counts, strict=True)
            ],
        )
        self._database.run(
            "UPDATE tallies SET claims = claims + :new, open = open + :new, "
            "words = words + :words WHERE document = :document",
            {"new": len(claims), "words": sum(counts), "document": self._key},
        )

    def finish(self, stamp: Event) -> None:
        """Write the event that makes the document visible, in the caller's transaction."""
        event = chain.append(
            self._database,
            replace(
                stamp,
                act="import",
                detail={
                    "what": "document",
                    "document": self._document.id,
                    "title": self._document.name,
                    "role": self._document.role.value,
                    "sha256": self._document.sha256,
                    "claims": self._claims,
                    "rows": self._hash.value(),
                },
            ),
        )
        self._database.run(
            "UPDATE documents SET imported = ?, importer = NULL WHERE id = ?",
            (event.seq, self._key),
        )


class RowHash:
    """The hash of an import's rows: SHA-256 over one line of canonical JSON for each."""

    def __init__(self, document: Document) -> None:
        self._hash = hashlib.sha256()
        self._line(document_record(document))
        self._line(chain.digest(document.text))

    def add(self, claim: Claim) -> None:
        """The next claim, in the order of ids."""
        self._line(
            [
                claim.id,
                claim.span.start,
                claim.span.end,
                kinds_bits(claim.kinds),
                claim.worthiness,
                claim.text,
                claim_record(claim),
            ]
        )

    def _line(self, value: Json) -> None:
        self._hash.update(chain.canonical(value).encode("utf-8") + b"\n")

    def value(self) -> str:
        """The hash so far, in hexadecimal."""
        return self._hash.hexdigest()


def document_record(document: Document) -> dict[str, Json]:
    """What a document is, beside its text and what became of it."""
    return {
        "sha256": document.sha256,
        "role": document.role.value,
        "published": document.published.isoformat() if document.published else None,
        "retrieved": document.retrieved.isoformat() if document.retrieved else None,
        "kind": document.kind.value if document.kind else None,
        "confidential": document.confidential,
        **{name: getattr(document, name) for name in _META},
    }


def _insert(database: Database, document: Document) -> int:
    key = database.run(
        "INSERT INTO documents (sha256, role, record, importer) VALUES (?, ?, ?, ?)",
        (
            document.sha256,
            document.role.value,
            json_text(document_record(document)),
            unfinished.this_process(),
        ),
    ).lastrowid
    database.run("INSERT INTO texts (document, text) VALUES (?, ?)", (key, document.text))
    database.run("INSERT INTO tallies (document) VALUES (?)", (key,))
    return int(key or 0)


def read_document(database: Database, key: int, *, text: bool = True) -> Document:
    """The document d``key``; raises :class:`CaseError` where there is none."""
    found = next(read_documents(database, "d.id = ?", (key,), text=text), None)
    if found is None:
        raise CaseError(f"There is no document d{key} in {database.path.name}.")
    return found


def read_documents(
    database: Database, chosen: str, values: Sequence[object] = (), *, text: bool
) -> Iterator[Document]:
    """The documents that ``chosen`` (SQL over ``documents d``) lets through, oldest first."""
    body = "t.text" if text else "''"
    for key, record, withdrawn, stored in database.rows(
        f"SELECT d.id, d.record, d.withdrawn, {body} FROM documents d "
        + ("JOIN texts t ON t.document = d.id " if text else "")
        + f"WHERE d.imported IS NOT NULL AND {chosen} ORDER BY d.id",
        values,
    ):
        yield _document(key, json.loads(record), bool(withdrawn), stored)


def _document(key: int, record: dict[str, str | None], withdrawn: bool, text: str) -> Document:
    published, retrieved, kind = record["published"], record["retrieved"], record["kind"]
    return Document(
        id=f"d{key}",
        text=text,
        sha256=str(record["sha256"]),
        role=Role(str(record["role"])),
        published=date.fromisoformat(published) if published else None,
        retrieved=datetime.fromisoformat(retrieved) if retrieved else None,
        kind=SourceKind(kind) if kind else None,
        confidential=bool(record["confidential"]),
        withdrawn=withdrawn,
        **{name: str(record[name]) for name in _META},
    )
