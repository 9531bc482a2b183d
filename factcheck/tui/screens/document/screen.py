"""The screen of a text: the whole of it, with every claim, to look over and to mark in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from claims.coverage import Coverage, coverage
from claims.model import Document, Span, Status
from claims.store.marking import Placed
from factcheck.tongue import tr
from factcheck.tui.commands import Where, bindings, key_words
from factcheck.tui.messages import Decided, Failed, Others
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import status_badge
from factcheck.tui.render.glyphs import DOT
from factcheck.tui.render.rows import short_words
from factcheck.tui.render.text import line
from factcheck.tui.render.whole_text import ClaimMark, Sheet, meter
from factcheck.tui.screens.document import acts
from factcheck.tui.screens.document.reading import (
    SHORT,
    Covered,
    Outlined,
    held,
    mended,
    read_outline,
    touched,
)
from factcheck.tui.screens.over import OverReview
from factcheck.tui.widgets.text_view import AboutLine, TextView

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen


class DocumentScreen(OverReview):
    """One text, whole; the cursor stands on its words."""

    WHERE = Where.TEXT
    PANES: ClassVar[Mapping[str, Where]] = {"text": Where.TEXT}
    ACTS = acts.ACTS
    CSS_PATH = "../../styles/over.tcss"
    BINDINGS: ClassVar = bindings(Where.TEXT)
    AUTO_FOCUS = "#text"
    leads_back = True

    def __init__(self, review: ReviewScreen, document: str, at: Span | None = None) -> None:
        """``at`` are the words to begin at."""
        super().__init__(review)
        self.text = TextView(id="text")
        self.about = AboutLine(id="about")
        self.filter = Input(
            id="filter",
            placeholder=tr("words of the text; {key} goes there").format(key=key_words("enter")),
        )
        self.filter.cursor_blink = False
        self.filter.display = False
        self.document: Document = self.desk.document(document)
        self.placed: tuple[Placed, ...] = ()
        self.coverage: Coverage | None = None
        self._at = at

    def compose(self) -> ComposeResult:
        """The text, what stands under the cursor, and the keys."""
        yield self.head
        yield self.text
        yield self.about
        yield self.filter
        yield self.bar

    def on_mount(self) -> None:
        """Show the text at once; its claims come with the reading."""
        self.text.open(self.document.id, self.document.text, self._at)
        super().on_mount()

    # Reading

    def show_document(self, document: str) -> None:
        """Show another document of the case."""
        self.document = self.desk.document(document)
        self.placed, self.coverage = (), None
        self.text.open(self.document.id, self.document.text, None)
        self.read()

    def read(self) -> None:
        """Read where claims stand: at once in a short text, else beside the interface."""
        if len(self.document.text) <= SHORT:
            self._outlined(
                Outlined(self.document.id, self.desk.case.marking.outline(self.document.id))
            )
            return
        whole = self.coverage is None
        work = partial(read_outline, self.source, self.document, whole)
        self.run_worker(work, thread=True, group="outline", exclusive=True, name="outline")
        self._show_meter()

    @on(Outlined)
    def _outlined(self, event: Outlined) -> None:
        if event.document != self.document.id:
            return
        before, self.placed = self.placed, event.placed
        if self.coverage:
            part = touched(before, self.placed, self.document.text)
            if part:
                spans = held(before), held(self.placed)
                self.coverage = mended(self.coverage, self.document, part, *spans)
        elif len(self.document.text) <= SHORT:
            self.coverage = coverage(self.document, held(self.placed))
        self._lay_out()

    @on(Covered)
    def _covered(self, event: Covered) -> None:
        if event.document == self.document.id:
            self.coverage = event.coverage
            self._lay_out()

    def _lay_out(self) -> None:
        stretches = [one.span for one in self.coverage.stretches] if self.coverage else []
        marks = [self._mark(one) for one in self.placed]
        self.text.lay_out(Sheet(marks, stretches, self.document.layout.landmarks))
        self._show_meter()
        self.show_about()

    def _mark(self, placed: Placed) -> ClaimMark:
        badge = status_badge(placed.status, placed.verdict, self.desk.scale_of(placed.scale))
        undone = placed.verdict is None and placed.status in (Status.OPEN, Status.REFERENCE)
        return ClaimMark(placed, badge, "open" if undone else badge.tone)

    def action_verdict(self, key: str) -> None:
        """Give the claim under the cursor the verdict of a key."""
        self.bar.say("")
        acts.verdict(self, key)

    def _heard(self, event: Decided | Failed | Others) -> None:
        super()._heard(event)
        if isinstance(event, Decided):
            acts.follow(self, event.event)

    # What is shown

    def _show_meter(self) -> None:
        title = line((self.document.name, "bold"))
        shown = meter(self.coverage, len(held(self.placed)), self.app.size.width)
        self.show_head(title, shown)

    @property
    def claim(self) -> ClaimMark | None:
        """The claim under the cursor; None where none is."""
        cursor = self.text.here.cursor
        return self.text.sheet.at(cursor) if cursor else None

    @on(TextView.Moved)
    def show_about(self) -> None:
        """Say what stands under the cursor, or what is selected."""
        self.about.show(self._about())

    def _about(self) -> Content:
        selected = self.text.selected
        if selected:
            words = " ".join(selected.of(self.document.text).split())
            place = f"{selected.start}:{selected.end}"
            quoted = f"{glyphs.OPENED}{words}{glyphs.CLOSED}"
            return line((f" {place} ", "bold $accent"), (quoted, "$quiet"))
        mark = self.claim
        if mark is None:
            return line((f" {tr('no claim here')}", "$faint"))
        row = self.desk.rows([int(mark.placed.claim[1:])]).get(int(mark.placed.claim[1:]))
        said = [one for one in (short_words(row.value), row.speaker) if one] if row else []
        by = self.marked_by(mark.placed.claim)
        said += [tr("marked by {name}").format(name=by)] if by else []
        parts = "".join(f" {DOT} {one}" for one in said)
        words = " ".join(mark.span.of(self.document.text).split())
        claim = mark.placed.claim
        return line((f" {claim} ", "bold"), mark.badge.content(), parts, (f"  {words}", "$quiet"))

    def marked_by(self, claim: str) -> str:
        """Who marked a claim by hand; empty where the machine found it."""
        known = self.desk.case.claims([claim])
        return known[claim].marked_by if claim in known else ""

    @on(Input.Submitted, "#filter")
    def _searched(self, event: Input.Submitted) -> None:
        self.filter.display = False
        self.show_pane("text")
        acts.look_for(self, event.value)

    def go_back_to(self, claim: str) -> None:
        """Leave for a claim in the review."""
        from factcheck.tui.screens.overview.screen import show_claim

        self.leave()
        show_claim(self.review, claim)

    def choices(self) -> Sequence[Document]:
        """The documents of the case, without their text."""
        return self.desk.case.documents(text=False)
