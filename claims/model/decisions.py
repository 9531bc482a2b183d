"""What people decided, and the events that say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from claims.model.span import Json
from claims.phrases import joined, phrase


class Status(StrEnum):
    """Where a claim stands in the review."""

    OPEN = "open"
    DECIDED = "decided"
    DEFERRED = "deferred"
    STALE = "stale"
    ORPHAN = "orphan"
    WITHDRAWN = "withdrawn"
    REFERENCE = "reference"
    DROPPED = "dropped"


class DropKind(StrEnum):
    """Why a claim is out of the work though its document is in it."""

    DROPPED = "dropped"
    """A person found it not worth checking."""
    SPLIT = "split"
    JOINED = "joined"
    RESIZED = "resized"
    """Other claims, marked by hand, stand for its words."""
    UNMARKED = "unmarked"
    """It came in by hand, and the act that marks it is not done, or undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """How a claim came to be out of the work, and what stands in its place."""

    how: DropKind = DropKind.DROPPED
    why: str = ""
    into: tuple[str, ...] = ()
    """The claims that stand for its words."""

    def record(self) -> dict[str, Json]:
        """As it is stored, and as in ``list --json``."""
        return {"how": self.how.value, "why": self.why, "into": list(self.into)}

    @property
    def words(self) -> str:
        """What became of the claim, to follow its id."""
        into = joined(phrase(" and "), self.into)
        match self.how:
            case DropKind.DROPPED:
                return phrase(
                    "was dropped as not worth checking{why}",
                    why=f": {self.why}" if self.why else "",
                )
            case DropKind.SPLIT:
                return phrase("was split into {into}", into=into)
            case DropKind.JOINED:
                return phrase("was joined with others into {into}", into=into)
            case DropKind.RESIZED:
                return phrase("was made {into}, which holds other words", into=into)
            case DropKind.UNMARKED:
                return phrase("is not marked any more")

    @classmethod
    def of(cls, record: Json) -> Dropped | None:
        """The value of :meth:`record`; None for None."""
        if not isinstance(record, dict):
            return None
        into = record["into"]
        return cls(
            how=DropKind(str(record["how"])),
            why=str(record["why"]),
            into=tuple(map(str, into)) if isinstance(into, list) else (),
        )


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
    dropped: Dropped | None = None
    """How it came to be out of the work; None where it is in it."""


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
    due: int = 0
    """Claims that were put off until a day that has come."""
