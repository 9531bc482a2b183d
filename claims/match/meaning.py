"""Candidates ranked by what they mean beside what they say: an optional encoder of sentences.

The encoder is handed in by the application; nothing is loaded and nothing costs where there is
none. It orders anew what the words found and finds nothing of its own, so the reasons of a match
stay those of its words. A candidate's share of BM25 is multiplied by ``exp(WEIGHT * likeness)``:
in logarithms one weighted sum, so that the lead of an answer over the others, which is what the
score of a match is made of, grows or shrinks with the likeness.
"""

from __future__ import annotations

import math
from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from operator import mul
from typing import Protocol, TypeAlias

from claims.match.acceptance import Answer

WEIGHT = 0.5
"""What the cosine of two vectors adds to the logarithm of the BM25 share; printed by
benchmarks/train_weights.py --semantic."""

LONGEST = 2_000
"""Characters of a text that are encoded; encoders of sentences read no further than that."""

_RANKED = 100
_REMEMBERED = 20_000

Vector: TypeAlias = "array[float]"
Texts = Callable[[Sequence[int]], Mapping[int, str]]
"""The words of claims by the number of their id; those that are not there are left out."""


class Meaning(Protocol):
    """What turns texts into vectors of one length, close together where the texts mean alike."""

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """A vector for each text, in the same order."""
        ...


class Blend:
    """The order of answers, mended by what the question and they mean.

    Vectors of claims are remembered, those used last; ``texts`` is asked for the others' words.
    """

    def __init__(self, meaning: Meaning, texts: Texts, weight: float = WEIGHT) -> None:
        self._meaning = meaning
        self._texts = texts
        self._weight = weight
        self._vectors: OrderedDict[int, Vector] = OrderedDict()

    def of(self, question: str, answers: Sequence[Answer]) -> list[Answer]:
        """The answers in their new order, best first, ties by claim.

        Only the hundred best by words are looked at; the rest keep their place behind them. A
        likeness below nothing counts as none, so that nothing falls for being unlike.
        """
        head, tail = answers[:_RANKED], answers[_RANKED:]
        likeness = self.likeness(question, [answer.row.claim for answer in head])
        mended = [
            Answer(answer.row, answer.share * math.exp(self._weight * alike))
            for answer, alike in zip(head, likeness, strict=True)
        ]
        mended.sort(key=lambda answer: (-answer.share, answer.row.claim))
        return [*mended, *tail]

    def likeness(self, question: str, claims: Sequence[int]) -> list[float]:
        """The cosine of the question with each claim, 0 to 1; 0 where a claim has no words."""
        if not question.strip() or not claims:
            return [0.0] * len(claims)
        known = self._known(question, claims)
        asked = known.pop(None)
        return [_cosine(asked, known[one]) if one in known else 0.0 for one in claims]

    def _known(self, question: str, claims: Sequence[int]) -> dict[int | None, Vector]:
        """The vectors of claims, and of the question under None: encoded in one call."""
        missing = [one for one in claims if one not in self._vectors]
        words = self._texts(missing) if missing else {}
        keys: list[int | None] = [None, *(one for one in missing if words.get(one, "").strip())]
        texts = [question, *(words[one] for one in keys if one is not None)]
        encoded = self._meaning.encode([text[:LONGEST] for text in texts])
        found = {key: unit(vector) for key, vector in zip(keys, encoded, strict=True)}
        for one in claims:
            if one in self._vectors:
                found[one] = self._vectors[one]
                self._vectors.move_to_end(one)
            elif one in found:
                self._vectors[one] = found[one]
        while len(self._vectors) > _REMEMBERED:
            self._vectors.popitem(last=False)
        return found


def unit(values: Sequence[float]) -> Vector:
    """A vector of length 1 in the same direction; nothing but zeros where it has none."""
    length = math.sqrt(sum(value * value for value in values))
    if not (length and math.isfinite(length)):
        return array("f", [0.0] * len(values))
    return array("f", [value / length for value in values])


def _cosine(mine: Vector, theirs: Vector) -> float:
    # Vectors of two lengths are of two encoders, and say nothing of each other.
    return max(0.0, sum(map(mul, mine, theirs))) if len(mine) == len(theirs) else 0.0
