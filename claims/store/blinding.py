"""A connection that does not see what other people decided: for whoever reads blind.

Views of the connection's own, which SQLite finds before the tables of the same names
(sqlite.org/lang_naming.html), stand before the tables that hold what people said. So whatever is
asked through the connection, by filter, count, history or key, is answered as if only one reader
had ever worked at the case, and what they read blind is shown as their verdict. Nothing is changed
in the file; decisions are written through another connection.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from claims.store import acts
from claims.store.case import Case
from claims.store.chain import one_event
from claims.store.database import Database
from claims.store.relations import COLUMNS, counted
from claims.store.sameness import MAIN

_READING = "second-reading"
_HAND = (
    "('decide', 'clear', 'explain', 'correct', 'skip', 'defer', 'resume', 'flag', 'unflag', "
    "'confidence', 'tag', 'stance', 'dismiss', 'restore')"
)
"""Acts by which somebody gives a field a value of their own; others bring values along."""
_NULL = ("scale", "confidence", "flag", "deferred", "deferred_until", "decided_at", "decided_by")
"""Fields of a claim that are NULL where nobody said anything."""
_EMPTY = {"rationale": "''", "correction": "''", "number": "''", "skipped": "0"}
"""Fields of a claim that hold something else then."""


def blind(case: Case, reviewer: str) -> None:
    """Have a connection show nothing of what others than ``reviewer`` decided, until
    :func:`reveal`.
    """
    reveal(case)
    database = case._database
    database.connection.create_function("reads_blind", 0, lambda: reviewer, deterministic=True)
    with _making(database):
        for name, sql in _views(database):
            database.run(f"CREATE TEMP VIEW {name} AS {sql}")


def reveal(case: Case) -> None:
    """Have a connection show everything again."""
    database = case._database
    with _making(database):
        for name in reversed(_blinded(database)):
            database.run(f"DROP VIEW temp.{name}")


def is_blind(case: Case) -> bool:
    """Whether a connection shows one reader's decisions only."""
    return bool(_blinded(case._database))


def turns_reading(case: Case, reviewer: str, *, redo: bool = False) -> bool:
    """Whether what undo, or ``redo``, would turn round is a blind reading and nothing else."""
    database = case._database
    which, standing = ("min", "undone") if redo else ("max", "done")
    seq = database.value(
        f"SELECT {which}(seq) FROM acts WHERE reviewer = ? AND standing = ?", (reviewer, standing)
    )
    if seq is None:
        return False
    targets = {change.target for change in one_event(database, seq).changes}
    return all(
        database.value(
            "SELECT 1 FROM changes WHERE target = ? AND field = 'kind' AND after = ?",
            (target, f'"{_READING}"'),
        )
        for target in targets
    )


@contextmanager
def _making(database: Database) -> Iterator[None]:
    """Lets a connection that may not write make views of its own meanwhile."""
    only = bool(database.value("PRAGMA query_only"))
    database.run("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        database.run(f"PRAGMA query_only = {int(only)}")


def _blinded(database: Database) -> list[str]:
    sql = "SELECT name FROM sqlite_temp_master WHERE type = 'view' ORDER BY rowid"
    return [name for (name,) in database.rows(sql)]


def _views(database: Database) -> Iterator[tuple[str, str]]:
    """The views, each after those that it asks."""
    yield "events", f"SELECT * FROM main.events e WHERE e.reviewer = reads_blind() OR {_MACHINE}"
    yield "changes", _CHANGES
    yield "journal", f"SELECT * FROM main.journal j WHERE {_made('j.id')} IS reads_blind()"
    linked = f"{_made('l.entry')} IS reads_blind()"
    yield "journal_claims", f"SELECT * FROM main.journal_claims l WHERE {linked}"
    yield "blind_readings", _READINGS
    yield "stances", _STANCES
    # As in the file, but of the stances above.
    passages = database.value("SELECT sql FROM main.sqlite_master WHERE name = 'passages'")
    yield "passages", str(passages).partition(" AS\n")[2]
    columns = [str(row[1]) for row in database.rows("PRAGMA main.table_info(states)")]
    yield "states", f"SELECT {', '.join(map(_column, columns))} FROM main.states s"
    yield "blind_own", _OWN
    yield "tallies", _TALLIES


_MACHINE = f"e.act = '{acts.IMPORT}'"


def _made(entry: str) -> str:
    """SQL of who made an entry of the journal."""
    return (
        "(SELECT e.reviewer FROM main.events e WHERE e.seq = "
        f"(SELECT min(seq) FROM main.changes WHERE target = 'j' || {entry}))"
    )


# Of a value that stood there before somebody else may be the author; so may of one that came back.
_CHANGES = f"""
SELECT c.seq, c.position, c.target, c.field,
    CASE WHEN substr(c.target, 1, 1) = 'j' THEN c.before ELSE 'null' END AS before, c.after
FROM main.changes c WHERE EXISTS (
    SELECT 1 FROM main.events e WHERE e.seq = c.seq AND ({_MACHINE} OR e.reviewer = reads_blind()
    AND (e.act IN {_HAND} OR substr(c.target, 1, 1) = 'j')))
"""
_READINGS = f"""
SELECT l.claim AS claim, json_extract(j.record, '$.label') AS verdict,
    json_extract(j.record, '$.scale') AS scale,
    coalesce(json_extract(j.record, '$.reason'), '') AS rationale,
    reads_blind() AS decided_by,
    (SELECT e.at FROM main.events e WHERE e.seq =
        (SELECT max(seq) FROM main.changes WHERE target = 'j' || l.entry)) AS decided_at
FROM main.journal_claims l JOIN main.journal j ON j.id = l.entry
WHERE l.kind = '{_READING}' AND {_made("l.entry")} IS reads_blind()
"""


def _own(target: str, field: str) -> str:
    """SQL of whether the reader gave a field the value that it has."""
    mine = f"e.reviewer = reads_blind() AND e.act IN {_HAND}"
    theirs = (
        "SELECT 1 FROM main.changes o JOIN main.events e ON e.seq = o.seq "
        f"WHERE o.target = {target} AND o.field = '{field}' AND NOT ({mine} OR "
        "e.reviewer = reads_blind() AND e.act IN ('undo', 'redo'))"
    )
    turned = f"e.reviewer = reads_blind() AND e.act IN ('undo', 'redo') AND NOT EXISTS ({theirs})"
    return (
        f"(SELECT {mine} OR {turned} FROM main.changes c JOIN main.events e ON e.seq = c.seq "
        f"WHERE c.target = {target} AND c.field = '{field}' ORDER BY c.seq DESC LIMIT 1)"
    )


_STANCES = f"""
SELECT t.evidence,
    CASE WHEN {_own("'e' || t.evidence", "stance")} THEN t.stance END AS stance,
    CASE WHEN {_own("'e' || t.evidence", "dismissed")} THEN t.dismissed ELSE 0 END AS dismissed,
    t.taken, t.overruled
FROM main.stances t
"""


def _read(field: str, claim: str = "s.claim") -> str:
    """SQL of a field of the reader's blind reading of a claim; NULL where there is none."""
    return f"(SELECT r.{field} FROM blind_readings r WHERE r.claim = {claim} LIMIT 1)"


def _given(field: str, table: str = "s") -> str:
    """SQL of a field as the reader gave it openly; NULL where they did not."""
    mine = _own(f"'c' || {table}.claim", field)
    # Of most claims nobody said anything, which is soon seen.
    return f"CASE WHEN {table}.{field} IS NOT NULL AND {mine} THEN {table}.{field} END"


_MINE = f"CASE WHEN s.decided_by = reads_blind() THEN {_given('verdict')} END"
_COVERING = "coalesce(" + MAIN + ", s.claim)"
_JUDGED = (
    f"coalesce({_read('verdict', _COVERING)}, (SELECT CASE WHEN m.decided_by = reads_blind() "
    f"THEN {_given('verdict', 'm')} END FROM main.states m WHERE m.claim = {_COVERING}))"
)
"""The reader's verdict on a claim, or on the one whose verdict covers it."""
_STATUS = f"""
CASE WHEN s.dropped IS NOT NULL OR s.standing = 'orphan' THEN s.status
    WHEN s.status = 'open' AND {_read("verdict", _COVERING)} IS NULL THEN 'open'
    WHEN {_JUDGED} IS NOT NULL THEN 'decided'
    WHEN {_given("deferred")} IS NOT NULL THEN 'deferred'
    ELSE 'open' END
"""
_DISMISSED = (
    "s.claim IN (SELECT e.claim FROM main.stances t JOIN main.evidence e ON e.id = t.evidence "
    "WHERE t.dismissed)"
)


def _column(name: str) -> str:
    """SQL of a column of ``states`` as the reader sees it, over ``main.states s``."""
    return f"{_seen(name)} AS {name}"


def _seen(name: str) -> str:
    counts = {column: relation.value for relation, column in COLUMNS.items()}
    match name:
        case "status":
            return _STATUS
        case "verdict":
            return f"coalesce({_read(name)}, {_MINE})"
        case "scale" | "decided_at" | "decided_by":
            return f"coalesce({_read(name)}, CASE WHEN {_MINE} IS NOT NULL THEN s.{name} END)"
        case "rationale":
            return f"coalesce({_read(name)}, {_given(name)}, '')"
        case "standing":
            return "CASE WHEN s.standing = 'orphan' THEN s.standing END"
        case "dropped":
            return "CASE WHEN s.dropped IS NOT NULL THEN json_set(s.dropped, '$.why', '') END"
        case "tags":
            mine = _own("'c' || s.claim", "tags")
            return f"CASE WHEN s.tags <> '' AND {mine} AND NOT {_TAGGED} THEN s.tags ELSE '' END"
        case _ if name in _EMPTY:
            return f"coalesce({_given(name)}, {_EMPTY[name]})"
        case _ if name in _NULL:
            return _given(name)
        case _ if name in counts:
            again = counted(counts[name], "s.claim")
            return f"CASE WHEN {_DISMISSED} THEN {again} ELSE s.{name} END"
        case _:
            return f"s.{name}"


# Tags that somebody adds to are also those that were there before.
_TAGGED = (
    "EXISTS (SELECT 1 FROM main.changes c JOIN main.events e ON e.seq = c.seq WHERE "
    "c.target = 'c' || s.claim AND c.field = 'tags' AND e.reviewer <> reads_blind())"
)
# What a person decides in one sitting is little beside what a case can hold.
_ACTED = """
SELECT CAST(substr(c.target, 2) AS INTEGER) AS claim FROM main.acts a
JOIN main.changes c ON c.seq = a.seq WHERE a.reviewer = reads_blind() AND a.standing = 'done'
AND substr(c.target, 1, 1) = 'c' AND c.field IN ('verdict', 'deferred')
UNION SELECT claim FROM blind_readings
"""
_OWN = f"""
WITH acted AS ({_ACTED}) SELECT claim FROM acted
UNION SELECT f.claim FROM acted JOIN main.states f ON f.same_as = 'c' || acted.claim
"""
_TALLIES = """
SELECT t.document, t.claims, t.words,
    t.claims - coalesce(o.decided, 0) - coalesce(o.deferred, 0) AS open,
    coalesce(o.decided, 0) AS decided, coalesce(o.deferred, 0) AS deferred,
    coalesce(o.words, 0) AS words_decided
FROM main.tallies t LEFT JOIN (
    SELECT s.document, total(s.status = 'decided') AS decided,
        total(s.status = 'deferred') AS deferred,
        total(CASE WHEN s.status = 'decided' THEN s.words END) AS words
    FROM blind_own b CROSS JOIN states s ON s.claim = b.claim GROUP BY s.document
) o ON o.document = t.document
"""
