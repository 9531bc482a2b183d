"""The history: acts of a claim or of the whole case, what each changed, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from claims.choosing import back_to
from claims.errors import ClaimsError
from claims.folding import fold
from claims.model import Event
from claims.store.past import Then
from factcheck.tongue import tell, tr
from factcheck.tui.commands import Where, bindings, keys_for
from factcheck.tui.messages import Failed
from factcheck.tui.render.entries import Entry, Prose
from factcheck.tui.render.past import EventEntry, diff_entries, event_words, then_entries
from factcheck.tui.render.text import line
from factcheck.tui.screens.by_hand.compare import redo, undo
from factcheck.tui.screens.filter_line import FilterLine
from factcheck.tui.screens.over import OverReview, next_pane, previous_pane
from factcheck.tui.screens.review.aside import Source
from factcheck.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

FEW = 500
"""Acts of the whole case that are read at first, and with each further asking."""


@dataclass
class PastRead(Message):
    """Acts were read, oldest first."""

    events: tuple[Event, ...]
    earlier: bool
    """Whether there are earlier ones."""


@dataclass
class ThenRead(Message):
    """A claim as it was."""

    then: Then
    documents: dict[str, str]


def read_past(source: Source, claim: str, most: int) -> None:
    """Read the acts of a claim, or the last ones of the case; runs in a thread."""
    try:
        with source.open() as case:
            if claim:
                found = case.past.of_claim(claim)
                source.tell(PastRead(tuple(found), False))
            else:
                found = case.past.latest(most)
                source.tell(PastRead(tuple(found), bool(found) and found[0].seq > 1))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


def read_then(source: Source, claim: str, seq: int) -> None:
    """Read a claim as it was; runs in a thread."""
    try:
        with source.open() as case:
            then = case.past.at(claim, seq)
            names = {one: case.document(one).name for one in {e.document for e in then.evidence}}
            source.tell(ThenRead(then, names))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


class PastScreen(OverReview):
    """What was done, the latest first, and beside it what the current act changed."""

    WHERE = Where.PAST
    PANES: ClassVar[Mapping[str, Where]] = {"events": Where.LISTING, "detail": Where.LISTING}
    CSS_PATH = "../../styles/over.tcss"
    BINDINGS: ClassVar = bindings(Where.PAST)
    AUTO_FOCUS = "#events"
    leads_back = True

    def __init__(self, review: ReviewScreen, claim: str = "") -> None:
        """``claim`` is the claim whose history it is; empty for the whole case."""
        super().__init__(review)
        self.claim = claim
        self.list = Listing(id="events")
        self.detail = Listing(id="detail")
        self.filter = FilterLine(tr("a name, an act, a claim"), "events")
        self.past: tuple[Event, ...] = ()
        self.earlier = False
        self.most = FEW

    def compose(self) -> ComposeResult:
        """The acts, and what the current one changed."""
        yield self.head
        with Horizontal(id="panes"):
            yield self.list
            yield self.detail
        yield self.filter
        yield self.bar

    def read(self) -> None:
        """Read the acts beside the interface."""
        work = partial(read_past, self.source, self.claim, self.most)
        self.run_worker(work, thread=True, group="past", exclusive=True, name="past")

    @on(PastRead)
    def _read(self, event: PastRead) -> None:
        self.past, self.earlier = event.events, event.earlier
        self.show_events()

    def show_events(self) -> None:
        """Show the acts that fit what is typed, the latest first."""
        wanted = fold(self.filter.value.strip())
        mine = self.review.writer.reviewer
        found = [one for one in reversed(self.past) if not wanted or fits(one, wanted)]
        entries: list[Entry] = [EventEntry(one, one.reviewer == mine) for one in found]
        if not entries:
            entries = [Prose(line((tr("Nothing was done yet."), "$quiet")))]
        if self.earlier:
            words = tr("{key} reads earlier acts").format(key=keys_for("past.more"))
            entries.append(Prose(line((words, "$faint"))))
        self.list.show(entries)
        whose = self.claim or tr("the whole case")
        self.list.border_title = line(tr("What was done {n:,}").format(n=len(found)))
        self.show_head(line(tr("history of {what}").format(what=whose)), line(""))
        self.show_diff()

    @property
    def event(self) -> Event | None:
        """The act that is current."""
        entry = self.list.current
        return entry.event if isinstance(entry, EventEntry) else None

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        if event.listing is self.list:
            self.after_rest(self.show_diff)

    def show_diff(self) -> None:
        """Show what the current act changed."""
        event = self.event
        self.detail.show(diff_entries(event) if event else [])
        self.detail.border_title = line(tr("What it changed"))
        self.detail.go(0)

    def show_then(self) -> None:
        """Show the claim as it was once the current act was done."""
        event = self.event
        claim = self.claim or (_claim_of(event) if event else "")
        if event is None or not claim:
            words = tr("No claim is of this act: {key} on a claim shows its own history.")
            self.say(words.format(key=keys_for("review.history")), "warn")
            return
        work = partial(read_then, self.source, claim, event.seq)
        self.run_worker(work, thread=True, group="then", exclusive=True, name="then")

    @on(ThenRead)
    def _then(self, event: ThenRead) -> None:
        scale = self.desk.scale_of(event.then.state.scale)
        self.detail.show(then_entries(event.then, scale, event.documents))
        self.detail.border_title = line(tr("As it was"))
        self.detail.go(0)
        self.show_pane("detail")

    def chosen(self, listing: Listing, entry: Entry) -> None:
        """From an act to the claim as it was."""
        if listing is self.list:
            self.show_then()

    @on(Input.Changed, "#filter")
    def _typed(self) -> None:
        self.show_events()


def fits(event: Event, wanted: str) -> bool:
    """Whether an act's name, person, words or targets hold the folded words ``wanted``."""
    said = (event.act, event.reviewer, event_words(event), *(one.target for one in event.changes))
    return any(wanted in fold(one) for one in said)


def _claim_of(event: Event) -> str:
    told = event.detail.get("claim")
    targets = (one.target for one in event.changes)
    claims = (one for one in targets if one[:1] == "c" and one[1:].isdigit())
    return next(claims, str(told) if isinstance(told, str) else "")


def then_(screen: PastScreen) -> None:
    """Show the claim as it was."""
    screen.show_then()


def diff(screen: PastScreen) -> None:
    """Show what the act changed."""
    screen.show_diff()
    screen.show_pane("detail")


def go_back(screen: PastScreen) -> None:
    """Turn round all of mine since the current act, once that is confirmed."""
    from factcheck.tui.screens.ask import Confirm

    event = screen.event
    if event is None:
        return
    seq = event.seq
    question = tr(
        "Turn round all that you did after event {seq}, as one act? Undo takes that back."
    ).format(seq=seq)

    def answered(yes: bool | None) -> None:
        if yes:
            screen.submit(
                lambda review: back_to(review, seq), tr("back to event {seq}").format(seq=seq)
            )

    screen.app.push_screen(Confirm(question), answered)


def filter_(screen: PastScreen, text: str = "") -> None:
    """Type what the acts must hold, or take what is given."""
    screen.filter.ask(text)


def more(screen: PastScreen) -> None:
    """Read earlier acts as well."""
    if not screen.earlier:
        screen.say(tr("That is the beginning."))
        return
    screen.most += FEW
    screen.read()


def back(screen: PastScreen) -> None:
    """One step back: from the detail, the filter; then to the claims."""
    if screen.pane == "detail":
        screen.show_diff()
        screen.show_pane("events")
    elif screen.filter.value:
        screen.filter.drop()
    else:
        screen.leave()


PastScreen.ACTS = {
    "then": then_,
    "diff": diff,
    "back-to": go_back,
    "filter": filter_,
    "more": more,
    "undo": undo,
    "redo": redo,
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "back": back,
}
