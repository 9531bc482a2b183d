"""Moving: between panes, to the next open claim, into a source and back."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from claims.model import ALARMS, Status
from claims.store import QueueRow
from factcheck.tongue import tr
from factcheck.tui.keeping import STEP
from factcheck.tui.screens.review.aside import Wanted, first_wanted

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

PANES = ("list", "document", "evidence")

_PAGE = 256
# So many claims are looked through at once (about 16 ms); a longer way is gone aside.
_NEAR = 8 * _PAGE


def is_open(row: QueueRow) -> bool:
    """Whether a claim still waits for a verdict, and was not put off."""
    return row.status in (Status.OPEN, Status.STALE, Status.ORPHAN)


def needs_attention(row: QueueRow) -> bool:
    """Whether a claim is flagged, stale, due, or has evidence that nobody should pass over."""
    return row.flagged or row.due or row.status is Status.STALE or row.relation in ALARMS


def _jump(screen: ReviewScreen, step: int, wanted: Wanted, missing: str) -> None:
    claims = screen.claims
    ids, at = claims.ids, claims.cursor
    way = ids[at + 1 :] if step > 0 else array("i", reversed(ids[:at]))
    for start in range(0, min(len(way), _NEAR), _PAGE):
        found = first_wanted(screen.sitting.case, way[start : start + _PAGE], wanted)
        if found is not None:
            claims.go_to(found)
            return
    if len(way) > _NEAR:
        screen.look_for(way[_NEAR:], wanted, missing)
    else:
        screen.bar.say(missing)


def next_open(screen: ReviewScreen) -> None:
    """Go to the next open claim."""
    _jump(screen, 1, is_open, tr("No open claim after this one."))


def previous_open(screen: ReviewScreen) -> None:
    """Go to the last open claim before this one."""
    _jump(screen, -1, is_open, tr("No open claim before this one."))


def next_attention(screen: ReviewScreen) -> None:
    """Go to the next claim that needs a look."""
    _jump(screen, 1, needs_attention, tr("Nothing flagged or contradicted after this claim."))


def previous_attention(screen: ReviewScreen) -> None:
    """Go to the last claim before this one that needs a look."""
    _jump(screen, -1, needs_attention, tr("Nothing flagged or contradicted before this claim."))


def evidence_down(screen: ReviewScreen) -> None:
    """Scroll the evidence from wherever the focus is."""
    screen.evidence.action_page(0.5)


def evidence_up(screen: ReviewScreen) -> None:
    """Scroll the evidence back."""
    screen.evidence.action_page(-0.5)


def next_pane(screen: ReviewScreen) -> None:
    """Give the next pane the focus."""
    screen.show_pane(PANES[(PANES.index(screen.pane) + 1) % len(PANES)])


def previous_pane(screen: ReviewScreen) -> None:
    """Give the pane before the focus."""
    screen.show_pane(PANES[PANES.index(screen.pane) - 1])


def open_(screen: ReviewScreen) -> None:
    """From the list into the evidence; from a passage into its document."""
    passage = screen.evidence.current
    if screen.pane == "evidence" and passage:
        screen.show_elsewhere(passage.document, passage.span)
    elif screen.pane == "list":
        screen.show_pane("evidence" if screen.evidence.cards else "document")


def back(screen: ReviewScreen) -> None:
    """One step back: from a source, a zoom, a pane, a selection, a search."""
    if screen.awaited:
        screen.workers.cancel_group(screen, "jump")
        screen.awaited.clear()
    elif screen.elsewhere and screen.detail:
        screen.elsewhere = False
        screen.show_own_place(screen.detail)
        screen.show_pane("evidence" if screen.evidence.cards else "list")
    elif screen.has_class("-zoom"):
        screen.remove_class("-zoom")
        screen.keeper.size_panes()
    elif screen.pane != "list":
        screen.show_pane("list")
    elif screen.claims.selected_count:
        screen.claims.select_none()
        screen.restate(selected=0)
    elif screen.matches:
        screen.matches = ()
        screen.bar.say(tr("The search is cleared."))


def zoom(screen: ReviewScreen) -> None:
    """The pane alone, or all again."""
    screen.toggle_class("-zoom")
    screen.keeper.size_panes()


def grow(screen: ReviewScreen) -> None:
    """Make the pane larger."""
    screen.say(screen.keeper.resize(STEP))


def shrink(screen: ReviewScreen) -> None:
    """Make the pane smaller."""
    screen.say(screen.keeper.resize(-STEP))


ACTS: dict[str, Callable[..., None]] = {
    "next-open": next_open,
    "previous-open": previous_open,
    "next-attention": next_attention,
    "previous-attention": previous_attention,
    "evidence-down": evidence_down,
    "evidence-up": evidence_up,
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "open": open_,
    "back": back,
    "zoom": zoom,
    "grow": grow,
    "shrink": shrink,
}
