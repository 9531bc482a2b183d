"""What figures count, as values, and how the thing of one lies to the thing of another.

Two figures can exclude each other only when they count one thing. Width is read from words:
"synthetic opioids other than methadone, primarily fentanyl" holds fentanyl and more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from claims.match.lexicon import ANYBODY, PERSONS
from claims.model import Span
from claims.phrases import phrase

# Two letters before the stop: "U.S." and initials end no sentence.
_SENTENCE_END = re.compile(r"(?<=[^\W_][^\W_])[.!?][”\"’)]?\s+(?=[^\W\d_a-z])")
_WINDOW = 160
# A side that says so much more than the other speaks of something else.
_NAMED_KINDS = 3


class Width(StrEnum):
    """How wide the evidence's thing is, seen from the claim's."""

    SAME = "same"
    UNSTATED = "unstated"
    WIDER_KIND = "wider-kind"
    """Only the claim names a kind: the evidence may speak of that kind or of all."""
    NARROWER_KIND = "narrower-kind"
    """Only the evidence names a kind."""
    OTHER_WORDS = "other-words"
    """One thing described differently on the two sides: "on the plane", "on board"."""
    WIDER = "wider"
    NARROWER = "narrower"
    OTHER = "other"
    UNLIKE = "unlike"
    """Not even the same kind of thing."""


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence that a figure stands in, and where."""

    text: str = ""
    at: Span = field(default=Span(0, 0))

    @property
    def before(self) -> str:
        """What stands before the figure in its sentence, a line's length of it."""
        line = self.text[max(0, self.at.start - _WINDOW) : self.at.start]
        return _SENTENCE_END.split(line)[-1]

    @property
    def after(self) -> str:
        """What stands after the figure in its sentence, a line's length of it."""
        line = self.text[self.at.end : self.at.end + _WINDOW]
        return _SENTENCE_END.split(line)[0]


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted. ``head`` is empty where nothing says."""

    head: str = ""
    kinds: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    """Stems of what is told of it without naming a kind: "that were closed in May"."""
    holds: frozenset[str] = frozenset()
    """Stems of what it is said to hold beside other things: "primarily fentanyl"."""
    whole: bool = False
    """Said to be all of it: "all drugs"."""
    part: bool = False
    """Said to be part of what was named before: "of which"."""
    around: frozenset[str] = frozenset()
    """Stems of its own clause: what is said there need not be said again in the subject."""
    name: str = ""
    """How to name it to a reader."""


def compare_things(evidence: Thing, claim: Thing) -> tuple[Width, str]:
    """How the evidence's thing lies to the claim's, with the reason in words (may be empty)."""
    if not evidence.head or not claim.head:
        return Width.UNSTATED, phrase("what is counted is not stated on one side")
    if evidence.head != claim.head:
        return _unlike_heads(evidence, claim)
    if _holds(evidence, claim):
        return Width.WIDER, phrase(
            "“{evidence}” holds more than “{claim}”", evidence=evidence.name, claim=claim.name
        )
    if _holds(claim, evidence):
        return Width.NARROWER, phrase(
            "“{evidence}” is part of “{claim}”", evidence=evidence.name, claim=claim.name
        )
    if evidence.part != claim.part:
        return _part_and_whole(evidence, claim)
    return _by_kind(evidence, claim)


def _by_kind(evidence: Thing, claim: Thing) -> tuple[Width, str]:
    """Things of one head: the kinds that either names and the other does not mention."""
    mine, theirs = _extra(evidence, claim), _extra(claim, evidence)
    if (mine and theirs) or max(len(mine), len(theirs)) > _NAMED_KINDS:
        return Width.OTHER, phrase(
            "“{evidence}” against “{claim}”", evidence=evidence.name, claim=claim.name
        )
    more, less = mine or _told(evidence, claim), theirs or _told(claim, evidence)
    if more and less:
        return Width.OTHER_WORDS, phrase(
            "in other words: “{evidence}”, “{claim}”", evidence=evidence.name, claim=claim.name
        )
    if more:
        return Width.NARROWER_KIND, phrase(
            "the evidence says which: “{evidence}”", evidence=evidence.name
        )
    if less:
        return Width.WIDER_KIND, phrase("the claim says which: “{claim}”", claim=claim.name)
    return Width.SAME, ""


def _told(one: Thing, other: Thing) -> frozenset[str]:
    """What one side tells of it that the other's clause does not so much as mention."""
    return one.told - other.told - other.kinds - other.around - {other.head}


def _part_and_whole(evidence: Thing, claim: Thing) -> tuple[Width, str]:
    """One side is a part ("of them") of what was named before; perhaps of the other's thing."""
    if evidence.part and not _extra(claim, evidence):
        return Width.NARROWER, phrase(
            "“{evidence}” is a part of “{claim}”", evidence=evidence.name, claim=claim.name
        )
    if claim.part and not _extra(evidence, claim):
        return Width.WIDER, phrase(
            "“{claim}” is a part of “{evidence}”", claim=claim.name, evidence=evidence.name
        )
    return Width.OTHER, phrase(
        "“{evidence}” against “{claim}”", evidence=evidence.name, claim=claim.name
    )


def _extra(one: Thing, other: Thing) -> frozenset[str]:
    """The kinds that one side names and the other's clause does not so much as mention."""
    return one.kinds - other.kinds - other.around - {other.head}


def _holds(wide: Thing, narrow: Thing) -> bool:
    """Whether words say that one thing holds the other and more."""
    own = narrow.kinds - wide.kinds
    if own and own <= wide.holds and not narrow.holds:
        return True
    return wide.whole and not narrow.whole and bool(own)


def _unlike_heads(evidence: Thing, claim: Thing) -> tuple[Width, str]:
    words_ = phrase("“{evidence}” against “{claim}”", evidence=evidence.name, claim=claim.name)
    for one, other in ((evidence, claim), (claim, evidence)):
        # "Three police", "three police officers"; "three children", "three children killed".
        if one.head in PERSONS and one.head in other.kinds:
            return Width.OTHER_WORDS, phrase(
                "in other words: “{evidence}”, “{claim}”", evidence=evidence.name, claim=claim.name
            )
    if evidence.head in claim.kinds or claim.head in evidence.kinds:
        return Width.OTHER, words_
    if {evidence.head, claim.head} & ANYBODY and evidence.kinds & claim.kinds:
        return Width.OTHER, words_
    return Width.UNLIKE, words_
