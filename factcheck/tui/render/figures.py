"""A figure in words, whose it is, and several figures as bars on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from claims.model import Comparator, Dimension, Quantity, Scope
from factcheck.intervals import Signs, drawing
from factcheck.tongue import later, tr
from factcheck.tui.render import glyphs
from factcheck.tui.render.text import clip, line, number, pad

_BOUNDS = {
    Comparator.EQUAL: "",
    Comparator.LESS: later("fewer than "),
    Comparator.AT_MOST: later("at most "),
    Comparator.MORE: later("more than "),
    Comparator.AT_LEAST: later("at least "),
    Comparator.ABOUT: later("about "),
    Comparator.RANGE: "",
}
_SIGNS = {
    Comparator.LESS: "<",
    Comparator.AT_MOST: glyphs.AT_MOST,
    Comparator.MORE: ">",
    Comparator.AT_LEAST: glyphs.AT_LEAST,
    Comparator.ABOUT: "~",
}
_BAR = (
    *(glyphs.LINE, glyphs.LEFT_END, glyphs.RIGHT_END, glyphs.SPAN),
    *(glyphs.CLOSED_END, glyphs.OPEN_END, glyphs.WITHOUT_LOW, glyphs.WITHOUT_HIGH),
)


def value_words(quantity: Quantity) -> str:
    """The number with its bound, in words: "fewer than 1,000", "5.8 to 6.2 %"."""
    about = tr("about ") if quantity.approximate and quantity.comparator is Comparator.EQUAL else ""
    percent = " %" if quantity.dimension is Dimension.PERCENT else ""
    if quantity.value is None:
        low, high = quantity.interval.low, quantity.interval.high
        return tr("{about}{number} to {number2}{percent}").format(
            about=about, number=number(low), number2=number(high), percent=percent
        )
    bound = _BOUNDS[quantity.comparator]
    return f"{about}{tr(bound) if bound else bound}{number(quantity.value)}{percent}"


def short_value(quantity: Quantity) -> str:
    """The number with its bound as a sign: "<1,000", "73,838", "10–20"."""
    if quantity.value is None:
        return f"{number(quantity.interval.low)}{glyphs.DASH}{number(quantity.interval.high)}"
    return f"{_SIGNS.get(quantity.comparator, '')}{number(quantity.value)}"


def quantity_words(quantity: Quantity) -> str:
    """The number with what it counts: "fewer than 1,000 deaths a year"."""
    rate = tr(" a {time}").format(time=tr(quantity.per)) if quantity.per else ""
    return f"{value_words(quantity)}{' ' + quantity.unit if quantity.unit else ''}{rate}"


def scope_words(scope: Scope) -> str:
    """Whose number it is: "fentanyl deaths · Mexico · in 2022 · young people"."""
    parts = [
        scope.subject or "",
        ", ".join(scope.place),
        scope.period.text if scope.period else "",
        scope.population or "",
    ]
    return f" {glyphs.DOT} ".join(part for part in parts if part)


class Bar(NamedTuple):
    """One figure of a picture: whose it is, the figure, and the tone it is drawn in."""

    label: str
    quantity: Quantity
    tone: str = "muted"


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
    signs = Signs(*(str(glyph) for glyph in _BAR))
    drawn = drawing([bar.quantity for bar in bars], cells, signs)
    lines = [
        line(
            pad(line((bar.label, "$quiet")), label),
            " ",
            (shown, f"$verdict-{bar.tone}"),
            "  ",
            (text.rjust(value), "bold"),
        )
        for bar, text, shown in zip(bars, values, drawn.bars, strict=True)
    ]
    return [*lines, clip(line(" " * (label + 1), (drawn.scale, "$faint")), width)]
