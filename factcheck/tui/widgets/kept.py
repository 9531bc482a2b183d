"""Lines kept as they were drawn, by what they show: a list that scrolls draws only what is new."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.css.styles import RenderStyles, StylesBase
from textual.geometry import Size, Spacing
from textual.strip import Strip
from textual.style import Style

_KEPT = 200
"""Lines, a few screens of them; one takes about five kilobytes with what is made of it."""


class KeptLines(StylesCache):
    """Textual's memory of a widget's lines, which it has by their place in the widget."""

    def __init__(self, shows: Callable[[int], Hashable]) -> None:
        """``shows`` tells what a line shows: all that it is drawn from but the widget's look and
        size, or None for one that is not to be kept.
        """
        super().__init__()
        self._shows = shows
        self._lines: dict[Hashable, Strip] = {}
        self._look: Hashable = None

    def render_line(
        self,
        styles: StylesBase,
        y: int,
        size: Size,
        content_size: Size,
        padding: Spacing,
        base_background: Color,
        background: Color,
        *others: Any,
    ) -> Strip:
        """The line at ``y``, with the widget's edges; ``others`` are handed on as they come."""
        draw = super().render_line
        given = (styles, y, size, content_size, padding, base_background, background, *others)
        line = y - styles.gutter.top
        shows = self._shows(line) if 0 <= line < content_size.height else None
        if shows is None:
            return draw(*given)
        version = styles._cache_key if isinstance(styles, RenderStyles) else None
        look = (version, size, content_size, padding, base_background, background)
        if look != self._look or len(self._lines) > _KEPT:
            self._look = look
            self._lines.clear()
        if shows not in self._lines:
            self._lines[shows] = draw(*given)
        return self._lines[shows]


def let_go() -> None:
    """Have widgets that were closed be forgotten with all lines that they drew.

    Textual remembers two styles for a widget's colours under the widget's own lines, and so keeps
    the lines of the last thousand widgets: a megabyte for every five screens.
    """
    StylesCache.get_inner_outer = staticmethod(_grounds)  # type: ignore[assignment, method-assign]


@lru_cache(256)
def _grounds(base: Color, background: Color) -> tuple[Style, Style]:
    """The styles inside and outside the edges of a widget."""
    return Style(background=base + background), Style(background=base)
