"""The last defence: whatever reaches the terminal is safe, through whichever widget it came."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from factcheck.safe import is_safe, safe
from factcheck.tui.render.glyphs import CUT, TWINS, is_ascii


class SafeText(LineFilter):
    """Replaces what could steer the terminal in every line of every widget."""

    def __init__(self, *, letters: bool = True) -> None:
        """Without ``letters``, what the terminal has no letter for is spelt in those it has."""
        super().__init__()
        self._letters = letters

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with the same texts, made safe."""
        if is_ascii():
            segments = _with_plain_edges(segments)
        if not self._letters:
            return [
                segment
                if segment.control or segment.text.isascii()
                else Segment(spelt(safe(segment.text)), segment.style, segment.control)
                for segment in segments
            ]
        if all(segment.control or is_safe(segment.text) for segment in segments):
            return segments
        return [
            segment
            if segment.control
            else Segment(safe(segment.text), segment.style, segment.control)
            for segment in segments
        ]


_EDGE = re.compile(r"[+-].*[+-] *")


def _with_plain_edges(segments: list[Segment]) -> list[Segment]:
    """An edge whose title was too long for it; Textual cuts titles with a sign of its own."""
    line = "".join(segment.text for segment in segments)
    if CUT not in line or not _EDGE.fullmatch(line):
        return segments
    return [
        Segment(segment.text.replace(CUT, CUT.ascii), segment.style, segment.control)
        for segment in segments
    ]


@lru_cache(4096)
def spelt(text: str) -> str:
    """``text`` in ASCII and as many cells: letters without their accents, else question marks."""
    return "".join(
        one if one.isascii() else _twin(one)
        for one in (text if text.isascii() else unicodedata.normalize("NFC", text))
    )


def _twin(character: str) -> str:
    cells = cell_len(character)
    plain = TWINS.get(character) or unicodedata.normalize("NFKD", character)
    found = plain.encode("ascii", "ignore").decode()
    return found if len(found) == cells and found.isprintable() else "?" * cells
