"""Headings between the claims of a list: who they are of, and how many."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.tongue import tr


class Group(NamedTuple):
    """Claims in a row that belong together."""

    start: int
    """The place of the first among all claims."""
    words: str
    """Who or what they are of."""
    claims: int


class Headings:
    """Which line of a list is a heading, and which claim the others belong to."""

    def __init__(self, groups: Sequence[Group] = ()) -> None:
        """``groups`` in the order of their claims, without gaps from the first claim on."""
        self.groups = groups
        self._starts = [group.start for group in groups]

    def line_of(self, place: int, height: int) -> int:
        """The first line of the claim at ``place``, where each claim takes ``height`` lines."""
        return place * height + bisect_right(self._starts, place)

    def at(self, line: int, height: int) -> tuple[int, int]:
        """The place and the part of the claim that a line shows; part -1 is the heading over it."""
        low, high = 0, len(self._starts)
        while low < high:
            middle = (low + high) // 2
            if self._starts[middle] * height + middle <= line:
                low = middle + 1
            else:
                high = middle
        if low and self._starts[low - 1] * height + low - 1 == line:
            return self._starts[low - 1], -1
        return divmod(line - low, height)

    def of(self, place: int) -> Group:
        """The group that the claim at ``place`` belongs to."""
        return self.groups[bisect_right(self._starts, place) - 1]


def grouped(groups: Sequence[tuple[str | None, int]]) -> tuple[Group, ...]:
    """Groups one after the other, each where the one before ends."""
    found: list[Group] = []
    start = 0
    for words, count in groups:
        found.append(Group(start, words or tr("nobody named"), count))
        start += count
    return tuple(found)
