"""The acts of reviewing, each declared once, and all acts together."""

from __future__ import annotations

from factcheck.tui.commands import by_hand, gate, second
from factcheck.tui.commands.command import Command, Needs, Where, act
from factcheck.tui.commands.deciding import DECIDING
from factcheck.tui.commands.documents import DOCUMENTS, REVISION
from factcheck.tui.commands.people import CAST, OVERVIEW, WHO
from factcheck.tui.commands.places import ANYWHERE, ELSEWHERE, PANES
from factcheck.tui.commands.queue import QUEUE
from factcheck.tui.commands.whole_text import TEXT, TO_TEXT


def _review(
    name: str, keys: str, words: str, description: str, group: str, **more: object
) -> Command:
    """An act of the review screen, which finds its function by ``name``."""
    return act(Where.REVIEW, name, keys, words, description, group=group, **more)


_WRITE = Needs.CLAIM | Needs.WRITABLE
_JUDGE = Needs.EVIDENCE | Needs.WRITABLE

_MOVING = (
    _review(
        "next-open",
        "right_square_bracket",
        "next open",
        "Go to the next claim that has no verdict yet.",
        "Moving",
        bar=True,
    ),
    _review(
        "previous-open",
        "left_square_bracket",
        "previous open",
        "Go back to the last claim before this one that has no verdict yet.",
        "Moving",
    ),
    _review(
        "next-attention",
        "right_curly_bracket",
        "next alarm",
        "Go to the next claim that is flagged, stale, or contradicted by evidence.",
        "Moving",
    ),
    _review(
        "previous-attention",
        "left_curly_bracket",
        "previous alarm",
        "Go back to the last claim that is flagged, stale, or contradicted.",
        "Moving",
    ),
    _review(
        "evidence-down",
        "J",
        "scroll evidence",
        "Scroll the evidence down without leaving the list.",
        "Moving",
    ),
    _review(
        "evidence-up",
        "K",
        "scroll evidence back",
        "Scroll the evidence up without leaving the list.",
        "Moving",
    ),
    _review(
        "next-pane",
        "tab",
        "next pane",
        "Go to the next pane: claims, document, evidence.",
        "Moving",
        bar=True,
    ),
    _review("previous-pane", "shift+tab", "previous pane", "Go to the pane before.", "Moving"),
    _review(
        "open",
        "enter",
        "open",
        "From the list: go into its evidence. On a passage: show it in its own document.",
        "Moving",
    ),
    _review(
        "back",
        "escape",
        "back",
        "Back to the claim: leave a source, a zoomed pane, a selection or a search.",
        "Moving",
    ),
    _review("zoom", "z", "zoom", "Give the pane the whole screen, and back.", "Moving"),
)

_FINDING = (
    _review(
        "search",
        "slash",
        "search",
        "Search the text of all claims as you type; enter goes there.",
        "Finding",
        bar=True,
    ),
    _review(
        "next-match",
        "n",
        "next match",
        "Go to the next claim found by the search.",
        "Finding",
        needs=Needs.MATCHES,
    ),
    _review(
        "previous-match",
        "N",
        "previous match",
        "Go to the claim found before this one.",
        "Finding",
        needs=Needs.MATCHES,
    ),
    _review(
        "filter",
        "F",
        "filter",
        'Show only the claims that fit: status:open speaker:"…" value>1000 conflicts.',
        "Finding",
        aliases=("f",),
    ),
    _review("order", "S", "order", "Choose the order of the queue.", "Finding", aliases=("sort",)),
    _review(
        "reload",
        "R",
        "reload",
        "Read the case again, with what others have done meanwhile.",
        "Finding",
    ),
)

_DECIDING = (
    Command(
        id="review.verdict",
        keys=tuple("123456789"),
        action="verdict('{key}')",
        words="verdict",
        description="Give the claim, or all selected ones, the verdict shown beside the digit.",
        needs=_WRITE,
        group="Deciding",
        palette=False,
    ),
    _review(
        "clear",
        "0",
        "no verdict",
        "Take the verdict back: the claim is open again.",
        "Deciding",
        needs=_WRITE,
    ),
    _review(
        "rationale",
        "r",
        "why",
        "Write why, and a corrected wording and number; every keystroke is kept.",
        "Deciding",
        needs=_WRITE,
        bar=True,
    ),
    _review(
        "skip",
        "s",
        "skip",
        "Leave the claims as they are for the moment and go to the next open one.",
        "Deciding",
        needs=_WRITE,
    ),
    _review(
        "defer",
        "full_stop",
        "defer",
        "Put the claims off, with a reason and perhaps a date; again to take them up.",
        "Deciding",
        needs=_WRITE,
    ),
    _review(
        "flag",
        "f",
        "flag",
        "Flag the claims for the editor, with a note; again to take the flag off.",
        "Deciding",
        needs=_WRITE,
    ),
    _review(
        "select",
        "space",
        "select",
        "Select the claim; what is decided then goes to all that are selected, as one act.",
        "Deciding",
        needs=Needs.CLAIM,
    ),
    _review(
        "edit",
        "e",
        "edit reading",
        "Mend what the machine misread: speaker, place, period, subject, value.",
        "Deciding",
        needs=_WRITE,
    ),
    _review(
        "undo",
        "u ctrl+z",
        "undo",
        "Take back your last act, without limit, across restarts.",
        "Deciding",
        needs=Needs.WRITABLE,
        bar=True,
    ),
    _review(
        "redo", "ctrl+r", "redo", "Do again what was undone last.", "Deciding", needs=Needs.WRITABLE
    ),
)

_EVIDENCE = (
    Command(
        id="evidence.supports",
        keys=("plus",),
        action="screen.stance('supports')",
        words="supports",
        description="Mark the passage: it supports the claim. Again to take it off.",
        where=Where.EVIDENCE,
        needs=_JUDGE,
        group="Deciding",
        bar=True,
    ),
    Command(
        id="evidence.undermines",
        keys=("minus",),
        action="screen.stance('undermines')",
        words="undermines",
        description="Mark the passage: it undermines the claim.",
        where=Where.EVIDENCE,
        needs=_JUDGE,
        group="Deciding",
        bar=True,
    ),
    Command(
        id="evidence.context",
        keys=("equals_sign",),
        action="screen.stance('context')",
        words="context",
        description="Mark the passage: context, neither for nor against.",
        where=Where.EVIDENCE,
        needs=_JUDGE,
        group="Deciding",
        bar=True,
    ),
    Command(
        id="evidence.inconclusive",
        keys=("tilde",),
        action="screen.stance('inconclusive')",
        words="inconclusive",
        description="Mark the passage: it settles nothing either way.",
        where=Where.EVIDENCE,
        needs=_JUDGE,
        group="Deciding",
    ),
    Command(
        id="evidence.dismiss",
        keys=("d", "backspace"),
        action="screen.act('dismiss')",
        words="dismiss",
        description="Dismiss the passage: it does not speak of this claim. Undo brings it back.",
        where=Where.EVIDENCE,
        needs=_JUDGE,
        group="Deciding",
        bar=True,
    ),
)

_LOOKING = (
    _review(
        "who",
        "i",
        "who",
        "Who says it: name, role, where each was learnt, and whoever else it may have been.",
        "Looking",
        needs=Needs.CLAIM,
        bar=True,
    ),
    _review(
        "speaker",
        "I",
        "speaker",
        "Say who said it: :speaker and a name mends it in the whole document.",
        "Looking",
        needs=_WRITE,
    ),
    _review(
        "cast",
        "C",
        "cast",
        "The people and bodies of the case: their names, roles and claims, and what is odd.",
        "Looking",
        aliases=("people",),
    ),
    _review(
        "overview",
        "b",
        "front page",
        "The case at a glance: disputed numbers first, then progress, verdicts, speakers, sources.",
        "Looking",
        aliases=("front",),
    ),
    _review(
        "documents",
        "L",
        "documents",
        "The documents: who published them, which are one source, how many claims they have.",
        "Looking",
    ),
    _review(
        "revision",
        "U",
        "revision",
        "What became of each claim in the draft's new version; reads a draft that has changed.",
        "Looking",
        aliases=("version",),
    ),
    _review(
        "compare",
        "x",
        "compare",
        "Compare the claim's number with the passage's, facet by facet.",
        "Looking",
        needs=Needs.CLAIM | Needs.EVIDENCE,
        bar=True,
    ),
    _review(
        "history",
        "h",
        "history",
        "Everything that was done to this claim and its evidence; as it was, and back to it.",
        "Looking",
        needs=Needs.CLAIM,
    ),
    _review(
        "yank",
        "y",
        "copy",
        "Copy the claim with its verdict and where it stands.",
        "Looking",
        needs=Needs.CLAIM,
    ),
    _review("export", "w", "export", "Write the verdict report to a file.", "Looking", bar=True),
    _review(
        "scale",
        "Q",
        "scale",
        "Show the rating scale with its definitions, or choose another.",
        "Looking",
    ),
)

COMMANDS: tuple[Command, ...] = (
    *PANES,
    *_MOVING,
    *_FINDING,
    *QUEUE,
    *_DECIDING,
    *DECIDING,
    *_EVIDENCE,
    *_LOOKING,
    *by_hand.REVIEW,
    *gate.REVIEW,
    *second.REVIEW,
    *OVERVIEW,
    *second.OVERVIEW,
    *CAST,
    *DOCUMENTS,
    *REVISION,
    *WHO,
    *by_hand.CHOOSING,
    *by_hand.COMPARE,
    *by_hand.PAST,
    *by_hand.PRECEDENTS,
    *gate.GATE,
    *second.SECOND,
    *TO_TEXT,
    *TEXT,
    *ANYWHERE,
    *ELSEWHERE,
    *second.WELCOME,
)
"""Every act there is, in the order of the documentation."""
