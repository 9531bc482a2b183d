"""Looking for words: which claims hold them, and where in the claim they stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claims.analysis import placed_terms, terms
from claims.filters import Filter, Order, Words
from claims.folding import fold, words
from claims.model import Span
from claims.numerals import words_of_number
from claims.store.database import Database
from claims.store.queue import claim_ids
from claims.store.statements import read_claims

# Of a longer question than anybody asks, the beginning: so many code points, so many words.
_LONGEST = 20_000
_MOST_WORDS = 100
_LANGUAGES = ("en", "es")


def search(database: Database, query: str, limit: int) -> list[tuple[str, tuple[Span, ...]]]:
    """Claims that hold every word of ``query``, in document order, with the words' spans.

    Nothing in it is syntax. Of a pasted page the first hundred different words are looked for.
    """
    split = query[:_LONGEST].split()
    if len(query) > _LONGEST and len(split) > 1:
        # The last one may be cut in two.
        split.pop()
    # No text of a case holds half a character, and so none holds such a word.
    if any(not word.isascii() and _is_broken(word) for word in split):
        return []
    query = " ".join(islice(dict.fromkeys(split), _MOST_WORDS))
    asked = Filter(tuple(_questions(query.split())))
    ids = [f"c{key}" for key in claim_ids(database, asked, Order.DOCUMENT, limit=limit)]
    wanted = {term for language in _LANGUAGES for term in terms(query, language)}
    wanted |= {fold(word) for word in query.split()}
    claims = read_claims(database, ids)
    return [(one, _spans(claims[one].text, wanted)) for one in ids]


def _questions(words: list[str]) -> Iterator[Words]:
    """A question for each word; those of one number, such as "a hundred thousand", are one."""
    at = 0
    while at < len(words):
        taken = max(words_of_number([fold(word) for word in words[at : at + 12]]), 1)
        yield Words(" ".join(words[at : at + taken]))
        at += taken


def _is_broken(word: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in word)


def _spans(text: str, wanted: set[str]) -> tuple[Span, ...]:
    found = {word.span for word in words(text) if word.folded in wanted}
    for language in _LANGUAGES:
        found |= {span for term, span in placed_terms(text, language) if term in wanted}
    # Of "a hundred thousand" the whole, and not each word once more.
    return tuple(
        one
        for one in sorted(found, key=lambda span: (span.start, -span.end))
        if not any(other != one and other.covers(one) for other in found)
    )
