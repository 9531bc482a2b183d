"""The runs of words by which quotations are found, made anew from the texts."""

from __future__ import annotations

from collections.abc import Iterator

from claims.phrases import phrase
from claims.store import quotations
from claims.store.database import Database


def check_quotations(database: Database) -> Iterator[str]:
    """Compare the runs of each document and its claims with those that its words give."""
    texts = quotes = 0
    for document in quotations.filled(database):
        of_text, of_claims = quotations.rows_of(database, document)
        texts += len(of_text)
        quotes += len(of_claims)
        if not _holds(database, of_text, of_claims):
            yield phrase(
                "d{document}: the words by which quotations are found are not those of its text",
                document=document,
            )
    for table, expected in (("text_runs", texts), ("quote_runs", quotes)):
        if database.value(f"SELECT count(*) FROM {table}") > expected + _halfway(database, table):
            yield phrase("{table} holds words that are of no text", table=table)


def _holds(
    database: Database, of_text: list[quotations.Row], of_claims: list[quotations.Row]
) -> bool:
    return all(
        database.value("SELECT 1 FROM text_runs WHERE hash = ? AND document = ?", row)
        for row in of_text
    ) and all(
        database.value("SELECT 1 FROM quote_runs WHERE hash = ? AND claim = ? AND needed = ?", row)
        for row in of_claims
    )


def _halfway(database: Database, table: str) -> int:
    """Rows of documents that were begun and not finished when the program ended."""
    last = "(SELECT filled FROM derived WHERE name = 'quotations')"
    which = (
        f"document > {last}"
        if table == "text_runs"
        else f"claim IN (SELECT id FROM claims WHERE document > {last})"
    )
    return int(database.value(f"SELECT count(*) FROM {table} WHERE {which}"))
