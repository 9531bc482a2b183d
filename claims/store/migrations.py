"""Bringing a case file to the form this version works with."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

from claims.errors import CaseError
from claims.store.database import APPLICATION_ID, Database, in_words

Migrations: TypeAlias = Sequence[tuple[str, Sequence[str]]]


def migrate(database: Database, migrations: Migrations, *, keep: bool = True) -> None:
    """Apply the migrations that are missing, each with its record in one transaction; a new
    case gets all of them in a single one.

    A case that holds anything is backed up beside itself first, unless ``keep`` is unset.

    Raises:
        CaseError: the case was made by a newer version, or is older and read-only.
    """
    done = _applied(database)
    if not done and database.read_only:
        raise CaseError(
            "{path} is an empty case file; there is nothing to read in it.", path=database.path
        )
    _refuse_newer(database, done, migrations)
    missing = [step for step in migrations if step[0] not in done]
    if not missing:
        return
    if database.read_only:
        raise CaseError(
            "{path} was made by an older version and must be brought up to date first: "
            "copy it to a folder you may write to, and open the copy.",
            path=database.path,
        )
    if not done:
        # All at once, so that no other program takes a new case for one of an older version.
        _apply(database, missing, len(migrations))
        return
    if keep:
        backup(database, _free_name(database.path, len(done)))
    for step in missing:
        _apply(database, [step], len(migrations))


def backup(database: Database, target: Path) -> None:
    """Copy the case to ``target`` as it is at this moment, while others may go on writing.

    Raises:
        CaseError: the target exists or cannot be written.
    """
    if target.exists():
        raise CaseError("{target} exists already; name another file for the backup.", target=target)
    draft = target.with_name(target.name + ".part")
    try:
        with closing(sqlite3.connect(draft)) as copy:
            database.connection.backup(copy)
            # A backup stands alone: no -wal beside it, so that it can be copied and mailed.
            copy.execute("PRAGMA journal_mode = DELETE").close()
        draft.rename(target)
    except sqlite3.Error as error:
        draft.unlink(missing_ok=True)
        raise in_words(error, target) from error
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise CaseError(
            "The backup {target} cannot be written: {strerror}.",
            target=target,
            strerror=error.strerror,
        ) from error


def _applied(database: Database) -> list[str]:
    if not database.value("SELECT count(*) FROM sqlite_master WHERE name = 'migrations'"):
        return []
    return [name for (name,) in database.rows("SELECT name FROM migrations ORDER BY position")]


def _refuse_newer(database: Database, done: Sequence[str], migrations: Migrations) -> None:
    known = {name for name, _ in migrations}
    if any(name not in known for name in done):
        raise CaseError(
            "{path} was made by a newer version of factcheck. Nothing was changed: update "
            "factcheck, then open it again.",
            path=database.path,
        )


def _free_name(path: Path, version: int) -> Path:
    wanted = path.with_name(f"{path.name}.v{version}.bak")
    number = 1
    while wanted.exists():
        number += 1
        wanted = path.with_name(f"{path.name}.v{version}-{number}.bak")
    return wanted


def _apply(database: Database, steps: Migrations, version: int) -> None:
    with database.transaction():
        # Two programs may find the same migration missing; the second finds it done here.
        done = _applied(database)
        for name, statements in steps:
            if name not in done:
                _apply_one(database, name, statements, version)


def _apply_one(database: Database, name: str, statements: Sequence[str], version: int) -> None:
    database.run(f"PRAGMA application_id = {APPLICATION_ID}")
    database.run(f"PRAGMA user_version = {version}")
    database.run("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, position INTEGER)")
    for statement in statements:
        database.run(statement)
    database.run(
        "INSERT INTO migrations (name, position) VALUES (?, (SELECT count(*) + 1 FROM migrations))",
        (name,),
    )
