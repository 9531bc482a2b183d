"""Textual's own widgets drawn in ASCII."""

from __future__ import annotations

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class PlainBars(ScrollBarRender):
    """A scroll bar of whole cells: its ends are where a cell begins."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def draw_bars(*, ascii: bool) -> None:  # noqa: A002 - what they are drawn in
    """Draw scroll bars in ASCII from here on, or as ever."""
    ScrollBar.renderer = PlainBars if ascii else ScrollBarRender
