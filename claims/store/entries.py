"""The entries of the journal as tables, and as targets of changes (``j7``).

An entry has a field for each thing that can be said of it. One that was taken back has every field
as if nobody had said anything; its row stays, so that no number is given twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from claims.model import Change, Json
from claims.model.kinds import JOURNAL_FIELDS, EntryKind
from claims.store.chain import canonical
from claims.store.database import Database
from claims.store.ids import marks, number
from claims.store.statements import CHUNK

SCHEMA = (
    """CREATE TABLE journal (
        id INTEGER PRIMARY KEY,
        kind TEXT,
        record TEXT NOT NULL
    )""",
    "CREATE INDEX journal_kind ON journal (kind, id) WHERE kind IS NOT NULL",
    """CREATE TABLE journal_claims (
        claim INTEGER NOT NULL REFERENCES claims,
        kind TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES journal,
        PRIMARY KEY (claim, kind, entry)
    ) WITHOUT ROWID""",
    "CREATE INDEX journal_claims_entry ON journal_claims (entry)",
    "CREATE TABLE frozen (sha256 TEXT PRIMARY KEY, packed TEXT NOT NULL) WITHOUT ROWID",
    *(
        f"CREATE TRIGGER frozen_no_{act.lower()} BEFORE {act} ON frozen "
        "BEGIN SELECT RAISE(ABORT, 'frozen reports are never altered'); END"
        for act in ("UPDATE", "DELETE")
    ),
)

_OF_THE_WORDS = (
    *(EntryKind.OVERRULING, EntryKind.SECOND_READING, EntryKind.ADJUDICATION),
    EntryKind.CHANGE,
)
"""Entries that hold of a claim as it is worded, and of no other."""

Fields: TypeAlias = dict[str, Json]


def is_entry(target: str) -> bool:
    """Whether a change of ``target`` is one of the journal."""
    return target[:1] == "j"


def present(database: Database, target: str) -> Fields:
    """The fields of an entry at this moment; one that is not there says nothing."""
    stored = database.value("SELECT record FROM journal WHERE id = ?", (number(target, "j"),))
    return {**JOURNAL_FIELDS, **(json.loads(stored) if stored else {})}


def write(database: Database, target: str, after: Mapping[str, Json]) -> None:
    """Have an entry say what ``after`` says, in the caller's transaction."""
    key = number(target, "j")
    said = {name: value for name, value in after.items() if value != JOURNAL_FIELDS[name]}
    database.run(
        "INSERT INTO journal (id, kind, record) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET kind = excluded.kind, record = excluded.record",
        (key, after["kind"], canonical(said)),
    )
    database.run("DELETE FROM journal_claims WHERE entry = ?", (key,))
    database.run_many(
        "INSERT OR IGNORE INTO journal_claims (claim, entry, kind) VALUES (?, ?, ?)",
        linked(key, after),
    )


def linked(key: int, fields: Mapping[str, Json]) -> list[tuple[int, int, str]]:
    """The rows of ``journal_claims`` that follow from an entry."""
    claims, kind = fields.get("claims"), fields.get("kind")
    if not isinstance(claims, list) or kind is None:
        return []
    return [(number(str(one), "c"), key, str(kind)) for one in claims]


def stored(database: Database) -> Iterator[tuple[str, str, Json]]:
    """All that entries say: target, field, value."""
    for key, record in database.rows("SELECT id, record FROM journal ORDER BY id"):
        for field, value in json.loads(record).items():
            yield f"j{key}", field, value


def shared(database: Database, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """What is noted of ``old`` claims whatever their words, as changes that have it noted of the
    ``new`` ones too.
    """
    keys = [number(one, "c") for one in old]
    found = database.numbers(
        f"SELECT entry FROM journal_claims WHERE claim IN ({marks(len(keys))})", keys
    )
    for key in sorted(set(found)):
        fields = present(database, f"j{key}")
        if fields["kind"] in _OF_THE_WORDS:
            continue
        before: Any = fields["claims"]
        after = list(dict.fromkeys([*before, *new]))
        if after != before:
            yield Change(target=f"j{key}", field="claims", before=before, after=after)


def carried(
    database: Database, became: Mapping[str, Sequence[str]], kept: Iterable[str]
) -> Iterator[Change]:
    """What becomes of the journal where a version of a text takes another's place.

    ``became`` are the claims of the new version that each old claim lives on in; of those in
    ``kept``, whose words are the same, overruled rules stay overruled and second readings hold.
    """
    same = frozenset(kept)
    keys = [number(one, "c") for one in became]
    entries: set[int] = set()
    for at in range(0, len(keys), CHUNK):
        part = keys[at : at + CHUNK]
        entries.update(
            database.numbers(
                f"SELECT entry FROM journal_claims WHERE claim IN ({marks(len(part))})", part
            )
        )
    for key in sorted(entries):
        fields = present(database, f"j{key}")
        moves = fields["kind"] not in _OF_THE_WORDS
        before: Any = fields["claims"]
        after: dict[str, None] = {}
        for claim in before:
            lives = became.get(claim, ()) if moves or claim in same else ()
            after.update(dict.fromkeys(lives or (claim,)))
        if list(after) != before:
            yield Change(target=f"j{key}", field="claims", before=before, after=list(after))
