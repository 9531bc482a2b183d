"""Whether a quotation stands in a text word for word, altered, or not at all.

Quote marks, dashes, white space, accents, case and the writing of numbers do not count; an
ellipsis may leave words out, and words in square brackets are the writer's. A long text is never
compared as a whole: the rarest runs of the quotation say where to look.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from claims.match.alignment import (
    NEAR_NEGATION,
    aligned,
    denying_bracket,
    hidden_negation,
    tolerance,
)
from claims.match.context import cut_short, denial_before
from claims.match.quotecheck import NOT_FOUND, QuoteCheck
from claims.match.quotewords import Searchable, Words, asked_words
from claims.match.stitches import Halves, halves_of, may_be_stitched, stitched
from claims.model import DiffPart, Relation, Span
from claims.phrases import phrase

__all__ = ["QuoteCheck", "QuotedText", "check_quote"]

# Runs that stand in a text more often than this do not say where to look.
_ANCHOR_PLACES = 40
_ANCHORS = 6
_RUNS = 16
_RUN = 3
_WINDOWS = 4
# Long quotations are laid against so many places at most: each costs the square of the length.
_LONG = 400
_LONG_WINDOWS = 1
# The longest quotation that is laid word by word against a text; nobody quotes a chapter.
_LONGEST = 6_000
# A quotation of which fewer words are found in their order is another quotation.
_LEAST_KEPT = 0.6
# Below this a like sentence that follows may have taken a part of the quotation.
_WELL_KEPT = 0.8
# Places of the same words that are looked at for the one whose speaker fits.
_SAME_WORDS = 20

Fits = Callable[[Span], bool]


class QuotedText:
    """A text made ready for checking many quotations against it: one pass over its words."""

    def __init__(self, text: str) -> None:
        self._words = Words(text)
        self._line = Searchable(self._words)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self._words.keys):
            places[key].append(at)
        self._places = places

    def check(self, quote: str, fits: Fits | None = None) -> QuoteCheck:
        """What became of ``quote`` in this text.

        Where the very words stand in several places, the first that ``fits`` is taken.
        """
        asked = asked_words(quote)
        if not asked.keys or not self._words.keys:
            return QuoteCheck(Relation.NOT_FOUND, reasons=(phrase("nothing to compare"),))
        exact = list(self._exact(asked))
        if exact:
            place = next((one for one in exact if fits and fits(self._words.span(*one))), exact[0])
            return self._verbatim(asked, *place)
        windows = self._windows(asked)
        checks = [aligned(asked, self._words, start) for start in windows]
        if checks and max(one.kept for one in checks) < _WELL_KEPT:
            checks.append(aligned(asked, self._words, windows[0], tight=True))
        best = max(checks, key=lambda found: found.kept, default=NOT_FOUND)
        best = best if best.kept >= _LEAST_KEPT else NOT_FOUND
        if best.relation is Relation.VERBATIM or not may_be_stitched(best):
            return best
        return stitched(asked, self._line, best) or best

    def halves(self, quote: str) -> Halves:
        """How much of a quotation's beginning and of its end stands here word for word."""
        return halves_of(asked_words(quote), self._line)

    @property
    def keys(self) -> list[str]:
        """The words of the text in the form in which they are compared."""
        return self._words.keys

    def _exact(self, quote: Words) -> Iterator[tuple[int, int]]:
        """The first passages that hold every segment in order, gaps no longer than allowed."""
        parts = [quote.keys[a:b] for a, b in quote.segments]
        room = [quote.room(a) for a, _ in quote.segments]
        main = max(range(len(parts)), key=lambda at: len(parts[at]))
        found: set[tuple[int, int]] = set()
        for at in self._line.all(parts[main], _SAME_WORDS):
            end: int = at + len(parts[main])
            for part, skip in zip(parts[main + 1 :], room[main + 1 :], strict=True):
                end = self._next(part, end, skip) if end >= 0 else -1
            first = at
            for place in range(main - 1, -1, -1):
                first = self._before(parts[place], first, room[place + 1]) if first >= 0 else -1
            if first >= 0 and end >= 0 and (first, end) not in found:
                found.add((first, end))
                yield first, end

    def _next(self, part: list[str], after: int, skip: int) -> int:
        """Where the next occurrence of a segment ends, if it is near enough; else -1."""
        at = self._line.find(part, after, after + skip + len(part))
        return at + len(part) if at >= 0 else -1

    def _before(self, part: list[str], first: int, skip: int) -> int:
        return self._line.rfind(part, first - skip - len(part), first)

    def _verbatim(self, quote: Words, first: int, after: int) -> QuoteCheck:
        if quote.gaps and (turned := self._turned(quote, first, after)):
            return turned
        span = self._words.span(first, after)
        if denied := denial_before(self._words.text, quote.text, span):
            return _denied(self._words, first, after, denied)
        said = (
            phrase("word for word")
            if len(quote.segments) == 1
            else phrase("word for word, parts left out")
        )
        parts = (DiffPart("same", span.of(self._words.text)),)
        told = (*tolerance(quote, self._words, first, after), *cut_short(self._words.text, span))
        return QuoteCheck(Relation.VERBATIM, span, parts, (said, *told), 1.0)

    def _turned(self, quote: Words, first: int, after: int) -> QuoteCheck | None:
        """The passage as altered where a gap or a bracket turns its sense round."""
        if put_in := denying_bracket(quote, self._words, first, after):
            return put_in
        for (_, cut), (start, _) in pairwise(quote.segments):
            end = self._line.find(quote.keys[:cut], first, after) + cut
            rest = self._line.rfind(quote.keys[start:], first, after)
            hides = min(end, rest) >= 0 and hidden_negation(quote, self._words, start, end, rest)
            if after - first - len(quote.keys) <= NEAR_NEGATION and hides:
                return aligned(quote, self._words, first)
        return None

    def _windows(self, quote: Words) -> list[int]:
        """Where the rare runs of the quotation say that it could start, likeliest first."""
        length = len(quote.keys)
        if length > _LONGEST:
            return []
        # Starts that lie within a quarter of the quotation's length are one window.
        grain = max(4, length // 4)
        votes: Counter[int] = Counter()
        for at, places in self._anchors(quote):
            votes.update({(place - at) // grain for place in places})
        ranked = sorted(votes, key=lambda window: (-votes[window], window))
        most = _WINDOWS if length <= _LONG else _LONG_WINDOWS
        return [max(0, window * grain) for window in ranked[:most]]

    def _anchors(self, quote: Words) -> Iterator[tuple[int, list[int]]]:
        """Rare words of a quotation, and runs of three that are rare, with where they stand."""
        known = [
            (len(places), at)
            for at, key in enumerate(quote.keys)
            if (places := self._places.get(key)) and len(places) <= _ANCHOR_PLACES
        ]
        for _, at in sorted(known)[:_ANCHORS]:
            yield at, self._places[quote.keys[at]]
        last = len(quote.keys) - _RUN + 1
        for at in range(0, last, max(1, last // _RUNS)):
            run = quote.keys[at : at + _RUN]
            if all(key in self._places for key in run):
                places = self._line.all(run, _ANCHOR_PLACES + 1)
                if len(places) <= _ANCHOR_PLACES:
                    yield at, places


def _denied(words: Words, first: int, after: int, denial: str) -> QuoteCheck:
    """A passage as altered whose denial was cut off at its beginning."""
    parts = (DiffPart("added", denial), DiffPart("same", words.of(first, after)))
    start = words.text.rindex(denial, 0, words.starts[first])
    reason = phrase("a negation is dropped: the text says “{denial}” right before", denial=denial)
    return QuoteCheck(Relation.ALTERED, Span(start, words.ends[after - 1]), parts, (reason,), 1.0)


def check_quote(quote: str, text: str) -> QuoteCheck:
    """What became of ``quote`` in ``text``: verbatim, altered with a word diff, or not found."""
    return _prepared(text).check(quote)


@lru_cache(maxsize=8)
def _prepared(text: str) -> QuotedText:
    return QuotedText(text)
