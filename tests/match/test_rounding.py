"""Numbers brought to another unit, and counts brought to rates, with the tolerance said."""

from __future__ import annotations

import pytest

from claims.match.compare import compare
from claims.match.population import stated_population
from claims.match.rounding import written_place
from claims.match.things import Context
from claims.model import Dimension, Quantity, Relation, Span


def quantity(text: str, value: float, dimension: Dimension = Dimension.COUNT) -> Quantity:
    """A figure as written."""
    return Quantity(span=Span(0, len(text)), text=text, value=value, dimension=dimension)


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("16 km", 16, 1.0),
        ("16.1 km", 16.1, 0.1),
        ("1.2 million", 1_200_000, 100_000),
        ("5 million", 5_000_000, 1_000_000),
        ("15,774 feet", 15_774, 1.0),
        ("ten miles", 10, 1.0),
    ],
)
def test_the_last_written_figure_says_how_exact_a_number_is(
    text: str, value: float, place: float
) -> None:
    """Decimals and scale words are counted, grouping marks are not."""
    assert written_place(quantity(text, value)) == pytest.approx(place)


def test_a_share_is_as_exact_as_a_whole_percentage() -> None:
    """ "Two out of five" is not rounded to its digit."""
    assert written_place(quantity("2 out of 5", 0.4, Dimension.RATIO)) == 0.01


def test_the_reason_says_how_far_a_converted_number_was_rounded() -> None:
    """The reader sees the factor and the tolerance, and that the rest is rounding."""
    found = compare("The tunnel is 10 miles long.", "The tunnel is 16 kilometres long.")
    assert found.relation is Relation.AGREES
    assert (
        "“10 miles” is the claim's number, rounded as it is written, to within 0.5" in found.reasons
    )
    assert "10 miles is 16.1 kilometres" in found.reasons
    difference = found.pairs[0].verdict.difference
    assert difference is not None
    assert difference.words.startswith("within rounding")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Norland, with a population of 5 million, is flat.", 5_000_000),
        ("Its population is about 90,000.", 90_000),
        ("A country of 5.2 million people.", 5_200_000),
        ("The island has 31,000 inhabitants.", 31_000),
        ("Una población de 5 millones.", 5_000_000),
        ("12 murders per 100,000 inhabitants.", None),
        ("12 asesinatos por cada 100.000 habitantes.", None),
        ("Two of its 40 inhabitants fled.", None),
        ("600 people were there.", None),
        ("A population of 5 million, up from a population of 4 million.", None),
    ],
)
def test_only_a_population_that_is_stated_counts(text: str, people: float | None) -> None:
    """One number, said to be of all who live there; a rate's own base is none."""
    assert stated_population(Context(text)) == people


def test_the_reason_names_the_population() -> None:
    """A count made a rate says among how many."""
    found = compare(
        "Norland, with a population of 5 million, had 600 murders in 2021.",
        "Norland had 12 murders per 100,000 people in 2021.",
    )
    assert "600 among the 5 million that are stated is 12 per 100,000 people" in found.reasons
