"""Finding: search, filter, order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.filters import Order, parse
from factcheck.tongue import tr
from factcheck.tui.commands import keys_for
from factcheck.tui.render.text import line

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

_ORDERS = {
    Order.DOCUMENT: "as they stand in the documents",
    Order.RISK: "what a mistake would cost most first",
    Order.OPEN: "open claims before all others",
    Order.SPEAKER: "by who said it",
    Order.SOURCE: "by publisher, to ask each source once",
    Order.DISPUTED: "conflicting numbers and altered quotes first",
    Order.STALE: "claims whose text changed after the verdict first",
    Order.RANDOM: "shuffled",
}


def search(screen: ReviewScreen) -> None:
    """Search as you type; the claim chosen becomes current."""
    from factcheck.tui.screens.search import Hits, Search

    def chosen(hits: Hits | None) -> None:
        if hits is None:
            return
        screen.matches = hits.claims
        if not screen.claims.go_to(hits.chosen):
            claim = screen.desk.case.claim(f"c{hits.chosen}")
            screen.show_elsewhere(claim.document, claim.span)
            screen.say(
                tr("Not in the queue as it is: shown in its document, {key} comes back.").format(
                    key=keys_for("review.back")
                )
            )
        elif len(hits.claims) > 1:
            words = tr("{count} claims found: {next} next, {previous} previous, {clear} clear.")
            screen.bar.say(
                words.format(
                    count=len(hits.claims),
                    next=keys_for("review.next-match"),
                    previous=keys_for("review.previous-match"),
                    clear=keys_for("review.back"),
                )
            )

    screen.app.push_screen(Search(screen.aside), chosen)


def next_match(screen: ReviewScreen) -> None:
    """Go to the next claim found."""
    _match(screen, 1)


def previous_match(screen: ReviewScreen) -> None:
    """Go to the claim found before."""
    _match(screen, -1)


def _match(screen: ReviewScreen, step: int) -> None:
    wanted = frozenset(screen.matches)
    ids, at = screen.claims.ids, screen.claims.cursor
    way = [*range(at + 1, len(ids)), *range(at)]
    for place in way if step > 0 else reversed(way):
        if ids[place] in wanted:
            screen.claims.move_to(place)
            return
    screen.bar.say("No other claim in the queue was found.")


def filter_(screen: ReviewScreen, text: str = "") -> None:
    """Ask for a filter, or take the one given."""
    if text:
        parse(text)
        screen.read_queue(replace(screen.place, claim=screen.claims.current, filter=text))
        return
    from factcheck.tui.screens.ask import Ask, Question

    def given(answer: str | None) -> None:
        if answer is not None:
            screen.read_queue(replace(screen.place, claim=screen.claims.current, filter=answer))

    screen.app.push_screen(
        Ask(
            Question(
                title="Show only claims that fit",
                explanation=tr(
                    'status:open  speaker:"…"  place:mexico  value>1000  conflicts  '
                    "-agrees  or any words. Empty shows all."
                ),
                value=screen.place.filter,
                check=parse,
            )
        ),
        given,
    )


def order(screen: ReviewScreen, text: str = "") -> None:
    """Ask for the order of the queue, or take the one named."""

    def chosen(name: str | None) -> None:
        if name:
            screen.read_queue(replace(screen.place, claim=screen.claims.current, order=name))

    if text in tuple(Order):
        chosen(text)
        return
    from factcheck.tui.screens.ask import Choice, Choose

    choices = [
        Choice(name.value, line((f"{name.value:<10}", "bold"), (words, "$quiet")))
        for name, words in _ORDERS.items()
    ]
    screen.app.push_screen(Choose("Order of the queue", choices, screen.place.order), chosen)


def reload(screen: ReviewScreen) -> None:
    """Read everything anew."""
    screen.read_again()


ACTS: dict[str, Callable[..., None]] = {
    "search": search,
    "next-match": next_match,
    "previous-match": previous_match,
    "filter": filter_,
    "order": order,
    "reload": reload,
}
