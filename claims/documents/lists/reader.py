"""Lists of claims as documents: one a table, with the rows that were refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from claims.documents.lists.columns import Columns, understand
from claims.documents.lists.objects import read_objects
from claims.documents.lists.separated import table_of
from claims.documents.lists.table import Faulty, Row, Table
from claims.documents.lists.telling import Teller, Told
from claims.documents.lists.workbook import tables_of
from claims.documents.reading import Reading
from claims.errors import DocumentError

Tables = Callable[[bytes, str], Iterable[Table]]


@dataclass(frozen=True, slots=True)
class ListReader:
    """Reads lists of one format; with ``columns`` as a person says where things stand."""

    tables: Tables
    columns: Mapping[str, str] = field(default_factory=dict)
    """A column's number (from 1), letter or name for each field that is told."""

    def __call__(self, data: bytes, name: str) -> Sequence[Reading]:
        """The lists of a file; raises DocumentError where no table of it has claims."""
        found: list[Reading] = []
        problems: list[DocumentError] = []
        for table in self.tables(data, name):
            try:
                found += self._read(table, name, several=bool(found))
            except DocumentError as error:
                problems.append(error)
        if not found:
            raise (
                problems[0]
                if problems
                else DocumentError(
                    "{name}: has no row with anything in it. Add a file with claims in it.",
                    name=name,
                )
            )
        return found

    def _read(self, table: Table, name: str, *, several: bool) -> Iterator[Reading]:
        rows = iter(table.rows)
        before: list[Row | Faulty] = []
        first = _first(rows, before)
        if first is None and not table.header:
            return
        head = table.header or (first.cells if first else ())
        columns = understand(head, self.columns, name, is_header=bool(table.header))
        is_claim = first is not None and (table.header or not columns.header)
        left = chain(before, [first] if first and is_claim else [], rows)
        told = Told()
        Teller(table, columns, name).tell(left, told)
        if not told.pieces:
            raise (
                told.refused[0]
                if told.refused
                else DocumentError(
                    "{name}: has no {counted} with a claim. Add a file with claims in it.",
                    name=name,
                    counted=table.counted,
                )
            )
        yield Reading(
            text=told.text,
            made_by=_made_by(table, columns, len(told.landmarks)),
            title=table.title,
            layout=told.layout,
            identity=table.title if several else "",
            refused=tuple(told.refused),
        )


def _first(rows: Iterator[Row | Faulty], before: list[Row | Faulty]) -> Row | None:
    """The first row with anything in it; rows that cannot be read go to ``before``."""
    for row in rows:
        if isinstance(row, Faulty):
            before.append(row)
        elif not row.empty:
            return row
    return None


def _made_by(table: Table, columns: Columns, count: int) -> str:
    rows = f"{count:,} {'entries' if table.counted == 'entry' else 'rows'}"
    if count == 1:
        rows = f"1 {table.counted}"
    head = "" if columns.header else "; without a row of names"
    return f"list of claims, {rows}; {columns.words()}{head}; {table.how}"


def _separated(data: bytes, name: str) -> Iterator[Table]:
    yield table_of(data, name)


def _objects(data: bytes, _name: str) -> Iterator[Table]:
    yield read_objects(data)


read_table = ListReader(_separated)
"""CSV, TSV and their like."""
read_workbook = ListReader(tables_of)
"""XLSX."""
read_lines = ListReader(_objects)
"""JSON and JSON Lines."""
