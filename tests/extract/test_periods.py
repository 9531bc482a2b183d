"""Periods: the words, and the days they span."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.periods import find_periods
from claims.model import Span

PUBLISHED = date(2023, 10, 6)  # a Friday


def days(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """The periods of a sentence as (first day, last day), "-" where one is not known."""
    found = find_periods(text, Span(0, len(text)), published)
    return [(str(it.period.start or "-"), str(it.period.end or "-")) for it in found]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It fell in 2022.", "2022-01-01", "2022-12-31"),
        ("It fell (2019).", "2019-01-01", "2019-12-31"),
        ("The 2018 budget grew.", "2018-01-01", "2018-12-31"),
        ("It has grown since 2019.", "2019-01-01", "2023-10-06"),
        ("It has grown since March 2020.", "2020-03-01", "2023-10-06"),
        ("It has grown since last year.", "2022-01-01", "2023-10-06"),
        ("It fell between 2010 and 2015.", "2010-01-01", "2015-12-31"),
        ("It rose from 2010 to 2015.", "2010-01-01", "2015-12-31"),
        ("It rose in 2010-15.", "2010-01-01", "2015-12-31"),
        ("By 2030 it will end.", "-", "2030-12-31"),
        ("In the 1990s it fell.", "1990-01-01", "1999-12-31"),
        ("The first quarter of 2022 was bad.", "2022-01-01", "2022-03-31"),
        ("In the second half of 2022 it fell.", "2022-07-01", "2022-12-31"),
        ("In February 2024 it rose.", "2024-02-01", "2024-02-29"),
        ("It came on October 5, 2023.", "2023-10-05", "2023-10-05"),
        ("It came on 5 October 2023.", "2023-10-05", "2023-10-05"),
        ("In the 12 months to March 2023 it rose.", "2022-04-01", "2023-03-31"),
        ("Last year it rose.", "2022-01-01", "2022-12-31"),
        ("Next year it will rise.", "2024-01-01", "2024-12-31"),
        ("Last month it rose.", "2023-09-01", "2023-09-30"),
        ("This week it rose.", "2023-10-02", "2023-10-08"),
        ("This Thursday he came.", "2023-10-05", "2023-10-05"),
        ("Yesterday it rose.", "2023-10-05", "2023-10-05"),
        ("Five years ago it rose.", "2018-01-01", "2018-12-31"),
        ("Over the past five years it rose.", "2018-10-06", "2023-10-06"),
        ("It fell in March.", "2023-03-01", "2023-03-31"),
        ("In fiscal year 2023 it fell.", "-", "-"),
        ("El año pasado subió.", "2022-01-01", "2022-12-31"),
        ("Desde 2019 ha subido.", "2019-01-01", "2023-10-06"),
        ("Entre 2010 y 2015 subió.", "2010-01-01", "2015-12-31"),
        ("El 5 de marzo de 2021 subió.", "2021-03-05", "2021-03-05"),
        ("En los últimos 10 años subió.", "2013-10-06", "2023-10-06"),
        ("Hace dos años subió.", "2021-01-01", "2021-12-31"),
        ("Este jueves llegó.", "2023-10-05", "2023-10-05"),
    ],
)
def test_the_days_of_a_period(text: str, start: str, end: str) -> None:
    """Absolute and relative times span the days that a reader would count."""
    assert days(text) == [(start, end)]


@pytest.mark.parametrize(
    "text",
    ["100,000 a year", "every month", "twice per week", "cien al año", "cada mes", "a day at sea",
     "He is 5 years old.", "She may march on.", "room 2022b"],
)  # fmt: skip
def test_a_rate_is_no_period(text: str) -> None:
    """ "a year" says how often, an age how old, and neither says when."""
    assert days(text) == []


@pytest.mark.parametrize("text", ["Last year it rose.", "On Thursday he came.", "Hoy subió."])
def test_relative_times_have_no_days_without_a_date(text: str) -> None:
    """Where nobody knows the day of publication, the words stand alone."""
    assert days(text, None) == [("-", "-")]


def test_the_thirty_first_of_june_has_no_day() -> None:
    """A day that no calendar has stays words."""
    assert days("On June 31, 2023 it fell.") == [("-", "-")]


PIECES = st.sampled_from(
    ["in ", "the ", "last ", "past ", "999 ", "decades ", "years ", "ago ", "since ", "1500",
     "2199", "-", "99", " to ", "February ", "30", ", ", "9999", "hace ", "siglos", "٢٠٢٣",
     "ſecond ", "next ", "quarter ", "of ", "İ", "(", ")", "mayo "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12), st.sampled_from([date.min, date.max, PUBLISHED]))
def test_any_mixture_of_times_is_read(pieces: list[str], published: date) -> None:
    """No mixture of words and no day of publication leads beyond the calendar."""
    text = "".join(pieces)
    for mention in find_periods(text, Span(0, len(text)), published):
        assert mention.period.text == mention.span.of(text)
        if mention.period.start and mention.period.end:
            assert mention.period.start <= mention.period.end
