"""What a checker ticks in a sentence besides its figures and its speech.

Dates, titles and offices, places, and the words that claim a rank or leave no exception: "the
first", "the largest", "the only", "never". Each is an *element* with its words and its kind (the
checklists of newsroom checkers name these: KSJ Fact-Checking Project, "What needs to be checked").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.extract.gazetteer import in_lower_case
from claims.extract.periods import Grain
from claims.extract.places import Manner
from claims.extract.scope import Setting
from claims.model import Span
from claims.remembered import Remembered
from claims.vocabulary import vocabulary


class Kind(StrEnum):
    """What an element claims."""

    DATE = "date"
    TITLE = "title"
    PLACE = "place"
    ORDINAL = "ordinal"
    SUPERLATIVE = "superlative"
    ABSOLUTE = "absolute"


@dataclass(frozen=True, slots=True)
class Element:
    """Words that want ticking, and what they claim."""

    span: Span
    kind: Kind

    def reason(self, text: str) -> str:
        """For people: ``title “Mayor of Eastport”``."""
        return f"{self.kind} “{' '.join(self.span.of(text).split())}”"


_NTH = (
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\d{1,3}(?:st|nd|rd|th))"
)
_NTH_ES = r"(?:segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|séptim[oa]|octav[oa])"
_WHOSE = r"(?:the|its|his|her|their|our|this|that|[^\W\d_]{2,}['’]s|[^\W\d_]{2,}s['’])"
# A period is no rank: "the first quarter", "the last two years", "the 19th century".
_NO_TIME = (
    r"(?!(?:\d|few|couple|several|two|three|four|five|six|seven|eight|nine|ten|half|quarter|"
    r"day|week|month|year|decade|century|minute|hour|night|time\s+(?:i|we|you)|thing|of\s+all|"
    r"name|lady|aid)s?\b)"
)
_NO_TIME_ES = (
    r"(?!(?:\d|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|días?|semanas?|mes(?:es)?|años?|"
    r"décadas?|siglos?|horas?|minutos?|mitad|trimestre|semestre|lugar\s*,|plano|dama)\b)"
)
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.ORDINAL,
        rf"(?:for|por)\s+(?:the\s+)?(?:first|{_NTH}|primera|{_NTH_ES})\s+(?:time|vez)|"
        rf"{_WHOSE}\s+(?:very\s+)?(?:first|{_NTH}|last)(?:-ever)?\s+{_NO_TIME}[^\W\d_][\w'’-]*|"
        rf"(?:el|la|los|las|su|sus)\s+(?:primer[oa]?s?|{_NTH_ES}|últim[oa]s?)\s+{_NO_TIME_ES}"
        r"[^\W\d_][\w-]*|no\.\s?1(?!\d)|number\s+one(?=\W|$)|número\s+uno",
    ),
    (
        Kind.SUPERLATIVE,
        rf"{_WHOSE}\s+(?:single\s+)?(?:{_NTH}[\s-])?(?:most|least)\s+(?!of\b|likely\s+to\b)"
        rf"[^\W\d_][\w-]*|{_WHOSE}\s+(?:single\s+)?(?:\w+[\s-])?(?:best|worst|[^\W\d_]{{2,}}est)"
        r"(?:-ever|-known)?(?=\W|$)|"
        r"(?:el|la|los|las|lo)\s+(?:[^\W\d_]+\s+)?(?:más|menos)\s+(?!de\b|que\b)[^\W\d_]+|"
        r"(?:el|la|los|las|su|sus)\s+(?:mejor|peor|mayor|menor)(?:es)?\s+(?!de\s+edad)[^\W\d_]+|"
        r"record(?:-breaking|-setting|\s+(?:high|low|number|year|time|temperature)s?)|"
        r"(?:all-time|unprecedented|sin\s+precedentes|récord)",
    ),
    (
        Kind.ABSOLUTE,
        r"never|always|no\s+other|no\s+one(?:\s+else)?|nobody(?:\s+else)?|not\s+a\s+single|"
        rf"without\s+exception|nowhere|{_WHOSE}\s+only|only\s+ever|"
        r"nunca|jamás|siempre|ningún\s+otro|ninguna\s+otra|nadie|sin\s+excepción|"
        r"(?:el|la|los|las|su|sus)\s+únic[oa]s?",
    ),
)
_CLAIMING = tuple((kind, re.compile(rf"(?<!\w)(?:{it})(?!\w)")) for kind, it in _PATTERNS)
_SAID = re.compile(r"\w+")
# Each claim of a kind has a word like one of these; most sentences have none.
_MARKS = {
    Kind.ORDINAL: re.compile(
        rf"first|last|{_NTH}|primer[oa]?s?|{_NTH_ES}|últim[oa]s?|no|number|número"
    ),
    Kind.SUPERLATIVE: re.compile(
        r"most|least|best|worst|[^\W\d_]{2,}est|más|menos|mejor(?:es)?|peor(?:es)?|mayor(?:es)?|"
        r"menor(?:es)?|record|time|unprecedented|precedentes|récord"
    ),
    Kind.ABSOLUTE: re.compile(
        r"never|always|no|nobody|single|exception|nowhere|only|nunca|jamás|siempre|ningún|ninguna|"
        r"nadie|excepción|únic[oa]s?"
    ),
}
# Words in -est that rank nothing, and the newest of anything, which is only its date.
_NO_RANK = vocabulary(
    "west midwest northwest southwest forest rainforest interest request protest arrest harvest",
    "contest guest honest modest invest suggest latest rest nest chest priest quest vest test",
    "conquest digest manifest tempest attest detest infest molest behest crest pest zest unrest",
    "jest bequest inquest redigest dearest",
)
# A word of time that names a day, a month or a year, and not only "this week".
_DATED = re.compile(
    r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|mi[eé]rcoles|jueves|viernes|"
    r"s[áa]bado|domingo|january|february|march|april|june|july|august|september|october|november|"
    r"december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|"
    r"diciembre|\bmay\b"
)


def _may_claim(word: str) -> frozenset[Kind]:
    """The kinds of claim that a word may be a part of."""
    return frozenset(kind for kind, mark in _MARKS.items() if mark.fullmatch(word))


_claims_by_word = Remembered(_may_claim)


def find_elements(
    text: str, within: Span, setting: Setting, titles: Iterable[str]
) -> list[Element]:
    """The elements of one sentence, by where they begin; of two on the same words the first holds.

    ``titles`` are those of the people whom the sentence names, in lower case.
    """
    found = [*_named(setting), *_titles(text, within, titles), *_claiming(text, within)]
    if len(found) < 2:
        return found
    kept: list[Element] = []
    for element in sorted(found, key=lambda it: (it.span.start, -it.span.end)):
        if kept and element.span.start < kept[-1].span.end:
            continue
        if kept and element.kind is kept[-1].kind is Kind.DATE and _touch(text, kept[-1], element):
            # "on Tuesday, March 4": the weekday and the day are ticked together.
            kept[-1] = Element(Span(kept[-1].span.start, element.span.end), Kind.DATE)
        else:
            kept.append(element)
    return kept


def _touch(text: str, first: Element, second: Element) -> bool:
    return not text[first.span.end : second.span.start].strip(" ,\n")


def _named(setting: Setting) -> Iterator[Element]:
    for period in setting.periods:
        if _DATED.search(in_lower_case(period.period.text)) and period.grain is not Grain.SPAN:
            yield Element(period.span, Kind.DATE)
    for place in setting.places:
        if place.manner is Manner.LOCATIVE:
            yield Element(place.span, Kind.PLACE)


def _titles(text: str, within: Span, titles: Iterable[str]) -> Iterator[Element]:
    lowered = in_lower_case(within.of(text)) if titles else ""
    for role in titles:
        at = lowered.find(role)
        if at >= 0:
            yield Element(Span(at, at + len(role)).moved(within.start), Kind.TITLE)


def _claiming(text: str, within: Span) -> Iterator[Element]:
    lowered = in_lower_case(within.of(text))
    claimed = set(filter(None, map(_claims_by_word.__getitem__, _SAID.findall(lowered))))
    for kind, pattern in _CLAIMING if claimed else ():
        if not any(kind in kinds for kinds in claimed):
            continue
        for found in pattern.finditer(lowered):
            if kind is Kind.SUPERLATIVE and found.group().rpartition(" ")[2] in _NO_RANK:
                continue
            yield Element(Span(*found.span()).moved(within.start), kind)
