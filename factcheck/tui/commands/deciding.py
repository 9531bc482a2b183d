"""The acts of deciding beside the verdict: ranges, tags, confidence, repeats, citations."""

from __future__ import annotations

from functools import partial

from factcheck.tui.commands.command import Command, Needs, Where, act

_WRITE = Needs.CLAIM | Needs.WRITABLE


_act = partial(act, Where.REVIEW, group="Deciding")

DECIDING: tuple[Command, ...] = (
    _act(
        "range",
        "v",
        "select a range",
        "Select from here to wherever the cursor goes; again to keep it.",
        needs=Needs.CLAIM,
    ),
    _act(
        "select-all",
        "ctrl+a",
        "select all",
        "Select all claims that are shown; again to select none.",
        needs=Needs.CLAIM,
        aliases=("all",),
    ),
    _act(
        "select-none",
        "X",
        "select none",
        "Let go of all claims that are selected.",
        needs=Needs.CLAIM,
        aliases=("none",),
    ),
    _act(
        "choose-verdict",
        "V",
        "choose verdict",
        "Choose the verdict from a list with the definitions in sight.",
        needs=_WRITE,
    ),
    _act(
        "confidence",
        "M",
        "confidence",
        "Say how sure the verdict is: low, medium, high; or take that back.",
        needs=_WRITE,
        aliases=("sure",),
    ),
    _act(
        "tags",
        "t",
        "tags",
        "Add tags, or take off those with a minus in front: legal -urgent.",
        needs=_WRITE,
        aliases=("tag",),
    ),
    _act(
        "same",
        "m",
        "same as",
        "Mark as the same as another claim, whose verdict then covers it; again to take that off.",
        needs=_WRITE,
        aliases=("duplicate",),
    ),
    _act(
        "cite",
        "Y",
        "copy passage",
        "Copy the passage with where it stands, without the claim and its verdict.",
        needs=Needs.EVIDENCE,
        group="Looking",
    ),
)
"""In the order of the documentation."""
