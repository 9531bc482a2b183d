"""The search index: analysed text in a table of ours, an FTS5 index over it, and the frequencies.

Document frequencies and lengths stand in tables of their own, because asking FTS5 for them means
walking its whole vocabulary (1.1 s at a million claims). They make it possible to ask with the
rare terms only and to rank the few rows found by the whole claim.

``SCHEMA`` is executed statement by statement inside the migration that makes the tables; whoever
adds claims calls ``SearchIndex(connection).add(search_rows(document, claims))`` in the same
transaction.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import TypeVar

from claims.model import Claim, Document, Span
from claims.store.ids import marks

# The terms are folded and stemmed before they come here, so the tokenizer only splits.
INDEX = """CREATE VIRTUAL TABLE search_index USING fts5 (
        statement, headline, context,
        content = 'search_text', content_rowid = 'claim',
        tokenize = 'unicode61 remove_diacritics 0'
    )"""

# What FTS5 keeps for itself (sqlite.org/fts5.html, "FTS5 Data Structures").
_FTS5_TABLES = {
    "data": "(id INTEGER PRIMARY KEY, block BLOB)",
    "idx": "(segid, term, pgno, PRIMARY KEY (segid, term)) WITHOUT ROWID",
    "docsize": "(id INTEGER PRIMARY KEY, sz BLOB)",
    "config": "(k PRIMARY KEY, v) WITHOUT ROWID",
}

SCHEMA: tuple[str, ...] = (
    """CREATE TABLE search_text (
        claim INTEGER PRIMARY KEY,
        document INTEGER NOT NULL,
        statement TEXT NOT NULL,
        headline TEXT NOT NULL,
        context TEXT NOT NULL
    )""",
    "CREATE INDEX search_text_document ON search_text (document)",
    INDEX,
    """CREATE TABLE search_terms (
        term TEXT PRIMARY KEY,
        rows INTEGER NOT NULL
    ) WITHOUT ROWID""",
    # One row: how many claims are indexed, and how many terms they have together.
    """CREATE TABLE search_size (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        rows INTEGER NOT NULL,
        terms INTEGER NOT NULL
    )""",
    "INSERT INTO search_size (one, rows, terms) VALUES (1, 0, 0)",
)

_Key = TypeVar("_Key", str, int)

_BATCH = 500
# Claims whose terms are counted together when all are counted anew: fewer writes to the same rows.
_COUNTED = 20_000
_CONTEXT = 300
# SQLite takes 32,766 parameters in a statement; a few hundred keep the statement cache small.
_KEYS = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRow:
    """The analysed text of one claim: terms joined by spaces (:func:`claims.analysis.terms`)."""

    claim: int
    """The number of the claim's id: 12 for ``c12``."""
    document: int
    """The number of its document's id: 3 for ``d3``."""
    statement: str
    headline: str = ""
    context: str = ""

    @property
    def terms(self) -> list[str]:
        """Every term of the row, repeats kept."""
        return f"{self.statement} {self.headline} {self.context}".split()


class SearchIndex:
    """Reads and writes the index of one open case or corpus; transactions are the caller's."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, rows: Iterable[SearchRow]) -> int:
        """Index rows whose claims are not indexed yet, in batches; returns how many."""
        pending, added = iter(rows), 0
        while batch := list(islice(pending, _BATCH)):
            self._write_text(batch)
            self._connection.executemany(
                "INSERT INTO search_index (rowid, statement, headline, context)"
                " VALUES (?, ?, ?, ?)",
                [(row.claim, row.statement, row.headline, row.context) for row in batch],
            )
            self._count(batch, 1)
            added += len(batch)
        return added

    def _write_text(self, rows: Iterable[SearchRow]) -> None:
        self._connection.executemany(
            "INSERT INTO search_text (claim, document, statement, headline, context)"
            " VALUES (?, ?, ?, ?, ?)",
            ((r.claim, r.document, r.statement, r.headline, r.context) for r in rows),
        )

    def make_anew(self, missing: Iterable[SearchRow]) -> None:
        """Make everything anew that follows from the analysed text, after adding what it lacks."""
        self._empty()
        self._write_text(list(missing))
        self._connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
        self._connection.execute("DELETE FROM search_terms")
        self._connection.execute("UPDATE search_size SET rows = 0, terms = 0")
        rows = self.after(0)
        while batch := list(islice(rows, _COUNTED)):
            self._count(batch, 1)

    def _empty(self) -> None:
        """Put FTS5's own tables as those of an index that holds nothing yet.

        Where they are damaged, FTS5 can neither rebuild nor drop its index: it cannot open it.
        """
        self._connection.execute(INDEX.replace("search_index", "search_empty", 1))
        for table, columns in _FTS5_TABLES.items():
            whole = f"CREATE TABLE IF NOT EXISTS search_index_{table} {columns}"
            self._connection.execute(whole)
            self._connection.execute(f"DELETE FROM search_index_{table}")
            self._connection.execute(
                f"INSERT INTO search_index_{table} SELECT * FROM search_empty_{table}"
            )
        self._connection.execute("DROP TABLE search_empty")

    def remove(self, claims: Sequence[int]) -> None:
        """Take claims out of the index; those that are not in it are passed over."""
        for row in self.rows(claims).values():
            # An external-content index forgets a row only when told the very text it indexed.
            self._connection.execute(
                "INSERT INTO search_index (search_index, rowid, statement, headline, context)"
                " VALUES ('delete', ?, ?, ?, ?)",
                (row.claim, row.statement, row.headline, row.context),
            )
            self._connection.execute("DELETE FROM search_text WHERE claim = ?", (row.claim,))
            self._count([row], -1)

    def _count(self, rows: Sequence[SearchRow], sign: int) -> None:
        frequency: Counter[str] = Counter()
        length = 0
        for row in rows:
            terms = row.terms
            length += len(terms)
            frequency.update(set(terms))
        self._connection.executemany(
            "INSERT INTO search_terms (term, rows) VALUES (?, ?)"
            " ON CONFLICT (term) DO UPDATE SET rows = search_terms.rows + excluded.rows",
            [(term, sign * count) for term, count in sorted(frequency.items())],
        )
        self._connection.execute(
            "UPDATE search_size SET rows = rows + ?, terms = terms + ? WHERE one = 1",
            (sign * len(rows), sign * length),
        )

    def size(self) -> tuple[int, float]:
        """How many claims are indexed, and how many terms one has on average."""
        row = self._connection.execute("SELECT rows, terms FROM search_size").fetchone()
        rows, terms = row if row else (0, 0)
        return int(rows), terms / rows if rows else 0.0

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many claims each term stands; terms that stand in none are left out."""
        found: dict[str, int] = {}
        for keys in _chunks(sorted(set(terms))):
            found.update(
                self._connection.execute(
                    "SELECT term, rows FROM search_terms WHERE rows > 0"
                    f" AND term IN ({marks(len(keys))})",
                    keys,
                )
            )
        return found

    def holding_any(
        self, weights: Mapping[str, float], limit: int, postings: int, without: range = range(0)
    ) -> list[tuple[int, float]]:
        """The claims that hold any term of ``weights``: the highest sum of weights first.

        Of each term at most ``postings`` claims are looked at, the first ones. Claims whose
        numbers lie in ``without`` are left out: a document's own. FTS5's own ranking is not asked
        for: it costs six times what reading the postings does.
        """
        found: defaultdict[int, float] = defaultdict(float)
        for term, weight in weights.items():
            for (claim,) in self._connection.execute(
                "SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT ?",
                (literal(term), postings),
            ):
                found[claim] += weight
        kept = (one for one in found.items() if one[0] not in without)
        # The sort is stable: of equals, those that hold the first of the terms come first.
        return sorted(kept, key=itemgetter(1), reverse=True)[:limit]

    def after(self, claim: int) -> Iterator[SearchRow]:
        """The analysed text of the claims with a higher number, in their order."""
        while batch := self._connection.execute(
            "SELECT claim, document, statement, headline, context FROM search_text"
            " WHERE claim > ? ORDER BY claim LIMIT ?",
            (claim, _BATCH),
        ).fetchall():
            yield from map(_row, batch)
            claim = batch[-1][0]

    def count_after(self, claim: int) -> int:
        """How many claims with a higher number are indexed."""
        row = self._connection.execute(
            "SELECT count(*) FROM search_text WHERE claim > ?", (claim,)
        ).fetchone()
        return int(row[0])

    def rows(self, claims: Iterable[int]) -> dict[int, SearchRow]:
        """The analysed text of claims, by primary key; those not indexed are left out."""
        found: dict[int, SearchRow] = {}
        for keys in _chunks(list(claims)):
            for values in self._connection.execute(
                "SELECT claim, document, statement, headline, context FROM search_text"
                f" WHERE claim IN ({marks(len(keys))})",
                keys,
            ):
                found[values[0]] = _row(values)
        return found


def search_rows(document: Document, claims: Iterable[Claim]) -> Iterator[SearchRow]:
    """What the index holds of a stored document's claims, whose ids are set.

    The headline, the speaker and the words around a claim are indexed with it: a short clause
    seldom names by itself what it speaks of.
    """
    # Asking the index needs no stemmers, which take their time to load.
    from claims.analysis import terms

    headline = " ".join(terms(document.title, document.language))
    for claim in claims:
        about = (claim.speaker or "", *claim.scope.place, _around(document.text, claim.span))
        yield SearchRow(
            claim=int(claim.id.removeprefix("c")),
            document=int(document.id.removeprefix("d")),
            statement=" ".join(terms(claim.text, document.language)),
            headline=headline,
            context=" ".join(terms(" ; ".join(about), document.language)),
        )


def _around(text: str, span: Span) -> str:
    """The words before and after a span in its own paragraph, a few hundred code points each."""
    before = text[max(0, span.start - _CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _CONTEXT].partition("\n")[0]
    return f"{before} ; {after}"


def _row(values: tuple[int, int, str, str, str]) -> SearchRow:
    claim, document, statement, headline, context = values
    return SearchRow(
        claim=claim, document=document, statement=statement, headline=headline, context=context
    )


def literal(term: str) -> str:
    """A question for one term, literal whatever it holds: no query syntax reaches FTS5."""
    return '"' + term.replace('"', '""') + '"'


def _chunks(keys: Sequence[_Key]) -> Iterable[Sequence[_Key]]:
    return (keys[at : at + _KEYS] for at in range(0, len(keys), _KEYS))
