"""A page over the screen, to read and to close."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from factcheck.tongue import later
from factcheck.tui.screens.dialog import Dialog
from factcheck.tui.widgets.page_view import Layout, PageView


class Show(Dialog[None]):
    """Help, a history, a comparison: scrolls, and closes with escape, q or enter."""

    hints: ClassVar = (
        ("reading.down", later("scroll")),
        ("reading.up", later("back")),
        ("reading.close", later("close")),
    )

    def __init__(self, title: str, layout: Layout) -> None:
        super().__init__(classes="page")
        self.title_text = title
        self._layout_page = layout

    def fields(self) -> Iterable[Widget]:
        """The page."""
        yield PageView(self._layout_page)
