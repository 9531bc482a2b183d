"""Evidence: passages of other documents that speak to a claim, and what people made of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.errors import CaseError
from claims.model import (
    DiffPart,
    Event,
    Evidence,
    Json,
    Relation,
    Span,
    Stance,
)
from claims.records import (
    Record,
    difference_record,
    difference_value,
    quantity_record,
    quantity_value,
)
from claims.store import chain
from claims.store.database import Database, Row
from claims.store.ids import number
from claims.store.relations import recount
from claims.store.statements import json_text

BATCH = 1_000
"""Passages written in one transaction, with one event."""
_RANK = {relation.value: place for place, relation in enumerate(Relation)}
_SELECT = (
    "SELECT e.id, e.claim, e.document, e.span_start, e.span_end, e.relation, e.score, e.by_hand, "
    "e.text, e.record, t.stance, coalesce(t.dismissed, 0) FROM evidence e "
    "JOIN documents d ON d.id = e.document LEFT JOIN stances t ON t.evidence = e.id"
)


def evidence_record(evidence: Evidence) -> Record:
    """What a passage holds beyond its columns."""
    return {
        "reasons": list(evidence.reasons),
        "claim_quantity": quantity_record(evidence.claim_quantity)
        if evidence.claim_quantity
        else None,
        "quantity": quantity_record(evidence.quantity) if evidence.quantity else None,
        "difference": difference_record(evidence.difference) if evidence.difference else None,
        "diff": [[part.op, part.text] for part in evidence.diff],
        "locator": evidence.locator,
        "source_claim": evidence.source_claim,
    }


def evidence_of(row: Row) -> Evidence:
    """The evidence of a row of the store's own statement."""
    key, claim, document, start, end, relation, score, by_hand, text, stored, stance, gone = row
    record = json.loads(stored)
    figures = (record["claim_quantity"], record["quantity"])
    claim_quantity, quantity = (quantity_value(figure) if figure else None for figure in figures)
    return Evidence(
        id=f"e{key}",
        claim=f"c{claim}",
        document=f"d{document}",
        span=Span(start, end),
        text=text,
        relation=Relation(relation),
        reasons=tuple(record["reasons"]),
        score=score,
        claim_quantity=claim_quantity,
        quantity=quantity,
        difference=difference_value(record["difference"]) if record["difference"] else None,
        diff=tuple(DiffPart(op, words) for op, words in record["diff"]),
        locator=record["locator"],
        source_claim=record["source_claim"],
        by_hand=bool(by_hand),
        stance=Stance(stance) if stance else None,
        dismissed=bool(gone),
    )


def evidence_for(database: Database, claim: int, *, dismissed: bool) -> tuple[Evidence, ...]:
    """The evidence for a claim: conflicts first (the order of Relation), then by score.

    Passages of withdrawn documents are left out, dismissed ones unless asked for.
    """
    found = (
        evidence_of(row)
        for row in database.rows(f"{_SELECT} WHERE e.claim = ? AND d.withdrawn = 0", (claim,))
    )
    kept = [passage for passage in found if dismissed or not passage.dismissed]
    kept.sort(key=lambda one: (_RANK[one.relation], -one.score, number(one.id, "e")))
    return tuple(kept)


def one_evidence(database: Database, key: int) -> Evidence:
    """The evidence e``key``; raises :class:`CaseError` where there is none."""
    row = database.row(f"{_SELECT} WHERE e.id = ?", (key,))
    if row is None:
        raise CaseError(f"There is no evidence e{key} in {database.path.name}.")
    return evidence_of(row)


def add_evidence(database: Database, batch: Sequence[Evidence], stamp: Event) -> int:
    """Store passages that are not there yet, with one event a thousand; returns how many.

    A passage is there already where claim, document, span and the claim's figure are the same;
    what people made of it stays.
    """
    added = 0
    for start in range(0, len(batch), BATCH):
        with database.transaction():
            added += _add(database, batch[start : start + BATCH], stamp)
    return added


def _add(database: Database, batch: Sequence[Evidence], stamp: Event) -> int:
    lines = []
    for evidence in batch:
        key = _insert(database, evidence)
        if key is not None:
            lines.append(row_line(replace(evidence, id=f"e{key}")))
    if lines:
        detail: dict[str, Json] = {
            "what": "evidence",
            "first": json.loads(lines[0])[0],
            "passages": len(lines),
            "rows": chain.digest("".join(lines)),
        }
        chain.append(database, replace(stamp, act="import", detail=detail))
        recount(database, {number(evidence.claim, "c") for evidence in batch})
    return len(lines)


def _insert(database: Database, evidence: Evidence) -> int | None:
    figure = evidence.claim_quantity.span if evidence.claim_quantity else None
    same = (
        number(evidence.claim, "c"),
        number(evidence.document, "d"),
        evidence.span.start,
        evidence.span.end,
        figure.start if figure else -1,
        figure.end if figure else -1,
    )
    # Asked first, because an insertion that conflicts would use up an id.
    if database.value(_SAME, same):
        return None
    return database.run(
        "INSERT INTO evidence (claim, document, span_start, span_end, figure_start, figure_end, "
        "relation, score, by_hand, text, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *same,
            evidence.relation.value,
            evidence.score,
            evidence.by_hand,
            evidence.text,
            json_text(evidence_record(evidence)),
        ),
    ).lastrowid


_SAME = (
    "SELECT 1 FROM evidence WHERE claim = ? AND document = ? AND span_start = ? AND span_end = ? "
    "AND figure_start = ? AND figure_end = ?"
)


def row_line(evidence: Evidence) -> str:
    """What the import's hash is made of: one line of canonical JSON for each passage."""
    values: list[Json] = [
        evidence.id,
        evidence.claim,
        evidence.document,
        evidence.span.start,
        evidence.span.end,
        evidence.relation.value,
        evidence.score,
        evidence.by_hand,
        evidence.text,
        evidence_record(evidence),
    ]
    return chain.canonical(values) + "\n"


def evidence_from(database: Database, first: int, count: int) -> Iterator[Evidence]:
    """``count`` passages from e``first`` on, by id."""
    sql = f"{_SELECT} WHERE e.id >= ? ORDER BY e.id LIMIT ?"
    return (evidence_of(row) for row in database.rows(sql, (first, count)))
