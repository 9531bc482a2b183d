"""Finding: search, filter, order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import randrange
from typing import TYPE_CHECKING

from claims.errors import FilterError
from claims.filters import Order, parse, parse_order
from claims.saved import KEY, kept_filters, spelt_out, with_filter, without_filter
from factcheck.tongue import later, tell, tr
from factcheck.tui.commands import keys_for
from factcheck.tui.render.text import line

if TYPE_CHECKING:
    from factcheck.tui.place import Place
    from factcheck.tui.screens.review.screen import ReviewScreen

_ORDERS = {
    Order.DOCUMENT: later("as they stand in the documents"),
    Order.RISK: later("what a mistake would cost most first"),
    Order.OPEN: later("open claims before all others"),
    Order.SPEAKER: later("by who said it"),
    Order.SOURCE: later("by publisher, to ask each source once"),
    Order.DISPUTED: later("conflicting numbers and altered quotes first"),
    Order.STALE: later("claims whose text changed after the verdict first"),
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
    screen.bar.say(tr("No other claim in the queue was found."))


def filter_(screen: ReviewScreen, text: str = "") -> None:
    """Ask for a filter, or take the one given."""
    if text:
        _show(screen, text)
        return
    from factcheck.tui.held import Held
    from factcheck.tui.screens.filtering import FilterBox

    held = Held(screen, "filter")

    def given(answer: str | None) -> None:
        held.forget()
        if answer is not None:
            _show(screen, answer)

    begun = held.value or screen.place.filter
    box = FilterBox(screen.aside, screen.writer.reviewer, begun, held.keep)
    screen.app.push_screen(box, given)


def _show(screen: ReviewScreen, text: str) -> None:
    """Show the claims of a filter; ``@name`` is one that was saved."""
    meant = spelt_out(_kept(screen), text)
    parse(meant)
    _read(screen, replace(screen.place, claim=screen.claims.current, filter=meant))


def _read(screen: ReviewScreen, place: Place) -> None:
    screen.awaited.add("queue")
    screen.read_queue(place)


def saved(screen: ReviewScreen, text: str = "") -> None:
    """Show the saved filters, or save the present one under the name given."""
    if text:
        _save(screen, text)
        return
    from factcheck.tui.screens.filtering import FORGET, SAVE, Saved

    def chosen(answer: tuple[str, str] | None) -> None:
        if answer is None:
            return
        what, name = answer
        if what == SAVE:
            _name(screen)
        elif what == FORGET:
            _forget(screen, name)
        else:
            _show(screen, name)

    screen.app.push_screen(Saved(_kept(screen), screen.place.filter), chosen)


def _name(screen: ReviewScreen) -> None:
    from factcheck.tui.screens.ask import Ask, Question

    question = Question(
        title=tr("Save the present filter: its name"),
        explanation=screen.place.filter
        or tr("There is no filter: {key} sets one.").format(key=keys_for("review.filter")),
        placeholder="mine",
        required=True,
    )
    screen.app.push_screen(Ask(question), lambda name: _save(screen, name) if name else None)


def _kept(screen: ReviewScreen) -> dict[str, str]:
    return kept_filters(screen.desk.case.memory.recall(screen.writer.reviewer, KEY))


def _save(screen: ReviewScreen, name: str) -> None:
    try:
        kept = with_filter(_kept(screen), name, screen.place.filter)
    except FilterError as error:
        screen.say(tell(error), "bad")
        return
    _keep(screen, kept)
    screen.say(tr("Saved: @{name} shows it again.").format(name=name.strip().removeprefix("@")))


def _forget(screen: ReviewScreen, name: str) -> None:
    _keep(screen, without_filter(_kept(screen), name))
    screen.say(tr("@{name} is forgotten.").format(name=name))


def _keep(screen: ReviewScreen, kept: dict[str, str]) -> None:
    screen.writer.remember_now(KEY, dict(kept) or None)


def order(screen: ReviewScreen, text: str = "") -> None:
    """Ask for the order of the queue, or take the one named."""

    def chosen(name: str | None) -> None:
        if name:
            order, seed = parse_order(name)
            if order is Order.RANDOM and ":" not in name and " " not in name:
                # Shown beside the order, so that the same shuffle can be asked for again.
                seed = randrange(1, 1_000)
            place = replace(screen.place, claim=screen.claims.current, order=order.value, seed=seed)
            _read(screen, place)

    if text:
        chosen(text)
        return
    from factcheck.tui.screens.ask import Choice, Choose

    choices = [
        Choice(name.value, line((f"{name.value:<10}", "bold"), (tr(words), "$quiet")))
        for name, words in _ORDERS.items()
    ]
    screen.app.push_screen(Choose(tr("Order of the queue"), choices, screen.place.order), chosen)


def reload(screen: ReviewScreen) -> None:
    """Read everything anew."""
    screen.read_again()


ACTS: dict[str, Callable[..., None]] = {
    "search": search,
    "next-match": next_match,
    "previous-match": previous_match,
    "filter": filter_,
    "saved": saved,
    "order": order,
    "reload": reload,
}
