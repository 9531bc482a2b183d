"""What other documents say: passages as cards, sorted by what must not be missed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from textual import events
from textual.content import Content
from textual.message import Message

from claims.model import Evidence
from factcheck.tongue import tr
from factcheck.tui.commands import Where, bindings
from factcheck.tui.render.evidence import Card, card_lines
from factcheck.tui.render.text import line
from factcheck.tui.widgets.lines import LineView


class EvidenceList(LineView):
    """Cards below each other, one of them current."""

    BINDINGS = bindings(Where.EVIDENCE)

    @dataclass
    class Moved(Message):
        """Another passage is current."""

        evidence: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.cards: Sequence[Card] = ()
        self.cursor = 0
        self._drawn: tuple[int, list[Content]] | None = None
        """The lines, and the width they were made for."""
        self._begins: list[int] = [0]

    @property
    def current(self) -> Evidence | None:
        """The passage that acts go to."""
        return self.cards[self.cursor].evidence if self.cards else None

    def show(self, cards: Sequence[Card]) -> None:
        """Show the passages of a claim; the current one stays where it is still among them."""
        if cards == self.cards:
            return
        before = self.current
        self.cards = cards
        ids = [card.evidence.id for card in cards]
        same = before is not None and before.id in ids
        self.cursor = ids.index(before.id) if same and before else 0
        self._draw()
        if not same:
            self.go(0)

    def restore(self, passage: str, top: int) -> None:
        """Make a passage current that was so before, and scroll as it was."""
        ids = [card.evidence.id for card in self.cards]
        if passage in ids:
            self.cursor = ids.index(passage)
            self._draw()
            self.go(top)

    def _draw(self) -> None:
        self._drawn = None
        self.measure()

    @property
    def _starts(self) -> list[int]:
        """The first line of each card, and the end of the last."""
        self._lines()
        return self._begins

    def count_lines(self) -> int:
        """The lines of all cards."""
        return len(self._lines())

    def _lines(self) -> list[Content]:
        width = self.text_width
        if self._drawn is None or self._drawn[0] != width:
            each = [
                card_lines(card, width, focused=self.has_focus and place == self.cursor)
                for place, card in enumerate(self.cards)
            ]
            self._begins = [0, *accumulate(map(len, each))]
            self._drawn = (width, [one for lines in each for one in lines] or [_nothing()])
        return self._drawn[1]

    def move_to(self, place: int) -> None:
        """Make a passage current, and bring it into sight."""
        if not self.cards:
            return
        self.cursor = max(0, min(place, len(self.cards) - 1))
        self._draw()
        self.reveal(self._starts[self.cursor], self._starts[self.cursor + 1] - 1)
        self.post_message(self.Moved(self.cards[self.cursor].evidence.id))

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._draw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show which passage acts go to, as long as they go to one."""
        super().watch_has_focus(has_focus)
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """A click makes a passage current."""
        offset = event.get_content_offset(self)
        if offset is not None and self.cards:
            self.move_to(bisect_right(self._starts, self.first_line + offset.y) - 1)

    def line_at(self, index: int) -> Content:
        """One line of one of the cards."""
        return self._lines()[index]

    def action_cursor(self, by: int) -> None:
        """Move by so many passages; a passage longer than the pane scrolls first."""
        if by > 0 and self._goes_on_below():
            self.go(self.first_line + self.scrollable_content_region.height // 2)
        else:
            self.move_to(self.cursor + by)

    def _goes_on_below(self) -> bool:
        """Whether the current passage fills the pane and has lines below it."""
        if not self.cards:
            return False
        start, end = self._starts[self.cursor], self._starts[self.cursor + 1]
        bottom = self.first_line + self.scrollable_content_region.height
        return start <= self.first_line and end > bottom

    def action_page(self, pages: float) -> None:
        """Scroll by a part of a page."""
        self.go(self.first_line + self.rows_for(pages))

    def action_edge(self, which: str) -> None:
        """Move to the first or the last passage."""
        self.move_to(0 if which == "first" else len(self.cards) - 1)


def _nothing() -> Content:
    return line((tr("  No passage speaks to this."), "$quiet"))
