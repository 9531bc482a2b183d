"""Which documents count as one source: copies of one text, and what people say of it.

``sketches`` holds up to 64 hashes a document (:mod:`claims.copies`), ``families`` which documents
were found to be copies; a family has the number of its first document. Both follow from the texts
in the order of their numbers. ``described`` is what reviewers corrected of documents, and
``sources`` what follows from all of it: the groups of at least two documents that are in the work.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.copies import NEEDED, Known, Runs, labels, runs_of, same_text
from claims.model import Json
from claims.store.database import Database
from claims.store.grouped import sources_of
from claims.store.ids import marks, number
from claims.store.relations import recount_document, recount_group

SCHEMA: tuple[str, ...] = (
    """CREATE TABLE sketches (
        hash INTEGER NOT NULL,
        document INTEGER NOT NULL,
        PRIMARY KEY (hash, document)
    ) WITHOUT ROWID""",
    """CREATE TABLE families (
        document INTEGER PRIMARY KEY REFERENCES documents,
        family INTEGER NOT NULL
    )""",
    "CREATE INDEX families_family ON families (family)",
    # What reviewers corrected of documents, and the group they put them into, as JSON.
    """CREATE TABLE described (
        document INTEGER NOT NULL REFERENCES documents,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (document, field)
    ) WITHOUT ROWID""",
    # Source is the earliest of the group, which stands for all of it.
    """CREATE TABLE sources (
        document INTEGER PRIMARY KEY REFERENCES documents,
        label TEXT NOT NULL,
        source INTEGER NOT NULL REFERENCES documents
    )""",
    "CREATE INDEX sources_label ON sources (label)",
    "CREATE INDEX documents_group ON documents (json_extract(record, '$.group')) "
    "WHERE json_extract(record, '$.group') <> ''",
    # The last document that was compared with those before it; and whether the groups are told of
    # a case that was made before there were any.
    "INSERT INTO derived (name, filled) VALUES ('copies', 0)",
    "INSERT INTO derived (name, filled) SELECT 'sources', NOT EXISTS "
    "(SELECT 1 FROM documents WHERE json_extract(record, '$.group') <> '')",
    "ALTER TABLE clusters ADD COLUMN sources INTEGER NOT NULL DEFAULT 0",
    "UPDATE clusters SET sources = documents",
    "DROP INDEX clusters_order",
    "CREATE INDEX clusters_order ON clusters (outliers > 0, sources, documents, claims, cluster)",
)

POSTINGS = 64
"""Documents of one hash that are looked at, the first ones: more have a common footer."""
COMPARED = 8
"""Earlier documents that a text is compared with, those that share most of its sketch."""
_KEPT = 32
_COMPARES = "role NOT IN ('draft', 'precedent')"
"""Drafts come again and again as versions, and published checks are known by what they check."""


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that count as one source."""

    label: str
    """"copies of d3", or what somebody named the group when its documents came in."""
    original: str
    """The earliest by its day of publication; of those without one, that which came in first."""
    documents: tuple[str, ...]
    """All of it, withdrawn ones left out, the original first."""


class Copies:
    """Which documents of a case are independent of each other."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def source_of(self, document: str) -> str:
        """The document that stands for one and all that count as one source with it."""
        return self.sources_of([document])[document]

    def sources_of(self, documents: Iterable[str]) -> dict[str, str]:
        """The same of several, each by its id."""
        keys = sorted({number(one, "d") for one in documents})
        found = {f"d{key}": f"d{key}" for key in keys}
        found.update(
            (f"d{document}", f"d{source}")
            for document, source in sources_of(self._database, keys).items()
        )
        return found

    def independent(self, documents: Iterable[str]) -> int:
        """How many independent sources some documents are: a group counts once."""
        return len(set(self.sources_of(documents).values()))

    def beside(self, document: str) -> tuple[str, ...]:
        """The other documents that count as one source with a document, the original first."""
        group = self.group_of(document)
        return tuple(one for one in group.documents if one != document) if group else ()

    def group_of(self, document: str) -> Group | None:
        """The group of a document; None where it stands on its own."""
        label = self._database.value(
            "SELECT label FROM sources WHERE document = ?", (number(document, "d"),)
        )
        return None if label is None else next(self._groups("label = ?", (label,)))

    def claims(self) -> dict[str, int]:
        """How many claims each document has, those without any left out."""
        return {
            f"d{document}": count
            for document, count in self._database.rows(
                "SELECT document, claims FROM tallies WHERE claims > 0"
            )
        }

    def groups(self) -> tuple[Group, ...]:
        """All groups, those of the first documents first."""
        return tuple(self._groups("1", ()))

    def _groups(self, chosen: str, values: Sequence[object]) -> Iterator[Group]:
        together: dict[str, list[tuple[bool, int]]] = {}
        for label, source, document in self._database.rows(
            f"SELECT label, source, document FROM sources WHERE {chosen} ORDER BY document", values
        ):
            together.setdefault(label, []).append((source != document, document))
        for label, found in together.items():
            ids = tuple(f"d{document}" for _, document in sorted(found))
            yield Group(label, ids[0], ids)

    def find(self, stopped: Callable[[], bool] = lambda: False) -> int:
        """Compare the documents that were not compared yet with those before them; how many.

        Killed in between, the same document is compared again, and nothing is there twice.
        """
        done, joined = 0, False
        read = _reader(self._database)
        while not stopped() and (key := _next(self._database)):
            joined |= _take(self._database, key, read)
            done += 1
        if done and (joined or self._database.value(_GIVEN_ANY)):
            with self._database.transaction():
                refresh(self._database)
        return done


def fill(database: Database) -> None:
    """Tell the groups of a case that was made before they were told."""
    if database.value("SELECT filled FROM derived WHERE name = 'sources'") != 0:
        return
    with database.transaction():
        refresh(database)
        database.run("UPDATE derived SET filled = 1 WHERE name = 'sources'")


# Finding


def _next(database: Database) -> int:
    """The next document to be compared, 0 where none is; one that is still coming in may yet be
    cleared away, and those after it wait.
    """
    row = database.row(
        "SELECT id, imported FROM documents WHERE id > "
        f"(SELECT filled FROM derived WHERE name = 'copies') AND {_COMPARES} ORDER BY id LIMIT 1"
    )
    return int(row[0]) if row and row[1] is not None else 0


def _take(database: Database, key: int, read: Callable[[int], Runs]) -> bool:
    """Compare one document; whether it is a copy of an earlier one."""
    runs = read(key)
    copies = _copies(database, key, read)
    with database.transaction():
        database.run_many(
            "INSERT OR IGNORE INTO sketches (hash, document) VALUES (?, ?)",
            [(one, key) for one in runs.sketch],
        )
        _join(database, key, copies)
        database.run("UPDATE derived SET filled = max(filled, ?) WHERE name = 'copies'", (key,))
    return bool(copies)


def _reader(database: Database) -> Callable[[int], Runs]:
    """Reads the runs of documents, and keeps the latest: copies often come in one after another."""

    @lru_cache(maxsize=_KEPT)
    def read(key: int) -> Runs:
        text = database.value("SELECT text FROM texts WHERE document = ?", (key,))
        return runs_of(text or "")

    return read


def _copies(database: Database, key: int, read: Callable[[int], Runs]) -> list[int]:
    """The earlier documents of which a text is a copy."""
    runs = read(key)
    return [other for other in _met(database, key, runs.sketch) if same_text(runs, read(other))]


def _met(database: Database, key: int, sketch: Sequence[int]) -> list[int]:
    """The earlier documents whose sketches share most with one."""
    met: dict[int, int] = {}
    for one in sketch:
        for other in database.numbers(
            "SELECT document FROM sketches WHERE hash = ? AND document < ? "
            f"ORDER BY document LIMIT {POSTINGS}",
            (one, key),
        ):
            met[other] = met.get(other, 0) + 1
    enough = [other for other, count in met.items() if count >= NEEDED]
    return sorted(enough, key=lambda other: (-met[other], other))[:COMPARED]


def _join(database: Database, key: int, copies: Collection[int]) -> None:
    if not copies:
        return
    held = marks(len(copies))
    families = set(
        database.numbers(
            f"SELECT family FROM families WHERE document IN ({held})", (*sorted(copies),)
        )
    )
    family = min(families | set(copies))
    for other in sorted(families - {family}):
        database.run("UPDATE families SET family = ? WHERE family = ?", (family, other))
    database.run_many(
        "INSERT INTO families (document, family) VALUES (?, ?) "
        "ON CONFLICT (document) DO UPDATE SET family = excluded.family",
        [(one, family) for one in sorted({*copies, key})],
    )


def found_anew(database: Database) -> Iterator[tuple[int, int, bool]]:
    """Every document that was compared, the family that its text gives it (0: none), and whether
    its sketch is stored as its text has it; made anew, for comparing.
    """
    home: dict[int, int] = {}
    sound: dict[int, bool] = {}
    read = _reader(database)
    for key in database.numbers(
        f"SELECT id FROM documents WHERE imported IS NOT NULL AND {_COMPARES} AND id <= "
        "(SELECT filled FROM derived WHERE name = 'copies') ORDER BY id"
    ):
        runs = read(key)
        stored = sum(
            bool(database.value("SELECT 1 FROM sketches WHERE hash = ? AND document = ?", row))
            for row in ((one, key) for one in runs.sketch)
        )
        sound[key] = stored == len(runs.sketch)
        copies = _copies(database, key, read)
        if copies:
            families = {home.get(one, one) for one in copies}
            family = min({*families, *copies})
            home.update({one: family for one, other in home.items() if other in families})
            home.update(dict.fromkeys((*copies, key), family))
    for key, is_sound in sound.items():
        yield key, home.get(key, 0), is_sound


# What follows

_GIVEN = (
    "SELECT id, json_extract(record, '$.group') FROM documents "
    "WHERE json_extract(record, '$.group') <> ''"
)
_GIVEN_ANY = f"SELECT 1 FROM ({_GIVEN}) LIMIT 1"


def expected(database: Database) -> dict[int, tuple[str, int]]:
    """Label and source of each document in a group of at least two, from what is known."""
    known = Known(
        families=dict(database.rows("SELECT document, family FROM families")),
        given=dict(database.rows(f"{_GIVEN} AND imported IS NOT NULL")),
        decided={
            document: str(json.loads(value) or "")
            for document, value in database.rows(
                "SELECT document, value FROM described WHERE field = 'group'"
            )
        },
    )
    asked = sorted({*known.families, *known.given, *known.decided})
    live = _live(database, asked)
    together: dict[str, list[int]] = {}
    for document, label in labels(known, live).items():
        together.setdefault(label, []).append(document)
    return {
        one: (label, min(party, key=lambda key: (live[key] or "9999", key)))
        for label, party in together.items()
        if len(party) > 1
        for one in party
    }


def _live(database: Database, documents: Sequence[int]) -> dict[int, str]:
    """Those of some documents that are in the work, with their days of publication."""
    found: dict[int, str] = {}
    for at in range(0, len(documents), 250):
        part = documents[at : at + 250]
        for key, given, corrected in database.rows(
            "SELECT d.id, json_extract(d.record, '$.published'), (SELECT value FROM described x "
            "WHERE x.document = d.id AND x.field = 'published') FROM documents d "
            f"WHERE d.withdrawn = 0 AND d.imported IS NOT NULL AND d.id IN ({marks(len(part))})",
            part,
        ):
            found[key] = str((json.loads(corrected) if corrected else given) or "")
    return found


def refresh(database: Database) -> None:
    """Tell the groups anew, and what is counted by them, in the caller's transaction."""
    before: Mapping[int, tuple[str, int]] = {
        key: (label, source)
        for key, label, source in database.rows("SELECT document, label, source FROM sources")
    }
    after = expected(database)
    changed = [one for one in sorted({*before, *after}) if before.get(one) != after.get(one)]
    if not changed:
        return
    database.run_many("DELETE FROM sources WHERE document = ?", [(one,) for one in changed])
    database.run_many(
        "INSERT INTO sources (document, label, source) VALUES (?, ?, ?)",
        [(one, *after[one]) for one in changed if one in after],
    )
    for one in changed:
        recount_document(database, one)
    recount_group(database, changed)


# What reviewers corrected

FIELDS = ("title", "publisher", "author", "published", "kind", "group")
"""What can be corrected of a document; None in ``group`` leaves it to what is found and given."""


def present(database: Database, document: int, field: str) -> Json:
    """A field of a document as it is at this moment."""
    value = database.value(
        "SELECT value FROM described WHERE document = ? AND field = ?", (document, field)
    )
    if value is not None:
        found: Json = json.loads(value)
        return found
    return as_it_came_in(database, document, field)


def as_it_came_in(database: Database, document: int, field: str) -> Json:
    """What a field of a document is where nobody corrected it."""
    if field == "group":
        return None
    record: Json = database.value(
        "SELECT json_extract(record, '$.' || ?) FROM documents WHERE id = ?", (field, document)
    )
    return record


def write(database: Database, document: int, fields: Mapping[str, Json]) -> None:
    """Set fields of a document, in the caller's transaction."""
    for field, value in fields.items():
        database.run("DELETE FROM described WHERE document = ? AND field = ?", (document, field))
        if value != as_it_came_in(database, document, field):
            database.run(
                "INSERT INTO described (document, field, value) VALUES (?, ?, ?)",
                (document, field, json.dumps(value, ensure_ascii=False)),
            )
