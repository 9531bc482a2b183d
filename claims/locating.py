"""Where a passage stands, in words by which a person finds it: "p. 3, ¶2", "00:12:05", "¶14"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from claims.model import Annotation, Document, Landmark, LandmarkKind, Span
from claims.sentences import paragraphs

# Beside these a paragraph is counted from where they begin; the others are exact enough.
_COUNTED = frozenset({LandmarkKind.PAGE, LandmarkKind.CHAPTER})


class Locator:
    """Says where the passages of one document stand; what that takes is read when first asked for.

    Most documents are read for a claim that turns out to say nothing.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _paragraphs(self) -> tuple[int, ...]:
        return tuple(span.start for span in paragraphs(self._document.text))

    @cached_property
    def _landmarks(self) -> tuple[int, ...]:
        return tuple(mark.start for mark in self._document.layout.landmarks)

    def landmark(self, at: int) -> Landmark | None:
        """The last landmark that begins at an offset or before it."""
        index = bisect_right(self._landmarks, at) - 1
        return self._document.layout.landmarks[index] if index >= 0 else None

    def paragraph(self, at: int) -> int:
        """The paragraph that holds an offset, from 1, counted from its page or chapter."""
        mark = self.landmark(at)
        first = mark.start if mark and mark.kind in _COUNTED else 0
        before = bisect_right(self._paragraphs, first - 1)
        # The end of a paragraph that runs over from the page before is the first of its page.
        runs_over = first > 0 and (
            before == len(self._paragraphs) or self._paragraphs[before] != first
        )
        return max(1, bisect_right(self._paragraphs, at) - before + runs_over)

    def __call__(self, at: int) -> str:
        """Where an offset stands, for people."""
        mark = self.landmark(at)
        if mark is None:
            return f"¶{self.paragraph(at)}"
        return f"{mark.label}, ¶{self.paragraph(at)}" if mark.kind in _COUNTED else mark.label

    def annotations(self, within: Span) -> Iterator[Annotation]:
        """What hangs on words that a passage holds, shares words with, or ends at."""
        for one in self._document.layout.annotations:
            if (
                one.span.meets(within)
                or within.start < one.span.start == one.span.end <= within.end
            ):
                yield one
