"""What must not be known of confidential sources, and how texts are kept free of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from claims.model import Change, Document, Evidence, Json

WITHHELD = "Words of a confidential source, not shown."
_SHORTEST = 4


class Veil:
    """Gives confidential documents a number instead of a name, in fields and in free text."""

    def __init__(self, documents: Iterable[Document]) -> None:
        everything = list(documents)
        hidden = [document for document in everything if document.confidential]
        self.names = {
            document.id: f"Confidential source {number}"
            for number, document in enumerate(hidden, 1)
        }
        known = {mark for one in everything if not one.confidential for mark in _marks(one)}
        self._aliases = {
            mark.casefold(): self.names[document.id]
            for document in hidden
            for mark in _marks(document)
            if mark not in known
        }
        longest_first = sorted(self._aliases, key=len, reverse=True)
        self._pattern = (
            re.compile(
                rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE
            )
            if longest_first
            else None
        )

    def hides(self, document: str) -> bool:
        """Whether the document is confidential."""
        return document in self.names

    def over(self, text: str) -> str:
        """``text`` with whatever would name a confidential source replaced by its number."""
        if not self._pattern:
            return text
        return self._pattern.sub(
            lambda found: self._aliases.get(found[0].casefold(), "a confidential source"), text
        )

    def over_evidence(self, evidence: Evidence) -> Evidence:
        """The same evidence without a word or figure of a confidential document."""
        if not self.hides(evidence.document):
            return evidence
        return replace(
            evidence,
            text="",
            reasons=(),
            quantity=None,
            difference=None,
            diff=(),
            locator="",
            source_claim="",
            differs=(),
        )

    def over_change(self, change: Change) -> Change:
        """The same change with its texts gone over."""
        return replace(change, before=self._value(change.before), after=self._value(change.after))

    def _value(self, value: Json) -> Json:
        return self.over(value) if isinstance(value, str) else value


def _marks(document: Document) -> list[str]:
    """What a document is known by."""
    fields = (
        document.title,
        document.publisher,
        document.author,
        document.url,
        document.origin,
        document.group,
        document.sha256,
    )
    return [field for field in fields if len(field) >= _SHORTEST]
