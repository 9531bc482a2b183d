"""Pictures are drawn from numbers alone, whatever the numbers are."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from claims.model import Comparator, Dimension, Quantity, Span
from claims.store import Case
from factcheck.reports.gathering import gather
from factcheck.reports.pictures import interval_pictures, verdict_bar
from factcheck.reports.words import figure, number


def drawn(case: Case, **figure: Any) -> ElementTree.Element:
    """The picture of the first claim, with the other side's figure changed."""
    claim = gather(case).claims[0]
    passages = tuple(
        replace(
            one, evidence=replace(one.evidence, quantity=replace(one.evidence.quantity, **figure))
        )
        if one.evidence.quantity
        else one
        for one in claim.passages
    )
    (picture,) = interval_pictures(replace(claim, passages=passages))
    return ElementTree.fromstring(picture)


def test_the_verdict_bar_fills_its_width_in_proportion() -> None:
    """The parts are as wide as their share, one beside the other; words say the same."""
    svg = ElementTree.fromstring(verdict_bar([("✓", "Yes", "good", 3), ("✗", "<No>", "bad", 1)]))
    assert [rect.get("width") for rect in svg.iter("rect")] == ["75%", "25%"]
    assert [title.text for title in svg.iter("title")] == [
        "4 claims by verdict",
        "✓ Yes: 3",
        "✗ <No>: 1",
    ]
    assert [one.text for one in svg.iter("desc")] == ["Yes: 3; <No>: 1"]


def test_a_claims_figure_and_those_it_was_compared_with_share_one_line(case: Case) -> None:
    """The claim's row comes first; an open end is a ring, no end an arrow; nothing confidential."""
    svg = drawn(case)
    texts = [text.text for text in svg.iter("text")]
    assert texts[:4] == ["This claim", "1,200 ships per year", "e1 Port report", "more than 1,100"]
    ends = [circle.get("class") for circle in svg.iter("circle")]
    assert ends == ["dot-own", "ring-conflicts"]
    assert len(list(svg.iter("svg"))) == 2
    assert "9,481" not in ElementTree.tostring(svg, encoding="unicode")


def test_a_picture_says_in_words_what_it_shows(case: Case) -> None:
    """Title and description are named by the picture, and hold every figure."""
    svg = drawn(case)
    named = (svg.get("aria-labelledby") or "").split()
    told = {one.get("id"): one.text for one in svg.iter() if one.tag in ("title", "desc")}
    assert svg.get("role") == "img"
    assert [told[name] for name in named] == [
        "Figures on one line",
        "This claim: 1,200 ships per year. e1 Port report: more than 1,100 (conflicts).",
    ]


def test_both_ends_of_a_range_are_dots(case: Case) -> None:
    """A closed interval has a dot at each end and a line between."""
    svg = drawn(case, value=None, low=1000.0, high=1100.0, comparator=Comparator.RANGE)
    assert [one.get("class") for one in svg.iter("circle")].count("dot-conflicts") == 2


def test_figures_of_two_measures_are_not_drawn_on_one_line(case: Case) -> None:
    """A percentage and a count have no place beside each other."""
    with pytest.raises(ValueError, match="not enough values"):
        drawn(case, dimension=Dimension.PERCENT)


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
