"""The screen of a new version: what became of each claim, and where to look at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from claims.revising import Fate
from factcheck.tongue import later, tr
from factcheck.tui.commands import Where, bindings
from factcheck.tui.messages import Decided, Others
from factcheck.tui.render.document import Place
from factcheck.tui.render.documents import FateEntry
from factcheck.tui.render.entries import Entry, Heading, Prose
from factcheck.tui.render.text import line
from factcheck.tui.screens.over import OverReview
from factcheck.tui.screens.overview.screen import show_claim
from factcheck.tui.screens.review.sitting import Sitting
from factcheck.tui.screens.revision import acts
from factcheck.tui.screens.revision.reading import RevisionRead, VersionRead, read_revision
from factcheck.tui.widgets.document_view import DocumentView
from factcheck.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

_TITLES: Mapping[Fate, str] = {
    Fate.CHANGED: later("Changed: decided anew where they were decided"),
    Fate.SPLIT: later("Further pieces of changed claims"),
    Fate.JOINED: later("Joined with other claims"),
    Fate.VANISHED: later("Gone"),
    Fate.NEW: later("New"),
    Fate.KEPT: later("Kept as they were"),
}


class RevisionScreen(OverReview):
    """Kept, changed, gone and new claims of a draft that came back edited."""

    WHERE = Where.REVISION
    PANES: ClassVar[Mapping[str, Where]] = {"fates": Where.LISTING, "document": Where.DOCUMENT}
    ACTS = acts.ACTS
    CSS_PATH = "../../styles/over.tcss"
    BINDINGS: ClassVar = bindings(Where.REVISION)
    AUTO_FOCUS = "#fates"
    leads_back = True

    def __init__(self, review: ReviewScreen, document: str = "") -> None:
        """``document`` is the version to show; the latest where it is empty."""
        super().__init__(review)
        self.fates = Listing(id="fates")
        self.document = DocumentView(id="document")
        self.shown: RevisionRead | None = None
        self._document = document

    @property
    def sitting(self) -> Sitting:
        """What the review was opened with."""
        return self.review.sitting

    def compose(self) -> ComposeResult:
        """The claims by what became of them, and the document."""
        yield self.head
        with Horizontal(id="panes"):
            yield self.fates
            yield self.document
        yield self.bar

    def read(self) -> None:
        """Read what became of the claims beside the interface."""
        work = partial(read_revision, self.source, self._document)
        self.run_worker(work, thread=True, group="revision", exclusive=True, name="revision")

    @on(RevisionRead)
    def _read(self, event: RevisionRead) -> None:
        self.shown = event
        self.fates.show([*self._entries(event)])
        counts = {fate: len(found) for fate, found in event.entries.items()}
        told = tr("{kept:,} kept, {changed:,} changed, {gone:,} gone, {new:,} new").format(
            kept=counts.get(Fate.KEPT, 0),
            changed=counts.get(Fate.CHANGED, 0) + counts.get(Fate.SPLIT, 0),
            gone=counts.get(Fate.VANISHED, 0),
            new=counts.get(Fate.NEW, 0),
        )
        title = tr("version {number} of {name}").format(number=event.number, name=event.names[0])
        self.show_head(
            line(title if event.version else tr("versions")),
            line((told if event.version else "", "bold"), " "),
        )
        waiting = tr("{count:,} to be decided again").format(count=event.waiting)
        self.fates.border_title = line(tr("Claims"), (f"  {waiting}" if event.waiting else ""))
        self.show_place_of_current()

    def _entries(self, event: RevisionRead) -> Iterator[Entry]:
        for redraft in event.redrafts:
            told = tr("{file} has changed on disk since it was read as {document}: a reads it.")
            words = told.format(file=redraft.path.name, document=redraft.document)
            yield Prose(line((words, "bold $verdict-warn")))
        if event.version is None:
            told = tr("No document has a new version: a draft that is added again becomes one.")
            yield Prose(line((told, "$quiet")))
        first = not event.redrafts
        for fate in Fate:
            found = event.entries.get(fate, [])
            if found:
                title = f"  {tr(_TITLES[fate])} {len(found):,}"
                yield Heading(line((title, "bold")), first=first)
                yield from found
                first = False

    def heard(self, event: Decided | Others) -> None:
        """Another version may stand for the draft."""
        self.desk.forget()

    @on(VersionRead)
    def _version_read(self, event: VersionRead) -> None:
        if event.problem:
            self.say(event.problem, "bad")
            return
        self._document = ""
        # It was written beside the writer, as by another program.
        self.review.live.look()
        self.say(tr("{file} is read.").format(file=event.words), "good")
        self.review.read_queue()
        self.read()

    @on(Listing.Moved)
    def _moved(self) -> None:
        self.after_rest(self.show_place_of_current)

    def show_place_of_current(self) -> None:
        """Show the current claim in its document."""
        entry = self.fates.current
        if isinstance(entry, FateEntry):
            claim = entry.became.claim
            self.show_place(self.document, Place(claim.document, claim.span))

    def chosen(self, listing: Listing, entry: Entry) -> None:
        """To the claim in the review, where it is decided."""
        if isinstance(entry, FateEntry):
            self.leave()
            show_claim(self.review, entry.became.claim.id)

    @property
    def current(self) -> FateEntry | None:
        """The claim that acts go to."""
        entry = self.fates.current
        return entry if isinstance(entry, FateEntry) else None
