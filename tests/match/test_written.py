"""What the writing of a figure says of it."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.match.compare import compare
from claims.match.written import counts_others, is_identifier, is_result
from claims.model import Facet, Quantity, Relation


def figure(text: str) -> Quantity:
    """The first figure of a text."""
    return extract(text, language="en").quantities[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smith leads Jones 46 percent to 44 percent.", True),
        ("Between 44 and 46 percent favour Smith.", False),
        ("The plant employs 640 engineers.", False),
    ],
)
def test_a_result_is_told_from_the_greater_down(text: str, expected: bool) -> None:
    """A range begins with the smaller number, a result with the winner's."""
    assert is_result(figure(text)) is expected


def test_two_results_are_compared_as_a_whole() -> None:
    """46 to 44 does not lie inside 49 to 39: they are two results."""
    first = "Smith leads Jones 46 percent to 44 percent among voters."
    found = compare(first, "Smith leads Jones 49 percent to 39 percent among voters.")
    assert found.relation is Relation.DIFFERENT_SCOPE
    assert compare(first, first).relation is Relation.AGREES


def test_others_are_told_beside_some_not_counted() -> None:
    """The envoy and three others are four: three other envoys do not rule four out."""
    assert counts_others(figure("Three other envoys were killed in the raid."))
    found = compare("Three other envoys were killed in the raid.", "Four envoys died in the raid.")
    (pair,) = found.pairs
    assert found.relation is Relation.DIFFERENT_SCOPE
    assert pair.verdict.difference
    assert pair.verdict.difference.facet is Facet.THING


def test_a_long_row_of_digits_is_a_name() -> None:
    """Two addresses do not contradict each other by their digits; a written number may."""
    assert is_identifier(Quantity(span=figure("It has 640 seats.").span, text="671442096285458434"))
    assert not is_identifier(figure("The fund holds 1,300,000,000,000 dollars."))
