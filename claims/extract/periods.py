"""The times that a text speaks of: words such as "since 2019", and the days they span.

A rate ("a year", "every month", "al año") is no period. Relative times are reckoned from the day
the document was published, and have no days where that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from claims.extract.days import (
    Days,
    around,
    back,
    day_of,
    earlier,
    latest,
    month_back,
    month_days,
    part,
)
from claims.extract.gazetteer import in_lower_case
from claims.model import Period, Span
from claims.remembered import Remembered
from claims.vocabulary import vocabulary


class Grain(IntEnum):
    """How wide a period is: a day is more often when somebody spoke than what was counted."""

    DAY = 0
    MONTH = 1
    YEAR = 2
    SPAN = 3


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period where it is named."""

    span: Span
    period: Period
    grain: Grain


_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12, "ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12,
}  # fmt: skip
WEEKDAYS = {
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
    "lun": 0, "mar": 1, "mie": 2, "mié": 2, "jue": 3, "vie": 4, "sab": 5, "sáb": 5, "dom": 6,
}  # fmt: skip
"""The days of the week by their first three letters, Monday as 0."""

_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "un": 1, "una": 1, "dos": 2,
    "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "doce": 12, "quince": 15, "veinte": 20,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4,
}  # fmt: skip

_PARTS = {"quarter": 3, "trimestre": 3, "half": 6, "semester": 6, "semestre": 6}

YEAR = r"(?:1[5-9]|20|21)\d\d(?![\d%]|[.,]\d)"
"""How a year is written, as a regular expression."""

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan\.|feb\.|mar\.|apr\.|jun\.|jul\.|aug\.|sept?\.|oct\.|nov\.|dec\.|enero|febrero|marzo|"
    r"abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"
)
"""How a month is written in lower case, as a regular expression."""

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
_WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"(?:(?<=este\s)|(?<=el\s))(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo))"
)
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(?:day|week|month|quarter|year|decade|d[ií]a|semana|mes|trimestre|año|d[ée]cada)(?:e?s)?"
_IN = r"(?:in|during|over|within|for|en|durante)\s+"
_THE = r"(?:the|el|la|los|las)\s+"

# From the longest reading to the shortest: the first that matches at a place is taken.
_PATTERNS = {
    "trailing": rf"{_IN}{_THE}(?:(?P<g_count>{_COUNT})\s+)?(?:months?|year)\s+"
    rf"(?:to|through|ending(?:\s+in)?|ended(?:\s+in)?)\s+(?P<g_month>{MONTH})\s+(?P<g_year>{YEAR})",
    "between": rf"(?:between|from|entre|de(?:sde)?)\s+(?:(?P<b_from>{MONTH})\s+(?:de\s+)?)?"
    rf"(?P<b_first>{YEAR})\s+(?:and|to|through|until|y|a|hasta)\s+"
    rf"(?:(?P<b_to>{MONTH})\s+(?:de\s+)?)?(?P<b_last>{YEAR})",
    "both": rf"(?:in|during|en|durante)\s+(?P<j_first>{YEAR})\s+(?:and|y)\s+(?:in\s+|en\s+)?"
    rf"(?P<j_last>{YEAR})",
    "dashed": rf"(?:{_IN})?(?P<h_first>{YEAR})\s?[-–]\s?(?P<h_last>{YEAR}|\d\d(?!\d))",
    "since": rf"(?:ever\s+)?(?:since|desde)\s+(?:{_THE})?(?:(?P<s_month>{MONTH})\s+(?:de\s+)?)?"
    rf"(?P<s_year>{YEAR})",
    "date": rf"(?P<d_month>{MONTH})\s+(?P<d_day>{_DAY}),?\s+(?P<d_year>{YEAR})",
    "dated": rf"(?:el\s+)?(?P<e_day>{_DAY})(?:\s+of|\s+de)?\s+(?P<e_month>{MONTH}),?"
    r"(?:\s+del?)?\s+"
    rf"(?P<e_year>{YEAR})",
    "part": rf"(?:{_IN})?(?:{_THE})?(?P<p_nth>{'|'.join(_ORDINALS)})\s+"
    rf"(?P<p_unit>quarter|half|semester|trimestre|semestre)\s+(?:of\s+|del?\s+)?(?P<p_year>{YEAR})",
    "fiscal": rf"(?:{_IN})?(?:{_THE})?(?:fiscal\s+(?:year\s+)?|fy\s?|año\s+fiscal\s+){YEAR}",
    "month": rf"(?:{_IN})?(?:(?:early|mid|late)[\s-]+)?(?P<m_month>{MONTH}),?\s+(?:of\s+|del?\s+)?"
    rf"(?P<m_year>{YEAR})",
    "decade": rf"(?:{_IN})?(?:the\s+|los\s+(?:años\s+)?)?(?P<t_year>(?:1[5-9]|20)\d0)s\b",
    "until": r"(?:by|until|before|antes\s+de|hasta|para)\s+(?:the\s+end\s+of\s+)?"
    rf"(?P<u_year>{YEAR})",
    "year": r"(?:in|during|for|of|throughout|through|as\s+of|at\s+the\s+end\s+of|en|durante|del?|"
    rf"a\s+finales\s+de)\s+(?:(?:early|mid|late|all\s+of|el\s+año)[\s-]+)?(?P<y_year>{YEAR})",
    "leading": rf"(?:the|its|their|his|her)\s+(?P<f_year>{YEAR})(?=\s+[a-z])",
    "aside": rf"\((?P<a_year>{YEAR})\)",
    "past": rf"(?:{_IN})?{_THE}(?:last|past|previous|[uú]ltim[oa]s)\s+(?P<l_count>{_COUNT})\s+"
    rf"(?P<l_unit>{_UNIT})\b",
    "over": rf"{_IN}{_THE}(?:last|past|[uú]ltim[oa])\s+(?P<o_unit>{_UNIT})\b",
    "coming": rf"{_IN}{_THE}(?:next|coming|pr[oó]xim[oa]s)\s+(?P<n_count>{_COUNT})\s+"
    rf"(?P<n_unit>{_UNIT})\b",
    "relative": rf"(?P<r_since>since\s+)?(?P<r_which>last|this|next|este|esta)\s+"
    rf"(?P<r_unit>{_UNIT})\b",
    "relativo": rf"(?P<w_since>desde\s+)?(?:el|la)\s+(?P<w_unit>{_UNIT})\s+"
    r"(?P<w_which>pasad[oa]|anterior|pr[oó]xim[oa]|que\s+viene)\b",
    "ago": rf"(?P<x_count>{_COUNT})\s+(?P<x_unit>{_UNIT})\s+ago\b",
    "hace": rf"hace\s+(?P<z_count>{_COUNT})\s+(?P<z_unit>{_UNIT})\b",
    "earlier": rf"(?:{_COUNT}|the)\s+{_UNIT}\s+(?:earlier|before)\b|un\s+año\s+antes\b",
    "weekday": rf"(?:(?:on|this|last|este|el)\s+)?(?P<k_day>{_WEEKDAY})\b",
    "day": r"(?P<q_day>yesterday|today|tonight|ayer|hoy)\b",
    "monthday": rf"(?:on\s+)?(?P<v_month>{MONTH})\s+(?P<v_day>{_DAY})(?!,?\s*\d)",
    "diames": rf"el\s+(?P<c_day>{_DAY})\s+de\s+(?P<c_month>{MONTH})",
    "inmonth": rf"(?:{_IN}|(?P<i_since>since|desde)\s+)(?P<i_month>{MONTH})(?!\w)",
}
_PERIOD = re.compile(
    r"(?<![\w.])(?:" + "|".join(f"(?P<{name}>{it})" for name, it in _PATTERNS.items()) + ")"
)
_WORD = re.compile(r"\w+|\(")
# Without a word with one of these, a sentence holds no period; most sentences do not.
_TELLING = re.compile(
    r"(?:1[5-9]|20|21)\d\d|day|week|month|quarter|year|decade|tonight|ayer|hoy|d[ií]a|semana|mes|"
    r"año|d[ée]cada|trimestre|hace|\Aeste\Z|\Ael\Z"
)
# No period has so many words before the last that tells it to be one.
_REACH = 16
# What a period can begin with, beside digits, months and days of the week.
_BEGINNING = vocabulary(
    "in during over within for en durante between from entre de desde ever since el la los las the",
    "fiscal año early mid late by until before antes hasta para of throughout through as at del a",
    "its their his her last this next este esta hace on yesterday today tonight ayer hoy (",
) | {*_NUMBERS, *_ORDINALS}


def _tells(word: str) -> bool:
    """Whether a word may be of a period."""
    return _TELLING.search(word) is not None or word[:3] in _MONTHS


def _begins(word: str) -> bool:
    """Whether a period may begin with a word."""
    calendar = word[:3] in _MONTHS or word[:3] in WEEKDAYS
    return word in _BEGINNING or calendar or word[0].isdecimal() or word.startswith("fy")


_telling, _beginning = Remembered(_tells), Remembered(_begins)


def _matches(sentence: str) -> Iterator[re.Match[str]]:
    """The periods of a sentence in lower case, tried only where one can begin."""
    words = _WORD.findall(sentence)
    telling = [at for at, tells in enumerate(map(_telling.__getitem__, words)) if tells]
    if not telling:
        return
    near = {at for last in telling for at in range(last - _REACH, last + 1)}
    done = end = 0
    for at, word in enumerate(words):
        # Nothing between two words is of a word, so each is the next place of its letters.
        start = sentence.find(word, end)
        end = start + len(word)
        if at in near and start >= done and _beginning[word]:
            found = _PERIOD.match(sentence, start)
            if found:
                done = found.end()
                yield found


def find_periods(text: str, within: Span, published: date | None = None) -> Iterator[PeriodMention]:
    """The periods named in one sentence of ``text``, in order, with spans into the whole of it.

    ``published`` is the day that "last year" and "this Thursday" are reckoned from.
    """
    # Matched in lower case: "any case" would also match letters that no table of months knows.
    sentence = in_lower_case(within.of(text))
    for found in _matches(sentence):
        groups = {name[2:]: it for name, it in found.groupdict().items() if it and name[1:2] == "_"}
        days, grain = _read(found.lastgroup or "", groups, published)
        words = found.group().strip(" (),")
        begin = within.start + found.start() + found.group().index(words)
        span = Span(begin, begin + len(words))
        start, end = days
        if start and end and end < start:
            end = None  # "since 2030", read in 2023
        yield PeriodMention(span, Period(text=span.of(text), start=start, end=end), grain)


def _read(kind: str, it: dict[str, str], published: date | None) -> tuple[Days, Grain]:
    """The days of a match and its grain; (None, None) where the days are not known."""
    if kind in _ABSOLUTE:
        return _absolute(kind, it, published)
    grain = Grain.DAY if kind in ("weekday", "day", "monthday", "diames") else Grain.SPAN
    if published is None:
        return (None, None), _relative_grain(it, grain)
    days: Days
    match kind:
        case "past" | "over":
            days = back(published, int(_count(it)), it["unit"])[0], published
        case "coming":
            days = published, back(published, -int(_count(it)), it["unit"])[0]
        case "ago" | "hace":
            days = around(back(published, int(_count(it)), it["unit"])[0], it["unit"])
        case "relative" | "relativo":
            days = _relative(it, published)
        case "weekday":
            behind = (published.weekday() - WEEKDAYS[it["day"].lower()[:3]]) % 7
            days = (earlier(published, behind),) * 2
        case "day":
            days = (earlier(published, it["day"].lower() in ("yesterday", "ayer")),) * 2
        case "monthday" | "diames":
            days = (
                latest(published, month_number(it["month"]), int(re.sub(r"\D", "", it["day"]))),
            ) * 2
        case "inmonth":
            first = latest(published, month_number(it["month"]), 1)
            days = month_days(first.year, first.month) if first else (None, None)
            days = (days[0], published) if "since" in it else days
        case _:
            days = (None, None)
    return days, _relative_grain(it, grain)


_ABSOLUTE = frozenset(
    ("between", "both", "dashed", "since", "date", "dated", "part", "month", "decade", "until",
     "year", "aside", "leading", "trailing")
)  # fmt: skip


def _absolute(kind: str, it: dict[str, str], published: date | None) -> tuple[Days, Grain]:
    """The days of a match that names its year."""
    year = int(it["year"]) if "year" in it else 0
    match kind:
        case "between" | "dashed" | "both":
            short = len(it["last"]) == 2
            years = int(it["first"]), int(it["first"][:2] + it["last"] if short else it["last"])
            if years[0] > years[1]:
                return (date(years[1], 1, 1), date(years[0], 12, 31)), Grain.SPAN
            first = month_days(years[0], month_number(it.get("from", "january")))[0]
            return (
                first,
                month_days(years[1], month_number(it.get("to", "december")))[1],
            ), Grain.SPAN
        case "since":
            return (date(year, month_number(it.get("month", "january")), 1), published), Grain.SPAN
        case "date" | "dated":
            day = day_of(year, month_number(it["month"]), int(re.sub(r"\D", "", it["day"])))
            return (day, day), Grain.DAY
        case "part":
            return part(year, _ORDINALS[it["nth"].lower()], _PARTS[it["unit"].lower()]), Grain.SPAN
        case "month":
            return month_days(year, month_number(it["month"])), Grain.MONTH
        case "trailing":
            end = month_days(year, month_number(it["month"]))[1]
            months = int(_count(it)) if "count" in it else 12
            return (month_back(end, months) if end else None, end), Grain.SPAN
        case "decade":
            return (date(year, 1, 1), date(year + 9, 12, 31)), Grain.SPAN
        case "until":
            return (None, date(year, 12, 31)), Grain.SPAN
        case _:
            return (date(year, 1, 1), date(year, 12, 31)), Grain.YEAR


def _relative_grain(it: dict[str, str], grain: Grain) -> Grain:
    unit = it.get("unit", "").lower()
    if "since" in it or "count" in it or not unit:
        return grain
    if unit.startswith(("day", "d")) and not unit.startswith("dec"):
        return Grain.DAY
    return Grain.YEAR if unit.startswith(("year", "año")) else Grain.SPAN


def _count(it: dict[str, str]) -> int:
    written = it.get("count", "1").lower()
    return int(written) if written.isdigit() else _NUMBERS[written]


def month_number(name: str) -> int:
    """The number of a month that :data:`MONTH` matched, 1 to 12."""
    return _MONTHS[name.lower()[:3]]


def _relative(it: dict[str, str], published: date) -> Days:
    """ "last year", "this month", "since last year", "el año pasado"."""
    which = it["which"].lower()
    count = 1 if which.startswith(("last", "pasad", "anterior")) else 0
    if which.startswith(("next", "pr", "que")):
        count = -1
    start, end = around(back(published, count, it["unit"])[0], it["unit"])
    return (start, published) if "since" in it else (start, end)
