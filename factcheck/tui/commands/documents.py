"""The acts of the documents page, and of what became of a draft's claims in its new version."""

from __future__ import annotations

from factcheck.tui.commands.command import Needs, Where, act
from factcheck.tui.commands.people import shared

_UNDO = (
    ("undo", "u ctrl+z", "undo", "Take back your last act, whichever it was."),
    ("redo", "ctrl+r", "redo", "Do again what was undone last."),
)

DOCUMENTS = (
    act(
        Where.DOCUMENTS,
        "select",
        "space",
        "select",
        "Select documents that are to count as one source.",
        bar=True,
    ),
    act(
        Where.DOCUMENTS,
        "group",
        "m",
        "one source",
        "Have the selected documents, and all that count with them, count as one source.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.DOCUMENTS,
        "ungroup",
        "s",
        "own source",
        "Have the document count as a source of its own.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.DOCUMENTS,
        "describe",
        "e",
        "edit",
        "Correct the title, publisher, author, day or kind: :edit published 2023-10-05.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.DOCUMENTS,
        "withdraw",
        "x",
        "withdraw",
        "Take a wrongly added document out of the work; its record stays.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.DOCUMENTS,
        "claims",
        "c",
        "claims",
        "Show the document's claims in the queue of the review.",
    ),
    *(act(Where.DOCUMENTS, *one, needs=Needs.WRITABLE, bar=one[0] == "undo") for one in _UNDO),
    act(Where.DOCUMENTS, "reload", "R", "reload", "Read the documents again."),
    *shared(Where.DOCUMENTS),
)

REVISION = (
    act(
        Where.REVISION,
        "read",
        "a",
        "read the file",
        "Read the draft's file again where it has changed on disk, as its next version.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    act(
        Where.REVISION,
        "release",
        "d",
        "let go",
        "Let a decided claim go whose text was cut for good; its record stays.",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    *(act(Where.REVISION, *one, needs=Needs.WRITABLE, bar=one[0] == "undo") for one in _UNDO),
    act(Where.REVISION, "reload", "R", "reload", "Read the versions again."),
    *shared(Where.REVISION),
)
