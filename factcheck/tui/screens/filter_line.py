"""The line of a screen over the review that says what its list must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.widgets import Input

if TYPE_CHECKING:
    from factcheck.tui.screens.over import OverReview


class FilterLine(Input):
    """From it, enter and down go into the list; escape drops what was typed."""

    def __init__(self, placeholder: str, into: str, *, stays: bool = False) -> None:
        """``into`` is the pane of the list. A line that ``stays`` is in sight always, and escape
        leaves the screen from it; another one is in sight while something is typed in it.
        """
        super().__init__(id="filter", placeholder=placeholder)
        self.cursor_blink = False
        self.display = stays
        self._into, self._stays = into, stays

    @property
    def _over(self) -> OverReview:
        return cast("OverReview", self.screen)

    def ask(self, text: str = "") -> None:
        """Type what is wanted, or take what is given."""
        if text:
            self.value = text
        self.display = True
        self.screen.set_focus(self)

    def drop(self) -> None:
        """Want nothing any more."""
        self.value = ""
        self.display = self._stays

    @on(Input.Submitted)
    def _kept(self) -> None:
        self.display = self._stays or bool(self.value.strip())
        self._over.show_pane(self._into)

    def on_key(self, event: events.Key) -> None:
        """Down goes into the list, escape is done with the line."""
        if event.key not in ("down", "escape"):
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape" and self._stays:
            self._over.leave()
            return
        if event.key == "escape":
            self.drop()
        self._over.show_pane(self._into)
