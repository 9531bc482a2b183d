"""A JSON file of published checks, one document a review, whatever its size."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.documents.precedents.finding import reviews_in
from claims.documents.precedents.loading import Readable, Unreadable, encoding_of, load, pieces_of
from claims.documents.precedents.reviews import documents_in
from claims.documents.precedents.splitting import Entry, entries_of
from claims.documents.reading import Given
from claims.errors import DocumentError
from claims.model import Document
from claims.phrases import phrase

FORMS = (
    "ClaimReview (one, a list, a graph, a line each), an answer of the Fact Check Tools API"
    " (claims:search) and the Data Commons feed"
)
"""What is read, in words."""
_HOW = "published check, from JSON"
_SNIFFED = 65_536
_EMPTY = 20
_OBJECTS = re.compile(r'(?:\[\s*)?\{\s*"')
_SIGNS = re.compile(
    r'"(?:https?://schema\.org/|schema:)?ClaimReview"|"claimReviewed"|"claimReview"\s*:'
    r'|"dataFeedElement"\s*:'
)


class NoCheck(DocumentError):
    """An entry of a file holds no published check."""


def looks_like_json(start: bytes) -> bool:
    """Whether a file begins as JSON of objects does."""
    return _beginning(start)[:1] in ("{", "[")


def looks_like_checks(start: bytes) -> bool:
    """Whether a file that begins so is JSON of published checks, as far as can be seen."""
    text = _beginning(start)
    return bool(_OBJECTS.match(text) and _SIGNS.search(text))


def _beginning(start: bytes) -> str:
    mark, encoding = encoding_of(start)
    return start[len(mark) : _SNIFFED].decode(encoding, "replace").lstrip()


def checks_in(
    stream: Readable, name: str, origin: str, given: Given, *, first: bytes = b""
) -> Iterator[Document | DocumentError]:
    """The published checks of a JSON file, in order, as the file streams by.

    ``name`` is what errors call the file, ``origin`` what documents do, ``first`` what was read of
    it already. An entry that is refused does not stop the rest; a file that has no check at all is
    one error.
    """
    counted = _Counted(stream, len(first))
    met = False
    # That an entry has no check is worth saying only of a file in which others have one.
    empty: list[DocumentError] = []
    for entry in entries_of(pieces_of(counted, first)):
        for found in _of_entry(entry, name, origin, given, counted.read_so_far):
            if isinstance(found, NoCheck) and not met:
                empty = [*empty[:_EMPTY], found]
                continue
            met = True
            yield from (*empty, found)
            empty.clear()
    if not met:
        yield DocumentError(
            "{name}: is JSON, but holds no published check. Read are {forms}. Save other "
            "text as .txt and add that.",
            name=name,
            forms=FORMS,
        )


def _of_entry(
    entry: Entry, name: str, origin: str, given: Given, read: int
) -> Iterator[Document | DocumentError]:
    where = f"{name}, entry {entry.number}"
    if entry.problem:
        ends = (
            phrase(" at byte {read:,}", read=read)
            if entry.problem.startswith(phrase("the file ends"))
            else ""
        )
        yield DocumentError(
            "{where}: {problem}{ends}. What came before is read; look at the file there.",
            where=where,
            problem=entry.problem,
            ends=ends,
        )
        return
    try:
        value = load(entry.text)
    except Unreadable as error:
        yield DocumentError(
            "{where}: {error}. Mend the entry and add the file again.", where=where, error=error
        )
        return
    place, none = f"{origin}, entry {entry.number}", True
    for found in documents_in(reviews_in(value), place, given, _HOW):
        none = False
        yield found if isinstance(found, Document) else DocumentError(f"{where}: {found}.")
    # A graph also holds pages and people, which say what they are.
    if none and not (isinstance(value, dict) and {"@type", "@context", "type"} & value.keys()):
        yield NoCheck(
            phrase("{where}: holds no ClaimReview. Leave it, or give it its check.", where=where)
        )


class _Counted:
    """A stream that counts what is read of it."""

    def __init__(self, stream: Readable, already: int) -> None:
        self._stream = stream
        self.read_so_far = already

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        piece = self._stream.read(size)
        self.read_so_far += len(piece)
        return piece
