"""The queue: any number of claims, of which only those in sight are read and drawn."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from factcheck.tui.commands import Where, bindings
from factcheck.tui.render.rows import Row, heading_line, row_height, row_lines
from factcheck.tui.widgets.headings import Group, Headings
from factcheck.tui.widgets.kept import KeptLines
from factcheck.tui.widgets.lines import LineView
from factcheck.tui.widgets.selection import Selection

Fetch: TypeAlias = Callable[[Sequence[int]], Mapping[int, Row]]

_PAGE = 64
_KEPT = 1024


class ClaimList(LineView):
    """Claims by their number, one of them current, some of them selected."""

    BINDINGS = bindings(Where.LIST)

    @dataclass
    class Moved(Message):
        """Another claim is current."""

        claim: int

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:  # noqa: A002
        """``fetch`` gives the rows of some claims; it is asked for a page at a time."""
        super().__init__(id=id)
        self.ids: array[int] = array("i")
        self.cursor = 0
        """The place of the current claim among :attr:`ids`."""
        self.selection = Selection()
        self.above: int | None = None
        """Lines to keep in sight above the current claim, until the cursor moves."""
        self.headings = Headings()
        self._fetch = fetch
        self._styles_cache = KeptLines(self._shows)
        self._last: tuple[Hashable, Sequence[Content]] = (None, ())
        """The lines of the claim that was drawn last, and what they were made of."""
        self._drawn_from = (0, "", 2)
        """The first line, the theme and the width of numbers, while lines are drawn."""
        self._rows: OrderedDict[int, Row] = OrderedDict()

    @property
    def current(self) -> int | None:
        """The number of the current claim."""
        return self.ids[self.cursor] if self.ids else None

    def show(self, ids: array[int], current: int | None, groups: Sequence[Group] = ()) -> None:
        """Show other claims; the current one stays current where it is among them.

        ``groups`` have headings between the claims.
        """
        before = self.current
        self.selection.follow(self.ids, ids, self.cursor)
        above = self.lines_above if before == current and self.above is None else self.above
        self.ids, self.headings = ids, Headings(groups)
        self.cursor = self._place(current)
        self.above = above if self.current == current else None
        self._measure()
        if self.current is not None and self.current != before:
            self.post_message(self.Moved(self.current))

    @property
    def lines_above(self) -> int:
        """How many lines above the current claim are in sight."""
        return max(self._line(self.cursor) - self.first_line, 0)

    def extend(self, ids: Iterable[int]) -> None:
        """Show more claims after those that are there."""
        self.ids.extend(ids)
        self._measure()

    def _place(self, claim: int | None) -> int:
        if claim is None or not self.ids:
            return 0
        try:
            return self.ids.index(claim)
        except ValueError:
            return min(self.cursor, len(self.ids) - 1)

    @property
    def selected(self) -> list[int]:
        """The selected claims, in the order shown."""
        return [self.ids[place] for place in self.selection.places(self.cursor)]

    @property
    def selected_count(self) -> int:
        """How many are selected, which takes no longer for a million."""
        return self.selection.count(self.cursor)

    def toggle(self) -> None:
        """Select the current claim, or let go of it."""
        self.selection.toggle(self.cursor)
        self.refresh()

    def mark_range(self) -> bool:
        """Begin a range at the cursor, or keep the one that is open; gives whether one is open."""
        if self.selection.anchor is None:
            self.selection.anchor = self.cursor
        else:
            self.selection.keep_range(self.cursor)
        self.refresh()
        return self.selection.anchor is not None

    def select_all(self) -> None:
        """Select all that is shown."""
        self.selection.select(range(len(self.ids)))
        self.refresh()

    def select_none(self) -> None:
        """Let go of all that is selected."""
        self.selection.clear()
        self.refresh()

    def forget(self, claims: Iterable[int] | None = None) -> None:
        """Read these claims (or all) anew when they are next drawn."""
        if claims is None:
            self._rows.clear()
            self.refresh()
            return
        gone = {claim for claim in claims if self._rows.pop(claim, None)}
        first, _ = self.headings.at(self.first_line, self._height)
        for place in range(first, min(first + self.size.height + 1, len(self.ids))):
            if self.ids[place] in gone:
                self._refresh_row(place)

    def go_to(self, claim: int) -> bool:
        """Make that claim current; False where it is not shown."""
        try:
            place = self.ids.index(claim)
        except ValueError:
            return False
        self.move_to(place)
        return True

    def move_to(self, place: int) -> None:
        """Make the claim at that place current, and bring it into sight."""
        place = max(0, min(place, len(self.ids) - 1))
        if place == self.cursor or not self.ids:
            return
        if self.selection.anchor is None:
            self._refresh_row(self.cursor)
            self._refresh_row(place)
        else:
            self.refresh()
        self.cursor, self.above = place, None
        self._reveal()
        self.post_message(self.Moved(self.ids[place]))

    def action_cursor(self, by: int) -> None:
        """Move by so many claims."""
        self.move_to(self.cursor + by)

    def action_page(self, pages: float) -> None:
        """Move by a part of a page."""
        step = self.rows_for(pages)
        self.move_to(self.cursor + (step // self._height or (1 if pages > 0 else -1)))

    def action_edge(self, which: str) -> None:
        """Move to the first or the last claim."""
        self.move_to(0 if which == "first" else len(self.ids) - 1)

    def on_resize(self) -> None:
        """Another width may take another number of lines a claim."""
        self._measure()

    def on_click(self, event: events.Click) -> None:
        """A click makes a claim current."""
        offset = event.get_content_offset(self)
        if offset is not None and self.ids:
            self.move_to(self.headings.at(self.first_line + offset.y, self._height)[0])

    def line_at(self, index: int) -> Content:
        """One of the lines of a claim."""
        place, part = self.headings.at(index, self._height)
        if part < 0:
            return heading_line(self.headings.of(place), self.text_width)
        lines = self._lines_of(place)
        if not lines:
            return Content("")
        return (
            lines[part].stylize_before("on $row-current") if place == self.cursor else lines[part]
        )

    def _lines_of(self, place: int) -> Sequence[Content]:
        row = self._row(place)
        if row is None:
            return ()
        current, selected = place == self.cursor, self.selection.holds(place, self.cursor)
        made_of = (row, self.text_width, current, selected, self._number_width)
        # Asked for one line after the other: the second is there already.
        if made_of != self._last[0]:
            lines = row_lines(
                row,
                self.text_width,
                current=current,
                selected=selected,
                number_width=self._number_width,
            )
            self._last = (made_of, lines)
        return self._last[1]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the list."""
        self._drawn_from = (self.first_line, self.app.theme, self._number_width)
        return super().render_lines(crop)

    def _shows(self, y: int) -> Hashable:
        """What the line at ``y`` is drawn from."""
        first, theme, number_width = self._drawn_from
        place, part = self.headings.at(first + y, self._height)
        if part < 0 or place >= len(self.ids):
            return None
        current = place == self.cursor
        selected = self.selection.holds(place, self.cursor)
        return (self._row(place), part, current, selected, number_width, theme)

    @property
    def _number_width(self) -> int:
        return max(len(str(max(self.ids[-1], self.ids[0]))), 2) if self.ids else 2

    def _line(self, place: int) -> int:
        return self.headings.line_of(place, self._height)

    @property
    def _height(self) -> int:
        return row_height(self.text_width)

    def count_lines(self) -> int:
        """One or two lines a claim."""
        return len(self.ids) * self._height + len(self.headings.groups)

    def _measure(self) -> None:
        self.measure()
        if self.above is not None and self.size:
            self.go(max(self._line(self.cursor) - self.above, 0))
        self._reveal()

    def _reveal(self) -> None:
        first = self._line(self.cursor)
        self.reveal(first, first + self._height - 1, margin=self._height)

    def _refresh_row(self, place: int) -> None:
        self.refresh_lines(self._line(place), self._height)

    def _row(self, place: int) -> Row | None:
        claim = self.ids[place]
        if claim not in self._rows:
            start = place - place % _PAGE
            wanted = [one for one in self.ids[start : start + _PAGE] if one not in self._rows]
            self._rows.update(self._fetch(wanted))
            while len(self._rows) > _KEPT:
                self._rows.popitem(last=False)
        return self._rows.get(claim)
