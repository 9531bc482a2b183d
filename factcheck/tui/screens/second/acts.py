"""The acts on what readers disagree about: settling it, and taking the vote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from claims.adjudication import accept_vote, adjudicate
from claims.agreement import Read
from claims.model import Event
from claims.review import Review
from factcheck.tongue import tr
from factcheck.tui.held import Held
from factcheck.tui.render.text import line
from factcheck.tui.screens.cast.acts import redo, reload, undo
from factcheck.tui.screens.over import next_pane, previous_pane

if TYPE_CHECKING:
    from factcheck.tui.screens.second.screen import SecondScreen


def back(screen: SecondScreen) -> None:
    """From the reasons to the claims, from there to the review."""
    if screen.pane == "reasons":
        screen.show_pane("read")
    else:
        screen.leave()


def settle(screen: SecondScreen, text: str = "") -> None:
    """Ask which verdict holds and why; ``text`` is the label and the reason where it is given."""
    read = screen.current
    if read is None:
        screen.say(tr("There is no claim to settle."), "warn")
        return
    name, _, because = text.partition(" ")
    if because.strip():
        _settled(screen, read, screen.desk.scale.label(name).slug, because)
        return
    _ask_label(screen, read)


def _ask_label(screen: SecondScreen, read: Read) -> None:
    from factcheck.tui.screens.ask import Choice, Choose

    votes = dict(read.tally)
    choices = []
    for label in screen.desk.scale.labels:
        badge = screen.badge(label.slug, screen.desk.scale.id)
        names = ", ".join(one.by for one in read.readings if one.label == label.slug)
        given = f"  {votes[label.slug]}: {names}" if label.slug in votes else ""
        words = line(f" {badge.glyph} {badge.said}", (given, "$quiet"))
        choices.append(Choice(label.slug, words))

    def chosen(label: str | None) -> None:
        if label is not None:
            _ask_why(screen, read, label)

    title = tr("Which verdict holds of {claim}?").format(claim=read.claim)
    likely = read.majority or read.readings[0].label
    screen.app.push_screen(Choose(title, choices, likely), chosen)


def _ask_why(screen: SecondScreen, read: Read, label: str) -> None:
    from factcheck.tui.screens.remark import Remark

    held = Held(screen.review, f"settle:{read.claim}")

    def written(because: str | None) -> None:
        if because is not None:
            _settled(screen, read, label, because, held)

    title = tr("Why does it hold? Your name stands beside it.")
    text = screen.found.texts.get(read.claim, "") if screen.found else ""
    screen.app.push_screen(Remark(title, text, (), held.value, held.keep), written)


def _settled(
    screen: SecondScreen, read: Read, label: str, because: str, held: Held | None = None
) -> None:
    words = screen.badge(label, screen.desk.scale.id).words
    told = tr("{claim}: settled as {label}").format(claim=read.claim, label=words)
    claim = read.claim

    def job(review: Review) -> Event:
        return adjudicate(review, {claim: label}, because)

    screen.submit(held.forgotten_by(job) if held else job, told)


def vote(screen: SecondScreen) -> None:
    """Give the claim the verdict of most of its readers."""
    read = screen.current
    if read is None or read.proposed is None:
        screen.say(tr("No label has most of three readers here."), "warn")
        return
    claim = read.claim
    words = tr("{claim}: the vote is taken").format(claim=claim)
    screen.submit(lambda review: accept_vote(review, [claim]), words)


def all_votes(screen: SecondScreen) -> None:
    """Take every vote, once that is confirmed."""
    from factcheck.tui.screens.ask import Confirm

    proposed = screen.found.proposed if screen.found else 0
    if not proposed:
        screen.say(tr("No label has most of three readers here."), "warn")
        return

    def answered(yes: bool | None) -> None:
        if yes:
            screen.submit(accept_vote, tr("the votes are taken"))

    words = tr("Give {n:,} claims the verdict of most of their readers, as one act?")
    screen.app.push_screen(Confirm(words.format(n=proposed)), answered)


def agreed(screen: SecondScreen) -> None:
    """Show also what readers agree on, or only the rest."""
    screen.everything = not screen.everything
    screen.show_claims()


ACTS: Mapping[str, Callable[..., None]] = {
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "back": back,
    "settle": settle,
    "vote": vote,
    "all-votes": all_votes,
    "agreed": agreed,
    "undo": undo,
    "redo": redo,
    "reload": reload,
}
