"""The words of a text as a cursor steps over them, whatever script they are in.

A unit is a word without the marks around it, one character of a script that sets no spaces, or a
run of other marks; combining marks stay with their letter. Units are exact code-point spans.
"""

from __future__ import annotations

import re
from unicodedata import category

from rich.cells import get_character_cell_size

from claims.model import Span
from factcheck.tui.render.cells import shown

_JOINER = re.compile("['’.,\\-‐‑@_]")
_EACH = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
"""Characters of scripts that set no spaces between words."""
_JOINING = re.compile("[\u200c\u200d]")
_FIRST_MARK = 0x2FF
# A word of more characters than that is stepped through in parts.
_LONGEST = 200


def unit_from(text: str, at: int) -> Span | None:
    """The unit that holds ``at``, or the first one after it; None at the end of the text."""
    while at < len(text) and text[at].isspace():
        at += 1
    if at >= len(text):
        return None
    return unit_at(text, at)


def unit_before(text: str, at: int) -> Span | None:
    """The last unit that begins before ``at``; None where none does."""
    at -= 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return unit_at(text, at) if at >= 0 else None


def unit_at(text: str, at: int) -> Span:
    """The unit that holds the character at ``at``, which is no white space."""
    at = _letter(text, at)
    kind = _kind(text[at])
    if kind == "each":
        return Span(at, _marks(text, at + 1))
    start, end = at, at + 1
    while start > 0 and at - start <= 2 * _LONGEST:
        before = _letter(text, start - 1)
        # A mark without a letter is a word of its own, which other marks do not run on from.
        lone = _is_mark(text[before]) and kind != "word"
        if lone or not _together(text, before, kind):
            break
        start = before
    while end < len(text) and end - at <= 2 * _LONGEST and _together(text, end, kind):
        end += 1
    if end - start > 2 * _LONGEST:
        # Cut where every look at the same word cuts it.
        start = max(start, _letter(text, at - at % _LONGEST))
        end = min(end, _letter(text, at - at % _LONGEST + _LONGEST))
    return Span(start, _marks(text, end))


def _together(text: str, at: int, kind: str) -> bool:
    """Whether the character at ``at`` belongs to a unit of that kind beside it."""
    letter = text[at]
    if letter.isspace():
        return False
    if _is_mark(letter):
        return True
    if kind == "word" and _JOINER.match(letter):
        beside = at > 0 and at + 1 < len(text)
        return beside and _is_word(text, at - 1) and _is_word(text, at + 1)
    return _kind(letter) == kind and not (
        kind == "other" and _JOINER.match(letter) and _inner(text, at)
    )


def _inner(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and _is_word(text, at - 1) and _is_word(text, at + 1)


def _is_word(text: str, at: int) -> bool:
    return _is_mark(text[at]) or _kind(text[at]) == "word"


def _kind(letter: str) -> str:
    if not (letter.isalnum() or _is_mark(letter)):
        return "other"
    return "each" if _EACH.match(letter) else "word"


def _is_mark(letter: str) -> bool:
    return (ord(letter) > _FIRST_MARK and category(letter)[0] == "M") or bool(
        _JOINING.match(letter)
    )


def _letter(text: str, at: int) -> int:
    """The letter that a combining mark at ``at`` belongs to."""
    start = at
    while at > 0 and start - at < _LONGEST and _is_mark(text[at]) and not text[at - 1].isspace():
        at -= 1
    return at


def _marks(text: str, end: int) -> int:
    start = end
    while end < len(text) and end - start < _LONGEST and _is_mark(text[end]):
        end += 1
    return end


def index_at(text: str, cells: int) -> int:
    """The character of one line that stands ``cells`` cells from its beginning."""
    at = 0
    for place, letter in enumerate(shown(text)):
        at += get_character_cell_size(letter)
        if at > cells:
            return place
    return max(len(text) - 1, 0)
