"""The acts of the gate: overruling, signing, answering, correcting, each by the one writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from claims import journal
from claims.model import Contact, SignOff
from factcheck.tongue import tr
from factcheck.tui.commands import keys_for
from factcheck.tui.render.gate import ProblemEntry
from factcheck.tui.screens import noting
from factcheck.tui.screens.ask import Ask, Question
from factcheck.tui.screens.gate import signing
from factcheck.tui.screens.over import next_pane, previous_pane

if TYPE_CHECKING:
    from factcheck.tui.screens.gate.screen import GateScreen


def back(screen: GateScreen) -> None:
    """From the journal to the problems, from there to the claims."""
    if screen.pane != "problems":
        screen.show_pane("problems")
    else:
        screen.leave()


def overrule(screen: GateScreen, text: str = "") -> None:
    """Say why the rule of the current problem does not hold; ask for it, or take what is given."""
    entry = screen.problems.current
    problem = entry.problem if isinstance(entry, ProblemEntry) else None
    if problem is None or not problem.overrulable:
        screen.say(tr("Nothing here can be overruled: it has to be done."), "warn")
        return
    claim, rule = problem.claim, problem.rule

    def because(reason: str | None) -> None:
        if reason:
            words = tr("{claim}: {rule} is overruled").format(claim=claim, rule=rule)
            screen.submit(lambda review: journal.overrule(review, [claim], rule, reason), words)

    if text:
        because(text)
        return
    title = tr("Why does {rule} not hold of {claim}?").format(rule=rule, claim=claim)
    question = Question(title=title, explanation=tr("Every report tells it."), required=True)
    screen.app.push_screen(Ask(question), because)


def sign(screen: GateScreen, text: str = "") -> None:
    """Sign the case off, in the role that is given or asked for."""
    signing.sign(screen.review, text, screen.submit, screen.say)


def rules(screen: GateScreen, text: str = "") -> None:
    """Choose the house rules."""
    signing.rules(screen.review, text, screen.submit)


def answer(screen: GateScreen) -> None:
    """Note what the current contact answered."""
    entry = screen.noted
    if isinstance(entry, Contact):
        noting.ask_answer(screen.review, entry, screen.submit)
    else:
        words = tr("Go to somebody who was asked first ({key}).")
        screen.say(words.format(key=keys_for("gate.next-pane")), "warn")


def amend(screen: GateScreen) -> None:
    """Correct the current entry."""
    entry = screen.noted
    if entry is None:
        words = tr("Go to an entry first ({key}).")
        screen.say(words.format(key=keys_for("gate.next-pane")), "warn")
    elif isinstance(entry, SignOff):
        screen.say(tr("A sign-off is taken back, not corrected."), "warn")
    else:
        noting.ask_amends(screen.review, entry, screen.submit)


def retract(screen: GateScreen) -> None:
    """Take the current entry back."""
    entry = screen.noted
    if entry is None:
        words = tr("Go to an entry first ({key}).")
        screen.say(words.format(key=keys_for("gate.next-pane")), "warn")
        return
    identifier = entry.id
    words = tr("{entry} is taken back").format(entry=identifier)
    screen.submit(lambda review: journal.take_back(review, identifier), words)


def comment(screen: GateScreen, text: str = "") -> None:
    """Remark something on the whole case."""
    if text:
        screen.submit(lambda review: journal.comment(review, [], text), text)
    else:
        noting.ask_comment(screen.review, (), screen.submit)


def contact(screen: GateScreen, text: str = "") -> None:
    """Note whom somebody asked about the whole case."""
    noting.ask_contact(screen.review, (), screen.submit)


def searched(screen: GateScreen, text: str = "") -> None:
    """Note a search for the whole case."""
    noting.ask_search(screen.review, (), screen.submit)


def undo(screen: GateScreen) -> None:
    """Take back the last act."""
    screen.submit(lambda review: review.undo(), tr("undo"))


def redo(screen: GateScreen) -> None:
    """Do again what was undone."""
    screen.submit(lambda review: review.redo(), tr("redo"))


def reload(screen: GateScreen) -> None:
    """Look at the case again."""
    screen.read()


ACTS: Mapping[str, Callable[..., None]] = {
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "back": back,
    "overrule": overrule,
    "sign": sign,
    "rules": rules,
    "answer": answer,
    "amend": amend,
    "retract": retract,
    "comment": comment,
    "contact": contact,
    "searched": searched,
    "undo": undo,
    "redo": redo,
    "reload": reload,
}
