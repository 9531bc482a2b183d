"""Choosing what is decided about: one claim, single ones, a range, all that are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.tongue import tr
from factcheck.tui.commands import keys_for

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

ASK_FROM = 51
"""From so many claims on it is asked whether all of them are meant."""


def targets(screen: ReviewScreen) -> tuple[str, ...]:
    """The selected claims in the order of the queue, or the current one."""
    selected = screen.claims.selected
    if selected:
        return tuple(f"c{claim}" for claim in selected)
    current = screen.claims.current
    return () if current is None else (f"c{current}",)


def of_words(claims: tuple[str, ...]) -> str:
    """What is decided about: "c4", or "12 claims"."""
    return claims[0] if len(claims) == 1 else tr("{n} claims").format(n=f"{len(claims):,}")


def sure(
    screen: ReviewScreen, claims: tuple[str, ...], what: str, then: Callable[[], None]
) -> None:
    """Do it; where many claims are meant, ask first."""
    if len(claims) < ASK_FROM:
        then()
        return
    from factcheck.tui.screens.ask import Confirm

    def answered(yes: bool | None) -> None:
        if yes:
            then()
        else:
            screen.say(tr("Nothing was changed."))

    words = tr("{what}: of {n} claims, as one act?").format(what=what, n=f"{len(claims):,}")
    screen.app.push_screen(Confirm(words), answered)


def select(screen: ReviewScreen) -> None:
    """Select the claim or let go of it, and go to the next."""
    if screen.claims.current is not None:
        screen.claims.toggle()
        screen.claims.action_cursor(1)
        _told(screen)


def range_(screen: ReviewScreen) -> None:
    """Begin a range here, or keep the one that was begun."""
    if screen.claims.mark_range():
        words = tr("From here to the cursor: {range} keeps it, {back} lets go.")
        keys = {"range": keys_for("review.range"), "back": keys_for("review.back")}
        screen.say(words.format(**keys))
    _told(screen)


def select_all(screen: ReviewScreen) -> None:
    """Select all that are shown; where all are, none."""
    if screen.claims.selected_count == len(screen.claims.ids):
        select_none(screen)
        return
    screen.claims.select_all()
    _told(screen)


def select_none(screen: ReviewScreen) -> None:
    """Let go of all."""
    screen.claims.select_none()
    _told(screen)


def _told(screen: ReviewScreen) -> None:
    screen.restate(selected=screen.claims.selected_count)


ACTS: dict[str, Callable[..., None]] = {
    "select": select,
    "range": range_,
    "select-all": select_all,
    "select-none": select_none,
}
