"""The interface without colours, for NO_COLOR: bold, underlined and reversed text says the rest."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as Ink
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from factcheck.tui.themes import Ground, Tones, made

# Every ground is black but that of what is picked out, so that the two are told apart below.
THEME: Theme = made(
    "no-colour",
    Ground(
        background="#000000",
        surface="#000000",
        panel="#000000",
        current="#000000",
        lit="#ffffff",
        foreground="#ffffff",
        quiet="#ffffff",
        faint="#ffffff",
        rule="#ffffff",
        accent="#ffffff",
        cursor="#000000",
    ),
    Tones(*["#ffffff"] * 6),
    dark=True,
)


class NoInk(LineFilter):
    """Takes every colour off a line, and reverses what stood on a ground of its own."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in the terminal's own colours."""
        return [
            Segment(text, style and without_ink(style), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def without_ink(style: Style) -> Style:
    """A style without colours; its meta data stays, for clicks."""
    reverse = bool(style.reverse) != _stands_out(style.bgcolor)
    plain = Style(
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        strike=style.strike,
        reverse=reverse or None,
    )
    return plain + Style.from_meta(style.meta) if style.meta else plain


def _stands_out(ink: Ink | None) -> bool:
    return bool(ink and ink.triplet and max(ink.triplet) >= 64)
