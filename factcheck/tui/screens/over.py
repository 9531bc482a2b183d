"""What the full screens over the review share: a title, panes, a bar of keys, and the writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.timer import Timer

from factcheck.tongue import tr
from factcheck.tui.commands import Needs, Where, commands_for
from factcheck.tui.desk import document_title
from factcheck.tui.messages import Decided, Failed, Others
from factcheck.tui.render.acts import done_words
from factcheck.tui.render.document import Place
from factcheck.tui.render.entries import Entry
from factcheck.tui.render.glyphs import DOT
from factcheck.tui.render.text import line
from factcheck.tui.screens.base import Workplace
from factcheck.tui.screens.review.acts.deciding import submit
from factcheck.tui.widgets.document_view import DocumentView, Page
from factcheck.tui.widgets.listing import Listing
from factcheck.tui.widgets.strips import KeyBar, TitleLine
from factcheck.tui.writer import Job

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

REST = 0.04
"""Seconds the cursor rests before other panes follow it."""


class OverReview(Workplace):
    """A screen over the review: it reads the same case, and writes through the same writer."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (45, "-tall")]  # noqa: RUF012

    WHERE: ClassVar[Where]
    """Its own part of the interface."""
    PANES: ClassVar[Mapping[str, Where]]
    """The panes in the order of the tab key, and what their keys are."""
    ACTS: ClassVar[Mapping[str, Callable[..., None]]]
    """Its acts by name."""

    def __init__(self, review: ReviewScreen) -> None:
        super().__init__(classes=f"-on-{next(iter(self.PANES))}")
        self.review = review
        self.desk = review.desk
        self.head = TitleLine(id="head")
        self.bar = KeyBar(id="bar")
        self.source = review.aside._replace(post=self.post_message)
        self._needs = {command.action: command.needs for command in commands_for(self.WHERE)}
        self._rest: Timer | None = None

    def on_mount(self) -> None:
        """Hear what the writer says, and begin to read."""
        self.review.heard.subscribe(self, self._heard)
        self.show_bar()
        self.read()

    def on_unmount(self) -> None:
        """Hear nothing any more: a signal holds those whom it tells for as long as it lives."""
        self.review.heard.unsubscribe(self)

    def read(self) -> None:
        """Read beside the interface what the screen shows."""
        raise NotImplementedError

    # Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an act makes sense at the moment."""
        written = f"{action}({', '.join(map(repr, parameters))})"
        return self._needs.get(written, Needs.NOTHING) in self.present

    @property
    def present(self) -> Needs:
        """What is there for acts to work on."""
        return Needs.NOTHING if self.review.sitting.case.read_only else Needs.WRITABLE

    @property
    def places(self) -> tuple[Where, ...]:
        """The pane in use, then the screen."""
        return (self.PANES[self.pane], self.WHERE, Where.ANYWHERE)

    @property
    def writes(self) -> bool:
        """Whether an act is on its way to the disk."""
        return self.review.writer.busy

    def act(self, name: str, text: str = "") -> None:
        """Do one of the acts of the screen."""
        self.bar.say("")
        if text:
            self.ACTS[name](self, text)
        else:
            self.ACTS[name](self)

    def action_act(self, name: str) -> None:
        """Do one of the acts of the screen."""
        self.act(name)

    def action_choose(self) -> None:
        """Go where the current entry of the pane in use leads."""
        pane = self.query_one(f"#{self.pane}")
        if isinstance(pane, Listing) and pane.current:
            self.bar.say("")
            self.chosen(pane, pane.current)

    @on(Listing.Chosen)
    def _clicked(self, event: Listing.Chosen) -> None:
        self.chosen(event.listing, event.entry)

    def chosen(self, listing: Listing, entry: Entry) -> None:
        """Go where an entry leads."""
        raise NotImplementedError

    def say(self, text: str, tone: str = "muted") -> None:
        """Say what an act came to, until the next one."""
        self.bar.say(text, tone)

    def submit(self, job: Job, words: str) -> None:
        """Hand an act to the writer; the screen changes when it is on disk."""
        submit(self.review, job, words, say=self.say)
        if self.review.writer.reviewer:
            self.say(tr("Writing …"))

    def _heard(self, event: Decided | Failed | Others) -> None:
        if not isinstance(event, Failed):
            self.heard(event)
        match event:
            case Others():
                self.read()
            case Decided():
                self.say(done_words(event.event, event.words))
                self.read()
            case Failed():
                self.say(event.reason, "bad")

    def heard(self, event: Decided | Others) -> None:
        """Something was written into the case; it is read anew after this."""

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.say(event.reason, "bad")

    # Panes

    @property
    def pane(self) -> str:
        """The name of the pane in use."""
        return next(one for one in self.PANES if self.has_class(f"-on-{one}"))

    def show_pane(self, pane: str) -> None:
        """Give a pane the focus, and bring it into sight where there is room for one only."""
        for one in self.PANES:
            self.set_class(one == pane, f"-on-{one}")
        self.set_focus(self.query_one(f"#{pane}"))
        self.show_bar()

    def on_descendant_focus(self) -> None:
        """A pane was clicked."""
        name = self.focused.id if self.focused else None
        if name in self.PANES and name != self.pane:
            self.show_pane(str(name))

    def step_pane(self, by: int) -> None:
        """Go to the next pane, or the one before."""
        panes = [*self.PANES]
        self.show_pane(panes[(panes.index(self.pane) + by) % len(panes)])

    def show_bar(self) -> None:
        """Show the keys of the moment."""
        present = self.present
        here = [one for one in commands_for(*self.places) if one.bar and one.needs in present]
        # The way back first: in a bar of few places it would fall out at the end.
        here.sort(key=lambda one: not one.id.endswith(".back"))
        self.bar.show(here)

    def show_head(self, what: Content, right: Content) -> None:
        """Say in the first line which case this is, and what of it."""
        case = (self.review.sitting.path.stem, "bold")
        self.head.show(line(" ", case, (f" {DOT} ", "$quiet"), what), right)

    def after_rest(self, then: Callable[[], None]) -> None:
        """Do something when the cursor has come to rest."""
        if self._rest:
            self._rest.stop()
        self._rest = self.set_timer(REST, then)

    # Documents

    def name_of(self, document: str) -> str:
        """The name of a document, by its id."""
        return self.desk.document(document).name

    def show_place(self, view: DocumentView, place: Place) -> None:
        """Show a document with a place of it lit."""
        document = self.desk.document(place.document)
        view.show(Page(document.id, document.text, (), place.span))

    @on(DocumentView.Laid)
    def _laid(self) -> None:
        for view in self.query(DocumentView):
            if view.page:
                document = self.desk.document(view.page.key)
                view.border_title = line(document_title(document, view.paragraph, view.lit_at))

    def leave(self) -> None:
        """Back to the review."""
        self.dismiss(None)


def next_pane(screen: OverReview) -> None:
    """Go to the next pane."""
    screen.step_pane(1)


def previous_pane(screen: OverReview) -> None:
    """Go to the pane before."""
    screen.step_pane(-1)
