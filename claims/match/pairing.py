"""Which figure of one statement answers which figure of another, and what it says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.match.counted import thing_of
from claims.match.lexicon import ANYBODY
from claims.match.masking import Masked, mask, negates
from claims.match.numbers import Counted, NumberVerdict, compare_counted, counted_in
from claims.match.score import score_masked
from claims.match.things import Context, Thing, Width
from claims.match.units import bring_together
from claims.match.written import counts_others, is_identifier, is_result
from claims.model import (
    Claim,
    Difference,
    Dimension,
    Facet,
    Quantity,
    Relation,
    Scope,
    Span,
)
from claims.phrases import phrase

# How alike two statements must be, numbers set aside, before their figures are compared: less
# where both count the same named thing.
_SAME_MATTER = 0.5
SAME_THING = 0.2
# A denial contradicts a statement only where the two are this alike.
_SAME_STATEMENT = 0.6
_DENIAL = 40
_MARK = re.compile(
    r"[,;:()“”\"…]|\.{2,}|\s(?:but|while|whereas|although|pero|mientras)\s", re.IGNORECASE
)
# How far around a figure its neighbours are looked at, in code points, and a sentence's room.
_NEAR = 60
_ROOM = 300
# What each likeness of two figures is worth when the answering one is chosen.
_UNIT, _HEAD, _KINDS, _NEIGHBOURS, _SAME_NUMBER = 1.0, 2.0, 1.0, 2.0, 1.5
# Figures of one statement that are looked at: a table is no statement.
_MOST = 24
# The share of common words around two figures from which they may contradict each other without
# either saying what it counts, and from which two names are taken for one thing.
_LIKE_WORDS = 0.25
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with all that says whose it is."""

    quantity: Quantity
    scope: Scope
    context: Context
    thing: Thing
    near: frozenset[str]
    """Terms of the words beside it."""
    statement: Masked
    """The clause it stands in, figures set aside."""
    negated: bool = False
    """Whether the words around it, up to the next mark, negate it."""

    @property
    def counted(self) -> Counted:
        """The figure, whose it is, and what it counts."""
        return Counted(self.quantity, self.scope, self.thing, self.context)

    @property
    def unnamed(self) -> Counted:
        """The figure with the name of what it counts set aside; read anew, for few ask."""
        return _unnamed(self.quantity, self.scope, self.context)


@dataclass(frozen=True, slots=True)
class Pair:
    """An evidence's figure, the claim's figure, and what the one says about the other."""

    evidence: Figure
    claim: Figure
    verdict: NumberVerdict


def figures_of(claim: Claim, text: str, language: str = "en") -> list[Figure]:
    """The figures of a claim that stands in ``text``."""
    statement = _without_figures(claim, text, language)
    # "She denied that …": the denial stands outside the clause it turns round.
    said = claim.attribution
    denied = bool(said and said.negated and not any(claim.span.covers(cue) for cue in said.cue))
    return [
        replace(
            figure_of(quantity, claim.scope, text, statement, language),
            negated=_negates_at(text, claim.span, quantity.span) != denied,
        )
        for quantity in claim.quantities
        if not is_identifier(quantity)
    ]


def figure_of(
    quantity: Quantity, scope: Scope, text: str, statement: Masked, language: str = "en"
) -> Figure:
    """One figure of ``text`` with its surroundings."""
    context = sentence_around(text, quantity.span)
    before = text[max(0, quantity.span.start - _NEAR) : quantity.span.start]
    after = text[quantity.span.end : quantity.span.end + _NEAR]
    near = frozenset(mask(f"{before} ; {after}", language).terms)
    thing = thing_of(quantity, scope, context)
    return Figure(quantity, scope, context, thing, near, statement)


def _negates_at(text: str, within: Span, at: Span) -> bool:
    """Whether the words beside a figure, between two marks, negate; its own words do not count."""
    low, high = max(within.start, at.start - _DENIAL), min(within.end, at.end + _DENIAL)
    before = _MARK.split(text[min(low, at.start) : at.start])[-1]
    after = _MARK.split(text[at.end : max(high, at.end)])[0]
    return negates(f"{before} ; {after}")


def sentence_around(text: str, span: Span) -> Context:
    """The paragraph around a figure, as far as a sentence may reach, and its place in it."""
    low, high = max(0, span.start - _ROOM), min(len(text), span.end + _ROOM)
    start = max(low, text.rfind("\n", low, span.start) + 1)
    found = text.find("\n", span.end, high)
    return Context(text[start : found if found >= 0 else high], span.moved(-start))


def _without_figures(claim: Claim, text: str, language: str) -> Masked:
    words, at = [], claim.span.start
    for quantity in sorted(claim.quantities, key=lambda one: one.span):
        words.append(text[at : max(at, quantity.span.start)])
        at = max(at, quantity.span.end)
    words.append(text[at : claim.span.end])
    return mask(" ".join(words), language)


def pairs(evidence: Sequence[Figure], claim: Sequence[Figure]) -> Iterator[Pair]:
    """For each of the claim's figures the one that answers it, where there is any.

    A figure answers one figure; where the claim has more, those left over are answered by the
    likest one all the same, but not contradicted by it.
    """
    ranked = sorted(
        (
            (_likeness(one, other), at, to)
            for at, one in enumerate(evidence[:_MOST])
            for to, other in enumerate(claim[:_MOST])
        ),
        key=lambda found: (found[0], -found[1], -found[2]),
        reverse=True,
    )
    answers: dict[int, int] = {}
    spent: set[int] = set()
    for _, at, to in ranked:
        if to not in answers and at not in spent:
            answers[to] = at
            spent.add(at)
    for to, figure in enumerate(claim[:_MOST]):
        if to in answers:
            yield Pair(evidence[answers[to]], figure, judge(evidence[answers[to]], figure))
        elif ranked:
            at = next(one for _, one, other in ranked if other == to)
            verdict = judge(evidence[at], figure)
            if verdict.relation is Relation.CONFLICTS:
                verdict = unrelated(phrase("the evidence's figure answers another of the claim's"))
            yield Pair(evidence[at], figure, verdict)


def same_matter(pair: Pair, alike: float) -> bool:
    """Whether two figures speak of one matter: ``alike`` is the score of their two statements.

    Less will do where both count one thing and name the same kind of it.
    """
    mine, theirs = pair.evidence.thing, pair.claim.thing
    own, other = mine.kinds | mine.holds, theirs.kinds | theirs.holds
    one_kind = own & (other | theirs.around) or other & mine.around
    if mine.head and mine.head == theirs.head and one_kind:
        return alike >= SAME_THING
    return alike >= _SAME_MATTER


def _likeness(evidence: Figure, claim: Figure) -> tuple[float, float]:
    comparable = bring_together(evidence.quantity, claim.quantity).comparable
    mine, theirs = evidence.thing, claim.thing
    worth = 4.0 if comparable else 0.0
    one_head = bool(mine.head and mine.head == theirs.head)
    units = evidence.quantity.unit, claim.quantity.unit
    worth += _HEAD * one_head
    # "Of which 40,000 …" leaves the unit out that the figure before it has.
    worth += _UNIT * (units[0] == units[1] or (one_head and None in units))
    worth += _KINDS * _jaccard(mine.kinds | mine.holds, theirs.kinds | theirs.holds)
    worth += _NEIGHBOURS * _jaccard(evidence.near, claim.near)
    worth += _SAME_NUMBER * (_number(evidence.quantity) == _number(claim.quantity))
    # Of two equally like, the one at the same place in its sentence.
    return worth, -abs(evidence.context.at.start - claim.context.at.start)


def _number(quantity: Quantity) -> tuple[float | None, float | None, float | None]:
    return quantity.value, quantity.low, quantity.high


def _jaccard(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0


def judge(evidence: Figure, claim: Figure) -> NumberVerdict:
    """The relation of two figures, the words around them, negation and direction considered."""
    verdict = compare_counted(evidence.counted, claim.counted)
    alike = _jaccard(evidence.near, claim.near)
    same_number = _number(evidence.quantity) == _number(claim.quantity)
    enough = _LIKE_WORDS if same_number else _SAME_WORDS
    if verdict.width is Width.UNLIKE and alike >= enough and not _both_named(evidence, claim):
        # The same words stand around both: what is counted goes under two names.
        verdict = compare_counted(evidence.unnamed, claim.unnamed)
    if (
        verdict.relation is Relation.CONFLICTS
        and verdict.width is Width.UNSTATED
        and alike < _LIKE_WORDS
    ):
        return unrelated(
            phrase("what is counted is not stated, and other words stand around the figures")
        )
    if verdict.relation not in (Relation.AGREES, Relation.COMPATIBLE, Relation.CONFLICTS):
        return verdict
    if is_result(evidence.quantity) or is_result(claim.quantity):
        if not same_number:
            return _other_matter(verdict, phrase("two results set against each other are no range"))
        return verdict
    if verdict.relation is Relation.CONFLICTS and counts_others(evidence.quantity) != counts_others(
        claim.quantity
    ):
        return _beside_others(verdict, evidence if counts_others(evidence.quantity) else claim)
    if evidence.negated != claim.negated:
        return _negated(verdict, score_masked(evidence.statement, claim.statement).value)
    trends = evidence.quantity.trend and claim.quantity.trend
    if not trends and evidence.statement.direction * claim.statement.direction < 0:
        return _other_matter(verdict, phrase("one says up, the other down"))
    return verdict


def _beside_others(verdict: NumberVerdict, figure: Figure) -> NumberVerdict:
    difference = replace(verdict.difference or Difference(), facet=Facet.THING)
    reasons = (
        phrase(
            "different thing: “{text}” are told beside some not counted", text=figure.quantity.text
        ),
    )
    return NumberVerdict(Relation.DIFFERENT_SCOPE, reasons, difference)


def _both_named(evidence: Figure, claim: Figure) -> bool:
    """Whether both count something by its name, as opposed to measuring, or counting anybody."""
    return all(
        figure.quantity.dimension is Dimension.COUNT
        and figure.thing.head not in ANYBODY | {"", "time"}
        for figure in (evidence, claim)
    )


def _unnamed(quantity: Quantity, scope: Scope, context: Context) -> Counted:
    unit = None if quantity.dimension is Dimension.COUNT else quantity.unit
    bare, nobodys = replace(quantity, unit=unit), replace(scope, subject=None)
    return counted_in(bare, nobodys, context)


def unrelated(why: str) -> NumberVerdict:
    """The verdict on figures that do not answer each other."""
    return NumberVerdict(Relation.UNRELATED, (phrase("nothing comparable: {why}", why=why),))


def _negated(verdict: NumberVerdict, alike: float) -> NumberVerdict:
    """One statement denies what the other says: equal figures then contradict each other."""
    if verdict.relation is Relation.AGREES and alike >= _SAME_STATEMENT:
        reasons = (
            phrase("the same figure, but one of the two negates the statement"),
            *verdict.reasons,
        )
        return replace(verdict, relation=Relation.CONFLICTS, reasons=reasons)
    return _other_matter(verdict, phrase("one of the two negates the statement"))


def _other_matter(verdict: NumberVerdict, why: str) -> NumberVerdict:
    difference = replace(verdict.difference or Difference(), facet=Facet.DEFINITION)
    reasons = (phrase("different definition: {why}", why=why),)
    return NumberVerdict(Relation.DIFFERENT_SCOPE, reasons, difference)
