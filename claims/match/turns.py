"""Whose turn it is in a transcript: lines that begin with a name, a Q, or the captioner's >>."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from claims.model import Span
from claims.vocabulary import vocabulary

_NAME = r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-]+[^\W\d_]+)*\.?"
_LINE = re.compile(
    r"^[ \t]{0,12}(?:[-–—•][ \t]?)?(?P<arrow>>>+[ \t]{0,3})?"
    r"(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?[ \t]{1,3})?"
    rf"(?:(?P<name>{_NAME}(?:[ \t]{_NAME}){{0,6}})(?:[ \t]?[(\[][^()\[\]\n]{{1,60}}[)\]])?"
    r"[ \t]?(?::(?=\s)|(?:\.[-–—])(?=\s))|(?P<letter>Q|A|P|R)(?:\.-?|:|\.?[-–—])(?=\s))?",
    re.MULTILINE,
)
_QUESTIONER = frozenset(("Q", "P"))
_SMALL = vocabulary("de del la las los van von der den bin al el y e da di do dos the of")
# A name that is not in capitals has to stand before this many lines to be a speaker's.
_OFTEN = 2
# Fewer lines with a speaker make no transcript.
_LEAST = 2

QUESTIONER = "Q"
"""The speaker of questions whom a transcript does not name."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The speakers of a transcript in order; no turns where a text is no transcript."""

    starts: tuple[int, ...]
    names: tuple[str, ...]
    """As written before the colon; :data:`QUESTIONER`, or empty for somebody who is not named."""

    def speaker(self, span: Span) -> str:
        """Who speaks where a span begins; empty where that is not told, or others speak in it."""
        at = bisect_right(self.starts, span.start) - 1
        last = bisect_right(self.starts, max(span.start, span.end - 1)) - 1
        return self.names[at] if at >= 0 and at == last else ""


def turns_of(text: str) -> Turns:
    """The turns of a transcript."""
    lines = [found for found in _LINE.finditer(text) if found.end() > found.start()]
    often = Counter(found["name"] for found in lines if found["name"])
    turns = [
        (found.start(), _speaker(found))
        for found in lines
        if found["letter"] or found["arrow"] or _is_name(found["name"], often)
    ]
    if len(turns) < _LEAST:
        return Turns((), ())
    return Turns(tuple(start for start, _ in turns), tuple(name for _, name in turns))


def _speaker(found: re.Match[str]) -> str:
    if found["letter"]:
        return QUESTIONER if found["letter"] in _QUESTIONER else ""
    name = found["name"] or ""
    return QUESTIONER if name.casefold() in ("question", "pregunta") else name


def _is_name(name: str | None, often: Counter[str]) -> bool:
    """Whether a label is a speaker's: in capitals, or a name that stands before several lines."""
    if not name:
        return False
    if name.isupper() and len(name) > 1:
        return True
    named = all(word[0].isupper() or word in _SMALL for word in name.split())
    return named and often[name] >= _OFTEN
