"""The texts of a case, of which a bounded part is held: claims in a row mostly share one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.locating import Locator
from claims.model import Document
from claims.store import Case

_HELD = 16_000_000
"""Characters of all the texts that are held at a time; one of them always is."""


class Texts:
    """Reads documents with their texts, and says where passages stand in them."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[str, tuple[Document, Locator]] = {}
        self._length = 0

    def document(self, identifier: str) -> Document:
        """The document with its text and layout."""
        return self._of(identifier)[0]

    def locator(self, identifier: str, at: int) -> str:
        """Where an offset of a document stands."""
        return self._of(identifier)[1](at)

    def whole(self, documents: Sequence[Document]) -> Iterator[Document]:
        """Documents of the case with their texts, one after the other; others as they are."""
        for one in documents:
            yield self.document(one.id) if one.id[:1] == "d" else one

    def _of(self, identifier: str) -> tuple[Document, Locator]:
        found = self._known.pop(identifier, None)
        if found is None:
            document = self._case.document(identifier)
            found = document, Locator(document)
            self._length += len(document.text)
            while self._known and self._length > _HELD:
                # The one that was asked for longest ago.
                gone, _ = self._known.pop(next(iter(self._known)))
                self._length -= len(gone.text)
        self._known[identifier] = found
        return found
