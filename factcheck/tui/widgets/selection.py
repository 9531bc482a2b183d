"""Which claims of a list are selected: single ones, and stretches of any length by their ends."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

MOST_KEPT = 10_000
"""Claims that stay selected when the list shows other claims, or the same in another order."""


class Selection:
    """Places of a list that are selected; a stretch costs no more than its two ends."""

    def __init__(self) -> None:
        self.anchor: int | None = None
        """Where a range begins whose other end is the cursor; None while there is none."""
        self._single: set[int] = set()
        self._stretches: list[range] = []

    def holds(self, place: int, cursor: int) -> bool:
        """Whether the claim at a place is selected, the cursor standing at another."""
        if place in self._single or any(place in one for one in self._stretches):
            return True
        return self.anchor is not None and place in _between(self.anchor, cursor)

    def places(self, cursor: int) -> Iterator[int]:
        """All places that are selected, in order."""
        end = -1
        for one in self._in_order(cursor):
            first = max(one.start, end + 1)
            yield from range(first, one.stop)
            end = max(end, one.stop - 1)

    def count(self, cursor: int) -> int:
        """How many places are selected, however long the stretches are."""
        total, end = 0, -1
        for one in self._in_order(cursor):
            total += max(0, one.stop - max(one.start, end + 1))
            end = max(end, one.stop - 1)
        return total

    def _in_order(self, cursor: int) -> list[range]:
        singles = (range(place, place + 1) for place in self._single)
        open_ = [] if self.anchor is None else [_between(self.anchor, cursor)]
        return sorted((*singles, *self._stretches, *open_), key=lambda one: (one.start, one.stop))

    def toggle(self, place: int) -> None:
        """Select a place, or let go of it."""
        held = place in self._single or any(place in one for one in self._stretches)
        self._single.discard(place)
        if not held:
            self._single.add(place)
            return
        parts = (
            part
            for one in self._stretches
            for part in (
                (range(one.start, place), range(place + 1, one.stop)) if place in one else (one,)
            )
        )
        self._stretches = [part for part in parts if part]

    def keep_range(self, cursor: int) -> None:
        """End the range that is open at the cursor, and keep what it holds."""
        if self.anchor is not None:
            self._stretches.append(_between(self.anchor, cursor))
            self.anchor = None

    def select(self, stretch: range) -> None:
        """Have exactly this stretch selected."""
        self.clear()
        self._stretches = [stretch] if stretch else []

    def clear(self) -> None:
        """Select nothing."""
        self.anchor = None
        self._single, self._stretches = set(), []

    def follow(self, before: array[int], after: array[int], cursor: int) -> None:
        """Keep the same claims selected where the list shows others, as far as they are there.

        More than :data:`MOST_KEPT` are let go: which they are hung on the list that was shown.
        """
        count = self.count(cursor)
        if not count or before == after:
            return
        kept = {before[place] for place in self.places(cursor)} if count <= MOST_KEPT else set()
        self.clear()
        if kept:
            self._single = {place for place, claim in enumerate(after) if claim in kept}


def _between(one: int, other: int) -> range:
    return range(min(one, other), max(one, other) + 1)
