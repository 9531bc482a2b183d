"""Tables in text: cells parted by commas, semicolons, tabs or bars, in quotation marks or not."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from claims.documents.encoding import decode
from claims.documents.lists.table import Faulty, Row, Table
from claims.phrases import phrase

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
# What is looked at to tell the delimiter, and how many records of it.
_SAMPLE, _RECORDS = 65_536, 30
_DIRECTIVE = "sep="


def table_of(data: bytes, name: str) -> Table:
    """The table in a text file; raises DocumentError where it is no text."""
    decoded = decode(data, name)
    text, delimiter = _directed(decoded.text)
    delimiter = delimiter or _delimiter(text, PurePath(name).suffix.lower())
    how = f"cells parted by {_DELIMITERS.get(delimiter, repr(delimiter))}; {decoded.how}"
    return Table(rows=_rows(text, delimiter), how=how)


def _directed(text: str) -> tuple[str, str]:
    """A text without the line by which some programs are told the delimiter, and that one."""
    line = text[:10].partition("\n")[0]
    if line.lower().startswith(_DIRECTIVE) and len(line) == len(_DIRECTIVE) + 1:
        return text[len(line) + 1 :], line[-1]
    return text, ""


def _delimiter(text: str, suffix: str) -> str:
    """The mark that parts the most records into the same number of cells, of two and more."""
    usual = "\t" if suffix in (".tsv", ".tab") else ","
    best, most = usual, 0
    for mark in (usual, *(one for one in _DELIMITERS if one != usual)):
        widths = Counter(_widths(text, mark))
        width, often = max(widths.items(), key=lambda one: (one[1], one[0]), default=(1, 0))
        # Commas in sentences part a line by chance; the same number in each line is none.
        score = often * (width > 1) * 100 + min(width, 50)
        if width > 1 and score > most:
            best, most = mark, score
    return best


def _widths(text: str, mark: str) -> Iterator[int]:
    reader = csv.reader(io.StringIO(text[:_SAMPLE], newline="\n"), delimiter=mark)
    try:
        for count, record in enumerate(reader):
            if count >= _RECORDS:
                return
            if record:
                yield len(record)
    except csv.Error:
        return


class _Lines:
    """The lines of a text, which remembers how many quotation marks went by."""

    def __init__(self, text: str) -> None:
        # Lines end at LF only: a cell may hold any other mark that ends a line.
        self._lines = io.StringIO(text, newline="\n")
        self.quotes = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.quotes += line.count('"')
            yield line


def _rows(text: str, delimiter: str) -> Iterator[Row | Faulty]:
    lines = _Lines(text)
    records = csv.reader(lines, delimiter=delimiter)
    number, line = 0, 0
    last: Row | None = None
    while True:
        # The last record may turn out to be all that follows a mark that nobody closes.
        try:
            record = next(records, None)
        except csv.Error:
            if last:
                yield last
                last = None
            number += 1
            yield Faulty(number, _too_long(records.line_num - line))
            lines.quotes, line = 0, records.line_num
            continue
        if record is None:
            break
        if last:
            yield last
        number += 1
        last, quotes, lines.quotes = Row(number, tuple(record)), lines.quotes, 0
        height, line = records.line_num - line, records.line_num
    if last and quotes % 2 and height > 1:
        yield Faulty(
            last.number,
            phrase(
                "a quotation mark is opened and never closed, so that the last {height:,} "
                "lines are one cell. Close it, or double it where it is part of the words.",
                height=height,
            ),
        )
    elif last:
        yield last


def _too_long(height: int) -> str:
    return phrase(
        "a cell of {height:,} lines is longer than {field_size_limit:,} characters; a "
        "quotation mark may be opened and never closed. Close it, and look at the rows "
        "below it.",
        height=max(height, 1),
        field_size_limit=csv.field_size_limit(),
    )
