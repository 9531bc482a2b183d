"""Cheap recall: which of many claims may speak of the same matter, best first.

An index is asked with a *posting budget*: the rarest terms first, until together they stand in as
many claims as the budget allows, and never fewer than three terms. The hundred claims found that
way are ranked again by the whole question, so that what the budget left out still counts. The
engine behind it is interchangeable; :class:`CandidateIndex` is all that the rest knows of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from claims.analysis import terms
from claims.match.acceptance import Answer, accepted
from claims.match.meaning import Blend
from claims.store.search import SearchIndex, SearchRow

BUDGET = 20_000
"""Postings an index may touch for one question: 33 ms at a million claims."""

_POOL = 100
# Where most of those found are of withdrawn documents, the pool grows to this and no further.
_MOST_POOL = 6_400
_LEAST_TERMS = 3
# A question is asked with at most this many different terms: a pasted book stays bounded.
_MOST_TERMS = 400
# … and read so far: 400 different words stand in less.
_LONGEST = 20_000
# BM25 (Robertson and others, TREC-3): the values that FTS5 uses too.
_K1, _B = 1.2, 0.75
_DUPLICATE = 0.6


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for: the analysed text of a claim, and which claims not to answer with."""

    terms: tuple[str, ...]
    without: range = field(default_factory=lambda: range(0))
    """Numbers of claims to leave out: those of the question's own document."""
    words: str = ""
    """The first of the texts as it was written, for what asks by meaning."""

    @classmethod
    def of(cls, *texts: str, language: str = "en", without: range = range(0)) -> Question:
        """The question that texts ask together (a claim, its headline).

        Of a longer text than anybody asks with, the beginning is the question.
        """
        found = [term for text in texts for term in terms(text[:_LONGEST], language)]
        return cls(tuple(found), without, texts[0][:_LONGEST] if texts else "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that may speak of the same matter; ``score`` is the chance that it does, 0 to 1."""

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

    def likely(
        self, question: Question, budget: int = BUDGET, k: int = 20
    ) -> Sequence[tuple[int, int]]:
        """As :meth:`candidates`, in the same order, but unscored: claim and document.

        A score takes a third of the time, and not everybody needs one.
        """
        ...

    def near_duplicates(self, question: Question) -> Sequence[Candidate]:
        """The claims that say nearly the same words: Jaccard of terms at least 0.6."""
        ...


class Finder(Protocol):
    """What is asked which claims to rank; the rest is the same for every engine."""

    def likeliest(
        self,
        weights: Mapping[str, float],
        frequency: Mapping[str, int],
        budget: int,
        limit: int,
        without: range,
    ) -> Sequence[int]:
        """At most ``limit`` claims that hold any of the terms, the heaviest first."""
        ...

    def add(self, index: SearchIndex) -> None:
        """Take in what came into ``index`` since."""
        ...


_Found = list[tuple[int, float]]
Mending = Callable[[Callable[[], _Found]], _Found]


class RareTerms:
    """FTS5, the index inside the case or corpus: asked for the rarest terms only.

    ``mending`` makes a damaged index anew and asks again.
    """

    def __init__(self, index: SearchIndex, mending: Mending = lambda ask: ask()) -> None:
        self._index = index
        self._mending = mending

    def likeliest(
        self,
        weights: Mapping[str, float],
        frequency: Mapping[str, int],
        budget: int,
        limit: int,
        without: range,
    ) -> Sequence[int]:
        """At most ``limit`` claims that hold any of the rare terms, the heaviest first."""
        rare = {term: weights[term] for term in rare_terms(frequency, budget)}
        pool = self._mending(lambda: self._index.holding_any(rare, limit, budget, without=without))
        return [claim for claim, _ in pool]

    def add(self, index: SearchIndex) -> None:
        """Nothing: it is the index."""


class FullTextCandidates:
    """Candidates from the analysed text inside a case or corpus, found by any engine.

    ``held`` says which of some documents count; without it, all do. ``blend`` orders what was
    found by its meaning, too.
    """

    def __init__(
        self,
        index: SearchIndex,
        finder: Finder | None = None,
        held: Callable[[Iterable[int]], set[int]] | None = None,
        blend: Blend | None = None,
    ) -> None:
        self._index = index
        self._finder = finder or RareTerms(index)
        self._held = held
        self._blend = blend

    def add(self, batch: Iterable[SearchRow]) -> int:
        """Index claims; returns how many were added."""
        added = self._index.add(batch)
        self._finder.add(self._index)
        return added

    def candidates(
        self, question: Question, budget: int = BUDGET, k: int = 20
    ) -> Sequence[Candidate]:
        """At most ``k`` claims, best first, ties by claim."""
        asked = list(dict.fromkeys(question.terms))[:_MOST_TERMS]
        frequency = self._index.frequencies(asked)
        size, _ = self._index.size()
        answers = self._ranked(question, asked, frequency, budget, max(_POOL, k))
        scores = accepted(asked, answers, _weights(frequency, size), weight(0, size), k)
        return [
            Candidate(answer.row.claim, answer.row.document, score)
            for answer, score in zip(answers, scores, strict=False)
        ]

    def likely(
        self, question: Question, budget: int = BUDGET, k: int = 20
    ) -> Sequence[tuple[int, int]]:
        """As :meth:`candidates`, in the same order, but unscored: claim and document."""
        asked = list(dict.fromkeys(question.terms))[:_MOST_TERMS]
        frequency = self._index.frequencies(asked)
        answers = self._ranked(question, asked, frequency, budget, max(_POOL, k))
        return [(answer.row.claim, answer.row.document) for answer in answers[:k]]

    def _ranked(
        self,
        question: Question,
        asked: Sequence[str],
        frequency: Mapping[str, int],
        budget: int,
        most: int,
    ) -> list[Answer]:
        size, average = self._index.size()
        ask = partial(self._finder.likeliest, _weights(frequency, size), frequency, budget)
        rows = self._rows(lambda limit: ask(limit, question.without), most)
        answers = rank(asked, rows, frequency, size, average)
        return self._blend.of(question.words, answers) if self._blend else answers

    def _rows(self, ask: Callable[[int], Sequence[int]], most: int) -> list[SearchRow]:
        """The texts of the likeliest claims; more are asked for where many do not count."""
        limit = most
        while True:
            pool = ask(limit)
            texts = self._index.rows(pool)
            found = [texts[claim] for claim in pool if claim in texts]
            if self._held:
                held = self._held({row.document for row in found})
                found = [row for row in found if row.document in held]
            if len(pool) < limit or 2 * len(found) >= most or limit >= _MOST_POOL:
                return found[:most]
            limit *= 4

    def near_duplicates(self, question: Question) -> Sequence[Candidate]:
        """The claims that say nearly the same words: Jaccard of terms at least 0.6."""
        mine = set(question.terms)
        found = self.likely(question, k=_POOL)
        rows = self._index.rows(claim for claim, _ in found)
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
) -> list[Answer]:
    """Rows by BM25 of the whole question, as a share of the best it can be; ties by claim.

    A fuzzy ratio beside it costs quality at every weight tried (docs/quality-matching.md); what it
    is good for is to say how far an answer can be believed, see :mod:`claims.match.acceptance`.
    """
    weights = _weights(frequency, size)
    # A term that stands nowhere still counts as asked for.
    missing = weight(0, size)
    best = sum(weights.get(term, missing) for term in asked) * (_K1 + 1) or 1.0
    answers = [Answer(row, _bm25(weights, row.terms, average) / best) for row in rows]
    return sorted(answers, key=lambda answer: (-answer.share, answer.row.claim))


def _weights(frequency: Mapping[str, int], size: int) -> dict[str, float]:
    return {term: weight(count, size) for term, count in frequency.items()}


def weight(count: int, size: int) -> float:
    """BM25's inverse document frequency of a term that stands in so many of ``size`` claims."""
    return math.log(1 + (size - count + 0.5) / (count + 0.5))


def _bm25(weights: Mapping[str, float], row: Sequence[str], average: float) -> float:
    length = _K1 * (1 - _B + _B * len(row) / (average or 1.0))
    # Few terms of a row are asked for: counting these alone takes half as long as all.
    there = set(row)
    return sum(
        weight * (count := row.count(term)) * (_K1 + 1) / (count + length)
        for term, weight in weights.items()
        if term in there
    )


def _jaccard(mine: set[str], theirs: set[str]) -> float:
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0
