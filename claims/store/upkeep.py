"""Keeping the search index of a case whole: looking whether it is, and making it anew.

Everything the index holds follows from documents and claims, so nothing is lost with it. A quick
look (three keys) is taken whenever candidates are to be found; the thorough one reads the whole
index and is part of an audit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from claims.errors import CaseError, SearchDamaged
from claims.model import Document
from claims.store.database import Database
from claims.store.documents import held, is_known, more_than, read_documents
from claims.store.ids import marks, number
from claims.store.search import SearchIndex, SearchRow, literal, search_rows
from claims.store.statements import CHUNK, COLUMNS, claim_of

MENDED = (
    "The search index of {name} was damaged or out of step with its claims; it was made anew from "
    "them, and nothing is lost."
)

_Answer = TypeVar("_Answer")


class CaseTexts:
    """The analysed texts of a case, what vouches for them, and how they are kept whole."""

    def __init__(self, database: Database, tell: Callable[[str], None]) -> None:
        self._database = database
        self._tell = tell
        self.index = SearchIndex(database.connection)

    def knows(self, document: Document) -> bool:
        """Whether other bytes of the same address, or of the same file name, are in already."""
        return is_known(self._database, document)

    def statements(self, keys: Sequence[int]) -> dict[int, str]:
        """The words of claims by the number of their id; those that are not there are left out."""
        asked = f"SELECT id, text FROM claims WHERE id IN ({marks(len(keys))})"
        return dict(self._database.rows(asked, tuple(keys)))

    def count_claims(self, documents: Iterable[int]) -> int:
        """How many claims some documents hold, each by the number of its id."""
        keys = list(documents)
        return sum(
            self._database.value(
                f"SELECT count(*) FROM claims WHERE document IN ({marks(len(part))})", part
            )
            for part in (keys[at : at + CHUNK] for at in range(0, len(keys), CHUNK))
        )

    def more_documents_than(self, count: int) -> bool:
        """Whether the case holds more documents than so many that count."""
        return more_than(self._database, count)

    def mending(self, ask: Callable[[], _Answer]) -> _Answer:
        """What ``ask`` answers; where the search index is damaged, it is made anew first."""
        try:
            return ask()
        except SearchDamaged:
            self.mend()
            return ask()

    def held(self, keys: Iterable[int]) -> set[int]:
        """Those of some documents, by the number of their id, that are in and not withdrawn."""
        return held(self._database, keys)

    @property
    def last_event(self) -> int:
        """The number of the latest event; 0 where nothing was done yet."""
        return int(self._database.value("SELECT max(seq) FROM events") or 0)

    def hash_of(self, event: int) -> str:
        """The hash of an event, which vouches for all before; empty where there is none."""
        found = self._database.value("SELECT hash FROM events WHERE seq = ?", (event,))
        return str(found or "")

    def check(self) -> None:
        """Make the index anew where a quick look finds it out of step with the claims.

        A case that is open for reading only stays as it is.
        """
        if not self._database.read_only and out_of_step(self._database):
            self.mend()

    def mend(self) -> None:
        """Make the index anew, and tell the person; raises CaseError where that cannot be done."""
        mend(self._database)
        self._tell(MENDED.format(name=self._database.path.name))


def out_of_step(database: Database) -> bool:
    """Whether the index ends with another claim than the claims do, or does not find its ends.

    A few look-ups by key, whatever the size of the case.
    """
    try:
        with database.snapshot():
            lasts = {
                database.value("SELECT max(id) FROM claims"),
                database.value("SELECT max(claim) FROM search_text"),
                database.value("SELECT max(id) FROM search_index_docsize"),
            }
            return len(lasts) > 1 or not all(_finds(database, end) for end in ("min", "max"))
    except SearchDamaged:
        return True


def _finds(database: Database, end: str) -> bool:
    """Whether the index finds the first or last claim by a term of it."""
    row = database.row(
        "SELECT claim, statement FROM search_text "
        f"WHERE claim = (SELECT {end}(claim) FROM search_text)"
    )
    if row is None or not row[1]:
        return True
    asked = literal(row[1].split()[0])
    return bool(
        database.value(
            "SELECT 1 FROM search_index WHERE search_index MATCH ? AND rowid = ?", (asked, row[0])
        )
    )


def faults(database: Database) -> Iterator[str]:
    """What is wrong with the index, each in words: all of it is read (2 s at a million claims)."""
    lost, unknown = (
        database.value(f"SELECT count(*) FROM {one} WHERE {key} NOT IN (SELECT {other})")
        for one, key, other in (
            ("claims", "id", "claim FROM search_text"),
            ("search_text", "claim", "id FROM claims"),
        )
    )
    if lost:
        yield f"{lost} claims are not in the search index"
    if unknown:
        yield f"{unknown} claims of the search index are not in the case"
    counted = database.row("SELECT rows FROM search_size") or (None,)
    if counted[0] != database.value("SELECT count(*) FROM search_text"):
        yield "the search index counts other claims than it holds"
    if not database.read_only and not lost and not unknown and not _agrees(database):
        yield "the search index is damaged or holds other words than the claims"


def _agrees(database: Database) -> bool:
    """FTS5's own check, which also compares with the table that it indexes."""
    try:
        with database.transaction():
            database.run(
                "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
            )
    except SearchDamaged:
        return False
    return True


def mend(database: Database) -> None:
    """Make the index anew: what is missing from the claims, then all that follows from the text.

    One transaction; 20 s at a million claims.

    Raises:
        CaseError: the case is read-only, or the file itself is damaged.
    """
    if database.read_only:
        raise CaseError(
            "The search index of {path} is damaged; the claims are not. Open the case "
            "where it may be written to (factcheck search, add or review): it is made anew.",
            path=database.path.name,
        )
    with database.transaction():
        database.run("DELETE FROM search_text WHERE claim NOT IN (SELECT id FROM claims)")
        SearchIndex(database.connection).make_anew(_missing(database))


def _missing(database: Database) -> Iterator[SearchRow]:
    """What the index should hold of claims that it lacks, document by document."""
    lacking = "NOT EXISTS (SELECT 1 FROM search_text t WHERE t.claim = c.id)"
    for document in read_documents(
        database,
        f"EXISTS (SELECT 1 FROM claims c WHERE c.document = d.id AND {lacking})",
        text=True,
    ):
        claims = [
            claim_of(row)
            for row in database.rows(
                f"SELECT {COLUMNS} FROM claims c WHERE c.document = ? AND {lacking}",
                (number(document.id, "d"),),
            )
        ]
        yield from search_rows(document, claims)
