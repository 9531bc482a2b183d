"""The table of all claims at the beginning of the HTML report, and how it is filtered and ordered.

Everything is done by style sheet: radio buttons that hide what they do not choose, and the table in
each of its orders, of which one is shown. So the page needs no script and its policy allows none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.model import ALARMS
from factcheck.reports.model import ReportCase, ReportClaim

ORDERS = (("place", "as they stand"), ("verdict", "worst first"), ("against", "most disputed"))
"""The name of each order and what its button says; the first one holds at the beginning."""
KINDS = (("act", "to act on"), ("against", "disputed by a source"), ("flag", "flagged"))
"""Classes of claims that can be shown alone, and what their buttons say."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the table."""

    claim: ReportClaim
    verdict: int
    """The place of its verdict in the tally."""
    against: int
    """How many passages the machine finds to contradict it."""
    classes: str
    """What the style sheet chooses it by: ``v2 act against``."""


def rows(report: ReportCase) -> tuple[Row, ...]:
    """The claims of a report in their order."""
    places = {mark[:3]: place for place, mark in enumerate(report.tally())}
    to_do = {claim.id for claim in report.to_do}
    return tuple(
        _row(claim, places[claim.mark], acted=claim.id in to_do) for claim in report.claims
    )


def _row(claim: ReportClaim, verdict: int, *, acted: bool) -> Row:
    against = sum(passage.relation in ALARMS for passage in claim.passages)
    kinds = {"act": acted, "against": against > 0, "flag": claim.state.flag is not None}
    classes = [f"v{verdict}", *(kind for kind, holds in kinds.items() if holds)]
    return Row(claim, verdict, against, " ".join(classes))


def ordered(found: Sequence[Row], order: str) -> list[Row]:
    """The rows in one of :data:`ORDERS`; equal ones as they stand."""
    if order == "against":
        return sorted(found, key=lambda row: -row.against)
    if order == "verdict":
        # Tallies run from the best label to the worst; what is open comes after all verdicts.
        return sorted(found, key=lambda row: (row.claim.verdict is None, -row.verdict))
    return list(found)


def rules(report: ReportCase) -> str:
    """The style rules by which the buttons of this report act."""
    chosen = [f"v{place}" for place in range(len(report.tally()))]
    chosen += [kind for kind, _ in KINDS]
    hiding = [f"body:has(#only-{one}:checked) .one:not(.{one})" for one in chosen]
    shown = [
        f"body:has(#by-{order}:checked) .by-{order}{{display:table}}"
        f"body:has(#by-{order}:checked) .by:not(.by-{order}){{display:none}}"
        for order, _ in ORDERS
    ]
    return f"{','.join(hiding)}{{display:none}}\n{''.join(shown)}\n"
