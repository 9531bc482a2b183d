"""The first sheet of a view as CSV (RFC 4180, UTF-8), with nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain

from factcheck.reports.page import Sheet
from factcheck.safe import safe

# A cell that begins with one of these is a formula to a spreadsheet; the full-width forms are
# formulas to some as well.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """The sheet with its header line, row by row."""
    file = io.StringIO(newline="")
    table = csv.writer(file)
    rows = ([guarded(cell) for cell in row] for row in sheets[0].rows)
    for row in chain([sheets[0].columns], rows):
        table.writerow(row)
        yield file.getvalue().encode("utf-8")
        file.seek(0)
        file.truncate()


def guarded(cell: str) -> str:
    """``cell`` safe to show, with an apostrophe before what would be a formula."""
    shown = safe(cell)
    return f"'{shown}" if cell.startswith(FORMULA) or shown.startswith(FORMULA) else shown
