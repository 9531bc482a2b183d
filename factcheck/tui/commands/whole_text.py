"""The acts of the screen of a text, and how the review comes to it."""

from __future__ import annotations

from functools import partial

from factcheck.tui.commands.command import Command, Needs, Where, act

_act = partial(act, Where.TEXT)
_write = partial(_act, needs=Needs.WRITABLE, group="Claims by hand")

TEXT = (
    _act("back", "escape", "back", "One step back: a selection, a search; then to the claims."),
    _act("down", "j down", "next line", "Go down a line.", palette=False),
    _act("up", "k up", "previous line", "Go up a line.", palette=False),
    _act("next-word", "l w right", "next word", "Go to the next word.", palette=False),
    _act("previous-word", "h b left", "previous word", "Go back a word.", palette=False),
    _act("half-down", "ctrl+d", "half page down", "Half a page down.", palette=False),
    _act("half-up", "ctrl+u", "half page up", "Half a page up.", palette=False),
    _act("page-down", "pagedown", "page down", "A page down.", palette=False),
    _act("page-up", "pageup", "page up", "A page up.", palette=False),
    _act("first", "g home", "beginning", "Go to the beginning of the text.", palette=False),
    _act("last", "G end", "end", "Go to the end of the text.", palette=False),
    _act(
        "next-claim",
        "right_square_bracket J",
        "next claim",
        "Go to the next claim.",
        bar=True,
    ),
    _act(
        "previous-claim",
        "left_square_bracket K",
        "previous claim",
        "Go to the claim before.",
    ),
    _act(
        "next-gap",
        "right_curly_bracket",
        "next gap",
        "Go to the next words to look at that no claim holds.",
        bar=True,
    ),
    _act(
        "previous-gap",
        "left_curly_bracket",
        "previous gap",
        "Go back to words to look at that no claim holds.",
    ),
    _act("search", "slash", "search", "Look for words in the text.", group="Finding", bar=True),
    _act("next-match", "n", "next match", "Go to the next place found.", group="Finding"),
    _act("previous-match", "N", "previous match", "Go to the place before.", group="Finding"),
    _act(
        "choose",
        "enter",
        "open, or mark",
        "Open the claim under the cursor in the review; where words are selected, mark them.",
        bar=True,
    ),
    _act(
        "select",
        "v",
        "select words",
        "Begin to select at the cursor, word by word or line by line; again: select no more.",
        group="Claims by hand",
        bar=True,
    ),
    _act(
        "other-end",
        "o",
        "other end",
        "Go to the other end of what is selected.",
        group="Claims by hand",
    ),
    _write(
        "mark",
        "a",
        "mark",
        "Make what is selected a claim; where nothing is, the gap under the cursor.",
        bar=True,
    ),
    _write(
        "split",
        "s",
        "split",
        "Make two claims of the one under the cursor, the second from the cursor on.",
        bar=True,
    ),
    _write("join", "m", "join", "Make one claim of the one under the cursor and the next."),
    _write(
        "resize",
        "e",
        "hold selected",
        "Have a claim hold just the words selected, of which some are its own.",
    ),
    _write(
        "drop",
        "d",
        "drop",
        "Leave the claim out as not worth checking; on a dropped one: take it back.",
        bar=True,
    ),
    Command(
        id="text.verdict",
        keys=tuple("123456789"),
        action="verdict('{key}')",
        words="verdict",
        description="Give the claim under the cursor the verdict of that key.",
        where=Where.TEXT,
        needs=Needs.WRITABLE,
        group="Deciding",
        palette=False,
    ),
    _act(
        "clear",
        "0",
        "take verdict back",
        "Take the verdict of the claim under the cursor back.",
        needs=Needs.WRITABLE,
        group="Deciding",
    ),
    _act(
        "note",
        "c",
        "comment",
        "Write a comment on the claim under the cursor.",
        needs=Needs.WRITABLE,
        group="Deciding",
    ),
    _act("undo", "u", "undo", "Take back your last act.", needs=Needs.WRITABLE, group="Deciding"),
    _act(
        "redo",
        "ctrl+r",
        "redo",
        "Do again what you undid last.",
        needs=Needs.WRITABLE,
        group="Deciding",
    ),
    _act("bare", "r", "marks on or off", "Read the text without any marks, or with them."),
    _act(
        "other-document",
        "tab",
        "another document",
        "Show another document of the case.",
        bar=True,
    ),
)

TO_TEXT = (
    Command(
        id="review.text",
        keys=("D",),
        action="act('text')",
        words="document",
        description="The whole text with every claim in it, from the claim on; claims by hand.",
        where=Where.REVIEW,
        group="Looking",
    ),
    Command(
        id="claims.drop",
        keys=("d",),
        action="screen.act('drop')",
        words="drop",
        description="Leave the claims out as not worth checking; they stay on record.",
        where=Where.LIST,
        needs=Needs.CLAIM | Needs.WRITABLE,
        group="Claims by hand",
    ),
)
