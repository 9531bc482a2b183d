"""People: who says a claim, the cast of the case, and the front page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claims.model import Claim
from factcheck.tongue import tr
from factcheck.tui.commands import keys_for
from factcheck.tui.screens.review.acts.deciding import submit

if TYPE_CHECKING:
    from factcheck.tui.screens.over import OverReview
    from factcheck.tui.screens.review.screen import ReviewScreen


def who(screen: ReviewScreen) -> None:
    """Who says the claim, where that was learnt, and who else it may have been."""
    from factcheck.tui.screens.who import Answer, WhoSaid

    detail = screen.fresh_detail()
    if detail is None:
        return
    claim = detail.claim

    def answered(answer: Answer | None) -> None:
        if answer is None:
            return
        if answer.place:
            screen.show_elsewhere(answer.place.document, answer.place.span)
            screen.say(
                tr("Shown in its document; {key} comes back.").format(key=keys_for("review.back"))
            )
        elif answer.speaker:
            _mend(screen, claim.id, answer.speaker, everywhere=answer.everywhere)
        else:
            _ask_name(screen, claim, everywhere=answer.everywhere)

    known = screen.desk.case.cast.who(claim.id)
    screen.app.push_screen(WhoSaid(claim, known, screen.desk, screen.aside), answered)


def speaker(screen: ReviewScreen, text: str = "") -> None:
    """Say by name who said it; without one, show who it may have been."""
    if text and screen.claims.current is not None:
        _mend(screen, f"c{screen.claims.current}", text, everywhere=True)
    else:
        who(screen)


def _ask_name(screen: ReviewScreen, claim: Claim, *, everywhere: bool) -> None:
    from factcheck.tui.screens.ask import Ask, Question

    def named(name: str | None) -> None:
        if name:
            _mend(screen, claim.id, name, everywhere=everywhere)

    explanation = (
        tr("The same mention in the whole document.") if everywhere else tr("This claim only.")
    )
    question = Question(title=tr("Who said it?"), explanation=explanation, required=True)
    screen.app.push_screen(Ask(question), named)


def _mend(screen: ReviewScreen, claim: str, name: str, *, everywhere: bool) -> None:
    submit(
        screen,
        lambda review: review.mend_speaker(claim, name, everywhere=everywhere),
        tr("{name} said it").format(name=name),
    )
    if screen.writer.reviewer:
        # What was compared is compared anew, which of many claims takes a moment.
        screen.say(tr("Writing …"))


def cast(screen: ReviewScreen, text: str = "") -> None:
    """Show the cast, from the claim's speaker or the person named on."""
    from factcheck.tui.screens.cast.screen import CastScreen

    detail = screen.fresh_detail()
    speaker = detail.claim.speaker if detail else None
    lay_over(screen, CastScreen(screen, text or speaker or ""))


def overview(screen: ReviewScreen, how: str = "") -> None:
    """Show the front page; ``first`` where the program opens on it."""
    from factcheck.tui.screens.overview.screen import OverviewScreen

    first = how == "first"
    front = OverviewScreen(screen, first=first)
    lay_over(screen, front)
    # What the review says at the beginning lies under the page that it begins with.
    if first and screen.problem:
        front.say(screen.problem, "warn")


def lay_over(review: ReviewScreen, screen: OverReview) -> None:
    """Show a screen over the review, in the size that it will have."""
    screen.fit(*review.app.size)
    review.app.push_screen(screen)


ACTS: dict[str, Callable[..., None]] = {
    "who": who,
    "speaker": speaker,
    "cast": cast,
    "overview": overview,
}
