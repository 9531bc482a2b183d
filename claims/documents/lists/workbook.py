"""Tables in workbooks: the values that were reckoned last, with joined cells taken apart."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

from claims.documents.archives import Archive
from claims.documents.lists.remarks import Remark, remarks_of
from claims.documents.lists.table import Row, Table
from claims.errors import DocumentError

_MOST_ROWS, _MOST_COLUMNS, _MOST_JOINED = 1_048_576, 200, 10_000
_JOINED = re.compile(rb'<mergeCell\b[^<>]{0,80}\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
# No spreadsheet program writes one, and entities are declared nowhere else.
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_BROKEN = (
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    SyntaxError,
)
_XML = (".xml", ".rels", ".vml")


def tables_of(data: bytes, name: str) -> Iterator[Table]:
    """The tables of a workbook, one a sheet; raises DocumentError for a damaged one."""
    archive = _looked_through(data, name)
    try:
        with warnings.catch_warnings():
            # What openpyxl cannot keep when it writes is of no matter to somebody who reads.
            warnings.simplefilter("ignore")
            for title, path, rows in _sheets(data):
                joined = _joined(archive.get(path)) if path else []
                remarks = remarks_of(archive, path) if path else {}
                told = _told(rows, joined, remarks)
                yield Table(rows=told, how=f"sheet “{title[:60]}”", title=title)
    except _BROKEN as error:
        raise DocumentError(
            "{name}: is damaged ({kind}). Open it in the program that made it and save "
            "it anew, or save the sheet as CSV and add that.",
            name=name,
            kind=type(error).__name__,
        ) from error


def _looked_through(data: bytes, name: str) -> Archive:
    """The archive, unfolded once within bounds before any other library unfolds it."""
    archive = Archive(data, name)
    for member in sorted(archive.names):
        part = archive.read(member)
        if member.endswith(_XML) and any(mark in part for mark in _DOCTYPES):
            raise DocumentError(
                "{name}: declares entities, which no spreadsheet program does. Save the sheet "
                "as CSV and add that.",
                name=name,
            )
    return archive


def _sheets(data: bytes) -> Iterator[tuple[str, str, list[tuple[Any, ...]]]]:
    from openpyxl import load_workbook

    # What formulas came to is read, no formula is reckoned, and links lead nowhere.
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
            path = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
            yield sheet.title, path, [_trimmed(row) for row in rows]
    finally:
        book.close()


def _trimmed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return row[:width]


def _told(
    rows: list[tuple[Any, ...]],
    joined: list[tuple[int, int, int, int]],
    remarks: Mapping[int, tuple[Remark, ...]],
) -> Iterator[Row]:
    """Rows with the words of joined cells in each cell that they cover."""
    waiting, open_now = joined[::-1], list[tuple[int, int, int, int]]()
    held: dict[int, str] = {}
    for number, values in enumerate(rows, start=1):
        cells = [_cell(value) for value in values]
        while waiting and waiting[-1][0] <= number:
            open_now.append(waiting.pop())
        open_now = [one for one in open_now if one[1] >= number]
        covered = set[int]()
        for top, _, left, right in open_now:
            if top == number:
                held[left] = cells[left] if left < len(cells) else ""
            else:
                cells += [""] * (left + 1 - len(cells))
                cells[left] = held.get(left, "")
                covered |= set(range(left, right + 1))
        yield Row(number, tuple(cells), frozenset(covered), remarks.get(number, ()))


def _joined(sheet: bytes) -> list[tuple[int, int, int, int]]:
    """Joined cells that go over several rows: first and last row, first and last column from 0."""
    found: list[tuple[int, int, int, int]] = []
    for one in _JOINED.finditer(sheet):
        top, last = int(one[2]), int(one[4])
        left, right = _index(one[1]), _index(one[3])
        if top < last and left <= right and left < _MOST_COLUMNS and len(found) < _MOST_JOINED:
            found.append((top, last, left, min(right, _MOST_COLUMNS)))
    return sorted(found)


def _index(column: bytes) -> int:
    at = 0
    for letter in column:
        at = at * 26 + letter - ord("A") + 1
    return at - 1


def _cell(value: Any) -> str:
    """A value as a person reads it in its cell."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
