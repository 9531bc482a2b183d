"""The front page: what is disputed first, then how far the review is and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from claims.model import Dispute, Relation, Status
from claims.scales import Scale
from claims.store.counts import Counts
from factcheck.tongue import tr
from factcheck.tui.commands import Where, bindings, keys_for
from factcheck.tui.render.badges import RELATIONS, STATUSES, Badge, label_badge
from factcheck.tui.render.entries import Entry, Heading, Prose
from factcheck.tui.render.glyphs import YES
from factcheck.tui.render.overview import (
    BarEntry,
    ClusterEntry,
    DisputeEntry,
    MoreEntry,
    ProgressEntry,
)
from factcheck.tui.render.text import line
from factcheck.tui.screens.over import OverReview, next_pane, previous_pane
from factcheck.tui.screens.overview.reading import FEW, Counted, Looked, read_overview
from factcheck.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

FIRST = 12
"""Disputes shown at first; they are read by an index, in the handler."""
MORE = 50
"""How many more are shown when they are asked for."""
_BARS = 12
"""Speakers and documents shown; the rest is one line."""


class OverviewScreen(OverReview):
    """What an editor looks at, and what a new case opens on."""

    WHERE = Where.OVERVIEW
    PANES: ClassVar[Mapping[str, Where]] = {"matters": Where.LISTING, "counts": Where.LISTING}
    CSS_PATH = "../../styles/over.tcss"
    BINDINGS: ClassVar = bindings(Where.OVERVIEW)
    AUTO_FOCUS = "#matters"

    def __init__(self, review: ReviewScreen, *, first: bool = False) -> None:
        """``first`` is whether the program opened on it: leaving it then leaves the program."""
        super().__init__(review)
        self.leads_back = not first
        self.matters = Listing(id="matters")
        self.counts = Listing(id="counts")
        self._disputes: tuple[Dispute, ...] = ()
        self._limit = FIRST
        self._few = FEW
        self._looked: Looked | None = None
        self._counted: Counted | None = None

    def compose(self) -> ComposeResult:
        """What matters, and the counts."""
        yield self.head
        with Horizontal(id="panes"):
            yield self.matters
            yield self.counts
        yield self.bar

    def read(self) -> None:
        """Show what is read by an index at once, and have the rest read beside the interface."""
        self._disputes = self.desk.case.disputes.listed(limit=self._limit)
        self.show_matters()
        self.show_counts()
        work = partial(read_overview, self.source, self._few)
        self.run_worker(work, thread=True, group="overview", exclusive=True, name="overview")

    @on(Looked)
    def _looked_at(self, event: Looked) -> None:
        self._looked = event
        self.show_matters()

    @on(Counted)
    def _counted_up(self, event: Counted) -> None:
        self._counted = event
        self.show_counts()

    # What matters

    def show_matters(self) -> None:
        """Show the disputes, then contradictions and clusters."""
        entries = [*self._disputed(), *self._contradictions()]
        self.matters.show(entries)
        self.matters.border_title = line(tr("What does not agree"))
        progress = self.desk.case.queue.progress()
        right = line(
            (
                tr("{decided:,}/{total:,} claims ").format(
                    decided=progress.decided, total=progress.total
                ),
                "bold",
            )
        )
        self.show_head(line(tr("front page")), right)

    def _disputed(self) -> Iterator[Entry]:
        total = self._looked.disputes if self._looked else len(self._disputes)
        title = (
            tr("  Disputed {total:,}").format(total=total)
            if self._disputes
            else tr("  Nothing is disputed")
        )
        yield Heading(line((title, "bold")), first=True)
        if not self._disputes:
            words = tr("No other document contradicts a claim, as far as it could be compared.")
            yield Prose(line((words, "$quiet")))
        yield from _dispute_entries("disputed", self._disputes)
        left = total - len(self._disputes)
        if left > 0:
            words = tr("{left:,} more: {key} shows them")
            yield MoreEntry(words.format(left=left, key=keys_for("overview.more")), "more disputed")

    def _contradictions(self) -> Iterator[Entry]:
        if self._looked is None:
            return
        known = {(one.claim, one.evidence) for one in self._disputes}
        for title, found in (
            (tr("Inside one document"), self._looked.within),
            (tr("Between other documents"), self._looked.between),
        ):
            other = [one for one in found if (one.claim, one.evidence) not in known]
            if other:
                yield Heading(line((f"  {title}", "bold")))
                yield from _dispute_entries(title, other)
        if self._looked.clusters:
            yield Heading(line((tr("  The same claim, made more than once"), "bold")))
            for cluster, words in self._looked.clusters:
                yield ClusterEntry(cluster, words, f"cluster {cluster.id}")

    # The counts

    def show_counts(self) -> None:
        """Show how far the review is, and the bars."""
        entries: list[Entry] = [
            Heading(line((tr("  Done"), "bold")), first=True),
            ProgressEntry(self.desk.case.queue.progress()),
        ]
        counted = self._counted
        if counted:
            entries += bars(counted.tallies, counted.documents, self.desk.scale)
        if counted is None or not counted.done:
            entries.append(Prose(line((tr("counting …"), "$quiet"))))
        self.counts.show(entries)
        self.counts.border_title = line(tr("The claims"))

    # Going there

    def chosen(self, listing: Listing, entry: Entry) -> None:
        """To the claim, to the claims that a bar counts, or to more of the list."""
        match entry:
            case DisputeEntry(dispute=dispute):
                self.leave()
                show_claim(self.review, dispute.claim, dispute.evidence)
            case ClusterEntry(cluster=cluster):
                self.leave()
                show_claim(self.review, cluster.claims[0])
            case BarEntry(filter=text) if text:
                self.leave()
                self.review.act("filter", text)
            case MoreEntry():
                self.show_more()
            case _:
                pass

    def show_more(self) -> None:
        """Show more of everything."""
        self._limit += MORE
        self._few += MORE
        self.read()


def show_claim(review: ReviewScreen, claim: str, evidence: str = "") -> None:
    """Go to a claim in the review, and to the passage that speaks to it."""
    number = int(claim[1:])
    if review.claims.go_to(number) or review.claims.current == number:
        review.show_detail()
        cards = [card.evidence.id for card in review.evidence.cards]
        if evidence in cards:
            review.evidence.move_to(cards.index(evidence))
    elif review.place.filter:
        review.read_queue(replace(review.place, claim=number, filter=""))
        review.say(tr("The filter is taken off: it did not let this claim through."))
    else:
        found = review.desk.case.claim(claim)
        review.show_elsewhere(found.document, found.span)
        review.say(
            tr("Not in the queue: shown in its document, {key} comes back.").format(
                key=keys_for("review.back")
            )
        )


def _dispute_entries(part: str, disputes: Iterable[Dispute]) -> Iterator[Entry]:
    return (
        DisputeEntry(one, f"{part} {one.claim} {one.evidence} {one.cluster}") for one in disputes
    )


def bars(tallies: Counts, documents: Mapping[str, str], scale: Scale) -> Iterator[Entry]:
    """The verdicts, the worst that speaks to a claim, the speakers and the documents."""
    yield Heading(line((tr("  Verdicts"), "bold")))
    yield from _verdict_bars(tallies, scale)
    yield Heading(line((tr("  What speaks to them"), "bold")))
    yield from _relation_bars(tallies)
    for title, counts, names, name in (
        (tr("Who says it"), tallies.speakers, {}, "speaker"),
        (tr("Where it stands"), tallies.documents, documents, "document"),
    ):
        if not counts:
            continue
        yield Heading(line((f"  {title} {len(counts):,}", "bold")))
        most = max(counts.values())
        for one, count in counts.most_common(_BARS):
            asked = f'{name}:"{one.replace(chr(34), " ")}"'
            yield BarEntry(names.get(one, one), count, most, asked, "open", key=f"{name} {one}")
        rest = counts.total() - sum(count for _, count in counts.most_common(_BARS))
        if rest:
            words = tr("{count:,} more with {rest:,} claims").format(
                count=len(counts) - _BARS, rest=rest
            )
            yield Prose(line((words, "$quiet")))


def _verdict_bars(tallies: Counts, scale: Scale) -> Iterator[Entry]:
    badges: dict[str, Badge] = {
        f"verdict:{label.slug}": label_badge(label) for label in scale.labels
    }
    badges |= {status.value: STATUSES[status] for status in Status}
    most = max(tallies.states.values(), default=0)
    shown = [*badges, *(one for one in tallies.states if one not in badges)]
    for state in shown:
        count = tallies.states[state]
        if count:
            badge = badges.get(state) or Badge(YES, state.partition(":")[2], "muted")
            asked = state if ":" in state else f"status:{state}"
            yield BarEntry(
                badge.said, count, most, asked, badge.tone, badge.glyph, key=f"state {state}"
            )


def _relation_bars(tallies: Counts) -> Iterator[Entry]:
    most = max(tallies.worst.values(), default=0)
    for relation in Relation:
        count = tallies.worst[relation.value]
        if count:
            badge = RELATIONS[relation]
            yield BarEntry(
                badge.said,
                count,
                most,
                f"relation:{relation.value}",
                badge.tone,
                badge.glyph,
                key=f"relation {relation.value}",
            )
    if tallies.worst[""]:
        yield BarEntry(
            tr("nothing"), tallies.worst[""], most, "-evidence", glyph=" ", key="relation"
        )


def back(screen: OverviewScreen) -> None:
    """From the counts to what matters, from there to the claims."""
    if screen.pane != "matters":
        screen.show_pane("matters")
    else:
        screen.leave()


def claims(screen: OverviewScreen) -> None:
    """To the claims."""
    screen.leave()


def cast(screen: OverviewScreen) -> None:
    """The people of the case; from there back to here, or with somebody's claims to the review."""
    from factcheck.tui.screens.cast.screen import CastScreen

    people = CastScreen(screen.review)
    people.fit(*screen.app.size)
    screen.app.push_screen(people, lambda _: screen.leave() if people.to_claims else None)


def more(screen: OverviewScreen) -> None:
    """Show more."""
    screen.show_more()


def reload(screen: OverviewScreen) -> None:
    """Read the case again."""
    screen.read()


def read_blind(screen: OverviewScreen) -> None:
    """To the claims, without what others decided."""
    screen.leave()
    screen.review.act("blind")


OverviewScreen.ACTS = {
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "back": back,
    "claims": claims,
    "cast": cast,
    "more": more,
    "blind": read_blind,
    "reload": reload,
}
