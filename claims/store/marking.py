"""Claims that people mark by hand, and claims that they take out of the work.

Such claims come in by an event of their own, with the hash of their rows, and out of the work; the
act of the same transaction brings them into it, and takes out those that they stand in place of. So
undoing the act leaves a record and no claim, and the ids of claims are never given twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claims.errors import CaseError, Refused
from claims.model import Change, Claim, Document, DropKind, Dropped, Event, Json, Span, Status
from claims.store import acts, chain, quotations, states
from claims.store.carrying import alongside
from claims.store.chain import NewStamp, Stamp
from claims.store.conditions import STATUS
from claims.store.database import Database, Row
from claims.store.ids import marks, number
from claims.store.queue import drafted
from claims.store.rows import Prepared, prepare, write_rows
from claims.store.statements import CHUNK, COLUMNS, OUT, as_it_came_in
from claims.store.upkeep import CaseTexts

UNMARKED = Dropped(how=DropKind.UNMARKED).record()
"""The field ``dropped`` of a claim that came in by hand, before the act that marks it."""
_LIVE = "s.document = ? AND s.dropped IS NULL"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a claim stands in its document, and how far the work on it is."""

    claim: str
    span: Span
    status: Status
    verdict: str | None
    scale: str | None


class Marking:
    """What people mark, split, join and drop of the claims of a case."""

    def __init__(self, database: Database, texts: CaseTexts, stamp: NewStamp) -> None:
        self._database, self._texts, self._stamp = database, texts, stamp

    def replace(
        self,
        act: str,
        document: Document,
        new: Sequence[Claim],
        old: Mapping[str, DropKind],
        reviewer: str,
        more: Sequence[Change] = (),
    ) -> Event:
        """Bring ``new`` claims of a document in, in the place of ``old`` ones, as one act.

        The event's ``detail`` names the ``new`` claims, the ``old`` ones, and those of them that
        were ``decided``. What was noted of the old ones goes along with the new ones
        (:func:`claims.store.carrying.alongside`). ``more`` is done with it.

        Raises:
            Refused: an old claim is out of the work already.
        """
        rows = prepare(document, new)

        def write() -> Event:
            with self._database.transaction():
                decided = [one for one in old if self._verdict(one)]
                imported = self._stamp(acts.IMPORT, reviewer)
                ids = bring(self._database, document, new, rows, imported)
                told: dict[str, Json] = {
                    "document": document.id,
                    "new": list(ids),
                    **({"old": list(old)} if old else {}),
                    **({"decided": list(decided)} if decided else {}),
                }
                along = alongside(self._database, list(old), ids)
                changes = [*into_work(ids), *self._out(old, ids), *along, *more]
                return acts.write(self._database, self._stamp(act, reviewer, told), changes)

        return self._texts.mending(write)

    def _verdict(self, claim: str) -> bool:
        return states.present(self._database, claim, "verdict") is not None

    def _out(self, old: Mapping[str, DropKind], ids: Sequence[str]) -> Iterator[Change]:
        for claim, how in old.items():
            if states.present(self._database, claim, "dropped") is not None:
                raise Refused("{claim} is out of the work already; look at it again.", claim=claim)
            after = Dropped(how=how, into=tuple(ids)).record()
            yield Change(target=claim, field="dropped", before=None, after=after)

    def same_words(self, document: str, span: Span) -> str | None:
        """The claim that is exactly those words, in the work or dropped; None where none is."""
        found = self._database.value(
            "SELECT s.claim FROM states s JOIN claims c ON c.id = s.claim WHERE s.document = ? "
            f"AND s.span_start = ? AND c.span_end = ? AND NOT {OUT} "
            "ORDER BY s.dropped IS NOT NULL, s.claim",
            (number(document, "d"), span.start, span.end),
        )
        return None if found is None else f"c{found}"

    def next_of(self, claim: str) -> str | None:
        """The next claim of the same document that begins after the end of one."""
        key = number(claim, "c")
        row = self._database.row("SELECT document, span_end FROM claims WHERE id = ?", (key,))
        if row is None:
            return None
        found = self._database.value(
            f"SELECT s.claim FROM states s WHERE {_LIVE} AND s.span_start >= ? AND s.claim <> ? "
            "ORDER BY s.span_start, s.claim LIMIT 1",
            (*row, key),
        )
        return None if found is None else f"c{found}"

    def outline(self, document: str) -> tuple[Placed, ...]:
        """Where all claims of a document stand, by place; dropped ones too, but for those that
        other claims stand for.
        """
        values = {"document": number(document, "d"), "drafted": drafted(self._database)}
        return tuple(
            Placed(f"c{claim}", Span(start, end), Status(status), verdict, scale)
            for claim, start, end, status, verdict, scale in self._database.rows(
                f"SELECT s.claim, c.span_start, c.span_end, {STATUS}, s.verdict, s.scale "
                "FROM states s JOIN claims c ON c.id = s.claim JOIN documents d ON d.id = "
                f"s.document WHERE s.document = :document AND NOT {OUT} "
                "ORDER BY s.span_start, c.span_end, s.claim",
                values,
            )
        )

    def place_of(self, claim: str) -> tuple[str, Span]:
        """The document of a claim and where it stands there; raises CaseError for no claim."""
        row = self._database.row(
            "SELECT document, span_start, span_end FROM claims WHERE id = ?", (number(claim, "c"),)
        )
        if row is None:
            raise CaseError(
                "There is no claim {claim} in {path}.", claim=claim, path=self._database.path.name
            )
        return f"d{row[0]}", Span(row[1], row[2])

    def out(self) -> frozenset[int]:
        """The claims that others stand for, and what nobody marked any more, by number."""
        return frozenset(
            self._database.numbers(
                f"SELECT s.claim FROM states s WHERE s.status = 'dropped' AND {OUT}"
            )
        )

    def by_hand(self, claims: Sequence[str]) -> frozenset[str]:
        """Those of some claims that a person marked."""
        keys = [number(one, "c") for one in claims]
        found: set[str] = set()
        for at in range(0, len(keys), CHUNK):
            part = keys[at : at + CHUNK]
            found.update(
                f"c{key}"
                for (key,) in self._database.rows(
                    f"SELECT id FROM claims WHERE id IN ({marks(len(part))}) "
                    "AND json_extract(record, '$.marked_by') IS NOT NULL",
                    part,
                )
            )
        return frozenset(found)


def bring(
    database: Database,
    document: Document,
    claims: Sequence[Claim],
    rows: Sequence[Prepared],
    stamp: Stamp,
) -> list[str]:
    """Insert claims with the event that brings them in, out of the work, in the caller's
    transaction; returns their ids in order.

    ``rows`` are what :func:`claims.store.rows.prepare` makes of the claims.
    """
    if not rows:
        return []
    key = number(document.id, "d")
    for claim in claims:
        if claim.span.of(document.text) != claim.text:
            raise ValueError(f"a claim must quote its document: {claim.span}")
    first = write_rows(database, key, rows)
    keys = range(first, first + len(rows))
    unmarked = states.written_dropped(UNMARKED)
    database.run_many(
        "UPDATE states SET dropped = ?, status = 'dropped' WHERE claim = ?",
        ((unmarked, one) for one in keys),
    )
    database.run(
        "UPDATE tallies SET claims = claims - :new, open = open - :new, words = words - :words "
        "WHERE document = :document",
        {"new": len(rows), "words": sum(row.words for row in rows), "document": key},
    )
    quotations.add_claims(database, key, [as_it_came_in(database, one) for one in keys])
    detail: dict[str, Json] = {
        "what": "claims",
        "document": document.id,
        "claims": [f"c{first}", len(rows)],
        "rows": rows_hash([row.columns for row in rows]),
    }
    chain.append(database, replace(stamp(), act="import", detail=detail))
    return [f"c{one}" for one in keys]


def into_work(claims: Sequence[str]) -> list[Change]:
    """The changes that mark claims which were brought in."""
    return [Change(target=one, field="dropped", before=UNMARKED, after=None) for one in claims]


def rows_hash(rows: Sequence[Sequence[Json]]) -> str:
    """What an event says of the claims that it brought in: a line of canonical JSON for each."""
    lines = []
    for *plain, record in rows:
        lines.append(f"{chain.canonical(list(plain))[:-1]},{record}]\n")
    return chain.digest("".join(lines))


def imports_by_hand(database: Database) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The events that brought claims in by hand: their ``seq`` and detail."""
    for seq, stored in database.rows(
        "SELECT seq, detail FROM events WHERE act = 'import' "
        "AND json_extract(detail, '$.what') = 'claims' ORDER BY seq"
    ):
        yield seq, json.loads(stored)


def brought_by_hand(database: Database) -> Iterator[int]:
    """The claims that came in by hand, by number."""
    for _, detail in imports_by_hand(database):
        for row in rows_of(database, detail):
            yield row[0]


def rows_of(database: Database, detail: Mapping[str, Any]) -> list[Row]:
    """The rows of :data:`COLUMNS` of the claims that an event of that detail brought in."""
    first, count = detail["claims"]
    return list(
        database.rows(
            f"SELECT {COLUMNS} FROM claims c WHERE c.id >= ? AND c.document = ? "
            "AND c.id - ? < ? ORDER BY c.id",
            (number(first, "c"), number(detail["document"], "d"), number(first, "c"), count),
        )
    )
