"""What the numbers of one text say about those of another: ``factcheck compare``.

The premise is the evidence, the hypothesis the claim; the comparison is directed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.distance import Indel

from claims.extract import extract
from claims.folding import fold
from claims.language import Language, detect_language
from claims.match.masking import mask
from claims.match.pairing import (
    SAME_THING,
    Figure,
    Pair,
    figure_of,
    figures_of,
    judge,
    same_matter,
    unrelated,
)
from claims.match.score import score_masked
from claims.match.sums import answers
from claims.model import Difference, Dimension, Extraction, Quantity, Relation, Scope
from claims.phrases import phrase
from claims.records import Record, difference_record, quantity_record

# Two texts whose words are this alike, numbers set aside, are one sentence with other numbers.
_SAME_FRAME = 0.9
# The share of the words beside two figures that makes what they count one thing.
_SAME_WORDS = 0.8
# From here on a number is seldom met twice by chance.
_RARE = 1000.0
# The worst first: what one pair of figures decides for the whole.
_ORDER = (
    Relation.CONFLICTS,
    Relation.DIFFERENT_SCOPE,
    Relation.COMPATIBLE,
    Relation.AGREES,
    Relation.UNRELATED,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a premise's numbers say about a hypothesis's, over all and pair by pair."""

    relation: Relation
    reasons: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()


def compare(
    premise: str,
    hypothesis: str,
    *,
    premise_date: date | None = None,
    hypothesis_date: date | None = None,
) -> Comparison:
    """What the numbers of ``premise`` say about those of ``hypothesis``."""
    language = _language(premise, hypothesis)
    evidence = _figures(premise, premise_date, language)
    claim = _figures(hypothesis, hypothesis_date, language)
    if not claim:
        return Comparison(Relation.UNRELATED, (phrase("the claim holds no figure"),))
    if not evidence:
        return Comparison(Relation.UNRELATED, (phrase("the evidence holds no figure"),))
    if _same_frame(premise, hypothesis) and _in_one_order(evidence, claim):
        found = tuple(_aligned(evidence, claim))
        return _summed(found)
    alike = score_masked(mask(premise, language), mask(hypothesis, language)).value
    return _summed(tuple(_of_one_matter(pair, alike) for pair in answers(evidence, claim)))


def _language(premise: str, hypothesis: str) -> Language:
    """Short texts tell their language badly; two on one matter tell it better.

    Spanish neither alone, they are not so together: one word of both languages stands twice there.
    """
    together = detect_language(f"{premise}\n{hypothesis}")
    alone = {detect_language(premise), detect_language(hypothesis)}
    return together if together in alone else "en"


def _of_one_matter(pair: Pair, alike: float) -> Pair:
    if same_matter(pair, alike) or (alike >= SAME_THING and _tell_one_number(pair)):
        return pair
    return replace(pair, verdict=unrelated(phrase("the two speak of different matters")))


def _tell_one_number(pair: Pair) -> bool:
    """Whether two texts that are set side by side give one large number.

    Two of anything are found everywhere; $35 million in two texts on one matter are one sum.
    """
    mine, theirs = pair.evidence, pair.claim
    value = theirs.quantity.value or 0.0
    if value != mine.quantity.value or pair.verdict.relation is not Relation.AGREES:
        return False
    # "7.8 percent" of one thing is met by chance as seldom as 35 million of anything.
    one_thing = bool(mine.thing.head) and mine.thing.head == theirs.thing.head
    return abs(value) >= _RARE or (one_thing and not value.is_integer())


def _figures(text: str, published: date | None, language: str) -> list[Figure]:
    found = extract(text, published=published, language=language, ticking=False)
    figures = [
        figure for claim in found.claims for figure in figures_of(claim, text, found.language)
    ]
    return _without_ages([*figures, *_outside_claims(found, text, figures)])


def _without_ages(figures: Sequence[Figure]) -> list[Figure]:
    """The figures but for ages that only say who the other figures are of."""
    people = [fold(figure.scope.population or "") for figure in figures]
    return [
        figure
        for figure in figures
        if figure.quantity.dimension is not Dimension.AGE
        or not any(fold(figure.quantity.text) in population for population in people)
    ]


def _outside_claims(found: Extraction, text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Figures that no claim holds, of no known scope."""
    held = {figure.quantity.span for figure in figures}
    statement = mask(text, found.language)
    return [
        figure_of(quantity, Scope(), text, statement, found.language)
        for quantity in found.quantities
        if quantity.span not in held
    ]


def _same_frame(premise: str, hypothesis: str) -> bool:
    mine, theirs = mask(premise).terms, mask(hypothesis).terms
    return bool(mine) and Indel.normalized_similarity(mine, theirs) >= _SAME_FRAME


def _in_one_order(evidence: Sequence[Figure], claim: Sequence[Figure]) -> bool:
    """Whether figures can be told by their place: "of those 36, 32" has "32 of the 36" turned."""
    mine, theirs = (
        [figure.quantity.value for figure in sorted(one, key=lambda found: found.quantity.span)]
        for one in (evidence, claim)
    )
    return len(mine) == len(theirs) and (mine == theirs or Counter(mine) != Counter(theirs))


def _aligned(evidence: Sequence[Figure], claim: Sequence[Figure]) -> list[Pair]:
    """Figures of one sentence written twice: each answers the one in its place."""
    inorder = zip(
        sorted(evidence, key=lambda figure: figure.quantity.span),
        sorted(claim, key=lambda figure: figure.quantity.span),
        strict=True,
    )
    found = []
    for mine, theirs in inorder:
        claimed = replace(theirs, quantity=_measured_as(theirs.quantity, mine.quantity))
        found.append(Pair(mine, theirs, judge(_at_the_place_of(mine, claimed), claimed)))
    return found


def _at_the_place_of(mine: Figure, theirs: Figure) -> Figure:
    """A figure that counts what the other counts, because the same words stand around both."""
    moved = replace(
        mine,
        quantity=_measured_as(mine.quantity, theirs.quantity),
        scope=replace(mine.scope, subject=theirs.scope.subject),
        context=theirs.context,
    )
    # All but the same words beside both: whatever was read as their thing is one thing.
    same = len(mine.near & theirs.near) >= _SAME_WORDS * len(mine.near | theirs.near)
    return replace(moved, thing=theirs.thing) if same else moved


def _measured_as(mine: Quantity, theirs: Quantity) -> Quantity:
    """A figure with the other's unit, where it counts or says no unit of its own."""
    if mine.dimension is Dimension.COUNT and (
        mine.unit is None or theirs.dimension is mine.dimension
    ):
        return replace(mine, unit=theirs.unit, dimension=theirs.dimension)
    return mine


def _summed(found: tuple[Pair, ...]) -> Comparison:
    """The worst that any pair says: a claim is borne out only where every figure is."""
    relations = Counter(pair.verdict.relation for pair in found)
    telling = [next((one for one in _ORDER if relations[one]), Relation.UNRELATED)]
    relation = telling[0]
    if relation is Relation.AGREES and relations[Relation.UNRELATED]:
        relation = Relation.COMPATIBLE
        telling.append(Relation.UNRELATED)
    reasons = dict.fromkeys(
        reason
        for pair in found
        if pair.verdict.relation in telling
        for reason in pair.verdict.reasons
    )
    return Comparison(relation, tuple(reasons), found)


def comparison_record(identifier: str, comparison: Comparison) -> Record:
    """One output line of ``compare --jsonl``."""
    return {
        "id": identifier,
        "relation": comparison.relation.value,
        "reasons": list(comparison.reasons),
        "pairs": [
            {
                "premise": quantity_record(pair.evidence.quantity),
                "hypothesis": quantity_record(pair.claim.quantity),
                "relation": pair.verdict.relation.value,
                "difference": difference_record(pair.verdict.difference or Difference()),
            }
            for pair in comparison.pairs
        ],
    }
