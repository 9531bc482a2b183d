"""Precedents: published checks of a claim and claims like it, each in its document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from claims.errors import ClaimsError
from claims.match.prior import Alike, alike
from factcheck.tongue import tell, tr
from factcheck.tui.commands import Where, bindings
from factcheck.tui.messages import Failed
from factcheck.tui.render.document import Place
from factcheck.tui.render.entries import Entry, Heading, Prose
from factcheck.tui.render.finding import AlikeEntry, check_citation
from factcheck.tui.render.text import line, one_line
from factcheck.tui.screens.by_hand.opening import open_archived, open_source
from factcheck.tui.screens.over import OverReview, next_pane, previous_pane
from factcheck.tui.screens.review.aside import Source
from factcheck.tui.widgets.document_view import DocumentView
from factcheck.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen


@dataclass
class AlikeFound(Message):
    """What speaks of the matter of the claim, the likest first."""

    found: tuple[Alike, ...]


def look(source: Source, claim: str) -> None:
    """Ask for checks and like claims; runs in a thread."""
    try:
        with source.open() as case:
            source.tell(AlikeFound(alike(case, claim)))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


class PrecedentsScreen(OverReview):
    """Published checks first, then like claims; beside them where the current one stands."""

    WHERE = Where.PRECEDENTS
    PANES: ClassVar[Mapping[str, Where]] = {"alike": Where.LISTING, "document": Where.DOCUMENT}
    CSS_PATH = "../../styles/over.tcss"
    BINDINGS: ClassVar = bindings(Where.PRECEDENTS)
    AUTO_FOCUS = "#alike"
    leads_back = True

    def __init__(self, review: ReviewScreen, claim: str) -> None:
        """``claim`` is the claim whose precedents are asked for."""
        super().__init__(review)
        self.claim = claim
        self.alike = Listing(id="alike")
        self.document = DocumentView(id="document")

    def compose(self) -> ComposeResult:
        """The list, and the document of the current entry."""
        yield self.head
        with Horizontal(id="panes"):
            yield self.alike
            yield self.document
        yield self.bar

    def read(self) -> None:
        """Ask beside the interface."""
        claim = self.desk.case.claim(self.claim)
        self.show_head(
            line(
                (tr("precedents of {claim}").format(claim=self.claim), "bold"),
                ("  " + one_line(claim.text), "$quiet"),
            ),
            line((tr("looking …"), "$quiet")),
        )
        work = partial(look, self.source, self.claim)
        self.run_worker(work, thread=True, group="alike", exclusive=True, name="alike")

    @on(AlikeFound)
    def _found(self, event: AlikeFound) -> None:
        checks = [one for one in event.found if one.is_check]
        others = [one for one in event.found if not one.is_check]
        entries: list[Entry] = []
        for title, found in ((tr("Published checks"), checks), (tr("Like claims"), others)):
            count = f"{len(found)}" if found else tr("none")
            entries.append(
                Heading(line("  ", (f"{title} ", "bold"), (count, "$quiet")), first=not entries)
            )
            entries += [AlikeEntry(one) for one in found]
        if not event.found:
            entries.append(
                Prose(line((tr("Nothing in the case speaks of the same matter."), "$quiet")))
            )
        self.alike.show(entries)
        claim = self.desk.case.claim(self.claim)
        self.show_head(
            line(
                (tr("precedents of {claim}").format(claim=self.claim), "bold"),
                ("  " + one_line(claim.text), "$quiet"),
            ),
            line((tr("ratings are their publishers'"), "$faint"), " "),
        )
        self.show_current()

    @property
    def current(self) -> Alike | None:
        """The check or claim that is current."""
        entry = self.alike.current
        return entry.alike if isinstance(entry, AlikeEntry) else None

    @on(Listing.Moved)
    def _moved(self) -> None:
        self.after_rest(self.show_current)

    def show_current(self) -> None:
        """Show where the current one stands."""
        one = self.current
        if one:
            self.show_place(self.document, Place(one.document.id, one.claim.span))

    def chosen(self, listing: Listing, entry: Entry) -> None:
        """To the claim in the queue, where it is there; else into its document."""
        if not isinstance(entry, AlikeEntry):
            return
        if self.review.claims.go_to(int(entry.alike.claim.id[1:])):
            self.leave()
        else:
            self.show_current()
            self.show_pane("document")
            self.say(tr("It is in no queue: shown in its document."))


def yank(screen: PrecedentsScreen) -> None:
    """Copy the citation."""
    one = screen.current
    if one:
        screen.app.copy_to_clipboard(check_citation(one))
        screen.say(tr("The citation is copied."))


def source(screen: PrecedentsScreen) -> None:
    """Open the check at its address, or the document of the claim."""
    if screen.current:
        open_source(screen, screen.review.sitting, screen.current.document)


def archived(screen: PrecedentsScreen) -> None:
    """Open an archived copy."""
    if screen.current:
        open_archived(screen, screen.review.sitting, screen.current.document)


def back(screen: PrecedentsScreen) -> None:
    """From the document to the list, then to the review."""
    if screen.pane == "document":
        screen.show_pane("alike")
    else:
        screen.leave()


PrecedentsScreen.ACTS = {
    "yank": yank,
    "source": source,
    "archived": archived,
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "back": back,
}
