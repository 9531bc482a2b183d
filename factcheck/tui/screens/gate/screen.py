"""The screen of the gate: problems by rule on one side, the journal and who signed on the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from claims.model import Contact, EntryKind, SignRole
from claims.model import Entry as Noted
from claims.rules import rules_words
from factcheck.mending import MENDS
from factcheck.tongue import later, tr, tr_count
from factcheck.tui.commands import Where, bindings, keys_for
from factcheck.tui.render.entries import Entry, Heading, Prose
from factcheck.tui.render.gate import NotedEntry, ProblemEntry, SignedEntry
from factcheck.tui.render.text import line
from factcheck.tui.screens.gate import acts
from factcheck.tui.screens.gate.reading import GateRead, read_gate
from factcheck.tui.screens.over import OverReview
from factcheck.tui.screens.overview.screen import show_claim
from factcheck.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

_PLACE = "gate"
"""Under which it is kept where the reviewer was, so that coming back is coming back there."""
_KINDS = {
    EntryKind.CONTACT: "Asked",
    EntryKind.OVERRULING: "Overruled",
    EntryKind.SECOND_READING: later("Read a second time"),
    EntryKind.ADJUDICATION: later("Settled"),
    EntryKind.CHANGE: later("Changes"),
    EntryKind.SEARCH: "Searched",
    EntryKind.COMMENT: "Comments",
}


class GateScreen(OverReview):
    """What stands in the way, with the claim behind every line; and what is noted."""

    WHERE = Where.GATE
    PANES: ClassVar[Mapping[str, Where]] = {"problems": Where.LISTING, "journal": Where.LISTING}
    ACTS = acts.ACTS
    CSS_PATH = "../../styles/over.tcss"
    BINDINGS: ClassVar = bindings(Where.GATE)
    AUTO_FOCUS = "#problems"
    leads_back = True

    def __init__(self, review: ReviewScreen) -> None:
        super().__init__(review)
        self.problems = Listing(id="problems")
        self.journal = Listing(id="journal")
        self.found: GateRead | None = None
        self._going_to = str(self.desk.case.memory.recall(review.writer.reviewer, _PLACE) or "")

    def compose(self) -> ComposeResult:
        """The problems, and the journal."""
        yield self.head
        with Horizontal(id="panes"):
            yield self.problems
            yield self.journal
        yield self.bar

    def read(self) -> None:
        """Look at every claim beside the interface."""
        self.show_head(line(tr("the gate")), line((f"{tr('looking …')} ", "$quiet")))
        work = partial(read_gate, self.source, self.review.sitting.rules)
        self.run_worker(work, thread=True, group="gate", exclusive=True, name="gate")

    @on(GateRead)
    def _read(self, event: GateRead) -> None:
        self.found = event
        going, self._going_to = self._going_to, ""
        self.problems.show([*self._problems(event)], going or None)
        self.journal.show([*self._signed(event), *self._noted(event)])
        self.problems.border_title = line(tr("In the way"))
        self.journal.border_title = line(tr("Signed and noted"))
        self._show_head(event)

    def _show_head(self, event: GateRead) -> None:
        total = sum(event.counts.values())
        if not event.done:
            right = line((f"{tr('looking …')} ", "$quiet"))
        elif total:
            many = tr_count("{count:,} thing in the way", "{count:,} things in the way", total)
            right = line((f"{many.format(count=total)} ", "bold $verdict-warn"))
        else:
            right = line((f"{tr('the gate passes')} ", "bold $verdict-good"))
        self.show_head(line(tr("the gate")), right)

    # Problems

    def _problems(self, event: GateRead) -> Iterator[Entry]:
        first = True
        for rule, some in event.problems.items():
            count = event.counts[rule]
            yield Heading(
                line(
                    (f"  {tr(rule.replace('-', ' '))} {count:,}", "bold"), (_mend(rule), "$quiet")
                ),
                first=first,
            )
            first = False
            for one in some:
                # A claim may wait for two people: then the words tell its problems apart.
                key = f"{rule} {one.claim} {one.words}"
                yield ProblemEntry(one, event.words.get(one.claim, ""), key)
            if count > len(some):
                yield Prose(line((tr("… and {n:,} more").format(n=count - len(some)), "$quiet")))
        if event.done and not event.problems:
            yield Heading(line(("  " + tr("Nothing stands in the way."), "bold")), first=True)
            yield Prose(line((tr("{key} signs.").format(key=keys_for("gate.sign")), "$quiet")))

    # The journal

    def _signed(self, event: GateRead) -> Iterator[Entry]:
        yield Heading(line(("  " + tr("Signed off"), "bold")), first=True)
        last = {one.entry.role: one for one in event.signed}
        asked = event.rules.sign_off
        for role in SignRole:
            if role in asked or role in last:
                key = f"signed {role.value}"
                yield SignedEntry(tr(role.words), last.get(role), key)
        if not asked and not last:
            yield Prose(line((tr("Nobody has signed, and no rule asks for it."), "$quiet")))
        whose = tr("kept in the case") if event.kept else tr("as configured")
        title = tr("House rules: {name}").format(name=tr(event.rules.preset))
        yield Heading(line((f"  {title}", "bold"), (f"  {whose}", "$quiet")))
        told = rules_words(event.rules) or (
            tr("every claim is decided, with a reason or evidence where its label asks for one"),
        )
        for words in told:
            yield Prose(line((words, "$quiet")))

    def _noted(self, event: GateRead) -> Iterator[Entry]:
        for kind, title in _KINDS.items():
            some = [one for one in event.entries if one.KIND is kind]
            some.sort(key=lambda one: not _urgent(one))
            if some:
                yield Heading(line((f"  {tr(title)} {len(some):,}", "bold")))
                yield from (NotedEntry(one, event.today, f"entry {one.id}") for one in some)

    # Going there

    def chosen(self, listing: Listing, entry: Entry) -> None:
        """To the claim that an entry is about; coming back is to the same line."""
        claim = ""
        match entry:
            case ProblemEntry(problem=problem):
                claim = problem.claim
            case NotedEntry(entry=noted):
                claim = next(iter(noted.claims), "")
            case _:
                pass
        if not claim:
            self.say(tr("That is about the whole case."))
            return
        if listing is self.problems:
            self.review.writer.remember(_PLACE, entry.key)
        self.leave()
        show_claim(self.review, claim)

    @property
    def noted(self) -> Noted | None:
        """The entry of the journal that is current."""
        entry = self.journal.current if self.pane == "journal" else None
        if isinstance(entry, SignedEntry):
            return entry.signed.entry if entry.signed else None
        return entry.entry if isinstance(entry, NotedEntry) else None


def _urgent(entry: Noted) -> bool:
    """Whether somebody still has to answer."""
    return isinstance(entry, Contact) and entry.waiting


def _mend(rule: str) -> str:
    """Which key mends what a rule complains of."""
    mend = MENDS.get(rule)
    keys = keys_for(mend.act) if mend else ""
    return f"  {tr('{key} mends it').format(key=keys)}" if keys else ""
