"""The clock that decisions are dated by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from claims.errors import InputError
from factcheck.clock import clock_from, system_clock


def test_the_system_clock_is_utc_to_the_second() -> None:
    """The present has its zone, UTC, and no fraction."""
    now = system_clock()
    assert now.utcoffset() == timedelta(0)
    assert now.microsecond == 0


def test_a_set_clock_advances_one_second_an_asking() -> None:
    """FACTCHECK_CLOCK gives its own moment first, then one second more each time."""
    clock = clock_from({"FACTCHECK_CLOCK": "2024-01-01T00:00:00Z"})
    start = datetime(2024, 1, 1, tzinfo=UTC)
    assert [clock() for _ in range(3)] == [start + timedelta(seconds=step) for step in range(3)]


def test_another_zone_is_brought_to_utc() -> None:
    """A moment with an offset is given out in UTC."""
    clock = clock_from({"FACTCHECK_CLOCK": "2024-01-01T02:00:00+02:00"})
    assert clock().isoformat() == "2024-01-01T00:00:00+00:00"


@pytest.mark.parametrize("text", ["yesterday", "2024-01-01T00:00:00", "2024-13-01"])
def test_no_moment_is_refused_with_an_example(text: str) -> None:
    """What is no moment, or has no zone, is refused with the form to write."""
    with pytest.raises(InputError, match="2024-01-01T00:00:00Z"):
        clock_from({"FACTCHECK_CLOCK": text})


def test_without_the_variable_the_system_clock_runs() -> None:
    """An empty variable is none."""
    assert clock_from({"FACTCHECK_CLOCK": " "}) is system_clock
