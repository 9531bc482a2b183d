"""A whole case as lines of JSON, and a case from such lines: exactly the same, history and all.

One object of JSON, laid out so that each row of each table is a line of its own: written and read
row by row, whatever the size of the case. What is not in it: unfinished texts and places of
reviewers, documents that are still coming in, and the search index, which is made anew.

Lines that come in are another's: nothing of them is believed. A case is only made of them where it
passes the audit.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from claims.errors import CaseError, ClaimsError, InputError
from claims.phrases import phrase
from claims.store import chain, copies, disputes
from claims.store.audit import Audit, audit
from claims.store.database import Database, connect
from claims.store.documents import read_document
from claims.store.exchanging import FORMAT, VERSION, Header, Lines, Table, tables
from claims.store.migrations import migrate
from claims.store.schema import MIGRATIONS
from claims.store.search import SearchIndex, search_rows
from claims.store.statements import COLUMNS, claim_of

_SEQUENCES = ("documents", "claims", "evidence")
# What reading a record that is none runs into, in an audit of what a stranger wrote.
_NO_RECORD = (
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What a new case came to."""

    events: int
    head: str


def lines_of(path: Path) -> Iterator[str]:
    """The case at ``path`` as lines that end in a line feed, all of one moment.

    Raises:
        CaseError: the case cannot be read, or is of an older version.
    """
    with closing(connect(path, create=False, read_only=True).connection) as connection:
        database = Database(connection, path, read_only=True)
        migrate(database, MIGRATIONS)
        with database.snapshot():
            yield from _header(database)
            for place, table in enumerate(tables(database)):
                columns = chain.canonical(list(table.columns))
                opening = f"{',' if place else ''}{chain.canonical(table.name)}"
                yield f'{opening}:{{"columns":{columns},"rows":[\n'
                yield from _rows(database, table)
                yield "]}\n"
            yield "}}\n"


def is_confidential(path: Path) -> bool:
    """Whether the lines of a case would hold words of a confidential document or contact."""
    with closing(connect(path, create=False, read_only=True).connection) as connection:
        return bool(
            Database(connection, path, read_only=True).value(
                "SELECT 1 FROM documents WHERE json_extract(record, '$.confidential') "
                "UNION ALL SELECT 1 FROM changes WHERE target >= 'j' AND target < 'k' "
                "AND field = 'confidential' AND after = 'true' LIMIT 1"
            )
        )


def _header(database: Database) -> Iterator[str]:
    events, head = chain.head(database)
    names = [name for (name,) in database.rows("SELECT name FROM migrations ORDER BY position")]
    given: dict[str, int] = dict(
        database.rows("SELECT name, seq FROM sqlite_sequence ORDER BY name")
    )
    fields: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "head": head,
        "events": events,
        "migrations": names,
        "sequences": {name: given.get(name, 0) for name in _SEQUENCES},
    }
    yield "{\n"
    for name, value in fields.items():
        yield f"{chain.canonical(name)}:{chain.canonical(value)},\n"
    yield '"tables":{\n'


def _rows(database: Database, table: Table) -> Iterator[str]:
    # One at a time: some thousand texts of documents need not fit into memory together.
    held = ""
    for row in database.rows(table.select, at_once=1):
        if held:
            yield f"{held},\n"
        held = chain.canonical([_cell(value) for value in row])
    if held:
        yield f"{held}\n"


def _cell(value: Any) -> Any:
    """A value as JSON can hold it; figures beyond any float are infinite in the tables."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"real": str(value)}
    return value


def bring_in(stream: BinaryIO, name: str, target: Path) -> BroughtIn:
    """Make the case ``target`` of the lines of ``stream``; whole and audited, or not at all.

    Raises:
        InputError: the lines are not what a case was written as; names the line or the event.
        CaseError: there is something at ``target``, or it cannot be written.
    """
    if target.exists():
        raise CaseError(
            "{target} exists already; name a new case. Nothing was changed.", target=target.name
        )
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        found = _make(Lines(stream, name), draft)
        if target.exists():
            raise CaseError("{target} exists already; name a new case.", target=target.name)
        draft.rename(target)
    finally:
        for left in (draft, *(draft.with_name(f"{draft.name}-{end}") for end in ("wal", "shm"))):
            left.unlink(missing_ok=True)
    return BroughtIn(found.events, found.head)


def _make(lines: Lines, draft: Path) -> Audit:
    header = lines.header()
    steps = _steps(header, lines)
    database = connect(draft, create=True, read_only=False)
    try:
        # Rows come table by table; that all of them belong together is the audit's to say.
        database.run("PRAGMA foreign_keys = OFF")
        try:
            migrate(database, steps)
        except CaseError as error:
            raise lines.error(
                phrase("its migrations are in no order for a case: {error}", error=error)
            ) from error
        derived = _derived(database)
        with database.transaction():
            _fill(database, lines, header)
        if _derived(database) != derived:
            raise lines.error(phrase("it is derived of its claims in another way than cases are"))
        if len(steps) < len(MIGRATIONS):
            migrate(database, MIGRATIONS, keep=False)
        _finish(database, lines)
        return _verified(database, lines, header)
    finally:
        database.close()


def _finish(database: Database, lines: Lines) -> None:
    """Make what follows from the rows and is not among them."""
    wrong = ""
    try:
        _index(database)
        disputes.fill(database)
        copies.fill(database)
    except _NO_RECORD as error:
        wrong = phrase("a record in it is none ({kind})", kind=type(error).__name__)
    except ClaimsError as error:
        wrong = str(error)
    # Outside, so that no cursor of what was interrupted outlives the connection.
    if wrong:
        raise lines.error(phrase("no case can be made of it: {wrong}", wrong=wrong))


def _verified(database: Database, lines: Lines, header: Header) -> Audit:
    """What the audit says, if that is that all is well."""
    found, problems = None, []
    try:
        found = audit(database, header.head)
        problems = [*found.problems, *_beside_the_records(database)]
    except _NO_RECORD as error:
        problems.append(phrase("a record in it is none ({kind})", kind=type(error).__name__))
    except ClaimsError as error:
        problems.append(str(error))
    if found and (found.head, found.events) != (header.head, header.events):
        problems.append(
            phrase(
                "its history ends with {head}, and not as it says at its beginning", head=found.head
            )
        )
    if problems or not found:
        more = phrase(" (and {count} more)", count=len(problems) - 1) if len(problems) > 1 else ""
        raise InputError(
            "{lines}: altered since it was written: {problems}{more}",
            lines=lines.name,
            problems=problems[0],
            more=more,
        )
    return found


def _beside_the_records(database: Database) -> Iterator[str]:
    """What no hash covers, because a program of ours would never write it otherwise."""
    for (key,) in database.run(
        "SELECT id FROM documents WHERE importer IS NOT NULL OR NOT json_valid(record) "
        "OR sha256 IS NOT json_extract(record, '$.sha256') "
        "OR role IS NOT json_extract(record, '$.role')"
    ):
        yield phrase("d{key} is not what its record says", key=key)
    last = max(database.value(f"SELECT coalesce(max(id), 1) FROM {name}") for name in _SEQUENCES)
    for (name,) in database.run(
        "SELECT name FROM derived WHERE filled NOT BETWEEN 0 AND ?", (last,)
    ):
        yield phrase("{name} are derived of more than there is", name=name)


def _steps(header: Header, lines: Lines) -> list[tuple[str, tuple[str, ...]]]:
    """The migrations that the lines were written after."""
    known, asked = dict(MIGRATIONS), header.migrations
    if set(asked) - known.keys():
        raise lines.error(
            phrase("written by a newer version of factcheck: update it, then try again")
        )
    if not asked or len(set(asked)) < len(asked):
        raise lines.error(phrase("its migrations are none that a case can have"))
    # In the order of the file, which says in which order the columns stand.
    return [(name, known[name]) for name in asked]


def _derived(database: Database) -> list[str]:
    return [name for (name,) in database.rows("SELECT name FROM derived ORDER BY name")]


def _fill(database: Database, lines: Lines, header: Header) -> None:
    for place, table in enumerate(tables(database)):
        lines.opens(table, first=place == 0)
        if database.value(f"SELECT 1 FROM {table.name} LIMIT 1"):
            # What a migration puts into a new case.
            database.run(f"DELETE FROM {table.name}")
        try:
            database.run_many(table.insert, lines.rows(table))
        except CaseError as error:
            raise lines.error(
                phrase(
                    "{table} cannot hold that row: {cause}",
                    table=table.name,
                    cause=error.__cause__,
                )
            ) from error
    lines.ends()
    for name in _SEQUENCES:
        database.run("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        database.run(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (?, "
            f"max(?, (SELECT coalesce(max(id), 0) FROM {name})))",
            (name, header.sequences[name]),
        )


def _index(database: Database) -> None:
    """The search index, document by document."""
    index = SearchIndex(database.connection)
    for key in database.numbers("SELECT id FROM documents ORDER BY id"):
        document = read_document(database, key)
        claims = [
            claim_of(row)
            for row in database.rows(f"SELECT {COLUMNS} FROM claims c WHERE c.document = ?", (key,))
        ]
        with database.transaction():
            index.add(search_rows(document, claims))
