"""Numbers that are dates, times of day, and years."""

from __future__ import annotations

from claims.extract.quantities.digits import parse
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.neighbours import counted, joined_numbers, measured, numeric, small
from claims.extract.quantities.tokens import Tokens

FIRST_YEAR, LAST_YEAR = 1900, 2149
"""Four bare digits between these are a year unless something counts with them."""

EARLIEST_YEAR = 1000
"""From here on four bare digits are a year where a word for time stands before them."""

ORDINAL = frozenset(
    ("st", "nd", "rd", "th", "er", "ero", "era", "to", "ta", "vo", "va", "mo", "ma")
)

_TOTALS = frozenset(("total", "average", "maximum", "minimum", "record", "excess", "media"))


def is_year(word: str, first: int = FIRST_YEAR) -> bool:
    """Whether a bare word of four digits may be a year."""
    return len(word) == 4 and word.isdecimal() and first <= int(word) <= LAST_YEAR


def date(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    """Days of a month, and dates in numbers: "May 5, 2023", "2023-05-05"."""
    words = tokens.words
    if words[index + 1] in "-/." and numeric(words[index + 2]) and tokens.touches(index + 2):
        joined = joined_numbers(tokens, index)
        if len(joined) >= 3:
            return joined[-1] + 1
        if is_year(words[index]) and len(words[index + 2]) == 2 and words[index + 2] < "13":
            return index + 3
    if words[index].count(".") == 2 and parse(words[index], lexicon.decimal) is None:
        return index + 1
    if not small(words[index], 31):
        return index
    return _day_of_month(tokens, index, lexicon)


def _month(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    word = tokens.words[index]
    if word not in lexicon.months:
        return False
    return word not in lexicon.short_months or tokens.capital(index)


def _day_of_month(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    words = tokens.words
    after = index + 1
    if (words[after] in ORDINAL or words[after] == "°") and tokens.touches(after):
        after += 1
    following = after + 1 if words[after] in lexicon.of else after
    if _month(tokens, following, lexicon) and not (following == after and words[after] == "may"):
        return _with_year(tokens, following + 1, lexicon)
    if _month(tokens, following, lexicon) and tokens.capital(following):
        return _with_year(tokens, following + 1, lexicon)
    before = index - 2 if words[index - 1] in (".", "the") else index - 1
    if not _month(tokens, before, lexicon):
        return index
    if words[after] in ("-", "to", "and", "&") and small(words[after + 1], 31):
        last = after + 1
        if words[after] != "and" or not counted(tokens, last, lexicon):
            return _with_year(tokens, last + 1, lexicon)
    return _with_year(tokens, after, lexicon)


def _with_year(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """Past a year that completes a date, if there is one at ``index``."""
    year = index
    if tokens.words[year] in (",", ".") or tokens.words[year] in lexicon.of:
        year += 1
    if tokens.words[year] == "," or tokens.words[year] == "del":
        year += 1
    return year + 1 if is_year(tokens.words[year], EARLIEST_YEAR) else index


def clock(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    """Times of day: "10:45", "5am", "7 o'clock"."""
    words = tokens.words
    stop = index + 1
    if words[stop] == ":" and tokens.touches(stop) and tokens.touches(stop + 1):
        while words[stop] == ":" and len(words[stop + 1]) == 2 and words[stop + 1].isdecimal():
            stop += 2
        return stop if stop > index + 1 else index
    if words[stop] in lexicon.meridiem and (
        words[stop] not in ("am", "noon") or tokens.touches(stop) or small(words[index], 12)
    ):
        return stop
    if words[stop] in "ap" and words[stop] and words[stop + 1] == "." and words[stop + 2] == "m":
        return stop
    if words[stop] == "h" and tokens.touches(stop) and numeric(words[stop + 1]):
        return stop + 2
    return index


def year(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    """Years, alone and in ranges: "in 1934", "2022-23"; "2,000" and "$2000" are none."""
    words = tokens.words
    word = words[index]
    if not is_year(word, EARLIEST_YEAR):
        return index
    stop = _year_range(tokens, index)
    if stop > index:
        return stop
    if measured(tokens, index, lexicon):
        return index
    before = words[index - 1]
    if words[index - 3 : index] in (["a", ".", "d"], [".", "d", "."]):
        return index + 1
    if _continues_years(tokens, index, hidden, lexicon):
        return index + 1
    counts = counted(tokens, index, lexicon)
    if not is_year(word):
        dated = before in lexicon.before_year and not (counts or before in lexicon.weak_before_year)
        return index + 1 if dated or words[index + 1] in lexicon.after_year else index
    if before in lexicon.of and words[index - 2] in _TOTALS:
        return index
    if counts and before in lexicon.near_cues:
        return index
    hired = counts and word[-1] == "0" and not (
        before in lexicon.function or before in lexicon.before_year or tokens.opens(index)
        or tokens.capital(index - 1) or not before.isalpha()
    )  # fmt: skip
    return index if hired else index + 1


def _year_range(tokens: Tokens, index: int) -> int:
    words = tokens.words
    if not is_year(words[index]) or words[index + 1] not in ("-", "/"):
        return index
    second = words[index + 2]
    if not tokens.touches(index + 1) and words[index + 1] == "/":
        return index
    if is_year(second) or (len(second) == 2 and second.isdecimal() and tokens.touches(index + 2)):
        return index + 3
    return index


def _continues_years(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> bool:
    """Whether another year was named just before: "between 1100 and 1260"."""
    joint = tokens.words[index - 1]
    return (
        index - 2 in hidden
        and is_year(tokens.words[index - 2], EARLIEST_YEAR)
        and (joint in ",-/" or joint in lexicon.to or joint in lexicon.conjunction)
        and not counted(tokens, index, lexicon)
    )
