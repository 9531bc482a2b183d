"""Looking for words: which claims hold them, and where in the claim they stand."""

from __future__ import annotations

from claims.analysis import terms
from claims.filters import Filter, Order, Words
from claims.folding import fold, words
from claims.model import Span
from claims.store.database import Database
from claims.store.queue import claim_ids
from claims.store.statements import read_claims


def search(database: Database, query: str, limit: int) -> list[tuple[str, tuple[Span, ...]]]:
    """Claims that hold every word of ``query``, in document order, with the words' spans."""
    asked = Filter(tuple(Words(word) for word in query.split()))
    ids = [f"c{key}" for key in claim_ids(database, asked, Order.DOCUMENT, limit=limit)]
    wanted = {term for language in ("en", "es") for term in terms(query, language)}
    wanted |= {fold(word) for word in query.split()}
    claims = read_claims(database, ids)
    return [(one, _spans(claims[one].text, wanted)) for one in ids]


def _spans(text: str, wanted: set[str]) -> tuple[Span, ...]:
    return tuple(
        word.span
        for word in words(text)
        if word.folded in wanted
        or any(not wanted.isdisjoint(terms(word.text, language)) for language in ("en", "es"))
    )
