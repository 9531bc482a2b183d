"""The acts of the journal and of the gate: comments, contacts, searches, house rules, sign-off."""

from __future__ import annotations

from factcheck.tui.commands.command import Command, Needs, Where
from factcheck.tui.commands.people import shared


def _act(
    where: Where, name: str, keys: str, words: str, description: str, **more: object
) -> Command:
    """An act of a screen, which finds its function by ``name``."""
    return Command(
        id=f"{where.name.lower()}.{name}",
        keys=tuple(keys.split()),
        action=f"act('{name}')",
        words=words,
        description=description,
        where=where,
        **more,  # type: ignore[arg-type]
    )


_WRITE = Needs.CLAIM | Needs.WRITABLE

REVIEW = (
    _act(
        Where.REVIEW,
        "comment",
        "c",
        "comment",
        "Remark something on the claim, or on all that are selected, for those who work on it.",
        needs=_WRITE,
        group="Deciding",
    ),
    _act(
        Where.REVIEW,
        "contact",
        "A",
        "contact",
        "Note whom you asked about the claim, how, what, and by when to answer.",
        needs=_WRITE,
        group="Deciding",
    ),
    _act(
        Where.REVIEW,
        "searched",
        "l",
        "searched",
        "Note where you searched for the claim, what for, and what you found, or nothing.",
        needs=_WRITE,
        group="Deciding",
    ),
    _act(
        Where.REVIEW,
        "accept",
        "exclamation_mark",
        "accept",
        "The change that is proposed for the claim is made: :accept agreed with the desk.",
        needs=_WRITE,
        group="Deciding",
    ),
    _act(
        Where.REVIEW,
        "stet",
        "asterisk",
        "stet",
        "The claim stays as it is though a change is proposed, with the reason; the memo tells it.",
        needs=_WRITE,
        group="Deciding",
    ),
    _act(
        Where.REVIEW,
        "propose",
        "comma",
        "propose",
        "Propose the change again that was accepted, or was to stay as it is.",
        needs=_WRITE,
        group="Deciding",
    ),
    _act(
        Where.REVIEW,
        "questions",
        "semicolon",
        "questions",
        "Who was asked and has not answered: by person, with all their claims, due ones first.",
        group="Looking",
    ),
    _act(
        Where.REVIEW,
        "gate",
        "W",
        "gate",
        "What still stands in the way by rule, what is noted, and who has signed.",
        group="Looking",
    ),
    _act(
        Where.REVIEW,
        "sign",
        "Z",
        "sign",
        "Sign the case off: :sign checker, second-reader or editor.",
        needs=Needs.WRITABLE,
        group="Deciding",
    ),
    _act(
        Where.REVIEW,
        "rules",
        "P",
        "rules",
        "Show the house rules, or have the case keep others: :rules two-sources.",
        group="Looking",
    ),
)

GATE = (
    _act(
        Where.GATE,
        "overrule",
        "o",
        "overrule",
        "Say why the rule does not hold of the claim; every report tells.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    _act(
        Where.GATE,
        "sign",
        "s",
        "sign",
        "Sign the case off by name and role; the report is kept as it is.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    _act(
        Where.GATE,
        "rules",
        "r",
        "rules",
        "Choose the house rules that the case keeps.",
        bar=True,
    ),
    _act(
        Where.GATE,
        "answer",
        "a",
        "answer",
        "Note what somebody answered who was asked.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    _act(
        Where.GATE,
        "amend",
        "e",
        "correct",
        "Correct what an entry says; the history keeps what it said.",
        needs=Needs.WRITABLE,
    ),
    _act(
        Where.GATE,
        "retract",
        "d backspace",
        "take back",
        "Take an entry out of the journal; undo brings it back.",
        needs=Needs.WRITABLE,
    ),
    _act(
        Where.GATE,
        "comment",
        "c",
        "comment",
        "Remark something on the whole case.",
        needs=Needs.WRITABLE,
    ),
    _act(
        Where.GATE,
        "contact",
        "A",
        "contact",
        "Note whom you asked about the whole case.",
        needs=Needs.WRITABLE,
    ),
    _act(
        Where.GATE,
        "searched",
        "l",
        "searched",
        "Note where you searched for the whole case.",
        needs=Needs.WRITABLE,
    ),
    _act(
        Where.GATE,
        "undo",
        "u ctrl+z",
        "undo",
        "Take back your last act, whichever it was.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    _act(
        Where.GATE,
        "redo",
        "ctrl+r",
        "redo",
        "Do again what was undone last.",
        needs=Needs.WRITABLE,
    ),
    _act(Where.GATE, "reload", "R", "reload", "Look at the case again."),
    *shared(Where.GATE),
)
