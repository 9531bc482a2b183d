"""A figure in words, whose it is, and several figures as bars on one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from claims.model import Comparator, Dimension, Quantity, Scope
from factcheck.tui.render.text import clip, line, number, pad

_BOUNDS = {
    Comparator.EQUAL: "",
    Comparator.LESS: "fewer than ",
    Comparator.AT_MOST: "at most ",
    Comparator.MORE: "more than ",
    Comparator.AT_LEAST: "at least ",
    Comparator.ABOUT: "about ",
    Comparator.RANGE: "",
}
_SIGNS = {
    Comparator.LESS: "<",
    Comparator.AT_MOST: "≤",
    Comparator.MORE: ">",
    Comparator.AT_LEAST: "≥",
    Comparator.ABOUT: "~",
}
# Above this ratio of largest to smallest, a straight scale shows the small ones as one dot.
_LOG_RATIO = 1000.0
# Ends closer together than this share of the largest are drawn without a zero on the scale.
_NEAR = 0.7


def value_words(quantity: Quantity) -> str:
    """The number with its bound, in words: "fewer than 1,000", "5.8 to 6.2 %"."""
    about = "about " if quantity.approximate and quantity.comparator is Comparator.EQUAL else ""
    percent = " %" if quantity.dimension is Dimension.PERCENT else ""
    if quantity.value is None:
        low, high = quantity.interval.low, quantity.interval.high
        return f"{about}{number(low)} to {number(high)}{percent}"
    return f"{about}{_BOUNDS[quantity.comparator]}{number(quantity.value)}{percent}"


def short_value(quantity: Quantity) -> str:
    """The number with its bound as a sign: "<1,000", "73,838", "10–20"."""
    if quantity.value is None:
        return f"{number(quantity.interval.low)}–{number(quantity.interval.high)}"
    return f"{_SIGNS.get(quantity.comparator, '')}{number(quantity.value)}"


def quantity_words(quantity: Quantity) -> str:
    """The number with what it counts: "fewer than 1,000 deaths a year"."""
    rate = f" a {quantity.per}" if quantity.per else ""
    return f"{value_words(quantity)}{' ' + quantity.unit if quantity.unit else ''}{rate}"


def scope_words(scope: Scope) -> str:
    """Whose number it is: "fentanyl deaths · Mexico · in 2022 · young people"."""
    parts = [
        scope.subject or "",
        ", ".join(scope.place),
        scope.period.text if scope.period else "",
        scope.population or "",
    ]
    return " · ".join(part for part in parts if part)


class Bar(NamedTuple):
    """One figure of a picture: whose it is, the figure, and the tone it is drawn in."""

    label: str
    quantity: Quantity
    tone: str = "muted"


class _Axis(NamedTuple):
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
        return math.copysign(math.log10(1 + abs(value)), value) if self.log else value


def picture(bars: Sequence[Bar], width: int) -> list[Content]:
    """The figures as bars on one scale, a line each, in ``width`` cells.

    ``●`` is a closed end or a point, ``○`` an open end, ``═`` what lies between, an arrow what goes
    on without end. A last line names the ends of the scale.
    """
    if not bars:
        return []
    values = [short_value(bar.quantity) for bar in bars]
    label = min(max(len(bar.label) for bar in bars), 14, width // 4)
    value = min(max(len(text) for text in values), 12)
    cells = width - label - value - 3
    if cells < 8:
        return [line((bar.label, "dim"), " ", text) for bar, text in zip(bars, values, strict=True)]
    axis = _axis(bars, cells)
    drawn = [
        line(
            pad(line((bar.label, "$quiet")), label),
            " ",
            (_drawn(bar.quantity, axis), f"$verdict-{bar.tone}"),
            "  ",
            (text.rjust(value), "bold"),
        )
        for bar, text in zip(bars, values, strict=True)
    ]
    return [*drawn, _scale_line(axis, label, width)]


def _axis(bars: Sequence[Bar], cells: int) -> _Axis:
    ends = [
        end
        for bar in bars
        for end in (bar.quantity.interval.low, bar.quantity.interval.high)
        if math.isfinite(end)
    ]
    low, high = min(ends), max(ends)
    near = low > 0 and low >= _NEAR * high and low != high
    room = 0.1 * (high - low) if near else 0.0
    bottom = low - room if near else min(0.0, low)
    top = high + (room or 0.08 * (high - bottom)) or 1.0
    small = min((abs(end) for end in ends if end), default=1.0)
    return _Axis(bottom, top, cells, log=not near and max(map(abs, ends)) > _LOG_RATIO * small)


def _drawn(quantity: Quantity, axis: _Axis) -> str:
    interval = quantity.interval
    cells = ["─"] * axis.cells
    low = 0 if math.isinf(interval.low) else axis.cell(interval.low)
    high = axis.cells - 1 if math.isinf(interval.high) else axis.cell(interval.high)
    cells[low : high + 1] = "═" * (high - low + 1)
    cells[0], cells[-1] = "├", "┤"
    if math.isinf(interval.low):
        # Counts do not go below nothing: the arrow only stands where the scale does.
        cells[0] = "◄"
    else:
        cells[low] = "●" if interval.low_closed else "○"
    if math.isinf(interval.high):
        cells[-1] = "►"
    else:
        cells[high] = "●" if interval.high_closed else "○"
    return "".join(cells)


def _scale_line(axis: _Axis, label: int, width: int) -> Content:
    low, high = number(_rounded(axis.low)), number(_rounded(axis.high))
    middle = "log scale" if axis.log else ""
    room = axis.cells - len(low) - len(high)
    text = f"{low}{middle.center(max(room, 0))}{high}" if room > len(middle) else low
    return clip(line(" " * (label + 1), (text, "$faint")), width)


def _rounded(value: float) -> float:
    """Three significant digits are enough for the end of a scale."""
    return float(f"{value:.3g}")
