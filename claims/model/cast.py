"""The people of a case as a reviewer sees them: their names, where those stand, what is odd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from claims.model.span import Span
from claims.model.statements import Person


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a name, as one document has it."""

    text: str
    document: str
    span: Span
    """The first place: it slices back to ``text``."""
    count: int = 1
    """How often the document writes it so."""


class LearntRole(NamedTuple):
    """A title or office of somebody, as written, and the sentence that gives it to them."""

    role: str
    document: str = ""
    """Empty where the reviewer gave the role."""
    span: Span = Span(0, 0)
    """Where the title stands; it slices back to ``role``."""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody of the case: a person, body or place, as machine and reviewer have them."""

    person: Person
    kind: str = ""
    """``person``, ``body`` or ``place``; empty where nothing tells."""
    claims: int = 0
    """How many claims they are the speaker of."""
    forms: tuple[Form, ...] = ()
    """The ways in which documents write the name, by document and place."""
    roles: tuple[LearntRole, ...] = ()
    """Titles and where each document gives them, by document and place."""
    decided: bool = False
    """Whether the reviewer decided anything of them: joined, parted, renamed, gave a role."""


@dataclass(frozen=True, slots=True)
class Who:
    """The speaker of one claim, and how that is known."""

    name: str
    roles: tuple[LearntRole, ...] = ()
    because: str = ""
    """Why the speaker was resolved so, in words."""
    forms: tuple[Form, ...] = ()
    claims: int = 0
    decided_by_hand: bool = False
    """Whether the reviewer set this claim's speaker, or decided who the person is."""
    documents: int = 0
    """How many documents name the speaker; forms and titles are of the claim's own and of the
    first forty.
    """


@dataclass(frozen=True, slots=True)
class NameFinding:
    """Something about names and titles that wants a look before publication."""

    kind: str
    """``spelling``: one person spelt in two ways; ``title``: one person under two titles;
    ``office``: two people in an office that only one can hold.
    """
    people: tuple[str, ...]
    forms: tuple[Form, ...]
    """The names or titles in question, each with its first place in a document."""
    words: str
    """The finding in a sentence."""


@dataclass(frozen=True, slots=True)
class CastDecisions:
    """What a reviewer decided of the cast, beside the machine's reading and never in it.

    People who were decided about have a *key*. It stays, whatever they are called later on.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    """Names as documents write them, and the key of the person each was given to."""
    apart: frozenset[str] = frozenset()
    """Those names that were taken out of a person: what else the machine takes for the same
    person does not follow them.
    """
    called: Mapping[str, str] = field(default_factory=dict)
    """What the person of a key is called, where that is not the key itself."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """The role that the person of a key is shown with."""

    def name(self, key: str) -> str:
        """What the person of a key is called."""
        return self.called.get(key, key)
