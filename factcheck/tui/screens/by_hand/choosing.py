"""Choosing evidence: the texts of all documents are searched as one types, a passage is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import get_current_worker

from claims.choosing import add_evidence, weighed, widened
from claims.errors import ClaimsError
from claims.model import Evidence, Span, Stance
from claims.passages import Found, passages
from factcheck.tongue import tell, tr
from factcheck.tui.commands import Where, bindings, keys_for
from factcheck.tui.messages import Decided, Failed, Others
from factcheck.tui.render import glyphs
from factcheck.tui.render.entries import Entry, Prose
from factcheck.tui.render.finding import PassageEntry, nothing_found, weighing
from factcheck.tui.render.text import line, one_line
from factcheck.tui.screens.filter_line import FilterLine
from factcheck.tui.screens.over import OverReview, next_pane, previous_pane
from factcheck.tui.screens.review.aside import Source
from factcheck.tui.widgets.document_view import DocumentView, Page
from factcheck.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

_TYPING = 0.12
"""Seconds without a key after which the search goes out."""
_AT_ONCE = 8
"""Passages that are shown together, while others are looked for."""
MOST = 60
_TOLD = 50
"""Texts read between two words about how far it is."""


@dataclass
class PassagesFound(Message):
    """Some passages; ``done`` where no more will come."""

    query: str
    found: tuple[Found, ...]
    done: bool
    read: int = 0
    """Texts that were read, of ``texts``."""
    texts: int = 0


@dataclass
class Weighed(Message):
    """What the machine makes of the passage in hand."""

    span: Span
    evidence: Evidence | None
    problem: str = ""


def look(source: Source, query: str, document: str, claim: str) -> None:
    """Look for passages, a few told at a time; runs in a thread until somebody types on.

    The claim's own words are left out: they are no evidence for it.
    """
    worker = get_current_worker()
    found: list[Found] = []
    far = (0, 0)

    def tell_far(read: int, texts: int) -> None:
        nonlocal far
        far = (read, texts)
        if read % _TOLD == 0:
            source.tell(PassagesFound(query, tuple(found), False, *far))

    try:
        with source.open() as case:
            own = case.claim(claim)
            for one in passages(
                case,
                query,
                document=document,
                limit=MOST,
                cancelled=lambda: worker.is_cancelled,
                told=tell_far,
            ):
                if one.document.id == own.document and one.span.meets(own.span):
                    continue
                found.append(replace(one, document=replace(one.document, text="")))
                if len(found) % _AT_ONCE == 0:
                    source.tell(PassagesFound(query, tuple(found), False, *far))
        source.tell(PassagesFound(query, tuple(found), True, *far))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


def weigh(source: Source, claim: str, document: str, span: Span) -> None:
    """Compare a passage with the claim; runs in a thread."""
    try:
        with source.open() as case:
            source.tell(Weighed(span, weighed(case, claim, document, span)))
    except ClaimsError as error:
        source.tell(Weighed(span, None, tell(error)))


class ChoosingScreen(OverReview):
    """A line to type in, the passages found, and the current one in its document."""

    WHERE = Where.CHOOSING
    PANES: ClassVar[Mapping[str, Where]] = {"found": Where.LISTING, "document": Where.DOCUMENT}
    CSS_PATH = "../../styles/over.tcss"
    BINDINGS: ClassVar = bindings(Where.CHOOSING)
    AUTO_FOCUS = "#filter"
    leads_back = True

    def __init__(self, review: ReviewScreen, claim: str, document: str = "") -> None:
        """``document`` is the one to search alone; empty for all."""
        super().__init__(review)
        self.claim = claim
        self.only = document
        self.found = Listing(id="found")
        self.document = DocumentView(id="document")
        wanted = tr("words of the passage you look for, then to the list")
        self.filter = FilterLine(wanted, "found", stays=True)
        self.held: tuple[str, Span] | None = None
        """The document and the words that would be taken."""
        self.taken = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The line on top, the passages, the document."""
        yield self.head
        yield self.filter
        with Horizontal(id="panes"):
            yield self.found
            yield self.document
        yield self.bar

    def read(self) -> None:
        """Say for which claim it is; what is found is asked for by typing."""
        if self.taken:
            self.leave()
            return
        claim = self.desk.case.claim(self.claim)
        self.show_head(
            line(
                (tr("evidence for {claim}").format(claim=self.claim), "bold"),
                ("  " + one_line(claim.text), "$quiet"),
            ),
            line(""),
        )
        if not self.found.entries:
            self.found.show([Prose(nothing_found(""))])

    # Searching

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        if self._timer:
            self._timer.stop()
        # What is under way is of other words, and is given up at once.
        self.workers.cancel_group(self, "passages")
        self._timer = self.set_timer(_TYPING, partial(self._search, event.value.strip()))

    def _search(self, query: str) -> None:
        if not query:
            self.found.show([Prose(nothing_found(""))])
            return
        work = partial(look, self.source, query, self.only, self.claim)
        self.run_worker(work, thread=True, group="passages", exclusive=True, name="passages")

    @on(PassagesFound)
    def _passages(self, event: PassagesFound) -> None:
        if event.query != self.filter.value.strip():
            return
        entries: list[Entry] = [PassageEntry(one) for one in event.found]
        if not entries and event.done:
            entries = [Prose(nothing_found(event.query))]
        self.found.show(entries)
        more = "" if event.done else f" {glyphs.ELLIPSIS}"
        if event.read < event.texts and len(event.found) < MOST:
            # Whoever sees nothing found so far sees how much of the case that is.
            more += " " + tr("{done:,} of {count:,} texts read").format(
                done=event.read, count=event.texts
            )
        most = tr("the first {n}").format(n=MOST) if len(event.found) >= MOST else ""
        self.found.border_title = line(
            tr("Passages {n}").format(n=most or len(event.found)), (more, "$faint")
        )

    # The passage in hand

    @on(Listing.Moved)
    def _moved(self) -> None:
        self.after_rest(self.hold_current)

    def hold_current(self) -> None:
        """Take the current sentence in hand, and show it in its document."""
        entry = self.found.current
        if isinstance(entry, PassageEntry):
            self.hold(entry.found.document.id, entry.found.span)

    def hold(self, document: str, span: Span) -> None:
        """Have these words in hand, and compare them with the claim."""
        self.held = document, span
        text = self.desk.document(document).text
        self.document.show(Page(document, text, (), span))
        work = partial(weigh, self.source, self.claim, document, span)
        self.run_worker(work, thread=True, group="weigh", exclusive=True, name="weigh")

    @on(Weighed)
    def _weighed(self, event: Weighed) -> None:
        if self.held is None or self.held[1] != event.span:
            return
        if event.evidence:
            self.document.border_subtitle = weighing(event.evidence)
        else:
            self.document.border_subtitle = line((event.problem, "$verdict-warn"))

    def move_ends(self, *, start: int = 0, end: int = 0) -> None:
        """Widen or narrow the words in hand."""
        if self.held is None:
            self.say(tr("Choose a passage first."))
            return
        document, span = self.held
        text = self.desk.document(document).text
        self.hold(document, widened(text, span, start=start, end=end))

    def chosen(self, listing: Listing, entry: Entry) -> None:
        """From a passage into its document, where its ends can be moved."""
        if isinstance(entry, PassageEntry):
            self.hold_current()
            self.show_pane("document")
            self.say(_how())

    def action_stance(self, stance: str) -> None:
        """Take the passage, with a stance."""
        self.take(Stance(stance))

    def take(self, stance: Stance | None) -> None:
        """Take the words in hand as evidence for the claim."""
        if self.held is None:
            self.say(tr("Choose a passage first."), "warn")
            return
        document, span = self.held
        claim = self.claim
        words = tr("evidence for {claim}").format(claim=claim)
        self.submit(lambda review: add_evidence(review, claim, document, span, stance), words)

    def _heard(self, event: Decided | Failed | Others) -> None:
        self.taken = isinstance(event, Decided) and event.event.act == "add-evidence"
        super()._heard(event)


def search(screen: ChoosingScreen, text: str = "") -> None:
    """Type other words."""
    screen.filter.ask(text)


def back(screen: ChoosingScreen) -> None:
    """One step back: from the document to the passages, then to the line, then out."""
    if screen.pane == "document":
        screen.show_pane("found")
    else:
        screen.leave()


ChoosingScreen.ACTS = {
    "search": search,
    "end-on": lambda screen: screen.move_ends(end=1),
    "end-back": lambda screen: screen.move_ends(end=-1),
    "start-back": lambda screen: screen.move_ends(start=1),
    "start-on": lambda screen: screen.move_ends(start=-1),
    "take": lambda screen: screen.take(None),
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "back": back,
}


def _how() -> str:
    """How the ends of a passage are moved, and how it is taken."""
    ends = ("end-back", "end-on", "start-back", "start-on")
    stances = ("supports", "undermines", "context", "inconclusive")
    words = tr("{ends} move the ends · {stances} take it with a stance · {take} without")
    return words.format(
        ends=" ".join(keys_for(f"choosing.{one}") for one in ends),
        stances=" ".join(keys_for(f"choosing.{one}") for one in stances),
        take=keys_for("choosing.take"),
    )
