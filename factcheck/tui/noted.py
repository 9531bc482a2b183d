"""What the review shows of the journal: the notes on a claim, and whether the case is signed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claims.errors import ClaimsError
from claims.model import EntryKind
from claims.store import Case
from factcheck.tongue import later, tell, tr

if TYPE_CHECKING:
    from claims.model import Signed
    from factcheck.tui.screens.review.screen import ReviewScreen

_LABELS = {
    EntryKind.OVERRULING: "rule",
    EntryKind.CHANGE: later("change"),
    EntryKind.CONTACT: "asked",
    EntryKind.COMMENT: "comment",
    EntryKind.SEARCH: "searched",
}
"""What each kind is called beside a claim, the most pressing first."""


def noted_on(case: Case, claim: str) -> tuple[tuple[str, str], ...]:
    """What is noted of a claim, each with what it is; the latest of a kind first."""
    if not case.journal.noted(claim):
        return ()
    # Most claims have no notes, and are shown without what puts them in words.
    from claims.entries import entry_words
    from claims.journal import first_of

    entries, today = case.journal.of([claim]).get(claim, ()), case.now().date()
    first = first_of(case, claim, entries)
    origin = {key: tr(" (first of {claim})").format(claim=one) for key, one in first.items()}
    return tuple(
        (tr(label), tell(entry_words(one, today)) + origin.get(one.id, ""))
        for kind, label in _LABELS.items()
        for one in reversed(entries)
        if one.KIND is kind
    )


def watch(screen: ReviewScreen) -> None:
    """Keep the first line up with who has signed, and whether that stands."""
    screen.heard.subscribe(screen, lambda _: _look(screen))
    screen.call_after_refresh(_look, screen)


def _look(screen: ReviewScreen) -> None:
    """Have it read beside the interface, where anybody has signed: much may have changed since."""
    try:
        signed = screen.sitting.case.journal.has(EntryKind.SIGN_OFF)
    except ClaimsError:
        # Whatever is wrong with the case is said by what shows its claims.
        return
    if signed or screen.standing.signed:
        work = partial(_read, screen)
        screen.run_worker(work, thread=True, group="signed", exclusive=True, name="signed")


def _read(screen: ReviewScreen) -> None:
    from textual.worker import get_current_worker

    from claims.signing import latest

    try:
        with screen.aside.open() as case:
            words = standing_words(tuple(latest(case).values()))
    except ClaimsError:
        return
    if not get_current_worker().is_cancelled:
        screen.app.call_from_thread(screen.restate, signed=words[0], voided=words[1])


def standing_words(signed: tuple[Signed, ...]) -> tuple[str, bool]:
    """ "signed: editor", or whose sign-off is void; and whether any is."""
    void = [one.entry.role for one in signed if not one.stands]
    if void:
        roles = ", ".join(tr(role.words) for role in void)
        return tr("sign-off void: {roles}").format(roles=roles), True
    roles = ", ".join(tr(one.entry.role.words) for one in signed)
    return (tr("signed: {roles}").format(roles=roles), False) if roles else ("", False)
