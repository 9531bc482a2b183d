"""A claim or a passage as plain text to paste, with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Claim, ClaimState, Document, Evidence, Status
from claims.phrases import phrase
from claims.review import named_scale, scale_of
from claims.scales import Scale

if TYPE_CHECKING:
    from claims.store import Case


def claim_citation(case: Case, claim: str) -> str:
    """:func:`citation` of a claim of a case."""
    stated, state = case.claim(claim), case.states([claim])[claim]
    scale = named_scale(case, state.scale) if state.scale else scale_of(case)
    return citation(stated, state, case.document(stated.document), scale)


def citation(claim: Claim, state: ClaimState, document: Document, scale: Scale) -> str:
    """A claim with its verdict, reasons and corrections, and where it stands."""
    lines = [f"“{_one_line(claim.text)}”"]
    if claim.speaker:
        lines.append(phrase("said by {speaker}", speaker=claim.speaker))
    judged = state.verdict and state.status is not Status.STALE
    words = scale.words(str(state.verdict)) if judged else phrase("no verdict")
    sure = (
        phrase(" ({confidence} confidence)", confidence=state.confidence.value)
        if state.confidence
        else ""
    )
    same = f", as {state.same_as}" if state.same_as else ""
    why = f": {_one_line(state.rationale)}" if state.rationale else ""
    lines.append(f"{words}{sure}{same}{why}")
    lines += (
        [phrase("should read: {correction}", correction=state.correction)]
        if state.correction
        else []
    )
    lines += [phrase("the number should be: {number}", number=state.number)] if state.number else []
    lines.append(", ".join(filter(None, (document.name, document.publisher, claim.id))))
    return "\n".join(lines)


def passage_citation(passage: Evidence, document: Document) -> str:
    """A passage in its words, and where they stand: name, publisher, day, place, address."""
    day = document.published.isoformat() if document.published else ""
    where = (document.name, document.publisher, day, passage.locator, document.url)
    return f"“{_one_line(passage.text)}”\n{', '.join(filter(None, where))}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
