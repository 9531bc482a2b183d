"""The whole text of a document with a cursor on its words, to look over and to mark in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.content import Content
from textual.message import Message

from claims.model import Span
from factcheck.tui.render.text import clip, pad
from factcheck.tui.render.units import index_at, unit_before, unit_from
from factcheck.tui.render.whole_text import (
    MARGIN,
    NARROW_MARGIN,
    Here,
    Sheet,
    whole_line,
)
from factcheck.tui.widgets.document_view import MEASURE, DocumentView, Page
from factcheck.tui.widgets.lines import Lines

_NARROW = 60


class AboutLine(Lines):
    """One line on what stands under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._said = Content("")

    def show(self, said: Content) -> None:
        """Say something else."""
        self._said = said
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The line, as far as it goes."""
        return [pad(clip(self._said, width), width)]


class TextView(DocumentView, inherit_bindings=False):
    """Shows one text with its claims; the cursor stands on a word, a selection goes from word to
    word.
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on other words."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.sheet = Sheet()
        self.here = Here()
        self._anchor: Span | None = None
        self._column = 0
        self._held = False
        """Whether the button is down, so that moving selects."""

    # What is shown

    @property
    def text(self) -> str:
        """The text shown; empty before there is one."""
        return self.page.text if self.page else ""

    def open(self, key: str, text: str, at: Span | None) -> None:
        """Show a text with the cursor at some words, or at its beginning."""
        self._anchor, self.here = None, Here(bare=self.here.bare)
        self.sheet = Sheet()
        self.show(Page(key, text, (), at or Span(0, 0)))
        self.put(at.start if at else 0)

    def lay_out(self, sheet: Sheet) -> None:
        """Mark the same text anew; nothing scrolls."""
        self.sheet = sheet
        self._light()
        self.refresh()

    def find(self, found: Sequence[Span]) -> None:
        """Light what a search found."""
        self.here = self.here._replace(found=found)
        self.refresh()

    def strip_marks(self, bare: bool) -> None:
        """Show the text as its readers will, or with its claims."""
        self.here = self.here._replace(bare=bare)
        self.refresh()

    @property
    def margin(self) -> int:
        """Cells left of the text."""
        return MARGIN if self.size.width >= _NARROW else NARROW_MARGIN

    @property
    def _width(self) -> int:
        return min(self.text_width - self.margin, MEASURE)

    def line_at(self, index: int) -> Content:
        """One line of the text."""
        if self._lines is None or index >= len(self._lines):
            return Content("")
        return whole_line(self._lines, index, self.sheet, self.here, self.margin)

    # The cursor

    @property
    def selected(self) -> Span | None:
        """The words that are selected; None where nothing is."""
        return self.here.selected

    def put(self, at: int) -> None:
        """Put the cursor on the word at a place of the text, or the first one after it."""
        unit = unit_from(self.text, min(at, len(self.text))) or unit_before(
            self.text, len(self.text)
        )
        self._stand(unit)
        if self._lines and unit:
            self._column = unit.start - self._lines.starts[self._lines.line_of(unit.start)]

    def _stand(self, unit: Span | None) -> None:
        before = self._rows()
        self.here = self.here._replace(cursor=unit, selected=self._selection(unit))
        self._light()
        if unit and self.page:
            # Another width keeps the cursor in sight.
            self.page = replace(self.page, lit=unit)
        if self._lines and unit:
            at = self._lines.line_of(unit.start)
            self.reveal(at, self._lines.line_of(unit.end - 1), margin=2)
        for first, last in (before, self._rows()):
            self.refresh_lines(first, last - first + 1)
        self.post_message(self.Moved())

    def _rows(self) -> tuple[int, int]:
        """The first and last line of what is drawn otherwise because the cursor is there."""
        spans = [one for one in (self.here.lit, self.here.cursor, self.here.selected) if one]
        if not self._lines or not spans:
            return (0, 0)
        return (
            self._lines.line_of(min(one.start for one in spans)),
            self._lines.line_of(max(one.end for one in spans)),
        )

    def _light(self) -> None:
        cursor = self.here.cursor
        mark = self.sheet.at(cursor) if cursor else None
        self.here = self.here._replace(lit=mark.span if mark else None)

    def step(self, by: int) -> None:
        """Go on by so many words, or back."""
        cursor = self.here.cursor
        for _ in range(abs(by)):
            if cursor is None:
                return
            found = (
                unit_from(self.text, cursor.end) if by > 0 else unit_before(self.text, cursor.start)
            )
            cursor = found or cursor
        self._stand(cursor)
        if self._lines and cursor:
            self._column = cursor.start - self._lines.starts[self._lines.line_of(cursor.start)]

    def step_lines(self, by: int) -> None:
        """Go down by so many lines with words in them, or up."""
        cursor, lines = self.here.cursor, self._lines
        if cursor is None or not lines:
            return
        at = lines.line_of(cursor.start)
        way = 1 if by > 0 else -1
        for _ in range(abs(by)):
            nearest = at + way
            while 0 <= nearest < len(lines) and not self._filled(nearest):
                nearest += way
            if not 0 <= nearest < len(lines):
                break
            at = nearest
        self._stand(self._unit_in(at, self._column))

    def _filled(self, at: int) -> bool:
        lines = self._lines
        return bool(lines and lines.text[lines.starts[at] : lines.ends[at]].strip())

    def _unit_in(self, at: int, column: int) -> Span | None:
        """The word of a line that stands at so many characters, or its last one."""
        if self._lines is None:
            return None
        start, end = self._lines.starts[at], self._lines.ends[at]
        words = self.text[start:end].rstrip()
        place = start + min(column, max(len(words) - 1, 0))
        unit = unit_from(self.text, place)
        if unit and unit.start >= start + len(words):
            return unit_before(self.text, place + 1)
        return unit

    def turn_pages(self, pages: float) -> None:
        """Go down by a part of a page, or up."""
        self.step_lines(self.rows_for(pages))

    def go_edge(self, last: bool) -> None:
        """Go to the first word, or the last one."""
        self.put(len(self.text) if last else 0)

    # Selecting

    def select(self) -> None:
        """Begin to select at the cursor."""
        self._anchor = self.here.cursor
        self._stand(self.here.cursor)

    def let_go(self) -> None:
        """Select nothing."""
        self._anchor = None
        self.here = self.here._replace(selected=None)
        self.refresh()

    def other_end(self) -> None:
        """Put the cursor to the other end of what is selected."""
        if self._anchor and self.here.cursor:
            self._anchor, cursor = self.here.cursor, self._anchor
            self._stand(cursor)

    def _selection(self, cursor: Span | None) -> Span | None:
        if self._anchor is None or cursor is None:
            return None
        return Span(min(self._anchor.start, cursor.start), max(self._anchor.end, cursor.end))

    # The mouse

    def _offset_at(self, event: events.MouseEvent) -> int | None:
        """The place of the text under the pointer."""
        offset = event.get_content_offset(self)
        if offset is None or self._lines is None:
            return None
        at = self.first_line + offset.y
        if not 0 <= at < len(self._lines):
            return None
        start, end = self._lines.starts[at], self._lines.ends[at]
        words = self.text[start:end].rstrip()
        return start + min(index_at(words, offset.x - self.margin), max(len(words) - 1, 0))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click puts the cursor there; dragged on, it selects."""
        at = self._offset_at(event)
        if at is not None:
            self._anchor = None
            self.put(at)
            self._held = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Words that the pointer is dragged over are selected."""
        if not self._held:
            return
        at = self._offset_at(event)
        unit = unit_from(self.text, at) if at is not None else None
        if unit and unit != self.here.cursor:
            self._anchor = self._anchor or self.here.cursor
            self._stand(unit)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """What was selected stays selected."""
        self._held = False
        self.release_mouse()
