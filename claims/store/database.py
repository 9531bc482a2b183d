"""One SQLite connection to a case: opening it with care, and its errors in words.

Every statement of the store goes through :class:`Database`, so that a full disk, a lock or a
damaged page reaches the person at the keyboard as a :class:`CaseError` that says what to do.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from claims.errors import CaseError, ClaimsError, InputError, SearchDamaged
from claims.folding import fold, words
from claims.phrases import phrase

APPLICATION_ID = 0x46435443
"""``FCTC`` in the file's header says that an SQLite file is a case."""
BUSY_SECONDS = 5.0
"""How long a writer waits for another one before it gives up."""
NO_CHARACTERS = phrase(
    "The text holds bytes that are no characters, so it cannot be kept: type it again."
)
"""What to say of half a surrogate pair, which a broken terminal or file name can hold."""
_HEADER = b"SQLite format 3\x00"
_FETCH = 5_000
_CORRUPT_VTAB = sqlite3.SQLITE_CORRUPT | 1 << 8

Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]
Row: TypeAlias = tuple[Any, ...]


class _Speaking(sqlite3.Connection):
    """A connection whose errors are in words also for those who are handed the connection."""

    path = Path()

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        try:
            return super().execute(sql, values)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise in_words(error, self.path) from error

    def executemany(self, sql: str, values: Iterable[Any], /) -> sqlite3.Cursor:
        try:
            return super().executemany(sql, values)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise in_words(error, self.path) from error


class Database:
    """A connection that speaks in :class:`CaseError`; used by the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        self.connection = connection
        self.path = path
        self.read_only = read_only
        self.written: set[int] = set()
        """The numbers of the events that were written through this connection."""
        self._latest: list[int] = []

    def wrote(self, seq: int) -> None:
        """Say that the transaction under way writes the event of that number."""
        self.written.add(seq)
        self._latest.append(seq)

    def run(self, sql: str, values: Parameters = ()) -> sqlite3.Cursor:
        """Execute one statement."""
        return self.connection.execute(sql, values)

    def run_many(self, sql: str, values: Iterable[Parameters]) -> None:
        """Execute one statement for each of ``values``."""
        self.connection.executemany(sql, values)

    def numbers(self, sql: str, values: Parameters = ()) -> array[int]:
        """The first column of every row, 4 bytes each: ids, fewer than two thousand million."""
        cursor = self.run(sql, values)
        found = array("i")
        try:
            while batch := cursor.fetchmany(_FETCH):
                found.extend([key for (key,) in batch])
        except sqlite3.Error as error:
            raise in_words(error, self.path) from error
        finally:
            cursor.close()
        return found

    def row(self, sql: str, values: Parameters = ()) -> Row | None:
        """The first row, or None."""
        return next(self.rows(sql, values), None)

    def value(self, sql: str, values: Parameters = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(sql, values)
        return row[0] if row else None

    def rows(self, sql: str, values: Parameters = (), *, at_once: int = _FETCH) -> Iterator[Row]:
        """The rows, a few thousand at a time; of rows that hold whole texts fewer ``at_once``."""
        cursor = self.run(sql, values)
        try:
            while batch := cursor.fetchmany(at_once):
                yield from batch
        except sqlite3.Error as error:
            raise in_words(error, self.path) from error
        finally:
            cursor.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A write transaction: all of it is on disk after the block, or none of it.

        Raises:
            CaseError: the case is read-only, another writer holds it for too long, or the disk
                is full; nothing was changed.
        """
        if self.read_only:
            raise CaseError(
                "{path} was opened for reading only: nothing was changed. Copy the case to a "
                "folder you may write to, and open the copy.",
                path=self.path,
            )
        self.run("BEGIN IMMEDIATE")
        self._latest.clear()
        done = False
        try:
            yield
            self.run("COMMIT")
            done = True
        finally:
            if not done:
                self.written.difference_update(self._latest)
            # A failing statement can have ended the transaction by itself (a full disk does).
            if self.connection.in_transaction:
                with suppress(sqlite3.Error):
                    self.connection.rollback()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One state of the case for several reads, whatever others write meanwhile."""
        self.run("BEGIN")
        try:
            yield
        finally:
            if self.connection.in_transaction:
                self.run("COMMIT")

    def checkpoint(self, *, wait: bool = True) -> None:
        """Bring everything into the one file, so that a copy of it is whole.

        Where somebody reads or writes for longer than a writer waits, it is left for later;
        without ``wait`` at once.
        """
        if self.read_only:
            return
        with suppress(CaseError):
            self._patience(BUSY_SECONDS if wait else 0)
            try:
                self.run("PRAGMA wal_checkpoint(TRUNCATE)").close()
            finally:
                self._patience(BUSY_SECONDS)

    def _patience(self, seconds: float) -> None:
        self.run(f"PRAGMA busy_timeout = {round(seconds * 1000)}").close()

    def close(self) -> None:
        """Checkpoint and close; closing twice is harmless."""
        self.checkpoint()
        self.connection.close()


def in_words(error: sqlite3.Error | UnicodeEncodeError, path: Path) -> ClaimsError:
    """What an SQLite error, or text it cannot hold, means to the person at the keyboard."""
    if isinstance(error, UnicodeEncodeError):
        return InputError(NO_CHARACTERS)
    if _is_of_search(error):
        return SearchDamaged(
            "The search index of {path} is damaged; the claims are not. It is made anew as "
            "soon as something is searched or added where the case may be written to.",
            path=path.name,
        )
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    known = {
        sqlite3.SQLITE_BUSY: phrase(
            "is being written to by another program. Nothing was changed: try again in a "
            "moment, or close the other one."
        ),
        sqlite3.SQLITE_LOCKED: phrase(
            "is being written to by another program. Nothing was changed: try again in a "
            "moment, or close the other one."
        ),
        sqlite3.SQLITE_FULL: phrase(
            "cannot grow: the disk is full. Nothing was changed and nothing is lost: free "
            "some space and do it again."
        ),
        sqlite3.SQLITE_READONLY: phrase(
            "may not be written to. Nothing was changed: copy the case to a folder you may "
            "write to, and open the copy."
        ),
        sqlite3.SQLITE_PERM: phrase(
            "may not be opened: the permissions of the file or folder forbid it."
        ),
        sqlite3.SQLITE_CANTOPEN: phrase(
            "cannot be opened: the file or folder is missing, or its permissions forbid it."
        ),
        sqlite3.SQLITE_IOERR: phrase(
            "cannot be read or written: the disk reports an error. Copy the case to "
            "another disk before going on."
        ),
        sqlite3.SQLITE_CORRUPT: phrase(
            "is damaged. Keep the file as it is, and go on from the latest backup "
            "(`factcheck backup` makes them)."
        ),
        sqlite3.SQLITE_NOTADB: phrase("is no case: it is not a file that this program made."),
    }
    return CaseError(f"{path.name} {known.get(code, f'cannot be used: {error}.')}")


def _is_of_search(error: sqlite3.Error) -> bool:
    """Whether FTS5 says that its own tables are damaged, or one of them is missing."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code == _CORRUPT_VTAB or (code == sqlite3.SQLITE_ERROR and "search_index" in str(error))


def connect(path: Path, *, create: bool, read_only: bool) -> Database:
    """A connection to the case at ``path``, checked to be one, with its pragmas set.

    An empty database is let through where ``create`` is set; its tables are the caller's to make.

    Raises:
        CaseError: missing, a folder, no case, locked, not writable, damaged.
    """
    _check_file(path, create)
    database = _open_to_read(path) if read_only else _open_to_write(path)
    try:
        # A file is only written to, be it by the change to WAL, once it is known to be a case.
        _check_contents(database, create)
        if not read_only:
            database.value("PRAGMA journal_mode = WAL")
            database.run("PRAGMA synchronous = FULL")
            database.run("PRAGMA foreign_keys = ON")
    except CaseError:
        database.connection.close()
        raise
    return database


def _check_file(path: Path, create: bool) -> None:
    try:
        start = _beginning(path, create)
    except OSError as error:
        raise CaseError(
            "{path} cannot be read: {strerror}.", path=path, strerror=error.strerror
        ) from error
    if start is not None and start != _HEADER and not (create and start == b""):
        what = (
            phrase("is an empty file")
            if start == b""
            else phrase("is no case: this program did not make it")
        )
        raise CaseError(
            "{path} {what}. Name another file; nothing was changed.", path=path, what=what
        )


def _beginning(path: Path, create: bool) -> bytes | None:
    """The first bytes of the file; None where it is still to be made."""
    if "\0" in str(path):
        raise CaseError("The name of a case cannot hold a NUL character.")
    if path.is_dir():
        raise CaseError(
            "{path} is a folder; a case is a single file, such as story.factcheck.", path=path
        )
    if not path.exists():
        if not create:
            raise CaseError("There is no case at {path}; adding a document makes one.", path=path)
        if not path.parent.is_dir():
            raise CaseError(
                "There is no folder {parent} to make the case {path} in.",
                parent=path.parent,
                path=path.name,
            )
        return None
    if not path.is_file():
        # Reading a pipe or a device could wait for ever.
        raise CaseError(
            "{path} is no file; a case is a single file, such as story.factcheck.", path=path
        )
    with path.open("rb") as file:
        return file.read(len(_HEADER))


def _open_to_write(path: Path) -> Database:
    if path.exists() and not os.access(path, os.W_OK):
        raise CaseError(
            "{path} may not be written to. Open it for reading only, or copy the case to a "
            "folder you may write to.",
            path=path,
        )
    return Database(_connect(path, "mode=rwc"), path, read_only=False)


def _open_to_read(path: Path) -> Database:
    # Opened like any other where that is allowed, so that the last one to close takes -wal and
    # -shm away; a connection that may not write leaves them lying about.
    database = Database(_connect(path, "mode=rw"), path, read_only=True)
    try:
        database.run("PRAGMA query_only = ON")
        database.value("SELECT count(*) FROM sqlite_master")
        return database
    except CaseError:
        database.connection.close()
        # A file in WAL mode needs a -shm beside it, which a read-only medium cannot hold. Where
        # no -wal waits to be read, the file alone is the whole case.
        if _waits(path.resolve()):
            raise
    return Database(_connect(path, "immutable=1"), path, read_only=True)


def _waits(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    # As bytes, since a file name on Linux need not be text.
    address = f"file:{quote(os.fsencode(path.absolute()))}?{mode}"
    try:
        connection = sqlite3.connect(
            address,
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            cached_statements=256,
            factory=_Speaking,
        )
    except sqlite3.Error as error:
        raise in_words(error, path) from error
    connection.path = path
    connection.create_function("fold", 1, _fold, deterministic=True)
    connection.create_function("worded", 1, worded, deterministic=True)
    connection.create_function("cited_source", 1, _cited_source, deterministic=True)
    return connection


def _cited_source(note: str | None) -> str:
    from claims.store.asked import source_named

    return source_named(note or "")


def _fold(text: str | None) -> str | None:
    return None if text is None else fold(text)


def worded(text: str) -> str:
    """The folded words of ``text`` with a space around each, to look for whole words."""
    return f" {' '.join(word.folded for word in words(text))} "


def _check_contents(database: Database, create: bool) -> None:
    # Read together: another program may be filling the new file at this moment.
    with database.snapshot():
        tables = database.value("SELECT count(*) FROM sqlite_master")
        mark = database.value("PRAGMA application_id")
    if mark == APPLICATION_ID:
        return
    if mark == 0 and tables == 0:
        if create:
            return
        raise CaseError(
            "{path} is an empty case file; adding a document fills it.", path=database.path
        )
    raise CaseError(
        "{path} is no case: it is a database of another program. Name another file; "
        "nothing was changed.",
        path=database.path,
    )
