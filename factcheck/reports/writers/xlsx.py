"""The sheets of a view as an Excel workbook in which every cell is text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from claims.errors import Refused
from factcheck.reports.page import Sheet
from factcheck.reports.writers.csv import FORMULA
from factcheck.safe import safe

_LONGEST = 32_767
"""Characters that a cell can hold."""
_MOST_ROWS = 1_048_576
_PIECE = 1 << 20
_WIDTHS = (12, 60)
_MORE = " … (cut: a cell holds no more)"
_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


def write(sheets: Sequence[Sheet], title: str, head: str, last: datetime | None) -> Iterator[bytes]:
    """The workbook in pieces, dated with the latest event.

    Raises:
        Refused: a sheet has more rows than there can be.
    """
    with TemporaryFile() as file:
        _write(file, sheets, title, head, last)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _write(
    file: IO[bytes], sheets: Sequence[Sheet], title: str, head: str, last: datetime | None
) -> None:
    # Row by row to a temporary file: the library otherwise holds every cell until the end.
    workbook = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_urls": False})
    when = (last or _UNDATED).astimezone(UTC).replace(microsecond=0, tzinfo=None)
    workbook.set_properties(
        {
            "title": safe(title)[:255],
            "author": "factcheck",
            "comments": f"head {head}",
            "created": when,
        }
    )
    for sheet in sheets:
        _sheet(workbook, workbook.add_worksheet(sheet.name), sheet)
    workbook.close()


def _sheet(workbook: Workbook, written: Worksheet, sheet: Sheet) -> None:
    bold = workbook.add_format({"bold": True})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    # Should somebody edit the cell, it stays text all the same.
    quoted = workbook.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    written.freeze_panes(1, 0)
    for place, name in enumerate(sheet.columns):
        written.set_column(place, place, max(_WIDTHS[0], min(len(name) + 4, _WIDTHS[1])))
        written.write_string(0, place, name, bold)
    at = 0
    for at, row in enumerate(sheet.rows, 1):
        if at >= _MOST_ROWS:
            raise Refused(f"The sheet “{sheet.name}” would have more than {_MOST_ROWS:,} rows.")
        for place, cell in enumerate(row):
            if cell:
                shown = safe(cell)
                risky = cell.startswith(FORMULA) or shown.startswith(FORMULA)
                written.write_string(at, place, _cut(shown), quoted if risky else wrapped)
    written.autofilter(0, 0, at, len(sheet.columns) - 1)


def _cut(shown: str) -> str:
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - len(_MORE)] + _MORE
