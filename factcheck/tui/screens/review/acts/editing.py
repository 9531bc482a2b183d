"""Mending how a claim was read: which field, then what it should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from claims.model import Claim, Json
from factcheck.tongue import later, tr
from factcheck.tui.held import Held
from factcheck.tui.screens.review.acts.deciding import submit

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

_WORDS = {
    "speaker": later("who said it"),
    "role": later("what the speaker is"),
    "subject": later("what the number is about"),
    "place": later("where; several with commas"),
    "period": later("when"),
    "population": later("who among them"),
    "value": later("the number"),
    "comparator": later("one of = < <= > >= ~"),
    "unit": later("what is counted"),
    "per": later("a rate: year, month, day"),
}
_OF_FIGURES = ("value", "comparator", "unit", "per")


def edit(screen: ReviewScreen) -> None:
    """Ask which field was misread, with what it says at present, and for the right words."""
    from factcheck.tui.render.text import line
    from factcheck.tui.screens.ask import Choice, Choose

    claim = f"c{screen.claims.current}"
    present = {
        field: _told(screen.desk.case.present(claim, field))
        for field in _fields(screen.desk.case.claim(claim))
    }

    def chosen(field: str | None) -> None:
        if field:
            _ask(screen, claim, field, present[field])

    choices = [
        Choice(field, line((f"{field:<13}", "bold"), value or (tr("not stated"), "$faint")))
        for field, value in present.items()
    ]
    screen.app.push_screen(Choose(tr("What was misread?"), choices), chosen)


def _ask(screen: ReviewScreen, claim: str, field: str, value: str) -> None:
    from factcheck.tui.screens.ask import Ask, Question

    held = Held(screen, f"edit:{claim}:{field}")

    def given(text: str | None) -> None:
        if text is not None:
            wanted = text or None
            job = held.forgotten_by(lambda review: review.edit(claim, field, wanted))
            submit(screen, job, f"{claim}: {field}")

    title = f"{field}: {tr(_WORDS[field.partition('@')[0]])}"
    explanation = tr("Empty: the text does not say.")
    question = Question(
        title=title, explanation=explanation, value=held.value or value, typed=held.keep
    )
    screen.app.push_screen(Ask(question), given)


def _fields(claim: Claim) -> Iterator[str]:
    """The fields of the claim, those of its second figure as ``value@1``."""
    for place in range(len(claim.quantities)):
        yield from (f"{name}@{place}" if place else name for name in _OF_FIGURES)
    yield from (name for name in _WORDS if name not in _OF_FIGURES)


def _told(value: Json) -> str:
    match value:
        case None:
            return ""
        case list():
            return ", ".join(map(str, value))
        case {"text": str(text)}:
            return text
        case float():
            return f"{value:.15g}"
        case _:
            return str(value)


ACTS: dict[str, Callable[..., None]] = {"edit": edit}
