"""Where readers disagree: each claim with who judged it how, the reasons, and the figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from claims.agreement import Read
from factcheck.tongue import tr, tr_count
from factcheck.tui.commands import Where, bindings, keys_for
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import Badge, label_badge
from factcheck.tui.render.entries import Entry, Heading, Prose
from factcheck.tui.render.second import ReadEntry, ReasonsEntry, figures_lines, settled_line
from factcheck.tui.render.text import line, one_line
from factcheck.tui.screens.over import OverReview
from factcheck.tui.screens.overview.screen import show_claim
from factcheck.tui.screens.second import acts
from factcheck.tui.screens.second.reading import ReadersRead, read_readers
from factcheck.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen


class SecondScreen(OverReview):
    """The claims that several people have read, those on which they disagree first."""

    WHERE = Where.SECOND
    PANES: ClassVar[Mapping[str, Where]] = {"read": Where.LISTING, "reasons": Where.LISTING}
    ACTS = acts.ACTS
    CSS_PATH = "../../styles/over.tcss"
    BINDINGS: ClassVar = bindings(Where.SECOND)
    AUTO_FOCUS = "#read"
    leads_back = True

    def __init__(self, review: ReviewScreen) -> None:
        super().__init__(review)
        self.claims = Listing(id="read")
        self.reasons = Listing(id="reasons")
        self.found: ReadersRead | None = None
        self.everything = False
        """Whether claims are shown too on which all agree, or which somebody has settled."""

    def compose(self) -> ComposeResult:
        """The claims, and what their readers say."""
        yield self.head
        with Horizontal(id="panes"):
            yield self.claims
            yield self.reasons
        yield self.bar

    def read(self) -> None:
        """Read who made what of which claim beside the interface."""
        self.show_head(line(tr("readers")), line((f"{tr('looking …')} ", "$quiet")))
        work = partial(read_readers, self.source)
        self.run_worker(work, thread=True, group="readers", exclusive=True, name="readers")

    @on(ReadersRead)
    def _read(self, event: ReadersRead) -> None:
        self.found = event
        self.show_claims()
        many = tr_count("{n:,} disagreement", "{n:,} disagreements", event.disagreed)
        told = [many.format(n=event.disagreed)]
        if event.proposed:
            words = tr_count("{n:,} vote to take", "{n:,} votes to take", event.proposed)
            told.append(words.format(n=event.proposed))
        if event.tied:
            told.append(tr_count("{n:,} tie", "{n:,} ties", event.tied).format(n=event.tied))
        self.show_head(line(tr("readers")), line((f" {glyphs.DOT} ".join(told), "bold"), " "))

    def show_claims(self) -> None:
        """Show the claims that are asked for."""
        self.claims.show([*self._entries()])
        self.claims.border_title = line(tr("Read by several"))
        self.show_reasons()

    def _entries(self) -> Iterator[Entry]:
        if self.found is None:
            return
        mine = self.review.writer.reviewer
        shown = [one for one in self.found.claims if self.everything or _open(one)]
        for one in shown:
            yield ReadEntry(one, self.found.texts.get(one.claim, ""), self.badge, mine, one.claim)
        if not shown:
            words = tr("Nobody disagrees: {key} shows also what readers agree on.")
            told = words.format(key=keys_for("second.agreed"))
            yield Prose(line((told, "$quiet")))
        if self.found.left:
            words = tr("… and {n:,} more").format(n=self.found.left)
            yield Prose(line((words, "$quiet")))

    def badge(self, label: str, scale: str) -> Badge:
        """What stands for a label of a scale."""
        known = self.desk.scale_of(scale or None)
        found = next((one for one in known.labels if one.slug == label), None)
        return label_badge(found) if found else Badge(glyphs.YES, one_line(label), "muted")

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        if event.listing is self.claims:
            self.after_rest(self.show_reasons)

    def show_reasons(self) -> None:
        """Show the reasons of the current claim, and below them the figures."""
        self.reasons.show([*self._reasons()])
        self.reasons.border_title = line(tr("Why, and how far readers agree"))

    def _reasons(self) -> Iterator[Entry]:
        read, found = self.current, self.found
        if read and found:
            title = f"  {read.claim}  {one_line(found.texts.get(read.claim, ''))}"
            yield Heading(line((title, "bold")), first=True)
            yield ReasonsEntry(read.readings, self.badge, self.review.writer.reviewer)
            if read.settled:
                badge = self.badge(read.settled.label, read.settled.scale)
                yield Prose(settled_line(read, badge))
        if found:
            title = tr("How far readers agree")
            yield Heading(line((f"  {title}", "bold")), first=read is None)
            yield from map(Prose, figures_lines(found.figures))

    @property
    def current(self) -> Read | None:
        """The claim that acts go to."""
        entry = self.claims.current
        return entry.read if isinstance(entry, ReadEntry) else None

    def chosen(self, listing: Listing, entry: Entry) -> None:
        """To the claim in the review."""
        read = self.current
        if read is not None:
            self.leave()
            show_claim(self.review, read.claim)


def _open(read: Read) -> bool:
    """Whether somebody still has to say which verdict holds."""
    return read.settled is None and (not read.agreed or read.proposed is not None)
