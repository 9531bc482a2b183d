"""Published checks come in by the thousand: some dozens a transaction, with one event each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import sleep

from claims.model import Document, Evidence, Extraction, Json
from claims.store import acts, chain
from claims.store.chain import NewStamp, Stamp
from claims.store.database import Database
from claims.store.documents import insert_document, read_documents
from claims.store.evidence import evidence_for
from claims.store.ids import marks, number
from claims.store.rows import Prepared, RowHash, check_incoming, prepare, write_rows
from claims.store.statements import CHUNK
from claims.store.upkeep import CaseTexts

BATCH = 25
"""Checks written in one transaction, each with some fifteen rows and forty terms."""
PAUSE = 0.01
"""Seconds between two batches, in which others get their turn to write."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A published check that speaks of a claim."""

    evidence: Evidence
    """Its words, in what they differ from the claim, and how surely they are of one matter."""
    document: Document
    """Publisher, day, address and rating."""


@dataclass(frozen=True, slots=True)
class _Check:
    """A check as its rows will be, but for the ids."""

    document: Document
    rows: Sequence[Prepared]
    hash: str


def _add(
    database: Database, checks: Sequence[tuple[Document, Extraction]], stamp: Stamp
) -> Iterator[str | None]:
    """Store published checks; for each, in order, its id or None where the same one is there.

    Each batch comes in whole or not at all, with an event that has the hash of its rows.
    """
    for start in range(0, len(checks), BATCH):
        batch = [_prepare(*check) for check in checks[start : start + BATCH]]
        if start:
            sleep(PAUSE)
        with database.transaction():
            ids = _write(database, batch, stamp)
        yield from ids


def _prepare(document: Document, extraction: Extraction) -> _Check:
    check_incoming(document, extraction)
    claims = sorted(extraction.claims, key=lambda claim: claim.span)
    rows = prepare(replace(document, id="d0", withdrawn=False), claims)
    hashed = RowHash(document)
    for row in rows:
        hashed.add(row.columns)
    return _Check(document, rows, hashed.value())


def _write(database: Database, batch: Sequence[_Check], stamp: Stamp) -> list[str | None]:
    """Insert those that are not there, in the caller's transaction; the ids of the new ones."""
    there = _there(database, [check.document.sha256 for check in batch])
    ids: list[str | None] = []
    new: list[tuple[int, str]] = []
    ranges: list[Json] = []
    for check in batch:
        if check.document.sha256 in there:
            ids.append(None)
            continue
        there.add(check.document.sha256)
        key = insert_document(database, check.document)
        rows = [replace(row, search=replace(row.search, document=key)) for row in check.rows]
        first = write_rows(database, key, rows)
        ranges.append([f"c{first}", len(rows)])
        new.append((key, check.hash))
        ids.append(f"d{key}")
    if new:
        _finish(database, new, ranges, stamp)
    return ids


def _there(database: Database, hashes: Sequence[str]) -> set[str]:
    return {
        found
        for (found,) in database.rows(
            "SELECT sha256 FROM documents WHERE imported IS NOT NULL AND withdrawn = 0 "
            f"AND sha256 IN ({marks(len(hashes))})",
            hashes,
        )
    }


def _finish(
    database: Database, new: Sequence[tuple[int, str]], ranges: list[Json], stamp: Stamp
) -> None:
    """The event that makes a batch visible, in the caller's transaction."""
    detail: dict[str, Json] = {
        "what": "precedents",
        "documents": [f"d{new[0][0]}", len(new)],
        "claims": ranges,
        "rows": rows_hash(hashed for _, hashed in new),
    }
    event = chain.append(database, replace(stamp(), act="import", detail=detail))
    database.run_many(
        "UPDATE documents SET imported = ?, importer = NULL WHERE id = ?",
        ((event.seq, key) for key, _ in new),
    )


def rows_hash(hashes: Iterable[str]) -> str:
    """The hash of a batch: over those of its checks, a line each, in the order of their ids."""
    return chain.digest("".join(f"{one}\n" for one in hashes))


class Checks:
    """The published checks of one case, beside its other documents."""

    def __init__(self, database: Database, texts: CaseTexts, stamp: NewStamp) -> None:
        self._database, self._texts, self._stamp = database, texts, stamp

    def add(
        self, checks: Sequence[tuple[Document, Extraction]], *, reviewer: str
    ) -> tuple[str | None, ...]:
        """Store published checks, some dozens a transaction; of each, in order, the id.

        None stands for one that is there already, by its hash, and changes nothing.
        """
        stamp = self._stamp(acts.IMPORT, reviewer)
        return self._texts.mending(lambda: tuple(_add(self._database, checks, stamp)))

    def speaking_of(self, claim: str) -> tuple[Precedent, ...]:
        """The published checks that were found to speak of a claim, the likest first.

        Those that people dismissed are left out. Their ratings are their publishers', never
        verdicts of this case.
        """
        return _speaking_of(self._database, number(claim, "c"))

    def any(self) -> bool:
        """Whether there is any that is not withdrawn."""
        return bool(
            self._database.value(
                "SELECT 1 FROM documents WHERE role = 'precedent' AND imported IS NOT NULL "
                "AND withdrawn = 0 LIMIT 1"
            )
        )

    def counts(self, claims: Sequence[str]) -> dict[str, int]:
        """How many checks were found for each of some claims; those without any are left out."""
        keys = [number(one, "c") for one in claims]
        return {
            f"c{claim}": count
            for at in range(0, len(keys), CHUNK)
            for claim, count in self._database.rows(
                "SELECT e.claim, count(*) FROM passages e JOIN documents d ON d.id = e.document "
                "WHERE d.role = 'precedent' AND d.withdrawn = 0 AND NOT e.dismissed "
                f"AND NOT e.gone AND e.claim IN ({marks(len(keys[at : at + CHUNK]))}) "
                "GROUP BY e.claim",
                keys[at : at + CHUNK],
            )
        }

    def known(self, hashes: Sequence[str]) -> set[str]:
        """Those of some hashes of documents that a document of the case has, not withdrawn."""
        return {
            found
            for at in range(0, len(hashes), CHUNK)
            for found in _there(self._database, hashes[at : at + CHUNK])
        }

    def among(self, keys: Iterable[int]) -> set[int]:
        """Those of some documents, by the number of their id, that are checks, in and not
        withdrawn.
        """
        return self._chosen(keys, "d.role = 'precedent'")

    def others_among(self, keys: Iterable[int]) -> set[int]:
        """Those of some documents that are no checks, in and not withdrawn."""
        return self._chosen(keys, "d.role <> 'precedent'")

    def _chosen(self, keys: Iterable[int], condition: str) -> set[int]:
        wanted = sorted(set(keys))
        found: set[int] = set()
        for at in range(0, len(wanted), CHUNK):
            part = wanted[at : at + CHUNK]
            found.update(
                key
                for (key,) in self._database.rows(
                    "SELECT d.id FROM documents d WHERE d.imported IS NOT NULL "
                    f"AND d.withdrawn = 0 AND {condition} AND d.id IN ({marks(len(part))})",
                    part,
                )
            )
        return found


def _speaking_of(database: Database, claim: int) -> tuple[Precedent, ...]:
    found = evidence_for(database, claim, dismissed=False)
    keys = sorted({number(one.document, "d") for one in found})
    documents = {
        document.id: document
        for at in range(0, len(keys), CHUNK)
        for document in read_documents(
            database,
            f"d.role = 'precedent' AND d.id IN ({marks(len(keys[at : at + CHUNK]))})",
            keys[at : at + CHUNK],
            text=False,
        )
    }
    kept = [Precedent(one, documents[one.document]) for one in found if one.document in documents]
    return tuple(sorted(kept, key=lambda one: (-one.evidence.score, number(one.evidence.id, "e"))))
