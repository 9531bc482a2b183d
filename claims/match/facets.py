"""Whether two figures speak of the same place, time and people, as far as either says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claims.analysis import stem
from claims.folding import fold, words
from claims.match.lexicon import ANYBODY, SAME_NOUN, is_empty
from claims.match.units import time_rate
from claims.model import Facet, Period, Quantity, Scope
from claims.phrases import joined, phrase

# Two stretches of time are one when they share this part of the longer of the two.
_SAME_TIME = 0.9
_YEAR_DAYS = (350, 380)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Facets:
    """The first facet in which two scopes differ, if any, and what is worth saying of the rest."""

    facet: Facet | None = None
    words: str = ""
    notes: tuple[str, ...] = ()


def compare_scopes(
    evidence: Quantity, claim: Quantity, evidence_scope: Scope, claim_scope: Scope
) -> Facets:
    """Place, then period, then population; a facet that one side leaves out matches anything."""
    notes: list[str] = []
    checks = (
        (Facet.PLACE, _places(evidence_scope.place, claim_scope.place)),
        (Facet.PERIOD, _periods(evidence, claim, evidence_scope.period, claim_scope.period)),
        (Facet.POPULATION, _people(evidence_scope.population, claim_scope.population)),
    )
    for facet, (same, said) in checks:
        if not same:
            return Facets(facet, said, tuple(notes))
        if said:
            notes.append(said)
    return Facets(notes=tuple(notes))


def _places(evidence: tuple[str, ...], claim: tuple[str, ...]) -> tuple[bool, str]:
    if not evidence and not claim:
        return True, ""
    if not evidence or not claim:
        stated = ", ".join(evidence or claim)
        return True, phrase(
            "the place ({stated}) is not stated {evidence}",
            stated=stated,
            evidence=_where(bool(evidence)),
        )
    if {fold(place) for place in evidence} == {fold(place) for place in claim}:
        return True, ""
    return False, phrase(
        "{evidence} against {claim}", evidence=_listed(evidence), claim=_listed(claim)
    )


def _listed(names: tuple[str, ...]) -> str:
    return joined(phrase(" and ") if len(names) < 3 else ", ", names)


def _where(evidence_states: bool) -> str:
    return phrase("in the claim") if evidence_states else phrase("in the evidence")


def _periods(
    evidence: Quantity, claim: Quantity, mine: Period | None, theirs: Period | None
) -> tuple[bool, str]:
    if mine and theirs:
        return _two_periods(mine, theirs)
    if not mine and not theirs:
        return True, ""
    stated = mine or theirs
    rate = claim.per if mine else evidence.per
    if stated and rate and not _fits_rate(stated, rate):
        return False, phrase("“{text}” against a number per {rate}", text=stated.text, rate=rate)
    text = stated.text if stated else ""
    return True, phrase(
        "the period (“{text}”) is not stated {mine}", text=text, mine=_where(bool(mine))
    )


def _fits_rate(period: Period, rate: str) -> bool:
    """Whether a total over a period can stand beside a number per year, month or day."""
    in_a_year = time_rate(rate)
    if not in_a_year or not period.start or not period.end:
        return True
    days = (period.end - period.start).days + 1
    return 0.9 <= days / (365.25 / in_a_year) <= 1.1


def _two_periods(mine: Period, theirs: Period) -> tuple[bool, str]:
    said = phrase("“{text}” against “{text2}”", text=mine.text, text2=theirs.text)
    if fold(mine.text) == fold(theirs.text) and (mine.start, mine.end) == (
        theirs.start,
        theirs.end,
    ):
        return True, ""
    if not (mine.start and theirs.start) and not (mine.end and theirs.end):
        if (mine.start or mine.end) and (theirs.start or theirs.end):
            return False, said
        return True, phrase("the periods ({said}) cannot be placed in time", said=said)
    return _overlap(mine, theirs) >= _SAME_TIME, said


def _overlap(mine: Period, theirs: Period) -> float:
    """The share of the longer period that both cover; an open end reaches the other's end."""
    first, last = date.min, date.max
    starts = (mine.start or first, theirs.start or first)
    ends = (mine.end or last, theirs.end or last)
    shared = (min(ends) - max(starts)).days + 1
    longest = max((end - start).days + 1 for start, end in zip(starts, ends, strict=True))
    return max(0, shared) / longest


def _people(evidence: str | None, claim: str | None) -> tuple[bool, str]:
    if not evidence and not claim:
        return True, ""
    if not evidence or not claim:
        stated = evidence or claim
        return (
            True,
            phrase(
                "“{stated}” is stated {evidence} only",
                stated=stated,
                evidence=_where(not evidence),
            ),
        )
    mine, theirs = _who(evidence), _who(claim)
    if mine == theirs or _one_in_other(evidence, claim, mine, theirs):
        return True, ""
    return False, phrase("“{evidence}” against “{claim}”", evidence=evidence, claim=claim)


def _one_in_other(evidence: str, claim: str, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    same_numbers = _NUMBER.findall(evidence) == _NUMBER.findall(claim)
    return same_numbers and bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _who(population: str) -> frozenset[str]:
    return frozenset(
        SAME_NOUN.get(stemmed, stemmed)
        for word in words(population)
        if (stemmed := stem(word.folded)) not in ANYBODY
        and (word.folded[:1].isdigit() or not is_empty(word.folded, stemmed))
    )
