"""What time it is: UTC to the second, or a clock that recordings and tests set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TypeAlias

from claims.errors import InputError

Clock: TypeAlias = Callable[[], datetime]

VARIABLE = "FACTCHECK_CLOCK"


def system_clock() -> datetime:
    """The present, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def stepping_clock(start: datetime) -> Clock:
    """A clock that says ``start`` first and one second more each time it is asked.

    Safe to share between threads: no moment is given out twice.
    """
    steps = count()
    return lambda: start + timedelta(seconds=next(steps))


def clock_from(environment: Mapping[str, str]) -> Clock:
    """The system's clock, or the one that ``FACTCHECK_CLOCK`` sets.

    Raises InputError where the variable is no moment, or one without its time zone.
    """
    text = environment.get(VARIABLE, "").strip()
    if not text:
        return system_clock
    try:
        start = datetime.fromisoformat(text)
    except ValueError:
        start = None
    if start is None or start.tzinfo is None:
        raise InputError(
            f"{VARIABLE}={text}: not a moment in time; write it like 2024-01-01T00:00:00Z"
        )
    return stepping_clock(start.astimezone(UTC).replace(microsecond=0))
