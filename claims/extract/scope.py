"""Whose number it is: subject, place, period and population of a figure, each with its origin.

A facet is read from the clause of the figure, else from its sentence, else from the sentences
before it in the paragraph, else from what the same speaker said just before, else, for the place
only, from a document that knows no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from claims.extract.gazetteer import STATES, container, in_lower_case, lies_in
from claims.extract.periods import Grain, PeriodMention, find_periods
from claims.extract.places import Manner, PlaceMention, find_places
from claims.extract.populations import find_population
from claims.extract.subjects import Known, find_subject
from claims.extract.wording import Token
from claims.model import Dimension, Period, Quantity, Scope, Span

_RATE = re.compile(
    r"\b(?:(?:a|an|per|each|every|al|por|cada)\s+(?:year|month|week|day|hour|minute|capita|person|"
    r"head|household|quarter|decade|año|mes|semana|día|hora|persona|habitante)|"
    r"per\s+[\d,.]+\s+(?:people|persons|residents|inhabitants|births|children|women|\w+)|"
    r"por\s+cada\s+[\d.,]+\s+\w+|annually|yearly|monthly|daily|anuales|al\s+año)\b"
)
# What a figure is measured against is not when it holds: "up 5 percent from last year".
_BASE = re.compile(
    r"\b(?:(?:from|than|over|versus|vs\.?|compared\s+(?:with|to)|that\s+of|average\s+of|level\s+of|"
    r"que|respecto\s+(?:a|al|de|del)|frente\s+a)\s+(?:the\s+|in\s+)?|"
    r"(?:before|until|antes\s+de(?:\s+que)?|(?:twice|half|double|than|times|doble|mitad)(?:\s+as\s+much)?"
    r"(?:\s+as|\s+de)?\s+(?:what|lo\s+que))\s+[^,;]{0,60})\Z"
)
# "The highest since 1900" is of today.
_RECORD = re.compile(
    r"\b(?:first|most|least|best|worst|\w{2,}est|mayor|menor|mejor|peor|primer\w?)\s+"
    r"(?:\w+\s+){0,6}\Z"
)
# The day when it was said or printed is not the day it speaks of.
_SAID_THEN = re.compile(
    r"\b(?:published|released|issued|said|says|told|announced|reported|tweeted|posted|wrote|"
    r"dijo|afirmó|anunció|publicad[oa]s?|informó|declaró|aseguró)\s+(?:\w+\s+){0,2}\Z"
)
_THERE = re.compile(
    r"\b(?:there|allí|allá|ahí)\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|can|could|"
    r"should|must|might|be|been|to)\b|['’]s)"
)
_BOTH = re.compile(
    r"\b(?:both|the\s+two|each\s+of\s+the\s+two)\s+(?:countries|nations|states|cities)\b|"
    r"\b(?:ambos|los\s+dos)\s+(?:países|estados)\b|\bambas\s+(?:naciones|ciudades)\b"
)
_COUNTRY = re.compile(
    r"\b(?:the|this|that|his|her|its|their)\s+(?:country|nation)\b|\bnationwide\b|\bnationally\b|"
    r"\b(?:el|este|su)\s+país\b|\ba\s+nivel\s+nacional\b|\ben\s+todo\s+el\s+país\b"
)
_STATE = re.compile(
    r"\b(?:the|this|that|its|el|la|este|esta)\s+(?:state|province|county|estado|provincia)\b|"
    r"\bstatewide\b"
)
_CITY = re.compile(
    r"\b(?:the|this|that|its|el|la|este|esta)\s+(?:city|town|capital|ciudad|municipio)\b|"
    r"\bcitywide\b"
)
_REGION = re.compile(
    r"\b(?:the|this|la|esta)\s+(?:region|continent|región)\b|\b(?:el|este)\s+continente\b"
)
_WORLDWIDE = re.compile(
    r"\b(?:worldwide|globally|global|the\s+world['’]s|mundial|(?:around|across|in)\s+the\s+(?:world|globe)|"
    r"(?:en\s+(?:todo\s+)?el|a\s+nivel)\s+(?:mundo|mundial))\b"
)
_EVERYWHERE = re.compile(
    r"\b(?:(?:around|across|in)\s+the\s+(?:world|globe)|en\s+(?:todo\s+)?el\s+mundo|"
    r"a\s+nivel\s+mundial)\b"
)
# Figures that hold at no time of their own, unless one is named beside them.
_TIMELESS = (Dimension.AGE, Dimension.DURATION, Dimension.MULTIPLIER)
_REMEMBERED = 8
NEAR = 300
"""Code points on each side of a figure in which its clause is read."""


Above: TypeAlias = "tuple[Scope | None, Scope | None]"
"""The scope of the figure before in the sentence, and of the one that the clause is a part of."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The places and periods that one sentence names."""

    places: tuple[PlaceMention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    dates: tuple[PeriodMention, ...] = ()
    """The periods that can say when a figure holds, which a base of comparison cannot."""


@dataclass(slots=True)
class Memory:
    """What has been spoken of so far; sentences are given to it in order."""

    recent: list[str] = field(default_factory=list)
    """Places named before, the latest last, each once."""
    places: list[PlaceMention] = field(default_factory=list)
    """Places of the paragraph so far that may hold for what follows."""
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Where each speaker's latest figure of this paragraph held."""
    said_before: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The same of the paragraph before."""
    known: Known = field(default_factory=Known)
    """What the latest figure of the paragraph counted."""

    def next_paragraph(self) -> None:
        """Forget what holds for one paragraph only."""
        self.places.clear()
        self.said, self.said_before = {}, self.said
        self.known = Known()

    def places_of(self, speaker: str | None) -> tuple[str, ...]:
        """Where what the speaker said just before held."""
        return self.said.get(speaker or "", ()) or self.said_before.get(speaker or "", ())

    def take(self, setting: Setting) -> None:
        """Remember the places that a sentence names."""
        for mention in setting.places:
            if mention.manner is Manner.ACTOR:
                continue
            if mention.place in self.recent:
                self.recent.remove(mention.place)
            self.recent.append(mention.place)
            # "The safest country of Latin America" does not move what follows there.
            wide = container(mention.place) == "World" and mention.manner is not Manner.LOCATIVE
            if mention.manner <= Manner.NAMED and not wide:
                self.places.append(mention)
        del self.recent[:-_REMEMBERED], self.places[:-_REMEMBERED]


@dataclass(frozen=True, slots=True)
class Figure:
    """Figures of one clause, with all that their scope is read from."""

    text: str
    tokens: Sequence[Token]
    """The words of the sentence."""
    clause: Span
    quantities: tuple[Quantity, ...]
    setting: Setting
    later: tuple[Span, ...] = ()
    """The next clauses that hold figures of their own."""
    speaker: str | None = None
    home: str | None = None
    """The place that the document is about, where it is about one."""


def find_setting(text: str, sentence: Span, language: str, published: date | None) -> Setting:
    """The places and periods of a sentence."""
    periods = tuple(find_periods(text, sentence, published))
    return Setting(
        places=tuple(find_places(text, sentence, language)),
        periods=periods,
        dates=tuple(it for it in periods if not _is_a_base(text, sentence, it)),
    )


def home_of(settings: Sequence[Setting]) -> str | None:
    """The place that a whole document is about: all it names lie in it, and it opens with it."""
    found = [mention for setting in settings for mention in setting.places]
    opening = [it for setting in settings[:2] for it in setting.places if it.manner <= Manner.NAMED]
    for mention in opening:
        if all(it.place == mention.place or lies_in(it.place, mention.place) for it in found):
            return mention.place
    return None


def rates(text: str, within: Span) -> Iterator[Span]:
    """Where a clause says "a year" and the like: a rate, and neither a period nor a thing."""
    lowered = in_lower_case(within.of(text))
    for found in _RATE.finditer(lowered):
        yield Span(found.start(), found.end()).moved(within.start)


def seen_from(figure: Figure, quantity: Quantity) -> Figure:
    """The same clause with one of its figures, cut to what stands near it.

    What is further away than :data:`NEAR` says nothing about a figure, and would cost time in
    sentences that are nothing but figures.
    """
    start = max(figure.clause.start, quantity.span.start - NEAR)
    end = max(start, min(figure.clause.end, quantity.span.end + NEAR))
    return replace(figure, quantities=(quantity,), clause=Span(start, end))


def read_scope(figure: Figure, memory: Memory, known: Known) -> Scope:
    """The scope of the figures of a clause; ``known`` is what its sentence spoke of before."""
    origins: dict[str, str] = {}
    subject, population = _thing(figure, memory, known, origins)
    part_of = memory.known.scope if origins.get("subject") == "paragraph" else None
    place = _place(figure, memory, (known.scope, part_of), origins)
    period = _period(figure, memory, (known.scope, part_of), origins)
    return Scope(
        subject=subject,
        place=place,
        period=period,
        population=population,
        origins=tuple(origins.items()),
    )


def _thing(
    figure: Figure, memory: Memory, known: Known, origins: dict[str, str]
) -> tuple[str | None, str | None]:
    """What is counted, and who among them."""
    passed = passed_over(figure)
    before = Known(known.about or memory.known.about, known.noun or memory.known.noun)
    found = find_subject(
        figure.text, figure.tokens, figure.clause, figure.quantities[0], passed, before
    )
    group = find_population(figure.text, figure.clause, figure.quantities[0].span)
    population = group.of(figure.text) if group else None
    if population:
        origins["population"] = "clause"
    if found is None:
        return None, population
    carried = found.origin == "sentence" and known.about is None
    origins["subject"] = "paragraph" if carried else found.origin
    return _without(found.words, population), population


def _without(subject: str, population: str | None) -> str:
    """The subject without the group, which has a facet of its own: "deaths of young people"."""
    if not population:
        return subject
    taken = re.sub(rf"\s(?:(?:of|among|de|entre)\s)?{re.escape(population)}(?!\w)", "", subject)
    return taken or subject


def passed_over(figure: Figure) -> list[Span]:
    """The words of a clause that say where, when and how often, and not what."""
    named = [
        *(it.span for it in figure.setting.places if it.manner <= Manner.NAMED),
        *(it.span for it in figure.setting.periods),
    ]
    return [
        *(span for span in named if span.meets(figure.clause)),
        *rates(figure.text, figure.clause),
        *_worldwide(figure),
    ]


def _worldwide(figure: Figure) -> Iterator[Span]:
    lowered = in_lower_case(figure.clause.of(figure.text))
    for found in _EVERYWHERE.finditer(lowered):
        yield Span(found.start(), found.end()).moved(figure.clause.start)


def _place(
    figure: Figure, memory: Memory, above: Above, origins: dict[str, str]
) -> tuple[str, ...]:
    near = figure.quantities[0].span
    inside = [it for it in figure.setting.places if figure.clause.covers(it.span)]
    outside = [it for it in figure.setting.places if _is_shared(it.span, figure)]
    before = [it for it in outside if it.span.start < near.start and it.manner <= Manner.NAMED]
    after = [it for it in outside if it.span.start > near.start and it.manner is Manner.LOCATIVE]
    readings = [
        ("clause", _nearest_places(figure.text, inside, near)),
        ("clause", tuple(_spoken_of(figure, memory))),
        ("sentence", _nearest_places(figure.text, before, near)),
        ("sentence", _nearest_places(figure.text, after, near)),
        ("sentence", above[0].place if above[0] else ()),
    ]
    if not _is_an_age(figure):
        readings += [
            ("paragraph", above[1].place if above[1] else ()),
            ("paragraph", _nearest_places(figure.text, memory.places, near)),
            ("speaker", memory.places_of(figure.speaker)),
            ("document", (figure.home,) if figure.home else ()),
            ("clause", tuple(it.place for it in inside if it.manner is Manner.ACTOR)[:1]),
        ]
    for origin, places in readings:
        if places:
            origins["place"] = origin
            return places
    return ()


def _is_shared(span: Span, figure: Figure) -> bool:
    """Whether what stands at ``span`` may hold for the clause too, being outside of it."""
    return not figure.clause.covers(span) and not any(it.covers(span) for it in figure.later)


def _is_an_age(figure: Figure) -> bool:
    """Whether the clause only says how old somebody is, which no place or year limits."""
    return all(quantity.dimension is Dimension.AGE for quantity in figure.quantities)


def _nearest_places(text: str, mentions: Sequence[PlaceMention], near: Span) -> tuple[str, ...]:
    """The places that say best and nearest where the figure holds; "A and B" are two."""
    usable = [it for it in mentions if it.manner <= Manner.ADJECTIVE]
    if not usable:
        return ()
    best = min(usable, key=lambda it: (it.manner, _distance(it.span, near)))
    at = usable.index(best)
    group = [best]
    for step in (1, -1):
        last, index = best, at + step
        while 0 <= index < len(usable) and _joined(text, last, usable[index]):
            last = usable[index]
            group.append(last)
            index += step
    group.sort(key=lambda it: it.span)
    if len(group) == 2 and text[group[0].span.end : group[1].span.start].strip(" ,") == "":
        group.pop()  # "Austin, Texas" is one place
    places = [it.place for it in group]
    narrow = [it for it in places if not any(lies_in(other, it) for other in places)]
    return tuple(dict.fromkeys(narrow))


def _joined(text: str, one: PlaceMention, other: PlaceMention) -> bool:
    first, second = sorted((one.span, other.span))
    gap = text[first.end : second.start] if second.start - first.end < 20 else "…"
    return one.manner is other.manner and bool(_TOGETHER.match(gap))


_TOGETHER = re.compile(
    r"\.?,?\s*(?:,|and|y|e|or|o|as\s+well\s+as)?\s*(?:in\s+|en\s+)?(?:both\s+)?(?:the\s+|los\s+)?\Z"
)


def _distance(span: Span, near: Span) -> int:
    return max(span.start - near.end, near.start - span.end, 0)


def _spoken_of(figure: Figure, memory: Memory) -> Iterator[str]:
    """The places that "there", "both countries" and "the country" stand for in the clause."""
    lowered = in_lower_case(figure.clause.of(figure.text))
    near = figure.quantities[0].span
    named = [it for it in figure.setting.places if it.manner is not Manner.ACTOR]
    said = [it.place for it in named if it.span.start < near.start]
    recent = list(dict.fromkeys(reversed([*memory.recent, *said])))[::-1]
    regions = [it for it in recent if it == "World" or container(it) == "World"]
    if _WORLDWIDE.search(lowered):
        yield "World"
    elif _BOTH.search(lowered):
        yield from recent[-2:]
    elif _CITY.search(lowered):
        # Arlen, Ohio: of a city that is in no table, the state says nothing.
        within = [it for it in recent if container(it) not in (None, "World")]
        yield from [it for it in within[-1:] if it not in STATES]
    elif _STATE.search(lowered):
        yield from [it for it in recent if container(it) not in (None, "World")][-1:]
    elif _REGION.search(lowered):
        yield from regions[-1:]
    elif _COUNTRY.search(lowered):
        yield from [_country(it) for it in recent if it not in regions][-1:]
    elif _THERE.search(lowered):
        yield from recent[-1:]


def _country(place: str) -> str:
    above = container(place)
    return place if above is None or above == "World" else above


def _period(figure: Figure, memory: Memory, above: Above, origins: dict[str, str]) -> Period | None:
    figures = [quantity.span for quantity in figure.quantities]
    usable = [it for it in figure.setting.dates if not any(it.span.covers(at) for at in figures)]
    inside = [it for it in usable if figure.clause.covers(it.span)]
    around = [it for it in usable if _is_shared(it.span, figure) and it.grain is not Grain.DAY]
    for origin, mentions in (("clause", inside), ("sentence", around)):
        if mentions:
            origins["period"] = origin
            return _nearest_period(mentions, figure)
    if all(quantity.dimension in _TIMELESS for quantity in figure.quantities):
        return None
    for origin, scope in (("sentence", above[0]), ("paragraph", above[1])):
        if scope and scope.period and scope.period.start != scope.period.end:
            origins["period"] = origin
            return scope.period
    return None


def _nearest_period(mentions: Sequence[PeriodMention], figure: Figure) -> Period:
    """The nearest; a day only where nothing longer is named, for it is often when it was said."""
    near = figure.quantities[0].span
    best = min(mentions, key=lambda it: (it.grain is Grain.DAY, _distance(it.span, near)))
    return best.period


def _is_a_base(text: str, sentence: Span, mention: PeriodMention) -> bool:
    start = max(sentence.start, mention.span.start - 80)
    before = in_lower_case(text[start : mention.span.start])
    if mention.grain is Grain.DAY and _SAID_THEN.search(before):
        return True
    if mention.period.text.lower().startswith(("since", "desde")) and _RECORD.search(before):
        return True
    return _BASE.search(before) is not None
