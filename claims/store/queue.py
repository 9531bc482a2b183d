"""The queue: which claims in which order as bare keys, and what the list draws of a few of them."""

from __future__ import annotations

import json
import random
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claims.filters import Filter, Order
from claims.model import ClaimKind, ClaimState, Confidence, Dropped, Progress, Relation, Status
from claims.store.asked import JOINED, asked_of
from claims.store.chain import read_time
from claims.store.conditions import DUE, STATUS, TO_REVIEW, Conditions, conditions
from claims.store.database import Database
from claims.store.ids import number
from claims.store.relations import COLUMNS
from claims.store.sameness import MAIN
from claims.store.statements import CHUNK, kinds_of

if TYPE_CHECKING:
    from claims.store.counts import Counts
    from claims.store.upkeep import CaseTexts

EXCERPT = 200
"""Code points of a claim's text that the list gets to see."""
# By their ids: of an index on roles all claims would be sorted before the first could be shown.
_FROM = "FROM documents d NOT INDEXED CROSS JOIN states s ON s.document = d.id"
# From the claims that hold all words, where these are few: else every claim is looked at in turn.
_FROM_WORDS = (
    "FROM search_index w CROSS JOIN states s ON s.claim = w.rowid "
    "CROSS JOIN documents d ON d.id = s.document"
)
_FEW = 20_000
_PLACE = "d.id, s.span_start, s.claim"
_SET = (
    "s.overrides <> '{}' AND json_extract(s.overrides, '$.speaker') IS NOT NULL "
    "AND n.person = n.machine"
)
"""Whether the reviewer set the speaker, whose name then stands as it was set; but for people who
were joined, parted or renamed since.
"""
SPEAKER = f"CASE WHEN {_SET} THEN n.written ELSE n.person END"
"""The speaker as shown, over ``states s`` and ``names n``."""
_ORDERS = {
    Order.DOCUMENT: _PLACE,
    Order.RISK: "s.risk DESC, s.claim",
    Order.OPEN: f"({STATUS}) <> 'open', {_PLACE}",
    Order.SPEAKER: (
        f"n.folded IS NULL, CASE WHEN {_SET} THEN fold(n.written) ELSE n.folded END, {_PLACE}"
    ),
    Order.SOURCE: f"fold({asked_of(SPEAKER)}), {_PLACE}",
    Order.DISPUTED: f"s.conflicts * 2 + s.altered DESC, s.risk DESC, {_PLACE}",
    Order.STALE: f"s.standing IS NULL, {_PLACE}",
    Order.RANDOM: _PLACE,
}

_JOINED = {Order.SPEAKER: "LEFT JOIN names n ON n.id = s.speaker", Order.SOURCE: JOINED}
"""What an order needs beside ``states s`` and ``documents d``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """What a list draws of a claim, and what ``list`` prints beside the claim itself."""

    id: str
    document: str
    kinds: tuple[ClaimKind, ...]
    value: str
    """The first figure in few cells: "<1,000", "5%"; empty where there is none."""
    speaker: str | None
    status: Status
    verdict: str | None
    """The slug of the label."""
    scale: str | None
    """The scale that the verdict belongs to."""
    flagged: bool
    skipped: bool
    worthiness: float
    text: str
    """At most 200 code points of the claim."""
    relations: Mapping[Relation, int]
    """How many passages stand in each relation; relations without any are left out."""
    confidence: Confidence | None = None
    same_as: str | None = None
    """The claim whose verdict is shown as this one's."""
    due: bool = False
    """Whether it was put off until a day that has come."""

    @property
    def relation(self) -> Relation | None:
        """The relation that most wants looking at; None where there is no evidence."""
        return next((relation for relation in Relation if relation in self.relations), None)


def drafted(database: Database) -> bool:
    """Whether the case has a draft, beside which other documents are for reference only."""
    return bool(
        database.value(
            "SELECT EXISTS (SELECT 1 FROM documents "
            "WHERE role = 'draft' AND withdrawn = 0 AND imported IS NOT NULL)"
        )
    )


def claim_ids(
    database: Database,
    filter_: Filter | None = None,
    order: Order = Order.DOCUMENT,
    *,
    queue: bool = False,
    seed: int = 0,
    limit: int | None = None,
) -> array[int]:
    """The numbers of the claims' ids, 4 bytes each, by keys and indexes alone.

    With ``queue``, only claims that are to be reviewed: those of drafts, or without a draft those
    of sources; a published check's are for reference only.
    """
    asked = conditions(filter_)
    has_draft = drafted(database)
    where = ["d.imported IS NOT NULL", *asked.sql]
    everything = len(where) == 3 and not asked.values and not (queue and has_draft)
    if queue:
        where.append(TO_REVIEW)
    if chosen_by_words(database, asked):
        source = _FROM_WORDS
        where.append(f"search_index MATCH {asked.match}")
    elif order is Order.RISK and everything:
        source = "FROM states s CROSS JOIN documents d ON d.id = s.document"
    else:
        source = _FROM
    names = _JOINED.get(order, "")
    part = f"LIMIT {int(limit)}" if limit is not None and order is not Order.RANDOM else ""
    sql = f"SELECT s.claim {source} {names} WHERE {' AND '.join(where)} ORDER BY {_ORDERS[order]} "
    values = {**asked.values, "drafted": has_draft}
    found = database.numbers(sql + part, values)
    return found if order is not Order.RANDOM else _shuffled(found, seed)[:limit]


def chosen_by_words(database: Database, asked: Conditions) -> bool:
    """Whether so few claims hold the words asked for that it is quicker to begin with them."""
    if not asked.match:
        return False
    met = database.value(
        "SELECT count(*) FROM "
        f"(SELECT 1 FROM search_index WHERE search_index MATCH {asked.match} LIMIT {_FEW})",
        asked.values,
    )
    return int(met) < _FEW


def _shuffled(ids: array[int], seed: int) -> array[int]:
    # The same seed gives the same order on every machine and in every version of Python.
    random.Random(seed).shuffle(ids)
    return ids


_ROW = (
    "SELECT s.claim, s.document, s.kinds, s.figure, "
    f"{SPEAKER}, {STATUS}, v.verdict, v.scale, s.flag IS NOT NULL, v.skipped, s.worthiness, "
    f"substr(c.text, 1, {EXCERPT}), v.confidence, s.same_as, {DUE}, "
    f"{', '.join(f's.{column}' for column in COLUMNS.values())} "
    "FROM states s JOIN documents d ON d.id = s.document JOIN claims c ON c.id = s.claim "
    f"JOIN states v ON v.claim = coalesce({MAIN}, s.claim) "
    "LEFT JOIN names n ON n.id = s.speaker WHERE d.imported IS NOT NULL AND s.claim IN "
)


def rows(database: Database, ids: Sequence[int]) -> dict[int, QueueRow]:
    """What the list draws of ``ids``, by primary key; ask for a screen or two at a time.

    Numbers that are no claims are left out.
    """
    found: dict[int, QueueRow] = {}
    has_draft = drafted(database)
    for at in range(0, len(ids), CHUNK):
        part = ids[at : at + CHUNK]
        values = {"drafted": has_draft, **{f"k{place}": key for place, key in enumerate(part)}}
        keys = ",".join(f":k{place}" for place in range(len(part)))
        for row in database.rows(f"{_ROW} ({keys})", values):
            found[row[0]] = _queue_row(row)
    return found


def _queue_row(row: Sequence[object]) -> QueueRow:
    key, document, kinds, figure, speaker, status, verdict, scale, flagged, skipped, *rest = row
    worthiness, text, confidence, same_as, due, *counts = rest
    return QueueRow(
        id=f"c{key}",
        document=f"d{document}",
        kinds=kinds_of(int(str(kinds))),
        value=str(figure),
        speaker=None if speaker is None else str(speaker),
        status=Status(str(status)),
        verdict=None if verdict is None else str(verdict),
        scale=None if scale is None else str(scale),
        flagged=bool(flagged),
        skipped=bool(skipped),
        worthiness=float(str(worthiness)),
        text=str(text),
        confidence=Confidence(str(confidence)) if confidence else None,
        same_as=_text(same_as),
        due=bool(due),
        relations={
            relation: int(str(count))
            for relation, count in zip(COLUMNS, counts, strict=True)
            if count
        },
    )


_STATE = (
    f"SELECT s.claim, {STATUS}, s.flag, s.tags, s.same_as, s.verdict, {DUE}, s.dropped, v.scale, "
    "v.verdict, v.rationale, v.correction, v.number, v.confidence, v.deferred, "
    "v.deferred_until, v.skipped, v.decided_at, v.decided_by FROM states s "
    "JOIN documents d ON d.id = s.document JOIN states v ON v.claim = {covering} "
    "WHERE d.imported IS NOT NULL AND s.claim IN "
)


def claim_states(
    database: Database, keys: Sequence[int], *, own: bool = False
) -> dict[str, ClaimState]:
    """What was decided of claims; numbers that are no claims are left out.

    A claim that is marked as the same as another has that one's verdict, unless its ``own`` is
    asked for.
    """
    found: dict[str, ClaimState] = {}
    has_draft = drafted(database)
    sql = _STATE.format(covering="s.claim" if own else f"coalesce({MAIN}, s.claim)")
    for at in range(0, len(keys), CHUNK):
        part = keys[at : at + CHUNK]
        values = {"drafted": has_draft, **{f"k{place}": key for place, key in enumerate(part)}}
        names = ",".join(f":k{place}" for place in range(len(part)))
        for row in database.rows(f"{sql} ({names})", values):
            state = _state(row)
            found[state.claim] = state
    return found


def _state(row: Sequence[object]) -> ClaimState:
    key, status, flag, tags, same_as, own, due, dropped, *judged = row
    scale, verdict, rationale, correction, number, confidence, *rest = judged
    deferred, until, skipped, decided_at, decided_by = rest
    return ClaimState(
        claim=f"c{key}",
        status=Status(str(status)),
        scale=_text(scale),
        verdict=_text(verdict),
        rationale=str(rationale),
        correction=str(correction),
        number=str(number),
        confidence=Confidence(str(confidence)) if confidence else None,
        flag=_text(flag),
        deferred=_text(deferred),
        deferred_until=date.fromisoformat(str(until)) if until else None,
        skipped=bool(skipped),
        decided_at=read_time(str(decided_at)) if decided_at else None,
        decided_by=_text(decided_by),
        tags=tuple(str(tags).split()),
        same_as=_text(same_as),
        set_aside=_text(own) if same_as else None,
        due=bool(due),
        dropped=Dropped.of(json.loads(str(dropped))) if dropped else None,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


_NEXT = f"""
SELECT d.id, s.span_start, s.claim
FROM documents d NOT INDEXED CROSS JOIN tallies t ON t.document = d.id AND {{{{some}}}}
CROSS JOIN states s ON s.document = d.id AND s.status = '{{{{status}}}}'
WHERE d.imported IS NOT NULL AND d.withdrawn = 0 AND {TO_REVIEW}
AND {{place}} ORDER BY {{order}} LIMIT 1
"""
_AFTER = (
    _NEXT.format(
        place="d.id = :document AND (s.span_start, s.claim) > (:start, :claim)",
        order="s.span_start, s.claim",
    ),
    _NEXT.format(place="d.id > :document", order=_PLACE),
)
_BEFORE = (
    _NEXT.format(
        place="d.id = :document AND (s.span_start, s.claim) < (:start, :claim)",
        order="s.span_start DESC, s.claim DESC",
    ),
    _NEXT.format(place="d.id < :document", order="d.id DESC, s.span_start DESC, s.claim DESC"),
)


def spoken_by(database: Database, person: str) -> list[str]:
    """The ids of the claims whose speaker is shown as ``person``, by their numbers."""
    return [
        f"c{claim}"
        for (claim,) in database.rows(
            "SELECT s.claim FROM names n JOIN states s ON s.speaker = n.id "
            "JOIN documents d ON d.id = s.document WHERE d.imported IS NOT NULL "
            f"AND (n.person = :name OR n.written = :name) AND {SPEAKER} = :name ORDER BY s.claim",
            {"name": person},
        )
    ]


class QueueOf:
    """The claims of one case in their orders, and how far the review of them is."""

    def __init__(self, database: Database, texts: CaseTexts) -> None:
        self._database, self._texts = database, texts

    def claim_ids(
        self,
        filter: Filter | None = None,  # noqa: A002 - the word of the command line and its users
        order: Order = Order.DOCUMENT,
        *,
        queue: bool = False,
        seed: int = 0,
        limit: int | None = None,
    ) -> array[int]:
        """The numbers of the claims' ids in order; with ``queue``, only those to be reviewed."""
        return self._texts.mending(
            lambda: claim_ids(self._database, filter, order, queue=queue, seed=seed, limit=limit)
        )

    def rows(self, ids: Sequence[int]) -> dict[int, QueueRow]:
        """What a list draws of a few claims, by primary key."""
        return rows(self._database, ids)

    def next_open(self, claim: str | None, *, backwards: bool = False) -> str | None:
        """The next open or stale claim to be reviewed after (or before) one in document order.

        Without ``claim`` the first (or last) one; None where there is none, without starting over.
        """
        database, key = self._database, number(claim, "c") if claim else None
        edge = (1 << 62) if backwards else -1
        place = database.row("SELECT document, span_start FROM states WHERE claim = ?", (key,))
        document, start = place or (edge, edge)
        values = {"document": document, "start": start, "claim": key, "drafted": drafted(database)}
        for sql in _BEFORE if backwards else _AFTER:
            places = [
                row
                for kind in _to_do(database)
                if (row := database.row(sql.format(**kind), values))
            ]
            if places:
                return f"c{(max if backwards else min)(places)[2]}"
        return None

    def progress(self) -> Progress:
        """How far the review is, from counts kept with every decision; what is due by an index."""
        has_draft = {"drafted": drafted(self._database)}
        row = self._database.row(
            "SELECT total(t.claims), total(t.decided), total(t.deferred), total(t.words), "
            "total(t.words_decided) FROM documents d JOIN tallies t ON t.document = d.id "
            f"WHERE d.imported IS NOT NULL AND d.withdrawn = 0 AND {TO_REVIEW}",
            has_draft,
        )
        due = self._database.value(
            "SELECT count(*) FROM documents d JOIN tallies t ON t.document = d.id "
            "AND t.deferred > 0 CROSS JOIN states s ON s.document = d.id "
            "WHERE s.status = 'deferred' AND d.imported IS NOT NULL AND d.withdrawn = 0 "
            f"AND {TO_REVIEW} AND {DUE}",
            has_draft,
        )
        claims, decided, deferred, words, words_decided = (int(count) for count in row or (0,) * 5)
        return Progress(
            total=claims,
            decided=decided,
            deferred=deferred,
            words=words,
            words_decided=words_decided,
            due=due,
        )

    def counts(self) -> Counts:
        """The claims to be reviewed by verdict, worst relation, speaker and document."""
        from claims.store.counts import counts

        return counts(self._database)


def _to_do(database: Database) -> Iterator[dict[str, str]]:
    """The statuses of claims that are to be decided: open, and stale where any is."""
    yield {"status": Status.OPEN.value, "some": "t.open > 0"}
    if database.value("SELECT EXISTS (SELECT 1 FROM states WHERE status = 'stale')"):
        yield {"status": Status.STALE.value, "some": "t.claims > t.open + t.decided + t.deferred"}
