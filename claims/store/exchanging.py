"""The lines of an exchanged case: which tables they hold, and how they are read with suspicion."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from claims.errors import InputError
from claims.phrases import phrase
from claims.store.database import Database
from claims.store.ids import marks

FORMAT = "factcheck-case"
VERSION = 1
_LONGEST = 512 * 1024 * 1024
"""Bytes of a line: ten million characters, each escaped twice, are fewer."""
_OUTSIDE = re.compile(r"(search_.*|sqlite_.*|memory|migrations|phrases)", re.DOTALL)
"""Tables that are made anew, or are no part of the case's history."""
_ORDER = ("documents", "texts", "claims", "evidence", "events", "changes")
"""What comes first; the other tables follow by name."""
_KINDS: Mapping[str, tuple[type, ...]] = {"INTEGER": (int,), "REAL": (float, int), "TEXT": (str,)}
_LARGEST = 2**63
_UNFINISHED = "(SELECT id FROM documents WHERE imported IS NULL)"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a case as it is exchanged."""

    name: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    """The declared type of each column."""
    select: str
    insert: str


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the tables."""

    head: str
    events: int
    migrations: tuple[str, ...]
    sequences: Mapping[str, int]
    """The last id that was given in each table whose ids are never given twice."""


def tables(database: Database) -> tuple[Table, ...]:
    """The tables that a case consists of, always in the same order."""
    names = [
        name
        for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not _OUTSIDE.fullmatch(name)
    ]
    rest = sorted(name for name in names if name not in _ORDER)
    return tuple(_table(database, name) for name in (*_ORDER, *rest))


def _table(database: Database, name: str) -> Table:
    described = list(database.rows(f"SELECT name, type, pk FROM pragma_table_info('{name}')"))
    columns = tuple(column for column, _, _ in described)
    keys = [column for column, _, place in sorted(described, key=lambda row: row[2]) if place]
    # A document that is still coming in is nobody's to see, nor is what came with it.
    chosen = "1"
    if name == "documents":
        chosen = "imported IS NOT NULL"
    elif "document" in columns:
        chosen = f"document NOT IN {_UNFINISHED}"
    elif "claim" in columns:
        chosen = f"claim NOT IN (SELECT id FROM claims WHERE document IN {_UNFINISHED})"
    listed = ", ".join(f'"{column}"' for column in columns)
    return Table(
        name=name,
        columns=columns,
        kinds=tuple(kind for _, kind, _ in described),
        select=f"SELECT {listed} FROM {name} WHERE {chosen} ORDER BY {', '.join(keys) or 'rowid'}",
        insert=f"INSERT INTO {name} ({listed}) VALUES ({marks(len(columns))})",
    )


class Lines:
    """The lines of a file that somebody gave us, read one by one; every refusal names the line."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self.name = name
        self._line = 0

    def error(self, what: str) -> InputError:
        """What to raise about the line that was read last."""
        return InputError("{name}, line {line}: {what}", name=self.name, line=self._line, what=what)

    def header(self) -> Header:
        """The lines before the tables."""
        if self._next() != "{":
            raise self.error(phrase("not a case that factcheck export --exact wrote"))
        if (found := self._field("format")) != FORMAT:
            known = "a report cannot be made a case again" if found else "another program's"
            raise self.error(
                phrase(
                    "not a {format}: {known}; write one with export --exact -f json",
                    format=FORMAT,
                    known=known,
                )
            )
        if self._field("version") != VERSION:
            raise self.error(
                phrase("of a version that this program does not know: update factcheck")
            )
        head, events = self._field("head"), self._field("events")
        migrations, sequences = self._field("migrations"), self._field("sequences")
        if not (
            isinstance(head, str)
            and _is_key(events)
            and isinstance(migrations, list)
            and all(isinstance(one, str) for one in migrations)
            and isinstance(sequences, dict)
            and sequences.keys() == {"documents", "claims", "evidence"}
            and all(map(_is_key, sequences.values()))
        ):
            raise self.error(phrase("the head of the file was altered"))
        self._expect('"tables":{')
        return Header(head, events, tuple(migrations), sequences)

    def opens(self, table: Table, *, first: bool) -> None:
        """The line that begins a table."""
        columns = json.dumps(list(table.columns), separators=(",", ":"))
        start = "" if first else ","
        self._expect(f'{start}"{table.name}":{{"columns":{columns},"rows":[')

    def rows(self, table: Table) -> Iterator[Sequence[Any]]:
        """The rows of a table up to its end, each value of its column's type."""
        more: bool | None = None
        while (line := self._next()) != "]}":
            if more is False:
                raise self.error(
                    phrase("a comma is missing before this row of {table}", table=table.name)
                )
            more = line.endswith(",")
            yield self._row(table, line[:-1] if more else line)
        if more:
            raise self.error(
                phrase("{table} ends with a comma: a row is missing", table=table.name)
            )

    def ends(self) -> None:
        """The last line, after which nothing comes."""
        self._expect("}}")
        if self._stream.read(1):
            raise self.error(phrase("something stands after the end"))

    def _row(self, table: Table, line: str) -> Sequence[Any]:
        row = self._value(line)
        if not isinstance(row, list) or len(row) != len(table.columns):
            raise self.error(
                phrase(
                    "no row of {table}: it has {count} columns",
                    table=table.name,
                    count=len(table.columns),
                )
            )
        for place, (value, kind) in enumerate(zip(row, table.kinds, strict=True)):
            if value == {"real": "inf"} or value == {"real": "-inf"}:
                row[place] = value = float(value["real"])
            if value is not None and not _is_of(value, kind):
                raise self.error(f"{table.name}: {table.columns[place]} holds no {kind.lower()}")
        return row

    def _field(self, name: str) -> Any:
        start = f'"{name}":'
        line = self._next()
        if not (line.startswith(start) and line.endswith(",")):
            raise self.error(
                phrase(
                    "not a case that factcheck export --exact wrote: no “{name}” here", name=name
                )
            )
        return self._value(line[len(start) : -1])

    def _value(self, text: str) -> Any:
        try:
            value = json.loads(text, parse_constant=_refuse)
            if "\\ud" in text.casefold():
                # Half a surrogate pair is no character, and can stand in JSON all the same.
                json.dumps(value, ensure_ascii=False).encode()
            return value
        except (ValueError, RecursionError) as error:
            raise self.error(
                phrase("no JSON; was the file cut short, altered or laid out anew?")
            ) from (error)

    def _expect(self, line: str) -> None:
        if self._next() != line:
            shown = line if len(line) < 60 else f"{line[:57]}…"
            raise self.error(
                phrase(
                    "“{shown}” should stand here; was the file cut short or altered?", shown=shown
                )
            )

    def _next(self) -> str:
        line = self._stream.readline(_LONGEST)
        self._line += 1
        if not line.endswith(b"\n"):
            cut = "the file ends here" if len(line) < _LONGEST else "the line is too long"
            raise self.error(phrase("{cut}, before its end was written", cut=cut))
        try:
            return line[:-1].decode("utf-8")
        except UnicodeDecodeError as error:
            raise self.error(phrase("not UTF-8 at byte {start}", start=error.start + 1)) from error


def _refuse(word: str) -> float:
    raise ValueError(word)


def _is_key(value: Any) -> bool:
    return type(value) is int and 0 <= value < _LARGEST


def _is_of(value: Any, kind: str) -> bool:
    """Whether a column of that declared type may hold the value; true and false are none."""
    if type(value) not in _KINDS.get(kind, ()):
        return False
    return not isinstance(value, int) or -_LARGEST <= value < _LARGEST
