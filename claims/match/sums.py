"""Parts that a text names side by side, taken together: "15 dead in the north, another 5 south".

A claim of their sum is borne out, and the parts do not contradict it one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.match.lexicon import PERSONS, event_names
from claims.match.pairing import Figure, Pair, judge, pairs
from claims.model import Comparator, Dimension, Quantity, Relation, Span
from claims.phrases import joined, phrase
from claims.wording import figure

# Parts stand in one sentence, one after the other, with an "and" or its like between them.
_MOST_PARTS = 4
_BETWEEN = 90
_JOINED = re.compile(
    r"\b(?:and|plus|as well as|another|y|e|más|además de|otr[oa]s)\b|[,;+&]", re.IGNORECASE
)
# What follows these is no further part but one of those before, or another time.
_NO_PART = re.compile(
    r"\b(?:including|of (?:which|whom|them|those|these)|among (?:them|those)|up from|down from|than"
    r"|compared|from|after|incluid[oa]s|de (?:los|las) cuales|frente a|desde)\b|[.!?]\s",
    re.IGNORECASE,
)
_ROUNDED = 0.05
_LOWER = (Comparator.MORE, Comparator.AT_LEAST)
_ADDED = (Comparator.EQUAL, Comparator.ABOUT, *_LOWER)


def answers(evidence: Sequence[Figure], claim: Sequence[Figure]) -> Iterator[Pair]:
    """For each of the claim's figures what answers it: one figure, or the parts of a sum."""
    for pair in pairs(evidence, claim):
        if pair.verdict.relation is Relation.AGREES:
            yield pair
        else:
            yield summed(evidence, pair.claim) or pair


def summed(evidence: Sequence[Figure], claim: Figure) -> Pair | None:
    """The parts of the evidence that together are the claim's figure, where there are such."""
    if not _may_be_added(claim):
        return None
    ordered = sorted(
        (one for one in evidence if _is_part_of(one, claim)), key=lambda one: one.quantity.span
    )
    for parts in _runs(ordered):
        if claim.thing.head and parts[-1].thing.head != claim.thing.head:
            continue
        together = _together(parts, claim)
        verdict = judge(together, claim)
        if verdict.relation is Relation.AGREES and _is_sum(together.quantity, claim.quantity):
            numbers = [figure(part.quantity.value or 0.0) for part in parts]
            total = figure(together.quantity.value or 0.0)
            said = phrase(
                "{listed} and {numbers} are {total} together",
                listed=joined(", ", numbers[:-1]),
                numbers=numbers[-1],
                total=total,
            )
            return Pair(together, claim, replace(verdict, reasons=(said, *verdict.reasons)))
    return None


def _runs(ordered: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """Two and more neighbours that are joined, the longest run first."""
    for length in range(min(_MOST_PARTS, len(ordered)), 1, -1):
        for start in range(len(ordered) - length + 1):
            parts = ordered[start : start + length]
            if all(_are_joined(*two) for two in pairwise(parts)):
                yield parts


def _are_joined(one: Figure, other: Figure) -> bool:
    length = other.quantity.span.start - one.quantity.span.end
    if not 0 < length <= _BETWEEN or other.thing.part:
        return False
    after = one.context.text[one.context.at.end :][:length]
    return bool(_JOINED.search(after)) and not _NO_PART.search(after)


def _may_be_added(figure_: Figure) -> bool:
    quantity = figure_.quantity
    countable = quantity.dimension in (Dimension.COUNT, Dimension.MONEY)
    return (
        countable
        and quantity.comparator in _ADDED
        and quantity.value is not None
        and not (quantity.trend or quantity.per or quantity.vague or figure_.negated)
    )


def _is_part_of(one: Figure, claim: Figure) -> bool:
    """Whether a figure counts what the claim's counts, and fewer of it."""
    if not _may_be_added(one) or one.quantity.dimension is not claim.quantity.dimension:
        return False
    if one.quantity.dimension is Dimension.MONEY:
        alike = one.quantity.unit == claim.quantity.unit
    else:
        alike = bool(one.thing.head) and (
            one.thing.head == claim.thing.head or _are_people(one, claim)
        )
    return alike and 0 < (one.quantity.value or 0.0) < (claim.quantity.value or 0.0) * 1.1


def _are_people(one: Figure, claim: Figure) -> bool:
    """ "Three guards and five prisoners were killed": the last part says what became of them."""
    return event_names(claim.thing.head) and one.thing.head in PERSONS


def _together(parts: Sequence[Figure], claim: Figure) -> Figure:
    """One figure that says what the parts say together; it counts what the claim counts."""
    first, last = parts[0], parts[-1]
    span = Span(first.quantity.span.start, last.quantity.span.end)
    shift = first.context.at.start - first.quantity.span.start
    bounded = any(part.quantity.comparator in _LOWER for part in parts)
    about = any(
        part.quantity.approximate or part.quantity.comparator is Comparator.ABOUT for part in parts
    )
    quantity = replace(
        first.quantity,
        span=span,
        text=first.context.text[span.start + shift : span.end + shift],
        value=sum(part.quantity.value or 0.0 for part in parts),
        comparator=Comparator.AT_LEAST if bounded else Comparator.EQUAL,
        approximate=about and not bounded,
        unit=claim.quantity.unit,
    )
    places = dict.fromkeys(place for part in parts for place in part.scope.place)
    scope = replace(first.scope, place=tuple(places), population=claim.scope.population)
    return replace(first, quantity=quantity, scope=scope, thing=claim.thing)


def _is_sum(total: Quantity, claim: Quantity) -> bool:
    """Whether the sum is the claim's own number: what merely fits a bound may be chance."""
    mine, theirs = total.value or 0.0, claim.value or 0.0
    return mine == theirs or (claim.approximate and abs(mine - theirs) <= _ROUNDED * theirs)
