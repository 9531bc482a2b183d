"""What became of a quotation in a text."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model import DiffPart, Relation, Span
from claims.phrases import phrase

STITCHED = phrase("stitched from two places")
"""How the reason begins where two passages that stand apart are given as one sentence."""


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What became of a quotation; ``span`` and ``diff`` are of the passage in the text."""

    relation: Relation
    span: Span | None = None
    diff: tuple[DiffPart, ...] = ()
    reasons: tuple[str, ...] = ()
    kept: float = 0.0
    """The share of the quotation's words found in their order, 0 to 1."""
    other: QuoteCheck | None = None
    """The second place of a quotation that is stitched from two."""


NOT_FOUND = QuoteCheck(Relation.NOT_FOUND, reasons=(phrase("these words are not in the text"),))
