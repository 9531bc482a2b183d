"""When two written names can be one person's: accents, initials, short forms, second surnames."""

from __future__ import annotations

from functools import lru_cache

from thefuzz import fuzz

from claims.extract.names.given import full_form, is_given
from claims.extract.names.lists import HONORIFICS, PARTICLES, SUFFIXES
from claims.folding import fold

# Below this, different names of five letters and more are met ("Martin", "Marvin": 83).
NEAR = 85
_FROM_LETTERS = 5
BETWEEN = frozenset(["of", "for", "and", "the", "on", "to", "in"])
"""Words inside a body's name that stand for nothing of their own."""


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name that tell people apart: no honorific, particle or suffix."""
    words = [fold(word).strip(".,'\"") for word in name.split()]
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    return tuple(word for word in words if word and word not in PARTICLES and word not in SUFFIXES)


def initials(name: str) -> tuple[str, ...]:
    """What a name's first letters spell, particles left out: "amlo" of four words.

    A body's may leave out the words between as well: "nchs" of "… Center for Health …".
    """
    words = parts(name)
    spelt = ("".join(word[0] for word in each) for each in (words, _weighty(words)))
    return tuple(dict.fromkeys(spelt))


def _weighty(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in BETWEEN)


def is_acronym(word: str) -> bool:
    """Whether a word is written as initials: "AMLO", "F.D.R."."""
    letters = word.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def _near(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < _FROM_LETTERS or a[0] != b[0] or abs(len(a) - len(b)) > 2:
        return False
    return int(fuzz.ratio(a, b)) >= NEAR


def _same_word(a: str, b: str, *, first: bool) -> bool:
    if _near(a, b):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return first and full_form(a) == full_form(b)


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> list[int] | None:
    """Where each of ``short``'s words stands in ``long``, in order; None where one is missing."""
    places: list[int] = []
    at = 0
    for word in short:
        while at < len(long) and not _same_word(word, long[at], first=at == 0):
            at += 1
        if at == len(long):
            return None
        places.append(at)
        at += 1
    return places


def _without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    return (words[0], *(word for word in words[1:] if len(word) > 1)) if words else ()


def same_person(first: str, second: str) -> bool:
    """Whether two full names (two words or more each) can be one person's.

    The shorter must stand in the longer in order, with the same given name and a surname.
    "Alicia Bárcena" is in "Alicia Bárcena Ibarra"; "Alejandro Mayorkas" is in no other Alejandro.
    """
    a, b = parts(first), parts(second)
    if min(len(a), len(b)) < 2:
        return False
    marks_a, marks_b = ({w for w in each[1:] if len(w) == 1} for each in (a, b))
    if marks_a and marks_b and not marks_a & marks_b:
        return False
    short, long = sorted((_without_initials(a), _without_initials(b)), key=len)
    if len(short) < 2:
        return False
    places = _inside(short, long)
    if places is None or places[0] != 0:
        return False
    return any(not is_given(word) for word in short[1:]) or len(short) == len(long)


def is_short_for(short: str, full: str) -> bool:
    """Whether ``short`` is a surname, given name, or the initials that ``full`` is known by."""
    words, whole = parts(short), parts(full)
    if not words or len(words) >= len(whole):
        return False
    if len(words) == 1 and is_acronym(short.strip()):
        return words[0].replace(".", "") in initials(full) and len(whole) > 2
    tail = _without_initials(whole)
    return any(tail[at : at + len(words)] == words for at in range(1, len(tail)))


@lru_cache(maxsize=2048)
def fullness(name: str) -> tuple[int, int, int, int]:
    """For picking the fullest form: words, initials, then accents, then letters."""
    words = parts(name)
    whole = sum(len(word) > 1 for word in words)
    return (whole, len(words), sum(not char.isascii() for char in name), len(name))
