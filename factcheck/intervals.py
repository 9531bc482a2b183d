"""Figures as bars on one scale: closed and open ends, and what goes on without end."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from typing import NamedTuple

from claims.model import Interval, Quantity


class Signs(NamedTuple):
    """The characters of a picture."""

    line: str
    left: str
    right: str
    between: str
    closed: str
    open: str
    down: str
    up: str


ASCII = Signs("-", "|", "|", "=", "*", "o", "<", ">")
# Above this ratio of largest to smallest, a straight scale shows the small ones as one dot.
_LOG_RATIO = 1000.0
# Ends closer together than this share of the largest are drawn without a zero on the scale.
_NEAR = 0.7
_LAST = sys.float_info.max


class Axis(NamedTuple):
    """A scale of so many cells."""

    low: float
    high: float
    cells: int
    log: bool

    def cell(self, value: float) -> int:
        """The cell of a value, kept inside the axis."""
        low, high = self._bend(self.low), self._bend(self.high)
        share = (self._bend(value) - low) / (high - low) if high > low else 0.5
        return max(0, min(self.cells - 1, round(share * (self.cells - 1))))

    def _bend(self, value: float) -> float:
        # Halved: the difference of two floats can be beyond any float.
        return math.copysign(math.log10(1 + abs(value)), value) if self.log else value / 2


class Drawing(NamedTuple):
    """Bars, one for each figure, and the line below them that names the ends of the scale."""

    bars: tuple[str, ...]
    scale: str


def drawing(quantities: Sequence[Quantity], cells: int, signs: Signs) -> Drawing:
    """Figures on one scale of so many cells."""
    intervals = [one.interval for one in quantities]
    axis = axis_of(intervals, cells)
    return Drawing(tuple(bar(one, axis, signs) for one in intervals), scale_of(axis))


def axis_of(intervals: Sequence[Interval], cells: int) -> Axis:
    """A scale that holds all ends, from zero where that costs no detail."""
    ends = [end for one in intervals for end in (one.low, one.high) if math.isfinite(end)] or [0.0]
    low, high = min(ends), max(ends)
    near = low > 0 and low >= _NEAR * high and low != high
    room = 0.1 * (high - low) if near else 0.0
    bottom = low - room if near else min(0.0, low)
    top = min(_LAST, high + (room or 0.08 * high - 0.08 * bottom)) or 1.0
    small = min((abs(end) for end in ends if end), default=1.0)
    return Axis(bottom, top, cells, log=not near and max(map(abs, ends)) > _LOG_RATIO * small)


def bar(interval: Interval, axis: Axis, signs: Signs) -> str:
    """One figure on a scale."""
    cells = [signs.line] * axis.cells
    low = 0 if math.isinf(interval.low) else axis.cell(interval.low)
    high = axis.cells - 1 if math.isinf(interval.high) else axis.cell(interval.high)
    cells[low : high + 1] = signs.between * (high - low + 1)
    cells[0], cells[-1] = signs.left, signs.right
    if math.isinf(interval.low):
        # Counts do not go below nothing: the arrow only stands where the scale does.
        cells[0] = signs.down
    else:
        cells[low] = signs.closed if interval.low_closed else signs.open
    if math.isinf(interval.high):
        cells[-1] = signs.up
    else:
        cells[high] = signs.closed if interval.high_closed else signs.open
    return "".join(cells)


def scale_of(axis: Axis) -> str:
    """The ends of a scale in its own width, and whether it is a logarithmic one."""
    low, high = (f"{float(f'{end:.3g}'):,.12g}" for end in (axis.low, axis.high))
    middle = "log scale" if axis.log else ""
    room = axis.cells - len(low) - len(high)
    return f"{low}{middle.center(max(room, 0))}{high}" if room > len(middle) else low
