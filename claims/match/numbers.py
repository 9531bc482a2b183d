"""What an evidence's number says about a claim's number: interval arithmetic inside one scope.

The relations and the tolerance are the command-line contract's. The comparison is directed: the
evidence "107,000 in 2022" bears out "more than 100,000", and not the other way round.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from claims.match.counted import thing_of
from claims.match.facets import compare_scopes
from claims.match.lexicon import event_names
from claims.match.population import stated_population
from claims.match.rounding import are_points, is_converted, loosened, rounds_to, written_place
from claims.match.things import Context, Thing, Width, compare_things
from claims.match.tolerance import Reading, read
from claims.match.units import Conversion, bring_together
from claims.model import (
    Comparator,
    Difference,
    Dimension,
    Facet,
    Interval,
    Quantity,
    Relation,
    Scope,
    Trend,
)
from claims.phrases import phrase
from claims.wording import difference_words, figure, number_words, quantity_words

_NOWHERE = Context()
# From here on a number is seldom met twice by chance, and so is one with decimals.
_RARE = 1000.0
_KIND = {Width.WIDER_KIND: Width.WIDER, Width.NARROWER_KIND: Width.NARROWER}


@dataclass(frozen=True, slots=True)
class NumberVerdict:
    """The relation of an evidence's number to a claim's, why, and how far apart they are."""

    relation: Relation
    reasons: tuple[str, ...] = ()
    difference: Difference | None = None
    width: Width = Width.SAME
    """How the evidence's thing lies to the claim's."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, whose it is, and the thing it counts as read from both and its sentence."""

    quantity: Quantity
    scope: Scope
    thing: Thing
    context: Context = _NOWHERE


def compare_numbers(
    evidence: Quantity,
    claim: Quantity,
    evidence_scope: Scope,
    claim_scope: Scope,
    *,
    evidence_context: Context = _NOWHERE,
    claim_context: Context = _NOWHERE,
) -> NumberVerdict:
    """What ``evidence`` says about ``claim``: agrees, compatible, conflicts, different, unrelated.

    The contexts are the sentences the figures stand in; width ("primarily", "of which") is read
    from them where the subjects do not hold it.
    """
    return compare_counted(
        counted_in(evidence, evidence_scope, evidence_context),
        counted_in(claim, claim_scope, claim_context),
    )


def counted_in(quantity: Quantity, scope: Scope, context: Context) -> Counted:
    """A figure with the thing it counts, read from the sentence it stands in."""
    return Counted(quantity, scope, thing_of(quantity, scope, context), context)


def compare_counted(one: Counted, other: Counted) -> NumberVerdict:
    """:func:`compare_numbers` of an evidence's figure and a claim's that are read already."""
    evidence, evidence_scope, mine = one.quantity, one.scope, one.thing
    claim, claim_scope, theirs = other.quantity, other.scope, other.thing
    conversion = bring_together(evidence, claim)
    if conversion.by_population:
        people = stated_population(one.context, other.context)
        conversion = bring_together(evidence, claim, people)
    width, width_words = compare_things(mine, theirs)
    if width is Width.UNLIKE or not conversion.comparable:
        return replace(_incomparable(evidence, claim, width_words), width=width)
    if conversion.facet:
        return _different(conversion.facet, conversion.words)
    reading, target = read(evidence).scaled(conversion.factor, conversion.offset), read(claim)
    facets = compare_scopes(evidence, claim, evidence_scope, claim_scope)
    difference = _difference(reading, target, evidence, claim, conversion)
    if facets.facet:
        return _different(facets.facet, facets.words, difference)
    notes = [conversion.words, *facets.notes]
    if _one_part(mine, theirs, reading, target, evidence, claim):
        width, width_words = Width.SAME, ""
    if width is Width.OTHER and _rare_number(mine, theirs, reading, target, evidence, claim):
        width, width_words = (
            Width.OTHER_WORDS,
            phrase("in other words: “{mine}”, “{theirs}”", mine=mine.name, theirs=theirs.name),
        )
    if width in (Width.OTHER, Width.WIDER, Width.NARROWER):
        return _other_width(width, width_words, mine, reading, target, evidence, difference)
    if opposite := _opposite_trends(evidence, claim):
        return NumberVerdict(Relation.CONFLICTS, (opposite, *_said(notes)), difference)
    relation, why = _relate(reading, target, evidence, claim, conversion)
    if (
        relation is Relation.CONFLICTS
        and width in _KIND
        and (mine.whole or theirs.whole or mine.kinds & theirs.kinds)
    ):
        # One side names a kind: the numbers contradict each other only where they must.
        width = _KIND[width]
        return _other_width(width, width_words, mine, reading, target, evidence, difference)
    if relation is Relation.CONFLICTS and width in (Width.OTHER_WORDS, *_KIND):
        return replace(_different(Facet.THING, width_words, difference), width=width)
    if width is not Width.SAME:
        notes.append(width_words)
    reasons = _said([why, reading.words, target.words, *notes])
    return NumberVerdict(relation, tuple(dict.fromkeys(reasons)), difference, width)


def _relate(
    reading: Reading, target: Reading, evidence: Quantity, claim: Quantity, unit: Conversion
) -> tuple[Relation, str]:
    mine, theirs = _written(evidence), _written(claim)
    if is_converted(unit):
        # "600 rules out 30" is nobody's sentence; the units make it one.
        mine, theirs = f"“{evidence.text}”", f"“{claim.text}”"
    if _same_point(reading, target, evidence, claim):
        about = phrase("; only the evidence says “about”") if _is_about(evidence, claim) else ""
        return Relation.AGREES, phrase(
            "{mine} is the claim's own number{about}", mine=mine, about=about
        )
    rounded = is_converted(unit) and are_points(evidence, claim)
    if rounded and rounds_to(reading, claim):
        room = phrase("to within {claim}", claim=figure(written_place(claim) / 2))
        return Relation.AGREES, phrase(
            "{mine} is the claim's number, rounded as it is written, {room}", mine=mine, room=room
        )
    if mine == theirs and reading.interval == target.interval:
        return Relation.AGREES, phrase("{mine} is what the claim says", mine=mine)
    if target.interval.contains(reading.interval):
        return Relation.AGREES, phrase("{mine} bears out {theirs}", mine=mine, theirs=theirs)
    if target.interval.meets(reading.interval):
        return Relation.COMPATIBLE, phrase(
            "{mine} neither bears out nor rules out {theirs}", mine=mine, theirs=theirs
        )
    if rounded and target.interval.meets(loosened(evidence, unit)):
        room = phrase("to within {evidence}", evidence=figure(written_place(evidence) / 2))
        return Relation.COMPATIBLE, phrase(
            "{mine}, rounded {room}, does not rule out {theirs}",
            mine=mine,
            room=room,
            theirs=theirs,
        )
    return Relation.CONFLICTS, phrase("{mine} rules out {theirs}", mine=mine, theirs=theirs)


def _written(quantity: Quantity) -> str:
    """A number for a reason: a share in its own words, since 0.3333 is nobody's "a third"."""
    if quantity.dimension is Dimension.RATIO:
        return f"“{quantity.text}”"
    return number_words(quantity)


def _same_point(reading: Reading, target: Reading, evidence: Quantity, claim: Quantity) -> bool:
    """Whether both state one point, whatever tolerance their units give them: 2,000 kg, 2 t.

    "About 18 inches" and "18 inches" are one point too, and so is "an estimated $29.3 million".
    """
    if not (_states_a_point(evidence) and _states_a_point(claim)):
        return False
    middles = [(read_.interval.low + read_.interval.high) / 2 for read_ in (reading, target)]
    return math.isclose(*middles, rel_tol=1e-9)


def _one_part(
    mine: Thing,
    theirs: Thing,
    reading: Reading,
    target: Reading,
    evidence: Quantity,
    claim: Quantity,
) -> bool:
    """Whether the part that one side tells of is all that the other counts.

    "300 of the gorillas" and "its 300 gorillas" give one number of one thing.
    """
    if mine.part == theirs.part or mine.kinds != theirs.kinds or mine.head != theirs.head:
        return False
    return _same_point(reading, target, evidence, claim)


def _rare_number(
    mine: Thing,
    theirs: Thing,
    reading: Reading,
    target: Reading,
    evidence: Quantity,
    claim: Quantity,
) -> bool:
    """Whether one side's thing is among the other's words, and both give one number, rarely met.

    "An increase of the minimum wage to $15.25", "a $15.25 minimum wage": what follows what in a
    subject is often all that tells them apart. An event and whom it befell are two things.
    """
    if mine.head == theirs.head or event_names(mine.head) or event_names(theirs.head):
        return False
    value = claim.value or 0.0
    rare = abs(value) >= _RARE or not float(value).is_integer()
    named = mine.head in theirs.kinds or theirs.head in mine.kinds
    return rare and named and _same_point(reading, target, evidence, claim)


def _states_a_point(quantity: Quantity) -> bool:
    return quantity.value is not None and quantity.comparator in (
        Comparator.EQUAL,
        Comparator.ABOUT,
    )


def _is_about(evidence: Quantity, claim: Quantity) -> bool:
    """Whether only the evidence says that its number is not exact."""
    own, other = (
        one.approximate or one.comparator is Comparator.ABOUT for one in (evidence, claim)
    )
    return own and not other


def _incomparable(evidence: Quantity, claim: Quantity, width_words: str) -> NumberVerdict:
    if evidence.dimension is not claim.dimension:
        why: str = phrase(
            "{dimension} against {dimension2}",
            dimension=phrase(evidence.dimension.value),
            dimension2=phrase(claim.dimension.value),
        )
    else:
        why = width_words or phrase("{unit} against {unit2}", unit=evidence.unit, unit2=claim.unit)
    return NumberVerdict(Relation.UNRELATED, (phrase("nothing comparable: {why}", why=why),))


def _different(facet: Facet, words: str, difference: Difference | None = None) -> NumberVerdict:
    marked = Difference(
        absolute=difference.absolute if difference else None,
        percent=difference.percent if difference else None,
        factor=difference.factor if difference else None,
        facet=facet,
        words=difference.words if difference else "",
    )
    return NumberVerdict(
        Relation.DIFFERENT_SCOPE,
        (phrase("different {facet}: {words}", facet=phrase(facet.value), words=words),),
        marked,
    )


def _other_width(
    width: Width,
    width_words: str,
    mine: Thing,
    reading: Reading,
    target: Reading,
    evidence: Quantity,
    difference: Difference,
) -> NumberVerdict:
    # Only counts add up, so that a part is never more than its whole.
    if width is not Width.OTHER and evidence.dimension is Dimension.COUNT:
        bound = _upper(reading) if width is Width.WIDER else _lower(reading)
        if not bound.meets(target.interval):
            reason = _forced(width, mine, evidence)
            reasons = _said([reason, width_words, target.words])
            return NumberVerdict(Relation.CONFLICTS, tuple(reasons), difference)
    return replace(_different(Facet.THING, width_words, difference), width=width)


def _forced(width: Width, mine: Thing, evidence: Quantity) -> str:
    number = quantity_words(evidence)
    if width is Width.WIDER:
        return phrase(
            "even the wider category, {mine}, has {number}", mine=mine.name, number=number
        )
    return phrase("a part of it alone, {mine}, has {number}", mine=mine.name, number=number)


def _upper(reading: Reading) -> Interval:
    """What a wider thing's number allows for a narrower one."""
    return Interval(-math.inf, reading.interval.high, False, reading.interval.high_closed)


def _lower(reading: Reading) -> Interval:
    """What a part's number allows for the whole."""
    return Interval(reading.interval.low, math.inf, reading.interval.low_closed, False)


def _opposite_trends(evidence: Quantity, claim: Quantity) -> str:
    if not evidence.trend or not claim.trend or evidence.trend is claim.trend:
        return ""
    said = {Trend.UP: phrase("up"), Trend.DOWN: phrase("down")}
    return phrase(
        "the evidence says {said}, the claim {said2}",
        said=said[evidence.trend],
        said2=said[claim.trend],
    )


def _difference(
    reading: Reading, target: Reading, evidence: Quantity, claim: Quantity, unit: Conversion
) -> Difference:
    """How far the numbers lie apart as written; words alone where a bound leaves it open."""
    mine = Reading(evidence.interval).scaled(unit.factor, unit.offset).interval
    theirs = claim.interval
    words = _apart(_short(mine) if is_converted(unit) else mine, theirs, claim.dimension)
    rounded = is_converted(unit) and are_points(evidence, claim) and rounds_to(reading, claim)
    borne_out = target.words and target.interval.contains(reading.interval)
    if mine != theirs and (borne_out or rounded):
        # What is left of a conversion is no difference to tell: 0.004 miles.
        words = (
            phrase("within rounding: {words}", words=words)
            if words and not rounded
            else phrase("within rounding")
        )
    if mine.low != mine.high or theirs.low != theirs.high:
        return Difference(words=words)
    gap = mine.low - theirs.low
    share = gap / abs(theirs.low) if theirs.low else None
    return Difference(
        absolute=gap,
        percent=None if share is None else 100 * share,
        factor=mine.low / theirs.low if theirs.low else None,
        words=words,
    )


def _short(interval: Interval) -> Interval:
    """Ends with four figures: nobody wants 6.0581 miles of 16 kilometres."""
    low, high = (float(f"{end:.4g}") for end in (interval.low, interval.high))
    return Interval(low, high, interval.low_closed, interval.high_closed)


def _apart(mine: Interval, theirs: Interval, dimension: Dimension) -> str:
    """A difference in words; of shares in percentage points, as people tell it."""
    if dimension is not Dimension.RATIO:
        return difference_words(mine, theirs, dimension)
    own, other = (Reading(one).scaled(100.0).interval for one in (mine, theirs))
    return difference_words(own, other, Dimension.PERCENT)


def _said(parts: list[str]) -> list[str]:
    return [part for part in parts if part]


__all__ = [
    "Context",
    "Counted",
    "NumberVerdict",
    "compare_counted",
    "compare_numbers",
    "counted_in",
]
