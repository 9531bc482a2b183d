"""A page of text to read: help, history, a scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from textual.content import Content

from factcheck.tui.commands import Where, bindings
from factcheck.tui.widgets.lines import LineView

Layout: TypeAlias = Callable[[int], Sequence[Content]]
"""Lays a page out for a width in cells."""


class PageView(LineView):
    """Lines that scroll, laid out again when the width changes."""

    BINDINGS = bindings(Where.READING)

    def __init__(self, layout: Layout, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._layout_page = layout
        self._lines: Sequence[Content] = ()

    def on_mount(self) -> None:
        """Lay the page out for the first time."""
        self.on_resize()

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._lines = self._layout_page(self.text_width)
        self.set_lines(len(self._lines))
        self.refresh()

    def line_at(self, index: int) -> Content:
        """One line of the page."""
        return self._lines[index] if index < len(self._lines) else Content("")

    def action_scroll(self, by: int) -> None:
        """Scroll by so many lines."""
        self.go(self.first_line + by)

    def action_cancel(self) -> None:
        """Close the page."""
        self.screen.dismiss(None)
