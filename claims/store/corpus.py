"""A corpus of texts to match against, outside any case: entries, and the search index over them.

The file is derived: it can be thrown away and made again from the corpus it was made of, whose
fingerprint it keeps.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType

from claims.analysis import terms
from claims.errors import CaseError
from claims.store.search import SCHEMA, SearchIndex, SearchRow

# Raised whenever what is stored or how text is analysed changes: an older file is made anew.
_VERSION = 1
_APPLICATION = 0x66_63_69_78
_TABLES = (
    "CREATE TABLE entries (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
    "CREATE TABLE made (fingerprint TEXT NOT NULL)",
)
_BATCH = 1000


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

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.index = SearchIndex(connection)

    @classmethod
    def open(cls, path: Path | None) -> Corpus:
        """The corpus index at ``path`` (None: in memory), made empty where there is none.

        Raises :class:`CaseError` where the file is something else.
        """
        try:
            connection = sqlite3.connect(path or ":memory:", isolation_level=None)
            marked = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        except sqlite3.Error as error:
            raise CaseError(f"{path} is no index of ours: {error}") from error
        if not empty and marked != _APPLICATION:
            connection.close()
            raise CaseError(f"{path} is no index of ours; name another file with --index")
        corpus = cls(connection)
        if empty or version != _VERSION:
            corpus.clear()
        return corpus

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
        self._connection.execute(f"PRAGMA user_version = {_VERSION}")
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
            self._connection.execute("INSERT INTO made (fingerprint) VALUES (?)", (fingerprint,))
        except sqlite3.IntegrityError as error:
            self._connection.execute("ROLLBACK")
            raise CaseError(f"two entries of the corpus have one id: {error}") from error
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
        return number

    def ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """The ids of entries by their numbers."""
        wanted = list(numbers)
        marks = ", ".join("?" * len(wanted))
        return dict(
            self._connection.execute(
                f"SELECT number, id FROM entries WHERE number IN ({marks})", wanted
            )
        )


def _rows(numbered: Iterable[tuple[int, Entry]]) -> Iterator[SearchRow]:
    for number, entry in numbered:
        yield SearchRow(
            claim=number,
            document=0,
            statement=" ".join(terms(entry.text, entry.language)),
            headline=" ".join(terms(entry.title, entry.language)),
            context=" ".join(terms(entry.context, entry.language)),
        )
