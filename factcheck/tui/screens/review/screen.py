"""The review screen: the queue, the claim in its document, what speaks to it, and the verdicts."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.signal import Signal
from textual.timer import Timer

from claims.filters import Order, parse
from claims.model import Document, Span
from factcheck.tongue import tr
from factcheck.tui.blindfold import action_of, answers, begin
from factcheck.tui.commands import Command, Needs, Where, bindings, commands_for, keys_for
from factcheck.tui.desk import Desk, Detail, document_title
from factcheck.tui.keeping import Keeper
from factcheck.tui.live import Live, freshen
from factcheck.tui.messages import (
    Broke,
    Decided,
    Failed,
    Found,
    Marked,
    Noted,
    Others,
    PutRight,
    Queued,
)
from factcheck.tui.noted import noted_on, watch
from factcheck.tui.place import REVIEWER, Place
from factcheck.tui.render.acts import done_words, due_words, turned_words
from factcheck.tui.render.bars import Standing
from factcheck.tui.render.document import Mark
from factcheck.tui.render.speech import Speech, speech_of
from factcheck.tui.render.text import line
from factcheck.tui.screens.base import Workplace
from factcheck.tui.screens.review import aside
from factcheck.tui.screens.review.sitting import Sitting
from factcheck.tui.widgets.claim_list import ClaimList
from factcheck.tui.widgets.document_view import DocumentView, Page
from factcheck.tui.widgets.evidence_list import EvidenceList
from factcheck.tui.widgets.headings import grouped
from factcheck.tui.widgets.panes import Panes
from factcheck.tui.widgets.strips import ReadingPane, StatusLine, VerdictBar
from factcheck.tui.writer import Writer

REST = 0.04
"""Seconds the cursor rests before document and evidence follow it."""
FIRST = 200
"""Claims shown before the whole queue is read."""
SORTED = 20_000
"""Claims that are sorted at once by who said them or by whom to ask."""
SHORT = 20_000
"""Characters up to which the claims of a document are read at once (3 ms), beyond it aside."""

SETTLE = 1.0
"""Seconds after which what can wait is looked for."""

FIRST_PAGE = "first"
"""Asks for the front page as what the program opens on."""

PANES = ("list", "document", "evidence")

_OWN = commands_for(Where.REVIEW, Where.EVIDENCE)
NEEDS = {command.action.removeprefix("screen."): command.needs for command in _OWN}


class ReviewScreen(Workplace):
    """Three panes, one line above and the verdicts below."""

    BINDINGS = bindings(Where.REVIEW)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (45, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = "#list"

    def __init__(self, sitting: Sitting, problem: str = "", *, front: bool = False) -> None:
        """``problem`` is said once, at the beginning; ``front`` begins on the front page where
        nothing is decided yet.
        """
        super().__init__(classes="-on-list")
        self.sitting = sitting
        self.desk = Desk(sitting.case)
        self.writer = Writer(sitting.path, sitting.clock, sitting.reviewer, self.post_message)
        self.place = sitting.place
        self.status = StatusLine(id="status")
        self.claims = ClaimList(self.desk.rows, id="list")
        self.document = DocumentView(id="document")
        self.reading = ReadingPane(id="reading")
        self.evidence = EvidenceList(id="evidence")
        self.bar = VerdictBar(self.desk.scale, id="bar")
        self.detail: Detail | None = None
        """What the panes show; it follows the list when the cursor rests."""
        self.matches: tuple[int, ...] = ()
        """The claims that the last search found."""
        self.elsewhere = False
        """Whether the document pane shows another place than the claim's."""
        self.awaited: set[str] = set()
        self.standing = Standing(case=sitting.path.stem, read_only=sitting.case.read_only)
        self.blind = sitting.blind
        """Whether what others decided is not shown."""
        self.aside = aside.source_of(sitting, self.post_message)
        self.heard: Signal[Decided | Failed | Others] = Signal(self, "heard")
        """What the writer and others do, for the screens that lie over this one."""
        self.live = Live(self)
        self.keeper = Keeper(self)
        self._marks: dict[str, tuple[Mark, ...]] = {}
        self._rest: Timer | None = None
        self.problem = problem
        """What is wrong with the configuration; empty for nothing."""
        self._front = front and not sitting.blind
        sitting.stack.callback(self.writer.close)

    def compose(self) -> ComposeResult:
        """The panes."""
        yield self.status
        with Panes(self.keeper.drag, id="panes"):
            yield self.claims
            with Vertical(id="middle"):
                yield self.document
                yield self.reading
            yield self.evidence
        yield self.bar

    def on_mount(self) -> None:
        """Show where the reviewer stopped, and read the queue."""
        self.restate(order=self.place.order_words, filter=self.place.filter)
        if not self.show_beginning():
            self.read_queue(self.place)
        self.sitting.case.tell = partial(self.say, tone="warn")
        self.live.start()
        watch(self)
        self.keeper.restore()
        look = partial(aside.look_for_redrafts, self.aside)
        self.set_timer(SETTLE, partial(self._beside, "redrafts", look))
        self.say(self.problem or due_words(self.standing.progress), "warn")
        progress = self.standing.progress
        begin(self)
        if self._front and progress.total and not progress.decided + progress.deferred:
            self.act("overview", FIRST_PAGE)

    def on_resize(self) -> None:
        """Another size has room for other sizes of the panes."""
        self.keeper.size_panes()

    def on_unmount(self) -> None:
        """Write what is waiting, and where the reviewer stops."""
        self.keeper.note()
        self.writer.close()

    # Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an act makes sense at the moment; what it needs stands in its declaration."""
        written = f"{action}({', '.join(map(repr, parameters))})"
        needs = NEEDS.get("verdict('{key}')" if action == "verdict" else written, Needs.NOTHING)
        return needs in self.present and answers(self, action, parameters)

    @property
    def present(self) -> Needs:
        """What is there for acts to work on."""
        if not self.is_mounted:
            return Needs.NOTHING
        found = Needs.NOTHING if self.sitting.case.read_only else Needs.WRITABLE
        if self.claims.current is not None:
            found |= Needs.CLAIM
        if self.evidence.cards:
            found |= Needs.EVIDENCE
        return found | Needs.MATCHES if self.matches else found

    @property
    def places(self) -> tuple[Where, ...]:
        """The pane in use, then the screen."""
        pane = {"list": Where.LIST, "document": Where.DOCUMENT, "evidence": Where.EVIDENCE}
        return (pane[self.pane], Where.REVIEW, Where.ANYWHERE)

    @property
    def waits(self) -> bool:
        """Whether a "jump" or a "queue" is under way, which will make another claim current."""
        return bool(self.awaited)

    @property
    def writes(self) -> bool:
        """Whether an act is on its way to the disk."""
        return self.writer.busy

    def say(self, text: str, tone: str = "muted") -> None:
        """Say what an act came to, until the next one."""
        self.bar.say(text, tone)

    def act(self, name: str, text: str = "") -> None:
        """Do one of the acts of :data:`ACTS`."""
        # Loaded with the first act: the first frame does without them.
        from factcheck.tui.screens.review.acts import acts_for

        act = acts_for(self)[name]
        self.bar.say("")
        act(self, text) if text else act(self)

    def action_act(self, name: str) -> None:
        """Do one of the acts of :data:`ACTS`."""
        self.act(name)

    def action_verdict(self, key: str) -> None:
        """Give the verdict of a key to the claim, or to all that are selected."""
        self.act("verdict", key)

    def action_stance(self, stance: str) -> None:
        """Say what the passage does to the claim."""
        self.act("stance", stance)

    @on(VerdictBar.Clicked)
    def _verdict_clicked(self, event: VerdictBar.Clicked) -> None:
        self.action_verdict(event.key)

    # What panes show

    @on(ClaimList.Moved)
    def follow(self) -> None:
        """Let document and evidence follow once the cursor rests."""
        current = self.claims.current
        self.restate(selected=self.claims.selected_count)
        if self.detail and self.detail.claim.id == f"c{current}":
            return
        self.bar.fade()
        if self._rest:
            self._rest.stop()
        self._rest = self.set_timer(REST, self.show_detail)

    def show_detail(self) -> None:
        """Read the current claim and show it in all panes."""
        current = self.claims.current
        self.elsewhere = False
        if current is None:
            self.detail = None
            self.evidence.show(())
            self.reading.show(None)
            words = tr("No claim fits: {key} changes the filter.")
            self.say(words.format(key=keys_for("review.filter")), "warn")
            return
        self.detail = self.desk.detail(current)
        self.show_own_place(self.detail)
        self._show_state()

    def refresh_detail(self) -> None:
        """Read what the panes show anew; nothing scrolls, and a source stays where it is."""
        if self.detail is None:
            return
        self.detail = self.desk.detail(int(self.detail.claim.id[1:]))
        self._show_state()

    def _show_state(self) -> None:
        detail = self.detail
        if detail is None:
            return
        self.evidence.show(detail.cards)
        self.evidence.border_title = line(
            tr("Evidence {count}").format(count=len(detail.cards) or tr("none"))
        )
        self.reading.show(self.desk.reading(detail, noted_on(self.desk.case, detail.claim.id)))
        self.restate(document=f"{detail.document.role.value}: {detail.document.name}")
        self.bar.show(
            scale=self.desk.scale, chosen=detail.state.verdict, commands=self.bar_commands()
        )

    def bar_commands(self) -> list[Command]:
        """The acts that the key bar offers: those of the pane first."""
        present = self.present
        found = (one for one in commands_for(*self.places) if one.bar and one.needs in present)
        return [one for one in found if answers(self, *action_of(one))]

    def show_own_place(self, detail: Detail) -> None:
        """Show the claim in its document, and who says it apart from what is said."""
        speech = speech_of(detail.claim.attribution)
        self.show_document(detail.document, detail.claim.span, speech)

    def show_document(self, document: Document, lit: Span, speech: Speech | None = None) -> None:
        """Show a document with one passage lit, and all its claims marked."""
        known = self._marks.get(document.id)
        top = self.keeper.offset()
        self.document.show(Page(document.id, document.text, known or (), lit, speech, top))
        if known is None:
            self.read_marks(document)

    def marks_of(self, document: str) -> tuple[Mark, ...]:
        """The marks of a document as far as they are read; those of all others are dropped."""
        self._marks = {document: self._marks.get(document, ())}
        return self._marks[document]

    def read_marks(self, document: Document) -> None:
        """Read where the claims of a document stand, and how they were decided."""
        if len(document.text) <= SHORT:
            self.marked(Marked(document.id, self.desk.marks(document.id)))
            return
        self._beside("marks", partial(aside.read_marks, self.aside, document.id))

    def show_elsewhere(self, document: str, lit: Span) -> None:
        """Show a passage in its own document; escape comes back."""
        self.elsewhere = True
        self.show_document(self.desk.document(document), lit)
        self.show_pane("document")

    @on(DocumentView.Laid)
    def _laid(self) -> None:
        page = self.document.page
        if page:
            document = self.desk.document(page.key)
            view = self.document
            view.border_title = line(document_title(document, view.paragraph, view.lit_at))

    @on(Marked)
    def marked(self, event: Marked) -> None:
        """Show the marks that have been read."""
        self._marks[event.document] = event.marks
        page = self.document.page
        if page and page.key == event.document:
            self.document.mark(event.marks)

    def show_pane(self, pane: str) -> None:
        """Give a pane the focus, and bring it into sight where there is room for one only."""
        self.set_classes_of_pane(pane)
        self.set_focus(self.query_one(f"#{pane}"))
        self.bar.show(scale=self.desk.scale, chosen=self.bar.chosen, commands=self.bar_commands())

    def set_classes_of_pane(self, pane: str) -> None:
        """Say to the styles which pane is in use."""
        for one in PANES:
            self.set_class(one == pane, f"-on-{one}")

    @property
    def pane(self) -> str:
        """The name of the pane in use."""
        return next((one for one in PANES if self.has_class(f"-on-{one}")), "list")

    def on_descendant_focus(self) -> None:
        """A pane was clicked, or went to by key."""
        name = self.focused.id if self.focused else None
        if name in PANES and name != self.pane:
            self.set_classes_of_pane(name)
        self.bar.show(scale=self.desk.scale, chosen=self.bar.chosen, commands=self.bar_commands())

    # What is read aside

    def read_queue(self, place: Place | None = None) -> None:
        """Read which claims are shown, in which order."""
        self.place = place or replace(self.place, claim=self.claims.current or self.place.claim)
        self.restate(order=self.place.order_words, filter=self.place.filter, loading=True)
        self._beside("queue", partial(aside.read_queue, self.aside, self.place))

    def show_beginning(self) -> bool:
        """Show what can be had at once; gives whether that is the whole queue."""
        place, case = self.place, self.sitting.case
        asked, order = parse(place.filter), Order(place.order)
        progress, grouped = case.queue.progress(), order in (Order.SPEAKER, Order.SOURCE)
        # Headings come with the whole queue, which is sorted beside the interface where it is long.
        soon = Order.DOCUMENT if grouped and progress.total > SORTED else order
        first = case.queue.claim_ids(asked, soon, queue=True, seed=place.seed, limit=FIRST)
        whole = len(first) < FIRST and not grouped
        if not whole and place.claim is not None and case.queue.rows([place.claim]):
            # Deep in a long queue: the one claim to go on with, until the others are there.
            first = array("i", [place.claim])
        self.claims.show(first, place.claim)
        self.claims.border_title = line(tr("Claims {count:,}").format(count=len(first)))
        self.restate(progress=progress)
        self.show_detail()
        return whole

    def read_again(self) -> None:
        """Read everything anew, with what others have done meanwhile."""
        self.desk.forget()
        self._marks = {}
        self.claims.forget()
        self.read_queue()
        self.show_detail()

    def fresh_detail(self) -> Detail | None:
        """The panes brought up to the claim that is current, where the cursor has not rested."""
        current = self.claims.current
        if current is not None and (self.detail is None or self.detail.claim.id != f"c{current}"):
            self.show_detail()
        return self.detail

    def introduce(self, reviewer: str) -> None:
        """Say whose decisions these are, for the rest of the sitting and the next one."""
        self.writer.reviewer = reviewer
        self.writer.remember(REVIEWER, reviewer, reviewer="")

    def look_for(self, ids: array[int], wanted: aside.Wanted, missing: str) -> None:
        """Look beside the interface for the next claim that is wanted."""
        self.awaited.add("jump")
        self._beside("jump", partial(aside.look_for, self.aside, ids, wanted, missing))

    def _beside(self, group: str, work: partial[None]) -> None:
        self.run_worker(work, thread=True, group=group, exclusive=True, name=group)

    @on(Queued)
    def _queued(self, event: Queued) -> None:
        self.claims.show(event.ids, event.current, grouped(event.groups))
        self.claims.border_title = line(tr("Claims {count:,}").format(count=len(event.ids)))
        self.restate(loading=False)
        self.awaited.discard("queue")
        self.follow()

    @on(Found)
    def _found(self, event: Found) -> None:
        self.awaited.discard("jump")
        if event.claim is None or not self.claims.go_to(event.claim):
            self.bar.say(event.missing)

    def restate(self, **changes: object) -> None:
        """Change what the first line says."""
        self.standing = replace(self.standing, **changes)  # type: ignore[arg-type]
        self.status.show(self.standing)

    # What the writer says

    @on(Decided)
    def _decided(self, event: Decided) -> None:
        targets = [change.target for change in event.event.changes]
        touched = [int(one[1:]) for one in targets if one[0] == "c" and one[1:].isdigit()]
        freshen(self, targets if touched else None)
        turned = turned_words(event.event)
        if turned and touched and self.claims.current not in touched:
            self.claims.go_to(min(touched))
        if self.elsewhere or self.fresh_detail() is None:
            self.show_detail()
        self.bar.say(done_words(event.event, event.words), "muted")
        self.heard.publish(event)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.restate(loading=False)
        self.awaited.clear()
        # Where it was refused for what somebody else did, that is shown with the refusal.
        self.live.look()
        self.bar.say(event.reason, "bad")
        self.heard.publish(event)

    @on(PutRight)
    @on(Noted)
    def _put_right(self, event: PutRight | Noted) -> None:
        self.say(event.words, "warn")

    @on(Broke)
    def _broke(self, event: Broke) -> None:
        raise event.error
