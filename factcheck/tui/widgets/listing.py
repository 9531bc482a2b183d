"""Entries below each other, some to be chosen: of any number of them only those seen are drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message

from factcheck.tui.commands import Where, bindings
from factcheck.tui.render.entries import Entry, Look
from factcheck.tui.render.text import clip
from factcheck.tui.widgets.lines import LineView

_KEPT = 512


class Listing(LineView):
    """Entries, one of them current, some of them marked."""

    BINDINGS: ClassVar = bindings(Where.LISTING)

    @dataclass
    class Moved(Message):
        """Another entry is current."""

        listing: Listing
        entry: Entry

    @dataclass
    class Chosen(Message):
        """An entry was chosen by a second click; the enter key goes to the screen."""

        listing: Listing
        entry: Entry

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.entries: Sequence[Entry] = ()
        self.cursor = -1
        """The place of the current entry; -1 where nothing can be chosen."""
        self.marked: frozenset[str] = frozenset()
        self._choices: list[int] = []
        self._begins: list[int] = [0]
        self._width = 0
        self._drawn: OrderedDict[int, Sequence[Content]] = OrderedDict()

    @property
    def current(self) -> Entry | None:
        """The entry that acts go to."""
        return self.entries[self.cursor] if 0 <= self.cursor < len(self.entries) else None

    def show(self, entries: Sequence[Entry], key: str | None = None) -> None:
        """Show other entries; that of ``key``, or the current one, stays current where it can."""
        before = self.current
        wanted = key or (before.key if before else "")
        self.entries = entries
        self._choices = [place for place, one in enumerate(entries) if one.key]
        same = next((place for place in self._choices if entries[place].key == wanted), None)
        self.cursor = self._near(self.cursor) if same is None else same
        self._lay()
        self._reveal()
        after = self.current
        if after and (before is None or after.key != before.key or after != before):
            self.post_message(self.Moved(self, after))

    def _near(self, place: int) -> int:
        """The choice at a place or before it, else the first one there is."""
        before = bisect_right(self._choices, max(place, 0)) - 1
        return self._choices[max(before, 0)] if self._choices else -1

    def mark(self, keys: Iterable[str]) -> None:
        """Have exactly these marked."""
        self.marked = frozenset(keys)
        self._redraw()

    def go_to(self, key: str) -> bool:
        """Make the entry of that key current; False where there is none."""
        place = next((one for one in self._choices if self.entries[one].key == key), None)
        if place is None:
            return False
        self.move_to(place)
        return True

    def move_to(self, place: int) -> None:
        """Make the entry at a place current, and bring it into sight."""
        if place == self.cursor or not 0 <= place < len(self.entries):
            return
        for one in (self.cursor, place):
            self._drawn.pop(one, None)
            if one >= 0:
                self.refresh_lines(self._starts[one], self.entries[one].height(self._width))
        self.cursor = place
        self._reveal()
        self.post_message(self.Moved(self, self.entries[place]))

    def action_cursor(self, by: int) -> None:
        """Go to the next entry that can be chosen; scroll where there is none."""
        if not self._choices:
            self.go(self.first_line + by)
            return
        at = bisect_right(self._choices, self.cursor) - 1
        wanted = max(0, min(at + by, len(self._choices) - 1))
        self.move_to(self._choices[wanted])
        if by < 0 and wanted == 0:
            # The heading above the first entry is not chosen, and still to be seen.
            self.go(0)

    def action_page(self, pages: float) -> None:
        """Move by a part of a page."""
        step = self.rows_for(pages)
        if not self._choices:
            self.go(self.first_line + step)
            return
        line = max(0, min(self._starts[max(self.cursor, 0)] + step, self._starts[-1] - 1))
        place = self._near(self._entry_at(line))
        self.move_to(place)

    def action_edge(self, which: str) -> None:
        """Move to the first or the last entry."""
        if self._choices:
            self.move_to(self._choices[0 if which == "first" else -1])
        self.go(0 if which == "first" else self._starts[-1])

    def on_click(self, event: events.Click) -> None:
        """A click makes an entry current; on the current one it chooses it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place = self._entry_at(self.first_line + offset.y)
        if place < len(self.entries) and self.entries[place].key:
            if place == self.cursor:
                self.post_message(self.Chosen(self, self.entries[place]))
            else:
                self.move_to(place)

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._lay()
        self._reveal()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show which entry acts go to, as long as they go to one."""
        super().watch_has_focus(has_focus)
        self._redraw()

    def _redraw(self) -> None:
        self._drawn.clear()
        self.refresh()

    def _lay(self) -> None:
        self._width = 0
        self._drawn.clear()
        self.measure()

    @property
    def _starts(self) -> list[int]:
        """The first line of each entry, and the end of the last."""
        width = self.text_width
        if self._width != width:
            self._begins = [0, *accumulate(one.height(width) for one in self.entries)]
            self._width = width
            self._drawn.clear()
        return self._begins

    def count_lines(self) -> int:
        """The lines of all entries."""
        return self._starts[-1]

    def _entry_at(self, line: int) -> int:
        return bisect_right(self._starts, line) - 1

    def line_at(self, index: int) -> Content:
        """One of the lines of an entry."""
        place = self._entry_at(index)
        if place >= len(self.entries):
            return Content("")
        part = index - self._starts[place]
        lines = self._lines_of(place)
        return lines[part] if part < len(lines) else Content("")

    def _lines_of(self, place: int) -> Sequence[Content]:
        if place not in self._drawn:
            entry = self.entries[place]
            current = place == self.cursor
            look = Look(current, current and self.has_focus, entry.key in self.marked)
            width = self.text_width
            self._drawn[place] = [clip(one, width) for one in entry.lines(width, look)]
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        return self._drawn[place]

    def _reveal(self) -> None:
        if self.cursor >= 0 and self.size:
            first, end = self._starts[self.cursor], self._starts[self.cursor + 1]
            self.reveal(first, end - 1, margin=1)
