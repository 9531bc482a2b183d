"""Where places are named in a text, under one English name each, and in which manner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from claims.extract.gazetteer import WORD, Entry, forms, in_lower_case, without_accents
from claims.model import Span
from claims.vocabulary import vocabulary


class Manner(IntEnum):
    """How a place is named, from what says most of where a figure holds to what says nothing."""

    LOCATIVE = 0
    """ "in Mexico", "across the United States"."""
    NAMED = 1
    """ "Mexico recorded", "U.S. overdose deaths", "Mexico's economy", "of Mexico"."""
    ADJECTIVE = 2
    """ "Mexican towns", "Americans"."""
    ACTOR = 3
    """ "Japanese fishermen caught": whose people they are, which is not where they were."""
    DIRECTION = 4
    """ "to Mexico", "from China", "with Canada"."""
    TITLE = 5
    """ "President of Mexico", "the U.S. diplomat", "the Houston Chronicle"."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where it is named: its canonical English name and the manner."""

    span: Span
    place: str
    manner: Manner


_ABBREVIATIONS = {
    "US": "United States", "U.S": "United States", "USA": "United States",
    "U.S.A": "United States", "EE.UU": "United States", "EEUU": "United States",
    "EUA": "United States", "UK": "United Kingdom", "U.K": "United Kingdom",
    "UAE": "United Arab Emirates", "D.C": "Washington, D.C.", "DC": "Washington, D.C.",
    "CDMX": "Mexico City", "NYC": "New York City", "UE": "European Union",
    "E.U": "European Union",
}  # fmt: skip
# Spanish writes "EU" for the United States, English for the European Union.
_EU = {"en": "European Union", "es": "United States"}
_STATE_ABBREVIATIONS = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California",
    "Colo": "Colorado", "Conn": "Connecticut", "Fla": "Florida", "Ga": "Georgia",
    "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana",
    "Mass": "Massachusetts", "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi",
    "Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska", "Nev": "Nevada", "Okla": "Oklahoma",
    "Ore": "Oregon", "Pa": "Pennsylvania", "Tenn": "Tennessee", "Tex": "Texas", "Va": "Virginia",
    "Vt": "Vermont", "Wash": "Washington state", "Wis": "Wisconsin", "Wyo": "Wyoming",
    "N.J": "New Jersey", "N.Y": "New York", "N.M": "New Mexico", "N.C": "North Carolina",
    "S.C": "South Carolina", "N.H": "New Hampshire", "R.I": "Rhode Island",
}  # fmt: skip

# A word of a name (gazetteer.WORD) with a capital. That no letter stands before it is asked after
# the capital, since capitals are the rarer.
_CAPITALISED = re.compile(r"[^\W\d_a-z](?<![^\W\d_].)[^\W\d_]*(?:\.[^\W\d_]{1,2}(?![^\W\d_]))*")

_BETWEEN = (
    r"(?:(?:the|all|of|most|parts|much|rural|urban|northern|southern|eastern|western|central|north|"
    r"south|east|west|upper|lower|greater|mainland|downtown|neighboring|neighbouring|both|nearby|"
    r"metropolitan|state|city|town|county|province|region|rest|"
    r"el|la|los|las|de|del|todo|toda|norte|sur|este|oeste|resto|estado|ciudad|provincia)\s+){0,5}"
)
_LOCATED = re.compile(
    r"\b(?:in|at|across|throughout|within|inside|around|near|outside|en|dentro\s+de|fuera\s+de|"
    rf"a\s+lo\s+largo\s+de|por\s+todo)\s+{_BETWEEN}\Z"
)
_DIRECTED = re.compile(
    r"\b(?:to|from|into|toward|towards|with|against|via|through|between|for|a|hacia|desde|contra|"
    rf"con|entre|para)\s+{_BETWEEN}\Z"
)
_OFFICES = (
    r"(?:vice\s?)?(?:president|secretary|minister|ambassador|embassy|governor|senator|mayor|"
    r"consul|envoy|king|queen|chancellor|attorney|diplomat|official|spokes\w+|counterpart|leader|"
    r"delegation|commissioner|prime|citizen\s+protection|foreign|"
    r"presiden\w+|secretari\w+|ministr\w+|embajad\w+|gobernad\w+|senador\w*|alcald\w+|rey|reina|"
    r"canciller|diplomatic\w+|funcionari\w+|portavo\w+|delegaci\w+|homolog\w+)s?\b"
)
_OFFICE_BEFORE = re.compile(
    rf"\b{_OFFICES}(?:\s+[\w.,]+){{0,4}}?\s+(?:of|to|for|in|de|del|en)\s+(?:the\s+|la\s+|los\s+)?\Z"
)
_OFFICE_AFTER = re.compile(rf"(?:'s)?[\s-]+(?:[\w.]+\s+){{0,2}}?{_OFFICES}")
# Who goes about the world and does things: where they come from is not where they do them.
_ACTORS_AFTER = re.compile(
    r"(?:-owned|\s(?:[a-z]+\s)?(?:fisher(?:men|s)|boats?|vessels?|ships?|trawlers?|investors?|"
    r"compan(?:y|ies)|firms?|banks?|funds?|insurers?|airlines?|carmakers?|manufacturers?|"
    r"tourists?|travell?ers|visitors|troops|soldiers|forces|mercenaries|warplanes|jets|drones|"
    r"scientists?|researchers?|engineers|players?|athletes?|swimmers?|runners?|clubs?))\b"
)
_ACTORS_BEFORE = re.compile(
    r"\b(?:pescadores|barcos|buques|inversores|inversionistas|empresas?|compañías?|bancos?|fondos?|"
    r"turistas|visitantes|tropas|soldados|fuerzas|científicos|investigadores|atletas|jugadores)\s\Z"
)
_COUNTED_BEFORE = re.compile(
    r"(?:\d|\b(?:hundreds?|thousands?|millions?|dozens?|of|mil|millones|de))\s\Z"
)
_PART_OF_NAME = re.compile(
    r"\b(?:gulf|bank|bay|tower|university|universidad|museum|banco|golfo|bank)\s+(?:of|de)\s+"
    r"(?:the\s+)?\Z"
)
_COORDINATED = re.compile(
    r"(?:,|,?\s+(?:and|or|y|e|o|as\s+well\s+as))\s+(?:the\s+|los\s+|in\s+)?\Z"
)
_SPACED = re.compile(r"\.\s?UU\b\.?")
_NAME_BEFORE = re.compile(r"(?<![^\W\d_])([A-ZÀ-Ý][^\W\d_]+)[ ]\Z")
_NAME_AFTER = re.compile(r"(?:'s)?[ ][A-Z]")
_OPENING_WORDS = vocabulary(
    "in across throughout within the and but or while as when if since both with for from to of at",
    "northern southern eastern western central north south greater upper lower rural urban new",
    "en el la los las y pero mientras cuando si con para de desde todo todos according than that",
    "like unlike although though because before after during under",
)


def find_places(text: str, within: Span, language: str = "en") -> Iterator[PlaceMention]:
    """The places named in one sentence of ``text``, in order, with spans into the whole of it."""
    sentence = without_accents(within.of(text))
    # In English all that names a place has a capital; in Spanish adjectives have none.
    words = (WORD if language == "es" else _CAPITALISED).finditer(sentence)
    naming = [found for found in words if _may_name(found[0], language)]
    if not naming:
        return
    lowered = in_lower_case(sentence)
    known = forms(language)
    last: PlaceMention | None = None
    skip = 0
    for found in naming:
        start = found.start()
        if start < skip:
            continue
        named = _read(sentence, lowered, found, known, language)
        if named is None:
            continue
        end, entry = named
        manner = _manner(sentence, lowered, start, end, entry, last, within.start)
        if manner is None:
            continue
        skip = end
        last = PlaceMention(Span(start, end).moved(within.start), entry.place, manner)
        yield last


@lru_cache(maxsize=1 << 14)
def _may_name(word: str, language: str) -> bool:
    """Whether a place's name may begin with a word; a text says most words again and again."""
    return word.isupper() or word in _STATE_ABBREVIATIONS or word.lower() in forms(language)


def _read(
    sentence: str,
    lowered: str,
    found: re.Match[str],
    known: dict[str, tuple[Entry, ...]],
    language: str,
) -> tuple[int, Entry] | None:
    """The longest place that begins at a word, and where it ends."""
    word, start, end = found.group(), found.start(), found.end()
    if word.isupper() or word in _STATE_ABBREVIATIONS:
        spaced = _SPACED.match(sentence, end) if word == "EE" else None
        if spaced:
            return spaced.end(), Entry("", "United States")
        place = _abbreviated(sentence, word, start, language)
        if place:
            dot = "." in word and sentence[end : end + 1] == "."
            return end + dot, Entry("", place)
    for entry in known.get(found.group().lower(), ()):
        close = end + len(entry.rest)
        if not lowered.startswith(entry.rest, end) or lowered[close : close + 1].isalnum():
            continue
        if not word[0].isupper() and not (entry.adjective and language == "es"):
            continue
        return close, entry
    return None


def _abbreviated(sentence: str, word: str, start: int, language: str) -> str | None:
    if word == "EU":
        return _EU.get(language)
    if word in _ABBREVIATIONS:
        return _ABBREVIATIONS[word]
    # "Austin, Tex." and not "Miss." or "Ill." on their own.
    state = _STATE_ABBREVIATIONS.get(word)
    return state if state and sentence[max(0, start - 2) : start] == ", " else None


def _manner(
    sentence: str,
    lowered: str,
    start: int,
    end: int,
    entry: Entry,
    last: PlaceMention | None,
    offset: int,
) -> Manner | None:
    """How the place is named; None where the words are part of another name."""
    before = lowered[max(0, start - 90) : start]
    after = lowered[end : end + 60]
    located = _LOCATED.search(before) is not None
    if _PART_OF_NAME.search(before):
        return None
    if entry.adjective:
        return _adjective_manner(before, after, located)
    if not sentence[start:end].isupper() and _is_of_a_person(sentence, start, end, entry, located):
        return None
    if _OFFICE_BEFORE.search(before) or _OFFICE_AFTER.match(after):
        return Manner.TITLE
    if located:
        return Manner.LOCATIVE
    gap = lowered[last.span.end - offset : start] if last else ""
    if last and len(gap) < 16 and _COORDINATED.search(gap) and gap.strip().count(" ") < 3:
        return last.manner
    if _NAME_AFTER.match(sentence, end) and "." not in sentence[start:end]:
        return Manner.TITLE
    return Manner.DIRECTION if _DIRECTED.search(before) else Manner.NAMED


def _adjective_manner(before: str, after: str, located: bool) -> Manner | None:
    if after.startswith(" american"):
        return None
    if located and not re.match(r"[\s-]+[a-z]", after):
        return None  # a language: "in Spanish"
    if _OFFICE_AFTER.match(after):
        return Manner.TITLE
    acts = _ACTORS_AFTER.match(after) or _ACTORS_BEFORE.search(before)
    if _COUNTED_BEFORE.search(before):
        return Manner.ADJECTIVE  # "40,000 American soldiers" are what is counted
    return Manner.ACTOR if acts else Manner.ADJECTIVE


def _is_of_a_person(sentence: str, start: int, end: int, entry: Entry, located: bool) -> bool:
    """Whether the words are a part of somebody's name: "Michael Jordan", "Paris Hilton"."""
    if entry.person and not located:
        return True
    before = _NAME_BEFORE.search(sentence, max(0, start - 24), start)
    # The first word of a sentence has a capital whatever it is: "Neighboring Michigan".
    return bool(before and before.start(1) and before.group(1).lower() not in _OPENING_WORDS)
