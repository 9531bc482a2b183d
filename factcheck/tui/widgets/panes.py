"""Panes side by side or below each other, whose borders are dragged with the mouse."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from textual import events
from textual.containers import Horizontal


class Border(NamedTuple):
    """Where the border behind a pane is to stand."""

    child: int
    """Which pane it follows, counted from 0 among those in sight."""
    at: int
    """Cells from the left edge of the panes, or from the top where they stand below each other."""
    below: bool
    """Whether they stand below each other."""


class Panes(Horizontal):
    """Tells where a border between its children is dragged to; who hears it sizes them."""

    def __init__(self, dragged: Callable[[Border], None], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._dragged = dragged
        self._held: tuple[int, bool] | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a border: the cells on both sides of it, or the line where there is one."""
        self._held = self._border(event.screen_x, event.screen_y)

    def _border(self, x: int, y: int) -> tuple[int, bool] | None:
        shown = [child.region for child in self.children if child.region]
        for place, (before, after) in enumerate(pairwise(shown)):
            if after.y >= before.bottom:
                if y == after.y:
                    return place, True
            elif x in (before.right - 1, after.x):
                return place, False
        return None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the border that is held."""
        if self._held is None:
            return
        if not event.button:
            self._let_go()
            return
        event.stop()
        self.capture_mouse()
        self.screen.clear_selection()
        place, below = self._held
        at = event.screen_y - self.region.y if below else event.screen_x - self.region.x
        self._dragged(Border(place, at, below))

    def on_mouse_up(self) -> None:
        """Leave the border where it is."""
        self._let_go()

    def _let_go(self) -> None:
        self._held = None
        self.release_mouse()
