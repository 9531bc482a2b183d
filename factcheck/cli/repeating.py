"""What says the same as a claim: marked so by a person, or found by the machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.model import ClaimState
    from claims.store import Case

MOST = 20
"""Claims of a cluster that are listed."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A claim in nearly the same words."""

    claim: str
    document: str
    locator: str
    """ "¶4"."""

    @property
    def record(self) -> dict[str, Any]:
        """As in ``show --json``."""
        return {"claim": self.claim, "document": self.document, "locator": self.locator}


def elsewhere(case: Case, claim: str) -> list[Elsewhere]:
    """The other claims that the machine linked to one, because they are in nearly its words."""
    from claims.locating import Locator

    cluster = case.repeats.of(claim)
    others = [one for one in cluster.claims if one != claim][:MOST] if cluster else []
    found, locators = [], {}
    for one in case.claims(others).values():
        if one.document not in locators:
            locators[one.document] = Locator(case.document(one.document))
        where = locators[one.document](one.span.start)
        found.append(Elsewhere(one.id, one.document, where))
    return found


def repeat_lines(case: Case, claim: str, state: ClaimState) -> Iterator[str]:
    """Whose verdict covers a claim, which claims its own covers, where else it is said."""
    if state.same_as:
        aside = f"; its own verdict was {state.set_aside}" if state.set_aside else ""
        yield f"Same as {state.same_as}, whose verdict covers it{aside}"
    covered = case.same.repeats([claim]).get(claim, ())
    if covered:
        yield f"Its verdict covers {', '.join(covered)}"
    said = [one for one in elsewhere(case, claim) if one.claim not in covered]
    if said:
        listed = ", ".join(f"{one.claim} ({one.document} {one.locator})" for one in said)
        yield f"Also said in {listed}"
