"""Evidence: passages of other documents that speak to a claim, and what people made of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import sleep

from claims.errors import CaseError
from claims.model import (
    Change,
    Claim,
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
from claims.store import chain, states
from claims.store.chain import Stamp
from claims.store.database import Database, Row
from claims.store.dismissals import dismissed_before
from claims.store.grouped import sources_of
from claims.store.ids import marks, number
from claims.store.relations import recount
from claims.store.statements import CHUNK, json_text

BATCH = 150
"""Passages written in one transaction, with one event."""
PAUSE = 0.02
"""Seconds between two batches, in which others get their turn to write."""
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
    found = (evidence_of(row) for row in database.rows(f"{_SELECT} {chosen}", (claim,)))
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
        raise CaseError(f"There is no evidence e{key} in {database.path.name}.")
    return evidence_of(row)


def several(database: Database, keys: Sequence[int]) -> dict[int, Evidence]:
    """Passages by their keys; those that are not there are left out."""
    found: dict[int, Evidence] = {}
    for at in range(0, len(keys), CHUNK):
        part = keys[at : at + CHUNK]
        rows = database.rows(f"{_SELECT} WHERE e.id IN ({marks(len(part))})", part)
        found.update((row[0], evidence_of(row)) for row in rows)
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
        yield from map(evidence_of, rows)


def weighed(database: Database, claims: Sequence[int]) -> Iterator[int]:
    """Those of ``claims`` of which somebody took a stance on a passage that still counts."""
    for at in range(0, len(claims), CHUNK):
        part = claims[at : at + CHUNK]
        for (claim,) in database.rows(
            "SELECT DISTINCT e.claim FROM evidence e JOIN stances t ON t.evidence = e.id "
            "JOIN documents d ON d.id = e.document WHERE t.stance IS NOT NULL AND "
            f"t.dismissed = 0 AND d.withdrawn = 0 AND e.claim IN ({marks(len(part))})",
            part,
        ):
            yield int(claim)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A passage as its row will be, but for the id."""

    same: tuple[int, int, int, int, int, int]
    """What makes it the same as another: claim, document, span, span of the claim's figure."""
    rest: tuple[str, float, int, str, str]
    """Relation, score, by hand or not, text, record."""


def add_evidence(database: Database, batch: Sequence[Evidence], stamp: Stamp) -> int:
    """Store passages that are not there yet, some hundreds a transaction; returns how many.

    A passage is there already where claim, document, span and the claim's figure are the same;
    what people made of it stays. Each transaction has its event.
    """
    added = 0
    for start in range(0, len(batch), BATCH):
        rows = [_prepare(evidence) for evidence in batch[start : start + BATCH]]
        if start:
            sleep(PAUSE)
        with database.transaction():
            added += _add(database, rows, stamp)
    return added


def touched(database: Database, document: int) -> list[Evidence]:
    """The passages of a document's claims that people weighed, dismissed, chose or overruled."""
    rows = database.rows(
        f"{_SELECT} WHERE (e.stance IS NOT NULL OR e.dismissed OR e.taken OR e.overruled <> '') "
        "AND e.claim IN (SELECT claim FROM states WHERE document = ?) ORDER BY e.id",
        (document,),
    )
    return [evidence_of(row) for row in rows]


def bring(database: Database, batch: Sequence[Evidence], stamp: Stamp) -> None:
    """Store what is not there yet of a few passages, in the caller's transaction."""
    _add(database, [_prepare(evidence) for evidence in batch], stamp)


def key_of(database: Database, evidence: Evidence) -> int:
    """The key of the passage that is stored as the same as ``evidence``."""
    return int(database.value(_KEY, _prepare(evidence).same))


def _prepare(evidence: Evidence) -> _Prepared:
    figure = evidence.claim_quantity.span if evidence.claim_quantity else None
    return _Prepared(
        same=(
            number(evidence.claim, "c"),
            number(evidence.document, "d"),
            evidence.span.start,
            evidence.span.end,
            figure.start if figure else -1,
            figure.end if figure else -1,
        ),
        rest=(
            evidence.relation.value,
            evidence.score,
            int(evidence.by_hand),
            evidence.text,
            json_text(evidence_record(evidence)),
        ),
    )


def _add(database: Database, rows: Sequence[_Prepared], stamp: Stamp) -> int:
    detail = _insert(database, rows)
    if detail:
        told: dict[str, Json] = {"what": "evidence", **detail}
        _append(database, stamp, told, _arrived(detail))
        recount(database, {row.same[0] for row in rows})
    return _count(detail)


def _append(
    database: Database, stamp: Stamp, detail: dict[str, Json], arrived: Sequence[int]
) -> Event:
    """The event of an import; what was dismissed before it came in again stays dismissed by it."""
    changes = tuple(
        Change(target=f"e{key}", field="dismissed", before=False, after=True)
        for key in dismissed_before(database, arrived)
    )
    states.apply(database, changes)
    return chain.append(database, replace(stamp(), act="import", detail=detail, changes=changes))


def _insert(database: Database, rows: Sequence[_Prepared]) -> dict[str, Json]:
    """Insert the passages that are not there yet; what an event says of them, if there are any."""
    lines = []
    first: int | None = None
    for row in rows:
        # Asked first, because an insertion that conflicts would use up an id.
        if database.value(_KEY, row.same):
            continue
        key = database.run(_INSERT, (*row.same, *row.rest)).lastrowid or 0
        first = key if first is None else first
        lines.append(row_line((key, *row.same, *row.rest)))
    if first is None:
        return {}
    return {"passages": [f"e{first}", len(lines)], "rows": chain.digest("".join(lines))}


def _count(detail: Mapping[str, Json]) -> int:
    return len(_arrived(detail))


def _arrived(detail: Mapping[str, Json]) -> range:
    """The keys of the passages that an import brought in."""
    passages = detail.get("passages")
    if not isinstance(passages, list):
        return range(0)
    first, count = number(str(passages[0]), "e"), int(str(passages[1]))
    return range(first, first + count)


def read_anew(
    database: Database,
    claim: str,
    again: Sequence[Evidence],
    new: Sequence[Evidence],
    stamp: Stamp,
) -> Event | None:
    """Store what comparing a corrected claim came to, as one event; None where nothing is new.

    ``again`` are passages that are there, as they are read at present: they keep their ids, and
    with them what people made of them. ``new`` are passages that were not there.
    """
    rows = [_prepare(evidence) for evidence in new]
    readings = [_reading(evidence) for evidence in sorted(again, key=lambda one: int(one.id[1:]))]
    with database.transaction():
        detail = _insert(database, rows)
        if not detail and not readings:
            return None
        lines = "".join(reading_line(reading) for reading in readings)
        detail |= {"readings": len(readings), "read": chain.digest(lines)}
        told: dict[str, Json] = {"what": "comparison", "claim": claim, **detail}
        event = _append(database, stamp, told, _arrived(detail))
        database.run_many(
            "INSERT INTO readings (evidence, seq, relation, score, record) VALUES (?, ?, ?, ?, ?)",
            ((reading[0], event.seq, *reading[1:]) for reading in readings),
        )
        recount(database, {number(one.claim, "c") for one in (*again, *new)})
        return event


def _reading(evidence: Evidence) -> tuple[int, str, float, str]:
    record = json_text(evidence_record(evidence))
    return number(evidence.id, "e"), evidence.relation.value, evidence.score, record


def reading_line(columns: Sequence[Json]) -> str:
    """What the hash of readings is made of: evidence, relation, score and record of each."""
    return row_line(columns)


_KEY = (
    "SELECT id FROM evidence WHERE claim = ? AND document = ? AND span_start = ? AND span_end = ? "
    "AND figure_start = ? AND figure_end = ?"
)
RAW = (
    "claim, document, span_start, span_end, figure_start, figure_end, relation, score, by_hand, "
    "text, record"
)
"""The columns that came in, in the order in which they are hashed after the id."""
_INSERT = f"INSERT INTO evidence ({RAW}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def row_line(columns: Sequence[Json]) -> str:
    """What the import's hash is made of: one line of canonical JSON for each passage."""
    *plain, record = columns
    return f"{chain.canonical(list(plain))[:-1]},{record}]\n"
