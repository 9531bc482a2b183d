"""A stretch of text as words, numbers and signs, folded for look-up, with where each stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from operator import sub

LONGEST = 6_000
"""A stretch is at most this many characters, so that work and memory stay local and linear."""

_PAD = 16
"""Empty tokens after the last, so that a look ahead (and a look back from 0) needs no check."""

# White space is passed over at once, and a plain word comes first, as most are.
_TOKEN = re.compile(
    r"""
    (?!\s)(?:
      (?!http|www)[a-z]++(?!['\w])
    | (?:https?://|www\.)\S+                          # an address is one word
    | [0-9]+ (?: [.,][0-9]+ | '[0-9]{3}(?![0-9]) )*   # digits with their separators
    | [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]
    | [^\W\d_½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]+ (?: '[^\W\d_]+ )*      # a word, with its inner apostrophes
    | [^\w\s] | _
    )
    """,
    re.VERBOSE,
)

# A line goes on over its end when the next begins like the middle of a sentence.
_BREAK = re.compile(r"\n(?:(?=[^\S\n]*\n)|(?![^\S\n]*[a-z0-9$€£(]))")
_STOPS = frozenset('.!?:;"')


def _fold_table() -> dict[int, str]:
    """One character for one: letters without accents, plain quotes, dashes and spaces."""
    table = {ord(mark): "'" for mark in "’‘ʼ´`"}
    table |= {ord(mark): '"' for mark in "“”„«»″"}
    table |= {ord(mark): "-" for mark in "‐‑‒–−"}
    table |= {ord(mark): " " for mark in "\u00a0\u2007\u2009\u200a\u202f"}
    table |= {ord("∼"): "~", ord("％"): "%", ord("µ"): "μ", ord("º"): "°"}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = base
    return table


_FOLD = _fold_table()


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one stretch, in parallel lists padded with empty tokens.

    ``words`` are folded (small letters, no accents); ``starts`` and ``ends`` count code points of
    ``text``, the whole document.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    digits: list[int]
    """Which tokens are numbers in digits."""
    count: int

    def written(self, index: int) -> str:
        """The token as the document has it."""
        return self.text[self.starts[index] : self.ends[index]]

    def touches(self, index: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return self.starts[index] == self.ends[index - 1] and self.starts[index] >= 0

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        start = self.starts[index]
        return start >= 0 and self.text[start].isupper()

    def opens(self, index: int) -> bool:
        """Whether the token begins a sentence (or the stretch)."""
        before = self.words[index - 1]
        if before in _OPENERS:
            before = self.words[index - 2]
        return before in _ENDERS


_NO_WORDS = [""] * _PAD
_NO_STARTS = [-1] * _PAD
_NO_ENDS = [-2] * _PAD
_DIGITS = frozenset("0123456789")
_OPENERS = frozenset("\"'([")
_ENDERS = frozenset((".", "!", "?", ":", ";", "…", "", "•", "-", "—"))


def fold(text: str) -> str:
    """``text`` for look-up, character for character."""
    if text.isascii():
        return text.lower()
    plain = text.translate(_FOLD)
    low = plain.lower()
    if len(low) == len(text):
        return low
    return "".join(mark.lower() if len(mark.lower()) == 1 else mark for mark in plain)


def stretches(text: str) -> Iterator[Tokens]:
    """The paragraphs of ``text`` as tokens; one too long is cut, at a sentence if it can be."""
    begin = 0
    for end, after in _breaks(text):
        yield from _pieces(text, begin, end)
        begin = after
    yield from _pieces(text, begin, len(text))


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Where a line ends that the next does not go on with, and where that one starts."""
    at = text.find("\n")
    while at >= 0:
        end = at
        while end and text[end - 1] != "\n" and text[end - 1].isspace():
            end -= 1
        if end and text[end - 1] in _STOPS:
            yield end, at + 1
        elif _BREAK.match(text, at):
            yield at, at + 1
        at = text.find("\n", at + 1)


def _pieces(text: str, start: int, end: int) -> Iterator[Tokens]:
    while end - start > LONGEST:
        cut = _cut(text, start, start + LONGEST)
        yield _tokens(text, start, cut)
        start = cut
    if start < end:
        yield _tokens(text, start, end)


def _cut(text: str, start: int, end: int) -> int:
    for mark in (". ", " "):
        cut = text.rfind(mark, start + 1, end)
        if cut > start:
            return cut + len(mark)
    return end


def _tokens(text: str, start: int, end: int) -> Tokens:
    folded = fold(text[start:end])
    words = _TOKEN.findall(folded)
    # No token begins like what may stand between two (white space, the digits of other scripts),
    # so each is the next place where its letters are.
    find, at = folded.find, 0
    ends = [(at := find(word, at) + len(word)) + start for word in words]
    starts = list(map(sub, ends, map(len, words)))
    digits = [index for index, word in enumerate(words) if word[0] in _DIGITS]
    count = len(words)
    words += _NO_WORDS
    starts += _NO_STARTS
    ends += _NO_ENDS
    return Tokens(text, words, starts, ends, digits, count)
