"""Figures and attributions become claims.

* One numeric claim for each clause that holds figures of one scope: "in Mexico it does not reach
  1,000 while in the US they exceed 100,000" is two. It carries the attribution whose content the
  figure stands in.
* One attributed claim for each attribution that no numeric claim covers wholly.

What else deserves checking is found by :mod:`claims.extract.facts`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from claims.extract.attributions.turns import LABELLED
from claims.extract.clauses import SOURCE, Clause, Facet, Landmarks, split_clauses
from claims.extract.places import Manner
from claims.extract.populations import is_of_a_group
from claims.extract.scope import (
    Figure,
    Memory,
    Setting,
    home_of,
    passed_over,
    read_scope,
    seen_from,
)
from claims.extract.subjects import Known, main_subject
from claims.extract.wording import tokens
from claims.model import (
    Attribution,
    Claim,
    ClaimKind,
    Comparator,
    Dimension,
    Quantity,
    Scope,
    Sentence,
    Span,
)
from claims.vocabulary import vocabulary

_DEFINITE = re.compile(
    r"\b(?:the|these|those|both|its|their|our|his|her|los|las|estos|estas|sus)\s+\Z", re.IGNORECASE
)
_TOLD = re.compile(
    r"\b(?:told|tells?|telling|reminded|assured|informed|warned|dijo|informó|advirtió)\s*\Z",
    re.IGNORECASE,
)
# To whom it was said, up to the "that" of what was said.
_HEARERS = re.compile(r"(?:\s+(?!that\b|que\b)[^\W\d_][\w.'’-]*){1,8}\s+(?=(?:that|que)\s)")
# A clause that only says what a figure is measured against.
_COMPARES = re.compile(r"\W*(?:(?:up|down)\s+from|from|compared)\b", re.IGNORECASE)
# So many clauses after a figure's own may hold another figure's place and period.
_AHEAD = 12
# A clause with more figures is a row of a table, and has one scope for all.
_TABLE = 24
# What may be left of a statement beside its figures' clauses: a connective or two.
_LEFT_OVER = 2
# From here on a sentence of a turn is a claim: below are thanks, openings and opinions.
_WORTH_IT = 0.15
_WORD = re.compile(r"[^\W_]+")
# What opens a phrase of place or time at the head of a sentence, and its length in code points.
_FRONTING = vocabulary(
    "in on at across among during for since within under over every last this by from between",
    "en desde durante entre para cada",
)
_PHRASE = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one text, by the place in the order of its sentences."""

    text: str
    paragraphs: tuple[int, ...]
    """For each sentence, the number of its paragraph."""
    sentences: tuple[Sentence, ...]
    settings: tuple[Setting, ...]
    quantities: tuple[tuple[Quantity, ...], ...]
    attributions: tuple[Attribution, ...]


def compose(reading: Reading) -> list[Claim]:
    """The numeric and attributed claims of a text, by where they begin."""
    spoken = _by_sentence(reading)
    numeric = list(_numeric_claims(reading, spoken))
    attributed = list(_attributed_claims(reading, numeric))
    return sorted(chain(numeric, attributed), key=lambda claim: claim.span)


def _by_sentence(reading: Reading) -> list[list[Attribution]]:
    """For each sentence, the attributions that a part of it belongs to."""
    found: list[list[Attribution]] = [[] for _ in reading.sentences]
    starts = [sentence.span.start for sentence in reading.sentences]
    for attribution in reading.attributions:
        at: set[int] = set()
        for span in _all_spans(attribution):
            first = max(0, bisect_right(starts, span.start) - 1)
            at.update(range(first, bisect_right(starts, max(span.start, span.end - 1))))
        for index in at:
            found[index].append(attribution)
    return found


def _all_spans(attribution: Attribution) -> tuple[Span, ...]:
    return (*attribution.source, *attribution.cue, *attribution.content)


def _numeric_claims(reading: Reading, spoken: Sequence[Sequence[Attribution]]) -> Iterator[Claim]:
    memory = Memory()
    home = home_of(reading.settings)
    for index in range(len(reading.sentences)):
        if index and reading.paragraphs[index] != reading.paragraphs[index - 1]:
            memory.next_paragraph()
        if reading.quantities[index]:
            yield from _claims_of(reading, index, spoken[index], memory, home)
        else:
            memory.take(reading.settings[index])


def _claims_of(
    reading: Reading,
    index: int,
    spoken: Sequence[Attribution],
    memory: Memory,
    home: str | None,
) -> Iterator[Claim]:
    """The numeric claims of one sentence, in order."""
    text, sentence = reading.text, reading.sentences[index]
    holes = _holes(text, spoken, sentence.span)
    setting = _without_hearers(reading.settings[index], spoken, holes)
    words = tuple(tokens(text, sentence.span))
    figures = _claiming(text, reading.quantities[index], setting)
    marks = Landmarks(
        figures=tuple(figure.span for figure in figures),
        facets=_facets(setting),
        holes=holes,
    )
    known = Known()
    clauses = split_clauses(text, sentence.span, marks, words)
    held = [tuple(it for it in figures if _holds(clause.span, it.span)) for clause in clauses]
    for at, (clause, within) in enumerate(zip(clauses, held, strict=True)):
        attribution = _spoken_by(spoken, clause, within)
        figure = Figure(
            text=text,
            tokens=words,
            clause=clause.span,
            quantities=within,
            setting=setting,
            later=tuple(
                it.span
                for it, theirs in zip(
                    clauses[at + 1 : at + _AHEAD], held[at + 1 : at + _AHEAD], strict=True
                )
                if theirs
            ),
            speaker=attribution.speaker if attribution else None,
            home=home,
        )
        if not within:
            about = main_subject(words, clause.span, passed_over(figure))
            known = Known(about or known.about, known.noun, known.scope)
            continue
        compares = _COMPARES.match(text, clause.span.start) is not None
        for scope, quantities in _by_scope(figure, memory, known):
            own = dict(scope.origins).get("place") in ("clause", "sentence", "speaker")
            if own and figure.speaker:
                memory.said[figure.speaker] = scope.place
            yield _numeric(replace(figure, quantities=quantities), scope, attribution, sentence)
            if clause.opener != SOURCE:
                known = Known(scope.subject or known.about, _noun(within) or known.noun, scope)
        if clause.opener != SOURCE and not compares:
            memory.known = known
    memory.take(reading.settings[index])


def _by_scope(
    figure: Figure, memory: Memory, known: Known
) -> Iterator[tuple[Scope, tuple[Quantity, ...]]]:
    """The figures of a clause with their scope, those of one scope together."""
    found: list[tuple[Scope, tuple[Quantity, ...]]] = []
    if len(figure.quantities) > _TABLE:
        yield read_scope(seen_from(figure, figure.quantities[0]), memory, known), figure.quantities
        return
    for quantity in figure.quantities:
        scope = read_scope(seen_from(figure, quantity), memory, known)
        if found and _is_one(found[-1][0], scope):
            found[-1] = found[-1][0], (*found[-1][1], quantity)
        else:
            found.append((scope, (quantity,)))
    yield from found


def _is_one(scope: Scope, other: Scope) -> bool:
    """Whether two figures of a clause are of one thing: a facet read elsewhere says nothing."""
    same = scope.place == other.place and scope.period == other.period
    own = dict(other.origins).get("subject") == "clause"
    return same and (scope.subject == other.subject or not own)


def _noun(quantities: Sequence[Quantity]) -> str | None:
    """The noun counted last, for a figure that leaves it out: "438 people …, 1,294 were shot"."""
    counted = [it.unit for it in quantities if it.dimension is Dimension.COUNT and it.unit]
    return counted[-1] if counted else None


def _numeric(
    figure: Figure, scope: Scope, attribution: Attribution | None, sentence: Sentence
) -> Claim:
    kinds = (ClaimKind.NUMERIC, ClaimKind.ATTRIBUTED) if attribution else (ClaimKind.NUMERIC,)
    fronted = _fronted(figure, attribution, sentence.span) if attribution else ()
    span = _hull([figure.clause, *fronted, *(quantity.span for quantity in figure.quantities)])
    return Claim(
        span=span,
        text=span.of(figure.text),
        kinds=kinds,
        quantities=figure.quantities,
        attribution=attribution,
        scope=scope,
        worthiness=sentence.worthiness,
        reasons=sentence.reasons,
    )


def _fronted(figure: Figure, attribution: Attribution, sentence: Span) -> tuple[Span, ...]:
    """The phrase that a cue parts from its clause: "In Ostle, she said, | there are 300 boats"."""
    at = next(
        (at for at, it in enumerate(attribution.content) if it.covers(figure.quantities[0].span)), 0
    )
    if not at:
        return ()
    front, main = attribution.content[at - 1 : at + 1]
    words = _WORD.findall(figure.text, front.start, min(front.end, front.start + _PHRASE))
    phrase = front.start + _PHRASE > front.end and words and words[0].lower() in _FRONTING
    begins = figure.clause.start <= main.start and sentence.covers(front)
    return (front,) if phrase and begins else ()


def _claiming(text: str, quantities: Sequence[Quantity], setting: Setting) -> tuple[Quantity, ...]:
    """The figures that claim something.

    Not the "five" of "over the past five years", the ages of "women aged 18 to 34", the "100,000"
    of "12 per 100,000", or the "two" of "the two countries".
    """
    found: list[Quantity] = []
    for quantity in quantities:
        in_period = any(mention.span.covers(quantity.span) for mention in setting.periods)
        in_rate = bool(found and found[-1].per and quantity.text in found[-1].per)
        aged = quantity.dimension is Dimension.AGE or (
            quantity.dimension is Dimension.COUNT and not quantity.unit
        )
        group = aged and is_of_a_group(text, quantity.span)
        if not (in_period or in_rate or group or _is_known(text, quantity)):
            found.append(quantity)
    return tuple(found)


def _is_known(text: str, quantity: Quantity) -> bool:
    """Whether the figure only points at things spoken of: "the two countries"."""
    if quantity.dimension is not Dimension.COUNT or quantity.comparator is not Comparator.EQUAL:
        return False
    before = text[max(0, quantity.span.start - 12) : quantity.span.start]
    small = quantity.value is not None and quantity.value <= 10
    return small and _DEFINITE.search(before) is not None and not quantity.text[:1].isdigit()


def _facets(setting: Setting) -> tuple[tuple[Span, Facet], ...]:
    places = [
        (mention.span, (mention.manner.name, mention.place))
        for mention in setting.places
        if mention.manner <= Manner.ADJECTIVE
    ]
    periods = [(mention.span, ("period", mention.period.text)) for mention in setting.periods]
    return tuple(sorted([*places, *periods]))


def _holes(text: str, spoken: Sequence[Attribution], sentence: Span) -> tuple[Span, ...]:
    """Who says it, how, and to whom, where that stands in the sentence."""
    found: set[Span] = set()
    for attribution in spoken:
        found.update(attribution.source)
        for cue in attribution.cue:
            hearers = _HEARERS.match(text, cue.end, sentence.end)
            told = hearers and _TOLD.search(cue.of(text))
            found.add(Span(cue.start, hearers.end()) if hearers and told else cue)
    return tuple(sorted(span for span in found if sentence.covers(span) and len(span)))


def _without_hearers(
    setting: Setting, spoken: Sequence[Attribution], holes: Sequence[Span]
) -> Setting:
    """The setting without places of those who were only told: "told lawmakers in Ottawa that"."""
    sources = {span for attribution in spoken for span in attribution.source}
    told = [hole for hole in holes if hole not in sources]
    places = tuple(it for it in setting.places if not any(hole.covers(it.span) for hole in told))
    return replace(setting, places=places)


def _holds(clause: Span, figure: Span) -> bool:
    return clause.start <= figure.start < clause.end


def _spoken_by(
    spoken: Sequence[Attribution], clause: Clause, figures: Sequence[Quantity]
) -> Attribution | None:
    """Who says the figures: the innermost speaker whose words they are in."""
    covering = [
        attribution
        for attribution in spoken
        if any(span.covers(figure.span) for span in attribution.content for figure in figures)
    ]
    if not covering:
        covering = [
            attribution
            for attribution in spoken
            if figures and any(span.meets(clause.span) for span in attribution.content)
        ]
    named = [attribution for attribution in covering if attribution.speaker] or covering
    return min(named, key=_width, default=None)


def _width(attribution: Attribution) -> int:
    return len(_hull(attribution.content)) if attribution.content else 0


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _attributed_claims(reading: Reading, numeric: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each attribution that no numeric claim says wholly."""
    carried: dict[Attribution, list[Span]] = {}
    for claim in numeric:
        if claim.attribution:
            carried.setdefault(claim.attribution, []).append(claim.span)
    starts = [sentence.span.start for sentence in reading.sentences]
    for attribution, span in _statements(reading, carried):
        first = max(0, bisect_right(starts, span.start) - 1)
        last = bisect_right(starts, max(span.start, span.end - 1))
        rated = max(reading.sentences[first:last], key=lambda it: it.worthiness, default=None)
        yield Claim(
            span=span,
            text=span.of(reading.text),
            kinds=(ClaimKind.ATTRIBUTED,),
            attribution=attribution,
            worthiness=rated.worthiness if rated else 0.0,
            reasons=rated.reasons if rated else (),
        )


def _statements(
    reading: Reading, carried: dict[Attribution, list[Span]]
) -> Iterator[tuple[Attribution, Span]]:
    """What attributions say beyond the numeric claims: in whole, of a turn by its sentences."""
    rated = {sentence.span.end: sentence.worthiness for sentence in reading.sentences}
    for attribution in reading.attributions:
        said = sorted(carried.get(attribution, []))
        if attribution.because != LABELLED:
            if attribution.content and not _is_said(reading.text, attribution.content, said):
                yield attribution, _hull(_all_spans(attribution))
            continue
        # A turn can be a speech, in which thanks and questions are no claims.
        for span in attribution.content:
            asks = reading.text[span.start : span.end].rstrip().endswith("?")
            worth = rated.get(span.end, 0.0)
            near = [one for one in said if one.meets(span)]
            if not asks and worth >= _WORTH_IT and not _is_said(reading.text, [span], near):
                yield attribution, span


def _is_said(text: str, contents: Sequence[Span], spans: Sequence[Span]) -> bool:
    """Whether numeric claims hold all that is said, but for a connective."""
    if not spans:
        return False
    left: list[str] = []
    for content in contents:
        start = content.start
        for claim in spans:
            if claim.meets(content):
                left += _WORD.findall(text, start, max(start, claim.start))
                start = max(start, claim.end)
        left += _WORD.findall(text, start, max(start, content.end))
    return len(left) <= _LEFT_OVER
