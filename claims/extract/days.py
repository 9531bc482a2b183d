"""Days, months and quarters reckoned from one another; None where the calendar has no such day."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TypeAlias

Days: TypeAlias = "tuple[date | None, date | None]"
"""The first and the last day of a period, None for an end that is open or not known."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None for a 31 June."""
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def month_days(year: int, month: int) -> Days:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def part(year: int, nth: int, months: int) -> Days:
    """The ``nth`` part of so many months of a year: a quarter or a half."""
    first = (nth - 1) * months + 1
    if first > 12:
        return None, None
    return date(year, first, 1), month_days(year, first + months - 1)[1]


def earlier(day: date, days: int) -> date | None:
    """The day so many days before; later for a negative number."""
    number = day.toordinal() - days
    return (
        date.fromordinal(number) if date.min.toordinal() <= number <= date.max.toordinal() else None
    )


def month_back(end: date, months: int) -> date | None:
    """The first day of the span of ``months`` that ends on ``end``, the last day of a month."""
    number = end.year * 12 + end.month - months
    return date(number // 12, number % 12 + 1, 1) if MINYEAR <= number // 12 <= MAXYEAR else None


def back(day: date, count: int, unit: str) -> Days:
    """The day ``count`` units earlier, twice; later for a negative count."""
    unit = unit.lower()
    if unit.startswith(("month", "mes", "quarter", "trimestre", "year", "año", "dec", "déc")):
        per = {"m": 1, "q": 3, "t": 3, "y": 12, "a": 12, "d": 120}[unit[0]]
        number = day.year * 12 + day.month - 1 - count * per
        if not MINYEAR <= number // 12 <= MAXYEAR:
            return None, None
        last = calendar.monthrange(number // 12, number % 12 + 1)[1]
        shifted: date | None = date(number // 12, number % 12 + 1, min(day.day, last))
    else:
        shifted = earlier(day, count * (7 if unit.startswith(("week", "semana")) else 1))
    return shifted, shifted


def around(day: date | None, unit: str) -> Days:
    """The calendar unit that ``day`` lies in."""
    unit = unit.lower()
    if day is None:
        return None, None
    if unit.startswith(("year", "año")):
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit.startswith(("dec", "déc")):
        first = day.year - day.year % 10
        return date(max(first, 1), 1, 1), date(min(first + 9, MAXYEAR), 12, 31)
    if unit.startswith(("quarter", "trimestre")):
        return part(day.year, (day.month - 1) // 3 + 1, 3)
    if unit.startswith(("month", "mes")):
        return month_days(day.year, day.month)
    if unit.startswith(("week", "semana")):
        return earlier(day, day.weekday()), earlier(day, day.weekday() - 6)
    return day, day


def latest(published: date, month: int, day: int) -> date | None:
    """The last such day before publication, or the next where that is within two months."""
    found = day_of(published.year, month, day)
    if found and (found - published) > timedelta(days=60) and published.year > MINYEAR:
        return day_of(published.year - 1, month, day)
    return found
