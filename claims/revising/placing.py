"""Where words of one version of a text stand in the next: the same ones, or what became of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from claims.model import Span
from claims.revising.aligning import Alignment, align
from claims.revising.differing import plain
from claims.sentences import sentences

_TOKEN = re.compile(r"\w+|[^\w\s]")


def placed(old: str, new: str, spans: Sequence[Span]) -> list[Span | None]:
    """Where the words of ``spans`` of the old text stand in the new one, by their sentences.

    None where their sentences are gone, or none of the words is left.
    """
    if not spans:
        return []
    before, after = list(sentences(old)), list(sentences(new))
    found = align([plain(one.of(old)) for one in before], [plain(one.of(new)) for one in after])
    placing = _Placing(old, new, before, after, found)
    return [placing.of(span) for span in spans]


@dataclass(frozen=True, slots=True)
class _Placing:
    old: str
    new: str
    before: Sequence[Span]
    after: Sequence[Span]
    alignment: Alignment

    def of(self, span: Span) -> Span | None:
        starts = [one.start for one in self.before]
        first = max(0, bisect_right(starts, span.start) - 1)
        last = bisect_left(starts, span.end)
        parts = [
            part
            for at in range(first, last)
            for there in self._became(at)
            if (part := self._in_sentence(span, self.before[at], self.after[there]))
        ]
        if not parts:
            return None
        whole = Span(min(one.start for one in parts), max(one.end for one in parts))
        # Sentences that were parted or moved have other words in between.
        return whole if len(whole) <= 2 * len(span) + 200 else max(parts, key=len)

    def _became(self, at: int) -> Sequence[int]:
        same = self.alignment.same.get(at)
        return self.alignment.near.get(at, ()) if same is None else (same,)

    def _in_sentence(self, span: Span, before: Span, after: Span) -> Span | None:
        old = [Span(*it.span()) for it in _TOKEN.finditer(self.old, before.start, before.end)]
        new = [Span(*it.span()) for it in _TOKEN.finditer(self.new, after.start, after.end)]
        keys = [plain(one.of(self.old)) for one in old], [plain(one.of(self.new)) for one in new]
        same: dict[int, int] = {}
        for step in Indel.opcodes(*keys):
            if step.tag == "equal":
                same.update(
                    zip(
                        range(step.src_start, step.src_end),
                        range(step.dest_start, step.dest_end),
                        strict=True,
                    )
                )
        held = [at for at, one in enumerate(old) if one.meets(span)]
        kept = [at for at in held if at in same and keys[0][at][:1].isalnum()]
        if not kept:
            return None
        start, end = _edges(same, held, len(new))
        if start >= end:
            return None
        return Span(new[start].start, new[end - 1].end)


def _edges(same: dict[int, int], held: Sequence[int], length: int) -> tuple[int, int]:
    """The tokens from and to which words go: a word at an edge that was exchanged is followed."""
    first, last = held[0], held[-1]
    if first in same:
        start = same[first]
    else:
        start = next((same[at] + 1 for at in range(first - 1, -1, -1) if at in same), 0)
    if last in same:
        end = same[last] + 1
    else:
        end = next((same[at] for at in range(last + 1, max(same) + 1) if at in same), length)
    return start, end
