"""A corpus of texts to match against, outside any case: entries, and the search index over them.

The file is derived: it can be thrown away and made again from the corpus it was made of, whose
fingerprint it keeps. So that no damage goes unseen, its own checksum stands in the header's
``user_version``, a number that SQLite leaves to the application; 0 while it is being filled.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType

from claims.analysis import terms
from claims.errors import CaseError
from claims.store.ids import marks
from claims.store.search import SCHEMA, SearchIndex, SearchRow

# Raised whenever what is stored or how text is analysed changes: an older file is made anew.
_VERSION = 2
_APPLICATION = 0x66_63_69_78
_TABLES = (
    "CREATE TABLE entries (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
    "CREATE TABLE made (fingerprint TEXT NOT NULL, version INTEGER NOT NULL)",
)
_BATCH = 1000
_PIECE = 1 << 20
_HEADER = 100
# The bytes of SQLite's header that change when ``user_version`` is set: the change counter,
# ``user_version`` itself, and the counter's copy (sqlite.org/fileformat2.html, 1.3).
_VARYING = ((24, 28), (60, 64), (92, 96))
_MADE_ANEW = "the index {name} was unfinished, damaged or of another version; it is made anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One text of a corpus, with what helps to find it."""

    id: str
    text: str
    title: str = ""
    context: str = ""
    language: str = "en"


class Corpus:
    """An index over a corpus, in memory or in a file; a context manager."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._path = path
        self.index = SearchIndex(connection)

    @classmethod
    def open(cls, path: Path | None, tell: Callable[[str], None] = lambda words: None) -> Corpus:
        """The corpus index at ``path`` (None: in memory), made empty where there is none.

        One that is damaged, unfinished or of another version is made empty, and ``tell`` is told.

        Raises :class:`CaseError` where the file is something else.
        """
        if path is None:
            return cls(_connected(":memory:"), None).cleared()
        try:
            if not _is_ours(path):
                raise CaseError(f"{path} is no index of ours; name another file with --index")
            if not path.exists() or path.stat().st_size == 0:
                return cls(_connected(path), path).cleared()
            connection = _whole(path)
            if connection is None:
                tell(_MADE_ANEW.format(name=path.name))
                for stale in (path, path.with_name(f"{path.name}-journal")):
                    stale.unlink(missing_ok=True)
                return cls(_connected(path), path).cleared()
        except (sqlite3.Error, OSError) as error:
            raise CaseError(f"{path} cannot be used as an index: {error}") from error
        return cls(connection, path)

    def cleared(self) -> Corpus:
        """This corpus, with nothing in it."""
        self.clear()
        return self

    def __enter__(self) -> Corpus:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def clear(self) -> None:
        """Forget everything."""
        tables = self._connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND"
            " (name IN ('entries', 'made') OR (name LIKE 'search\\_%' ESCAPE '\\'"
            " AND name NOT LIKE 'search\\_index\\_%' ESCAPE '\\'))"
        ).fetchall()
        self._connection.execute("BEGIN IMMEDIATE")
        for (name,) in tables:
            self._connection.execute(f'DROP TABLE "{name}"')
        for statement in (*_TABLES, *SCHEMA):
            self._connection.execute(statement)
        self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        self._connection.execute("PRAGMA user_version = 0")
        self._connection.execute("COMMIT")

    @property
    def fingerprint(self) -> str:
        """Of the corpus that is wholly indexed here; empty while none is."""
        row = self._connection.execute("SELECT fingerprint FROM made").fetchone()
        return str(row[0]) if row else ""

    def fill(self, entries: Iterable[Entry], fingerprint: str) -> int:
        """Index a whole corpus in place of what stands here; returns how many entries it has.

        One transaction: after an interruption the index is as it was before.
        """
        self.clear()
        pending, number = iter(entries), 0
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            while batch := list(islice(pending, _BATCH)):
                numbered = list(enumerate(batch, number + 1))
                self._connection.executemany(
                    "INSERT INTO entries (number, id) VALUES (?, ?)",
                    [(at, entry.id) for at, entry in numbered],
                )
                self.index.add(_rows(numbered))
                number += len(batch)
            self._connection.execute(
                "INSERT INTO made (fingerprint, version) VALUES (?, ?)", (fingerprint, _VERSION)
            )
        except sqlite3.IntegrityError as error:
            self._connection.execute("ROLLBACK")
            raise CaseError(f"two entries of the corpus have one id: {error}") from error
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
        if self._path:
            self._connection.execute(f"PRAGMA user_version = {_checksum(self._path)}")
        return number

    def ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """The ids of entries by their numbers."""
        wanted = list(numbers)
        asked = f"SELECT number, id FROM entries WHERE number IN ({marks(len(wanted))})"
        return dict(self._connection.execute(asked, wanted))


def _connected(path: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def _is_ours(path: Path) -> bool:
    """Whether a file is an index of ours as far as its header says, or is still to be made."""
    if not path.exists():
        return True
    with path.open("rb") as file:
        header = file.read(_HEADER)
    return not header or header[68:72] == _APPLICATION.to_bytes(4, "big")


def _whole(path: Path) -> sqlite3.Connection | None:
    """A connection to an index that is as it was when it was finished, else None."""
    connection = _connected(path)
    try:
        # Reading brings back what stood there before a change that was cut short.
        (version,) = connection.execute("SELECT version FROM made").fetchone() or (0,)
        (checksum,) = connection.execute("PRAGMA user_version").fetchone()
        if version == _VERSION and checksum == _checksum(path):
            return connection
    except sqlite3.DatabaseError:
        # Which table was hit is of no matter.
        pass
    connection.close()
    return None


def _checksum(path: Path) -> int:
    """CRC-32 of the file but for what setting it changes: 31 bits, never 0."""
    with path.open("rb") as file:
        header = bytearray(file.read(_HEADER))
        for start, end in _VARYING:
            header[start:end] = bytes(end - start)
        checksum = zlib.crc32(header)
        while piece := file.read(_PIECE):
            checksum = zlib.crc32(piece, checksum)
    return checksum & 0x7FFF_FFFF or 1


def _rows(numbered: Iterable[tuple[int, Entry]]) -> Iterator[SearchRow]:
    for number, entry in numbered:
        yield SearchRow(
            claim=number,
            document=0,
            statement=" ".join(terms(entry.text, entry.language)),
            headline=" ".join(terms(entry.title, entry.language)),
            context=" ".join(terms(entry.context, entry.language)),
        )
