"""What a passage of another document is to a claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.model.numbers import Quantity
from claims.model.span import Span


class Relation(StrEnum):
    """What a passage of another document is to a claim, as far as a machine can tell.

    In the order in which they want looking at. Of figures: ``conflicts``, ``different-scope``,
    ``agrees``, ``compatible``, ``unrelated``, as the command-line contract defines them. Of
    quotations: ``altered``, ``not-found``, ``verbatim``. ``similar`` says only that the same matter
    is spoken of, and supports nothing.
    """

    CONFLICTS = "conflicts"
    ALTERED = "altered"
    SPELLING = "spelling"
    """A name is spelt differently there."""
    NOT_FOUND = "not-found"
    """Quoted words stand in no other document: the passage is the quotation itself."""
    DIFFERENT_SCOPE = "different-scope"
    AGREES = "agrees"
    VERBATIM = "verbatim"
    COMPATIBLE = "compatible"
    SIMILAR = "similar"
    UNRELATED = "unrelated"


ALARMS = (Relation.CONFLICTS, Relation.ALTERED, Relation.SPELLING, Relation.NOT_FOUND)
"""What nobody should pass over: each can be a mistake of the claim's."""


class Facet(StrEnum):
    """In which respect two numbers are not of the same thing."""

    THING = "thing"
    PLACE = "place"
    PERIOD = "period"
    POPULATION = "population"
    UNIT = "unit"
    DEFINITION = "definition"


class Stance(StrEnum):
    """What a person says a passage does to a claim."""

    SUPPORTS = "supports"
    UNDERMINES = "undermines"
    CONTEXT = "context"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How far an evidence's number lies from the claim's; None where a bound leaves it open."""

    absolute: float | None = None
    """Evidence minus claim."""
    percent: float | None = None
    """The absolute difference as a share of the claim's number, in percent."""
    factor: float | None = None
    """Evidence divided by claim."""
    facet: Facet | None = None
    words: str = ""
    """ "26,162 fewer, 26 %", "within rounding"."""


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A run of a word diff.

    ``op`` is ``same``, ``removed`` (only in the quote) or ``added`` (only in the source).
    """

    op: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage of another document that speaks to a claim, quoted word for word."""

    claim: str
    document: str
    span: Span
    text: str
    relation: Relation
    reasons: tuple[str, ...] = ()
    score: float = 0.0
    """0 to 1: how surely the passage speaks of the same matter; never a measure of support."""
    claim_quantity: Quantity | None = None
    quantity: Quantity | None = None
    difference: Difference | None = None
    diff: tuple[DiffPart, ...] = ()
    locator: str = ""
    """For people: "¶4", "p. 1"."""
    source_claim: str = ""
    """The id of the claim the passage holds, where it holds one."""
    differs: tuple[str, ...] = ()
    """Of a published check: in what its claim differs: "place", "period", "value"."""
    id: str = ""
    """``e5`` once stored, empty before."""
    by_hand: bool = False
    """Whether a person brought the passage in, and not the machine."""
    stance: Stance | None = None
    dismissed: bool = False
    taken: bool = False
    """Whether a person chose it for the claim, whoever had found it."""
    overruled: tuple[tuple[str, str], ...] = ()
    """Facets that a person decided, each with what it is: ("place", "same")."""
