"""Documents that were still coming in when their import ended: cleared away, never seen.

A large document comes in by several transactions. Until the last of them the document is nobody's
to see; where the program is killed before, its rows are removed when the case is next opened.
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from claims.errors import CaseError
from claims.model import Document
from claims.store.database import Database
from claims.store.search import SearchIndex

BATCH = 1_000
_RUNNING: set[tuple[Path, int]] = set()
"""Imports of this very process that go on: its own number tells nothing of whether they do."""


@cache
def _machine() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:16]


def this_process() -> str:
    """Who is importing, in words that only this machine can make something of."""
    return f"{_machine()}:{os.getpid()}"


@contextmanager
def coming_in(database: Database, key: int) -> Iterator[None]:
    """While the rest of document d``key`` comes in; what an error leaves behind is cleared."""
    mark = (database.path, key)
    _RUNNING.add(mark)
    try:
        yield
    finally:
        _RUNNING.discard(mark)
        with suppress(CaseError):
            clear_abandoned(database)


def clear_abandoned(database: Database) -> None:
    """Remove documents whose import has ended without being finished."""
    for key, importer in list(
        database.rows("SELECT id, importer FROM documents WHERE imported IS NULL")
    ):
        if not _goes_on(database.path, key, importer):
            _clear(database, key)


def refuse_double(database: Database, document: Document) -> None:
    """Refuse to add a document that somebody is adding at this moment.

    Raises:
        CaseError: in words that say to wait.
    """
    for key, importer in database.rows(
        "SELECT id, importer FROM documents WHERE imported IS NULL AND sha256 = ?",
        (document.sha256,),
    ):
        if _goes_on(database.path, key, importer):
            raise CaseError(
                "{document} is being added to {path} at this moment by another program; wait "
                "until it is done.",
                document=document.name,
                path=database.path.name,
            )


def check(database: Database, document: Document) -> None:
    """Refuse to add to a document that was cleared away, or was finished, meanwhile.

    Raises:
        CaseError: nothing of the document is in the case; add it again.
    """
    key = int(document.id[1:])
    if not database.value("SELECT 1 FROM documents WHERE id = ? AND imported IS NULL", (key,)):
        raise CaseError("{document} did not come in whole: add it again.", document=document.name)


def _goes_on(path: Path, key: int, importer: str) -> bool:
    if importer == this_process():
        return (path, key) in _RUNNING
    machine, _, process = importer.partition(":")
    if machine != _machine():
        # A case is used on one machine at a time; this one was copied in the middle of an import.
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _clear(database: Database, key: int) -> None:
    while True:
        with database.transaction():
            claims = [
                claim
                for (claim,) in database.rows(
                    "SELECT id FROM claims WHERE document = "
                    "(SELECT id FROM documents WHERE id = ? AND imported IS NULL) LIMIT ?",
                    (key, BATCH),
                )
            ]
            _clear_claims(database, claims)
            if len(claims) < BATCH:
                for table in ("texts", "tallies"):
                    database.run(
                        f"DELETE FROM {table} WHERE document = "
                        "(SELECT id FROM documents WHERE id = ? AND imported IS NULL)",
                        (key,),
                    )
                database.run("DELETE FROM documents WHERE id = ? AND imported IS NULL", (key,))
                return


def _clear_claims(database: Database, claims: list[int]) -> None:
    SearchIndex(database.connection).remove(claims)
    keys = [(claim,) for claim in claims]
    for table in ("facets", "figures", "cited", "states"):
        database.run_many(f"DELETE FROM {table} WHERE claim = ?", keys)
    database.run_many("DELETE FROM claims WHERE id = ?", keys)
