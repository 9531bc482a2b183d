"""A page as plain text, wrapped for a mail or a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from factcheck.reports.page import (
    Block,
    Box,
    Heading,
    Item,
    Listing,
    Note,
    Page,
    Paragraph,
    Quote,
    Run,
    Table,
)
from factcheck.reports.writers.marks import marked_up
from factcheck.safe import safe

WIDTH = 78
"""Columns, of which a mail program has two left for its mark of a quotation."""
_UNDERLINES = {1: "=", 2: "-"}
_GAP = "  "


def write(page: Page) -> Iterator[bytes]:
    """The whole page in pieces, UTF-8, with LF line ends.

    No line is longer than :data:`WIDTH` but for words that are longer themselves, as addresses are.
    """
    notes = {note.id: note for note in page.notes}
    for place, block in enumerate(marked_up(page)):
        yield b"\n" if place else b""
        line = None
        for line in _block(block, notes, WIDTH):
            yield f"{line}\n".encode()
        # A block without a line is an empty one.
        yield b"\n" if line is None else b""


def _words(runs: Iterable[Run], notes: Mapping[str, Note]) -> str:
    parts = []
    for one in runs:
        shown = safe(one.text)
        if one.change == "removed":
            shown = f"[-{shown}-]"
        elif one.change == "added":
            shown = f"[+{shown}+]"
        parts.append(shown + "".join(safe(f" [{mark} {notes[mark].badge}]") for mark in one.ends))
    return "".join(parts)


def _wrapped(text: str, width: int, first: str = "", then: str = "") -> list[str]:
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [first.rstrip()]


def _block(block: Block, notes: Mapping[str, Note], width: int) -> Iterator[str]:
    match block:
        case Heading():
            lines = _wrapped(_words(block.words, notes), width)
            yield from lines
            if block.level in _UNDERLINES:
                yield _UNDERLINES[block.level] * max(map(len, lines))
        case Paragraph():
            yield from _wrapped(_words(block.words, notes), width)
        case Quote():
            yield from _wrapped(_words(block.words, notes), width, "> ", "> ")
        case Listing():
            for item in block.items:
                yield from _item(item, notes, width)
        case Table():
            yield from _table(block, notes, width)
        case Box():
            yield from "\n\n".join(
                "\n".join(_block(inner, notes, width)) for inner in block.blocks
            ).split("\n")


def _item(item: Item, notes: Mapping[str, Note], width: int) -> Iterator[str]:
    for place, line in enumerate(item.lines):
        yield from _wrapped(_words(line, notes), width, "  " if place else "- ", "  ")
    for block in item.blocks:
        yield from (f"  {line}".rstrip() for line in _block(block, notes, width - 2))


def _table(block: Table, notes: Mapping[str, Note], width: int) -> Iterator[str]:
    rows = [[" ".join(_words(cell, notes).split()) for cell in row] for row in block.rows]
    wide = [max(map(len, column)) for column in zip(block.columns, *rows, strict=True)]
    if sum(wide) + len(_GAP) * (len(wide) - 1) <= width:
        yield from _aligned(block, rows, wide)
        return
    for row in rows:
        for place, (name, cell) in enumerate(zip(block.columns, row, strict=True)):
            yield from _wrapped(f"{name}: {cell}", width, "  " if place else "- ", "    ")


def _aligned(block: Table, rows: Iterable[list[str]], wide: list[int]) -> Iterator[str]:
    for row in ([*block.columns], ["-" * one for one in wide], *rows):
        cells = (
            cell.rjust(size) if place in block.numbers else cell.ljust(size)
            for place, (cell, size) in enumerate(zip(row, wide, strict=True))
        )
        yield _GAP.join(cells).rstrip()
