"""Asking for an entry of the journal: a comment, a contact, a search, an answer, a correction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from claims import journal
from claims.errors import InputError
from claims.model import (
    Adjudication,
    Comment,
    Contact,
    Entry,
    Json,
    Overruling,
    Search,
    SecondReading,
)
from factcheck.tongue import tr
from factcheck.tui.held import Held
from factcheck.tui.screens.form import Form, Given, Line
from factcheck.tui.screens.remark import Remark
from factcheck.tui.writer import Job

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

Submit: TypeAlias = Callable[[Job, str], None]
"""Hands an act to the writer, with the words for it."""
DAYS = frozenset({"asked_on", "answered_on", "deadline"})
SWITCHES = frozenset({"confidential", "contrary"})


def about_words(claims: Sequence[str]) -> str:
    """What an entry is about: "c12", "3 claims", "the whole case"."""
    if not claims:
        return tr("the whole case")
    return claims[0] if len(claims) == 1 else tr("{count} claims").format(count=len(claims))


def ask_comment(screen: ReviewScreen, claims: Sequence[str], submit: Submit) -> None:
    """Ask for a comment on claims, or on the whole case."""
    case, about = screen.desk.case, about_words(claims)
    held = _held(screen, "comment", claims)
    entries = case.journal.of(claims[:1]).get(claims[0], ()) if claims else case.journal.whole()
    words = case.claim(claims[0]).text if len(claims) == 1 else ""

    def written(text: str | None) -> None:
        if text is not None:
            job = held.forgotten_by(lambda review: journal.comment(review, claims, text))
            submit(job, tr("{what}: the comment is kept").format(what=about))

    earlier = [one for one in entries if isinstance(one, Comment)]
    title = tr("Comment on {what}").format(what=about)
    screen.app.push_screen(Remark(title, words, earlier, held.value, held.keep), written)


def _held(screen: ReviewScreen, what: str, claims: Sequence[str]) -> Held:
    return Held(screen, f"{what}:{claims[0] if claims else 'case'}")


def ask_contact(screen: ReviewScreen, claims: Sequence[str], submit: Submit) -> None:
    """Ask whom somebody asked, how, what, and by when to answer."""
    lines = (
        Line("whom", tr("Who was asked?")),
        Line("channel", tr("How? It is never in a public report.")),
        Line("asked", tr("What was asked?")),
        Line("deadline", tr("The last day for an answer"), "", tr("2024-01-31, or empty")),
        Line("confidential", tr("Confidential: neither name nor words leave the case"), "no"),
    )

    held = _held(screen, "contact", claims)

    def given(said: Given | None) -> None:
        if said is not None:
            job = held.forgotten_by(
                lambda review: journal.contact(
                    review,
                    claims,
                    said["whom"],
                    channel=said["channel"],
                    asked=said["asked"],
                    deadline=_day(said["deadline"]),
                    confidential=said["confidential"] == "yes",
                )
            )
            words = tr("{what}: {who} was asked")
            submit(job, words.format(what=about_words(claims), who=said["whom"]))

    title = tr("Who was asked? — {what}").format(what=about_words(claims))
    form = Form(title, lines, held=held.value, keep=held.keep, check=_needs("whom"))
    screen.app.push_screen(form, given)


def ask_search(screen: ReviewScreen, claims: Sequence[str], submit: Submit) -> None:
    """Ask where somebody searched, what for, and what was found."""
    lines = (
        Line("where", tr("Where did you search?")),
        Line("query", tr("What for?")),
        Line("found", tr("What did you find? Empty: nothing")),
        Line("contrary", tr("For evidence against the claim: yes or no"), "no"),
    )

    held = _held(screen, "searched", claims)

    def given(said: Given | None) -> None:
        if said is not None:
            job = held.forgotten_by(
                lambda review: journal.searched(
                    review,
                    claims,
                    said["where"],
                    said["query"],
                    found=said["found"],
                    contrary=said["contrary"] == "yes",
                )
            )
            submit(job, tr("{what}: the search is noted").format(what=about_words(claims)))

    title = tr("What was searched? — {what}").format(what=about_words(claims))
    form = Form(title, lines, held=held.value, keep=held.keep, check=_needs("where"))
    screen.app.push_screen(form, given)


def ask_answer(screen: ReviewScreen, contact: Contact, submit: Submit) -> None:
    """Ask what somebody answered."""
    lines = (
        Line("answer", tr("What did they say?"), contact.answer),
        Line("answered_on", tr("When? Empty: today"), _written(contact.answered_on)),
    )

    held = Held(screen, f"answer:{contact.id}")

    def given(said: Given | None) -> None:
        if said is not None:
            job = held.forgotten_by(
                lambda review: journal.answered(
                    review, contact.id, said["answer"], _day(said["answered_on"])
                )
            )
            submit(job, tr("{who}: the answer is noted").format(who=contact.whom))

    title = tr("{who} answered").format(who=contact.whom)
    form = Form(title, lines, about=contact.asked, held=held.value, keep=held.keep, check=_needs())
    screen.app.push_screen(form, given)


_AMENDED: dict[type[Entry], tuple[str, ...]] = {
    Comment: ("text",),
    Contact: ("whom", "channel", "asked", "asked_on", "deadline", "confidential"),
    Search: ("where", "query", "found", "contrary"),
    Overruling: ("reason",),
    SecondReading: ("reason",),
    Adjudication: ("reason",),
}


def ask_amends(screen: ReviewScreen, entry: Entry, submit: Submit) -> None:
    """Ask what an entry should say."""
    fields = _AMENDED[type(entry)]
    lines = [Line(name, tr(name.replace("_", " ")), _told(entry, name)) for name in fields]

    held = Held(screen, f"amend:{entry.id}")

    def given(said: Given | None) -> None:
        if said is not None:
            changed = {
                name: _value(name, said[name])
                for name in fields
                if said[name] != _told(entry, name)
            }
            words = tr("{entry}: corrected").format(entry=entry.id)
            job = held.forgotten_by(lambda review: journal.correct(review, entry.id, changed))
            submit(job, words)

    title = tr("What should {entry} say?").format(entry=entry.id)
    form = Form(title, lines, held=held.value, keep=held.keep, check=_needs())
    screen.app.push_screen(form, given)


def _told(entry: Entry, name: str) -> str:
    value = getattr(entry, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _written(value) if isinstance(value, date) else str(value or "")


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _value(name: str, text: str) -> Json:
    if name in SWITCHES:
        return text == "yes"
    return (text or None) if name in DAYS else text


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _needs(*names: str) -> Callable[[Given], None]:
    """Refuses a form whose days are none, whose switches are neither, or that lacks something."""

    def check(said: Given) -> None:
        if any(not said[name] for name in names):
            raise InputError(tr("Something must stand in the first line."))
        for name, text in said.items():
            if name in SWITCHES and text not in ("yes", "no"):
                raise InputError(tr("Say yes or no, not {text}.").format(text=repr(text)))
            if name in DAYS and text:
                try:
                    date.fromisoformat(text)
                except ValueError:
                    problem = tr("{text} is no day like 2024-01-31.").format(text=repr(text))
                    raise InputError(problem) from None

    return check
