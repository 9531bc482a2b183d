"""Vectors of texts, kept in a file of the cache: derived, bounded, and thrown away when damaged.

A vector is kept under the SHA-256 of its text, so that the file holds no words. One that was cut
or altered is told by its CRC-32 and is made anew. A cache that cannot be used costs time only.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from array import array
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from claims.store.ids import marks

MOST = 100_000
"""Vectors of one file: 160 MB at 384 numbers each. The oldest go."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS vectors "
    "(number INTEGER PRIMARY KEY, text BLOB NOT NULL UNIQUE, sum INTEGER NOT NULL, vector BLOB)"
)
_ASKED = 250
_PATIENCE = 0.2  # seconds: another process that writes is not waited for


class Vectors:
    """A file of vectors, or nothing where the file cannot be used; a context manager."""

    def __init__(self, path: Path, most: int = MOST) -> None:
        self._path = path
        self._most = most
        self._connection = _opened(path)

    def __enter__(self) -> Vectors:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; nothing is found and kept from then on."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def find(self, texts: Sequence[str]) -> dict[str, array[float]]:
        """The vectors that are kept of some texts."""
        keys = {_key(text): text for text in texts}
        found: dict[str, array[float]] = {}
        wanted = list(keys)
        for at in range(0, len(wanted), _ASKED):
            part = wanted[at : at + _ASKED]
            for key, checksum, stored in self._read(part):
                if isinstance(stored, bytes) and zlib.crc32(key + stored) == checksum:
                    found[keys[key]] = array("f", stored)
        return found

    def _read(self, keys: Sequence[bytes]) -> list[tuple[bytes, int, object]]:
        if not self._connection:
            return []
        try:
            return self._connection.execute(
                f"SELECT text, sum, vector FROM vectors WHERE text IN ({marks(len(keys))})", keys
            ).fetchall()
        except sqlite3.OperationalError:
            return []
        except sqlite3.DatabaseError:
            self._give_up()
            return []

    def keep(self, vectors: Sequence[tuple[str, array[float]]]) -> None:
        """Keep vectors of texts; the oldest give way where there are too many."""
        if not self._connection:
            return
        rows = [
            (key, zlib.crc32(key + stored), stored)
            for text, vector in vectors
            for key, stored in [(_key(text), vector.tobytes())]
        ]
        try:
            with self._connection:
                self._connection.executemany(
                    "INSERT OR REPLACE INTO vectors (text, sum, vector) VALUES (?, ?, ?)", rows
                )
                self._connection.execute(
                    "DELETE FROM vectors WHERE number <= (SELECT max(number) FROM vectors) - ?",
                    (self._most,),
                )
        except sqlite3.OperationalError:
            # Locked, full or read-only: the next ones may be kept again.
            return
        except sqlite3.DatabaseError:
            self._give_up()

    def _give_up(self) -> None:
        """Throw a damaged file away, and begin a new one."""
        self.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._connection = _opened(self._path)


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _opened(path: Path) -> sqlite3.Connection | None:
    """A connection to a file that can be used, made where it is missing; None where none can."""
    for _ in range(2):
        connection = None
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            connection = sqlite3.connect(path, timeout=_PATIENCE)
            connection.execute(_SCHEMA)
            connection.execute("SELECT text, sum, vector FROM vectors LIMIT 1").fetchone()
        except (sqlite3.OperationalError, OSError):
            damaged = False
        except sqlite3.DatabaseError:
            damaged = True
        else:
            return connection
        if connection:
            connection.close()
        if not damaged:
            return None
        with suppress(OSError):
            path.unlink(missing_ok=True)
    return None
