"""Which quotations may stand in which texts, by the runs of three words that they share.

``quote_runs`` holds the runs of what claims quote, ``text_runs`` those of documents' texts. A new
text is gone through once, and each of its runs is looked up by key; a new quotation asks for the
documents that hold its runs. Both follow from what came in and can be made anew. A case of few
documents has every quotation looked up in each and needs neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from time import sleep

from claims.model import Claim, Span
from claims.shingles import enough, quoted_runs, runs
from claims.store.database import Database
from claims.store.ids import number
from claims.store.statements import COLUMNS, claim_of

POSTINGS = 64
"""Claims and documents of one run that are looked at, the first ones: more have a common phrase."""
_ROWS = 500
_PAUSE = 0.002
_INSERTS = (
    "INSERT OR IGNORE INTO text_runs (hash, document) VALUES (?, ?)",
    "INSERT OR IGNORE INTO quote_runs (hash, claim, needed) VALUES (?, ?, ?)",
)

Row = tuple[int, ...]


class Quotations:
    """The runs of a case, kept up to date and asked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fill(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Write the runs of the documents that have none yet, some milliseconds a transaction.

        Killed in between, the same document is written again, and nothing is there twice.
        """
        while not stopped() and (document := _next(self._database)):
            self._fill(document)

    def _fill(self, document: int) -> None:
        database = self._database
        for insert, rows in zip(_INSERTS, rows_of(database, document), strict=True):
            # In the order of the hashes neighbouring rows go to one page.
            rows.sort()
            for at in range(0, len(rows), _ROWS):
                with database.transaction():
                    database.run_many(insert, rows[at : at + _ROWS])
                sleep(_PAUSE)
        with database.transaction():
            database.run(
                "UPDATE derived SET filled = max(filled, ?) WHERE name = 'quotations'", (document,)
            )

    def standing_in(self, text: str) -> list[str]:
        """The claims of which a quotation may stand in a text, by id."""
        met: Counter[int] = Counter()
        least: dict[int, int] = {}
        for run in runs(text):
            for claim, needed in self._database.rows(
                f"SELECT claim, needed FROM quote_runs WHERE hash = ? LIMIT {POSTINGS}", (run,)
            ):
                met[claim] += 1
                least[claim] = min(needed, least.get(claim, needed))
        return [f"c{one}" for one in sorted(met) if met[one] >= least[one]]

    def holding(self, words: str, *, needed: int | None = None) -> list[str]:
        """The documents in which quoted words may stand, by id; ``needed`` runs of them, or one
        in six.

        Runs that are common in the case lead to some of the documents only, and are not counted.
        """
        met: Counter[int] = Counter()
        asked = runs(words)
        rare = 0
        for run in asked:
            found = self._database.numbers(
                f"SELECT document FROM text_runs WHERE hash = ? LIMIT {POSTINGS}", (run,)
            )
            rare += len(found) < POSTINGS
            met.update(found)
        least = needed or enough(rare)
        return [f"d{one}" for one in sorted(met) if met[one] >= least]

    def told(self, claim: str) -> tuple[tuple[str, Span], ...]:
        """Where the quotations of a claim were found: document and span of each passage."""
        return tuple(
            (f"d{document}", Span(start, end))
            for document, start, end in self._database.rows(
                "SELECT document, span_start, span_end FROM evidence WHERE claim = ? "
                "AND relation IN ('verbatim', 'altered')",
                (number(claim, "c"),),
            )
        )

    def of_language(self, language: str, *, without: str) -> tuple[int, str]:
        """How many documents of a language count, one left out, and the id of the last."""
        count, last = self._database.row(
            "SELECT count(*), max(id) FROM documents WHERE imported IS NOT NULL AND withdrawn = 0 "
            "AND role <> 'precedent' AND json_extract(record, '$.language') = ? AND id <> ?",
            (language, number(without, "d")),
        ) or (0, None)
        return int(count), f"d{last}" if last else ""


def _next(database: Database) -> int:
    """The next document whose runs are to be written, 0 where none is; one that is still coming in
    may yet be cleared away, and those after it wait.
    """
    row = database.row(
        "SELECT id, imported FROM documents WHERE role <> 'precedent' AND id > "
        "(SELECT filled FROM derived WHERE name = 'quotations') ORDER BY id LIMIT 1"
    )
    return int(row[0]) if row and row[1] is not None else 0


def rows_of(database: Database, document: int) -> tuple[list[Row], list[Row]]:
    """The rows of one document's text, and of what its claims quote."""
    text = database.value("SELECT text FROM texts WHERE document = ?", (document,)) or ""
    claims = (
        claim_of(row)
        for row in database.rows(f"SELECT {COLUMNS} FROM claims c WHERE document = ?", (document,))
    )
    quotes: list[Row] = [
        (run, int(claim.id[1:]), needed)
        for claim in claims
        for run, needed in quoted_runs(claim, text).items()
    ]
    return [(run, document) for run in runs(text)], quotes


def add_claims(database: Database, document: int, claims: Sequence[Claim]) -> None:
    """Write the runs of claims that came in after the others of their document, in the caller's
    transaction; a document whose runs are not written yet gets theirs with the others.
    """
    done = "SELECT 1 FROM derived WHERE name = 'quotations' AND filled >= ?"
    if not database.value(done, (document,)):
        return
    text = database.value("SELECT text FROM texts WHERE document = ?", (document,)) or ""
    database.run_many(
        _INSERTS[1],
        (
            (run, number(claim.id, "c"), needed)
            for claim in claims
            for run, needed in quoted_runs(claim, text).items()
        ),
    )


def filled(database: Database) -> Iterator[int]:
    """The documents whose runs are written."""
    yield from database.numbers(
        "SELECT id FROM documents WHERE role <> 'precedent' AND imported IS NOT NULL AND id <= "
        "(SELECT filled FROM derived WHERE name = 'quotations') ORDER BY id"
    )
