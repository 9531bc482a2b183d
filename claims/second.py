"""A second reading: somebody judges a claim without having seen the first verdict.

It changes nothing of the first one. Where the two part, people have to talk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import journal
from claims.errors import Refused
from claims.model import ClaimState, EntryKind, Event, SecondReading
from claims.store import Case

if TYPE_CHECKING:
    from claims.review import Review


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A claim that two people judge otherwise."""

    claim: str
    first: ClaimState
    second: SecondReading


def read_second(review: Review, claim: str, label: str, because: str = "") -> Event:
    """Judge a claim as its second reader; again to think better of it.

    Raises:
        Refused: nobody has judged it yet, or the reviewer did so first.
        ScaleError: the scale has no such label.
    """
    state = review.states([claim])[claim]
    if state.verdict is None:
        raise Refused(
            "Nobody has judged {claim} yet, so nobody can read it a second time.", claim=claim
        )
    if state.decided_by == review.reviewer:
        raise Refused(
            "{reviewer} has judged {claim} first; somebody else reads second.",
            reviewer=review.reviewer,
            claim=claim,
        )
    scale = review.scale
    fields = {"label": scale.label(label).slug, "scale": scale.id, "reason": because.strip()}
    before = reading_of(review.case, claim, review.reviewer)
    if before is not None:
        return journal.correct(review, before.id, dict(fields))
    return journal.note(review, EntryKind.SECOND_READING, [claim], dict(fields))


def reading_of(case: Case, claim: str, reviewer: str) -> SecondReading | None:
    """The second reading of a claim by somebody; None where they have not read it."""
    for one in case.journal.of([claim]).get(claim, ()):
        if isinstance(one, SecondReading) and one.by == reviewer:
            return one
    return None


def disagreements(case: Case) -> Iterator[Disagreement]:
    """The claims that a second reader judges otherwise than they are, in the order of reading."""
    for one in case.journal.entries(EntryKind.SECOND_READING):
        if not isinstance(one, SecondReading):
            continue
        for claim, state in case.states(one.claims).items():
            if state.verdict is not None and (state.verdict, state.scale) != (one.label, one.scale):
                yield Disagreement(claim, state, one)
