"""From the review to the whole text, and claims that are not worth checking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.tongue import tr
from factcheck.tui.screens.review.acts.deciding import submit
from factcheck.tui.screens.review.acts.people import lay_over

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen


def text(screen: ReviewScreen, document: str = "") -> None:
    """Show the whole text of the claim's document, from the claim on; or of the one named."""
    from factcheck.tui.screens.document.screen import DocumentScreen

    detail = screen.fresh_detail()
    page = screen.document.page
    if document:
        lay_over(screen, DocumentScreen(screen, document))
    elif screen.elsewhere and page:
        lay_over(screen, DocumentScreen(screen, page.key, page.lit))
    elif detail:
        lay_over(screen, DocumentScreen(screen, detail.document.id, detail.claim.span))
    else:
        known = screen.desk.case.documents(text=False)
        if known:
            lay_over(screen, DocumentScreen(screen, known[0].id))
        else:
            screen.say(tr("There is no document."), "warn")


def drop(screen: ReviewScreen, why: str = "") -> None:
    """Leave the claims out as not worth checking, after asking why."""
    from factcheck.tui.screens.document.acts import dropping

    selected = screen.claims.selected or (screen.claims.current,)
    claims = [f"c{claim}" for claim in selected if claim is not None]

    def given(reason: str | None) -> None:
        if reason is not None:
            count = tr("{n} claims").format(n=f"{len(claims):,}")
            named = claims[0] if len(claims) == 1 else count
            words = tr("{claims}: dropped").format(claims=named)
            submit(screen, dropping(claims, reason), words)

    if why:
        given(why)
        return
    from factcheck.tui.screens.ask import Ask, Question

    title = tr("Not worth checking?")
    explanation = tr("It leaves the queue and stays on record. Say why, or nothing.")
    screen.app.push_screen(Ask(Question(title=title, explanation=explanation)), given)


ACTS: dict[str, Callable[..., None]] = {"text": text, "drop": drop}
