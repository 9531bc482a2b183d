"""A document in lines: wrapped once for a width, with every claim marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.content import Span as Styled

from claims.model import Span
from factcheck.tui.render import glyphs
from factcheck.tui.render.cells import shown as as_shown
from factcheck.tui.render.speech import Speech, speech_styles, without

GUTTER = 5
"""Cells left of the text: the number of the paragraph, the bar beside what is lit, or a glyph."""

_MEASURE_CACHE: dict[int, re.Pattern[str]] = {}


class Mark(NamedTuple):
    """A claim, or a passage, as it is shown in its document."""

    span: Span
    tone: str
    """ "good", "warn", "bad", "muted" or "open"."""
    glyph: str = ""
    """What says the same beside the line that it begins in; empty for nothing to say."""


class Place(NamedTuple):
    """Where something stands: a document by its id, and the words of it."""

    document: str
    span: Span


class Around(NamedTuple):
    """The words at a place, what stands on either side, and the paragraph they are of."""

    before: str
    words: str
    after: str
    paragraph: int
    """From 1, as the document pane counts them; 0 where it is not known."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A text cut into lines: where each starts and ends, and which paragraph it begins."""

    text: str
    width: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraphs: tuple[int, ...]
    """The number of the paragraph that a line begins; 0 for every other line."""

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """The line that an offset of the text stands in."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph that an offset stands in, from 1."""
        at = self.line_of(offset)
        while at > 0 and not self.paragraphs[at]:
            at -= 1
        return self.paragraphs[at] if self.paragraphs else 0


def cut(text: str, width: int) -> Lines:
    """``text`` in lines of at most ``width`` cells; every offset of it lies in one line."""
    starts: list[int] = []
    ends: list[int] = []
    paragraphs: list[int] = []
    count = 0
    for start, end in _rows(text):
        filled = bool(text[start:end].strip())
        for index, (first, last) in enumerate(_pieces(text, start, end, width)):
            count += filled and index == 0
            starts.append(first)
            ends.append(last)
            paragraphs.append(count if filled and index == 0 else 0)
    return Lines(text, width, tuple(starts), tuple(ends), tuple(paragraphs))


def _rows(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while True:
        end = text.find("\n", at)
        if end < 0:
            yield at, len(text)
            return
        yield at, end
        at = end + 1


def _pieces(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    if end - start <= width and (text[start:end].isascii() or _cells(text, start, end) <= width):
        yield start, end
        return
    # Wide and combining characters make a line of so many characters wider or narrower than that;
    # only then is each piece measured, and shortened where it is too wide.
    plain = text[start:end].isascii()
    pattern = _measure(width)
    at = start
    while at < end:
        found = pattern.match(text, at, end)
        stop = found.end() if found and found.end() > at else min(at + width, end)
        if not plain:
            stop = _narrowed(text, at, stop, width)
        yield at, stop
        at = stop


def _measure(width: int) -> re.Pattern[str]:
    """A line of at most ``width`` characters that ends between words, or a hard piece of one."""
    if width not in _MEASURE_CACHE:
        _MEASURE_CACHE[width] = re.compile(rf"[^\n]{{1,{width}}}(?:[ \t]+|\Z)|[^\n]{{1,{width}}}")
    return _MEASURE_CACHE[width]


def _narrowed(text: str, start: int, stop: int, width: int) -> int:
    while stop > start + 1 and (over := _cells(text, start, stop) - width) > 0:
        stop = max(start + 1, stop - (over + 1) // 2)
    return _whole(text, start, stop)


def _whole(text: str, start: int, stop: int) -> int:
    """The end of a line moved back to before the letter whose marks would begin the next one."""
    end = stop
    while end > start + 1 and end < len(text) and not cell_len(as_shown(text[end])):
        end -= 1
    return end if end > start + 1 else stop


def _cells(text: str, start: int, end: int) -> int:
    """How many cells a part of a text takes as it is drawn, the space at its end left out."""
    return cell_len(as_shown(text[start:end].rstrip()))


def document_line(
    lines: Lines,
    index: int,
    marks: Sequence[Mark],
    lit: Span | None,
    *,
    speech: Speech | None = None,
) -> Content:
    """One line of a document with its marks; ``marks`` are sorted by where they start.

    Of ``speech``, what is said keeps the light of ``lit``; speaker and cue stand out of it.
    """
    start, end = lines.starts[index], lines.ends[index]
    text = lines.text[start:end].rstrip()
    spans = [*_marked(marks, start, start + len(text))]
    sign = next((mark for mark in _begun(marks, start, end) if mark.glyph), None)
    shown = as_shown(text)
    for part in without(lit, speech.around() if speech else ()) if lit else ():
        if part.start < start + len(text) and start < part.end:
            stop = min(part.end - start, len(text))
            spans.append(Styled(max(part.start - start, 0), stop, "on $lit"))
    if speech:
        spans += speech_styles(speech, start, start + len(text))
    beside = bool(lit and lit.start < max(end, start + 1) and start < lit.end)
    edge = _edge(lines.paragraphs[index], sign, beside=beside)
    moved = [Styled(one.start + GUTTER, one.end + GUTTER, one.style) for one in spans]
    return Content(edge.plain + shown, [*edge.spans, *moved], strip_control_codes=False)


def _edge(paragraph: int, sign: Mark | None, *, beside: bool) -> Content:
    label = f"{paragraph:>3}" if paragraph else "   "
    bar = str(glyphs.BESIDE) if beside else " "
    look = "$accent"
    # The bar says which claim is current; its state stands in the panes beside.
    if sign and not beside:
        bar, look = str(sign.glyph), f"bold $verdict-{sign.tone}"
    return Content(f"{label}{bar} ", [Styled(0, 3, "$faint"), Styled(3, 4, look)])


def _begun(marks: Sequence[Mark], start: int, end: int) -> Iterator[Mark]:
    """The marks that begin in a line."""
    first = bisect_left(marks, start, key=lambda mark: mark.span.start)
    for mark in marks[first:]:
        if mark.span.start >= end:
            return
        yield mark


def _marked(marks: Sequence[Mark], start: int, end: int) -> Iterator[Styled]:
    # A claim is at most a few sentences long, so the look back is bounded by what can reach here.
    first = bisect_left(marks, start - _LONGEST, key=lambda mark: mark.span.start)
    for mark in marks[first:]:
        if mark.span.start >= end:
            return
        if mark.span.end > start:
            yield Styled(
                max(mark.span.start - start, 0), min(mark.span.end, end) - start, _style(mark)
            )


_LONGEST = 20_000


def _style(mark: Mark) -> str:
    tone = "$mark-open" if mark.tone == "open" else f"$verdict-{mark.tone}"
    return f"underline {tone}"
