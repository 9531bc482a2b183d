"""The acts on a new version: reading the file again, and letting go of what was cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from factcheck.tongue import tr
from factcheck.tui.screens.cast.acts import redo, reload, undo
from factcheck.tui.screens.over import next_pane, previous_pane
from factcheck.tui.screens.revision.reading import read_version

if TYPE_CHECKING:
    from factcheck.tui.screens.revision.screen import RevisionScreen


def back(screen: RevisionScreen) -> None:
    """From the document to the claims, from there to the review."""
    if screen.pane == "document":
        screen.show_pane("fates")
    else:
        screen.leave()


def read(screen: RevisionScreen) -> None:
    """Read the draft's file as its next version, where it has changed."""
    changed = screen.shown.redrafts if screen.shown else ()
    reviewer = screen.review.writer.reviewer
    if not changed:
        screen.say(tr("The draft's file beside the case is as it was read."), "warn")
    elif not reviewer:
        screen.say(tr("Decide something first: reading a version needs a name."), "warn")
    else:
        screen.say(tr("Reading …"))
        config = screen.sitting.config
        work = partial(read_version, screen.source, changed[0], reviewer, config)
        screen.run_worker(work, thread=True, group="version", exclusive=True, name="version")


def release(screen: RevisionScreen) -> None:
    """Let a decided claim go that is not in the text any more."""
    current = screen.current
    if current:
        claim = current.became.claim.id
        words = tr("let go: {claim}").format(claim=claim)
        screen.submit(lambda review: review.release([claim]), words)


ACTS: Mapping[str, Callable[..., None]] = {
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "back": back,
    "read": read,
    "release": release,
    "undo": undo,
    "redo": redo,
    "reload": reload,
}
