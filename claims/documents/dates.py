"""The day a text says it was published; only where it says so, never a day it merely mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claims.folding import fold

_LINES, _LINE_LENGTH = 12, 200
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre set",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = r"(?P<y1>\d{4})[-/](?P<m1>\d{1,2})[-/](?P<d1>\d{1,2})(?:[t ][\d:.]+(?:z|[+-]\d\d:?\d\d)?)?"
_MONTH_FIRST = r"(?P<m2>[a-z]{3,10})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? (?P<y2>\d{4})"
_DAY_FIRST = (
    r"(?P<d3>\d{1,2})(?:st|nd|rd|th)? (?:de )?(?P<m3>[a-z]{3,10})\.?,? (?:de )?(?P<y3>\d{4})"
)
_DAY = rf"(?:[a-z]{{3,10}},? )?(?:{_ISO}|{_MONTH_FIRST}|{_DAY_FIRST})"
# "Published: 2023-10-05", "Fecha: 5 de octubre de 2023", or a line that is nothing but a date.
_LABELLED = re.compile(
    r"[*_#> ]*(?:published|publication date|date published|posted|date|publicado|fecha)"
    rf"(?: on| el)?[*_ ]*:?[*_ ]*{_DAY}\b"
)
_ALONE = re.compile(rf"[*_#> ]*{_DAY}[*_. ]*")
# "MEXICO CITY, Oct. 5, 2023 (Agency) -": capitals, a date with its year, a dash.
_DATELINE = re.compile(
    rf"[^\W\d_][\w .,'/-]{{1,60}}[,.:]? ?\(?{_DAY}\)?(?: ?\([^()]{{1,40}}\))? ?[-:]"
)


def parse_day(text: str) -> date | None:
    """The date that ``text`` consists of, in ISO, English or Spanish words; None for others."""
    found = _ALONE.fullmatch(fold(text.strip()[:_LINE_LENGTH]))
    return _day(found) if found else None


def explicit_date(text: str) -> date | None:
    """The publication date stated in the first lines of ``text``."""
    for line in first_lines(text, _LINES):
        folded = fold(line[:_LINE_LENGTH])
        found = _LABELLED.match(folded) or _ALONE.fullmatch(folded)
        if not found and line[:3].isupper():
            found = _DATELINE.match(folded)
        if found:
            day = _day(found)
            if day:
                return day
    return None


def first_lines(text: str, count: int) -> Iterator[str]:
    """The first ``count`` lines that hold anything, trimmed; never reads further than it must."""
    start = 0
    while count and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        # A line of 50 MB is cut here: nothing that is looked for stands far into a line.
        line = text[start : min(end, start + 10 * _LINE_LENGTH)].strip()
        start = end + 1
        if line:
            count -= 1
            yield line


def _day(found: re.Match[str]) -> date | None:
    for turn in "123":
        year, month, day = (found[f"{part}{turn}"] for part in "ymd")
        if year:
            number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
            try:
                return date(int(year), number, int(day))
            except ValueError:
                return None
    return None
