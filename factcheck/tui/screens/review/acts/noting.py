"""What is noted beside verdicts, the gate, the house rules and signing, from the review."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from factcheck.tui.screens.review.acts.deciding import submit
from factcheck.tui.screens.review.acts.people import lay_over

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen
    from factcheck.tui.writer import Job


def comment(screen: ReviewScreen, text: str = "") -> None:
    """Remark something on the claim, or on all that are selected; ask for it, or take what is
    given.
    """
    from claims import journal
    from factcheck.tui.screens import noting

    claims = _targets(screen)
    if text:
        submit(screen, lambda review: journal.comment(review, claims, text), text)
    else:
        noting.ask_comment(screen, claims, _submitter(screen))


def contact(screen: ReviewScreen, text: str = "") -> None:
    """Note whom somebody asked about the claim."""
    from factcheck.tui.screens import noting

    noting.ask_contact(screen, _targets(screen), _submitter(screen))


def searched(screen: ReviewScreen, text: str = "") -> None:
    """Note where somebody searched for the claim."""
    from factcheck.tui.screens import noting

    noting.ask_search(screen, _targets(screen), _submitter(screen))


def questions(screen: ReviewScreen) -> None:
    """Show who has not answered yet."""
    from claims.questions import open_questions
    from factcheck.tongue import tr
    from factcheck.tui.render.questions import questions_lines
    from factcheck.tui.screens.show import Show

    case = screen.desk.case
    found, today = open_questions(case), case.now().date()
    page = Show(tr("Open questions"), lambda width: questions_lines(found, today, width))
    screen.app.push_screen(page)


def rule(screen: ReviewScreen, text: str = "", *, state: str) -> None:
    """Say what becomes of the changes that are proposed for the selected claims, and why."""
    from claims.model import ChangeState
    from claims.negotiating import rule as ruled
    from factcheck.tongue import tr
    from factcheck.tui.screens.ask import Ask, Question

    claims, wanted = _targets(screen), ChangeState(state)

    def because(reason: str | None) -> None:
        if reason is not None:
            words = tr("change: {state}").format(state=tr(wanted.value))
            submit(screen, lambda review: ruled(review, claims, wanted, reason), words)

    if text or wanted is not ChangeState.STET:
        because(text)
        return
    title = tr("Why does it stay as it is?")
    told = tr("The memo and the marked draft tell it.")
    question = Question(title=title, explanation=told, required=True)
    screen.app.push_screen(Ask(question), because)


def gate(screen: ReviewScreen) -> None:
    """Show what still stands in the way."""
    from factcheck.tui.screens.gate.screen import GateScreen

    lay_over(screen, GateScreen(screen))


def sign(screen: ReviewScreen, text: str = "") -> None:
    """Sign the case off in a role that is given, or asked for."""
    from factcheck.tui.screens.gate import signing

    signing.sign(screen, text, _submitter(screen), screen.say)


def rules(screen: ReviewScreen, text: str = "") -> None:
    """Have the case keep rules that are given, or asked for."""
    from factcheck.tui.screens.gate import signing

    signing.rules(screen, text, _submitter(screen))


def _targets(screen: ReviewScreen) -> tuple[str, ...]:
    """The selected claims in the order of the queue, or the current one."""
    chosen = screen.claims.selected or {screen.claims.current}
    return tuple(f"c{claim}" for claim in screen.claims.ids if claim in chosen)


def _submitter(screen: ReviewScreen) -> Callable[[Job, str], None]:
    return lambda job, words: submit(screen, job, words)


ACTS: dict[str, Callable[..., None]] = {
    "comment": comment,
    "contact": contact,
    "searched": searched,
    "accept": partial(rule, state="accepted"),
    "stet": partial(rule, state="stet"),
    "propose": partial(rule, state="proposed"),
    "questions": questions,
    "gate": gate,
    "sign": sign,
    "rules": rules,
}
