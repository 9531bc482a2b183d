"""The acts of the review screen: functions that take the screen, found by name.

The names are those of :mod:`factcheck.tui.commands.table`; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable

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
)

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
}
"""Every act of the review screen by its name."""
