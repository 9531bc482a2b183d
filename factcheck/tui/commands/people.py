"""The acts of the cast, of the front page, and of the dialog that says who somebody is."""

from __future__ import annotations

from factcheck.tui.commands.command import Command, Needs, Where, act


def shared(where: Where) -> tuple[Command, ...]:
    """What every screen over the review has."""
    return (
        act(where, "next-pane", "tab", "next pane", "Go to the next pane.", bar=True),
        act(where, "previous-pane", "shift+tab", "previous pane", "Go to the pane before."),
        act(
            where,
            "back",
            "escape",
            "back",
            "One step back: out of a document, a filter, a selection; then to the claims.",
            bar=True,
        ),
    )


CAST = (
    act(
        Where.CAST,
        "filter",
        "slash",
        "filter",
        "Show only the people whose name, form or role holds what you type.",
        bar=True,
    ),
    act(
        Where.CAST,
        "select",
        "space",
        "select",
        "Select a person to merge, or a form to split off.",
        bar=True,
    ),
    act(
        Where.CAST,
        "merge",
        "m",
        "merge",
        "Make the selected people one; on a finding, those that it names.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.CAST,
        "split",
        "s",
        "split",
        "Give the form that is current, or those selected, to somebody else.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.CAST,
        "rename",
        "r",
        "rename",
        "Call the person by another name everywhere.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.CAST,
        "role",
        "t",
        "role",
        "Give the person the role that is shown first.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.CAST,
        "claims",
        "c",
        "claims",
        "Show the person's claims in the queue of the review.",
    ),
    act(
        Where.CAST,
        "undo",
        "u ctrl+z",
        "undo",
        "Take back your last act, whichever it was.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.CAST,
        "redo",
        "ctrl+r",
        "redo",
        "Do again what was undone last.",
        needs=Needs.WRITABLE,
    ),
    act(Where.CAST, "reload", "R", "reload", "Read the people again."),
    *shared(Where.CAST),
)

OVERVIEW = (
    act(
        Where.OVERVIEW,
        "claims",
        "b",
        "claims",
        "To the claims: the review as it was left.",
        bar=True,
    ),
    act(
        Where.OVERVIEW,
        "cast",
        "C",
        "cast",
        "The people and bodies of the case.",
        bar=True,
        aliases=("people",),
    ),
    act(
        Where.OVERVIEW,
        "more",
        "plus",
        "more",
        "Show more of the disputed numbers, or of whatever part the cursor is in.",
        bar=True,
    ),
    act(Where.OVERVIEW, "reload", "R", "reload", "Read the case again."),
    *shared(Where.OVERVIEW),
)

WHO = (
    Command(
        id="who.mend",
        keys=tuple("123456789"),
        action="mend('{key}')",
        words="it was",
        description="It was the person beside the digit: mend it in the whole document.",
        where=Where.WHO,
        needs=Needs.WRITABLE,
        palette=False,
    ),
    Command(
        id="who.only",
        keys=("exclamation_mark",),
        action="only",
        words="only here",
        description="Mend this claim only, or the same mention in the whole document.",
        where=Where.WHO,
        needs=Needs.WRITABLE,
        palette=False,
    ),
    Command(
        id="who.other",
        keys=("e",),
        action="other",
        words="somebody else",
        description="Write the name of somebody who is not in the list.",
        where=Where.WHO,
        needs=Needs.WRITABLE,
        palette=False,
    ),
)
