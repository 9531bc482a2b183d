"""How much room a written figure leaves: the interval it is read as, and the tolerance in words.

The rule is the contract's. "About" and its like cover what rounds to the number (never more than a
tenth of it); an unmodified point of at least 1,000 that ends in three zeros is read as plus or
minus half a unit of its second significant figure; everything else is read as written.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from claims.model import Comparator, Interval, Quantity
from claims.phrases import phrase
from claims.wording import figure

_ABOUT_CAP = 0.1
_ROUND_FROM = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """The interval a figure is read as; ``words`` says the tolerance, empty where there is none."""

    interval: Interval
    words: str = ""

    def scaled(self, factor: float, offset: float = 0.0) -> Reading:
        """The reading in another unit: every number times ``factor`` (positive) plus ``offset``."""
        ends = self.interval
        moved = Interval(
            ends.low * factor + offset,
            ends.high * factor + offset,
            ends.low_closed,
            ends.high_closed,
        )
        return Reading(moved, self.words)


def read(quantity: Quantity) -> Reading:
    """The interval that a figure's words allow, its tolerance included and said."""
    written = quantity.interval
    value = quantity.value
    if value is None or not math.isfinite(value):
        return Reading(written)
    if quantity.comparator is Comparator.ABOUT or (
        quantity.approximate and quantity.comparator is Comparator.EQUAL
    ):
        return _widened(value, about_slack(value), phrase("“about” covers what rounds to it"))
    if quantity.comparator is Comparator.EQUAL and is_round(value):
        return _widened(value, round_slack(value), phrase("a round number"))
    return Reading(written)


def is_round(value: float) -> bool:
    """Whether a point is read with a tolerance: 1,000 and more, three zeros at the end."""
    return abs(value) >= _ROUND_FROM and math.isfinite(value) and value % 1000 == 0


def round_slack(value: float) -> float:
    """Half a unit of the second significant figure: 5,000 for 100,000 and 500 for 73,000."""
    return 0.5 * 10.0 ** (math.floor(math.log10(abs(value))) - 1)


def about_slack(value: float) -> float:
    """Half a unit of the last non-zero figure, a five counting as round; at most a tenth."""
    if value == 0:
        return 0.0
    return min(0.5 * _last_unit(abs(value)), _ABOUT_CAP * abs(value))


def _last_unit(value: float) -> float:
    """What the last non-zero figure of a number counts: 10,000 in 40,000, five tens in 1,250."""
    mantissa, exponent = f"{value:.12e}".split("e")
    figures = mantissa.replace(".", "").rstrip("0") or "0"
    unit = 10.0 ** (int(exponent) - len(figures) + 1)
    return unit * 5 if figures[-1] == "5" and len(figures) > 1 else unit


def _widened(value: float, slack: float, why: str) -> Reading:
    if not slack:
        return Reading(Interval(value, value))
    low, high = value - slack, value + slack
    words = phrase(
        "{value} is read as {low} to {high} ({why})",
        value=figure(value),
        low=figure(low),
        high=figure(high),
        why=why,
    )
    return Reading(Interval(low, high), words)
