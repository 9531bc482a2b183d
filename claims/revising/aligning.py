"""The sentences of two versions of a text, laid beside each other.

Nothing here compares every sentence with every other: sentences that stand once in both versions
hold the rest in place, repeated ones are told apart by what stands around them, and edited ones are
looked for between the same neighbours and by their rare words. The time grows with the length of
the texts, also where one sentence is repeated a hundred thousand times.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from claims.folding import words

# An edited sentence keeps at least so much of its words; between two sentences that are the same
# in both versions, less will do.
_ALIKE = 0.5
_ALIKE_IN_PLACE = 0.34
# So much of the shorter one is in the longer where sentences were joined or split.
_CONTAINED = 0.7
_FEWEST = 3
# How far from its place an edited sentence is looked for, and by how many of its rare words.
_NEAR = 4
_RARE = 12
_POSTINGS = 20
_VOTED = 5


@dataclass(slots=True)
class Alignment:
    """Which sentence of the old version is which of the new, by their numbers."""

    same: dict[int, int] = field(default_factory=dict)
    """Sentences of the same words, each with one of the new version."""
    doubtful: set[int] = field(default_factory=set)
    """Those of ``same`` of which nothing tells which of several they are."""
    near: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Edited sentences with the one they became, or those; several may have become one."""


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Lay the sentences of two versions beside each other, as :func:`plain` writes them."""
    found = Alignment()
    matching = _Matching(old, new, found)
    matching.match_unique()
    matching.match_repeated()
    _match_edited(matching, found)
    return found


class _Matching:
    """The sentences of both versions while they are paired."""

    def __init__(self, old: Sequence[str], new: Sequence[str], found: Alignment) -> None:
        self.old, self.new = old, new
        self.same = found.same
        self._doubtful = found.doubtful
        self.taken: set[int] = set()

    def match_unique(self) -> None:
        """Pair what stands once in both versions, then what stands beside it."""
        counts = Counter(self.old), Counter(self.new)
        places = {key: at for at, key in enumerate(self.new)}
        for at, key in enumerate(self.old):
            if counts[0][key] == counts[1][key] == 1:
                self._pair(at, places[key])
        for at in range(len(self.old)):
            self._extend(at, 1)
        for at in reversed(range(len(self.old))):
            self._extend(at, -1)

    def _extend(self, at: int, step: int) -> None:
        there = self.same.get(at, -1) + step
        here = at + step
        if at not in self.same or here in self.same or there in self.taken:
            return
        if there >= 0 and _at(self.old, here) == _at(self.new, there) is not None:
            self._pair(here, there)

    def match_repeated(self) -> None:
        """Pair the rest of what is the same, by its surroundings and then by order."""
        old, new = self.old, self.new
        self._by(
            lambda at: (_at(old, at - 1), _at(old, at + 1)),
            lambda at: (_at(new, at - 1), _at(new, at + 1)),
        )
        self._by(lambda at: _at(old, at - 1), lambda at: _at(new, at - 1), sure=False)
        self._by(lambda at: _at(old, at + 1), lambda at: _at(new, at + 1), sure=False)
        before, after = self.gaps()
        self._by(lambda at: before[0].get(at), lambda at: before[1].get(at), sure=False)
        self._by(lambda at: after[0].get(at), lambda at: after[1].get(at), sure=False)
        self._by(lambda at: None, lambda at: None, sure=False)

    def _by(
        self,
        around: Callable[[int], Hashable],
        around_new: Callable[[int], Hashable],
        *,
        sure: bool = True,
    ) -> None:
        """Pair in order what is unpaired, has the same words and the same surroundings.

        Where these are not ``sure`` to tell, and there are more of them in one version than in the
        other, nobody knows which of them is gone.
        """
        free: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for at in self.free_new():
            free[self.new[at], around_new(at)].append(at)
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at in self.free_old():
            waiting[self.old[at], around(at)].append(at)
        for key, places in waiting.items():
            there = free.get(key, deque())
            if there and not sure and len(places) != len(there):
                self._doubtful.update(places)
            for at, place in zip(places, there, strict=False):
                self._pair(at, place)

    def _pair(self, at: int, there: int) -> None:
        self.same[at] = there
        self.taken.add(there)

    def free_old(self) -> list[int]:
        """The old sentences that are not paired."""
        return [at for at in range(len(self.old)) if at not in self.same]

    def free_new(self) -> list[int]:
        """The new sentences that are not paired."""
        return [at for at in range(len(self.new)) if at not in self.taken]

    def gaps(self) -> tuple[tuple[dict[int, int], dict[int, int]], ...]:
        """For what is unpaired, in both versions, the paired new sentence before, and after.

        The edges of the text count as sentences that are paired.
        """
        return tuple((self._nearest_old(step), self._nearest_new(step)) for step in (1, -1))

    def _nearest_old(self, step: int) -> dict[int, int]:
        last, found = (-1 if step > 0 else len(self.new)), {}
        for at in range(len(self.old))[::step]:
            last = self.same.get(at, last)
            if at not in self.same:
                found[at] = last
        return found

    def _nearest_new(self, step: int) -> dict[int, int]:
        last, found = (-1 if step > 0 else len(self.new)), {}
        for at in range(len(self.new))[::step]:
            last = at if at in self.taken else last
            if at not in self.taken:
                found[at] = last
        return found


def _at(keys: Sequence[str], at: int) -> str | None:
    return keys[at] if 0 <= at < len(keys) else None


def _match_edited(matching: _Matching, found: Alignment) -> None:
    """Pair sentences that were edited, joined or split."""
    bags = _Bags(matching)
    candidates = dict.fromkeys(_in_place(matching), True)
    for at, there in _by_rare_words(bags):
        candidates.setdefault((at, there), False)
    scored = []
    for (at, there), in_place in candidates.items():
        score = bags.alike(at, there)
        if score >= (_ALIKE_IN_PLACE if in_place else _ALIKE):
            scored.append((-score, abs(at - there), at, there))
    became: set[int] = set()
    for _, _, at, there in sorted(scored):
        if at not in found.near and there not in became:
            found.near[at].append(there)
            became.add(there)
    edited = set(found.near)
    for at, there in candidates:
        joined = at not in edited and bags.within(at, there) >= _CONTAINED
        split = there not in became and bags.without(at, there) >= _CONTAINED
        if (joined or split) and there not in found.near.get(at, ()):
            found.near[at].append(there)


class _Bags:
    """The words of the sentences that are not paired, counted."""

    def __init__(self, matching: _Matching) -> None:
        self.old = {at: _bag(matching.old[at]) for at in matching.free_old()}
        self.new = {at: _bag(matching.new[at]) for at in matching.free_new()}

    def alike(self, at: int, there: int) -> float:
        """The share of all words of two sentences that they have in common."""
        old, new = self.old[at], self.new[there]
        return 2 * _common(old, new) / ((old.total() + new.total()) or 1)

    def within(self, at: int, there: int) -> float:
        """The share of the old sentence's words that are in the new one."""
        return _held(self.old[at], self.new[there])

    def without(self, at: int, there: int) -> float:
        """The share of the new sentence's words that are in the old one."""
        return _held(self.new[there], self.old[at])


def _bag(sentence: str) -> Counter[str]:
    return Counter(word.folded for word in words(sentence))


def _common(one: Counter[str], other: Counter[str]) -> int:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(min(count, large[word]) for word, count in small.items())


def _held(small: Counter[str], large: Counter[str]) -> float:
    total = small.total()
    return _common(small, large) / total if total >= _FEWEST else 0.0


def _in_place(matching: _Matching) -> Iterator[tuple[int, int]]:
    """Unpaired sentences between the same neighbours, with those at about their place."""
    for before, after in matching.gaps():
        there: defaultdict[int, list[int]] = defaultdict(list)
        for at, edge in after.items():
            there[edge].append(at)
        here: defaultdict[int, list[int]] = defaultdict(list)
        for at, edge in before.items():
            here[edge].append(at)
        for edge, places in here.items():
            yield from _side_by_side(sorted(places), sorted(there.get(edge, ())))


def _side_by_side(here: list[int], there: list[int]) -> Iterator[tuple[int, int]]:
    for rank, at in enumerate(here):
        middle = rank * len(there) // len(here)
        for place in there[max(0, middle - _NEAR) : middle + _NEAR + 1]:
            yield at, place


def _by_rare_words(bags: _Bags) -> Iterator[tuple[int, int]]:
    """Unpaired sentences with those anywhere that share most of their rarest words."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, bag in bags.new.items():
        for word in bag:
            if len(places[word]) <= _POSTINGS:
                places[word].append(at)
    for at, bag in bags.old.items():
        known = sorted((len(places[word]), word) for word in bag if word in places)
        votes: Counter[int] = Counter()
        for count, word in known[:_RARE]:
            if count <= _POSTINGS:
                votes.update(places[word])
        for there, _ in votes.most_common(_VOTED):
            yield at, there
