"""What became of the claims of a text in its next version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from claims.model import Claim, DiffPart
from claims.revising.differing import word_diff


class Fate(StrEnum):
    """What became of a claim, in the order in which they want looking at."""

    CHANGED = "changed"
    """Its passage is there with other words, or its words are read otherwise."""
    SPLIT = "split"
    """A further piece of an earlier claim that stands in several now."""
    JOINED = "joined"
    """It is now part of a claim that another one has become."""
    VANISHED = "vanished"
    """Nothing of the new version can be told to be its passage."""
    NEW = "new"
    KEPT = "kept"
    """The same words at what is the same passage, wherever that stands."""


@dataclass(frozen=True, slots=True)
class Link:
    """One claim of the old version, or of the new, and what it is to the other."""

    fate: Fate
    old: Claim | None
    """None for what is new."""
    new: Claim | None
    """None for what has vanished."""
    reason: str = ""
    """Why words that are the same do not count as kept; empty where the words tell."""

    @property
    def diff(self) -> tuple[DiffPart, ...]:
        """The words of the old claim beside those of the new one."""
        before, after = (one.text if one else "" for one in (self.old, self.new))
        return word_diff(before, after)


@dataclass(frozen=True, slots=True)
class Revision:
    """Every claim of both versions: of the new one in order, then those that have vanished."""

    links: tuple[Link, ...]

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many claims met each fate."""
        return Counter(link.fate for link in self.links)

    @property
    def recognised(self) -> float:
        """The share of the old version's claims that are still there, 0 to 1; 1 without any."""
        old = [link for link in self.links if link.old and link.fate is not Fate.SPLIT]
        there = sum(link.fate is not Fate.VANISHED for link in old)
        return there / len(old) if old else 1.0
