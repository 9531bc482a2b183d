"""What came in: every row as its import hashed it, every quotation where it was."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from claims.model import Claim, Document
from claims.phrases import later, phrase
from claims.store import chain
from claims.store.database import Database, Row
from claims.store.documents import read_documents
from claims.store.ids import number
from claims.store.marking import imports_by_hand, rows_of
from claims.store.marking import rows_hash as rows_by_hand
from claims.store.passages import RAW, reading_line, row_line
from claims.store.precedents import rows_hash
from claims.store.rows import RowHash
from claims.store.statements import COLUMNS, claim_of


def check_imports(database: Database) -> Iterator[str]:
    """Hash the rows of every import again, and slice every span."""
    documents: dict[int, tuple[int, Mapping[str, Any]]] = {}
    checks: dict[int, int] = {}
    passages = readings = 0
    for seq, stored in database.rows("SELECT seq, detail FROM events WHERE act = 'import'"):
        detail = json.loads(stored)
        if detail.get("what") == "document":
            documents[number(detail["document"], "d")] = (seq, detail)
        elif detail.get("what") == "precedents":
            checks.update((key, seq) for key in _numbers(detail["documents"], "d"))
            yield from _check_precedents(database, seq, detail)
        if "passages" in detail:
            passages += detail["passages"][1]
            yield from _check_batch(database, seq, detail)
        if "readings" in detail:
            readings += detail["readings"]
            yield from _check_readings(database, seq, detail)
    by_hand: set[int] = set()
    for seq, detail in imports_by_hand(database):
        rows = rows_of(database, detail)
        by_hand.update(row[0] for row in rows)
        count = detail["claims"][1]
        if len(rows) != count:
            yield phrase(
                "event {seq} brought in {count} claims by hand, and some are missing",
                seq=seq,
                count=count,
            )
        elif rows_by_hand([row[2:] for row in rows]) != detail["rows"]:
            yield phrase("claims that event {seq} brought in by hand were altered since", seq=seq)
    yield from _check_documents(database, documents, checks, by_hand)
    stray = database.value("SELECT count(*) FROM evidence") - passages
    if stray:
        lost = (
            later("{count} passages are in no import")
            if stray > 0
            else later("{count} passages are missing")
        )
        yield phrase(lost, count=abs(stray))
    if database.value("SELECT count(*) FROM readings") != readings:
        yield phrase("passages were read anew without an event that says so")
    yield from _check_evidence(database)


def _check_documents(
    database: Database,
    documents: Mapping[int, tuple[int, Mapping[str, Any]]],
    checks: Mapping[int, int],
    by_hand: Collection[int],
) -> Iterator[str]:
    seen = set()
    for key, imported in database.rows(
        "SELECT id, imported FROM documents WHERE imported IS NOT NULL ORDER BY id"
    ):
        seen.add(key)
        if checks.get(key) == imported:
            continue
        seq, detail = documents.get(key, (None, {}))
        if seq != imported:
            yield phrase("document d{key} is in no import", key=key)
            continue
        document = next(read_documents(database, "d.id = ?", (key,), text=True, corrected=False))
        yield from _check_document(database, document, detail, by_hand)
    for key in sorted(documents.keys() - seen):
        yield phrase(
            "document d{key} is missing: event {documents} brought it in",
            key=key,
            documents=documents[key][0],
        )


def _numbers(of: Sequence[Any], kind: str) -> range:
    """The keys of ``["d5", 25]``: as many from that one on."""
    first, count = of
    return range(number(first, kind), number(first, kind) + count)


def _check_precedents(database: Database, seq: int, detail: Mapping[str, Any]) -> Iterator[str]:
    """A batch of published checks: every claim where it was said to be, all as it came in."""
    keys = _numbers(detail["documents"], "d")
    hashes: list[str] = []
    for document in read_documents(
        database, "d.id >= ? AND d.id < ?", (keys[0], keys[-1] + 1), text=True, corrected=False
    ):
        rows = RowHash(document)
        for row in _claims_of(database, number(document.id, "d")):
            rows.add(row[2:])
            yield from _check_spans(claim_of(row), document.text)
        hashes.append(rows.value())
    expected = [key for claims in detail["claims"] for key in _numbers(claims, "c")]
    found = database.numbers(
        "SELECT id FROM claims WHERE document >= ? AND document < ? ORDER BY id",
        (keys[0], keys[-1] + 1),
    )
    roles = "SELECT 1 FROM documents WHERE id >= ? AND id < ? AND role <> 'precedent' LIMIT 1"
    if database.value(roles, (keys[0], keys[-1] + 1)):
        yield phrase(
            "event {seq} brought in published checks, and not all are listed as such", seq=seq
        )
    if len(hashes) != len(keys) or list(found) != expected:
        yield phrase(
            "event {seq} brought in {count} published checks, and some are missing",
            seq=seq,
            count=len(keys),
        )
    elif rows_hash(hashes) != detail["rows"]:
        yield phrase("published checks that event {seq} brought in were altered since", seq=seq)


def _claims_of(database: Database, key: int) -> Iterator[Row]:
    return database.rows(
        f"SELECT {COLUMNS} FROM claims c WHERE c.document = ? ORDER BY c.id", (key,)
    )


def _check_document(
    database: Database, document: Document, detail: Mapping[str, Any], by_hand: Collection[int]
) -> Iterator[str]:
    key = number(document.id, "d")
    role = database.value("SELECT role FROM documents WHERE id = ?", (key,))
    if role != document.role.value:
        yield phrase(
            "document {document} is listed as a {role}, it came in as a {role2}",
            document=document.id,
            role=role,
            role2=document.role.value,
        )
    rows, ids = RowHash(document), []
    for row in _claims_of(database, key):
        yield from _check_spans(claim_of(row), document.text)
        if row[0] not in by_hand:
            ids.append(row[0])
            rows.add(row[2:])
    expected = [
        number(first, "c") + place for first, count in detail["claims"] for place in range(count)
    ]
    rows.name(database.value("SELECT people FROM named WHERE document = ?", (key,)) or "")
    if ids != expected:
        yield phrase(
            "document {document} came in with {count} claims and has other ones",
            document=document.id,
            count=len(expected),
        )
    elif rows.value() != detail["rows"]:
        yield phrase(
            "document {document} or its claims were altered since they came in",
            document=document.id,
        )


def _check_spans(claim: Claim, text: str) -> Iterator[str]:
    if claim.span.of(text) != claim.text:
        yield phrase(
            "claim {claim} does not quote {document}", claim=claim.id, document=claim.document
        )
    for quantity in claim.quantities:
        if quantity.span.of(text) != quantity.text:
            yield phrase(
                "claim {claim}: the figure {text!r} is not where it says",
                claim=claim.id,
                text=quantity.text,
            )


def _check_batch(database: Database, seq: int, detail: Mapping[str, Any]) -> Iterator[str]:
    name, count = detail["passages"]
    first = number(name, "e")
    lines = [
        row_line(row)
        for row in database.rows(
            f"SELECT id, {RAW} FROM evidence WHERE id >= ? AND id < ? ORDER BY id",
            (first, first + count),
        )
    ]
    if chain.digest("".join(lines)) != detail["rows"]:
        yield phrase("passages that event {seq} brought in were altered since", seq=seq)


def _check_readings(database: Database, seq: int, detail: Mapping[str, Any]) -> Iterator[str]:
    lines = [
        reading_line(row)
        for row in database.rows(
            "SELECT evidence, relation, score, record FROM readings WHERE seq = ? "
            "ORDER BY evidence",
            (seq,),
        )
    ]
    if chain.digest("".join(lines)) != detail["read"]:
        yield phrase("what event {seq} made of passages was altered since", seq=seq)


def _check_evidence(database: Database) -> Iterator[str]:
    held, text = None, ""
    for key, document, start, end, quoted in database.rows(
        "SELECT id, document, span_start, span_end, text FROM evidence ORDER BY document, id"
    ):
        if document != held:
            stored = database.value("SELECT text FROM texts WHERE document = ?", (document,))
            held, text = document, stored or ""
        if text[start:end] != quoted:
            yield phrase("evidence e{key} does not quote d{document}", key=key, document=document)
