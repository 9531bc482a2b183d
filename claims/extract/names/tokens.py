"""A text as tokens with their places: words, clitics ("'s"), abbreviations, marks, line ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from operator import sub

from claims.vocabulary import vocabulary

# Abbreviations whose dot belongs to the word, whatever follows.
_DOTTED = vocabulary(
    "mr mrs ms dr prof sen sens rep reps gov govs gen col capt lt sgt maj adm hon rev fr st jr sr",
    "pres jan feb mar apr jun jul aug sept sep oct nov dec inc corp ltd co vs no dept sra srta",
    "lic ing dra etc ariz ark calif colo conn del fla ga ill ind kan ky mass mich minn mo mont neb",
    "nev okla ore pa tenn tex va wash wis wyo",
)

# White space is passed over at once. A word that nothing sticks to comes first, as most do, then
# the marks that are nothing else, and words too long to be an abbreviation.
# Runs are possessive, every alternative takes at least one character, and no part repeats over
# another, so that matching is linear.
_TOKEN = re.compile(
    r"(?![^\S\n])(?:[^\W_]++(?![\w.'’‐‑\-&/]|[,:]\d)"
    r"|[,;:!?()\"“”]"
    r"|[^\W_]{6,}+(?![\w'’‐‑\-&/]|[.,:]\d)"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    rf"|\b(?i:{'|'.join(sorted(_DOTTED))})\.(?=\s|,|$)"
    r"|[A-ZÁÉÍÓÚÑ]\.(?= ?[A-ZÁÉÍÓÚÑ])"  # an initial
    r"|['’](?i:s|re|ve|ll|d|m)\b"
    r"|[^\W_]++(?:(?:[-‐‑&/_]|['’](?!(?i:s|re|ve|ll|d|m)\b)|[.,:](?=\d))[^\W_]++)*+"
    r"|``|''|\.\.\.|--+|\n|[^\s\w]|_)"
)
_REMEMBERED = 100_000
"""Code points up to which the tokens of the last text are kept for the next step that asks."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as parallel lists: words as written, lower-cased, and their ends."""

    text: str
    word: list[str]
    low: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.word)

    def at(self, offset: int) -> int:
        """The index of the first token that starts at ``offset`` or after it."""
        return bisect_left(self.start, offset)

    def between(self, first: int, last: int) -> str:
        """The text from token ``first`` to token ``last`` (exclusive), as written."""
        return self.text[self.start[first] : self.end[last - 1]] if first < last else ""


def tokenise(text: str) -> Tokens:
    """The tokens of ``text`` in order; every character that is not white space is in one."""
    return _remembered(text) if len(text) <= _REMEMBERED else _tokens_of(text)


def _tokens_of(text: str) -> Tokens:
    word = _TOKEN.findall(text)
    if not word:
        return Tokens(text, [], [], [], [])
    # Only white space stands between tokens, so each is the next place where its letters are; and
    # none holds a space, so that all can be lower-cased at once.
    find, at = text.find, 0
    end = [at := find(each, at) + len(each) for each in word]
    start = list(map(sub, end, map(len, word)))
    low = " ".join(word).lower().replace("’", "'").split(" ")
    return Tokens(text, word, low, start, end)


_remembered = lru_cache(maxsize=1)(_tokens_of)
