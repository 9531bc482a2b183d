"""What sums are made of: a sentence's figures, the words between them, and their rounding."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from claims.model import Comparator, Dimension, Quantity, Span
from claims.numerals import read_numeral
from claims.phrases import Digits, Phrase, later, phrase

_DIGITS = re.compile(r"\d[\d.,]*")
_DECIMALS = re.compile(r"[.,](\d{1,2})\Z|[.,](\d{4,})\Z")
# An "about" is taken to cover this share of its number.
_ABOUT = 0.05
_LONGEST_GAP = 160


@dataclass(frozen=True, slots=True)
class Finding:
    """A sum that does not come out, and the figures it is about, the one in question first."""

    words: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its figures in order, and those of the sentence before."""

    text: str
    span: Span
    figures: tuple[Quantity, ...]
    before: tuple[Quantity, ...] = ()

    def gap(self, place: int) -> str:
        """The words between a figure and the next one; too many are cut short in the middle."""
        return self._between(self.figures[place].span.end, self.figures[place + 1].span.start)

    def lead(self, place: int) -> str:
        """The words before a figure, back to the one before it or the sentence's beginning."""
        start = self.figures[place - 1].span.end if place else self.span.start
        return self._between(start, self.figures[place].span.start)

    def tail(self, place: int) -> str:
        """The words after a figure, up to the next one or the sentence's end."""
        last = place + 1 == len(self.figures)
        end = self.span.end if last else self.figures[place + 1].span.start
        return self._between(self.figures[place].span.end, end)

    def _between(self, start: int, end: int) -> str:
        if end - start <= _LONGEST_GAP:
            return self.text[start : max(start, end)]
        half = _LONGEST_GAP // 2
        return f"{self.text[start : start + half]} … {self.text[end - half : end]}"


def is_point(quantity: Quantity) -> bool:
    """Whether a figure is one number, given as such or with an "about"."""
    plain = quantity.comparator in (Comparator.EQUAL, Comparator.ABOUT) and not quantity.vague
    return plain and quantity.value is not None and math.isfinite(quantity.value)


def point(quantity: Quantity) -> float:
    """The number of a figure that is one."""
    return quantity.value or 0.0


def rounding(quantity: Quantity) -> float:
    """How far the true number may lie from the written one, by how it is written.

    Half of the last decimal ("1.2 million" is within 50,000), half of the second significant
    figure of thousands that end in three zeros, half a point of a whole percentage; a plain count
    is exact.
    """
    value = abs(point(quantity))
    if quantity.approximate or quantity.comparator is Comparator.ABOUT:
        return max(_ABOUT * value, _last_place(quantity) / 2)
    return _last_place(quantity) / 2


def _last_place(quantity: Quantity) -> float:
    """What the last written figure of a number counts; 0 where it is exact."""
    value = abs(point(quantity))
    digits = _DIGITS.search(quantity.text)
    if digits:
        written = digits.group().rstrip(".,")
        numeral = read_numeral(written)
        decimals = _DECIMALS.search(written)
        if numeral and decimals:
            places = len(decimals[1] or decimals[2])
            return float(abs(value / numeral) * 10.0**-places)
    if quantity.dimension in (Dimension.PERCENT, Dimension.POINTS):
        return 1.0
    return round_unit(value)


def round_unit(value: float) -> float:
    """A unit of the second significant figure of thousands that end in three zeros, else 0."""
    if value >= 1000 and value % 1000 == 0:
        return float(10.0 ** (math.floor(math.log10(value)) - 1))
    return 0.0


def percent_step(quantity: Quantity) -> float:
    """How far a percentage may be from the reckoned one: a whole step, as many cut off decimals."""
    step = _last_place(quantity) or 1.0
    about = quantity.approximate or quantity.comparator is Comparator.ABOUT
    return max(step, 0.1 * abs(point(quantity))) if about else step


def number(value: float, like: Quantity | None = None) -> Phrase:
    """A number in the note's words: "1.2 million", "110", "45 %"."""
    percent = like is not None and like.dimension is Dimension.PERCENT
    for scale, large in (
        (1e12, later("{number} trillion")),
        (1e9, later("{number} billion")),
        (1e6, later("{number} million")),
    ):
        if abs(value) >= scale and math.isclose(shown := round(value / scale, 3), value / scale):
            return phrase(large, number=Digits(f"{shown:,.10g}"))
    told = Digits(f"{round(value, 2):,.15g}")
    return phrase("{number} %" if percent else "{number}", number=told)
