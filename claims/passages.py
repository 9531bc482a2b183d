"""Passages of the documents of a case by their words, as somebody types them.

The index of claims answers for the whole case; then the texts themselves are read, all of them for
as long as somebody waits: what stands near no claim is found there alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from time import sleep

from claims.analysis import terms
from claims.folding import fold, words
from claims.locating import Locator
from claims.model import Document, Span
from claims.sentences import sentences
from claims.store import Case

AT_ONCE = 30_000_000
"""Characters of texts that are read in a row; after that with a rest after every chunk, so that
whoever types on feels nothing of it."""
_REST = 0.005
_CHUNK = 200_000
"""Characters that are read at a time, between two looks whether anybody still waits."""
_PARAGRAPH = 4_000
_OF_ONE = 20
"""Passages of one document."""
_INDEXED = 60
# Claims of one word that the index names, at most: more are not looked at before one types on.
_POSTINGS = 3_000
_LONGEST = 200
_MOST_WORDS = 12
# Marks that people leave out when they type.
_MARKED = {"a": "aáàâäãå", "e": "eéèêë", "i": "iíìîï", "o": "oóòôöõø", "u": "uúùûü"} | {
    "n": "nñ",
    "c": "cç",
    "'": "'’‘",
    "-": "-‐‑–—",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of a document that holds what was asked for."""

    document: Document
    """Without its text."""
    span: Span
    text: str
    locator: str
    lit: tuple[Span, ...]
    """The words asked for, as spans into ``text``."""


def passages(
    case: Case,
    query: str,
    *,
    document: str = "",
    limit: int = 60,
    cancelled: Callable[[], bool] = lambda: False,
    told: Callable[[int, int], object] = lambda done, count: None,
) -> Iterator[Found]:
    """The sentences that hold all words of ``query``, in whatever order; the last may be begun.

    Of a paragraph that holds them in several sentences it is the one with the longest word.

    Of all documents that count, or of one. Nothing in the question is syntax. It stops where
    ``cancelled`` says so, and may be given up at any passage. ``told`` is told how many texts are
    read, and of how many, before each of them and after the last.
    """
    asked = fold(query[:_LONGEST]).split()[:_MOST_WORDS]
    if not asked:
        return
    seen: set[tuple[str, int]] = set()
    looking = _Looking(case, asked, cancelled, told)
    indexed = case.texts.mending(lambda: list(looking.indexed(query[:_LONGEST], document)))
    sources = (indexed, looking.read(document))
    for found in (one for source in sources for one in source):
        place = found.document.id, found.span.start
        if cancelled() or len(seen) >= limit:
            return
        if place not in seen:
            seen.add(place)
            yield found


class _Looking:
    """One question, and the documents that are at hand for it."""

    def __init__(
        self,
        case: Case,
        asked: list[str],
        cancelled: Callable[[], bool],
        told: Callable[[int, int], object],
    ) -> None:
        self._case, self._asked, self._cancelled, self._told = case, asked, cancelled, told
        self._read = 0
        self._held: dict[str, tuple[Document, Locator]] = {}
        self._pattern = re.compile(_spelt(max(asked, key=len)), re.IGNORECASE)

    def indexed(self, query: str, document: str) -> Iterator[Found]:
        """The sentences of the claims that the index finds by the rarest words."""
        index = self._case.texts.index
        asked = {term for language in ("en", "es") for term in terms(query, language)}
        known = index.frequencies(asked)
        weights = {term: 1 / count for term, count in sorted(known.items(), key=itemgetter(1))}
        found = index.holding_any(weights, _INDEXED, _POSTINGS)
        for claim in self._case.claims([f"c{key}" for key, _ in found]).values():
            if self._cancelled():
                return
            held, _ = self._at_hand(claim.document)
            if held.withdrawn or (document and claim.document != document):
                continue
            for span in self._answers(held.text, _paragraph(held.text, claim.span.start)):
                yield self._found(held, span)

    def read(self, document: str) -> Iterator[Found]:
        """The sentences that reading the texts finds."""
        count = 1 if document else self._case.by_hand.count_texts()
        for done, (key, text) in enumerate(self._case.by_hand.texts(document)):
            if self._cancelled():
                return
            self._told(done, count)
            yield from self._in_text(key, text)
        self._told(count, count)

    def _in_text(self, key: str, text: str) -> Iterator[Found]:
        found = after = 0
        for at in self._hits(text):
            if at < after:
                continue
            paragraph = _paragraph(text, at)
            after = max(paragraph.end, at + 1)
            for span in self._answers(text, paragraph):
                yield self._found(self._at_hand(key)[0], span)
                found += 1
            if found >= _OF_ONE:
                return

    def _answers(self, text: str, paragraph: Span) -> list[Span]:
        """The sentences of a paragraph that hold all words; else, where it does, the one that
        holds the longest.
        """
        if not self._all_in(paragraph.of(text)):
            return []
        each = [span.moved(paragraph.start) for span in sentences(paragraph.of(text))]
        whole = [span for span in each if self._all_in(span.of(text))]
        return whole or [span for span in each if self._pattern.search(span.of(text))][:1]

    def _all_in(self, text: str) -> bool:
        folded = fold(text)
        return all(word in folded for word in self._asked)

    def _hits(self, text: str) -> Iterator[int]:
        for start in range(0, len(text), _CHUNK):
            if self._cancelled():
                return
            # A word may stand across the border of two chunks.
            self._read += _CHUNK
            if self._read > AT_ONCE:
                sleep(_REST)
            for hit in self._pattern.finditer(text, start, min(len(text), start + _CHUNK + 80)):
                yield hit.start()

    def _at_hand(self, key: str) -> tuple[Document, Locator]:
        if key not in self._held:
            document = self._case.document(key)
            self._held[key] = document, Locator(document)
        return self._held[key]

    def _found(self, document: Document, span: Span) -> Found:
        text = span.of(document.text)
        lit = tuple(word.span for word in words(text) if word.folded.startswith(tuple(self._asked)))
        return Found(document, span, text, self._held[document.id][1](span.start), lit)


def _spelt(word: str) -> str:
    """A word as it may be written, accents and quote marks aside."""
    return "".join(
        f"[{re.escape(_MARKED[letter])}]" if letter in _MARKED else re.escape(letter)
        for letter in word
    )


def _paragraph(text: str, at: int) -> Span:
    low, high = max(0, at - _PARAGRAPH), min(len(text), at + _PARAGRAPH)
    start = max(low, text.rfind("\n\n", low, at) + 1)
    end = text.find("\n\n", at, high)
    return Span(start, end if end >= 0 else high)
