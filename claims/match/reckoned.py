"""Percentages against the two numbers they come from: "rose 25 %", "from 40,000 to 50,000".

One text gives a change or a share as a percentage, the other the two counts: these are reckoned and
set beside it. It is done only where the words tie the two counts together ("from … to", "of the"),
and nothing is said to conflict unless both sentences speak of one thing, place and time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis import stop_words, terms
from claims.extract.arithmetic.changes import changes_in
from claims.extract.arithmetic.figures import Told, is_point, percent_step, point
from claims.extract.quantities import find_quantities
from claims.match.findings import Side
from claims.minhash import carrying
from claims.model import (
    Comparator,
    Difference,
    Dimension,
    Evidence,
    Quantity,
    Relation,
    Scope,
    Span,
    Trend,
)
from claims.phrases import later, phrase
from claims.vocabulary import vocabulary
from claims.wording import figure

_SHARE = (Dimension.PERCENT, Dimension.RATIO)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_END = re.compile(r"[.!?]['\"”»)]*\s+(?=[\"“«'(¿¡]*\w)")
_LONGEST = 600
# What two figures of a sentence have between them where the one is a part of the other.
_OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the|its|their|all|those|these)?\s*(?:total\s+of\s+)?", re.I
)
_DE = re.compile(r"\s+de\s+(?:los|las|sus|un\s+total\s+de)?\s*", re.I)
_OF_BEFORE = re.compile(r"\b(?:of|out\s+of|de)\s+(?:the|its|their|all|los|las|sus)?\s*\Z", re.I)
_PART_AFTER = re.compile(r"[^.;:,]{0,40},\s*(?:only\s+|just\s+|some\s+|solo\s+)?\Z", re.I)
_OF_AFTER = re.compile(r"\s+(?:of|de)\b", re.I)
# How much two sentences must have in common: to bear each other out, and to contradict.
_BORNE_OUT, _CONTRADICTED = 0.4, 0.7
# Words that only tell of a change or a share, with the names of what is reckoned.
_WORDS = vocabulary("""
rise rose risen rising increase increased grow grew grown growth jump jumped climb climbed surge
surged gain gained fall fell fallen drop dropped decline declined decrease decreased shrink shrank
plunge plunged slump cut percent percentage per cent third thirds quarter quarters half fifth number
total up down year go went fewer more less was were only just number
subir subió sube aumento aumentó creció bajó cayó pasó número tercio cuarto mitad ciento por total
""")
_TELLING = frozenset(
    term for word in _WORDS for language in ("en", "es") for term in terms(word, language)
) | (
    # Of a short text the language is not always told.
    stop_words("en") | stop_words("es")
)
# A share in words is taken to cover so much, and no conflict is told within twice that.
_WORDED = 2.0
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What two counts come to, in percent: between two ends, for how they are rounded."""

    low: float
    high: float
    percent: float
    counts: tuple[Quantity, Quantity]
    change: bool
    words: str
    """ "from 40,000 to 50,000 is 25 % more"."""


def reckoned_evidence(mine: Side, theirs: Side) -> Iterator[Evidence]:
    """What a percentage of the one and two counts of the other say to each other, both ways."""
    for told, counted in ((mine, theirs), (theirs, mine)):
        if told.claim.document == counted.claim.document or not _tells(told):
            continue
        for quantity in told.claim.quantities:
            found = _answer(told, counted, quantity)
            if found:
                yield from _both_ways(told, counted, quantity, *found)


def _tells(side: Side) -> bool:
    return any(_is_change(one) or _is_share(one) for one in side.claim.quantities)


def _is_change(quantity: Quantity) -> bool:
    """Whether a figure says by how many percent something moved."""
    return quantity.dimension is Dimension.PERCENT and quantity.trend is not None and _one(quantity)


def _is_share(quantity: Quantity) -> bool:
    return quantity.dimension in _SHARE and quantity.trend is None and _one(quantity)


def _is_of_some(quantity: Quantity, text: str) -> bool:
    """Whether the words say what it is a share of: "half of the cases"."""
    return bool(_OF_AFTER.match(text, quantity.span.end) or _OF_AFTER.search(quantity.text))


def _one(quantity: Quantity) -> bool:
    return quantity.value is not None and not quantity.vague and quantity.per is None


def _answer(
    told: Side, counted: Side, quantity: Quantity
) -> tuple[Reckoned, Quantity, Relation] | None:
    """What two counts come to, the first of them, which the other claim holds, and the relation."""
    text, at = _sentence(counted.place.document.text, counted.claim.span)
    if not (_is_change(quantity) or _is_share(quantity)):
        return None
    if _is_share(quantity) and not _is_of_some(quantity, told.place.document.text):
        return None
    sums = _sums(text, counted.place.document.language, change=quantity.trend is not None)
    for one in sums:
        held = _own(counted, one.counts[0].span.moved(at))
        relation = _relation(quantity, one)
        if (
            held
            and relation
            and _one_matter(told, counted, text, relation)
            and _one_thing(told, counted, text, one)
        ):
            return one, held, relation
    return None


def _sentence(text: str, span: Span) -> tuple[str, int]:
    """The sentence around a claim, and where it begins."""
    low, high = max(0, span.start - _LONGEST), min(len(text), span.end + _LONGEST)
    low = max(low, text.rfind("\n", low, span.start) + 1)
    ends = [found.end() for found in _END.finditer(text, low, span.start + 1)]
    start = ends[-1] if ends else low
    line = text.find("\n", span.end, high)
    high = line if line >= 0 else high
    last = _END.search(text, max(span.end - 1, start), high)
    return text[start : last.start() + 1 if last else high], start


def _own(side: Side, span: Span) -> Quantity | None:
    """The figure of a claim that stands at a span of its document."""
    return next((own for own in side.claim.quantities if own.span == span), None)


def _sums(text: str, language: str, *, change: bool) -> Iterator[Reckoned]:
    figures = tuple(find_quantities(text, language))
    told = Told(text, Span(0, len(text)), figures)
    if change:
        for one in changes_in(told):
            if one.before is not one.after and one.before.dimension is not Dimension.PERCENT:
                low, high = sorted(one.ends)
                counts = (one.before, one.after)
                words = phrase(
                    "from {old} to {new} is {percent}",
                    old=figure(one.old),
                    new=figure(one.new),
                    percent=_way(one.percent),
                )
                yield Reckoned(low, high, one.percent, counts, True, words)
        return
    for place in range(len(figures) - 1):
        if pair := _part_of(told, place):
            part, whole = point(pair[0]), point(pair[1])
            share = _WHOLE * part / whole
            words = phrase(
                "{part} of {whole} is {share}",
                part=figure(part),
                whole=figure(whole),
                share=_percent(share),
            )
            yield Reckoned(share, share, share, pair, False, words)


def _part_of(told: Told, place: int) -> tuple[Quantity, Quantity] | None:
    """A part and its whole that stand side by side: "300 of 900", "of the 900 cases, 300"."""
    one, other = told.figures[place], told.figures[place + 1]
    if not all(_is_exact(figure_) for figure_ in (one, other)):
        return None
    gap = told.gap(place)
    if _OF.fullmatch(gap) or _DE.fullmatch(gap):
        part, whole = one, other
    elif _OF_BEFORE.search(told.lead(place)) and _PART_AFTER.fullmatch(gap):
        part, whole = other, one
    else:
        return None
    return (part, whole) if 0 < point(part) < point(whole) else None


def _is_exact(quantity: Quantity) -> bool:
    plain = quantity.comparator is Comparator.EQUAL and not quantity.approximate
    return plain and is_point(quantity) and quantity.dimension is Dimension.COUNT


def _relation(quantity: Quantity, one: Reckoned) -> Relation | None:
    """Whether what was reckoned is what a figure says; None where it is too near to tell."""
    if one.change != (quantity.trend is not None):
        return None
    said, room = point(quantity), _room(quantity)
    low, high = one.low, one.high
    if quantity.trend is Trend.DOWN:
        low, high = -high, -low
    if quantity.dimension is Dimension.RATIO:
        said *= _WHOLE
    match quantity.comparator:
        case Comparator.MORE | Comparator.AT_LEAST:
            far, near = high < said - room, low >= said
        case Comparator.LESS | Comparator.AT_MOST:
            far, near = low > said + room, high <= said
        case _:
            far = not low - 2 * room <= said <= high + 2 * room
            near = low - room <= said <= high + room
    if near:
        return Relation.AGREES
    return Relation.CONFLICTS if far else None


def _room(quantity: Quantity) -> float:
    """How far a percentage may lie from what was reckoned."""
    if quantity.dimension is Dimension.RATIO:
        about = quantity.approximate or quantity.comparator is Comparator.ABOUT
        return 2 * _WORDED if about else _WORDED
    return percent_step(quantity)


def _one_matter(told: Side, counted: Side, sentence: str, relation: Relation) -> bool:
    """Whether both sentences speak of one thing, place and time, as surely as is needed."""
    scopes = (told.claim.scope, counted.claim.scope)
    own, _ = _sentence(told.place.document.text, told.claim.span)
    sure = relation is Relation.CONFLICTS
    if not _one_time(own, sentence, scopes, sure) or not _one_place(scopes, sure):
        return False
    mine, theirs = (
        _matter(text, side) for text, side in ((told.claim.text, told), (sentence, counted))
    )
    if not mine or not theirs:
        return False
    # Both say what moved, or what the part is of, in words of their own beside common ones.
    shared = len(mine & theirs) / min(len(mine), len(theirs))
    return shared >= (_CONTRADICTED if sure else _BORNE_OUT) and bool(
        _subject(scopes[0], told) & theirs
    )


def _one_thing(told: Side, counted: Side, sentence: str, one: Reckoned) -> bool:
    """Whether what is counted is no more and no less than what the percentage is of."""
    if one.change:
        mine, theirs = (_subject(side.claim.scope, side) for side in (told, counted))
        return mine == theirs
    # A part is told by what it did: "backed the plan" is not "opposed the plan".
    own, _ = _sentence(told.place.document.text, told.claim.span)
    said = _matter(own, told)
    whole = _matter(one.counts[1].unit or "", counted)
    return bool(whole) and whole <= said <= _matter(sentence, counted)


def _matter(text: str, side: Side) -> frozenset[str]:
    plain = _YEAR.sub(" ", text)
    return carrying(" ".join(terms(plain, side.place.document.language))) - _TELLING


def _subject(scope: Scope, side: Side) -> frozenset[str]:
    return _matter(scope.subject or side.claim.text, side)


def _one_time(own: str, other: str, scopes: Sequence[Scope], sure: bool) -> bool:
    mine, theirs = set(_YEAR.findall(own)), set(_YEAR.findall(other))
    if mine and theirs:
        return mine <= theirs or theirs <= mine if not sure else mine == theirs
    if mine or theirs:
        return not sure
    periods = [scope.period.text.casefold() for scope in scopes if scope.period]
    return len(set(periods)) <= 1 and (not sure or len(periods) != 1)


def _one_place(scopes: Sequence[Scope], sure: bool) -> bool:
    mine, theirs = (set(scope.place) for scope in scopes)
    if mine and theirs:
        return mine == theirs
    return not sure or mine == theirs


def _both_ways(
    told: Side,
    counted: Side,
    quantity: Quantity,
    one: Reckoned,
    held: Quantity,
    relation: Relation,
) -> Iterator[Evidence]:
    agrees = relation is Relation.AGREES
    said = quantity.value or 0.0
    written = _WHOLE * said if quantity.dimension is Dimension.RATIO else said
    said_there = _said(written, quantity)
    reason = (
        one.words if agrees else phrase("{words}, not {said}", words=one.words, said=said_there)
    )
    score = round(_likeness(told, counted), 4)
    gap = abs(abs(one.percent) - abs(written))
    words = "" if agrees else phrase("{gap} percentage points apart", gap=figure(round(gap, 1)))
    for claim, evidence, figures in (
        (told, counted, (quantity, held)),
        (counted, told, (held, quantity)),
    ):
        shown = evidence.passage(claim.claim, relation, score)
        yield Evidence(
            claim=shown.claim,
            document=shown.document,
            span=shown.span,
            text=shown.text,
            relation=relation,
            reasons=(reason,),
            score=score,
            claim_quantity=figures[0],
            quantity=figures[1],
            difference=Difference(words=words),
            locator=shown.locator,
            source_claim=shown.source_claim,
        )


def _likeness(told: Side, counted: Side) -> float:
    mine, theirs = _matter(told.claim.text, told), _matter(counted.claim.text, counted)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _way(percent: float) -> str:
    way = later("{number} more") if percent > 0 else later("{number} less")
    return phrase(way, number=_percent(abs(percent)))


def _percent(value: float) -> str:
    return phrase("{number} %", number=figure(round(value, 1)))


def _said(written: float, quantity: Quantity) -> str:
    way = {Trend.UP: later("{number} more"), Trend.DOWN: later("{number} less"), None: ""}[
        quantity.trend
    ]
    bound = {
        Comparator.MORE: later("more than {number}"),
        Comparator.AT_LEAST: later("at least {number}"),
        Comparator.LESS: later("less than {number}"),
        Comparator.AT_MOST: later("at most {number}"),
    }.get(quantity.comparator, "{number}")
    said = phrase(bound, number=_percent(written))
    return phrase(way, number=said) if way else said
