"""Every character that the interface draws, with what stands for it where only ASCII is.

A glyph is the character itself, to be put into texts as any other; which form it takes is decided
when a text is made of it: in ``f"{glyph}"``, ``str(glyph)``, ``glyph * 3``, or as a piece of
:func:`factcheck.tui.render.text.line`. Joined with ``+`` or ``join`` it would stay as it is, so
those take ``str(glyph)``.
"""

from __future__ import annotations

import locale
from collections.abc import Mapping
from typing import SupportsIndex

from factcheck import tongue

_ascii = False


class Glyph(str):
    """A character that knows its ASCII form."""

    __slots__ = ("ascii",)
    ascii: str

    def __new__(cls, character: str, ascii: str) -> Glyph:  # noqa: A002 - what it is
        """``ascii`` has as many cells as ``character`` wherever columns depend on it."""
        made = super().__new__(cls, character)
        made.ascii = ascii
        return made

    def __str__(self) -> str:
        return self.ascii if _ascii else self[:]

    def __format__(self, how: str) -> str:
        return format(str(self), how)

    def __mul__(self, count: SupportsIndex) -> str:
        return str(self) * count


def draw_ascii(wanted: bool, *, letters: bool = True) -> None:
    """Draw in ASCII from here on, or as ever; without ``letters``, words are spelt in it too."""
    global _ascii
    _ascii = wanted
    tongue.spell_plainly(wanted, letters=letters)


def is_ascii() -> bool:
    """Whether only ASCII is drawn."""
    return _ascii


def wants_ascii(configured: str, environment: Mapping[str, str]) -> bool:
    """Whether to draw in ASCII: as configured, or where the terminal has no other characters."""
    if configured != "auto":
        return configured == "ascii"
    return environment.get("TERM") == "linux" or not speaks_utf8()


def speaks_utf8() -> bool:
    """Whether the locale says that the terminal takes UTF-8."""
    # Not getpreferredencoding(), which tells Python's own UTF-8 mode in place of the terminal's.
    return locale.getencoding().casefold().replace("-", "") == "utf8"


TWINS = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚‹›", "'"),
    **dict.fromkeys("–—−‐‑", "-"),
    **{"·": ".", "•": "*", "×": "x", "…": "~"},
}
"""Signs in documents that have a twin in ASCII as wide as themselves."""

# Prose

ELLIPSIS = Glyph("…", "...")
CUT = Glyph("…", ">")
"""Where a line was cut off to fit."""
DOT = Glyph("·", "-")
"""Between parts of a line."""
ARROW = Glyph("→", "->")
DASH = Glyph("–", "-")
OPENED = Glyph("“", '"')
CLOSED = Glyph("”", '"')
TIMES = Glyph("×", "x")
PARAGRAPH = Glyph("¶", "#")
UP = Glyph("↑", "up")
DOWN = Glyph("↓", "down")

# Verdicts, states and relations

YES = Glyph("✓", "T")
CONFLICTS = Glyph("✗", "X")
UNLIKE = Glyph("≠", "!")
MISSING = Glyph("∅", "0")
SCOPE = Glyph("⇄", "<")
AGREES = Glyph("=", "=")
VERBATIM = Glyph("≡", '"')
COMPATIBLE = Glyph("≈", "%")
SIMILAR = Glyph("~", "~")
NOTHING = Glyph("·", ".")
PUBLISHED = Glyph("¶", "P")
SUPPORTS = Glyph("+", "+")
UNDERMINES = Glyph("−", "-")
DEFERRED = Glyph("◷", "@")
STALE = Glyph("↻", "*")
ORPHAN = Glyph("?", "?")
WITHDRAWN = Glyph("×", "x")
REFERENCE = Glyph("○", "o")
DROPPED = Glyph("−", "-")
UNCOVERED = Glyph("¿", "?")
FLAG = Glyph("⚑", "F")
SKIPPED = Glyph("»", ">")
NUMBER = Glyph("#", "#")
QUOTATION = Glyph("“", '"')
STATEMENT = Glyph("◦", "-")
OFFICE = Glyph("‼", "!")
BY_HAND = Glyph("✎", "*")

# Marks of lists

CURRENT = Glyph("▸", ">")
MARKED = Glyph("■", "*")
BESIDE = Glyph("▌", "|")
FILTERED = Glyph("⌕", "?")
ORDERED = Glyph("↓", "^")

# Bars and number lines

FULL = Glyph("▓", "#")
REST = Glyph("░", ".")
BLOCK = Glyph("█", "#")
EIGHTHS = tuple(
    Glyph(eighth, "#" if place > 3 else "") for place, eighth in enumerate("\0▏▎▍▌▋▊▉") if place
)
"""Parts of a block, from one eighth up; where only ASCII is, whole ones from the half up."""
LINE = Glyph("─", "-")
SPAN = Glyph("═", "=")
LEFT_END = Glyph("├", "|")
RIGHT_END = Glyph("┤", "|")
WITHOUT_LOW = Glyph("◄", "<")
WITHOUT_HIGH = Glyph("►", ">")
CLOSED_END = Glyph("●", "*")
OPEN_END = Glyph("○", "o")
AT_MOST = Glyph("≤", "<=")
AT_LEAST = Glyph("≥", ">=")
