"""The screen of the documents: all of them in a list, the current one beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from claims.model import Document
from factcheck.tongue import tr
from factcheck.tui.commands import Where, bindings
from factcheck.tui.messages import Decided, Others
from factcheck.tui.render.documents import DocumentEntry
from factcheck.tui.render.entries import Entry
from factcheck.tui.render.text import line
from factcheck.tui.screens.documents import acts
from factcheck.tui.screens.documents.reading import DocumentsRead, read_documents
from factcheck.tui.screens.over import OverReview
from factcheck.tui.widgets.document_view import DocumentView, Page
from factcheck.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen


class DocumentsScreen(OverReview):
    """What the case is made of, and which of it is one source."""

    WHERE = Where.DOCUMENTS
    PANES: ClassVar[Mapping[str, Where]] = {
        "documents": Where.LISTING,
        "document": Where.DOCUMENT,
    }
    ACTS = acts.ACTS
    CSS_PATH = "../../styles/over.tcss"
    BINDINGS: ClassVar = bindings(Where.DOCUMENTS)
    AUTO_FOCUS = "#documents"
    leads_back = True

    def __init__(self, review: ReviewScreen, document: str = "") -> None:
        """``document`` is the id to begin on."""
        super().__init__(review)
        self.documents = Listing(id="documents")
        self.document = DocumentView(id="document")
        self._going_to = document

    def compose(self) -> ComposeResult:
        """The list, and the document."""
        yield self.head
        with Horizontal(id="panes"):
            yield self.documents
            yield self.document
        yield self.bar

    def read(self) -> None:
        """Read the documents beside the interface."""
        work = partial(read_documents, self.source)
        self.run_worker(work, thread=True, group="documents", exclusive=True, name="documents")

    @on(DocumentsRead)
    def _read(self, event: DocumentsRead) -> None:
        self.documents.show(event.entries, self._going_to or None)
        self.documents.mark(self.documents.marked & {entry.key for entry in event.entries})
        self._going_to = ""
        live = sum(not one.document.withdrawn for one in event.entries)
        told = tr("{documents:,} documents, {sources:,} independent sources")
        right = line((told.format(documents=live, sources=event.sources), "bold"), " ")
        self.show_head(line(tr("the documents")), right)
        self.documents.border_title = line(tr("Documents"))
        self.show_document()

    def heard(self, event: Decided | Others) -> None:
        """What is shown of documents may have changed."""
        self.desk.forget()

    @on(Listing.Moved)
    def _moved(self) -> None:
        self.after_rest(self.show_document)

    def show_document(self) -> None:
        """Show the current document from its beginning."""
        current = self.current
        page = self.document.page
        if current and (page is None or page.key != current.id):
            found = self.desk.document(current.id)
            self.document.show(Page(found.id, found.text))

    def chosen(self, listing: Listing, entry: Entry) -> None:
        """Into the document."""
        self.show_document()
        self.show_pane("document")

    @property
    def current(self) -> Document | None:
        """The document that acts go to, without its text."""
        entry = self.documents.current
        return entry.document if isinstance(entry, DocumentEntry) else None

    @property
    def selected(self) -> list[str]:
        """The ids of those that are selected, in the order of the list."""
        return [one.key for one in self.documents.entries if one.key in self.documents.marked]
