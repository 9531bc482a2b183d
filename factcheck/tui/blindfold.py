"""What the review asks of a blind reading with every key: whether it is one, and what it answers.

The acts themselves are loaded with the first of them
(:mod:`factcheck.tui.screens.review.acts.second`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.actions import parse as parsed_action

if TYPE_CHECKING:
    from factcheck.tui.commands import Command
    from factcheck.tui.screens.review.screen import ReviewScreen


def answers(screen: ReviewScreen, action: str, parameters: tuple[object, ...]) -> bool:
    """Whether an act is answered while others' decisions are not shown; always, otherwise."""
    if not screen.blind:
        return True
    from factcheck.tui.screens.review.acts.second import ANSWERED

    return action != "stance" and (action != "act" or parameters[0] in ANSWERED)


def action_of(command: Command) -> tuple[str, tuple[object, ...]]:
    """The name and parameters of what a command runs."""
    _, name, parameters = parsed_action(command.action)
    return name, parameters


def begin(screen: ReviewScreen) -> None:
    """Say that the case is read blind, and ask by whom where that is not known."""
    screen.restate(blind=screen.blind)
    if screen.blind and not screen.writer.reviewer:
        screen.act("blind")


def see(screen: ReviewScreen, reader: str | None) -> None:
    """Read everything anew: as ``reader`` sees it who reads blind, or as it is."""
    screen.blind = reader is not None
    screen.aside = screen.aside._replace(blind=reader)
    screen.live.catch_up()
    progress = screen.sitting.case.queue.progress()
    screen.restate(blind=screen.blind, progress=progress, signed="", voided=False)
    screen.read_again()
