"""Figures as written, and whose they are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.model.span import Span


class Comparator(StrEnum):
    """How a written figure bounds the number it speaks of."""

    EQUAL = "="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    ABOUT = "~"
    RANGE = "range"


class Dimension(StrEnum):
    """What kind of thing a figure measures; figures of two dimensions are never compared."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    PHYSICAL = "physical"
    DURATION = "duration"
    AGE = "age"
    RATIO = "ratio"
    MULTIPLIER = "multiplier"
    POINTS = "points"


class Trend(StrEnum):
    """Which way a figure is said to have moved; it never replaces the comparator."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of real numbers between two ends, each closed (belonging to it) or open."""

    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True

    def contains(self, other: Interval) -> bool:
        """Whether every number of ``other`` is one of ours."""
        low_fits = self.low < other.low or (
            self.low == other.low and (self.low_closed or not other.low_closed)
        )
        high_fits = other.high < self.high or (
            self.high == other.high and (self.high_closed or not other.high_closed)
        )
        return low_fits and high_fits

    def meets(self, other: Interval) -> bool:
        """Whether the two share a number."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        # A single number is left: it is shared only where no end that lies on it is open.
        return all(
            (end.low != low or end.low_closed) and (end.high != high or end.high_closed)
            for end in (self, other)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure as written. "does not even reach 1,000" is ``value=1000, comparator="<"``.

    For ``range``, ``low`` and ``high`` are set and ``value`` is None; otherwise the reverse.
    Percentages keep the written number (5 for "5%"), fractions and ratios are the decimal.
    """

    span: Span
    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = Comparator.EQUAL
    unit: str | None = None
    per: str | None = None
    dimension: Dimension = Dimension.COUNT
    trend: Trend | None = None
    approximate: bool = False
    vague: bool = False

    @property
    def interval(self) -> Interval:
        """The numbers that the words allow, before any tolerance for rounding."""
        if self.value is None:
            if self.low is None or self.high is None:
                raise ValueError(f"a range needs both ends: {self.text!r}")
            return Interval(min(self.low, self.high), max(self.low, self.high))
        match self.comparator:
            case Comparator.LESS:
                return Interval(-math.inf, self.value, False, False)
            case Comparator.AT_MOST:
                return Interval(-math.inf, self.value, False, True)
            case Comparator.MORE:
                return Interval(self.value, math.inf, False, False)
            case Comparator.AT_LEAST:
                return Interval(self.value, math.inf, True, False)
            case Comparator.EQUAL | Comparator.ABOUT | Comparator.RANGE:
                return Interval(self.value, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time a figure speaks of: its words, and the days it spans where they are known."""

    text: str
    start: date | None = None
    end: date | None = None
    """The last day, inclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose number it is. Two numbers can conflict only inside one scope."""

    subject: str | None = None
    """The thing counted with its qualifiers: "fentanyl overdose deaths"."""
    place: tuple[str, ...] = ()
    """Canonical English names: "United States", "Mexico"."""
    period: Period | None = None
    population: str | None = None
    """Who among them: "young people", "women aged 18 to 34"."""
    origins: tuple[tuple[str, str], ...] = ()
    """Where each facet was read: pairs such as ("place", "clause") or ("place", "sentence")."""
