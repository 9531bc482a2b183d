"""What people decided, and the events that say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from claims.model.span import Json


class Status(StrEnum):
    """Where a claim stands in the review."""

    OPEN = "open"
    DECIDED = "decided"
    DEFERRED = "deferred"
    STALE = "stale"
    ORPHAN = "orphan"
    WITHDRAWN = "withdrawn"
    REFERENCE = "reference"


class Confidence(StrEnum):
    """How sure a person is of a verdict, apart from what the verdict says."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimState:
    """What people have decided of one claim so far: the fold of its events.

    Of a claim that is marked as the same as another one, verdict, reasons, corrections and
    confidence are those of the other one, unless a reader asks for the claim's own.
    """

    claim: str
    status: Status = Status.OPEN
    scale: str | None = None
    """The id of the scale the verdict belongs to."""
    verdict: str | None = None
    """The slug of a label of that scale."""
    rationale: str = ""
    correction: str = ""
    """Corrected wording, where the verdict asks for one."""
    number: str = ""
    """The corrected number in words, one figure as the reader of quantities knows it."""
    confidence: Confidence | None = None
    flag: str | None = None
    """The note to the editor; None where there is no flag, empty for a flag without words."""
    deferred: str | None = None
    """Why it waits; None where it does not."""
    deferred_until: date | None = None
    skipped: bool = False
    decided_at: datetime | None = None
    decided_by: str | None = None
    tags: tuple[str, ...] = ()
    """In the order of the alphabet."""
    same_as: str | None = None
    """The claim whose verdict covers this one too."""
    set_aside: str | None = None
    """The verdict of its own that a claim had before it was marked as the same as another."""
    due: bool = False
    """Whether it was put off until a day that has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of one thing, before and after: the unit that undo turns round."""

    target: str
    """``c12``, ``e5``, ``d3`` or ``case``."""
    field: str
    before: Json
    after: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that was done: never altered or removed, bound to the one before by its hash."""

    seq: int
    at: datetime
    reviewer: str
    act: str
    """The act's name: ``decide``, ``undo``, ``import`` …"""
    changes: tuple[Change, ...] = ()
    undoes: int | None = None
    """The ``seq`` that an undo reverts or a redo brings back."""
    detail: Mapping[str, Json] = field(default_factory=dict)
    """For imports: what came in, and the hash of its rows."""
    previous: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a review is, by claims and by words covered."""

    total: int = 0
    decided: int = 0
    deferred: int = 0
    words: int = 0
    words_decided: int = 0
