"""How far an answer of the index can be believed: the score of a match, and when to accept it.

BM25 orders the answers to one question well, but says little across questions: a tenth of the best
possible may be the very claim or nothing of it. Five measures of an answer, weighed by ``WEIGHTS``,
make a chance out of it. 0.5 and more is right more often than not where half of the questions have
an answer at all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from rapidfuzz import fuzz

from claims.match.masking import plain
from claims.store.search import SearchRow

WEIGHTS: Mapping[str, float] = {
    "always": -9.11,
    "ahead": 5.51,
    "words": 1.08,
    "headline": 1.82,
    "common": 0.99,
    "rarest": 3.48,
}
"""What each measure adds to the log-odds; printed by benchmarks/train_weights.py."""

# The answers that the best ones are set against: most questions have no more than two right ones.
_CROWD = slice(2, 7)
# A lead of this many natural logarithms says all that a lead can say.
_FAR = 1.5


class Measures(NamedTuple):
    """What is measured of one answer; the fields are the keys of ``WEIGHTS``."""

    ahead: float
    """Natural logarithm of its BM25 over the mean of the third to seventh answers; ±1.5 at most."""
    words: float
    """thefuzz's token_set_ratio of question and statement, numbers and senses set aside, 0 to 1."""
    headline: float
    """The same of question and headline."""
    common: float
    """Natural logarithm of one more than the number of terms in common."""
    rarest: float
    """Inverse document frequency of the rarest term in common, as a share of the most there is."""

    @property
    def chance(self) -> float:
        """How likely it is that the answer speaks of what was asked, 0 to 1."""
        odds = WEIGHTS["always"] + sum(
            WEIGHTS[name] * value for name, value in self._asdict().items()
        )
        return 1 / (1 + math.exp(-odds))


@dataclass(frozen=True, slots=True)
class Answer:
    """A row that the index answers with, and its share of the best BM25 there can be."""

    row: SearchRow
    share: float


def measures(
    asked: Sequence[str], answers: Sequence[Answer], weights: Mapping[str, float], most: float
) -> list[Measures]:
    """The measures of answers, which stand best first.

    ``asked`` are the question's terms, ``weights`` the inverse document frequencies of those that
    stand anywhere, ``most`` that of a term that stands nowhere. The third to seventh answers are
    what every answer is set against, so they have to be there where there are so many.
    """
    question = " ".join(plain(asked))
    crowd = [answer.share for answer in answers[_CROWD]]
    level = sum(crowd) / len(crowd) if crowd else 0.0
    return [_measures(question, weights, answer, level, most) for answer in answers]


def _measures(
    question: str, weights: Mapping[str, float], answer: Answer, level: float, most: float
) -> Measures:
    common = [weights[term] for term in set(answer.row.terms) if term in weights]
    return Measures(
        ahead=_ahead(answer.share, level),
        words=_alike(question, answer.row.statement),
        headline=_alike(question, answer.row.headline),
        common=math.log1p(len(common)),
        rarest=max(common, default=0.0) / most,
    )


def _ahead(share: float, level: float) -> float:
    if level <= 0 or share <= 0:
        return _FAR if share > 0 else -_FAR
    return max(-_FAR, min(_FAR, math.log(share / level)))


def _alike(question: str, row: str) -> float:
    # The terms are folded and stemmed already, so that the ratio needs no processing of its own.
    return fuzz.token_set_ratio(question, " ".join(plain(row.split()))) / 100 if row else 0.0


def accepted(
    asked: Sequence[str],
    answers: Sequence[Answer],
    weights: Mapping[str, float],
    most: float,
    k: int,
) -> list[float]:
    """The score of the first ``k`` answers, which stand best first: never above a better one's.

    It is the chance of :class:`Measures`, held down where a better answer has less: so it is one
    score that orders the answers of a question and can be compared between questions.
    """
    # The crowd is looked at even where fewer answers are wanted.
    looked_at = answers[: max(k, _CROWD.stop)]
    found: list[float] = []
    before, share = 1.0, 0.0
    for answer, measured in islice(
        zip(looked_at, measures(asked, looked_at, weights, most), strict=True), k
    ):
        falling = before * answer.share / share if share else before
        before, share = min(measured.chance, falling), answer.share
        found.append(before)
    return found
