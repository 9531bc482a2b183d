"""Numbers, differences and annotations in the words a reader is shown: "26,162 fewer, 26 %"."""

from __future__ import annotations

import math

from claims.model import (
    Annotation,
    AnnotationKind,
    Comparator,
    Dimension,
    Dropped,
    Interval,
    Json,
    Quantity,
)
from claims.phrases import Digits, Phrase, joined, later, phrase, phrase_count

_BOUND = {
    Comparator.LESS: later("fewer than {number}"),
    Comparator.AT_MOST: later("at most {number}"),
    Comparator.MORE: later("more than {number}"),
    Comparator.AT_LEAST: later("at least {number}"),
    Comparator.ABOUT: later("about {number}"),
}
"""Templates, which the language of whoever reads them has in its own order."""
TIMES = (
    *(later("second"), later("minute"), later("hour"), later("day"), later("week")),
    *(later("month"), later("quarter"), later("year"), later("decade"), later("century")),
)
"""The times that a rate can be of."""
_PERCENT = (Dimension.PERCENT, Dimension.POINTS)
# From this factor on "so many times as many" says more than a percentage.
_TIMES_FROM = 3.0


def annotation_words(one: Annotation, text: str) -> str:
    """What hangs on words of ``text``: a note's text, "Eva: Really? (on “three wheels”)"."""
    by = phrase(" by {author}", author=one.author) if one.author else ""
    words = " ".join(one.span.of(text).split())
    match one.kind:
        case AnnotationKind.NOTE:
            return one.text
        case AnnotationKind.INSERTED:
            return phrase("“{words}”{by}", words=words, by=by)
        case AnnotationKind.DELETED:
            return phrase("“{words}”{by}", words=one.text, by=by)
        case AnnotationKind.COMMENT | AnnotationKind.LINK:
            said = f"{one.author}: {one.text}" if one.author else one.text
            return phrase("{said} (on “{words}”)", said=said, words=words) if words else said


def figure(value: float) -> Phrase:
    """A number as newspapers write it: 100,000; 5.4; 1.5 million."""
    if not math.isfinite(value):
        return phrase("any number")
    for scale, large in (
        (1e12, later("{number} trillion")),
        (1e9, later("{number} billion")),
        (1e6, later("{number} million")),
    ):
        if abs(value) >= scale and round(value / scale, 3) * scale == value:
            return phrase(large, number=Digits(f"{value / scale:,.10g}"))
    return phrase(later("{number}"), number=Digits(_digits(value)))


def _digits(value: float) -> str:
    if abs(value) >= 1e15:
        return f"{value:.4g}"
    if value == int(value) or abs(value) >= 10_000:
        return f"{value:,.0f}"
    return f"{value:,.4f}".rstrip("0").rstrip(".") if abs(value) >= 0.01 else f"{value:.3g}"


def number_words(quantity: Quantity) -> Phrase:
    """The bound and the number alone: "fewer than 1,000", "5 %"."""
    if quantity.value is None:
        low, high = figure(quantity.low or 0.0), figure(quantity.high or 0.0)
        number = phrase("{low} to {high}", low=low, high=high)
    else:
        about = later("about {number}") if quantity.approximate else later("{number}")
        bound = _BOUND.get(quantity.comparator, about)
        number = phrase(bound, number=figure(quantity.value))
    percent = quantity.dimension is Dimension.PERCENT
    return phrase("{number} %", number=number) if percent else number


def quantity_words(quantity: Quantity) -> Phrase:
    """What a figure says, in a reader's words: "fewer than 1,000 deaths per year"."""
    percent = quantity.dimension is Dimension.PERCENT
    unit = "" if percent else quantity.unit or ""
    rate = ""
    if quantity.per:
        # What stands in the text, such as "100,000 people", is nobody's to translate.
        time = phrase(quantity.per) if quantity.per in TIMES else quantity.per
        rate = phrase("per {time}", time=time)
    return joined(" ", [part for part in (number_words(quantity), unit, rate) if part])


def difference_words(evidence: Interval, claim: Interval, dimension: Dimension) -> str:
    """How far the evidence's number lies from the claim's; empty where bounds leave it open."""
    if _is_point(evidence) and _is_point(claim):
        return _between_points(evidence.low, claim.low, dimension)
    if evidence.high < claim.low and math.isfinite(evidence.high):
        return _apart(claim.low, evidence.high, "below", dimension)
    if evidence.low > claim.high and math.isfinite(evidence.low):
        return _apart(evidence.low, claim.high, "above", dimension)
    return ""


def _between_points(evidence: float, claim: float, dimension: Dimension) -> Phrase:
    if evidence == claim:
        return phrase("the same number")
    gap = abs(evidence - claim)
    if dimension in _PERCENT:
        return _compared(evidence > claim, dimension, _points(gap))
    if claim <= 0 or evidence < 0:
        return _compared(evidence > claim, dimension, figure(gap))
    factor = evidence / claim
    if factor >= _TIMES_FROM:
        times = (
            later("{factor} times as many")
            if dimension is Dimension.COUNT
            else later("{factor} times as much")
        )
        return phrase(times, factor=_times(factor))
    if 0 < factor <= 1 / _TIMES_FROM:
        return phrase("the claim's number is {times}", times=_as_large(1 / factor, dimension))
    differs = _compared(evidence > claim, dimension, figure(gap))
    return phrase("{difference}, {share}", difference=differs, share=_share(gap / claim))


def _compared(is_more: bool, dimension: Dimension, number: Phrase) -> Phrase:
    if is_more:
        return phrase("{number} more", number=number)
    less = later("{number} fewer") if dimension is Dimension.COUNT else later("{number} less")
    return phrase(less, number=number)


def _apart(larger: float, smaller: float, side: str, dimension: Dimension) -> Phrase:
    """The gap between two ranges that do not meet, measured between their near ends."""
    if dimension not in _PERCENT and smaller > 0 and larger / smaller >= _TIMES_FROM:
        times = phrase("at least {times}", times=_as_large(larger / smaller, dimension))
        return times if side == "above" else phrase("the claim's number is {times}", times=times)
    gap = round(larger - smaller, 10)
    if not gap:
        return phrase("just above it") if side == "above" else phrase("just below it")
    told = _points(gap) if dimension in _PERCENT else figure(gap)
    apart = (
        later("at least {gap} above it") if side == "above" else later("at least {gap} below it")
    )
    return phrase(apart, gap=told)


def _points(gap: float) -> Phrase:
    """A distance of two percentages; two decimals, a share brought to percent has no more."""
    told = figure(round(gap, 2) or gap)
    one = 1 if told == "1" else 2
    return phrase_count("{gap} percentage point", "{gap} percentage points", one, gap=told)


def _as_large(factor: float, dimension: Dimension) -> Phrase:
    count = dimension is Dimension.COUNT
    times = later("{factor} times as many") if count else later("{factor} times as large")
    return phrase(times, factor=_times(factor))


def _times(factor: float) -> Phrase:
    # Rounded towards less, so that "at least 100 times" stays true.
    return figure(math.floor(factor * 10) / 10 if factor < 10 else math.floor(factor))


def _share(share: float) -> Phrase:
    percent = 100 * share
    told = f"{percent:.0f}" if percent >= 1 else f"{percent:.1g}"
    return phrase("{number} %", number=Digits(told))


def _is_point(interval: Interval) -> bool:
    return interval.low == interval.high


def dropped_words(record: Json) -> str:
    """The field ``dropped`` of a claim in words: "was split into c12 and c13"."""
    dropped = Dropped.of(record)
    return dropped.words if dropped else phrase("is in the work")
