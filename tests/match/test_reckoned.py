"""Percentages against the two numbers they come from, in pairs of invented statements."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from claims.intake import take_in
from claims.model import Dimension, Document, Evidence, Relation
from claims.store import Case, Clock

Found: TypeAlias = Callable[[str, str], list[Evidence]]

PAIRS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "reckoned.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
_SHARES = (Dimension.PERCENT, Dimension.RATIO)


@pytest.fixture
def case(tmp_path: Path, clock: Clock) -> Iterator[Case]:
    """A case without documents."""
    with Case.open(tmp_path / "sums.factcheck", clock=clock, create=True) as opened:
        yield opened


@pytest.fixture
def found(case: Case) -> Found:
    """Takes two statements in as documents; what counts of the one say to shares of the other."""

    def take(claim: str, evidence: str) -> list[Evidence]:
        documents = [
            Document(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), title=title)
            for title, text in (("One", claim), ("Other", evidence))
        ]
        take_in(case, documents, reviewer="Ada")
        return [
            one
            for told in case.claims_of("d1")
            for one in case.evidence(told.id)
            if one.claim_quantity
            and one.quantity
            and one.claim_quantity.dimension in _SHARES
            and one.quantity.dimension not in _SHARES
        ]

    return take


@pytest.mark.parametrize(("claim", "evidence", "relation"), PAIRS)
def test_what_counts_say_to_a_percentage(
    found: Found, claim: str, evidence: str, relation: str
) -> None:
    """Each pair has the relation that a reader sees, and none where a reader sees none."""
    shown = {one.relation.value for one in found(claim, evidence)} & {"agrees", "conflicts"}
    assert shown == (set() if relation == "-" else {relation})


def test_the_working_is_told_both_ways(case: Case, found: Found) -> None:
    """The reason says what the counts come to; the counts hear of the percentage too."""
    (one,) = found(
        "Pupils in Estwick rose by 30 percent.",
        "The number of pupils in Estwick rose from 40,000 to 50,000.",
    )
    assert one.reasons == ("from 40,000 to 50,000 is 25 % more, not 30 % more",)
    assert one.difference
    assert one.difference.words == "5 percentage points apart"
    (other,) = [
        back
        for counted in case.claims_of("d2")
        for back in case.evidence(counted.id)
        if back.relation is Relation.CONFLICTS
    ]
    assert (other.reasons, other.source_claim) == (one.reasons, one.claim)
    (dispute,) = case.disputes.listed()
    assert (dispute.value, dispute.against_value) == ("30 %", "40,000")
    assert case.audit().problems == ()


def test_figures_of_one_document_are_left_to_its_own_sums(case: Case) -> None:
    """What a text says of its own figures is a note on the claim."""
    text = (
        "Pupils in Estwick rose by 30 percent.\n\n"
        "The number of pupils in Estwick rose from 40,000 to 50,000."
    )
    document = Document(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), title="One")
    take_in(case, [document], reviewer="Ada")
    assert case.disputes.listed() == ()
