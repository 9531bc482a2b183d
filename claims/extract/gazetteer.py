"""The table of places: every form of a name or an adjective, and what lies in what.

``places.txt`` holds countries, regions, US states, the regions of a few more countries and big
cities, with what their people are called in English and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from claims.vocabulary import vocabulary

STATES = frozenset(
    name.replace("_", " ")
    for name in vocabulary(
        "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia",
        "Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland",
        "Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada",
        "New_Hampshire New_Jersey New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma",
        "Oregon Pennsylvania Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah",
        "Vermont Virginia West_Virginia Washington_state Wisconsin Wyoming",
    )
)
"""The states of the United States, by their canonical names."""

WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]{1,2}(?![^\W\d_]))*")
"""A word of a place's name; "U.S" and "D.C" are one, without the last full stop."""

_ACCENTS = str.maketrans("áàâäãåéèêëíìîïóòôöõúùûüñçÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇ’‑",
                         "aaaaaaeeeeiiiiooooouuuuncAAAAAAEEEEIIIIOOOOOUUUUNC'-")  # fmt: skip
_ENDINGS = {"~o": ("o", "a", "os", "as"), "~l": ("", "a", "es", "as"), "~s": ("", "s")}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form names; ``rest`` is what follows its first word, in lower case."""

    rest: str
    place: str
    adjective: bool = False
    person: bool = False
    """Whether the name is a person's as often as a place's."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A form as in the table, in lower case; ``ending`` is empty for names."""

    words: str
    place: str
    ending: str
    person: bool


def container(place: str) -> str | None:
    """The country or wider region that ``place`` lies in; None for what is not in the table."""
    return _table()[1].get(place)


def lies_in(place: str, wider: str) -> bool:
    """Whether ``place`` is a part of ``wider``; no place is a part of itself."""
    above = container(place)
    while above is not None and above != wider:
        above = container(above)
    return above is not None


def without_accents(text: str) -> str:
    """``text`` with the accents of our languages taken off, letter for letter."""
    return text if text.isascii() else text.translate(_ACCENTS)


def in_lower_case(text: str) -> str:
    """Lower case without a change of length, which a few letters would bring."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(mark.lower() if len(mark.lower()) == 1 else mark for mark in text)


@lru_cache(maxsize=2)
def forms(language: str) -> dict[str, tuple[Entry, ...]]:
    """Entries of a language by their first word, the longest first."""
    found: dict[str, list[Entry]] = {}
    for form in _table()[0]:
        first = WORD.match(form.words)
        if first and _is_spoken(form, language):
            entry = Entry(form.words[first.end() :], form.place, bool(form.ending), form.person)
            found.setdefault(first.group(), []).append(entry)
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry.rest)))
        for first, entries in found.items()
    }


def _is_spoken(form: _Form, language: str) -> bool:
    """Whether a form is one of ``language``: in Spanish, "América" is a continent."""
    if language == "es":
        spanish = form.ending != "~s" or form.words.rstrip("s")[-1:] in "aeiou"
        return spanish and form.words != "america"
    return form.ending not in ("~o", "~l")


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[_Form, ...], dict[str, str]]:
    """Every form, and what each place lies in."""
    forms: list[_Form] = []
    containers: dict[str, str] = {}
    above = ""
    for line in files("claims.extract").joinpath("places.txt").read_text("utf-8").splitlines():
        if line.startswith("="):
            above = line[1:].strip()
        elif line and not line.startswith("#"):
            name, others, adjectives = (part.strip() for part in line.split("|"))
            place, person = name.rstrip("?"), name.endswith("?")
            if above and place != above:
                containers[place] = above
            for words in [in_lower_case(without_accents(place)), *filter(None, others.split(", "))]:
                forms.append(_Form(words, place, "", person))
            forms.extend(form for word in adjectives.split() for form in _inflected(word, place))
    return tuple(forms), containers


def _inflected(written: str, place: str) -> Iterator[_Form]:
    stem, mark, ending = written.replace("_", " ").partition("~")
    for suffix in _ENDINGS.get(mark + ending, ("",)):
        yield _Form(stem + suffix, place, mark + ending or "=", False)
