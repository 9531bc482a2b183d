"""How surely two texts speak of the same matter. Never a measure of support.

Numbers, units' values, negation and direction are set aside before the texts are compared, and
reported beside the score: they are what the two may well disagree about.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel
from thefuzz import fuzz

from claims.analysis import stem
from claims.folding import Word, words
from claims.match.lexicon import is_empty
from claims.match.masking import Masked, mask
from claims.phrases import phrase

# What each measure is worth in the score; together one.
WEIGHTS = {"token set": 0.35, "shared": 0.45, "order": 0.20}
# What adds to the log-odds that two texts are of one matter, by benchmarks/train_weights.py.
CHANCE = {"always": -8.88, "words": 3.47, "common": 3.25}
_NAMED = 3
_RUN = 5
# From this likeness on two statements say the same, or one turns the other round.
_ALIKE = 0.75


class TextRelation(StrEnum):
    """What two statements are to each other, by their words; figures are compared apart."""

    SAME = "same"
    """The same words, numbers too."""
    PARAPHRASE = "paraphrase"
    """The same matter in other words, or with other numbers."""
    NEGATED = "negated"
    """One denies what the other says."""
    REVERSED = "reversed"
    """One says up where the other says down: rose and fell, won and lost."""
    NONE = "none"
    """Not alike enough to say."""


_RELATION_WORDS = {
    TextRelation.SAME: phrase("both say the same words"),
    TextRelation.PARAPHRASE: phrase("both say nearly the same"),
    TextRelation.NEGATED: phrase("one of the two negates what the other says"),
    TextRelation.REVERSED: phrase("one says up, the other down"),
}


@dataclass(frozen=True, slots=True)
class Score:
    """``value`` is 0 (nothing in common) to 1 (the same words); reasons are for people."""

    value: float
    relation: TextRelation = TextRelation.NONE
    reasons: tuple[str, ...] = ()
    negated: bool = False
    """One of the two negates, the other does not."""
    reversed: bool = False
    """One says up, the other down."""


def score(a: str, b: str, language: str = "en") -> Score:
    """Compare two texts by their words, with numbers, negation and direction set aside."""
    return score_masked(mask(a, language), mask(b, language))


def score_masked(a: Masked, b: Masked) -> Score:
    """:func:`score` of two texts that are masked already."""
    value = likeness(a, b)
    negated = a.negated != b.negated
    reversed_ = a.direction * b.direction < 0
    relation = _relation(a, b, value)
    reasons = [_shared_words(a, b)] if value else []
    said = _RELATION_WORDS.get(relation, "")
    if not said and (negated or reversed_):
        said = (
            phrase("one of the two negates") if negated else phrase("one says up, the other down")
        )
    reasons.append(said)
    return Score(value, relation, tuple(reason for reason in reasons if reason), negated, reversed_)


def _relation(a: Masked, b: Masked, value: float) -> TextRelation:
    if value < _ALIKE:
        return TextRelation.NONE
    if a.direction * b.direction < 0:
        # "Did not rise" and "fell" go one way.
        same_way = a.negated != b.negated
        return TextRelation.PARAPHRASE if same_way else TextRelation.REVERSED
    if a.negated != b.negated:
        return TextRelation.NEGATED
    same = a.terms == b.terms and a.numbers == b.numbers and a.direction == b.direction
    return TextRelation.SAME if same else TextRelation.PARAPHRASE


def likeness(a: Masked, b: Masked) -> float:
    """The value of :func:`score_masked` alone, 0 to 1."""
    if not a.terms or not b.terms:
        return 0.0
    set_ratio: float = fuzz.token_set_ratio(a.text, b.text, full_process=False) / 100
    mine, theirs = set(a.terms), set(b.terms)
    common = len(mine & theirs)
    # The shorter text counts most, but a long one that holds it says more than that.
    shared = 0.7 * common / min(len(mine), len(theirs)) + 0.3 * common / max(len(mine), len(theirs))
    order = Indel.normalized_similarity(a.terms, b.terms)
    return WEIGHTS["token set"] * set_ratio + WEIGHTS["shared"] * shared + WEIGHTS["order"] * order


def traits(a: Masked, b: Masked) -> tuple[float, float]:
    """What a chance is made of: token_set_ratio, 0 to 1; log of one more than the common terms."""
    ratio: float = fuzz.token_set_ratio(a.text, b.text, full_process=False) / 100
    return ratio, math.log1p(len(set(a.terms) & set(b.terms)))


def chance(a: Masked, b: Masked) -> float:
    """How likely two texts are of one matter, 0 to 1, by their words alone.

    It is what :func:`claims.match.acceptance.accepted` says without an index to look at: it never
    changes with what else is in the case, so it can be stored.
    """
    words_, common = traits(a, b)
    odds = CHANCE["always"] + CHANCE["words"] * words_ + CHANCE["common"] * common
    return 1 / (1 + math.exp(-odds))


def _shared_words(a: Masked, b: Masked) -> str:
    theirs = set(b.terms)
    common = {term for term in a.terms if term in theirs}
    # Words as written, in their own order and joined where they stand together: "White House
    # adviser" says more than three words of it. The longest are named.
    runs: list[list[Word]] = []
    for word in words(a.source):
        stemmed = stem(word.folded)
        if stemmed not in common or is_empty(word.folded, stemmed):
            continue
        if runs and a.source[runs[-1][-1].span.end : word.span.start] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
    said = dict.fromkeys(" ".join(word.text for word in run[:_RUN]) for run in runs)
    named = sorted(said, key=lambda run: -len(run))[:_NAMED]
    return (
        phrase("both speak of: {listed}", listed=", ".join(run for run in said if run in named))
        if named
        else ""
    )
