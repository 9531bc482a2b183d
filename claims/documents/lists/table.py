"""A table as it was read, whatever the file was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claims.documents.lists.remarks import Remark
from claims.errors import DocumentError
from claims.phrases import phrase


@dataclass(frozen=True, slots=True)
class Row:
    """A row, counted as the program counts that shows the file."""

    number: int
    """From 1, the header and empty rows counted, too."""
    cells: tuple[str, ...]
    joined: frozenset[int] = frozenset()
    """Columns, from 0, whose cell is joined with the one above it."""
    remarks: tuple[Remark, ...] = ()
    """What somebody remarked on its cells."""

    @property
    def empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Faulty:
    """A row that could not be read, with what is wrong and what to do."""

    number: int
    problem: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file or of one of its sheets, as they are read."""

    rows: Iterable[Row | Faulty]
    how: str
    """Format, delimiter and encoding, for people."""
    header: tuple[str, ...] = ()
    """The names of columns where the file has them apart from its rows."""
    counted: str = "row"
    """What people call a row: "row" or "entry"."""
    title: str = ""
    lettered: bool = True
    """Whether its columns go by letters, as those of spreadsheets do."""

    def column(self, index: int) -> str:
        """What people call a column: "column C", or the field's name."""
        if not self.lettered and index < len(self.header):
            return phrase("field “{header}”", header=self.header[index][:40])
        return phrase("column {index}", index=letters(index))


def letters(index: int) -> str:
    """The letters of a column, from 0: A … Z, AA …"""
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def refusal(name: str, table: Table, number: int, problem: str) -> DocumentError:
    """The error of one row."""
    return DocumentError(f"{name}, {table.counted} {number:,}: {problem}")
