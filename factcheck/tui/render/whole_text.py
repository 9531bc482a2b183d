"""The whole text of a document: every claim marked by its state, and what no claim holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from textual.content import Content
from textual.content import Span as Styled

from claims.coverage import Coverage
from claims.model import Landmark, Span, Status
from claims.store.marking import Placed
from factcheck.tongue import tr
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import Badge
from factcheck.tui.render.cells import shown as as_shown
from factcheck.tui.render.document import Lines
from factcheck.tui.render.text import Piece, line

MARGIN = 8
"""Cells left of the text: page or paragraph, the state of the claim, the bar."""
NARROW_MARGIN = 3
"""Where there is little room: state and bar."""
_BAR = 12


class ClaimMark(NamedTuple):
    """A claim as it is shown in its text."""

    placed: Placed
    badge: Badge
    tone: str
    """ "good", "warn", "bad", "muted" or "open"."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.placed.span


class Sheet:
    """What is marked in one text, ready to be looked up by place."""

    def __init__(
        self,
        marks: Sequence[ClaimMark] = (),
        stretches: Sequence[Span] = (),
        landmarks: Sequence[Landmark] = (),
    ) -> None:
        """``marks`` and ``stretches`` are sorted by where they begin."""
        self.marks = marks
        self.stretches = stretches
        self._starts = [mark.span.start for mark in marks]
        # How far any claim up to each one reaches: where to stop looking back.
        self._reach = list(accumulate((mark.span.end for mark in marks), max))
        self._stretch_starts = [one.start for one in stretches]
        self._labels = {one.start: one.label for one in landmarks}
        self._landmarks = sorted(self._labels)

    def meeting(self, start: int, end: int) -> list[ClaimMark]:
        """The claims that share a character with a stretch of the text, in order."""
        found = []
        for at in range(bisect_left(self._starts, end) - 1, -1, -1):
            if self._reach[at] <= start:
                break
            if self.marks[at].span.end > start:
                found.append(self.marks[at])
        return found[::-1]

    def at(self, span: Span) -> ClaimMark | None:
        """The innermost claim that holds words; one in the work before a dropped one."""
        holding = [one for one in self.meeting(span.start, span.end) if one.span.covers(span)]
        return min(
            holding,
            key=lambda one: (one.placed.status is Status.DROPPED, len(one.span)),
            default=None,
        )

    def after(self, at: int, step: int) -> ClaimMark | None:
        """The next claim that begins after ``at``, or the last one before it."""
        place = bisect_right(self._starts, at) if step > 0 else bisect_left(self._starts, at) - 1
        return self.marks[place] if 0 <= place < len(self.marks) else None

    def uncovered_after(self, at: int, step: int) -> Span | None:
        """The next stretch that no claim holds, or the last one before ``at``."""
        starts = self._stretch_starts
        place = bisect_right(starts, at) if step > 0 else bisect_left(starts, at) - 1
        return self.stretches[place] if 0 <= place < len(self.stretches) else None

    def uncovered(self, start: int, end: int) -> Iterator[Span]:
        """The stretches that share a character with a part of the text."""
        place = max(bisect_right(self._stretch_starts, start) - 1, 0)
        while place < len(self.stretches) and self.stretches[place].start < end:
            if self.stretches[place].end > start:
                yield self.stretches[place]
            place += 1

    def label(self, start: int, end: int) -> str:
        """The landmark that begins in a part of the text; empty where none does."""
        place = bisect_left(self._landmarks, start)
        found = place < len(self._landmarks) and self._landmarks[place] < max(end, start + 1)
        return self._labels[self._landmarks[place]] if found else ""


class Here(NamedTuple):
    """What of a text is in hand."""

    cursor: Span | None = None
    selected: Span | None = None
    lit: Span | None = None
    """The claim under the cursor."""
    found: Sequence[Span] = ()
    """What a search found, in order."""
    bare: bool = False
    """Whether nothing is marked: for reading the text as its readers will."""


def whole_line(lines: Lines, index: int, sheet: Sheet, here: Here, margin: int) -> Content:
    """One line of the text with its margin."""
    start, end = lines.starts[index], lines.ends[index]
    text = lines.text[start:end].rstrip()
    stop = start + len(text)
    marks = [] if here.bare else sheet.meeting(start, max(stop, start + 1))
    styled = [*_styled(sheet, here, marks, start, stop)]
    edge = _margin(lines, index, sheet, here, marks, margin)
    moved = [Styled(one.start + margin, one.end + margin, one.style) for one in styled]
    return Content(edge.plain + as_shown(text), [*edge.spans, *moved], strip_control_codes=False)


def _styled(
    sheet: Sheet, here: Here, marks: Sequence[ClaimMark], start: int, stop: int
) -> Iterator[Styled]:
    def part(span: Span, style: str) -> Iterator[Styled]:
        if span.start < stop and start < span.end:
            yield Styled(max(span.start, start) - start, min(span.end, stop) - start, style)

    for span in () if here.bare else sheet.uncovered(start, stop):
        yield from part(span, "italic $verdict-warn")
    for mark in marks:
        tone = "$mark-open" if mark.tone == "open" else f"$verdict-{mark.tone}"
        dropped = mark.placed.status is Status.DROPPED
        yield from part(mark.span, f"strike {tone}" if dropped else f"underline {tone}")
    if here.lit and not here.bare:
        yield from part(here.lit, "on $lit")
    for span in _near(here.found, start, stop):
        yield from part(span, "bold underline")
    if here.selected:
        yield from part(here.selected, "bold on $lit")
    if here.cursor:
        yield from part(here.cursor, "reverse")


def _near(found: Sequence[Span], start: int, stop: int) -> Iterator[Span]:
    place = max(bisect_right(found, start, key=lambda one: one.start) - 1, 0)
    while place < len(found) and found[place].start < stop:
        yield found[place]
        place += 1


def _margin(
    lines: Lines,
    index: int,
    sheet: Sheet,
    here: Here,
    marks: Sequence[ClaimMark],
    width: int,
) -> Content:
    start, end = lines.starts[index], lines.ends[index]
    beginning = next((one for one in marks if one.span.start >= start), None)
    glyph, tone = " ", ""
    if beginning:
        glyph = str(beginning.badge.glyph)
        tone = "$mark-open" if beginning.tone == "open" else f"$verdict-{beginning.tone}"
    elif not here.bare and any(one.start >= start for one in sheet.uncovered(start, end)):
        glyph, tone = str(glyphs.UNCOVERED), "$verdict-warn"
    beside = bool(here.cursor and start <= here.cursor.start < max(end, start + 1))
    bar = str(glyphs.BESIDE) if beside else " "
    pieces: list[Piece] = [(glyph, tone), (bar, "$accent"), " "]
    if width > NARROW_MARGIN:
        paragraph = lines.paragraphs[index]
        label = sheet.label(start, end) or (str(paragraph) if paragraph else "")
        room = width - NARROW_MARGIN - 1
        pieces = [(f"{label[-room:]:>{room}} ", "$faint"), *pieces]
    return line(*pieces)


def meter(coverage: Coverage | None, claims: int, width: int) -> Content:
    """How much of the text its claims hold, as a bar and in words."""
    if coverage is None:
        return line((tr("reading …"), "$quiet"))
    every = coverage.words or 1
    held, open_ = coverage.claimed / every, coverage.checkable / every
    words = tr("{claims:,} claims hold {share:.0%} of the words").format(claims=claims, share=held)
    more = tr("{share:.0%} more to look at").format(share=open_)
    full = round(held * _BAR)
    half = min(_BAR - full, round(open_ * _BAR) or bool(open_))
    drawn: list[Piece] = [
        (glyphs.FULL * full, "$verdict-good"),
        (glyphs.FULL * half, "$verdict-warn"),
        (glyphs.REST * (_BAR - full - half), "$faint"),
    ]
    if width < 80:
        short = tr("{held:.0%} in claims, {more:.0%} open").format(held=held, more=open_)
        return line((short, "$quiet"), " ")
    if width < 100:
        return line(*drawn, (f" {held:.0%} {glyphs.DOT} {more}", "$quiet"), " ")
    return line(*drawn, (f" {words} {glyphs.DOT} {more}", "$quiet"), " ")
