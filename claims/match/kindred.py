"""Figures of one kind whose statements are told in other words: shown, and never judged.

"$48.2 million on its schools next year" and "the school budget is $48 million" share one word. That
the two are one figure is for a person to say; that they are near each other is reason to show them.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.analysis import stem
from claims.match.facets import compare_scopes
from claims.match.lexicon import ANYBODY, PERSONS
from claims.match.pairing import Figure
from claims.match.units import bring_together
from claims.model import Comparator, Dimension, Quantity, Scope
from claims.phrases import phrase
from claims.vocabulary import vocabulary

# How far apart two numbers of one thing may be told, as a share of the larger.
_NEAR = 0.05
# Smaller numbers, and those of one figure ("$10 million", "50 %"), are met everywhere.
_LEAST = 100.0
_DIGITS = 2
_KINDS = (Dimension.MONEY, Dimension.COUNT, Dimension.PHYSICAL, Dimension.PERCENT)
# Whoever pays or says so stands in every report of one town.
_ACTORS = frozenset(
    stem(word)
    for word in vocabulary(
        "city town council government state country county nation region company ministry mayor",
        "minister president governor office agency department authority authorities official",
        "officials spokesman spokeswoman report year years next last plan plans cost costs",
        "spend spends spending spent pay pays paid payment fund funds money sum budget price",
    )
)
_EXACT = (Comparator.EQUAL, Comparator.ABOUT)


def may_be_kindred(claim: Sequence[Quantity], evidence: Sequence[Quantity]) -> bool:
    """Whether any two of the numbers are near each other: cheap, and so asked first.

    Numbers of two units are not looked at here, so that those are not found.
    """
    return any(
        one.dimension is other.dimension and _near(one.value or 0.0, other.value or 0.0)
        for one in claim
        for other in evidence
    )


def kindred(claim: Figure, evidence: Figure) -> str:
    """Why two figures may be one, in words; empty where they may not.

    Both are points of one unit and rate, near each other, telling at least two digits, of the same
    place and time as far as either says, and neither counts what the other does not.
    """
    mine, theirs = evidence.quantity, claim.quantity
    conversion = bring_together(mine, theirs)
    if not conversion.comparable or conversion.facet or theirs.dimension not in _KINDS:
        return ""
    if mine.value is None or theirs.value is None or mine.trend or theirs.trend:
        return ""
    if mine.comparator not in _EXACT or theirs.comparator not in _EXACT or mine.per != theirs.per:
        return ""
    value = mine.value * conversion.factor + conversion.offset
    if not _near(value, theirs.value) or not _tells(value, theirs):
        return ""
    if not _of_one_kind(claim, evidence):
        return ""
    return phrase(
        "a figure of one kind, “{text}” beside “{text2}”; the words do not say that "
        "both are of one thing",
        text=mine.text,
        text2=theirs.text,
    )


def _near(one: float, other: float) -> bool:
    return one * other > 0 and abs(one - other) <= _NEAR * max(abs(one), abs(other))


def _tells(value: float, claim: Quantity) -> bool:
    """Whether two numbers are told so exactly that meeting by chance is rare."""
    if claim.dimension is not Dimension.PERCENT and abs(value) < _LEAST:
        return False
    return max(_digits(value), _digits(claim.value or 0.0)) >= _DIGITS


def _digits(value: float) -> int:
    """How many significant figures a number is told in: 3 in 48.2 million."""
    return len(f"{abs(value):.9e}".split("e")[0].replace(".", "").rstrip("0"))


def _of_one_kind(claim: Figure, evidence: Figure) -> bool:
    places = (Scope(place=one.scope.place) for one in (evidence, claim))
    if compare_scopes(evidence.quantity, claim.quantity, *places).facet:
        return False
    mine, theirs = evidence.thing.head, claim.thing.head
    if claim.quantity.dimension is Dimension.COUNT:
        return mine == theirs and mine not in ANYBODY | {"", "time"}
    # What is told around a figure is no thing: "a bakery in the city" is not "the city's schools".
    shared = _named(evidence) & _named(claim)
    return len(shared) >= (2 if claim.quantity.dimension is Dimension.PERCENT else 1)


def _named(figure: Figure) -> frozenset[str]:
    """The words beside a figure that say what it is of, without those of whoever is meant.

    A subject that is carried over from the sentence before names no thing of this one.
    """
    thing = figure.thing
    own = frozenset({thing.head}) | thing.kinds | thing.told
    return (own & (figure.near | thing.around)) - PERSONS - _ACTORS
