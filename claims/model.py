"""The values that the whole program speaks in: frozen, typed, with no behaviour beyond reading.

Offsets are half-open spans of code points into a document's stored text, so that
``span.of(document.text)`` always gives back the quoted words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``start <= end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span quotes from ``text``."""
        return text[self.start : self.end]

    def moved(self, by: int) -> Span:
        """The same span, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


# ------------------------------------------------------------------ documents


class Role(StrEnum):
    """What a document is to the case."""

    DRAFT = "draft"
    SOURCE = "source"
    PRECEDENT = "precedent"


class SourceKind(StrEnum):
    """How near a source stands to the facts (KSJ Fact-Checking 101)."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text of the case. The text never changes; a new version is a new document."""

    text: str
    sha256: str
    """Hexadecimal SHA-256 of the bytes that were read."""
    role: Role = Role.SOURCE
    id: str = ""
    """``d3`` once stored, empty before."""
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    retrieved: datetime | None = None
    url: str = ""
    origin: str = ""
    """The file name, or ``-`` for standard input; never a machine's whole path."""
    language: str = "en"
    kind: SourceKind | None = None
    group: str = ""
    """Independence group: documents of one group count as one source."""
    confidential: bool = False
    made_by: str = ""
    """How the text was made: reader, encoding and how the encoding was found."""
    withdrawn: bool = False

    @property
    def name(self) -> str:
        """What to call the document where there is little room."""
        return self.title or self.origin or self.id


# ------------------------------------------------------------------ numbers


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
        first, second = (self, other) if self.low <= other.low else (other, self)
        if first.high != second.low:
            return first.high > second.low
        return first.high_closed and second.low_closed


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


# ------------------------------------------------------------------ attributions


class AttributionKind(StrEnum):
    """Whose words the content is in: the speaker's, partly, or the writer's."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said what, in which words. Several content spans are one statement split by its cue."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    speaker: str | None = None
    """The person or body as resolved, in its fullest form; None where nobody is named."""
    role: str | None = None
    negated: bool = False
    because: str = ""
    """Why the speaker was resolved so, in words: "title 'the U.S. diplomat' → Antony Blinken"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person, body or document that speaks or is named, with every form it was written in."""

    name: str
    """The fullest form met."""
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """Titles and offices as written, the best known first: "President of Mexico"."""
    gender: str | None = None
    """"f", "m" or None where nothing tells."""
    mentions: tuple[Span, ...] = ()


# ------------------------------------------------------------------ claims


class ClaimKind(StrEnum):
    """Why a claim is one; a claim can be numeric and attributed at once."""

    NUMERIC = "numeric"
    ATTRIBUTED = "attributed"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, how much it deserves checking, and why."""

    span: Span
    worthiness: float = 0.0
    """0 (leave it) to 1 (check it first)."""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Words that can be checked: a clause with its figures, or what somebody is said to have said."""

    span: Span
    text: str
    kinds: tuple[ClaimKind, ...]
    quantities: tuple[Quantity, ...] = ()
    attribution: Attribution | None = None
    scope: Scope = field(default_factory=Scope)
    worthiness: float = 0.0
    reasons: tuple[str, ...] = ()
    id: str = ""
    """``c12`` once stored, empty before."""
    document: str = ""
    """The id of its document once stored."""

    @property
    def speaker(self) -> str | None:
        """Who is said to have said it, in the fullest form."""
        return self.attribution.speaker if self.attribution else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything found in one text. Claims hold the very quantities and attributions listed."""

    sentences: tuple[Sentence, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    people: tuple[Person, ...] = ()
    language: str = "en"


# ------------------------------------------------------------------ evidence


class Relation(StrEnum):
    """What a passage of another document is to a claim, as far as a machine can tell.

    The first five speak of figures and are defined in the command-line contract; the next three
    of quotations; ``similar`` says only that the same matter is spoken of, and supports nothing.
    """

    CONFLICTS = "conflicts"
    ALTERED = "altered"
    DIFFERENT_SCOPE = "different-scope"
    AGREES = "agrees"
    VERBATIM = "verbatim"
    COMPATIBLE = "compatible"
    SIMILAR = "similar"
    NOT_FOUND = "not-found"
    UNRELATED = "unrelated"


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
    """A run of a word diff: ``same``, ``removed`` (only in the quote) or ``added`` (only in the source)."""

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
    id: str = ""
    """``e5`` once stored, empty before."""
    by_hand: bool = False
    stance: Stance | None = None
    dismissed: bool = False


# ------------------------------------------------------------------ decisions


class Status(StrEnum):
    """Where a claim stands in the review."""

    OPEN = "open"
    DECIDED = "decided"
    DEFERRED = "deferred"
    STALE = "stale"
    ORPHAN = "orphan"
    WITHDRAWN = "withdrawn"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimState:
    """What people have decided of one claim so far: the fold of its events."""

    claim: str
    status: Status = Status.OPEN
    scale: str | None = None
    """The id of the scale the verdict belongs to."""
    verdict: str | None = None
    """The slug of a label of that scale."""
    rationale: str = ""
    correction: str = ""
    """Corrected wording, where the verdict asks for one."""
    flag: str | None = None
    """The note to the editor; None where there is no flag, empty for a flag without words."""
    deferred: str | None = None
    """Why it waits; None where it does not."""
    deferred_until: date | None = None
    skipped: bool = False
    decided_at: datetime | None = None
    decided_by: str | None = None


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
    """Something that was done: never altered, never removed, bound to the one before by its hash."""

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
