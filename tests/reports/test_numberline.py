"""Numbers find their place on a line, whatever numbers they are."""

from __future__ import annotations

import math
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Interval
from factcheck.reports.numberline import line_for

ENDS = st.floats(allow_nan=False, allow_infinity=False)
INTERVALS = st.one_of(
    st.tuples(ENDS, ENDS).map(lambda ends: Interval(min(ends), max(ends))),
    ENDS.map(lambda end: Interval(end, math.inf, False, False)),
    ENDS.map(lambda end: Interval(-math.inf, end, False, True)),
)


@given(st.lists(INTERVALS, min_size=1, max_size=6))
def test_every_number_has_a_place_in_order(intervals: list[Interval]) -> None:
    """Ends lie on the line, greater ones not left of smaller ones; marks are on it, in order."""
    line = line_for(intervals)
    assert line is not None
    assert line.low < line.high
    ends = sorted(end for one in intervals for end in (one.low, one.high))
    places = [line.at(end) for end in ends]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    ticks = list(line.ticks())
    assert ticks == sorted(ticks)
    assert all(line.low <= tick <= line.high for tick in ticks)
    assert len(ticks) <= 7


def test_powers_of_ten_are_shown_beyond_a_hundredfold() -> None:
    """A hundredfold is still linear, from zero; above it each mark is ten times the one before."""
    near = line_for([Interval(10, 10), Interval(1000, 1000)])
    far = line_for([Interval(9, 9), Interval(1000, 1000)])
    assert near is not None
    assert far is not None
    assert (near.log, near.low) == (False, 0.0)
    assert (far.log, list(far.ticks())) == (True, [1.0, 10.0, 100.0, 1000.0])


def test_numbers_close_together_are_told_apart() -> None:
    """Zero is left out where it would push 107,000 and 107,943 into one dot."""
    line = line_for([Interval(107_000, 107_000), Interval(107_943, 107_943)])
    assert line is not None
    assert line.low > 100_000
    assert line.at(107_943) - line.at(107_000) > 0.5


def test_a_bound_has_room_for_its_arrow() -> None:
    """A bound of 1,000 beside 100,000 still has some of the line to its left."""
    line = line_for([Interval(-math.inf, 1000, False, False), Interval(1e5, 1e5)])
    assert line is not None
    assert line.at(1000) > 0.05
    assert (line.at(-math.inf), line.at(math.inf)) == (0.0, 1.0)


def test_nothing_finite_has_no_line() -> None:
    """Of two bounds that are no numbers there is nothing to draw."""
    assert line_for([Interval(-math.inf, math.inf, False, False)]) is None


EXTREMES = [
    sign * size
    for sign in (1, -1)
    for size in (0.0, math.ulp(0.0), 1e-323, 1.0, 8.9e307, 1e308, sys.float_info.max)
]


@pytest.mark.parametrize("one", EXTREMES)
@pytest.mark.parametrize("other", EXTREMES)
def test_the_first_and_the_last_floats_have_a_line(one: float, other: float) -> None:
    """Nothing overflows, or vanishes to zero, where no float is left beyond a number."""
    for intervals in (
        [Interval(one, one), Interval(other, other)],
        [Interval(one, math.inf, True, False), Interval(-math.inf, other, False, True)],
    ):
        line = line_for(intervals)
        assert line is not None
        assert -math.inf < line.low < line.high < math.inf
        assert line.at(min(one, other)) <= line.at(max(one, other))
        assert all(line.low <= tick <= line.high for tick in line.ticks())
