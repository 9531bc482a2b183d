"""The claims of one document on their way in: made ready outside a transaction, written inside.

Analysing, counting and hashing take ten times as long as writing, and nobody shall wait for them
with a decision in hand; so a transaction of an import holds nothing but its insertions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.errors import InputError
from claims.folding import fold, words
from claims.model import Claim, Document, Extraction, Json
from claims.store import chain
from claims.store.asked import cited_in
from claims.store.database import NO_CHARACTERS, Database
from claims.store.documents import document_record, layout_text
from claims.store.facets import Facets, facets_of, insert_facets, name_key, risk
from claims.store.search import SearchIndex, SearchRow, search_rows
from claims.store.statements import bounds, claim_record, figure, json_text, kinds_bits


@dataclass(frozen=True, slots=True)
class Prepared:
    """One claim as its rows will be, but for the id."""

    columns: tuple[int, int, int, float, str, str]
    """Span start and end, kinds, worthiness, text, record: as in ``claims``."""
    words: int
    risk: float
    speaker: str | None
    figure: str
    facets: Facets
    bounds: tuple[tuple[int, float, float], ...]
    search: SearchRow
    cited: str
    """The source that a footnote on its words names; empty where none does."""


def prepare(document: Document, claims: Sequence[Claim]) -> list[Prepared]:
    """The rows of ``claims``, which belong to the stored ``document``."""
    length = len(document.text)
    # The index wants ids; until the transaction gives them out, any will do.
    nameless = [replace(claim, id="c0", document=document.id) for claim in claims]
    return [
        Prepared(
            columns=(
                claim.span.start,
                claim.span.end,
                kinds_bits(claim.kinds),
                claim.worthiness,
                claim.text,
                json_text(claim_record(claim)),
            ),
            words=sum(1 for _ in words(claim.text)),
            risk=risk(claim, length),
            speaker=claim.speaker,
            figure=figure(claim.quantities),
            facets=facets_of(claim),
            bounds=tuple(bounds(claim.quantities)),
            search=search,
            cited=cited,
        )
        for claim, search, cited in zip(
            nameless,
            search_rows(document, nameless),
            cited_in(document.layout, [claim.span for claim in claims]),
            strict=True,
        )
    ]


def write_rows(database: Database, document: int, rows: Sequence[Prepared]) -> int:
    """Insert claims in the caller's transaction; returns the first one's key, the rest follow."""
    last = database.value("SELECT seq FROM sqlite_sequence WHERE name = 'claims'") or 0
    keyed = list(enumerate(rows, last + 1))
    database.run_many(
        "INSERT INTO claims (id, document, span_start, span_end, kinds, worthiness, text, record) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((key, document, *row.columns) for key, row in keyed),
    )
    speakers = {row.speaker: name_key(database, row.speaker) for row in rows}
    database.run_many(
        "INSERT INTO states (claim, document, span_start, kinds, worthiness, words, risk, "
        "speaker, figure) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                key,
                document,
                row.columns[0],
                *row.columns[2:4],
                row.words,
                row.risk,
                speakers[row.speaker],
                row.figure,
            )
            for key, row in keyed
        ),
    )
    insert_facets(database, [(key, row.facets, row.bounds) for key, row in keyed])
    database.run_many(
        "INSERT INTO cited (claim, source, folded) VALUES (?, ?, ?)",
        ((key, row.cited, fold(row.cited)) for key, row in keyed if row.cited),
    )
    index = SearchIndex(database.connection)
    index.add(replace(row.search, claim=key) for key, row in keyed)
    database.run(
        "UPDATE tallies SET claims = claims + :new, open = open + :new, "
        "words = words + :words WHERE document = :document",
        {"new": len(rows), "words": sum(row.words for row in rows), "document": document},
    )
    return int(last) + 1


def check_incoming(document: Document, extraction: Extraction) -> None:
    """Raise InputError for a text that cannot be stored, ValueError for claims of another text."""
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"{document.name}: {NO_CHARACTERS}") from error
    for claim in extraction.claims:
        if claim.span.of(document.text) != claim.text:
            raise ValueError(f"a claim must quote its document: {claim.span}, {claim.text[:80]!r}")


class RowHash:
    """The hash of an import's rows: SHA-256 over one line of canonical JSON for each."""

    def __init__(self, document: Document) -> None:
        self._hash = hashlib.sha256()
        self._line(chain.canonical(document_record(document)))
        self._line(chain.canonical(chain.digest(document.text)))
        if document.layout:
            self._line(layout_text(document))

    def add(self, columns: Sequence[Json]) -> None:
        """The next claim, in the order of ids: its span, kinds, worthiness, text and record."""
        *plain, record = columns
        self._line(f"{chain.canonical(list(plain))[:-1]},{record}]")

    def name(self, people: str) -> None:
        """Whom the document names, as in ``named``; nothing where it names nobody."""
        if people:
            self._line(people)

    def _line(self, text: str) -> None:
        self._hash.update(f"{text}\n".encode())

    def value(self) -> str:
        """The hash so far, in hexadecimal."""
        return self._hash.hexdigest()
