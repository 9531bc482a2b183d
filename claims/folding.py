"""Text made comparable: accents, case, quote marks and dashes folded, words with their spans."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.model import Span

# A word keeps inner apostrophes, hyphens, dots and digit separators: "don't", "U.S.", "1,000.5".
_WORD = re.compile(r"[^\W_]+(?:['’.,\-\u2010\u2011][^\W_]+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, its folded form, and where it stands."""

    text: str
    folded: str
    span: Span


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """``text`` without accents, case, and typographic marks: "Velázquez" becomes "velazquez"."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(mark for mark in parts if not unicodedata.combining(mark)).casefold()


def count_words(text: str, within: Span) -> int:
    """How many words of :func:`words` a part of a text has."""
    return len(_WORD.findall(text, within.start, within.end))


def words(text: str, within: Span | None = None) -> Iterator[Word]:
    """The words of ``text`` (or of a part of it) in order, with spans into the whole of it."""
    start, end = (within.start, within.end) if within else (0, len(text))
    for found in _WORD.finditer(text, start, end):
        yield Word(found.group(), fold(found.group()), Span(found.start(), found.end()))
