"""The table of all claims at the beginning of the HTML report, and how it is filtered and ordered.

Everything is done by style sheet: radio buttons that hide what they do not choose, and the table in
each of its orders, of which one is shown. So the page needs no script and its policy allows none.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from claims.model import ALARMS
from factcheck.reports.lazily import at_places
from factcheck.reports.model import ReportCase, ReportClaim
from factcheck.tongue import later

ORDERS = (
    ("place", later("as they stand")),
    ("verdict", later("worst first")),
    ("against", later("most disputed")),
)
"""The name of each order and what its button says; the first one holds at the beginning."""
KINDS = (
    ("act", later("to act on")),
    ("against", later("disputed by a source")),
    ("flag", later("flagged")),
)
"""Classes of claims that can be shown alone, and what their buttons say."""
_BITS = tuple(kind for kind, _ in KINDS)


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


class Rows:
    """The claims of a report in one order, each made a row as somebody comes to it."""

    def __init__(self, report: ReportCase) -> None:
        self._claims = report.claims
        self._shown = report.tally()
        marks = {mark[:3]: place for place, mark in enumerate(self._shown)}
        to_do = set(report.digest.to_do)
        self._verdicts, self._against, self._kinds = array("i"), array("i"), array("b")
        for place, claim in enumerate(report.claims):
            against = sum(passage.relation in ALARMS for passage in claim.passages)
            kinds = {"act": place in to_do, "against": against > 0, "flag": _flagged(claim)}
            self._verdicts.append(marks[claim.mark])
            self._against.append(against)
            self._kinds.append(sum(1 << bit for bit, kind in enumerate(_BITS) if kinds[kind]))
        self._places: Sequence[int] = range(len(self._verdicts))

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Row]:
        for place, claim in zip(self._places, at_places(self._claims, self._places), strict=True):
            verdict = self._verdicts[place]
            kinds = (kind for bit, kind in enumerate(_BITS) if self._kinds[place] >> bit & 1)
            yield Row(claim, verdict, self._against[place], " ".join((f"v{verdict}", *kinds)))

    def ordered(self, order: str) -> Rows:
        """The same rows in one of :data:`ORDERS`; equal ones as they stand."""
        if order == "against":
            places = sorted(self._places, key=lambda place: -self._against[place])
        elif order == "verdict":
            # Tallies run from the best label to the worst; what is open comes after all verdicts.
            places = sorted(self._places, key=self._worst_first)
        else:
            return self
        found = copy(self)
        found._places = array("i", places)
        return found

    def _worst_first(self, place: int) -> tuple[bool, int]:
        verdict = self._verdicts[place]
        return self._shown[verdict][2] == "open", -verdict


def _flagged(claim: ReportClaim) -> bool:
    return claim.state.flag is not None


def rows(report: ReportCase) -> Rows:
    """The claims of a report in their order."""
    return Rows(report)


def ordered(found: Rows, order: str) -> Rows:
    """The rows in one of :data:`ORDERS`."""
    return found.ordered(order)


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
