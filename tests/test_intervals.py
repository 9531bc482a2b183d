"""Figures are drawn as bars on one scale, whatever figures they are."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from claims.model import Interval
from factcheck.intervals import ASCII, axis_of, bar, scale_of

ENDS = st.floats(allow_nan=False, allow_infinity=False)
INTERVALS = st.one_of(
    st.tuples(ENDS, ENDS).map(lambda ends: Interval(min(ends), max(ends))),
    ENDS.map(lambda end: Interval(end, math.inf, False, False)),
    ENDS.map(lambda end: Interval(-math.inf, end, False, True)),
)


@given(st.lists(INTERVALS, min_size=1, max_size=6), st.integers(12, 120))
def test_every_bar_fits_its_scale(intervals: list[Interval], cells: int) -> None:
    """Bars are as wide as the scale, and greater ends never stand left of smaller ones."""
    axis = axis_of(intervals, cells)
    assert -math.inf < axis.low <= axis.high < math.inf
    assert all(len(bar(one, axis, ASCII)) == cells for one in intervals)
    ends = sorted(end for one in intervals for end in (one.low, one.high) if math.isfinite(end))
    places = [axis.cell(end) for end in ends]
    assert places == sorted(places)
    assert scale_of(axis)


def test_a_bound_ends_in_an_arrow() -> None:
    """Fewer than 1,000 goes on to the left; the end that is not counted is an open circle."""
    figures = [Interval(-math.inf, 1000, False, False), Interval(2000, 2000)]
    axis = axis_of(figures, 30)
    drawn = bar(figures[0], axis, ASCII)
    assert drawn[0] == ASCII.down
    assert drawn[axis.cell(1000)] == ASCII.open
