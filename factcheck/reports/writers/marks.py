"""Notes on words, for formats that write a mark into the line and the note at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.reports.page import (
    Block,
    Heading,
    Item,
    Listing,
    Page,
    Run,
)


def markers(runs: Iterable[Run]) -> Iterator[tuple[Run, tuple[str, ...]]]:
    """Each run with the ids of the notes that end with it."""
    line = tuple(runs)
    for place, one in enumerate(line):
        following = line[place + 1].notes if place + 1 < len(line) else ()
        yield one, tuple(note for note in one.notes if note not in following)


def marked_up(page: Page) -> Iterator[Block]:
    """The blocks of a page, and after them its notes as a list."""
    yield from page.blocks
    if page.notes:
        yield Heading(level=2, words=(Run(text="Notes"),))
        yield Listing(items=tuple(_items(page)))


def _items(page: Page) -> Iterator[Item]:
    for note in page.notes:
        lead = (
            Run(text=note.id, strong=True),
            *(Run(text=" "), Run(text=note.badge, tone=note.tone)),
        )
        told = Listing(items=tuple(Item(lines=(line,)) for line in note.lines))
        yield Item(lines=(lead,), blocks=(told,) if told.items else ())
