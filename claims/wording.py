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

_BOUND = {
    Comparator.LESS: "fewer than ",
    Comparator.AT_MOST: "at most ",
    Comparator.MORE: "more than ",
    Comparator.AT_LEAST: "at least ",
    Comparator.ABOUT: "about ",
}
_PERCENT = (Dimension.PERCENT, Dimension.POINTS)
# From this factor on "so many times as many" says more than a percentage.
_TIMES_FROM = 3.0


def annotation_words(one: Annotation, text: str) -> str:
    """What hangs on words of ``text``: a note's text, "Eva: Really? (on “three wheels”)"."""
    by = f" by {one.author}" if one.author else ""
    words = " ".join(one.span.of(text).split())
    match one.kind:
        case AnnotationKind.NOTE:
            return one.text
        case AnnotationKind.INSERTED:
            return f"“{words}”{by}"
        case AnnotationKind.DELETED:
            return f"“{one.text}”{by}"
        case AnnotationKind.COMMENT | AnnotationKind.LINK:
            said = f"{one.author}: {one.text}" if one.author else one.text
            return f"{said} (on “{words}”)" if words else said


def figure(value: float) -> str:
    """A number as newspapers write it: 100,000; 5.4; 1.5 million."""
    if not math.isfinite(value):
        return "any number"
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale and round(value / scale, 3) * scale == value:
            return f"{value / scale:,.10g} {word}"
    if abs(value) >= 1e15:
        return f"{value:.4g}"
    if value == int(value) or abs(value) >= 10_000:
        return f"{value:,.0f}"
    return f"{value:,.4f}".rstrip("0").rstrip(".") if abs(value) >= 0.01 else f"{value:.3g}"


def number_words(quantity: Quantity) -> str:
    """The bound and the number alone: "fewer than 1,000", "5 %"."""
    if quantity.value is None:
        number = f"{figure(quantity.low or 0.0)} to {figure(quantity.high or 0.0)}"
    else:
        about = "about " if quantity.approximate else ""
        number = _BOUND.get(quantity.comparator, about) + figure(quantity.value)
    return f"{number} %" if quantity.dimension is Dimension.PERCENT else number


def quantity_words(quantity: Quantity) -> str:
    """What a figure says, in a reader's words: "fewer than 1,000 deaths per year"."""
    percent = quantity.dimension is Dimension.PERCENT
    unit = "" if percent else quantity.unit or ""
    rate = f"per {quantity.per}" if quantity.per else ""
    return " ".join(part for part in (number_words(quantity), unit, rate) if part)


def difference_words(evidence: Interval, claim: Interval, dimension: Dimension) -> str:
    """How far the evidence's number lies from the claim's; empty where bounds leave it open."""
    if _is_point(evidence) and _is_point(claim):
        return _between_points(evidence.low, claim.low, dimension)
    if evidence.high < claim.low and math.isfinite(evidence.high):
        return _apart(claim.low, evidence.high, "below", dimension)
    if evidence.low > claim.high and math.isfinite(evidence.low):
        return _apart(evidence.low, claim.high, "above", dimension)
    return ""


def _between_points(evidence: float, claim: float, dimension: Dimension) -> str:
    if evidence == claim:
        return "the same number"
    less, more = _comparatives(dimension)
    word = more if evidence > claim else less
    gap = abs(evidence - claim)
    if dimension in _PERCENT:
        return f"{_points(gap)} {word}"
    if claim <= 0 or evidence < 0:
        return f"{figure(gap)} {word}"
    factor = evidence / claim
    if factor >= _TIMES_FROM:
        return f"{_times(factor)} times as {_many(dimension)}"
    if 0 < factor <= 1 / _TIMES_FROM:
        return f"the claim's number is {_times(1 / factor)} times as {_large(dimension)}"
    return f"{figure(gap)} {word}, {_share(gap / claim)}"


def _apart(larger: float, smaller: float, side: str, dimension: Dimension) -> str:
    """The gap between two ranges that do not meet, measured between their near ends."""
    if dimension not in _PERCENT and smaller > 0 and larger / smaller >= _TIMES_FROM:
        times = f"at least {_times(larger / smaller)} times as {_large(dimension)}"
        return times if side == "above" else f"the claim's number is {times}"
    gap = round(larger - smaller, 10)
    told = _points(gap) if dimension in _PERCENT else figure(gap)
    return f"at least {told} {side} it" if gap else f"just {side} it"


def _points(gap: float) -> str:
    """A distance of two percentages; two decimals, a share brought to percent has no more."""
    told = figure(round(gap, 2) or gap)
    return f"{told} percentage {'point' if told == '1' else 'points'}"


def _comparatives(dimension: Dimension) -> tuple[str, str]:
    return ("fewer", "more") if dimension is Dimension.COUNT else ("less", "more")


def _many(dimension: Dimension) -> str:
    return "many" if dimension is Dimension.COUNT else "much"


def _large(dimension: Dimension) -> str:
    return "large" if dimension is not Dimension.COUNT else "many"


def _times(factor: float) -> str:
    # Rounded towards less, so that "at least 100 times" stays true.
    return figure(math.floor(factor * 10) / 10 if factor < 10 else math.floor(factor))


def _share(share: float) -> str:
    percent = 100 * share
    return f"{percent:.0f} %" if percent >= 1 else f"{percent:.1g} %"


def _is_point(interval: Interval) -> bool:
    return interval.low == interval.high


def dropped_words(record: Json) -> str:
    """The field ``dropped`` of a claim in words: "was split into c12 and c13"."""
    dropped = Dropped.of(record)
    return dropped.words if dropped else "is in the work"
