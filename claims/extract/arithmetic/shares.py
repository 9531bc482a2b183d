"""A percentage beside the share that it says again: "45 of 90 members, or 40%"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.extract.arithmetic.figures import (
    Finding,
    Told,
    is_point,
    number,
    percent_step,
    point,
    rounding,
)
from claims.extract.arithmetic.percentages import bears_out, is_percent
from claims.model import Dimension, Quantity
from claims.phrases import phrase

# "45 of the 90 members".
_OF = re.compile(
    r"\s+"
    + r"(?:[^\W\d_]+\s+){0,2}?"
    + r"(?:out\s+of|of|de)\s+(?:(?:the|its|their|all|a|total|of|los|las|sus)\s+)*\Z",
    re.IGNORECASE,
)
# "…, or 40%", "… (40%)": the same said again.
_OR = re.compile(
    r"(?:\s+[^\W\d_]+){0,3}?\s*(?:,\s*(?:or|that\s+is,?|i\.e\.,?|o|o\s+sea,?|es\s+decir,?)\s+|\(\s*|[–—]\s*(?:or\s+)?)"
    r"(?:about\s+|around\s+|nearly\s+|almost\s+|just\s+over\s+|just\s+under\s+|un\s+|el\s+)*\Z",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*(?:[),.;:—–]|\Z|of\s+(?:them|it|(?:the|all)\s+(?:total|whole|members?))\b|del\s+total\b|\b(?:voted|said)\b)",
    re.IGNORECASE,
)


def check_shares(told: Told) -> Iterator[Finding]:
    """The shares of one sentence that are told with another percentage than they come to."""
    for place in range(len(told.figures)):
        yield from _check_share(told, place)
        yield from _check_ratio(told, place)


def _check_share(told: Told, place: int) -> Iterator[Finding]:
    """ "45 of 90 members, or 40%" and "40% (45 of 90 members)"."""
    figures = told.figures
    if place + 1 >= len(figures):
        return
    part, whole = figures[place], figures[place + 1]
    if not (_is_count(part) and _is_count(whole) and _OF.fullmatch(told.gap(place))):
        return
    if place + 2 < len(figures) and _said_again(told, place + 1):
        yield from _compare_share(part, whole, figures[place + 2])
    elif place and is_percent(figures[place - 1]) and _OR.fullmatch(told.gap(place - 1)):
        yield from _compare_share(part, whole, figures[place - 1])


def _said_again(told: Told, place: int) -> bool:
    """Whether a percentage follows that says the figure at ``place`` once more."""
    percent = told.figures[place + 1]
    again = is_percent(percent) and _OR.fullmatch(told.gap(place))
    return bool(again) and bool(_END.match(told.tail(place + 1))) and not percent.trend


def _is_count(quantity: Quantity) -> bool:
    return quantity.dimension is Dimension.COUNT and is_point(quantity) and point(quantity) > 0


def _compare_share(part: Quantity, whole: Quantity, percent: Quantity) -> Iterator[Finding]:
    if point(part) > point(whole):
        return
    share = 100 * point(part) / point(whole)
    low = 100 * (point(part) - rounding(part)) / (point(whole) + rounding(whole))
    high = 100 * (point(part) + rounding(part)) / max(point(whole) - rounding(whole), 1e-12)
    if not bears_out(percent, point(percent), low, high):
        of = phrase("{part} of {whole}", part=number(point(part)), whole=number(point(whole)))
        words = phrase(
            "{of} is {share} %, not {percent}",
            of=of,
            share=number(round(share, 1)),
            percent=number(point(percent), percent),
        )
        yield Finding(words, (percent.span, part.span, whole.span))


def _check_ratio(told: Told, place: int) -> Iterator[Finding]:
    """ "one in five, or 25%": a tenth of the share is taken for rounding."""
    ratio = told.figures[place]
    if ratio.dimension is not Dimension.RATIO or not is_point(ratio):
        return
    if place + 1 >= len(told.figures) or not _said_again(told, place):
        return
    percent = told.figures[place + 1]
    share = 100 * point(ratio)
    if abs(point(percent) - share) > max(0.1 * share, percent_step(percent)):
        words = phrase(
            "{ratio} is {share} %, not {percent}",
            ratio=ratio.text.strip(),
            share=number(round(share, 1)),
            percent=number(point(percent), percent),
        )
        yield Finding(words, (percent.span, ratio.span))
