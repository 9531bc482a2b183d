"""Which documents are copies of one text: an agency's report under another headline, or cut short.

After Broder, "On the resemblance and containment of documents" (1997): a text is the set of its
runs of five words, hashed. Of each the lowest hashes are kept as its sketch, by which copies are
found without comparing every two texts; whether two are copies is then told from all their runs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from heapq import nsmallest

RUN = 5
"""Words of a run: four meet in common phrases, and with six an edited copy has few left."""
LEAST = 30
"""Runs that a text must have: shorter ones are too often alike by chance or by custom."""
SHARE = 0.5
"""The share of the shorter text's runs that the other must have."""
PART = 0.2
"""The share of the longer text's runs that the other must have: what quotes a whole text within
five times as many words of its own is no copy of it."""
OWN = 0.5
"""The share of the runs outside quotation marks: two reports on one speech share what was said."""
SKETCH = 64
"""Hashes of a sketch."""
NEEDED = 3
"""Hashes that two sketches must share for their texts to be compared."""
_MOST_WORDS = 50_000
_LONGEST = 600_000
# The lowest quarter of all hashes: of two texts of very different lengths as many can meet.
_LOWEST = 1 << 60
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^“”]{1,900}”|«[^«»]{1,900}»|\"[^\"\n]{1,900}\"")


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of five words of a text, as hashes of 62 bits."""

    all: frozenset[int]
    own: frozenset[int]
    """Those that stand outside quotation marks."""

    @property
    def sketch(self) -> tuple[int, ...]:
        """The lowest hashes, at most :data:`SKETCH`, in order; none of a text that is too short."""
        if len(self.all) < LEAST:
            return ()
        return tuple(nsmallest(SKETCH, (one for one in self.all if one < _LOWEST)))


def runs_of(text: str) -> Runs:
    """The runs of a text; of one of more than 50,000 words, those of its beginning."""
    folded = text[:_LONGEST].casefold()
    own: set[int] = set()
    for part in _QUOTED.split(folded):
        own.update(_hashes(part))
    return Runs(frozenset(_hashes(folded)), frozenset(own))


def _hashes(text: str) -> Iterator[int]:
    words = [found.group() for found in _WORD.finditer(text)][:_MOST_WORDS]
    for run in zip(*(words[at:] for at in range(RUN)), strict=False):
        told = blake2b(" ".join(run).encode(errors="replace"), digest_size=8).digest()
        yield int.from_bytes(told) >> 2


def same_text(one: Runs, other: Runs) -> bool:
    """Whether two texts are copies of one, whole or in good part."""
    lengths = len(one.all), len(other.all)
    if min(lengths) < LEAST:
        return False
    shared = len(one.all & other.all)
    if shared < SHARE * min(lengths) or shared < PART * max(lengths):
        return False
    own = min(len(one.own), len(other.own))
    # What is nearly all quotation has too few words of its own to tell it by.
    return own < LEAST or len(one.own & other.own) >= OWN * own


@dataclass(slots=True)
class Known:
    """What is known of how documents hang together, by the numbers of their ids."""

    families: Mapping[int, int] = field(default_factory=dict)
    """Documents that the machine found to be copies, with the number of their family."""
    given: Mapping[int, str] = field(default_factory=dict)
    """The group that somebody named as a document came in."""
    decided: Mapping[int, str] = field(default_factory=dict)
    """The group that a reviewer put a document into; empty where it stands on its own."""


def labels(known: Known, live: Collection[int]) -> dict[int, str]:
    """The group of each of the ``live`` documents that is in one, by its label.

    What a reviewer decided holds. The others are together where they are copies or came in under
    one name; where one of their family was put into a group, they go with it.
    """
    found = {one: label for one, label in known.decided.items() if label and one in live}
    free = [one for one in sorted({*known.families, *known.given}) if one in live]
    for party in _parties(known, [one for one in free if one not in known.decided]):
        label = _followed(known, party) or _named(known, party)
        if not label and len(party) > 1:
            label = f"copies of d{min(party)}"
        found.update(dict.fromkeys(party, label) if label else {})
    return found


def _parties(known: Known, free: Iterable[int]) -> list[list[int]]:
    """Documents about which nobody decided, parted by what holds them together."""
    parties: list[list[int]] = []
    at: dict[tuple[str, object], int] = {}
    for one in free:
        ties = _ties(known, one)
        met = sorted({at[tie] for tie in ties if tie in at})
        home = met[0] if met else len(parties)
        if not met:
            parties.append([])
        parties[home].append(one)
        for other in met[1:]:
            parties[home] += parties[other]
            parties[other] = []
            at.update({tie: home for tie, place in at.items() if place == other})
        at.update(dict.fromkeys(ties, home))
    return [sorted(party) for party in parties if party]


def _ties(known: Known, one: int) -> list[tuple[str, object]]:
    ties: list[tuple[str, object]] = []
    if one in known.families:
        ties.append(("family", known.families[one]))
    if known.given.get(one):
        ties.append(("given", known.given[one]))
    return ties


def _followed(known: Known, party: list[int]) -> str:
    """The group that the first of the party's family was put into by a reviewer."""
    families = {known.families[one] for one in party if one in known.families}
    for one in sorted(known.decided):
        if known.decided[one] and known.families.get(one) in families:
            return known.decided[one]
    return ""


def _named(known: Known, party: list[int]) -> str:
    return next((known.given[one] for one in party if known.given.get(one)), "")
