"""A small case of invented people: a draft of five claims, a note that speaks to two of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Comparator,
    Difference,
    DiffPart,
    Dimension,
    Document,
    Evidence,
    Extraction,
    Facet,
    Quantity,
    Relation,
    Role,
    Scope,
    Span,
)
from claims.store import Case
from factcheck.clock import stepping_clock

DRAFT = """Ferry ridership doubled, the harbour board says.

In 2021 the ferries of Port Elmstead carried 40,000 passengers, and in Norvale fewer than 1,000.

“We have never seen such a summer,” said Ada Quill, who chairs the board.

The new pier cost 3 million. Its lamps burn all night.
"""

NOTE = """Port statistics.

The ferries of Port Elmstead carried 31,500 passengers in 2021. Buses carried 52,000.

“We have hardly ever seen such a summer,” Ada Quill told the council.
"""


def span_of(text: str, words: str) -> Span:
    """Where ``words`` stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def figure(text: str, words: str, value: float, **more: Any) -> Quantity:
    """A figure that stands in ``text`` as ``words``."""
    return Quantity(span=span_of(text, words), text=words, value=value, **more)


def claim(text: str, words: str, *quantities: Quantity, **more: Any) -> Claim:
    """A claim that stands in ``text`` as ``words``."""
    kinds = more.pop("kinds", (ClaimKind.NUMERIC,) if quantities else (ClaimKind.FACT,))
    return Claim(span=span_of(text, words), text=words, kinds=kinds, quantities=quantities, **more)


def said_by(text: str, speaker: str, source: str, cue: str, content: str) -> Attribution:
    """Who said what in ``text``."""
    return Attribution(
        source=(span_of(text, source),),
        cue=(span_of(text, cue),),
        content=(span_of(text, content),),
        kind=AttributionKind.DIRECT,
        speaker=speaker,
        role="chair of the harbour board",
    )


def draft_extraction() -> Extraction:
    """What is to be checked in the draft."""
    text = DRAFT
    carried = figure(text, "40,000", 40_000, unit="passengers", per="year")
    fewer = figure(text, "fewer than 1,000", 1_000, comparator=Comparator.LESS)
    cost = figure(text, "3 million", 3_000_000, dimension=Dimension.MONEY)
    quill = said_by(text, "Ada Quill", "Ada Quill", "said", "We have never seen such a summer")
    claims = (
        claim(
            text,
            "In 2021 the ferries of Port Elmstead carried 40,000 passengers",
            carried,
            scope=Scope(subject="ferry passengers", place=("Port Elmstead",)),
            worthiness=0.9,
        ),
        claim(
            text,
            "in Norvale fewer than 1,000",
            fewer,
            scope=Scope(subject="ferry passengers", place=("Norvale",)),
            worthiness=0.8,
        ),
        claim(
            text,
            "“We have never seen such a summer,” said Ada Quill",
            attribution=quill,
            kinds=(ClaimKind.ATTRIBUTED,),
            worthiness=0.5,
        ),
        claim(text, "The new pier cost 3 million", cost, worthiness=0.7),
        claim(text, "Its lamps burn all night", worthiness=0.3),
    )
    return Extraction(quantities=(carried, fewer, cost), attributions=(quill,), claims=claims)


def evidence_for(case: Case, draft: Document, note: Document) -> list[Evidence]:
    """A conflict, another scope and an altered quotation."""
    ids = [claim.id for claim in case.claims_of(draft.id)]
    ours = case.claim(ids[0]).quantities[0]
    counted = figure(NOTE, "31,500", 31_500, unit="passengers")
    buses = figure(NOTE, "52,000", 52_000, unit="passengers")
    return [
        Evidence(
            claim=ids[0],
            document=note.id,
            span=span_of(NOTE, "The ferries of Port Elmstead carried 31,500 passengers in 2021."),
            text="The ferries of Port Elmstead carried 31,500 passengers in 2021.",
            relation=Relation.CONFLICTS,
            reasons=("same place and period", "8,500 fewer"),
            score=0.9,
            claim_quantity=ours,
            quantity=counted,
            difference=Difference(absolute=-8_500, percent=21.25, words="8,500 fewer, 21 %"),
            locator="¶2",
        ),
        Evidence(
            claim=ids[0],
            document=note.id,
            span=span_of(NOTE, "Buses carried 52,000."),
            text="Buses carried 52,000.",
            relation=Relation.DIFFERENT_SCOPE,
            reasons=("buses, not ferries",),
            score=0.6,
            claim_quantity=ours,
            quantity=buses,
            difference=Difference(facet=Facet.THING, words="another thing"),
            locator="¶2",
        ),
        Evidence(
            claim=ids[2],
            document=note.id,
            span=span_of(NOTE, "We have hardly ever seen such a summer"),
            text="We have hardly ever seen such a summer",
            relation=Relation.ALTERED,
            reasons=("two words differ",),
            score=0.95,
            diff=(
                DiffPart("same", "We have"),
                DiffPart("removed", "never"),
                DiffPart("added", "hardly ever"),
                DiffPart("same", "seen such a summer"),
            ),
            locator="¶3",
        ),
    ]


def make_case(path: Path) -> Path:
    """The small case: a draft of five claims, a note that speaks to two of them."""
    clock = stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))
    with Case.open(path, clock=clock, create=True) as case:
        draft = case.add_document(
            Document(text=DRAFT, sha256="a" * 64, role=Role.DRAFT, title="Ferry draft"),
            draft_extraction(),
            reviewer="",
        ).document
        counted = figure(NOTE, "31,500", 31_500, unit="passengers")
        sentence = "The ferries of Port Elmstead carried 31,500 passengers in 2021."
        note = case.add_document(
            Document(text=NOTE, sha256="b" * 64, title="Port note", publisher="Port office"),
            Extraction(quantities=(counted,), claims=(claim(NOTE, sentence, counted),)),
            reviewer="",
        ).document
        case.passages.add(evidence_for(case, draft, note))
    return path
