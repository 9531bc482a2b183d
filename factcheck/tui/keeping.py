"""Keeping where a reviewer is: noted while they rest, and put back at the next sitting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.tongue import tr
from factcheck.tui.place import KEY, Place

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen
    from factcheck.tui.widgets.panes import Border

STEP = 3
"""Per cent of the screen that a pane grows by at once; lines where panes stand above each other."""
_LIST, _EVIDENCE, _HEIGHT = 32, 29, 8
"""What the style sheet gives the list, the evidence, and the list above the others."""
_LEAST, _MOST = 14, 62
_LOWEST, _HIGHEST = 3, 24
_WIDE, _MEDIUM = 100, 60
"""Cells from which panes stand side by side, and from which one stands above the others."""


class Keeper:
    """Notes the place of a review and puts it back; belongs to its screen."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._begin = screen.place
        self._seen = self._noted = screen.place

    def restore(self) -> None:
        """Put pane, zoom, sizes and what was in sight back as they were."""
        screen, place = self._screen, self._begin
        screen.set_class(place.zoom, "-zoom")
        self.size_panes()
        screen.claims.above = place.above
        if place.pane != "list" and screen.claims.current is not None:
            screen.show_pane(place.pane)
        if place.passage and self._is_there:
            screen.call_after_refresh(screen.evidence.restore, place.passage, place.passages_top)

    @property
    def _is_there(self) -> bool:
        return self._screen.claims.current == self._begin.claim

    def offset(self) -> int | None:
        """What the document pane began with, the first time that the claim is shown."""
        offset = self._begin.offset if self._is_there else None
        self._begin = replace(self._begin, offset=None)
        return offset

    def tick(self) -> None:
        """Have the place kept once the reviewer rests."""
        now = self.place()
        if now == self._seen and now != self._noted:
            self.note()
        self._seen = now

    def note(self) -> None:
        """Have the place kept at once."""
        screen = self._screen
        screen.place = self._noted = self.place()
        if not screen.sitting.case.read_only:
            screen.writer.remember(KEY, self._noted.written())

    def place(self) -> Place:
        """Where the reviewer is."""
        screen = self._screen
        passage = screen.evidence.current
        return replace(
            screen.place,
            claim=screen.claims.current,
            pane=screen.pane,
            zoom=screen.has_class("-zoom"),
            above=screen.claims.lines_above,
            offset=None if screen.elsewhere else screen.document.top,
            passage=passage.id if passage else "",
            passages_top=screen.evidence.first_line,
        )

    def resize(self, step: int) -> str:
        """Make the pane in use larger or smaller; gives what to say where there is no room."""
        screen, place = self._screen, self._screen.place
        width = screen.size.width
        if width < _MEDIUM or screen.has_class("-zoom"):
            return tr("One pane has the whole screen.")
        wide, pane = width >= _WIDE, screen.pane
        if not wide:
            by = step if pane == "list" else -step
            height = _between(_LOWEST, (place.list_height or _HEIGHT) + by, _HIGHEST)
            screen.place = replace(place, list_height=height)
        elif pane == "evidence":
            screen.place = replace(place, evidence_width=self._evidence(step))
        else:
            by = step if pane == "list" else -step
            screen.place = replace(place, list_width=self._list(by))
            if pane == "document":
                screen.place = replace(screen.place, evidence_width=self._evidence(by))
        self.size_panes()
        return ""

    def drag(self, border: Border) -> None:
        """Size the panes so that the border that is dragged stands where the mouse is."""
        screen, width = self._screen, max(self._screen.size.width, 1)
        if border.below:
            height = _between(_LOWEST, border.at, _HIGHEST)
            screen.place = replace(screen.place, list_height=height)
        elif border.child == 0:
            share = _between(_LEAST, round(100 * border.at / width), _MOST)
            screen.place = replace(screen.place, list_width=share)
        else:
            share = _between(_LEAST, round(100 * (width - border.at) / width), _MOST)
            screen.place = replace(screen.place, evidence_width=share)
        self.size_panes()

    def _list(self, by: int) -> int:
        return _between(_LEAST, (self._screen.place.list_width or _LIST) + by, _MOST)

    def _evidence(self, by: int) -> int:
        return _between(_LEAST, (self._screen.place.evidence_width or _EVIDENCE) + by, _MOST)

    def size_panes(self) -> None:
        """Give the panes the sizes that were chosen, as far as the screen has room for them."""
        screen, place = self._screen, self._screen.place
        alone = screen.has_class("-zoom")
        width = screen.size.width or screen.app.size.width
        wide = width >= _WIDE and not alone
        for pane, share in (
            (screen.claims, place.list_width),
            (screen.evidence, place.evidence_width),
        ):
            for rule in ("width", "max_width"):
                pane.styles.clear_rule(rule)
            if wide and share:
                pane.styles.width = f"{share}%"
                pane.styles.max_width = "100%"
        screen.claims.styles.clear_rule("height")
        if _MEDIUM <= width < _WIDE and not alone and place.list_height:
            screen.claims.styles.height = place.list_height


def _between(least: int, wanted: int, most: int) -> int:
    return max(least, min(wanted, most))
