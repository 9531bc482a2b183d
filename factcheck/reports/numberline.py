"""Where numbers stand on a line of limited width: linear, or by powers of ten."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.model import Interval

_WIDE = 100
"""How many times the smallest number the largest must be for powers of ten to be shown."""
_MOST_TICKS = 5
_MARGIN = 0.08
_STEPS = (1, 2, 2.5, 5, 10)
_LEAST, _LAST = math.ulp(0.0), sys.float_info.max


@dataclass(frozen=True, slots=True)
class Line:
    """Part of the line of numbers; with ``log`` both ends are above zero."""

    low: float
    high: float
    log: bool

    def at(self, value: float) -> float:
        """The place of a number, from 0 at the left edge to 1; infinities are at the edges."""
        if math.isinf(value):
            return 0.0 if value < 0 else 1.0
        low, high, place = (self._stretched(one) for one in (self.low, self.high, value))
        return min(1.0, max(0.0, (place - low) / (high - low)))

    def ticks(self) -> Iterator[float]:
        """Two to six round numbers to be named below the line, ascending."""
        yield from self._powers() if self.log else self._steps()

    def _stretched(self, value: float) -> float:
        # Halved first: the difference of two floats can be beyond any float.
        return math.log10(value) if self.log else value / 2

    def _powers(self) -> Iterator[float]:
        first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
        step = max(1, math.ceil((last - first) / (_MOST_TICKS - 1)))
        yield from (float(f"1e{power}") for power in range(first, last + 1, step))

    def _steps(self) -> Iterator[float]:
        rough = (self.high / 2 - self.low / 2) / _MOST_TICKS * 2 or _LEAST
        power = float(f"1e{math.floor(math.log10(rough))}") or _LEAST
        step = next((one * power for one in _STEPS if one * power >= rough), rough)
        first = math.ceil(self.low / step)
        for place in range(first, first + _MOST_TICKS + 1):
            if place * step <= self.high:
                yield place * step


def line_for(intervals: Iterable[Interval]) -> Line | None:
    """A line on which all ends can be told apart; None where no end is a finite number.

    Zero is shown where it is no farther away than the numbers are from each other.
    """
    shown = list(intervals)
    ends = [end for one in shown for end in (one.low, one.high) if math.isfinite(end)]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    # Where an interval goes on without end, an arrow needs a way to go.
    below = any(math.isinf(one.low) for one in shown)
    above = any(math.isinf(one.high) for one in shown)
    if low > 0 and high / low > _WIDE:
        return _by_powers(
            max(_LEAST, low / 2) if below else low, min(_LAST, high * 2) if above else high
        )
    room = _room(low, high)
    near_zero = 0 <= low <= room / _MARGIN
    start = 0.0 if near_zero and not below else low - room * (1 + below)
    stop = 0.0 if high < 0 and -high <= room / _MARGIN and not above else high + room * (1 + above)
    return Line(max(-_LAST, start), min(_LAST, stop), log=False)


def _by_powers(low: float, high: float) -> Line:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    # Powers of ten beyond the first and the last float would be nothing and infinite.
    return Line(float(f"1e{first}") or _LEAST, min(_LAST, float(f"1e{last}")), log=True)


def _room(low: float, high: float) -> float:
    """What is left free beside the outermost numbers."""
    spread = high / 2 - low / 2
    if spread > 0 and spread > abs(high) * 1e-9:
        return spread * 2 * _MARGIN
    return max(abs(high), abs(low)) * _MARGIN or 1.0
