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
        self._laid: tuple[int, Sequence[Content]] | None = None

    def on_resize(self) -> None:
        """Another width, other lines."""
        self.measure()

    def count_lines(self) -> int:
        """The lines of the page, laid out for the width."""
        if self._laid is None or self._laid[0] != self.text_width:
            self._laid = (self.text_width, self._layout_page(self.text_width))
        return len(self._laid[1])

    def line_at(self, index: int) -> Content:
        """One line of the page."""
        return self._laid[1][index] if self._laid else Content("")

    def action_scroll(self, by: int) -> None:
        """Scroll by so many lines."""
        self.go(self.first_line + by)

    def action_cancel(self) -> None:
        """Close the page."""
        self.screen.dismiss(None)
