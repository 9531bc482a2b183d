"""Whose number it is: subject, place, period and population of a figure, each with its origin.

A facet is read from the clause of the figure, else from its sentence, else from the sentences
before it in the paragraph, else from what the same speaker said just before, else, for the place
only, from a document that knows no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from claims.extract.gazetteer import container, in_lower_case, lies_in
from claims.extract.periods import Grain, PeriodMention, find_periods
from claims.extract.places import Manner, PlaceMention, find_places
from claims.extract.populations import find_population
from claims.extract.subjects import find_subject
from claims.model import Period, Quantity, Scope, Span

_RATE = re.compile(
    r"\b(?:(?:a|an|per|each|every|al|por|cada)\s+(?:year|month|week|day|hour|minute|capita|person|"
    r"head|household|quarter|decade|año|mes|semana|día|hora|persona|habitante)|"
    r"per\s+[\d,.]+\s+(?:people|persons|residents|inhabitants|births|children|women|\w+)|"
    r"por\s+cada\s+[\d.,]+\s+\w+|annually|yearly|monthly|daily|anuales|al\s+año)\b"
)
# What a figure is measured against is not when it holds: "up 5 percent from last year".
_BASE = re.compile(
    r"\b(?:from|than|over|versus|vs\.?|compared\s+(?:with|to)|that\s+of|que|respecto\s+(?:a|al|de|"
    r"del)|frente\s+a)\s+(?:the\s+)?\Z"
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
_WORLDWIDE = re.compile(
    r"\b(?:worldwide|globally|(?:around|across|in)\s+the\s+(?:world|globe)|"
    r"(?:en\s+(?:todo\s+)?el|a\s+nivel)\s+(?:mundo|mundial))\b"
)
_REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Setting:
    """The places and periods that one sentence names."""

    places: tuple[PlaceMention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()


@dataclass(slots=True)
class Memory:
    """What has been spoken of so far; sentences are given to it in order."""

    recent: list[str] = field(default_factory=list)
    """Places named before, the latest last, each once."""
    places: list[PlaceMention] = field(default_factory=list)
    """Places of the paragraph so far that may hold for what follows."""
    periods: list[PeriodMention] = field(default_factory=list)
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Where each speaker's latest figure of the paragraphs just before held."""
    about: str | None = None
    """What the latest figure of the paragraph counted."""

    def next_paragraph(self) -> None:
        """Forget what holds for one paragraph only."""
        self.places.clear()
        self.periods.clear()
        self.about = None

    def take(self, setting: Setting) -> None:
        """Remember what a sentence names."""
        for mention in setting.places:
            if mention.place in self.recent:
                self.recent.remove(mention.place)
            self.recent.append(mention.place)
            if mention.manner <= Manner.NAMED:
                self.places.append(mention)
        del self.recent[:-_REMEMBERED], self.places[:-_REMEMBERED]
        self.periods = [*self.periods, *setting.periods][-_REMEMBERED:]


@dataclass(frozen=True, slots=True)
class Figure:
    """Figures of one clause, with all that their scope is read from."""

    text: str
    clause: Span
    sentence: Span
    quantities: tuple[Quantity, ...]
    setting: Setting
    speaker: str | None = None
    home: str | None = None
    """The only country the document speaks of, where it speaks of one."""


def find_setting(text: str, sentence: Span, language: str, published: date | None) -> Setting:
    """The places and periods of a sentence."""
    return Setting(
        tuple(find_places(text, sentence, language)),
        tuple(find_periods(text, sentence, published)),
    )


def only_country(settings: Sequence[Setting]) -> str | None:
    """The country that every place of the document lies in; None where there are more, or none."""
    found = {
        _country(mention.place)
        for setting in settings
        for mention in setting.places
        if mention.manner <= Manner.NAMED
    }
    return found.pop() if len(found) == 1 else None


def rates(text: str, within: Span) -> Iterator[Span]:
    """Where a clause says "a year" and the like: a rate, and neither a period nor a thing."""
    lowered = in_lower_case(within.of(text))
    for found in _RATE.finditer(lowered):
        yield Span(found.start(), found.end()).moved(within.start)


def read_scope(figure: Figure, memory: Memory, about: str | None) -> Scope:
    """The scope of the figures of a clause; ``about`` is what the clause before was about."""
    origins: dict[str, str] = {}
    subject, population = _thing(figure, memory, about, origins)
    place = _place(figure, memory, origins)
    period = _period(figure, memory, origins)
    return Scope(
        subject=subject,
        place=place,
        period=period,
        population=population,
        origins=tuple(origins.items()),
    )


def _thing(
    figure: Figure, memory: Memory, about: str | None, origins: dict[str, str]
) -> tuple[str | None, str | None]:
    """What is counted, and who among them."""
    passed = passed_over(figure)
    subjects = [
        found
        for quantity in figure.quantities
        if (
            found := find_subject(
                figure.text, figure.clause, quantity, passed, about or memory.about
            )
        )
    ]
    group = find_population(figure.text, figure.clause, figure.quantities[0].span)
    population = group.of(figure.text) if group else None
    if population:
        origins["population"] = "clause"
    if not subjects:
        return None, population
    words = list(dict.fromkeys(_without(found.words, population) for found in subjects))
    carried = subjects[0].origin == "sentence" and about is None
    origins["subject"] = "paragraph" if carried else subjects[0].origin
    return " and ".join(words[:3]), population


def _without(subject: str, population: str | None) -> str:
    """The subject without the group, which has a facet of its own: "deaths of young people"."""
    if not population:
        return subject
    taken = re.sub(rf"\s(?:of|among|de|entre)\s{re.escape(population)}(?!\w)", "", subject)
    return taken or subject


def passed_over(figure: Figure) -> list[Span]:
    """The words of a sentence that say where, when and how often, and not what."""
    return [
        *(it.span for it in figure.setting.places if it.manner <= Manner.NAMED),
        *(it.span for it in figure.setting.periods),
        *rates(figure.text, figure.clause),
    ]


def _place(figure: Figure, memory: Memory, origins: dict[str, str]) -> tuple[str, ...]:
    near = figure.quantities[0].span
    inside = [it for it in figure.setting.places if figure.clause.covers(it.span)]
    outside = [it for it in figure.setting.places if not figure.clause.covers(it.span)]
    spoken = tuple(_spoken_of(figure, memory))
    before = [it for it in outside if it.span.start < near.start and it.manner <= Manner.NAMED]
    after = [it for it in outside if it.span.start > near.start and it.manner is Manner.LOCATIVE]
    readings = (
        ("clause", _nearest_places(figure.text, inside, near)),
        ("clause", spoken),
        ("sentence", _nearest_places(figure.text, before, near)),
        ("sentence", _nearest_places(figure.text, after, near)),
        ("paragraph", _nearest_places(figure.text, memory.places, near)),
        ("speaker", memory.said.get(figure.speaker or "", ())),
        ("document", (figure.home,) if figure.home else ()),
    )
    for origin, places in readings:
        if places:
            origins["place"] = origin
            return places
    return ()


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
    places = [it.place for it in sorted(group, key=lambda it: it.span)]
    # "Austin, Texas" is one place.
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
    said = [it.place for it in figure.setting.places if it.span.start < near.start]
    recent = list(dict.fromkeys(reversed([*memory.recent, *said])))[::-1]
    if _WORLDWIDE.search(lowered):
        yield "World"
    elif _BOTH.search(lowered):
        yield from recent[-2:]
    elif _COUNTRY.search(lowered):
        yield from [_country(place) for place in recent][-1:]
    elif _THERE.search(lowered):
        yield from recent[-1:]


def _country(place: str) -> str:
    above = container(place)
    return place if above is None or above == "World" else above


def _period(figure: Figure, memory: Memory, origins: dict[str, str]) -> Period | None:
    near = figure.quantities[0].span
    usable = [it for it in figure.setting.periods if _dates(it, figure)]
    inside = [it for it in usable if figure.clause.covers(it.span)]
    around = [it for it in usable if it not in inside and it.grain is not Grain.DAY]
    earlier = [it for it in memory.periods if it.grain in (Grain.YEAR, Grain.SPAN, Grain.MONTH)]
    single = earlier if len({it.period.text.lower() for it in earlier}) == 1 else []
    for origin, mentions in (("clause", inside), ("sentence", around), ("paragraph", single)):
        if mentions:
            origins["period"] = origin
            chosen = min(mentions, key=lambda it: (it.grain is Grain.DAY, _distance(it.span, near)))
            return chosen.period
    return None


def _dates(mention: PeriodMention, figure: Figure) -> bool:
    """Whether a period can say when the figure holds: no part of it, and no base of comparison."""
    if any(mention.span.meets(quantity.span) for quantity in figure.quantities):
        return any(mention.span.covers(quantity.span) for quantity in figure.quantities) is False
    start = max(figure.sentence.start, mention.span.start - 24)
    return not _BASE.search(in_lower_case(figure.text[start : mention.span.start]))
