"""Pictures are drawn from numbers alone, whatever the numbers are."""

from __future__ import annotations

import math
from typing import Any
from xml.etree import ElementTree

import pytest

from claims.model import Comparator, Quantity, Span
from claims.store import Case
from factcheck.reports.gathering import gather
from factcheck.reports.pictures import interval_pictures, verdict_bar
from factcheck.reports.words import figure, number


def test_the_verdict_bar_fills_its_width_in_proportion() -> None:
    """The parts are as wide as their share, one beside the other."""
    svg = ElementTree.fromstring(verdict_bar([("✓", "Yes", "good", 3), ("✗", "<No>", "bad", 1)]))
    widths = [float(rect.get("width", "0")) for rect in svg.iter("rect")]
    assert widths == [479.0, 159.0]
    assert [title.text for title in svg.iter("title")] == [
        "4 claims by verdict",
        "✓ Yes: 3",
        "✗ <No>: 1",
    ]


def test_a_claims_figure_and_those_it_was_compared_with_share_one_scale(case: Case) -> None:
    """The claim's bar comes first; an open end reaches to the edge; no confidential figure."""
    (picture,) = interval_pictures(gather(case).claims[0])
    svg = ElementTree.fromstring(picture)
    texts = [text.text for text in svg.iter("text")]
    assert texts == ["this claim", "1,200 ships per year", "Port report", "more than 1,100"]
    bars = [rect.get("class") for rect in svg.iter("rect")]
    assert bars == ["bar-own", "bar-conflicts"]
    assert len(list(svg.iter("circle"))) == 2


@pytest.mark.parametrize(
    ("value", "words"),
    [(73838.0, "73,838"), (0.5, "0.5"), (-3.0, "-3"), (1e300, "1e+300"), (32.6, "32.6")],
)
def test_numbers_are_written_for_people(value: float, words: str) -> None:
    """Thousands are parted, fractions kept, monsters short."""
    assert number(value) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"value": 1000.0, "comparator": Comparator.LESS, "unit": "deaths"},
            "fewer than 1,000 deaths",
        ),
        (
            {"low": 1.0, "high": 2.0, "comparator": Comparator.RANGE, "per": "year"},
            "1 to 2 per year",
        ),
        ({"value": 5.0, "unit": "percent"}, "5 %"),
        ({"value": math.pi * 1e20}, "3.14159e+20"),
    ],
)
def test_figures_are_read_out_with_bound_unit_and_rate(fields: dict[str, Any], words: str) -> None:
    """What the machine understood can be read back."""
    assert figure(Quantity(span=Span(0, 1), text="x", **fields)) == words
