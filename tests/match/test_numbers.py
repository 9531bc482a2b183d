"""The relation of two figures, exactly as the contract words it."""

from __future__ import annotations

import itertools
import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.match.numbers import Context, NumberVerdict, compare_numbers
from claims.match.tolerance import about_slack, read, round_slack
from claims.model import (
    Comparator,
    Dimension,
    Facet,
    Interval,
    Period,
    Quantity,
    Relation,
    Scope,
    Span,
    Trend,
)

YEAR = Period(text="in 2022", start=date(2022, 1, 1), end=date(2022, 12, 31))
DEATHS = Scope(subject="fentanyl deaths", place=("United States",))


def figure(
    value: float,
    comparator: str = "=",
    *,
    unit: str | None = "deaths",
    per: str | None = None,
    dimension: Dimension = Dimension.COUNT,
    approximate: bool = False,
    trend: Trend | None = None,
) -> Quantity:
    """A figure as it would be read from a text."""
    return Quantity(
        span=Span(0, 1),
        text=f"{value:,}",
        value=value,
        comparator=Comparator(comparator),
        unit=unit,
        per=per,
        dimension=dimension,
        approximate=approximate,
        trend=trend,
    )


def verdict(
    evidence: Quantity, claim: Quantity, mine: Scope = DEATHS, theirs: Scope = DEATHS
) -> NumberVerdict:
    """The verdict on two figures of the same scope unless told otherwise."""
    return compare_numbers(evidence, claim, mine, theirs)


def test_the_comparison_is_directed() -> None:
    """A point establishes a bound it lies within; the bound leaves the point open."""
    point, bound = figure(107_000), figure(100_000, ">")
    assert verdict(point, bound).relation is Relation.AGREES
    assert verdict(bound, point).relation is Relation.COMPATIBLE


def test_a_bound_at_a_round_claim_does_not_exclude_it() -> None:
    """ "More than 100,000" is compatible with 100,000, read as 95,000 to 105,000."""
    found = verdict(figure(100_000, ">"), figure(100_000))
    assert found.relation is Relation.COMPATIBLE
    assert any("95,000 to 105,000" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("value", "slack"), [(100_000, 5_000), (73_000, 500), (1_000, 50), (2_000_000, 50_000)]
)
def test_the_tolerance_of_a_round_point(value: float, slack: float) -> None:
    """Half a unit of the second significant figure."""
    assert round_slack(value) == slack
    assert read(figure(value)).interval == Interval(value - slack, value + slack)


@pytest.mark.parametrize("value", [999.0, 1_500.0, 73_838.0, 5.0])
def test_other_points_have_no_tolerance(value: float) -> None:
    """Below 1,000, or without three zeros at the end, a point is read as written."""
    assert read(figure(value)).interval == Interval(value, value)


@pytest.mark.parametrize(
    ("value", "slack"), [(40_000, 4_000), (107_000, 500), (25, 2.5), (1_250, 25), (8e9, 5e8)]
)
def test_about_covers_what_rounds_to_the_number(value: float, slack: float) -> None:
    """Half a unit of its last figure, and no more than a tenth of it."""
    assert math.isclose(about_slack(value), slack)


def test_a_wider_thing_with_fewer_is_a_conflict() -> None:
    """What holds the thing and more has fewer: the claim cannot be."""
    wide = Scope(
        subject="deaths involving synthetic opioids other than methadone, primarily fentanyl",
        place=("United States",),
        period=YEAR,
    )
    found = verdict(figure(73_838), figure(100_000, per="year"), wide)
    assert found.relation is Relation.CONFLICTS
    assert found.reasons[0].startswith("even the wider category, ")
    assert found.difference is not None
    assert found.difference.words == "26,162 fewer, 26 %"


def test_a_wider_thing_with_more_decides_nothing() -> None:
    """All drugs have 107,941: that leaves 100,000 of one drug open."""
    wide = Scope(subject="deaths from all drugs", place=("United States",), period=YEAR)
    found = verdict(figure(107_941), figure(100_000, per="year"), wide)
    assert found.relation is Relation.DIFFERENT_SCOPE
    assert found.difference is not None
    assert found.difference.facet is Facet.THING


def test_width_is_read_from_the_sentence() -> None:
    """A part told after the whole ("of them, 73,838 involved …") is wider by its own words."""
    text = "Of 107,941 deaths, 73,838 involved synthetic opioids, primarily fentanyl."
    at = text.index("73,838")
    found = compare_numbers(
        figure(73_838),
        figure(100_000),
        Scope(subject="drug overdose deaths", place=("United States",)),
        DEATHS,
        evidence_context=Context(text, Span(at, at + 6)),
    )
    assert found.relation is Relation.CONFLICTS
    assert "synthetic opioids" in found.reasons[0]


def test_a_part_cannot_be_more_than_its_whole() -> None:
    """The part alone exceeds what the claim says of the whole."""
    whole = Scope(subject="deaths from all drugs")
    found = verdict(figure(73_838), figure(20_000), Scope(subject="fentanyl deaths"), whole)
    assert found.relation is Relation.CONFLICTS


@pytest.mark.parametrize(
    ("mine", "theirs", "facet"),
    [
        (Scope(place=("Mexico",)), Scope(place=("United States",)), Facet.PLACE),
        (
            Scope(period=YEAR),
            Scope(period=Period(text="in 2019", start=date(2019, 1, 1), end=date(2019, 12, 31))),
            Facet.PERIOD,
        ),
        (Scope(population="women"), Scope(population="men"), Facet.POPULATION),
        (Scope(subject="malaria deaths"), Scope(subject="measles deaths"), Facet.THING),
    ],
)
def test_the_facet_that_differs_is_named(mine: Scope, theirs: Scope, facet: Facet) -> None:
    """Numbers of two scopes never conflict, however far apart."""
    found = verdict(figure(10), figure(90_000), mine, theirs)
    assert found.relation is Relation.DIFFERENT_SCOPE
    assert found.difference is not None
    assert found.difference.facet is facet
    assert facet.value in found.reasons[0]


def test_a_facet_left_out_matches_anything_and_is_said() -> None:
    """Where one side names no place, the numbers are compared and the gap is reported."""
    found = verdict(figure(640), figure(640), Scope(place=("Chile",)), Scope())
    assert found.relation is Relation.AGREES
    assert any("not stated" in reason for reason in found.reasons)


def test_a_population_on_one_side_is_noted() -> None:
    """ "Young people" on one side changes nothing but is said."""
    young = Scope(subject="fentanyl deaths", population="young people")
    found = verdict(figure(640), figure(640), young, Scope(subject="fentanyl deaths"))
    assert found.relation is Relation.AGREES
    assert any("young people" in reason for reason in found.reasons)


def test_currencies_are_never_converted() -> None:
    """Euros against dollars is another unit, not a conflict."""
    euros = figure(300, unit="euro", dimension=Dimension.MONEY)
    dollars = figure(900, unit="dollar", dimension=Dimension.MONEY)
    found = verdict(euros, dollars, Scope(), Scope())
    assert found.relation is Relation.DIFFERENT_SCOPE
    assert found.difference is not None
    assert found.difference.facet is Facet.UNIT


def test_lengths_are_brought_to_one_unit() -> None:
    """100 kilometres bear out "more than 60 miles", and the conversion is said."""
    kilometres = figure(100, unit="kilometre", dimension=Dimension.PHYSICAL)
    miles = figure(60, ">", unit="mile", dimension=Dimension.PHYSICAL)
    found = verdict(kilometres, miles, Scope(), Scope())
    assert found.relation is Relation.AGREES
    assert any("62.1 mile" in reason for reason in found.reasons)


def test_a_month_is_brought_to_a_year() -> None:
    """8,000 a month are 96,000 a year."""
    found = verdict(figure(8_001, per="month"), figure(96_012, per="year"))
    assert found.relation is Relation.AGREES


def test_a_monthly_total_is_no_yearly_number() -> None:
    """A number of one month beside a number per year is of another period."""
    month = Period(text="in May 2022", start=date(2022, 5, 1), end=date(2022, 5, 31))
    found = verdict(figure(9_001), figure(90_000, per="year"), Scope(period=month), Scope())
    assert found.relation is Relation.DIFFERENT_SCOPE
    assert found.difference is not None
    assert found.difference.facet is Facet.PERIOD


def test_opposite_movements_conflict() -> None:
    """The same percentage up and down is a contradiction."""
    up = figure(6, unit=None, dimension=Dimension.PERCENT, trend=Trend.UP)
    down = figure(6, unit=None, dimension=Dimension.PERCENT, trend=Trend.DOWN)
    assert verdict(up, down, Scope(), Scope()).relation is Relation.CONFLICTS


@pytest.mark.parametrize(
    ("evidence", "claim", "words"),
    [
        (73_838.0, 100_000.0, "26,162 fewer, 26 %"),
        (126_162.0, 100_000.0, "26,162 more, 26 %"),
        (500_001.0, 1_001.0, "499 times as many"),
        (101_240.0, 100_000.0, "within rounding: 1,240 more, 1 %"),
        (640.0, 640.0, "the same number"),
    ],
)
def test_the_difference_is_said_in_words(evidence: float, claim: float, words: str) -> None:
    """How far the numbers lie apart, in a reader's words."""
    found = verdict(figure(evidence), figure(claim)).difference
    assert found is not None
    assert found.words == words


def test_a_bound_far_away_is_at_least_so_many_times() -> None:
    """100,000 against fewer than 1,000: at least a hundred times as many."""
    found = verdict(figure(100_000), figure(1_000, "<"), Scope(place=("Peru",)), Scope())
    assert found.difference is not None
    assert found.difference.words == "at least 100 times as many"


POINTS = st.floats(-1e9, 1e9).map(lambda value: round(value, 3))
COMPARATORS = st.sampled_from(["=", "<", "<=", ">", ">=", "~"])


@given(POINTS, COMPARATORS, POINTS, COMPARATORS)
def test_exclusion_has_no_direction(a: float, first: str, b: float, second: str) -> None:
    """In one scope, what rules the other out is ruled out by it."""
    forth = verdict(figure(a, first), figure(b, second))
    back = verdict(figure(b, second), figure(a, first))
    conflicts = Relation.CONFLICTS
    assert (forth.relation is conflicts) == (back.relation is conflicts)
    assert forth.reasons


@given(POINTS, COMPARATORS)
def test_a_figure_bears_itself_out(value: float, comparator: str) -> None:
    """A claim repeated agrees with itself."""
    same = figure(value, comparator)
    assert verdict(same, same).relation is Relation.AGREES


def test_two_places_never_conflict() -> None:
    """Whatever the numbers, the United States against Mexico is another place."""
    values = [figure(v, c) for v in (0, 999, 1_000, 100_000) for c in ("=", "<", ">", "~")]
    mexico = Scope(subject="fentanyl deaths", place=("Mexico",))
    for one, other in itertools.product(values, values):
        assert verdict(one, other, DEATHS, mexico).relation is Relation.DIFFERENT_SCOPE
