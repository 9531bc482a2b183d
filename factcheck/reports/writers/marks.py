"""Notes on words, for formats that write a mark into the line and the note at the end."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.reports.page import (
    Block,
    Heading,
    Item,
    Listing,
    Page,
    Run,
)
from factcheck.tongue import tr


def marked_up(page: Page) -> Iterator[Block]:
    """The blocks of a page, and after them its notes as a list."""
    yield from page.blocks
    if page.notes:
        yield Heading(level=2, words=(Run(text=tr("Notes")),))
        yield Listing(items=tuple(_items(page)))


def _items(page: Page) -> Iterator[Item]:
    for note in page.notes:
        lead = (
            Run(text=note.id, strong=True),
            *(Run(text=" "), Run(text=note.badge, tone=note.tone)),
        )
        told = Listing(items=tuple(Item(lines=(line,)) for line in note.lines))
        yield Item(lines=(lead,), blocks=(told,) if told.items else ())
