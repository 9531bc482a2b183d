"""Whether a quotation stands in a text word for word, altered, or not at all.

Quote marks, dashes, white space, accents, case and the writing of numbers do not count; an
ellipsis may leave words out, and words in square brackets are the writer's. A long text is never
compared as a whole: the rarest words of the quotation say where to look.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel, Levenshtein, Opcode

from claims.analysis import number_term
from claims.folding import fold
from claims.match.alterations import describe
from claims.model import DiffPart, Relation, Span
from claims.numerals import read_numeral

_TOKEN = re.compile(
    r"(?P<gap>\[[^\[\]]{0,200}\]|\.\s?\.\s?\.+|…)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*[^\W\d_]*|[^\W_]+(?:['’][^\W_]+)*)"
)
# An ellipsis may skip this many words, a bracket stand for this many.
_LONGEST_GAP = 200
# Words that stand in a text more often than this do not say where to look.
_ANCHOR_PLACES = 40
_ANCHORS = 6
_WINDOWS = 4
# A quotation of which fewer words are found in their order is another quotation.
_LEAST_KEPT = 0.6
# Below this length every word has to be there, with at most so many others between them.
_SHORT = 4
_SHORT_ADDED = 2
_STOPS = re.compile(r"[.!?;:“”\"«»\n]")
_REPORTED = re.compile(r"[”\"’»'].*[“\"‘«']", re.DOTALL)


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What became of a quotation; ``span`` and ``diff`` are of the passage in the text."""

    relation: Relation
    span: Span | None = None
    diff: tuple[DiffPart, ...] = ()
    reasons: tuple[str, ...] = ()
    kept: float = 0.0
    """The share of the quotation's words found in their order, 0 to 1."""


@dataclass(slots=True)
class _Words:
    """The words of a text: comparable forms, and where each stands.

    ``gaps`` are the word numbers before which an ellipsis or a bracket stands.
    """

    text: str
    keys: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    gaps: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for found in _TOKEN.finditer(self.text):
            written = found["word"]
            if written is None:
                self.gaps.add(len(self.keys))
                continue
            self.keys.append(_key(written))
            self.starts.append(found.start())
            self.ends.append(found.end())

    def span(self, first: int, after: int) -> Span:
        """Where the words from ``first`` up to ``after`` stand."""
        return Span(self.starts[first], self.ends[after - 1])

    def of(self, first: int, after: int) -> str:
        """Those words as written, with what stands between them."""
        return self.text[self.starts[first] : self.ends[after - 1]]

    def between(self, first: int, after: int) -> str:
        """Those words with the marks around them, up to the words beside them."""
        start = self.ends[first - 1] if first else 0
        end = self.starts[after] if after < len(self.keys) else len(self.text)
        return self.text[start:end]

    @property
    def segments(self) -> list[tuple[int, int]]:
        """The runs of words between gaps, as (first, after the last)."""
        cuts = [0, *sorted(self.gaps - {0, len(self.keys)}), len(self.keys)]
        return [(a, b) for a, b in pairwise(cuts) if a < b]


@lru_cache(maxsize=65_536)
def _key(written: str) -> str:
    folded = fold(written)
    value = read_numeral(folded) if folded[0].isdecimal() else None
    return number_term(value) if value is not None else folded.replace(".", "")


class QuotedText:
    """A text made ready for checking many quotations against it: one pass over its words."""

    def __init__(self, text: str) -> None:
        self._words = _Words(text)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self._words.keys):
            places[key].append(at)
        self._places = places

    def check(self, quote: str) -> QuoteCheck:
        """What became of ``quote`` in this text."""
        asked = _Words(quote)
        if not asked.keys or not self._words.keys:
            return QuoteCheck(Relation.NOT_FOUND, reasons=("nothing to compare",))
        exact = self._exact(asked)
        if exact:
            return self._verbatim(asked, *exact)
        checks = (self._altered(asked, start) for start in self._windows(asked))
        best = max(checks, key=lambda found: found.kept, default=_NOT_FOUND)
        return best if best.kept >= _LEAST_KEPT else _NOT_FOUND

    def _exact(self, quote: _Words) -> tuple[int, int] | None:
        """The first passage that holds every segment in order, gaps no longer than allowed."""
        first, *rest = quote.segments
        for start in self._occurrences(quote, first):
            end: int | None = start + first[1] - first[0]
            for segment in rest:
                end = self._next(quote, segment, end) if end is not None else None
            if end is not None:
                return start, end
        return None

    def _next(self, quote: _Words, segment: tuple[int, int], after: int) -> int | None:
        """Where the next occurrence of a segment ends, if it is near enough."""
        for at in self._occurrences(quote, segment):
            if after <= at <= after + _LONGEST_GAP:
                return at + segment[1] - segment[0]
        return None

    def _occurrences(self, quote: _Words, segment: tuple[int, int]) -> Iterator[int]:
        asked = quote.keys[segment[0] : segment[1]]
        rarest = min(range(len(asked)), key=lambda at: len(self._places.get(asked[at], ())))
        for place in self._places.get(asked[rarest], ()):
            start = place - rarest
            if start >= 0 and self._words.keys[start : start + len(asked)] == asked:
                yield start

    def _verbatim(self, quote: _Words, first: int, after: int) -> QuoteCheck:
        span = self._words.span(first, after)
        said = "word for word" if len(quote.segments) == 1 else "word for word, parts left out"
        parts = (DiffPart("same", span.of(self._words.text)),)
        return QuoteCheck(Relation.VERBATIM, span, parts, (said,), 1.0)

    def _windows(self, quote: _Words) -> list[int]:
        """Where the rare words of the quotation say that it could start, likeliest first."""
        known = [
            (len(places), at)
            for at, key in enumerate(quote.keys)
            if (places := self._places.get(key)) and len(places) <= _ANCHOR_PLACES
        ]
        # Starts that lie within a quarter of the quotation's length are one window.
        grain = max(4, len(quote.keys) // 4)
        votes: Counter[int] = Counter()
        for _, at in sorted(known)[:_ANCHORS]:
            votes.update({(place - at) // grain for place in self._places[quote.keys[at]]})
        ranked = sorted(votes, key=lambda window: (-votes[window], window))
        return [max(0, window * grain) for window in ranked[:_WINDOWS]]

    def _altered(self, quote: _Words, start: int) -> QuoteCheck:
        length = len(quote.keys)
        slack = max(6, length // 2)
        low = max(0, start - slack)
        high = min(len(self._words.keys), start + 2 * slack + length + 40 * len(quote.gaps))
        found = Indel.opcodes(quote.keys, self._words.keys[low:high])
        equal = _compact([step for step in found if step.tag == "equal"])
        if not equal:
            return _NOT_FOUND
        first = self._extended(low + equal[0].dest_start, -equal[0].src_start)
        after = self._extended(low + equal[-1].dest_end, length - equal[-1].src_end)
        steps = [
            (step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end)
            for step in Levenshtein.opcodes(quote.keys, self._words.keys[first:after])
        ]
        return _judged(quote, self._words, first, steps)

    def _extended(self, at: int, by: int) -> int:
        """A word number moved outwards by so many words, not past the end of a sentence."""
        step = 1 if by > 0 else -1
        for _ in range(abs(by)):
            beside = at if by > 0 else at - 1
            if not 0 <= beside < len(self._words.keys) or _STOPS.search(
                self._words.between(at, at)
            ):
                break
            at += step
        return at


def check_quote(quote: str, text: str) -> QuoteCheck:
    """What became of ``quote`` in ``text``: verbatim, altered with a word diff, or not found."""
    return _prepared(text).check(quote)


@lru_cache(maxsize=8)
def _prepared(text: str) -> QuotedText:
    return QuotedText(text)


Step = tuple[str, int, int, int, int]


def _compact(equal: Sequence[Opcode]) -> Sequence[Opcode]:
    """The matching runs without stray ones at the ends: a "the" that stands a line away."""
    runs = list(equal)
    for outer, inner in ((0, 1), (-1, -2)):
        while len(runs) > 1 and _stray(runs[outer], runs[inner]):
            runs.pop(outer)
    return runs


def _stray(outer: Opcode, inner: Opcode) -> bool:
    first, second = sorted((outer, inner), key=lambda run: run.dest_start)
    skipped = (second.dest_start - first.dest_end) - (second.src_start - first.src_end)
    return skipped > 2 + (outer.dest_end - outer.dest_start)


def _judged(quote: _Words, text: _Words, first: int, steps: Sequence[Step]) -> QuoteCheck:
    """The check that an alignment amounts to; its text positions count from ``first``."""
    moved = [(op, a, b, c + first, d + first) for op, a, b, c, d in steps]
    parts = tuple(_parts(quote, text, moved))
    same = sum(b - a for op, a, b, _, _ in moved if op == "equal")
    added = sum(len(part.text.split()) for part in parts if part.op == "added")
    span = text.span(moved[0][3], moved[-1][4])
    if all(part.op == "same" for part in parts):
        return QuoteCheck(Relation.VERBATIM, span, parts, ("word for word",), 1.0)
    length = len(quote.keys)
    if length < _SHORT and (same < length or added > _SHORT_ADDED):
        return _NOT_FOUND
    # Words put between the quotation's own count against it, so that scattered ones do not do.
    kept = same / (length + max(0, added - length // 2))
    return QuoteCheck(Relation.ALTERED, span, parts, describe(parts), kept)


def _parts(quote: _Words, text: _Words, steps: Sequence[Step]) -> Iterator[DiffPart]:
    for op, quote_from, quote_to, text_from, text_to in steps:
        if op == "equal":
            yield DiffPart("same", text.of(text_from, text_to))
        if op in ("delete", "replace"):
            yield DiffPart("removed", quote.of(quote_from, quote_to))
        if op in ("insert", "replace"):
            left_out = quote_from in quote.gaps or _is_reporting(text, text_from, text_to)
            yield DiffPart("same" if left_out else "added", text.of(text_from, text_to))


def _is_reporting(text: _Words, start: int, end: int) -> bool:
    """Whether the words stand outside the quotation marks of the text: "…," he said, "…"."""
    return end - start <= 12 and bool(_REPORTED.search(text.between(start, end)))


_NOT_FOUND = QuoteCheck(Relation.NOT_FOUND, reasons=("these words are not in the text",))
