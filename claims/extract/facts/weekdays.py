"""Days of the week that do not fit their date, and ages that do not fit a year of birth."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date

from claims.extract.arithmetic.figures import Finding
from claims.extract.days import day_of, latest
from claims.extract.gazetteer import in_lower_case
from claims.extract.periods import MONTH, WEEKDAYS, YEAR, month_number
from claims.model import Dimension, Quantity, Span

_NAMES = (
    r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
_IN_YEAR = rf"(?:,?\s+(?:of\s+|del?\s+)?(?P<{{0}}year>{YEAR}))?"
_DATE = re.compile(
    rf"(?<!\w){_NAMES},?\s+(?:the\s+|el\s+)?(?:"
    rf"(?P<a_month>{MONTH})\s+(?P<a_day>{_DAY}){_IN_YEAR.format('a_')}|"
    rf"(?P<b_day>{_DAY})\s+(?:of\s+|de\s+)?(?P<b_month>{MONTH}){_IN_YEAR.format('b_')})(?!\w)"
)
_BORN = re.compile(
    rf"(?<!\w)(?:born|nacid[oa]|nació)(?:\s+[^\W\d_][\w.,'’-]*){{0,6}}?\s+(?:\d{{1,2}},?\s+)?"
    rf"(?P<year>{YEAR})"
)


def misfits(
    text: str, within: Span, quantities: Sequence[Quantity], published: date | None
) -> Iterator[Finding]:
    """What does not fit in one sentence: "4 March 2021 was a Thursday, not a Tuesday".

    A date without its year is that nearest to ``published``, and passed over without it.
    """
    lowered = in_lower_case(within.of(text))
    for found in _DATE.finditer(lowered):
        words = _misfit(found, published)
        if words:
            yield Finding(words, (Span(*found.span()).moved(within.start),))
    if published and any(it.dimension is Dimension.AGE for it in quantities):
        yield from _ages(lowered, within, quantities, published)


def _misfit(found: re.Match[str], published: date | None) -> str:
    it = {name[2:]: value for name, value in found.groupdict().items() if name[1] == "_" and value}
    month, day = month_number(it["month"]), int(re.sub(r"\D", "", it["day"]))
    written = found.group("weekday")
    wanted = WEEKDAYS[written[:3]]
    if "year" in it:
        known = day_of(int(it["year"]), month, day)
        if known is None:
            return f"{calendar.month_name[month]} of {it['year']} has no day {day}"
    else:
        known = latest(published, month, day) if published else None
        # Without a year the writer may mean the year before or the next.
        near = [day_of(known.year + step, month, day) for step in (-1, 1)] if known else []
        if any(other and other.weekday() == wanted for other in near):
            return ""
    if known is None or known.weekday() == wanted:
        return ""
    names = calendar.day_name
    return (
        f"{known.day} {calendar.month_name[month]} {known.year} was a {names[known.weekday()]}, "
        f"not a {names[wanted]}"
    )


def _ages(
    lowered: str, within: Span, quantities: Sequence[Quantity], published: date
) -> Iterator[Finding]:
    born = _BORN.search(lowered)
    ages = [it for it in quantities if it.dimension is Dimension.AGE and it.value is not None]
    # Two ages are of two people, and whose year it is no word tells.
    if born is None or len(ages) != 1 or ages[0].value is None:
        return
    age = published.year - int(born.group("year"))
    if ages[0].value not in (age, age - 1) and age > 0:
        words = f"born in {born.group('year')}, one was {age - 1} or {age} in {published.year}"
        yield Finding(f"{words}, not {ages[0].value:g}", (ages[0].span,))
