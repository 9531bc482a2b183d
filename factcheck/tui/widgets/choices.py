"""A list of things to choose from, in a dialog: moved in as in any list, the first nine by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from factcheck.tui.commands import Where, bindings, key_words
from factcheck.tui.commands.keymap import all_slots, keys_of
from factcheck.tui.commands.places import MOVES
from factcheck.tui.render.text import line

NUMBERED = 9
"""Choices that have a key of their own: those of the verdicts."""


class Choices(OptionList, inherit_bindings=False):
    """Options with the keys of all lists; enter asks the dialog to take the current one."""

    BINDINGS: ClassVar = bindings(Where.LISTING)

    def __init__(self, *options: Option, digits: Sequence[str] = (), id: str | None = None) -> None:  # noqa: A002
        """``digits`` are those of the verdicts whose keys give the options, in their order."""
        super().__init__(*options, id=id, markup=False)
        self._digits = digits

    def show(self, options: Iterable[Option]) -> None:
        """Show other options, the first of them current."""
        self.clear_options()
        self.add_options(options)
        self.highlighted = 0 if self.option_count else None

    def action_cursor(self, by: int) -> None:
        """Go to the next option, or the one before."""
        if self.option_count:
            at = -1 if self.highlighted is None else self.highlighted
            self.highlighted = max(0, min(at + by, self.option_count - 1))

    def action_page(self, pages: float) -> None:
        """Move by a part of what is in sight."""
        self.action_cursor(round(max(1, self.size.height * abs(pages))) * (1 if pages > 0 else -1))

    def action_edge(self, which: str) -> None:
        """Go to the first or the last option."""
        self.action_cursor(-self.option_count if which == "first" else self.option_count)

    def on_key(self, event: events.Key) -> None:
        """The key of a verdict gives the option that has its digit."""
        for place, digit in enumerate(self._digits[: self.option_count]):
            if event.key in _keys(digit):
                event.stop()
                event.prevent_default()
                self.highlighted = place
                self.action_select()

    def moved_by(self, key: str) -> str:
        """The move that a key asks for, as an action; empty for any other key."""
        bound = self._bindings.key_to_bindings.get(key, ())
        return next((one.action for one in bound if one.id in MOVES), "")


def _keys(digit: str) -> tuple[str, ...]:
    slot = all_slots().get(f"review.verdict-{digit}")
    return keys_of(slot) if slot else ()


def offered(
    contents: Mapping[str, Content], digits: Sequence[str] = ()
) -> tuple[list[Option], Sequence[str]]:
    """Few things to choose from, by name, each with the key that gives it, and those digits.

    ``digits`` are those that the things have already; otherwise they are counted.
    """
    held = digits or [str(place) for place in range(1, min(len(contents), NUMBERED) + 1)]
    options = []
    for place, (name, content) in enumerate(contents.items()):
        keys = _keys(held[place]) if place < len(held) else ()
        key = key_words(keys[0]) if keys else ""
        options.append(Option(line((f"{key:<2}", "$accent"), content), id=name))
    return options, held
