"""Parts that stand side by side are added, and nothing else is."""

from __future__ import annotations

import pytest

from claims.match.compare import Comparison, compare
from claims.model import Relation

CLAIM = "The flood killed 20 people in Ardal."


def sum_of(evidence: str, claim: str = CLAIM) -> Comparison:
    """What the evidence says, where it is told as a sum."""
    found = compare(evidence, claim)
    assert any("together" in reason for reason in found.reasons), found.reasons
    return found


def test_a_sum_says_how_it_is_reckoned_and_slices_back() -> None:
    """The reason gives the parts and the sum; the figure shown is the stretch that holds them."""
    evidence = "The flood killed 14 people and another six died in Ardal."
    found = sum_of(evidence)
    assert found.reasons[0] == "14 and 6 are 20 together"
    (pair,) = found.pairs
    figure = pair.evidence.quantity
    assert evidence[figure.span.start : figure.span.end] == figure.text
    assert figure.value == 20


def test_three_parts_are_added() -> None:
    """Parts may be more than two."""
    evidence = "The fund paid $10 million, $20 million and $30 million to the farms."
    assert sum_of(evidence, "The fund paid $60 million to the farms.").relation is Relation.AGREES


def test_a_lower_bound_makes_the_sum_one() -> None:
    """At least 14 and another six are at least 20: a point stays open."""
    evidence = "The flood killed at least 14 people in Ardal and another six in Norland."
    assert sum_of(evidence, "The flood killed at least 20 people.").relation is Relation.AGREES


@pytest.mark.parametrize(
    "evidence",
    [
        "The flood killed 14 people, six of them children, in Ardal.",
        "The flood killed 14 people in Ardal, including six children.",
        "The toll of the flood in Ardal rose to 14 people from 6 people.",
        "The flood killed 14 people in Ardal. An older flood killed six people in Norland.",
        "The flood killed 14 people and destroyed six homes in Ardal.",
    ],
)
def test_what_is_no_further_part_is_not_added(evidence: str) -> None:
    """A part of a part, an earlier figure, another sentence and another thing are left out."""
    found = compare(evidence, CLAIM)
    assert found.relation is not Relation.AGREES
    assert not any("together" in reason for reason in found.reasons)


def test_a_sum_that_does_not_come_out_is_none() -> None:
    """14 and five are no 20."""
    found = compare("The flood killed 14 people and another five died in Ardal.", CLAIM)
    assert not any("together" in reason for reason in found.reasons)
