"""Claims of one version of a text found again in the next.

A claim is kept where its words, and those of the sentence around it, stand unchanged at what is
the same passage by what comes before and after it, and are read as said by the same person. All
else that is still recognisable has changed: no verdict stands on words it was not given for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.folding import fold, words
from claims.model import AttributionKind, Claim
from claims.phrases import phrase
from claims.revising.aligning import Alignment, align
from claims.revising.differing import plain
from claims.revising.revision import Fate, Link, Revision
from claims.sentences import sentences

# Claims of edited sentences that share less of their words are different claims.
_ALIKE = 0.3
_CONTAINED = 0.6
# A sentence with more claims than that has each compared with those of about the same rank.
_MANY = 24
_NEAR = 8
# More sentences than a statement has; of a longer one the beginning says where it went.
_LONGEST = 64
_SEVERAL = phrase("the same words stand in several places, and nothing tells which these were")
_AROUND = phrase("its own words are the same, those around it are not")
_OTHERWISE = phrase("its sentence is the same and is read otherwise")


def anchor(
    old_text: str, old_claims: Sequence[Claim], new_text: str, new_claims: Sequence[Claim]
) -> Revision:
    """What became of ``old_claims`` of ``old_text``, and which of ``new_claims`` are new.

    Claims are as the machine read them, with spans into their own text. Each new claim goes on
    from one old claim at most, each old claim is kept in one place at most.
    """
    old, new = _Version(old_text, old_claims), _Version(new_text, new_claims)
    anchoring = _Anchoring(old, new, align(old.keys, new.keys))
    anchoring.keep()
    anchoring.follow()
    return Revision(tuple(anchoring.links()))


class _Version:
    """A text as sentences, and its claims by their place in them."""

    def __init__(self, text: str, claims: Sequence[Claim]) -> None:
        spans = list(sentences(text))
        self._starts = [span.start for span in spans]
        self.keys = [plain(span.of(text)) for span in spans]
        self.claims = sorted(claims, key=lambda claim: claim.span)
        self.words = [plain(claim.text) for claim in self.claims]
        self._bags: dict[int, Counter[str]] = {}
        self.places = [self._sentences(claim) for claim in self.claims]
        self.by_sentence: defaultdict[int, list[int]] = defaultdict(list)
        for at, place in enumerate(self.places):
            for sentence in place[:_LONGEST]:
                self.by_sentence[sentence].append(at)

    def bag(self, at: int) -> Counter[str]:
        """The words of a claim, counted; most claims are kept, and nobody asks for theirs."""
        if at not in self._bags:
            self._bags[at] = Counter(word.folded for word in words(self.words[at]))
        return self._bags[at]

    def _sentences(self, claim: Claim) -> range:
        first = max(0, bisect_right(self._starts, claim.span.start) - 1)
        return range(first, max(first + 1, bisect_left(self._starts, claim.span.end)))


@dataclass(frozen=True, slots=True)
class _Found:
    """What an old claim, by its number, has become: the number of a new one."""

    fate: Fate
    there: int
    reason: str = ""


class _Anchoring:
    def __init__(self, old: _Version, new: _Version, alignment: Alignment) -> None:
        self._old, self._new, self._alignment = old, new, alignment
        self._found: dict[int, _Found] = {}
        self._pieces: dict[int, int] = {}
        """Further pieces of an old claim: new by old."""
        self._taken: dict[int, int] = {}
        """The old claim that a new one goes on from."""

    def keep(self) -> None:
        """Find what stands word for word where its sentence does."""
        there: defaultdict[tuple[range, str], list[int]] = defaultdict(list)
        for at in reversed(range(len(self._new.claims))):
            there[self._new.places[at], self._new.words[at]].append(at)
        for at, place in enumerate(self._old.places):
            moved = self._moved(place)
            places = there.get((moved, self._old.words[at])) if moved else None
            if places:
                self._take(at, self._judged(at, places.pop()))

    def _moved(self, place: range) -> range | None:
        """Where sentences stand that are the same and still follow each other."""
        same = self._alignment.same
        first = same.get(place[0])
        if first is None:
            return None
        if any(same.get(at) != first + rank for rank, at in enumerate(place)):
            return None
        return range(first, first + len(place))

    def _judged(self, at: int, there: int) -> _Found:
        if not self._alignment.doubtful.isdisjoint(self._old.places[at]):
            return _Found(Fate.CHANGED, there, _SEVERAL)
        reason = _read_otherwise(self._old.claims[at], self._new.claims[there])
        return _Found(Fate.CHANGED if reason else Fate.KEPT, there, reason)

    def _take(self, at: int, found: _Found) -> None:
        self._found[at] = found
        self._taken[found.there] = at

    def follow(self) -> None:
        """Find what changed with its sentence, was joined with others, or split."""
        scored = [
            (-_alike(self._old.bag(at), self._new.bag(there)), at, there)
            for at in range(len(self._old.claims))
            if at not in self._found
            for there in self._near(at)
        ]
        scored.sort()
        for score, at, there in scored:
            if -score >= _ALIKE and at not in self._found and there not in self._taken:
                self._take(at, _Found(Fate.CHANGED, there, self._reason(at, there)))
        for _, at, there in scored:
            if at not in self._found and self._holds(at, there):
                self._found[at] = _Found(Fate.JOINED, there)
            elif there not in self._taken and self._is_piece(at, there):
                self._pieces[there] = at
                self._taken[there] = at

    def _near(self, at: int) -> Iterator[int]:
        """The new claims in the sentences that those of an old claim became."""
        targets: dict[int, None] = {}
        for sentence in self._old.places[at][:_LONGEST]:
            if sentence in self._alignment.same:
                targets[self._alignment.same[sentence]] = None
            targets.update(dict.fromkeys(self._alignment.near.get(sentence, ())))
        rank = self._old.by_sentence[self._old.places[at][0]].index(at)
        found: dict[int, None] = {}
        for target in targets:
            claims = self._new.by_sentence.get(target, [])
            if len(claims) > _MANY:
                claims = claims[max(0, rank - _NEAR) : rank + _NEAR + 1]
            found.update(dict.fromkeys(claims))
        return iter(found)

    def _reason(self, at: int, there: int) -> str:
        if self._old.words[at] != self._new.words[there]:
            return ""
        return _OTHERWISE if self._moved(self._old.places[at]) else _AROUND

    def _holds(self, at: int, there: int) -> bool:
        into = self._found.get(self._taken.get(there, -1))
        if into is None or into.fate is Fate.KEPT:
            return False
        return _held(self._old.bag(at), self._new.bag(there)) >= _CONTAINED

    def _is_piece(self, at: int, there: int) -> bool:
        found = self._found.get(at)
        return (
            found is not None
            and found.fate is Fate.CHANGED
            and _held(self._new.bag(there), self._old.bag(at)) >= _CONTAINED
        )

    def links(self) -> Iterator[Link]:
        """Every claim of both versions."""
        joined: defaultdict[int, list[int]] = defaultdict(list)
        for at, found in self._found.items():
            if found.fate is Fate.JOINED:
                joined[found.there].append(at)
        for there, claim in enumerate(self._new.claims):
            yield self._link(there, claim)
            for at in joined.get(there, ()):
                yield Link(Fate.JOINED, self._old.claims[at], claim)
        for at, claim in enumerate(self._old.claims):
            if at not in self._found:
                yield Link(Fate.VANISHED, claim, None)

    def _link(self, there: int, claim: Claim) -> Link:
        if there in self._pieces:
            return Link(Fate.SPLIT, self._old.claims[self._pieces[there]], claim)
        at = self._taken.get(there)
        if at is None:
            return Link(Fate.NEW, None, claim)
        found = self._found[at]
        return Link(found.fate, self._old.claims[at], claim, found.reason)


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _held(small: Counter[str], large: Counter[str]) -> float:
    return (small & large).total() / (small.total() or 1)


def _read_otherwise(old: Claim, new: Claim) -> str:
    """Why the same words no longer say the same: who says them, and whether they do."""
    before, after = old.attribution, new.attribution
    if before is None or after is None:
        return "" if before is after else phrase("whether it is somebody's statement has changed")
    if before.negated != after.negated:
        return phrase("whether it was said at all has changed")
    if (before.kind is AttributionKind.DIRECT) != (after.kind is AttributionKind.DIRECT):
        return phrase("whether it is a quotation has changed")
    if old.speaker and new.speaker and not _same_person(old.speaker, new.speaker):
        return phrase(
            "it is now read as said by {speaker}, not by {speaker2}",
            speaker=new.speaker,
            speaker2=old.speaker,
        )
    return ""


def _same_person(one: str, other: str) -> bool:
    """Whether two names can be one, the longer of them written out."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return first <= second or second <= first
