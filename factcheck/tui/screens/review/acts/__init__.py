"""The acts of the review screen: functions that take the screen, found by name.

The names are those of :mod:`factcheck.tui.commands.table`; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from factcheck.tui.screens.review.acts import (
    beside,
    by_hand,
    choosing,
    deciding,
    documents,
    editing,
    finding,
    looking,
    marking,
    moving,
    noting,
    people,
    postponing,
    second,
)

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

ACTS: dict[str, Callable[..., None]] = {
    **moving.ACTS,
    **finding.ACTS,
    **deciding.ACTS,
    **postponing.ACTS,
    **choosing.ACTS,
    **beside.ACTS,
    **editing.ACTS,
    **looking.ACTS,
    **people.ACTS,
    **noting.ACTS,
    **by_hand.ACTS,
    **marking.ACTS,
    **documents.ACTS,
    **second.ACTS,
}
"""Every act of the review screen by its name."""

_READING_BLIND = second.acts_of(ACTS)


def acts_for(screen: ReviewScreen) -> Mapping[str, Callable[..., None]]:
    """The acts by name, as the review answers to them at the moment."""
    return _READING_BLIND if screen.blind else ACTS
