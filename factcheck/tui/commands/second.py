"""The acts of reading blind, and of settling what readers disagree about."""

from __future__ import annotations

from factcheck.tui.commands.command import Command, Needs, Where, act
from factcheck.tui.commands.people import shared

REVIEW = (
    act(
        Where.REVIEW,
        "blind",
        "B",
        "read blind",
        "Read the claims without seeing what anybody else decided, until you end it.",
        needs=Needs.WRITABLE,
        group="Looking",
    ),
    act(
        Where.REVIEW,
        "reveal",
        "ctrl+l",
        "reveal",
        "End the blind reading, and see where readers disagree.",
        group="Looking",
    ),
    act(
        Where.REVIEW,
        "agreement",
        "ctrl+o",
        "agreement",
        "How far readers of the same claims agree, where they do not, and the vote of three.",
        group="Looking",
    ),
)

OVERVIEW = (
    act(
        Where.OVERVIEW,
        "blind",
        "B",
        "read blind",
        "Read the claims without seeing what anybody else decided, until you end it.",
        needs=Needs.WRITABLE,
    ),
)

WELCOME = (
    Command(
        id="welcome.blind",
        keys=("B",),
        action="blind",
        words="blind",
        description="Have the next case that is opened here be read blind, or not.",
        where=Where.WELCOME,
    ),
)

SECOND = (
    act(
        Where.SECOND,
        "settle",
        "a",
        "settle",
        "Give the claim the verdict that holds, with your name and a reason.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.SECOND,
        "vote",
        "v",
        "take the vote",
        "Give the claim the verdict of most of its three readers.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.SECOND,
        "all-votes",
        "V",
        "all votes",
        "Give every claim the verdict of most of its readers that it does not have, as one act.",
        needs=Needs.WRITABLE,
    ),
    act(
        Where.SECOND,
        "agreed",
        "A",
        "agreed too",
        "Show also the claims on which all readers agree, or only the others.",
        bar=True,
    ),
    act(
        Where.SECOND,
        "undo",
        "u ctrl+z",
        "undo",
        "Take back your last act, whichever it was.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.SECOND,
        "redo",
        "ctrl+r",
        "redo",
        "Do again what was undone last.",
        needs=Needs.WRITABLE,
    ),
    act(Where.SECOND, "reload", "R", "reload", "Read the case again."),
    *shared(Where.SECOND),
)
