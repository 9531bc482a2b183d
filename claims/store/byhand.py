"""What people choose as evidence, and what they decide of a pair of figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from claims.errors import Refused
from claims.model import Change, Claim, Document, Event, Evidence, Extraction, Json, Span, Stance
from claims.store import acts, evidence, imports, passages, statements, states
from claims.store.chain import NewStamp
from claims.store.database import Database
from claims.store.ids import number
from claims.store.imports import Added

ADD = "add-evidence"
"""The name of the act."""

_COUNTING = "d.withdrawn = 0 AND d.imported IS NOT NULL"


class ByHand:
    """Passages that people choose; a part of a case."""

    def __init__(self, database: Database, stamp: NewStamp) -> None:
        self._database, self._stamp = database, stamp

    def add_source(self, document: Document, extraction: Extraction, *, reviewer: str) -> Added:
        """Store a document that waits, out of the work, for the passage that is to be taken of it.

        The same bytes, where they are in the case already, change nothing.
        """
        stamp = self._stamp(acts.IMPORT, reviewer)
        return imports.add_document(self._database, document, extraction, stamp, waits=True)

    def take(self, passage: Evidence, stance: Stance | None, *, reviewer: str) -> Event:
        """Have a passage speak to its claim, as one act; what the machine had found keeps its id.

        A document that waits for it is put to work by the same act, and taken out by its undo. A
        passage that was dismissed is brought back.

        Raises:
            Refused: it is there and has that stance, or its claim was replaced by a newer version.
        """
        with self._database.transaction():
            chosen = replace(passage, by_hand=True)
            passages.bring(self._database, [chosen], self._stamp(acts.IMPORT, reviewer))
            key = f"e{passages.key_of(self._database, chosen)}"
            wanted: dict[str, Json] = {"taken": True, "dismissed": False}
            if stance is not None:
                wanted["stance"] = stance.value
            changes = [*self._towards(key, wanted)]
            if states.present(self._database, passage.document, "withdrawn"):
                changes += self._towards(passage.document, {"withdrawn": False})
            if not changes:
                raise Refused("{key} is that passage already, and you chose it.", key=key)
            detail: dict[str, Json] = {"evidence": key, "claim": passage.claim}
            return acts.write(self._database, self._stamp(ADD, reviewer, detail), changes)

    def _towards(self, target: str, wanted: Mapping[str, Json]) -> list[Change]:
        return [
            Change(target=target, field=field, before=before, after=after)
            for field, after in wanted.items()
            if (before := states.present(self._database, target, field)) != after
        ]

    def claims_in(self, document: str, span: Span) -> tuple[Claim, ...]:
        """The claims of a document that share words with a span, as corrected, by their place."""
        # A claim reaches over a paragraph at most; who begins earlier ends before the span.
        low = max(0, span.start - _LONGEST)
        keys = self._database.numbers(
            "SELECT c.id FROM states s JOIN claims c ON c.id = s.claim WHERE s.document = ? "
            "AND s.span_start >= ? AND s.span_start < ? AND c.span_end > ? ORDER BY s.span_start",
            (number(document, "d"), low, span.end, span.start),
        )
        found = statements.read_claims(self._database, [f"c{key}" for key in keys])
        return tuple(found.values())

    def texts(self, document: str = "") -> Iterator[tuple[str, str]]:
        """The documents that count with their texts, one at a time, or that one alone.

        Each is asked for by itself: whoever reads for long keeps nobody from tidying the file up.
        """
        if document:
            key = number(document, "d")
            text = self._database.value("SELECT text FROM texts WHERE document = ?", (key,))
            yield from [] if text is None else [(document, text)]
            return
        last = 0
        while row := self._database.row(
            "SELECT d.id, t.text FROM documents d JOIN texts t ON t.document = d.id "
            f"WHERE {_COUNTING} AND d.id > ? ORDER BY d.id LIMIT 1",
            (last,),
        ):
            last = int(row[0])
            yield f"d{last}", str(row[1])

    def count_texts(self) -> int:
        """How many documents count."""
        return int(self._database.value(f"SELECT count(*) FROM documents d WHERE {_COUNTING}"))

    def reading(self, claim: Claim) -> tuple[Evidence, ...]:
        """What people brought in that follows from a claim: for it, and in its own words."""
        key = number(claim.document, "d")
        ids = self._database.numbers(
            "SELECT id FROM evidence WHERE by_hand AND claim = ? UNION "
            "SELECT id FROM evidence WHERE by_hand AND document = ? AND span_start < ? "
            "AND span_end > ?",
            (number(claim.id, "c"), key, claim.span.end, claim.span.start),
        )
        return tuple(evidence.several(self._database, list(ids)).values())

    def chosen_for(self, document: str) -> tuple[str, ...]:
        """The claims of a document for which people brought passages in."""
        found = self._database.numbers(
            "SELECT DISTINCT e.claim FROM evidence e JOIN states s ON s.claim = e.claim "
            "WHERE e.by_hand AND s.document = ? ORDER BY e.claim",
            (number(document, "d"),),
        )
        return tuple(f"c{key}" for key in found)

    def mirror(self, passage: Evidence) -> Evidence | None:
        """The same pair of figures the other way round; None where it is not in the case.

        What a person brought in speaks one way only.
        """
        if (
            passage.by_hand
            or not passage.source_claim
            or not passage.claim_quantity
            or not passage.quantity
        ):
            return None
        key = self._database.value(
            "SELECT e.id FROM evidence e JOIN claims c ON c.id = ? JOIN claims m ON m.id = ? "
            "WHERE e.claim = c.id AND e.document = m.document AND e.span_start = m.span_start "
            "AND e.span_end = m.span_end AND e.figure_start = ? AND e.figure_end = ?",
            (
                number(passage.source_claim, "c"),
                number(passage.claim, "c"),
                passage.quantity.span.start,
                passage.quantity.span.end,
            ),
        )
        return None if key is None else evidence.one_evidence(self._database, key)


_LONGEST = 4_000
"""Code points of the longest sentence, and so of the longest claim."""
