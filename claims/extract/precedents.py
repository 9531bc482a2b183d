"""A published check becomes claims: those of the claim it is of, said by its claimant.

What else stands in its text, headline and summary, speaks of the claim and often denies it, so that
its figures are nobody's claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from claims.extract import USUAL, Tuning, extract
from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Extraction,
    PublishedRating,
    Span,
)
from claims.model.documents import CLAIMED_BY

_BREAK = "\n\n"
_WORTHINESS = 0.5


def extract_check(
    text: str, rating: PublishedRating, *, published: date | None = None, tuning: Tuning = USUAL
) -> Extraction:
    """The claims of the first paragraph of a published check; at least one, the paragraph itself.

    ``published`` is the day of the check, from which "last year" is reckoned where the day of the
    claim is not known. Nobody is named in it as far as a case's names go.
    """
    whole = Span(0, len(text.partition(_BREAK)[0]))
    day = rating.claimed or published
    found = extract(whole.of(text), published=day, ticking=False, tuning=tuning)
    said = _said(text, whole, rating)
    claims = tuple(_claimed(claim, said) for claim in found.claims or _only(text, whole))
    return replace(
        found,
        claims=claims,
        attributions=tuple(one.attribution for one in claims if one.attribution),
        people=(),
    )


def _only(text: str, whole: Span) -> Iterator[Claim]:
    """A claim in which nothing was found that deserves checking: somebody has checked it."""
    yield Claim(span=whole, text=whole.of(text), kinds=(ClaimKind.FACT,), worthiness=_WORTHINESS)


def _said(text: str, whole: Span, rating: PublishedRating) -> Attribution | None:
    """By whom the claim was made, where the second paragraph says so."""
    cue = Span(whole.end + len(_BREAK), whole.end + len(_BREAK) + len(CLAIMED_BY))
    if not rating.claimant or cue.end > len(text) or cue.of(text) != CLAIMED_BY:
        return None
    source = Span(cue.end, cue.end + len(rating.claimant))
    return Attribution(
        source=(source,),
        cue=(Span(cue.start, cue.end - 2),),
        content=(whole,),
        kind=AttributionKind.INDIRECT,
        speaker=rating.claimant,
        role=rating.claimant_role or None,
        because="named as the claimant by the publisher of the check",
    )


def _claimed(claim: Claim, said: Attribution | None) -> Claim:
    """The claim as said by the claimant, unless its own words name who said it."""
    if said is None or claim.speaker:
        return claim
    kinds = tuple(kind for kind in ClaimKind if kind in (*claim.kinds, ClaimKind.ATTRIBUTED))
    return replace(claim, kinds=kinds, attribution=said)
