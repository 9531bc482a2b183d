"""The acts of the queue as a whole: filters that are kept, and the sizes of the panes."""

from __future__ import annotations

from functools import partial

from factcheck.tui.commands.command import Where, act

_act = partial(act, Where.REVIEW)

QUEUE = (
    _act(
        "saved",
        "apostrophe",
        "saved filters",
        "Show the claims of a saved filter; save the present one under a name, or delete one.",
        group="Finding",
    ),
    _act(
        "grow",
        "greater_than_sign",
        "larger pane",
        "Make the pane in use larger; its size is kept for the next sitting.",
        group="Moving",
    ),
    _act(
        "shrink",
        "less_than_sign",
        "smaller pane",
        "Make the pane in use smaller.",
        group="Moving",
    ),
)
