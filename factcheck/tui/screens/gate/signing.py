"""Asking for the role to sign in, and for the house rules that a case keeps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from claims.errors import ClaimsError
from claims.model import Event, SignRole
from claims.review import Review
from claims.rules import Rules, presets, role_of, rules_from, rules_words
from claims.signing import makes_rules, prepare, seal, use_rules
from factcheck.tongue import tell, tr
from factcheck.tui.render.glyphs import DOT
from factcheck.tui.render.text import line
from factcheck.tui.screens.ask import Choice, Choose
from factcheck.tui.writer import Job

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

Submit: TypeAlias = Callable[[Job, str], None]
Say: TypeAlias = Callable[..., None]
_CONFIGURED = "as-configured"


def sign(screen: ReviewScreen, text: str, submit: Submit, say: Say) -> None:
    """Sign in the role of that name, or ask in which; ``say`` is that of the screen in sight."""
    usual = rules_from(screen.sitting.rules)

    def signed(role: SignRole) -> None:
        _start(screen, role, usual, submit, say)

    if text:
        signed(role_of(text))
        return
    choices = [Choice(role.value, line((tr(role.words), "bold"))) for role in SignRole]

    def chosen(name: str | None) -> None:
        if name:
            signed(SignRole(name))

    title = tr("Sign as what? Your name stands beside it.")
    screen.app.push_screen(Choose(title, choices), chosen)


def _start(screen: ReviewScreen, role: SignRole, usual: Rules, submit: Submit, say: Say) -> None:
    say(tr("The report is being made; it is signed as soon as it is."))
    work = partial(_make, screen, role, usual, submit, say)
    screen.run_worker(work, thread=True, group="sign", exclusive=True, name="sign")


def _make(screen: ReviewScreen, role: SignRole, usual: Rules, submit: Submit, say: Say) -> None:
    """Make the report beside the interface, and hand it to the writer; runs in a thread.

    Verdicts are written meanwhile; one that changes the report has the signature refused.
    """
    # Only whoever signs needs the writers of reports.
    from factcheck.reports import signable

    words = tr("signed as {role}").format(role=tr(role.words))
    try:
        with screen.aside.open() as case:
            ready = prepare(case, screen.writer.reviewer, role, signable, usual)
            keeps = makes_rules(case, usual)
    except ClaimsError as error:
        screen.app.call_from_thread(say, tell(error), "bad")
        return
    if keeps:
        # What is signed tells of them, so they are kept first and the report is made again.
        ready.report.close()
        words = tr("the case keeps the rules {name}").format(name=usual.preset)
        job: Job = partial(_keep_rules, screen, role, usual, submit, say)
    else:
        job = partial(seal, ready=ready)
    screen.app.call_from_thread(submit, job, words)


def _keep_rules(
    screen: ReviewScreen,
    role: SignRole,
    usual: Rules,
    submit: Submit,
    say: Say,
    review: Review,
) -> Event:
    event = use_rules(review, usual)
    screen.call_later(_start, screen, role, usual, submit, say)
    return event


def rules(screen: ReviewScreen, text: str, submit: Submit) -> None:
    """Have the case keep the rules of that name, or ask which."""
    configured = screen.sitting.rules

    def kept(name: str) -> None:
        asked: Rules | None = None
        if name != _CONFIGURED:
            asked = rules_from(configured if configured.get("preset") == name else {"preset": name})
        words = tr("the case keeps the rules {name}").format(name=name)
        submit(lambda review: use_rules(review, asked), words)

    if text:
        kept(text)
        return
    if screen.sitting.case.read_only:
        raise ClaimsError(tr("The case is open for reading only."))
    choices = [
        Choice(name, line((f"{name}  ", "bold"), (_told(name), "$quiet"))) for name in presets()
    ]
    whoever = (tr("those in the configuration of whoever opens the case"), "$quiet")
    choices.append(Choice(_CONFIGURED, line((f"{_CONFIGURED}  ", "bold"), whoever)))
    before = screen.sitting.case.setting("rules")
    current = str(before.get("preset", "")) if isinstance(before, dict) else _CONFIGURED

    def chosen(name: str | None) -> None:
        if name:
            kept(name)

    screen.app.push_screen(Choose(tr("House rules that the case keeps"), choices, current), chosen)


def _told(name: str) -> str:
    asked = rules_words(rules_from({"preset": name}))
    return f" {DOT} ".join(asked) or tr(
        "every claim is decided, with a reason or evidence where its label asks for one"
    )
