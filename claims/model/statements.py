"""Claims: what is said, by whom, and how much it deserves checking."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from claims.model.numbers import Quantity, Scope
from claims.model.span import Span


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
    kind: str = ""
    """``person``, ``body`` or ``place``; empty where nothing tells."""
    by_hand: bool = False
    """Whether the name is a reviewer's, which no document writes."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every way in which documents write the name."""
        return self.aliases if self.by_hand else (self.name, *self.aliases)


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
    """Words that can be checked: a clause with its figures, or what somebody is said to say."""

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
    notes: tuple[str, ...] = ()
    """Sums of the text that do not come out, with their working: "70 + 40 = 110, not 120"."""
    marked_by: str = ""
    """Who marked these words as a claim; empty where the machine found it."""

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
