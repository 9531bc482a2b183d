"""What all dialogs share: a box over the screen, a title, a hint, escape to leave."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from factcheck.tongue import plain, tr
from factcheck.tui.commands import Where, bindings
from factcheck.tui.commands.keymap import is_for_field
from factcheck.tui.render.hints import Hint, hint_line
from factcheck.tui.render.text import clip, line

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A box over the screen that gives back a value, or None where it is left."""

    CSS_PATH = "../styles/dialog.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-usual")]  # noqa: RUF012
    BINDINGS = bindings(Where.DIALOG)

    title_text = ""
    """What the dialog is about."""
    hint_text = ""
    """Words about it that name no key."""
    hints: ClassVar[tuple[Hint, ...]] = ()
    """The keys that matter in it."""
    waits = False
    """Whether it looks for what enter asked for, so that keys wait; escape breaks that off."""
    writes = False
    """Whether an act is on its way to the disk: none is while a dialog asks."""

    def compose(self) -> ComposeResult:
        """The title, the fields, the hint."""
        with box(plain(tr(self.title_text)), self.hint_text, self.hints):
            yield from self.fields()
            problem = said("", "$verdict-bad", id="problem")
            problem.display = False
            yield problem

    def fields(self) -> Iterable[Widget]:
        """What stands between title and hint."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """From a line above a list, the keys that move in lists move in that one."""
        from factcheck.tui.widgets.choices import Choices

        lists = self.query(Choices)
        if isinstance(self.focused, Input) and len(lists) == 1 and not is_for_field(event.key):
            move = lists.first().moved_by(event.key)
            if move:
                event.stop()
                event.prevent_default()
                self.call_next(lists.first().run_action, move)

    def action_choose(self) -> None:
        """Take what is current in the list in focus."""
        from factcheck.tui.widgets.choices import Choices

        if isinstance(self.focused, Choices):
            self.focused.action_select()

    def complain(self, problem: str) -> None:
        """Say what is wrong with what was entered; empty where nothing is."""
        place = self.query_one("#problem", Static)
        place.update(line((problem, "$verdict-bad")))
        place.display = bool(problem)

    def action_cancel(self) -> None:
        """Leave; nothing is done."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box leaves it."""
        inside = self.query_one("#box").region.contains(event.screen_x, event.screen_y)
        if not inside and self.is_current:
            self.action_cancel()


class Box(Vertical):
    """What a dialog stands in: its title in the upper edge, the keys that end it in the lower."""

    def __init__(self, title: str, hint: str, hints: Iterable[Hint]) -> None:
        super().__init__(id="box")
        self._title = line((title, "bold"))
        self._hint = line((plain(hint), "$quiet"))
        self._hints = tuple(hints)
        self._label(80)

    def on_resize(self, event: events.Resize) -> None:
        """In less room there are fewer keys, that which leaves the dialog always among them."""
        self._label(self.outer_size.width)

    def _label(self, width: int) -> None:
        # Corners and the spaces beside a label take six cells.
        room = max(width - 6, 1)
        self.border_title = clip(self._title, room)
        self.border_subtitle = (
            hint_line(self._hints, room) if self._hints else clip(self._hint, room)
        )


def box(title: str, hint: str = "", hints: Iterable[Hint] = ()) -> Box:
    """The box of a dialog."""
    return Box(title, hint, hints)


def said(text: str, style: str = "", *, id: str | None = None) -> Static:  # noqa: A002
    """A line of text that is never read as markup."""
    return Static(line((plain(text), style)), markup=False, id=id)
