"""What the full screens share: which acts they answer to."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.screen import Screen

from factcheck.tui.commands import Where


@runtime_checkable
class HoldsKeys(Protocol):
    """A screen that may have begun something which the next key is meant to come after."""

    @property
    def waits(self) -> bool:
        """Whether it looks for what the last key asked for; escape breaks that off."""

    @property
    def writes(self) -> bool:
        """Whether an act is on its way to the disk, and no claim is yet as it left it."""


class Workplace(Screen[None]):
    """A screen that fills the terminal."""

    leads_back = False
    """Whether leaving it leads back to the screen below it, not out of the program."""

    @property
    def waits(self) -> bool:
        """See :class:`HoldsKeys`."""
        return False

    @property
    def writes(self) -> bool:
        """See :class:`HoldsKeys`."""
        return False

    @property
    def places(self) -> tuple[Where, ...]:
        """Where the reviewer is, the nearest first: what the help on ``?`` shows."""
        return (Where.ANYWHERE,)

    def fit(self, width: int, height: int) -> None:
        """Take the classes of the breakpoints for a terminal of that size.

        Textual sets them when it is told the size, after the first layout; set before it, the
        first frame is the right one and none is drawn twice.
        """
        for table, cells in (
            (self.HORIZONTAL_BREAKPOINTS, width),
            (self.VERTICAL_BREAKPOINTS, height),
        ):
            if table:
                self.add_class(max(one for one in table if one[0] <= cells)[1], update=False)

    def say(self, text: str, tone: str = "muted") -> None:
        """Tell the person something, where the screen has a place for it."""
        raise NotImplementedError

    def act(self, name: str, text: str = "") -> None:
        """Do the act of that name; ``text`` is what was typed after it."""
        raise NotImplementedError
