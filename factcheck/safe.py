"""Text made safe to show: nothing that steers a terminal, hides, or turns the reading direction.

Stored text is never touched; whatever is shown or printed goes through :func:`safe`. Every
character that could do harm is replaced by one visible stand-in, so that offsets into the text
hold and a tampered document shows that it was tampered with.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

MOST_MARKS = 8
"""Combining marks drawn on one letter; more are shown one by one instead of being stacked."""

_HIDDEN_MARK = "·"
_TURN_MARK = "⯑"
_UNKNOWN_MARK = "\N{REPLACEMENT CHARACTER}"
_BREAK_MARK = "\N{SYMBOL FOR NEWLINE}"

_BIDI = frozenset([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# Zero width by themselves, though str.isprintable() lets the first seven through: Hangul fillers,
# the grapheme joiner, two Khmer vowels that are never drawn.
_FILLERS = (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0)
_ZERO_WIDTH = frozenset([*_FILLERS, 0x00AD, 0x180E, 0x200B, 0x200C, 0x200D, 0xFEFF]) | frozenset(
    range(0x2060, 0x2066)
)
# Of the category of formatting characters, yet drawn: Arabic and Syriac number and verse signs.
_DRAWN = frozenset([*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD])


def _stand_in(code: int) -> int | str:
    """What is shown for a code point: itself, or its stand-in of one character."""
    if code in _BIDI:
        return _TURN_MARK
    if code in _ZERO_WIDTH:
        return _HIDDEN_MARK
    match unicodedata.category(chr(code)):
        case "Cc":
            return _control_picture(code)
        case "Cf":
            return code if code in _DRAWN else _UNKNOWN_MARK
        case "Cs" | "Co":
            return _UNKNOWN_MARK
        case "Zl" | "Zp":
            return _BREAK_MARK
        case "Cn":
            # Unassigned may only mean newer than this Python; the noncharacters never mean text.
            noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
            return _UNKNOWN_MARK if noncharacter else code
        case _:
            return code


def _control_picture(code: int) -> int | str:
    if code in (0x09, 0x0A):
        return " "
    if code < 0x20:
        return 0x2400 + code
    return 0x2421 if code == 0x7F else _UNKNOWN_MARK


class _StandIns(dict[int, "int | str"]):
    """A table for str.translate that fills itself; what lies beyond the BMP is not kept."""

    def __missing__(self, code: int) -> int | str:
        found = _stand_in(code)
        if code <= 0xFFFF:
            self[code] = found
        return found


class _BlockStandIns(_StandIns):
    """The same for text of several lines: line feeds and tabs stay."""

    def __missing__(self, code: int) -> int | str:
        return code if code in (0x09, 0x0A) else super().__missing__(code)


_LINE = _StandIns()
_BLOCK = _BlockStandIns()
_FILLER_CHARACTERS = tuple(map(chr, _FILLERS))


_NO_MARKS = r"\w\s\x00-\x7f\u2010-\u20cf\u2100-\u2bff"
"""Letters, digits, spaces, punctuation, and what bars and frames are drawn with."""
_UNWORDED = re.compile(f"[^{_NO_MARKS}]{{{MOST_MARKS + 1}}}")
"""As many characters as would make too many marks on one letter, if they are any."""


@cache
def _piled_marks() -> re.Pattern[str]:
    """Runs of combining marks longer than is ever written."""
    # Ranges instead of two thousand single characters: compiled in a tenth of the time, which the
    # first typographic quotation mark of every run waits for.
    blocks = (range(0x0300, 0x3100), range(0xA66F, 0xAC00), range(0xFB1E, 0xFE30))
    marks = "".join(
        f"{chr(run[0])}-{chr(run[-1])}"
        for block in blocks
        for is_mark, codes in groupby(block, lambda code: unicodedata.category(chr(code))[0] == "M")
        if is_mark and (run := list(codes))
    )
    return re.compile(f"([{marks}]{{{MOST_MARKS}}})([{marks}]+)")


def cap_marks(text: str) -> str:
    """``text`` with the marks beyond :data:`MOST_MARKS` on one letter as visible dots, 1:1."""
    # Nearly all text is done with here, before it has the marks of all scripts collected, which
    # takes longer than drawing a pane.
    if text.isascii() or not _UNWORDED.search(text):
        return text
    return _piled_marks().sub(
        lambda found: found.group(1) + _HIDDEN_MARK * len(found.group(2)), text
    )


def is_safe(text: str) -> bool:
    """Whether ``text`` can go to a terminal as it is."""
    if not text.isprintable():
        return False
    if text.isascii():
        return True
    return not any(filler in text for filler in _FILLER_CHARACTERS)


def safe(text: str) -> str:
    """``text`` for one line on a screen: of the same length, each harmful character replaced.

    Line feeds and tabs become spaces. Costs a scan where nothing is wrong, which is nearly always.
    """
    return cap_marks(text if is_safe(text) else text.translate(_LINE))


def safe_block(text: str) -> str:
    """``text`` of several lines for printing: as :func:`safe`, but line feeds and tabs stay."""
    return cap_marks(text if is_safe(text) else text.replace("\r\n", "\n").translate(_BLOCK))


def oddities(text: str) -> int:
    """How many characters of ``text`` hide, steer or turn it: a count worth showing a checker."""
    if is_safe(text):
        return 0
    return sum(
        shown != original and original not in "\t\n\r"
        for original, shown in zip(text, text.translate(_LINE), strict=True)
    )


class _JsonEscapes(_StandIns):
    """The same choice of characters, written as JSON writes them: nothing is lost."""

    def __missing__(self, code: int) -> int | str:
        if code == 0x0A or _stand_in(code) == code:
            return code
        units = chr(code).encode("utf-16-be", "surrogatepass")
        return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


_JSON = _JsonEscapes()


def safe_json(text: str) -> str:
    """Serialised JSON with the harmful characters of its strings as escapes: the same values."""
    return text if is_safe(text) else text.translate(_JSON)
