"""Cheap recall: which of many claims may speak of the same matter, best first.

An index is asked with a *posting budget*: the rarest terms first, until together they stand in as
many claims as the budget allows, and never fewer than three terms. The hundred claims found that
way are ranked again by the whole question, so that what the budget left out still counts. The
engine behind it is interchangeable; :class:`CandidateIndex` is all that the rest knows of it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from claims.analysis import terms
from claims.store.search import SearchIndex, SearchRow

BUDGET = 20_000
"""Postings an index may touch for one question: 33 ms at a million claims."""

_POOL = 100
_LEAST_TERMS = 3
# A question is asked with at most this many different terms: a pasted book stays bounded.
_MOST_TERMS = 400
# BM25 (Robertson and others, TREC-3): the values that FTS5 uses too.
_K1, _B = 1.2, 0.75
_DUPLICATE = 0.6


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for: the analysed text of a claim, and which claims not to answer with."""

    terms: tuple[str, ...]
    without: range = field(default_factory=lambda: range(0))
    """Numbers of claims to leave out: those of the question's own document."""

    @classmethod
    def of(cls, *texts: str, language: str = "en", without: range = range(0)) -> Question:
        """The question that texts ask together (a claim, its headline)."""
        found = [term for text in texts for term in terms(text, language)]
        return cls(tuple(found), without)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that may speak of the same matter; ``score`` is 0 to about 1."""

    claim: int
    document: int
    score: float


class CandidateIndex(Protocol):
    """What finds candidates. Claims are known by the number of their id."""

    def add(self, batch: Iterable[SearchRow]) -> int:
        """Index claims; returns how many were added."""
        ...

    def candidates(
        self, question: Question, budget: int = BUDGET, k: int = 20
    ) -> Sequence[Candidate]:
        """At most ``k`` claims, best first, ties by claim."""
        ...

    def near_duplicates(self, question: Question) -> Sequence[Candidate]:
        """The claims that say nearly the same words: Jaccard of terms at least 0.6."""
        ...


class FullTextCandidates:
    """Candidates from the full-text index inside a case or corpus."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index

    def add(self, batch: Iterable[SearchRow]) -> int:
        """Index claims; returns how many were added."""
        return self._index.add(batch)

    def candidates(
        self, question: Question, budget: int = BUDGET, k: int = 20
    ) -> Sequence[Candidate]:
        """At most ``k`` claims, best first, ties by claim."""
        asked = list(dict.fromkeys(question.terms))[:_MOST_TERMS]
        frequency = self._index.frequencies(asked)
        size, average = self._index.size()
        weights = _weights(frequency, size)
        rare = {term: weights[term] for term in rare_terms(frequency, budget)}
        pool = self._index.holding_any(rare, max(_POOL, k), budget, without=question.without)
        rows = self._index.rows(claim for claim, _ in pool)
        ranked = rank(asked, rows.values(), frequency, size, average)
        return sorted(ranked, key=lambda found: (-found.score, found.claim))[:k]

    def near_duplicates(self, question: Question) -> Sequence[Candidate]:
        """The claims that say nearly the same words: Jaccard of terms at least 0.6."""
        mine = set(question.terms)
        found = self.candidates(question, k=_POOL)
        rows = self._index.rows(candidate.claim for candidate in found)
        alike = (
            Candidate(row.claim, row.document, _jaccard(mine, set(row.statement.split())))
            for row in rows.values()
        )
        close = [candidate for candidate in alike if candidate.score >= _DUPLICATE]
        return sorted(close, key=lambda candidate: (-candidate.score, candidate.claim))


def rare_terms(frequency: Mapping[str, int], budget: int) -> list[str]:
    """The rarest terms that together stay within a budget of postings; at least three."""
    chosen: list[str] = []
    spent = 0
    for term in sorted(frequency, key=lambda term: (frequency[term], term)):
        spent += frequency[term]
        if spent > budget and len(chosen) >= _LEAST_TERMS:
            break
        chosen.append(term)
    return chosen


def rank(
    asked: Iterable[str],
    rows: Iterable[SearchRow],
    frequency: Mapping[str, int],
    size: int,
    average: float,
) -> list[Candidate]:
    """Rows scored by the whole question: BM25 as a share of the best it can be.

    A fuzzy ratio beside it costs quality at every weight tried (benchmarks/matching.py); what it is
    good for is judging one pair, see :mod:`claims.match.score`.
    """
    weights = _weights(frequency, size)
    # A term that stands nowhere still counts as asked for.
    missing = math.log(1 + (size + 0.5) / 0.5)
    best = sum(weights.get(term, missing) for term in asked) * (_K1 + 1) or 1.0
    return [
        Candidate(row.claim, row.document, _bm25(weights, Counter(row.terms), average) / best)
        for row in rows
    ]


def _weights(frequency: Mapping[str, int], size: int) -> dict[str, float]:
    """BM25's inverse document frequency of each term."""
    return {
        term: math.log(1 + (size - count + 0.5) / (count + 0.5))
        for term, count in frequency.items()
    }


def _bm25(weights: Mapping[str, float], row: Counter[str], average: float) -> float:
    length = _K1 * (1 - _B + _B * row.total() / (average or 1.0))
    return sum(
        weight * row[term] * (_K1 + 1) / (row[term] + length)
        for term, weight in weights.items()
        if term in row
    )


def _jaccard(mine: set[str], theirs: set[str]) -> float:
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0
