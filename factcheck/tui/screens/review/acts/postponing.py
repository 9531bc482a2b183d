"""Putting claims aside: skipped, put off until a day, flagged for the editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.tongue import tr
from factcheck.tui.held import Held
from factcheck.tui.screens.review.acts.choosing import of_words, sure, targets
from factcheck.tui.screens.review.acts.deciding import submit

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen
    from factcheck.tui.screens.write import Postponed


def skip(screen: ReviewScreen) -> None:
    """Leave the claims for the moment, and go on."""
    from factcheck.tui.screens.review.acts.moving import next_open

    claims = targets(screen)

    def skipped() -> None:
        words = tr("{claims}: skipped").format(claims=of_words(claims))
        submit(screen, lambda review: review.skip(claims), words)
        next_open(screen)

    sure(screen, claims, tr("Skip"), skipped)


def defer(screen: ReviewScreen) -> None:
    """Put the claims off, or take them up again where all are put off."""
    claims = targets(screen)
    states = screen.desk.case.states(claims)
    if all(state.deferred is not None for state in states.values()):
        words = tr("{claims}: taken up again").format(claims=of_words(claims))
        submit(screen, lambda review: review.resume(claims), words)
        return
    from factcheck.tui.screens.write import Postpone

    held = Held(screen, f"defer:{claims[0]}")

    def given(found: Postponed | None) -> None:
        if found:
            words = tr("{claims}: put off").format(claims=of_words(claims))
            job = held.forgotten_by(lambda review: review.defer(claims, found.reason, found.until))
            submit(screen, job, words)

    what, asked = tr("Put off"), Postpone(held.value, held.keep)
    sure(screen, claims, what, lambda: void(screen.app.push_screen(asked, given)))


def flag(screen: ReviewScreen) -> None:
    """Flag the claims for the editor, or take the flag off where all have one."""
    claims = targets(screen)
    states = screen.desk.case.states(claims)
    if all(state.flag is not None for state in states.values()):
        words = tr("{claims}: the flag is off").format(claims=of_words(claims))
        submit(screen, lambda review: review.flag(claims, None), words)
        return
    from factcheck.tui.screens.ask import Ask, Question

    held = Held(screen, f"flag:{claims[0]}")

    def given(note: str | None) -> None:
        if note is not None:
            words = tr("{claims}: flagged").format(claims=of_words(claims))
            job = held.forgotten_by(lambda review: review.flag(claims, note))
            submit(screen, job, words)

    question = Question(
        title=tr("Flag for the editor"),
        explanation=tr("A note, if it needs one."),
        value=held.value,
        typed=held.keep,
    )
    sure(screen, claims, tr("Flag"), lambda: void(screen.app.push_screen(Ask(question), given)))


def void(_: object) -> None:
    """Lets go of what opening a dialog gives."""


ACTS: dict[str, Callable[..., None]] = {"skip": skip, "defer": defer, "flag": flag}
