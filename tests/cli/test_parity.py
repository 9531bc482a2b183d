"""``review --plain`` answers to the acts of the interface, but to those that are of a screen."""

from __future__ import annotations

import pytest

from factcheck.cli.answers import answers
from factcheck.tui.commands import COMMANDS, Command, Where

ELSEWHERE = {
    "cast.merge": "factcheck mend merge",
    "cast.split": "factcheck mend split",
    "cast.rename": "factcheck mend rename",
    "cast.role": "factcheck mend role",
    "documents.group": "factcheck documents group",
    "documents.ungroup": "factcheck documents ungroup",
    "documents.describe": "factcheck documents set",
    "documents.withdraw": "withdraw d3",
    "review.revision": "factcheck revision",
    "revision.read": "factcheck revision",
    "review.verdict": "a verdict is its key or its words",
    "text.verdict": "a verdict is its key or its words",
    "review.choose-verdict": "the verdicts are said with every claim",
    "review.select": "one claim at a time; factcheck mark takes many",
    "review.range": "one claim at a time; factcheck mark takes many",
    "review.select-all": "one claim at a time; factcheck mark takes many",
    "review.select-none": "one claim at a time; factcheck mark takes many",
    "review.next-match": "search says the ids; c12 goes there",
    "review.previous-match": "search says the ids; c12 goes there",
    "review.saved": "F @name takes a saved filter; factcheck filters lists them",
    "review.yank": "cite",
    "review.past": "all-history",
    "review.text": "the text is read in an editor; factcheck coverage says what is left",
    "review.editor": "the terminal's own line editing, or standard input",
    "review.source": "open",
    "review.archived": "open",
    "compare.next-passage": "compare e5 names the passage",
    "compare.previous-passage": "compare e5 names the passage",
    "compare.different": "overrule e5 place different",
    "compare.words": "overrule e5 place words",
    "past.diff": "all-history 41",
    "past.back-to": "back 41",
    "gate.answer": "answered",
    "choosing.take": "add",
    "text.mark": "mark-claim",
    "text.note": "comment",
    "review.blind": "factcheck review --plain --blind",
    "overview.blind": "factcheck review --plain --blind",
    "review.reveal": "a blind session ends with it",
    "second.all-votes": "vote all",
    "second.agreed": "agreement",
}
"""Acts whose answer has another name, or that a command has."""
OF_A_SCREEN = {
    *("next-pane", "previous-pane", "zoom", "grow", "shrink", "evidence-down", "evidence-up"),
    *("half-down", "half-up", "page-down", "page-up", "choose", "more", "reload", "select"),
    *("filter", "claims", "search", "yank", "archived", "source"),
    *("next-claim", "previous-claim", "next-gap", "previous-gap", "next-match", "previous-match"),
    *("other-end", "bare", "other-document"),
}
"""Ends of the ids of acts that move about on a screen, or in its lists."""
WITHOUT = {
    Where.ANYWHERE: "theme, mouse, palette and the command line are of the interface",
    Where.WELCOME: "the session is opened on a case",
    Where.DIALOG: "an answer is one line",
    Where.WRITING: "an answer is one line",
    Where.QUESTION: "an answer is one line",
    Where.SAVED: "factcheck filters",
    Where.READING: "nothing is drawn over another thing",
    Where.WHO: "speaker NAME",
    Where.OVERVIEW: "what it shows is said by overview",
    Where.CHOOSING: "add takes document, stance and words on one line",
}
"""Places whose acts are of a screen altogether."""


def has_answer(command: Command) -> bool:
    """Whether the linear session has an answer of the act's name, words or alias."""
    names = {command.id.rpartition(".")[2], *command.aliases}
    return any(len(name) > 1 and name in answers() for name in names)


def is_of_a_screen(command: Command) -> bool:
    """Whether an act only makes sense where something is drawn."""
    name = command.id.rpartition(".")[2]
    moves = not command.palette and command.action.partition("(")[0] in MOVING
    return command.where in WITHOUT or name in OF_A_SCREEN or moves


MOVING = {"cursor", "page", "edge", "word", "claim", "gap", "match", "line", "act"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_an_act_has_an_answer_or_a_reason(command: Command) -> None:
    """Each act of the interface is answered in ``review --plain``, or it is said why not."""
    told = command.id in ELSEWHERE or is_of_a_screen(command)
    assert has_answer(command) or told, (
        f"{command.id} has no answer in review --plain: add one to factcheck/cli/answers.py, or "
        "the reason to ELSEWHERE in tests/cli/test_parity.py"
    )


def test_reasons_are_of_acts_that_are_there() -> None:
    """No reason stays behind for an act that is gone, and none is given for an answered one."""
    by_id = {command.id: command for command in COMMANDS}
    assert not set(ELSEWHERE) - set(by_id)
