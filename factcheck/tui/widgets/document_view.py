"""A document with every claim marked, the current one lit and in sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import work
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from claims.model import Span
from factcheck.tui.commands import Where, bindings
from factcheck.tui.render.document import GUTTER, Lines, Mark, cut, document_line
from factcheck.tui.render.speech import Speech
from factcheck.tui.widgets.lines import LineView

MEASURE = 76
"""Cells of text in a line, at most: longer lines are tiring to read."""

_LONG = 300_000
"""Characters from which a text is cut into lines beside the interface, not in it."""

_KEPT = 6


@dataclass(frozen=True, slots=True)
class Page:
    """A document to show."""

    key: str
    """Stands for the text: the same key, the same text."""
    text: str
    marks: Sequence[Mark] = ()
    """Sorted by where they start."""
    lit: Span | None = None
    speech: Speech | None = None
    """Who says, and how it is put, of what is lit."""
    top: int | None = None
    """The code point to begin with; None brings what is lit into sight."""


class DocumentView(LineView):
    """Shows one document; wraps it once for each width."""

    BINDINGS = bindings(Where.DOCUMENT)

    @dataclass
    class Wrapped(Message):
        """A long text has been cut into lines."""

        key: str
        lines: Lines

    class Laid(Message):
        """The document stands in lines, so that its paragraphs are numbered."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.page: Page | None = None
        self._lines: Lines | None = None
        self._cuts: OrderedDict[tuple[str, int], Lines] = OrderedDict()

    def show(self, page: Page) -> None:
        """Show a document, and bring what is lit into sight."""
        self.page = page
        self._lay()

    def mark(self, marks: Sequence[Mark]) -> None:
        """Mark the same text anew; nothing scrolls."""
        if self.page and marks != self.page.marks:
            self.page = replace(self.page, marks=marks)
            self.refresh()

    @property
    def top(self) -> int | None:
        """The code point that the pane begins with; None where nothing is laid out."""
        if not self._lines or not len(self._lines):
            return None
        return self._lines.starts[min(self.first_line, len(self._lines) - 1)]

    @property
    def paragraph(self) -> int:
        """The number of the paragraph that is lit; 0 where none is."""
        lit = self.page.lit if self.page else None
        return self._lines.paragraph_of(lit.start) if self._lines and lit else 0

    @property
    def lit_at(self) -> int | None:
        """Where what is lit begins; None where nothing is."""
        return self.page.lit.start if self.page and self.page.lit else None

    def on_resize(self) -> None:
        """Another width, other lines."""
        if self.page:
            self._lay()

    def _lay(self) -> None:
        page, width = self.page, self._width
        if page is None or width < 1 or not self.size:
            return
        found = self._cuts.get((page.key, width))
        if found is None and len(page.text) > _LONG:
            self._wrap_aside(page.key, page.text, width)
            return
        self._settle(page.key, found or cut(page.text, width))

    @property
    def _width(self) -> int:
        return min(self.text_width - GUTTER, MEASURE)

    def count_lines(self) -> int:
        """The lines of the document; 0 while a long one is being cut."""
        if self._lines is None and self.page and len(self.page.text) <= _LONG:
            self._lay()
        return len(self._lines) if self._lines else 0

    @work(thread=True, group="wrap", exclusive=True)
    def _wrap_aside(self, key: str, text: str, width: int) -> None:
        lines = cut(text, width)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Wrapped(key, lines))

    def on_document_view_wrapped(self, message: Wrapped) -> None:
        """Show the long text, if it is still the one asked for."""
        if self.page and self.page.key == message.key:
            self._settle(message.key, message.lines)

    def _settle(self, key: str, lines: Lines) -> None:
        self._cuts[(key, lines.width)] = lines
        while len(self._cuts) > _KEPT:
            self._cuts.popitem(last=False)
        another = lines is not self._lines
        self._lines = lines
        self.measure()
        self.post_message(self.Laid())
        page = self.page
        lit = page.lit if page else None
        if page and page.top is not None:
            self.page = replace(page, top=None)
            self.go(lines.line_of(page.top))
        elif lit:
            self._bring(lines.line_of(lit.start), lines.line_of(max(lit.end - 1, lit.start)))
        elif another:
            self.go(0)

    def _bring(self, first: int, last: int) -> None:
        height = self.scrollable_content_region.height
        margin = min(2, height // 4)
        if self.first_line + margin <= first and last + margin < self.first_line + height:
            return
        # What is brought in from afar stands a third down, with what leads up to it in sight.
        room = max(height - (last - first + 1), 0)
        self.go(max(0, first - room // 3))

    def line_at(self, index: int) -> Content:
        """One line of the document."""
        if self._lines is None or self.page is None or index >= len(self._lines):
            return Content("")
        page = self.page
        return document_line(self._lines, index, page.marks, page.lit, speech=page.speech)

    def action_cursor(self, by: int) -> None:
        """Scroll by so many lines."""
        self.go(self.first_line + by)

    def action_page(self, pages: float) -> None:
        """Scroll by a part of a page."""
        self.go(self.first_line + self.rows_for(pages))

    def action_edge(self, which: str) -> None:
        """Scroll to the beginning or the end."""
        self.go(0 if which == "first" else self.virtual_size.height)
