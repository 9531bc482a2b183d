"""Who agrees with whom: what several people made of a claim, and how far they agree.

A claim is read by whoever gave it its verdict, and by all who read it blind. Everybody counts once,
and what somebody said blind counts before what they said in sight of others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from claims.model import Adjudication, ClaimState, EntryKind, SecondReading
from claims.store import Case

if TYPE_CHECKING:
    from claims.scales import Scale

VOTERS = 3
"""Readers from whom on the verdict of most of them is proposed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one person made of a claim."""

    by: str
    label: str
    """The slug of a label of :attr:`scale`."""
    scale: str
    reason: str = ""
    blind: bool = True
    """Whether they had not seen what others made of it."""


@dataclass(frozen=True, slots=True)
class Read:
    """A claim with everything that people made of it."""

    claim: str
    state: ClaimState
    readings: tuple[Reading, ...]
    """By person: the one whose verdict stood first, then in the order of reading."""
    settled: Adjudication | None = None
    """Who has settled it, and why; None where nobody has."""

    @property
    def agreed(self) -> bool:
        """Whether everybody came to the same verdict."""
        return len({(one.label, one.scale) for one in self.readings}) == 1

    @property
    def tally(self) -> tuple[tuple[str, int], ...]:
        """Labels and how many gave each, most first; of the same number by their slugs."""
        counted = Counter(one.label for one in self.readings)
        return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    @property
    def majority(self) -> str | None:
        """The label that more than half of at least three readers gave, on one scale."""
        if len(self.readings) < VOTERS or len({one.scale for one in self.readings}) != 1:
            return None
        label, votes = self.tally[0]
        return label if 2 * votes > len(self.readings) else None

    @property
    def tied(self) -> bool:
        """Whether at least three have read it and no label has more than half of them."""
        return len(self.readings) >= VOTERS and self.majority is None

    @property
    def proposed(self) -> str | None:
        """The label of most readers, where the claim does not have it and nobody settled it."""
        if self.settled or self.majority == self.state.verdict:
            return None
        return self.majority


def read_by_several(case: Case, *, least: int = 2) -> Iterator[Read]:
    """The claims that at least so many people have read, in the order of their numbers."""
    by_claim: dict[str, list[SecondReading]] = {}
    settled: dict[str, Adjudication] = {}
    for one in case.journal.entries(EntryKind.SECOND_READING, EntryKind.ADJUDICATION):
        for claim in one.claims:
            if isinstance(one, SecondReading):
                by_claim.setdefault(claim, []).append(one)
            elif isinstance(one, Adjudication):
                settled[claim] = one
    ids = sorted(by_claim, key=lambda one: int(one[1:]))
    for claim, state in case.states(ids).items():
        found = Read(
            claim,
            state,
            tuple(_readings(state, by_claim[claim], settled.get(claim))),
            settled.get(claim),
        )
        if state.dropped is None and len(found.readings) >= least:
            yield found


def _readings(
    state: ClaimState, blind: Sequence[SecondReading], settled: Adjudication | None
) -> Iterator[Reading]:
    read = {one.by: Reading(one.by, one.label, one.scale, one.reason) for one in blind}
    first = _first(state) if settled is None else _before(settled)
    if first is not None and first.by not in read:
        yield first
    yield from read.values()


def _first(state: ClaimState) -> Reading | None:
    if state.verdict is None or state.decided_by is None:
        return None
    return Reading(state.decided_by, state.verdict, state.scale or "", state.rationale, blind=False)


def _before(settled: Adjudication) -> Reading | None:
    """The verdict that stood before somebody settled the claim."""
    if not settled.first:
        return None
    by, label, scale, reason = settled.first
    return Reading(by, label, scale, reason, blind=False)


def vote_words(read: Read) -> str:
    """Who gave which label: "vote: change 2 (Ana, Ben), confirmed 1 (Cleo)"."""
    told = []
    for label, votes in read.tally:
        names = ", ".join(one.by for one in read.readings if one.label == label)
        told.append(f"{label} {votes} ({names})")
    return f"vote: {', '.join(told)}"


# Figures


@dataclass(frozen=True, slots=True)
class Pair:
    """How far two people agree."""

    first: str
    second: str
    claims: int
    """That both have read."""
    same: int
    kappa: float | None
    """Cohen's; None where chance alone would have them agree always."""
    table: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Claims by the label of the first and of the second."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the readers of a case agree, on the scale of the case."""

    scale: str
    claims: int
    """That several people have read on that scale."""
    agreed: int
    """Of those, claims on which all came to the same label."""
    readers: tuple[str, ...]
    percent: float | None
    """Of all pairs of readings of one claim, those that are the same, from 0 to 100."""
    alpha: float | None
    """Krippendorff's, labels being the same or not; None where only one label was given."""
    ordinal: float | None
    """The same by how far labels are apart; None also where the scale is in no order."""
    pairs: tuple[Pair, ...]
    others: int = 0
    """Claims left out, whose readings are on another scale."""


def agreement(found: Iterable[Read], scale: Scale) -> Agreement:
    """How far the readers of some claims agree."""
    read = list(found)
    units = [
        {one.by: one.label for one in claim.readings if one.scale == scale.id} for claim in read
    ]
    kept = [unit for unit in units if len(unit) > 1]
    order = {label.slug: place for place, label in enumerate(scale.labels)}
    readers = tuple(dict.fromkeys(by for unit in kept for by in unit))
    pairs = [len(unit) * (len(unit) - 1) for unit in kept]
    same = [sum(n * (n - 1) for n in Counter(unit.values()).values()) for unit in kept]
    return Agreement(
        scale=scale.id,
        claims=len(kept),
        agreed=sum(len(set(unit.values())) == 1 for unit in kept),
        readers=readers,
        percent=100 * sum(same) / sum(pairs) if kept else None,
        alpha=_alpha(kept),
        ordinal=_alpha(kept, order) if scale.ordinal else None,
        pairs=tuple(_pairs(kept, readers)),
        others=len(read) - len(kept),
    )


def _pairs(units: Sequence[Mapping[str, str]], readers: Sequence[str]) -> Iterator[Pair]:
    for first, second in combinations(readers, 2):
        both = [(unit[first], unit[second]) for unit in units if {first, second} <= unit.keys()]
        if both:
            table = Counter(both)
            same = sum(count for (one, other), count in table.items() if one == other)
            yield Pair(first, second, len(both), same, kappa(table), dict(sorted(table.items())))


def kappa(table: Mapping[tuple[str, str], int]) -> float | None:
    """Cohen's kappa of how often two people gave which labels to the same claims.

    None where both always gave one label, so that chance explains all of it.
    """
    total = sum(table.values())
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), count in table.items():
        first[one] += count
        second[other] += count
    chance = sum(first[label] * second[label] for label in first)
    if not total or chance == total * total:
        return None
    same = sum(count for (one, other), count in table.items() if one == other)
    return (same / total - chance / total**2) / (1 - chance / total**2)


def _alpha(
    units: Sequence[Mapping[str, str]], order: Mapping[str, int] | None = None
) -> float | None:
    """Krippendorff's alpha ("Content Analysis", 2nd edition, 11.3), over pairs of readings.

    With ``order``, the place of each label, labels differ by how far they are apart; a label that
    the scale has retired comes after all others.
    """
    together: dict[tuple[str, str], float] = {}
    for unit in units:
        labels = list(unit.values())
        for place, one in enumerate(labels):
            for other in labels[:place] + labels[place + 1 :]:
                pair = (one, other)
                together[pair] = together.get(pair, 0.0) + 1 / (len(labels) - 1)
    given: Counter[str] = Counter(label for unit in units for label in unit.values())
    far = _distances(given, order)
    total = given.total()
    seen = sum(count * far[pair] for pair, count in together.items())
    chance = sum(given[one] * given[other] * far[(one, other)] for one in given for other in given)
    return None if not chance else 1 - (total - 1) * seen / chance


def _distances(
    given: Mapping[str, int], order: Mapping[str, int] | None
) -> dict[tuple[str, str], float]:
    """How far each label is from each: 0 or 1, or by what lies between them in the order."""
    if order is None:
        return {(one, other): float(one != other) for one in given for other in given}
    row = sorted(given, key=lambda label: (order.get(label, len(order)), label))
    found: dict[tuple[str, str], float] = {}
    for start, one in enumerate(row):
        for end, other in enumerate(row[start:], start):
            between = sum(given[label] for label in row[start : end + 1])
            apart = (between - (given[one] + given[other]) / 2) ** 2 if start != end else 0.0
            found[(one, other)] = found[(other, one)] = apart
    return found
