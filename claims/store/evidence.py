"""Evidence: passages of other documents that speak to a claim, and what people made of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from claims.errors import CaseError
from claims.model import (
    Claim,
    DiffPart,
    Evidence,
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
from claims.store import phrased
from claims.store.database import Database, Row
from claims.store.grouped import sources_of
from claims.store.ids import marks, number
from claims.store.statements import CHUNK

_RANK = {relation.value: place for place, relation in enumerate(Relation)}
_SELECT = (
    "SELECT e.id, e.claim, e.document, e.span_start, e.span_end, e.relation, e.score, e.by_hand, "
    "e.text, e.record, e.stance, e.dismissed, e.taken, e.overruled "
    "FROM passages e JOIN documents d ON d.id = e.document"
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
        # Only where there are any: other passages are hashed as they always were.
        **({"differs": list(evidence.differs)} if evidence.differs else {}),
    }


def evidence_of(row: Row) -> Evidence:
    """The evidence of a row of the store's own statement."""
    key, claim, document, start, end, relation, score, by_hand, text, stored, *weighed = row
    stance, dismissed, taken, overruled = weighed
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
        differs=tuple(record.get("differs", ())),
        by_hand=bool(by_hand),
        stance=Stance(stance) if stance else None,
        dismissed=bool(dismissed),
        taken=bool(taken),
        overruled=tuple(sorted(json.loads(overruled).items())) if overruled else (),
    )


def evidence_for(database: Database, claim: int, *, dismissed: bool) -> tuple[Evidence, ...]:
    """The evidence for a claim: conflicts first (the order of Relation), then by score.

    Of documents that count as one source the earliest stands for all: what the others say in the
    same relation comes after what other sources say.

    Passages of withdrawn documents are left out, dismissed ones unless asked for, and those that
    do not speak to the claim as corrected.
    """
    chosen = "WHERE e.claim = ? AND d.withdrawn = 0 AND NOT e.gone"
    rows = database.rows(f"{_SELECT} {chosen}", (claim,))
    found = phrased.restored(database, [evidence_of(row) for row in rows])
    kept = [passage for passage in found if dismissed or not passage.dismissed]
    copies = _told_before(database, kept)
    kept.sort(
        key=lambda one: (_RANK[one.relation], one.id in copies, -one.score, number(one.id, "e"))
    )
    return tuple(kept)


def _told_before(database: Database, passages: Sequence[Evidence]) -> frozenset[str]:
    """The passages that only repeat what the source they count as says in the same relation."""
    documents = sorted({number(one.document, "d") for one in passages})
    sources = sources_of(database, documents)
    if not sources:
        return frozenset()
    told: dict[tuple[Relation, int], list[tuple[bool, int]]] = {}
    for one in passages:
        document = number(one.document, "d")
        if document in sources:
            source = sources[document]
            place = (document != source, document)
            told.setdefault((one.relation, source), []).append(place)
    return frozenset(
        one.id
        for one in passages
        if (document := number(one.document, "d")) in sources
        and document != min(told[one.relation, sources[document]])[1]
    )


def evidence_about(database: Database, claim: Claim) -> tuple[Evidence, ...]:
    """All that was found for a claim, and all that its own words were found to say to others."""
    own = (number(claim.document, "d"), claim.span.start, claim.span.end)
    rows = [
        *database.rows(f"{_SELECT} WHERE e.claim = ?", (number(claim.id, "c"),)),
        *database.rows(
            f"{_SELECT} WHERE e.document = ? AND e.span_start = ? AND e.span_end = ?", own
        ),
    ]
    return tuple({row[0]: evidence_of(row) for row in rows}.values())


def one_evidence(database: Database, key: int) -> Evidence:
    """The evidence e``key``; raises :class:`CaseError` where there is none."""
    row = database.row(f"{_SELECT} WHERE e.id = ?", (key,))
    if row is None:
        raise CaseError("There is no evidence e{key} in {path}.", key=key, path=database.path.name)
    return phrased.restored(database, [evidence_of(row)])[0]


def several(database: Database, keys: Sequence[int]) -> dict[int, Evidence]:
    """Passages by their keys; those that are not there are left out."""
    found: dict[int, Evidence] = {}
    for at in range(0, len(keys), CHUNK):
        part = keys[at : at + CHUNK]
        rows = database.rows(f"{_SELECT} WHERE e.id IN ({marks(len(part))})", part)
        passages = phrased.restored(database, [evidence_of(row) for row in rows])
        found.update((number(one.id, "e"), one) for one in passages)
    return found


_AT = (
    "SELECT e.id, e.claim, e.document, e.span_start, e.span_end, coalesce(r.relation, e.relation), "
    "coalesce(r.score, e.score), e.by_hand, e.text, coalesce(r.record, e.record), NULL, 0, 0, '' "
    "FROM evidence e LEFT JOIN readings r ON r.evidence = e.id AND r.seq = "
    "(SELECT max(seq) FROM readings WHERE evidence = e.id AND seq <= ?) WHERE e.id IN"
)


def several_at(database: Database, keys: Sequence[int], seq: int) -> Iterator[Evidence]:
    """Passages by their keys as they were read at an event, with nothing that people made of
    them.
    """
    for at in range(0, len(keys), CHUNK):
        part = keys[at : at + CHUNK]
        rows = database.rows(f"{_AT} ({marks(len(part))}) ORDER BY e.id", (seq, *part))
        yield from phrased.restored(database, [evidence_of(row) for row in rows])


def touched(database: Database, document: int) -> list[Evidence]:
    """The passages of a document's claims that people weighed, dismissed, chose or overruled."""
    rows = database.rows(
        f"{_SELECT} WHERE (e.stance IS NOT NULL OR e.dismissed OR e.taken OR e.overruled <> '') "
        "AND e.claim IN (SELECT claim FROM states WHERE document = ?) ORDER BY e.id",
        (document,),
    )
    return [evidence_of(row) for row in rows]
