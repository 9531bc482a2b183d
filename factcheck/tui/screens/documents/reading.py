"""What the documents page has read beside the interface."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from claims.errors import ClaimsError
from factcheck.tongue import tell
from factcheck.tui.messages import Failed
from factcheck.tui.render.documents import DocumentEntry
from factcheck.tui.screens.review.aside import Source


@dataclass
class DocumentsRead(Message):
    """The documents of the case in the order they came in, withdrawn ones last."""

    entries: tuple[DocumentEntry, ...]
    sources: int
    """How many independent sources those are that are not withdrawn."""


def read_documents(source: Source) -> None:
    """Read all documents without their texts; runs in a thread."""
    try:
        with source.open() as case:
            groups = {one: group for group in case.copies.groups() for one in group.documents}
            counts = case.copies.claims()
            entries = []
            for document in case.documents(withdrawn=True, text=False):
                group = groups.get(document.id)
                beside = (
                    tuple(one for one in group.documents if one != document.id) if group else ()
                )
                original = bool(group and group.original == document.id)
                count = counts.get(document.id, 0)
                entries.append(DocumentEntry(document, count, beside, original, document.id))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))
    else:
        live = [one for one in entries if not one.document.withdrawn]
        copies = sum(bool(one.beside) and not one.original for one in live)
        entries.sort(key=lambda one: one.document.withdrawn)
        source.tell(DocumentsRead(tuple(entries), len(live) - copies))
