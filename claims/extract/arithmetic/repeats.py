"""One figure given differently in two places of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.analysis import terms
from claims.extract.arithmetic.figures import Finding, is_point, point, rounding
from claims.folding import fold
from claims.model import Claim, Comparator, Dimension, Quantity, Span
from claims.phrases import phrase

# What a figure may be of, so that two of them can be of one thing at all.
_COMPARED = (Dimension.COUNT, Dimension.MONEY, Dimension.PHYSICAL)
# Two statements are one when they share this part of their words, figures set aside.
_SAME_WORDS = 0.75
_LEAST_WORDS = 3
# Words that say that it is another time, thing or part.
_OTHER = re.compile(
    r"\b(?:another|other|others|second|third|fourth|last|more|additional|further|later|earlier|each|per"
    r"|initially|originally|previous|previously|first|next|revised|updated|estimated?|expected|planned"
    r"|target|instead|rather|not|never|no|would|could|should|may|might|if|on\s+average|now|then|already"
    r"|compared|against|versus|than|otr[oa]s?|segund[oa]|primer[oa]?|más|después|antes|cada|inicialmente|no|sería|podría|ahora)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…]|\n")


def find_repeats(text: str, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Figures of one thing, place, period and people that two statements put differently.

    Only a claim with one figure is looked at, and it is set beside the first one of its kind.
    """
    first: dict[tuple[object, ...], tuple[Claim, Quantity, frozenset[str]]] = {}
    for claim in claims:
        quantity = _figure(claim)
        if quantity is None or _OTHER.search(claim.text):
            continue
        said = _words(claim, quantity)
        if len(said) < _LEAST_WORDS:
            continue
        earlier, other, heard = first.setdefault(
            _key(text, claim, quantity), (claim, quantity, said)
        )
        if earlier is claim or not _ENDED.search(text, earlier.span.end - 1, claim.span.start):
            # Two figures of one sentence are told apart by its own words.
            continue
        if _differ(quantity, other) and _alike(said, heard):
            yield _finding(text, other, quantity)
            yield _finding(text, quantity, other)


def _figure(claim: Claim) -> Quantity | None:
    if len(claim.quantities) != 1 or not claim.scope.subject:
        return None
    (quantity,) = claim.quantities
    plain = quantity.comparator is Comparator.EQUAL and not quantity.approximate
    counted = quantity.dimension in _COMPARED and bool(quantity.unit)
    return quantity if plain and counted and is_point(quantity) and not quantity.trend else None


def _key(text: str, claim: Claim, quantity: Quantity) -> tuple[object, ...]:
    """All that must be the same of two figures before they can contradict each other."""
    scope = claim.scope
    period = scope.period
    days = (period.start, period.end) if period and period.start else None
    return (
        quantity.dimension,
        fold(quantity.unit or ""),
        quantity.per,
        tuple(terms(scope.subject or "")),
        tuple(sorted(scope.place)),
        days or (fold(period.text) if period else ""),
        fold(scope.population or ""),
        _voice(text, claim),
        bool(claim.attribution and claim.attribution.negated),
    )


def _voice(text: str, claim: Claim) -> str:
    """Who says it, by name or in the words of the text: two voices may well differ."""
    if claim.attribution is None:
        return ""
    said = " ".join(span.of(text) for span in claim.attribution.source)
    return claim.speaker or fold(said)


def _words(claim: Claim, quantity: Quantity) -> frozenset[str]:
    """The stems of a claim without its figure."""
    start = max(0, quantity.span.start - claim.span.start)
    end = max(start, quantity.span.end - claim.span.start)
    unit = quantity.unit or ""
    return frozenset(terms(f"{claim.text[:start]} {unit} {claim.text[end:]}"))


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return len(mine & theirs) >= _SAME_WORDS * len(mine | theirs)


def _differ(one: Quantity, other: Quantity) -> bool:
    room = max(rounding(one), rounding(other))
    return abs(point(one) - point(other)) > room + 1e-9 * abs(point(one))


def _finding(text: str, mine: Quantity, theirs: Quantity) -> Finding:
    where = phrase("further on") if theirs.span.start > mine.span.start else "before"
    there, here = _quoted(text, theirs.span), _quoted(text, mine.span)
    return Finding(
        phrase(
            "the text says {there} of the same {where}, {here} here",
            there=there,
            where=where,
            here=here,
        ),
        (mine.span,),
    )


def _quoted(text: str, span: Span) -> str:
    return f"“{' '.join(span.of(text).split())}”"
