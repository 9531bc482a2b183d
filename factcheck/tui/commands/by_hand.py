"""The acts of evidence by hand, of comparing, of the past, of precedents and of opening."""

from __future__ import annotations

from factcheck.tui.commands.command import Command, Needs, Where, act
from factcheck.tui.commands.people import shared

REVIEW = (
    act(
        Where.REVIEW,
        "add",
        "a",
        "add evidence",
        "Add evidence by hand: from a document of the case, a pasted passage, or a file.",
        needs=Needs.CLAIM | Needs.WRITABLE,
        group="Deciding",
    ),
    act(
        Where.REVIEW,
        "editor",
        "E",
        "in your editor",
        "Write why in your own editor ($VISUAL or $EDITOR), and come back.",
        needs=Needs.CLAIM | Needs.WRITABLE,
        group="Deciding",
    ),
    act(
        Where.REVIEW,
        "past",
        "H",
        "whole history",
        "Everything that was done in the case: who, what, when; as it was, and back to it.",
        group="Looking",
    ),
    act(
        Where.REVIEW,
        "precedents",
        "p",
        "precedents",
        "Published checks of this claim, and claims like it, with ratings and where they differ.",
        needs=Needs.CLAIM,
        group="Looking",
    ),
    act(
        Where.REVIEW,
        "source",
        "o",
        "open source",
        "Open the passage's document, or the claim's, in its own application; asks first.",
        needs=Needs.CLAIM,
        group="Looking",
    ),
    act(
        Where.REVIEW,
        "archived",
        "O",
        "archived copy",
        "Open an archived copy of the page that the passage is from; asks first.",
        needs=Needs.CLAIM,
        group="Looking",
    ),
)


def _stances(where: Where, needs: Needs) -> tuple[Command, ...]:
    """What a passage does to the claim, wherever one is in sight."""
    told = (
        ("supports", "plus", "It supports the claim."),
        ("undermines", "minus", "It undermines the claim."),
        ("context", "equals_sign", "It is context, neither for nor against."),
        ("inconclusive", "tilde", "It settles nothing either way."),
    )
    return tuple(
        Command(
            id=f"{where.name.lower()}.{name}",
            keys=(key,),
            action=f"stance('{name}')",
            words=name,
            description=description,
            where=where,
            needs=needs,
            bar=name in ("supports", "undermines", "context"),
            palette=False,
        )
        for name, key, description in told
    )


def _turning(where: Where) -> tuple[Command, ...]:
    """Undo and redo, as everywhere."""
    return (
        act(where, "undo", "u ctrl+z", "undo", "Take back your last act.", needs=Needs.WRITABLE),
        act(where, "redo", "ctrl+r", "redo", "Do again what was undone.", needs=Needs.WRITABLE),
    )


COMPARE = (
    act(
        Where.COMPARE,
        "next-passage",
        "right_square_bracket",
        "next passage",
        "Set the next passage beside the claim.",
        bar=True,
    ),
    act(
        Where.COMPARE,
        "previous-passage",
        "left_square_bracket",
        "previous passage",
        "Set the passage before beside the claim.",
    ),
    act(
        Where.COMPARE,
        "same",
        "s",
        "the same",
        "The two are the same in the row that is current: the pair is compared anew.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.COMPARE,
        "different",
        "d",
        "different",
        "The two are different in the row that is current.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.COMPARE,
        "words",
        "0",
        "as they say",
        "Take back what was decided of the row: the words decide again.",
        needs=Needs.WRITABLE,
    ),
    *_stances(Where.COMPARE, Needs.WRITABLE),
    *_turning(Where.COMPARE),
    *shared(Where.COMPARE),
)

PAST = (
    act(
        Where.PAST,
        "then",
        "t",
        "as it was",
        "Show the claim as it was once this was done; nothing is changed.",
        bar=True,
    ),
    act(Where.PAST, "diff", "d", "what changed", "Show what this act changed, word by word."),
    act(
        Where.PAST,
        "back-to",
        "B",
        "back to here",
        "Turn round all that you did after this, as one act; asks first.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.PAST,
        "filter",
        "slash",
        "filter",
        "Show only acts of a person, of a kind, or of a claim: type a part of it.",
        bar=True,
    ),
    act(Where.PAST, "more", "plus", "earlier", "Read earlier acts as well."),
    *_turning(Where.PAST),
    *shared(Where.PAST),
)

CHOOSING = (
    act(
        Where.CHOOSING,
        "search",
        "slash",
        "search",
        "Type other words to look for.",
        bar=True,
    ),
    act(
        Where.CHOOSING,
        "end-on",
        "l right",
        "end further",
        "End the passage a word later.",
        bar=True,
    ),
    act(Where.CHOOSING, "end-back", "h left", "end sooner", "End the passage a word sooner."),
    act(Where.CHOOSING, "start-back", "H", "start sooner", "Start the passage a word sooner."),
    act(Where.CHOOSING, "start-on", "L", "start later", "Start the passage a word later."),
    act(
        Where.CHOOSING,
        "take",
        "t",
        "take",
        "Take the passage as evidence, without a stance.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    *_stances(Where.CHOOSING, Needs.WRITABLE),
    *shared(Where.CHOOSING),
)

PRECEDENTS = (
    act(
        Where.PRECEDENTS,
        "yank",
        "y",
        "copy citation",
        "Copy whose check it is, what it says, its date and its address.",
        bar=True,
    ),
    act(
        Where.PRECEDENTS,
        "source",
        "o",
        "open",
        "Open the published check at its address; asks first.",
        bar=True,
    ),
    act(
        Where.PRECEDENTS,
        "archived",
        "O",
        "archived copy",
        "Open an archived copy of the check; asks first.",
    ),
    *shared(Where.PRECEDENTS),
)
