"""Passages come in: stored once, with an event for every batch, and read anew after corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import sleep

from claims.model import Change, Claim, Event, Evidence, Json
from claims.store import acts, chain, evidence, phrased, states
from claims.store.chain import NewStamp, Stamp
from claims.store.database import Database
from claims.store.dismissals import dismissed_before
from claims.store.evidence import evidence_record
from claims.store.ids import marks, number
from claims.store.relations import count_arrived, recount
from claims.store.statements import CHUNK, json_text

BATCH = 150
"""Passages written in one transaction, with one event."""
PAUSE = 0.02
"""Seconds between two batches, in which others get their turn to write."""
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


class Passages:
    """The passages of one case: asked for by key, stored, and read anew."""

    def __init__(self, database: Database, stamp: NewStamp) -> None:
        self._database, self._stamp = database, stamp

    def one(self, identifier: str) -> Evidence:
        """The evidence ``e5``; raises CaseError where there is none."""
        return evidence.one_evidence(self._database, number(identifier, "e"))

    def about(self, claim: Claim) -> tuple[Evidence, ...]:
        """All that was found for a claim, and what its own words were found to say to others.

        Dismissed passages and those that no longer speak to their claim are among them.
        """
        return evidence.evidence_about(self._database, claim)

    def weighed(self, claims: Sequence[str]) -> frozenset[str]:
        """Those of ``claims`` of which somebody took a stance on a passage that still counts."""
        return frozenset(self._weighed([number(one, "c") for one in claims]))

    def _weighed(self, claims: Sequence[int]) -> Iterator[str]:
        for at in range(0, len(claims), CHUNK):
            part = claims[at : at + CHUNK]
            for (claim,) in self._database.rows(
                "SELECT DISTINCT e.claim FROM evidence e JOIN stances t ON t.evidence = e.id "
                "JOIN documents d ON d.id = e.document WHERE t.stance IS NOT NULL AND "
                f"t.dismissed = 0 AND d.withdrawn = 0 AND e.claim IN ({marks(len(part))})",
                part,
            ):
                yield f"c{claim}"

    def add(self, batch: Sequence[Evidence], *, reviewer: str = "") -> int:
        """Store passages that are not there yet, some hundreds a transaction; returns how many.

        A passage is there already where claim, document, span and the claim's figure are the
        same; what people made of it stays. Each transaction has its event.
        """
        added, stamp = 0, self._stamp(acts.IMPORT, reviewer)
        for start in range(0, len(batch), BATCH):
            rows = [_prepare(passage) for passage in batch[start : start + BATCH]]
            if start:
                sleep(PAUSE)
            with self._database.transaction():
                added += _add(self._database, rows, stamp)
        return added

    def read_anew(
        self,
        claim: str,
        again: Sequence[Evidence],
        new: Sequence[Evidence],
        *,
        reviewer: str = "",
    ) -> Event | None:
        """Store what comparing a corrected claim came to, as one event; None for nothing new.

        ``again`` are passages that are there, as they are read at present: they keep their ids,
        and with them what people made of them. ``new`` are passages that were not there.
        """
        rows = [_prepare(passage) for passage in new]
        readings = [_reading(one) for one in sorted(again, key=lambda one: int(one.id[1:]))]
        with self._database.transaction():
            detail = _insert(self._database, rows)
            if not detail and not readings:
                return None
            lines = "".join(reading_line(reading) for reading in readings)
            detail |= {"readings": len(readings), "read": chain.digest(lines)}
            told: dict[str, Json] = {"what": "comparison", "claim": claim, **detail}
            stamp = self._stamp(acts.IMPORT, reviewer)
            event = _append(self._database, stamp, told, _arrived(detail))
            self._database.run_many(
                "INSERT INTO readings (evidence, seq, relation, score, record) "
                "VALUES (?, ?, ?, ?, ?)",
                ((reading[0], event.seq, *reading[1:]) for reading in readings),
            )
            for one in again:
                phrased.keep(self._database, phrased.rows_of(phrased.texts_of(one)))
            recount(self._database, {number(one.claim, "c") for one in (*again, *new)})
            return event


def bring(database: Database, batch: Sequence[Evidence], stamp: Stamp) -> None:
    """Store what is not there yet of a few passages, in the caller's transaction."""
    _add(database, [_prepare(evidence) for evidence in batch], stamp)


def key_of(database: Database, evidence: Evidence) -> int:
    """The key of the passage that is stored as the same as ``evidence``."""
    return int(database.value(_KEY, _prepare(evidence).same))


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A passage as its row will be, but for the id."""

    same: tuple[int, int, int, int, int, int]
    """What makes it the same as another: claim, document, span, span of the claim's figure."""
    rest: tuple[str, float, int, str, str]
    """Relation, score, by hand or not, text, record."""
    phrases: tuple[tuple[int, str], ...]
    """What its sentences were made of."""


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
        phrases=phrased.rows_of(phrased.texts_of(evidence)),
    )


def _add(database: Database, rows: Sequence[_Prepared], stamp: Stamp) -> int:
    detail = _insert(database, rows)
    if detail:
        told: dict[str, Json] = {"what": "evidence", **detail}
        _append(database, stamp, told, _arrived(detail))
        count_arrived(database, {row.same[0] for row in rows}, _arrived(detail))
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
        phrased.keep(database, row.phrases)
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


def _reading(evidence: Evidence) -> tuple[int, str, float, str]:
    record = json_text(evidence_record(evidence))
    return number(evidence.id, "e"), evidence.relation.value, evidence.score, record


def reading_line(columns: Sequence[Json]) -> str:
    """What the hash of readings is made of: evidence, relation, score and record of each."""
    return row_line(columns)


def row_line(columns: Sequence[Json]) -> str:
    """What the import's hash is made of: one line of canonical JSON for each passage."""
    *plain, record = columns
    return f"{chain.canonical(list(plain))[:-1]},{record}]\n"
