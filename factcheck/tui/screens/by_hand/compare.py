"""Comparing: the claim and one passage side by side, the next without leaving."""

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
from claims.match.facing import Facing, face
from claims.model import Stance
from factcheck.tongue import tell, tr
from factcheck.tui.commands import Where, bindings, keys_for
from factcheck.tui.messages import Failed
from factcheck.tui.render.comparing import FacetEntry, facing_entries
from factcheck.tui.render.entries import Entry
from factcheck.tui.render.evidence import surroundings
from factcheck.tui.render.text import line
from factcheck.tui.screens.over import OverReview, next_pane, previous_pane
from factcheck.tui.screens.review.aside import Source
from factcheck.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen


@dataclass
class Faced(Message):
    """A passage was set beside its claim."""

    facing: Facing


def read_facing(source: Source, evidence: str) -> None:
    """Set a passage beside its claim; runs in a thread."""
    try:
        with source.open() as case:
            source.tell(Faced(face(case, evidence)))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


class CompareScreen(OverReview):
    """Facet by facet, with a picture of both figures and both contexts."""

    WHERE = Where.COMPARE
    PANES: ClassVar[Mapping[str, Where]] = {"rows": Where.LISTING}
    CSS_PATH = "../../styles/over.tcss"
    BINDINGS: ClassVar = bindings(Where.COMPARE)
    AUTO_FOCUS = "#rows"
    leads_back = True

    def __init__(self, review: ReviewScreen, passages: tuple[str, ...], current: str) -> None:
        """``passages`` are those of the claim, in the order of the evidence pane."""
        super().__init__(review)
        self.rows = Listing(id="rows")
        self.passages = passages
        self.current = current
        self.facing: Facing | None = None

    def compose(self) -> ComposeResult:
        """The table."""
        yield self.head
        with Horizontal(id="panes"):
            yield self.rows
        yield self.bar

    def read(self) -> None:
        """Set the current passage beside the claim."""
        work = partial(read_facing, self.source, self.current)
        self.run_worker(work, thread=True, group="facing", exclusive=True, name="facing")

    @on(Faced)
    def _faced(self, event: Faced) -> None:
        facing = event.facing
        if facing.passage.id != self.current:
            return
        again = self.facing is not None and self.facing.passage.id == self.current
        self.facing = facing
        before, after = surroundings(facing.source.text, facing.passage.span)
        first = facing.first or (facing.rows[0].name if facing.rows else "")
        self.rows.show(facing_entries(facing, before, after), None if again else first)
        if not again:
            self.rows.go(0)
        self.rows.border_title = line(
            tr("{claim} and {source}").format(claim=facing.claim.id, source=facing.source.name)
        )
        place = self.passages.index(self.current) + 1 if self.current in self.passages else 1
        self.show_head(
            line((tr("compare {claim}").format(claim=facing.claim.id), "")),
            line(
                (
                    tr("passage {place} of {count}").format(
                        place=place, count=len(self.passages) or 1
                    ),
                    "bold",
                ),
                " ",
            ),
        )

    def chosen(self, listing: Listing, entry: Entry) -> None:
        """Nothing leads on from a row; it is decided by its own keys."""

    def action_stance(self, stance: str) -> None:
        """Say what the passage does to the claim; the same again takes it off."""
        if self.facing:
            passage = self.facing.passage
            wanted = None if passage.stance == Stance(stance) else Stance(stance)
            words = f"{passage.id}: {wanted.value if wanted else tr('no stance')}"
            self.submit(lambda review: review.take_stance(passage.id, wanted), words)


def _step(screen: CompareScreen, by: int) -> None:
    if screen.current not in screen.passages or len(screen.passages) < 2:
        screen.say(tr("There is no other passage."))
        return
    place = screen.passages.index(screen.current) + by
    if not 0 <= place < len(screen.passages):
        screen.say(tr("No passage that way."))
        return
    screen.current = screen.passages[place]
    screen.read()


def next_passage(screen: CompareScreen) -> None:
    """Set the next passage beside the claim."""
    _step(screen, 1)


def previous_passage(screen: CompareScreen) -> None:
    """Set the passage before beside the claim."""
    _step(screen, -1)


def _decide(screen: CompareScreen, answer: str | None) -> None:
    from claims.choosing import overrule

    entry, facing = screen.rows.current, screen.facing
    if facing is None or not isinstance(entry, FacetEntry):
        return
    facet = entry.row.facet
    if not facet:
        words = tr("What is decided are rows of what, where, when and who; {key} mends the rest.")
        screen.say(words.format(key=keys_for("review.edit")), "warn")
        return
    passage = facing.passage.id
    said = {"same": tr("the same"), "different": tr("different")}.get(
        answer or "", tr("as they say")
    )
    words = f"{passage}: {tr(entry.row.name)} {said}"
    screen.submit(lambda review: overrule(review, passage, facet, answer), words)


def same(screen: CompareScreen) -> None:
    """The two are the same in the current row."""
    _decide(screen, "same")


def different(screen: CompareScreen) -> None:
    """The two are different in the current row."""
    _decide(screen, "different")


def words(screen: CompareScreen) -> None:
    """The words decide of the current row again."""
    _decide(screen, None)


def undo(screen: OverReview) -> None:
    """Take back the last act."""
    screen.submit(lambda review: review.undo(), tr("undo"))


def redo(screen: OverReview) -> None:
    """Do again what was undone."""
    screen.submit(lambda review: review.redo(), tr("redo"))


def back(screen: CompareScreen) -> None:
    """Back to the review."""
    screen.leave()


CompareScreen.ACTS = {
    "next-passage": next_passage,
    "previous-passage": previous_passage,
    "same": same,
    "different": different,
    "words": words,
    "undo": undo,
    "redo": redo,
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "back": back,
}
