"""Who says it: the name, the role, where each was learnt; and whoever else it may have been."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget

from claims.model import Claim, Who
from factcheck.tongue import later, tr
from factcheck.tui.commands import Where, bindings, keys_for
from factcheck.tui.desk import Desk
from factcheck.tui.messages import Failed
from factcheck.tui.render.acts import claims_words
from factcheck.tui.render.document import Place
from factcheck.tui.render.entries import Entry, Heading, Prose
from factcheck.tui.render.glyphs import BY_HAND, DOT
from factcheck.tui.render.people import PlaceEntry, form_entries, role_entries
from factcheck.tui.render.text import clip, line, one_line, spread
from factcheck.tui.screens.dialog import Dialog
from factcheck.tui.screens.review.aside import Source
from factcheck.tui.screens.review.candidates import (
    MOST,
    Candidate,
    Candidates,
    find_candidates,
    numbered,
)
from factcheck.tui.widgets.lines import Lines
from factcheck.tui.widgets.listing import Listing

_WIDTH = 90
_EDGES = 6
"""Lines of the box that are neither what is known nor somebody's."""
_FORMS = 12
"""Places of other forms shown; the cast has them all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the dialog was left with: a place to go to, or who it was."""

    place: Place | None = None
    speaker: str | None = None
    """Who it was; empty where that is still to be asked for."""
    everywhere: bool = True
    """Whether the same mention is mended in the whole document."""


class WhoSaid(Dialog[Answer]):
    """Who is said to say a claim; a digit says that it was somebody else."""

    BINDINGS = bindings(Where.WHO)
    hints: ClassVar = (
        ("list.choose", later("show the place")),
        ("who.mend", later("it was …")),
        ("who.only", later("only here")),
        ("dialog.cancel", later("close")),
    )

    def __init__(self, claim: Claim, who: Who | None, desk: Desk, source: Source) -> None:
        super().__init__(classes="page")
        self.title_text = tr("Who says claim {value}?").format(value=claim.id[1:])
        self._claim, self._who, self._desk = claim, who, desk
        self._source = source._replace(post=self.post_message)
        self._known = Listing(id="known")
        self._others = Others(id="others")
        # Without words that point to a speaker there is no mention to be mended elsewhere.
        self._others.everywhere = claim.attribution is not None
        self._pressed = ""
        """A digit that came before there was anybody it could mean."""

    def fields(self) -> Iterable[Widget]:
        """What is known, and who else it may have been."""
        yield self._known
        yield self._others

    def on_mount(self) -> None:
        """Show what is known, and look beside the interface for whoever else it may be."""
        entries = self._entries()
        self._known.show(entries)
        self._known.focus()
        self._fit_box(entries)
        self._others.read_only = self._desk.case.read_only
        work = partial(find_candidates, self._source, self._claim)
        self.run_worker(work, thread=True, group="candidates", exclusive=True, name="candidates")

    def _fit_box(self, entries: Sequence[Entry]) -> None:
        """As high as what is known and all digits need, so that nothing jumps when they come."""
        lines = sum(entry.height(_WIDTH) for entry in entries)
        self.query_one("#box").styles.height = lines + MOST + _EDGES

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nobody is mended where nothing may be written."""
        return action not in ("mend", "only", "other") or not self._desk.case.read_only

    def _entries(self) -> list[Entry]:
        who = self._who
        if who is None:
            return [Prose(line((tr("Nobody is named: the text itself says it."), "$quiet")))]
        entries: list[Entry] = [Prose(_headline(who)), Prose(_reason(who))]
        roles = role_entries(who.roles, self._name_of, self._desk.around)
        forms = form_entries(who.forms, self._name_of, self._desk.around)
        if roles:
            entries += [
                Heading(line((tr("  Role, and where it says so"), "$quiet"))),
                *roles,
            ]
        if forms:
            entries += [Heading(line((tr("  Named as"), "$quiet"))), *forms[:_FORMS]]
        if len(forms) > _FORMS:
            words = tr("{count:,} more places: {key} shows them all")
            more = words.format(count=len(forms) - _FORMS, key=keys_for("review.cast"))
            entries.append(Prose(line((more, "$quiet"))))
        return entries

    def _name_of(self, document: str) -> str:
        return self._desk.document(document).name

    @on(Candidates)
    def _found(self, event: Candidates) -> None:
        self._others.show(event.found)
        pressed = self._pressed
        if pressed and (event.everybody or pressed in dict(numbered(event.found))):
            # Once: what is still on its way must not close the screen below as well.
            self._pressed = ""
            self.action_mend(pressed)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.complain(event.reason)

    @on(Listing.Chosen)
    def action_choose(self) -> None:
        """Leave for the place that is current."""
        entry = self._known.current
        if isinstance(entry, PlaceEntry) and entry.place:
            self.dismiss(Answer(place=entry.place))

    def action_only(self) -> None:
        """Mend this claim only, or the whole document."""
        self._others.everywhere = not self._others.everywhere
        self._others.redraw()

    def action_mend(self, key: str) -> None:
        """It was the person beside the digit."""
        if self._others.candidates is None:
            self._pressed = key
            return
        chosen = dict(numbered(self._others.candidates)).get(key)
        if chosen is None:
            words = tr("Nobody has the key {key}; {other} writes a name.")
            shown = keys_for(f"who.mend-{key}")
            self.complain(words.format(key=shown, other=keys_for("who.other")))
        else:
            self.dismiss(Answer(speaker=chosen.name, everywhere=self._others.everywhere))

    def action_other(self) -> None:
        """It was somebody whose name is still to be written."""
        self.dismiss(Answer(speaker="", everywhere=self._others.everywhere))


class Others(Lines):
    """Who else may have said it, each with a digit."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.candidates: Sequence[Candidate] | None = None
        """None until they have been looked for."""
        self.everywhere = True
        self.read_only = False

    def show(self, candidates: Sequence[Candidate]) -> None:
        """Show these."""
        self.candidates = candidates
        self.styles.height = 1 + max(len(candidates), 1)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """A heading, and a line for each."""
        if self.read_only:
            return [line((tr("The case is open for reading only."), "$quiet"))]
        where = tr("in the whole document") if self.everywhere else tr("in this claim only")
        key = keys_for("who.only")
        switch = (
            tr("{key} only this claim") if self.everywhere else tr("{key} in the whole document")
        )
        head = line(
            (f"{tr('It was …')} ", "$quiet"),
            (where, "bold $accent"),
            (f" {DOT} {switch.format(key=key)}", "$quiet"),
            (f" {DOT} {tr('{key} another name').format(key=keys_for('who.other'))}", "$quiet"),
        )
        if self.candidates is None:
            return [head, line((f"  {tr('looking …')}", "$faint"))]
        if not self.candidates:
            words = tr("nobody else is named: {key} writes a name")
            return [head, line((f"  {words.format(key=keys_for('who.other'))}", "$quiet"))]
        return [
            clip(head, width),
            *(_line(key, one, width) for key, one in numbered(self.candidates)),
        ]


def _line(key: str, candidate: Candidate, width: int) -> Content:
    role = f", {one_line(candidate.role)}" if candidate.role else ""
    left = line(
        (f" {keys_for(f'who.mend-{key}')} ", "bold $accent"),
        (one_line(candidate.name), "bold"),
        (role, "$quiet"),
    )
    near = "" if candidate.place else f"{tr('not in this document')} {DOT} "
    right = line((near, "$faint"), (claims_words(candidate.claims), "$quiet"), " ")
    return spread(left, right, width)


def _headline(who: Who) -> Content:
    role = f", {one_line(who.roles[0].role)}" if who.roles else ""
    claims = claims_words(who.claims)
    hand = f"  {BY_HAND} {tr('set by hand')}" if who.decided_by_hand else ""
    return line((one_line(who.name), "bold"), role, (f"  {claims}", "$quiet"), (hand, "$accent"))


def _reason(who: Who) -> Content:
    because = one_line(who.because) or tr("no reason was noted")
    return line(("because: ", "$quiet"), because)
