"""What a filter is made of: terms, each of which lets claims through or keeps them out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Field:
    """``name:value``: the field holds one of the values (folded; choices are whole, text parts)."""

    name: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """``name>number``; ``operator`` is one of ``< <= > >= =``."""

    name: str
    operator: str
    number: float
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """``name:low..high``: a number between both, with either of them; None is without an end."""

    name: str
    low: float | None
    high: float | None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """A date between two days, with either of them; None is without an end."""

    name: str
    first: date | None
    last: date | None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """A bare word with a meaning of its own, such as ``conflicts`` or ``flagged``."""

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words to look for in the claim's text; quoted ones must stand there as they are."""

    text: str
    exact: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """``one OR another``: one of the terms lets the claim through."""

    terms: tuple[Term, ...]
    negated: bool = False


Term: TypeAlias = Field | Bound | Range | Days | Flag | Words | Either


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as understood; no terms let every claim through."""

    terms: tuple[Term, ...] = ()
    text: str = ""
    """As it was typed."""
