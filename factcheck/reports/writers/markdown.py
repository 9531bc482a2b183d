"""A page as Markdown: readable as it is, and the same words once rendered."""

from __future__ import annotations

import re
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

# What Markdown or the HTML inside it would read as a mark, anywhere or at the start of a line.
_MARKS = re.compile(r"[\\`*_\[\]<>|~&$]")
_LINE_MARK = re.compile(r"^(\s*)([#+=-]|\d+[.)])", re.MULTILINE)


def write(page: Page) -> Iterator[bytes]:
    """The whole page in pieces, UTF-8, with LF line ends."""
    notes = {note.id: note for note in page.notes}
    for place, block in enumerate(marked_up(page)):
        yield b"\n" if place else b""
        lines = _list(block, notes) if isinstance(block, Listing) else [_block(block, notes)]
        line = None
        for line in lines:
            yield f"{line}\n".encode()
        # A block without a line is an empty one.
        yield b"\n" if line is None else b""


def plain(text: str) -> str:
    """``text`` as one line that shows as it is, whatever it holds."""
    marked = _MARKS.sub(r"\\\g<0>", safe(" ".join(text.split())))
    return _LINE_MARK.sub(_escaped_start, marked)


def _escaped_start(found: re.Match[str]) -> str:
    mark = found[2]
    return found[1] + (f"\\{mark}" if len(mark) == 1 else f"{mark[:-1]}\\{mark[-1]}")


def _spaced(text: str) -> str:
    """As :func:`plain`, but with the space at either end that parts the run from its neighbours."""
    shown = plain(text)
    before = " " if text[:1].isspace() else ""
    after = " " if shown and text[-1:].isspace() else ""
    return f"{before}{shown}{after}"


def _words(runs: Iterable[Run], notes: Mapping[str, Note]) -> str:
    parts = []
    for one in runs:
        shown = f"`{safe(one.text)}`" if one.code else _spaced(one.text)
        if one.change == "removed":
            shown = f"~~{shown}~~"
        elif one.strong or one.change:
            shown = f"**{shown}**"
        parts.append(shown + "".join(_mark(notes[mark]) for mark in one.ends))
    return "".join(parts)


def _mark(note: Note) -> str:
    return f" **{plain(f'[{note.id} {note.badge}]')}**"


def _block(block: Block, notes: Mapping[str, Note]) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_words(block.words, notes)}"
        case Paragraph():
            return _words(block.words, notes)
        case Quote():
            return f"> {_words(block.words, notes)}"
        case Listing():
            return "\n".join(_list(block, notes))
        case Table():
            return "\n".join(_table(block, notes))
        case Box():
            return "\n\n".join(_block(inner, notes) for inner in block.blocks)


def _list(block: Listing, notes: Mapping[str, Note]) -> Iterator[str]:
    for item in block.items:
        for place, line in enumerate(_item(item, notes)):
            yield f"{'  ' if place and line else ''}{line}" if place else f"- {line}"


def _item(item: Item, notes: Mapping[str, Note]) -> Iterator[str]:
    for line in item.lines:
        yield _words(line, notes)
    for block in item.blocks:
        # A list and a quotation may follow a line at once, a paragraph would run on with it.
        if isinstance(block, Paragraph):
            yield ""
        yield from _block(block, notes).split("\n")


def _table(block: Table, notes: Mapping[str, Note]) -> Iterator[str]:
    yield f"| {' | '.join(block.columns)} |"
    kinds = ("---:" if place in block.numbers else "---" for place in range(len(block.columns)))
    yield f"|{'|'.join(kinds)}|"
    for row in block.rows:
        yield f"| {' | '.join(_words(cell, notes) for cell in row)} |"
