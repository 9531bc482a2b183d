"""Ruling on proposed changes from the review: accepted, stet with a reason, proposed anew."""

from __future__ import annotations

from pathlib import Path

from claims.model import ChangeState
from claims.negotiating import standing, state_of
from claims.store import Case

from .driving import driven


def state(case: Case) -> ChangeState:
    """What stands of the change of the first claim."""
    return state_of(standing(case.journal.of(["c1"]).get("c1", ()), case.states(["c1"])["c1"]))


async def test_a_change_is_accepted_or_stays_with_a_reason(case_path: Path) -> None:
    """:stet asks why, :accept does not; the claim shows it, and undo turns it round."""
    async with driven(case_path) as one:
        await one.press("4")
        case = one.review.desk.case
        await one.until(lambda: case.states(["c1"])["c1"].verdict is not None, "it is decided")
        await one.press("k")
        await one.press("colon")
        await one.type("stet")
        await one.press("enter")
        await one.shows("Why does it stay as it is?")
        await one.type("it is a quotation")
        await one.press("enter")
        await one.until(lambda: state(case) is ChangeState.STET, "it stays")
        await one.shows("it is a quotation")
        await one.press("colon")
        await one.type("accept agreed")
        await one.press("enter")
        await one.until(lambda: state(case) is ChangeState.ACCEPTED, "it is accepted")
        await one.press("u")
        await one.until(lambda: state(case) is ChangeState.STET, "it is turned round")
