"""What the screen of a text has read beside the interface: where its claims stand, what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.message import Message

from claims.coverage import Coverage, coverage
from claims.errors import ClaimsError
from claims.model import Document, Layout, Span, Status
from claims.store.marking import Placed
from factcheck.tongue import tell
from factcheck.tui.messages import Failed
from factcheck.tui.screens.review.aside import Source

SHORT = 20_000
"""Characters up to which everything is read at once, in a few milliseconds; beyond it aside."""


@dataclass
class Outlined(Message):
    """Where the claims of a document stand."""

    document: str
    placed: tuple[Placed, ...]


@dataclass
class Covered(Message):
    """What the claims of a document hold of its text."""

    document: str
    coverage: Coverage


def held(placed: Sequence[Placed]) -> list[Span]:
    """The spans of the claims that are in the work."""
    return [one.span for one in placed if one.status is not Status.DROPPED]


def read_outline(source: Source, document: Document, whole: bool) -> None:
    """Read where claims stand, and reckon what they hold where ``whole``; runs in a thread."""
    try:
        with source.open() as case:
            placed = case.marking.outline(document.id)
        source.tell(Outlined(document.id, placed))
        if whole:
            source.tell(Covered(document.id, coverage(document, held(placed))))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


def touched(before: Sequence[Placed], after: Sequence[Placed], text: str) -> Span | None:
    """The paragraphs whose claims are others than before; None where none are."""
    old, new = set(held(before)), set(held(after))
    changed = old ^ new
    if not changed:
        return None
    start, end = min(one.start for one in changed), max(one.end for one in changed)
    stop = text.find("\n", end)
    return Span(text.rfind("\n", 0, start) + 1, stop if stop >= 0 else len(text))


def mended(
    found: Coverage, document: Document, part: Span, before: Sequence[Span], after: Sequence[Span]
) -> Coverage:
    """What claims hold of a text, reckoned anew for a part of it only."""
    old, new = (_of_part(document, part, spans) for spans in (before, after))
    kept = [one for one in found.stretches if not one.span.meets(part)]
    moved = [replace(one, span=one.span.moved(part.start)) for one in new.stretches]
    return replace(
        found,
        claimed=found.claimed + new.claimed - old.claimed,
        checkable=found.checkable + new.checkable - old.checkable,
        stretches=tuple(sorted((*kept, *moved), key=lambda one: one.span)),
    )


def _of_part(document: Document, part: Span, spans: Sequence[Span]) -> Coverage:
    inside = [
        Span(max(one.start, part.start) - part.start, min(one.end, part.end) - part.start)
        for one in spans
        if one.meets(part)
    ]
    return coverage(replace(document, text=part.of(document.text), layout=Layout()), inside)
