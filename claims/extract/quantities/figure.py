"""A figure between the steps: where its number stands, its value, and what has been read of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from claims.extract.quantities.lexicon import Bound
from claims.model import Comparator, Dimension, Trend


class Form(StrEnum):
    """How the number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    RATIO = "ratio"
    TIMES = "times"
    VAGUE = "vague"
    ORDINAL = "ordinal"


class Figure(NamedTuple):
    """A number on its way to a quantity. All positions are token indices; ends are exclusive."""

    first: int
    """Where the number begins, its currency and sign included."""
    stop: int
    """Where the number ends, its scale word included."""
    value: float
    """The number, or the low end of an interval."""
    high: float | None = None
    """The high end of an interval, or None."""
    form: Form = Form.DIGITS
    scale: float = 1.0
    """What the scale word multiplied the written number by."""

    begin: int = -1
    """Where the words of the figure begin, its cue included."""
    end: int = -1
    """Where the words of the figure end, its unit or noun included."""
    unit: str | None = None
    dimension: Dimension = Dimension.COUNT
    noun: bool = False
    """Whether the unit is a counted noun (or none), and no measure."""
    right: Bound | None = None
    """What a cue after the number says: "or more"."""
    bound: Bound | None = None
    comparator: Comparator = Comparator.EQUAL
    approximate: bool = False
    per: str | None = None
    trend: Trend | None = None

    @property
    def written(self) -> float:
        """The number as written, before its scale word."""
        return self.value / self.scale
