"""Whose turn it is in a transcript: lines that begin with a name, a Q, or the captioner's >>.

The one way in which labels are read: for who says what, for whose words a quotation is held
against, and for the times at which a recording is at them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from claims.model import Span
from claims.sentences import paragraphs
from claims.vocabulary import vocabulary

# Bounded, so that a line of millions of letters costs no more than any other.
_NAME = r"[^\W\d_][^\W\d_.'’-]{0,40}(?:[.'’-]{1,2}[^\W\d_]{1,40}){0,5}\.?"
_LINE = re.compile(
    r"^[ \t]{0,12}(?:[-–—•][ \t]?)?(?P<arrow>>>+[ \t]{0,3})?"
    r"(?:[\[(]?(?P<time>\d{1,2}:\d\d(?::\d\d)?)[\])]?[ \t]{1,3})?"
    r"(?P<inner>>>+[ \t]{0,3})?"
    rf"(?:(?P<name>{_NAME}(?:[ \t]{_NAME}){{0,6}})"
    r"(?:[ \t]?[(\[](?P<aside>[^()\[\]\n]{1,60})[)\]])?"
    r"[ \t]?(?::(?=\s)|(?:\.[-–—])(?=\s))|(?P<letter>Q|A|P|R)(?:\.-?|:|\.?[-–—])(?=\s))?",
    re.MULTILINE,
)
_QUESTIONER = frozenset(("Q", "P"))
_SMALL = vocabulary("de del la las los van von der den bin al el y e da di do dos the of")
# A name that is not in capitals has to stand before this many lines to be a speaker's.
_OFTEN = 2
# Fewer lines with a speaker make no transcript; and a text is nothing but one where so many turns
# begin, in at least half of its paragraphs.
_LEAST, _ONLY = 2, 3
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")

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


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of a transcript: who begins to speak, where."""

    start: int
    """Where its line begins."""
    label: Span
    """The name as written, the letter, or the mark."""
    words: int
    """Where what is said begins."""
    name: str
    """The name, :data:`QUESTIONER`, or empty for somebody who is not named."""


def turns_of(text: str) -> Turns:
    """The turns of a transcript."""
    turns = _turns(text)
    if len(turns) < _LEAST:
        return Turns((), ())
    return Turns(tuple(turn.start for turn in turns), tuple(turn.name for turn in turns))


def transcript(text: str) -> tuple[Turn, ...]:
    """The turns of a text that is nothing but a transcript; none of any other.

    Somebody speaks more than once in it, and turns begin in at least half of its paragraphs:
    articles have labels, too ("Source: …", "UPDATE: …"), and interviews an introduction.
    """
    turns = _turns(text)
    if len(turns) < _ONLY or max(Counter(turn.name for turn in turns).values()) < _OFTEN:
        return ()
    if 2 * len(turns) < sum(1 for _ in paragraphs(text)):
        return ()
    return tuple(turns)


def times(text: str) -> Iterator[tuple[int, str]]:
    """Where in a transcript times stand at the beginning of a line or beside a speaker's name."""
    for found in _LINE.finditer(text):
        clock = found["time"] or found["aside"] or ""
        if _CLOCK.fullmatch(clock):
            yield found.start(), clock


def _turns(text: str) -> list[Turn]:
    lines = [found for found in _LINE.finditer(text) if found.end() > found.start()]
    often = Counter(found["name"] for found in lines if found["name"])
    return [
        Turn(found.start(), _label(found), _words(text, found.end()), _speaker(found))
        for found in lines
        if found["letter"] or _arrow(found) or _is_name(found["name"], often) or _is_timed(found)
    ]


def _is_timed(found: re.Match[str]) -> bool:
    """Whether a name has the time beside it at which its turn begins."""
    return bool(found["name"] and (found["time"] or _CLOCK.fullmatch(found["aside"] or "")))


def _arrow(found: re.Match[str]) -> str:
    return next((part for part in ("arrow", "inner") if found[part]), "")


def _label(found: re.Match[str]) -> Span:
    part = "name" if found["name"] else "letter" if found["letter"] else _arrow(found)
    return Span(*found.span(part))


def _words(text: str, at: int) -> int:
    """The first letter after a label, also on the line below; not far off in any case."""
    end = min(len(text), at + 80)
    while at < end and text[at] in " \t\n":
        at += 1
    return at


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
