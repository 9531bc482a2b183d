"""The acts of deciding beside the verdict: ranges, tags, confidence, repeats, citations."""

from __future__ import annotations

from factcheck.tui.commands.command import Command, Needs

_WRITE = Needs.CLAIM | Needs.WRITABLE


def _act(name: str, keys: str, words: str, description: str, **more: object) -> Command:
    """An act of the review screen, which finds its function by ``name``."""
    return Command(
        id=f"review.{name}",
        keys=tuple(keys.split()),
        action=f"act('{name}')",
        words=words,
        description=description,
        group=str(more.pop("group", "Deciding")),
        **more,  # type: ignore[arg-type]
    )


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
