"""Which numbers are no quantities: dates, times, years, names, labels, references, scores."""

from __future__ import annotations

from claims.extract.quantities import money
from claims.extract.quantities.digits import decimal_only, parse
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.nouns import phrase, plural
from claims.extract.quantities.tokens import Tokens
from claims.extract.quantities.units import PHRASES, SYMBOLS

FIRST_YEAR, LAST_YEAR = 1900, 2149
"""Four bare digits between these are a year unless something counts with them."""

EARLIEST_YEAR = 1000
"""From here on four bare digits are a year where a word for time stands before them."""

_ORDINAL = frozenset(
    ("st", "nd", "rd", "th", "er", "ero", "era", "to", "ta", "vo", "va", "mo", "ma")
)
_YEAR_LETTERS = frozenset("abcde")
"""What tells apart the works of an author in one year: "Smith 2005a"."""

_TALLIES = frozenset(("of", "for", "on", "by"))
"""What stands between the numbers of a tally: "3-for-4"."""

_FEW_POINTS = 30
"""Two bare numbers below this, joined by a hyphen, are a tally if nothing says what they are."""

_TOTALS = frozenset(("total", "average", "maximum", "minimum", "record", "excess", "media"))
_AGO = frozenset(("o'clock",))


def masked(tokens: Tokens, lexicon: Lexicon) -> set[int]:
    """The number tokens that count nothing."""
    hidden: set[int] = set()
    for index in tokens.digits:
        if index in hidden:
            continue
        for rule in _RULES:
            stop = rule(tokens, index, hidden, lexicon)
            if stop > index:
                hidden.update(range(index, stop))
                break
    return hidden


def _small(word: str, most: int) -> bool:
    return len(word) <= 3 and word.isdigit() and 0 < int(word) <= most


def _number(word: str) -> bool:
    return word[:1].isdigit()


def _is_year(word: str, first: int = FIRST_YEAR) -> bool:
    return len(word) == 4 and word.isdigit() and first <= int(word) <= LAST_YEAR


def measured(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a unit, a scale word, a percent sign or a currency belongs to the number."""
    word = tokens.words[index + 1]
    if word == "-":
        word = tokens.words[index + 2]
    if word in ("%", "°") or word in lexicon.scales or word in PHRASES[lexicon.language]:
        return True
    if tokens.written(index + 1) in SYMBOLS:
        return True
    return money.before(tokens, index) is not None or money.after(tokens, index + 1) is not None


def counted(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a plural noun in small letters follows the number."""
    return plural(tokens.words[index + 1], lexicon) and not tokens.capital(index + 1)


# Each rule says after which token the hidden stretch that begins at ``index`` ends.


def _date(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    words = tokens.words
    if words[index + 1] in "-/." and _number(words[index + 2]) and tokens.touches(index + 2):
        joined = _joined_numbers(tokens, index)
        if len(joined) >= 3:
            return joined[-1] + 1
        if _is_year(words[index]) and len(words[index + 2]) == 2 and words[index + 2] < "13":
            return index + 3
    if words[index].count(".") == 2 and parse(words[index], lexicon.decimal) is None:
        return index + 1
    if not _small(words[index], 31):
        return index
    return _day_of_month(tokens, index, lexicon)


def _joined_numbers(tokens: Tokens, index: int) -> list[int]:
    """Numbers joined by hyphens, slashes or dots with no space: dates, telephone numbers."""
    words = tokens.words
    found = [index]
    while (
        words[index + 1] in ("-", "/", ".")
        and tokens.touches(index + 1)
        and tokens.touches(index + 2)
        and _number(words[index + 2])
    ):
        index += 2
        found.append(index)
    return found


def _month(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    word = tokens.words[index]
    if word not in lexicon.months:
        return False
    return word not in lexicon.short_months or tokens.capital(index)


def _day_of_month(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    words = tokens.words
    after = index + 1
    if words[after] in _ORDINAL and tokens.touches(after):
        after += 1
    following = after + 1 if words[after] in lexicon.of else after
    if _month(tokens, following, lexicon) and not (following == after and words[after] == "may"):
        return _with_year(tokens, following + 1, lexicon)
    if _month(tokens, following, lexicon) and tokens.capital(following):
        return _with_year(tokens, following + 1, lexicon)
    before = index - 2 if words[index - 1] in (".", "the") else index - 1
    if not _month(tokens, before, lexicon):
        return index
    if words[after] in ("-", "to", "and", "&") and _small(words[after + 1], 31):
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
    return year + 1 if _is_year(tokens.words[year], EARLIEST_YEAR) else index


def _clock(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    words = tokens.words
    stop = index + 1
    if words[stop] == ":" and tokens.touches(stop) and tokens.touches(stop + 1):
        while words[stop] == ":" and len(words[stop + 1]) == 2 and words[stop + 1].isdigit():
            stop += 2
        return stop if stop > index + 1 else index
    if words[stop] in lexicon.meridiem and (
        words[stop] not in ("am", "noon") or tokens.touches(stop) or _small(words[index], 12)
    ):
        return stop
    if words[stop] in "ap" and words[stop] and words[stop + 1] == "." and words[stop + 2] == "m":
        return stop
    if words[stop] == "h" and tokens.touches(stop) and _number(words[stop + 1]):
        return stop + 2
    return index


def _glued(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    """Numbers that touch letters which are no unit: G20, COVID-19, ID.3, 5G, 22nd, 1990s."""
    words = tokens.words
    if tokens.touches(index) and _hangs_on_letters(tokens, index, lexicon):
        return _joined_numbers(tokens, index)[-1] + 1
    if not tokens.touches(index + 1):
        return index
    tail = words[index + 1]
    if tail in _ORDINAL and not (tail == "ma" and tokens.written(index + 1) != tail):
        return index + 1
    if tail == "'" and words[index + 2] == "s":
        return index + 1
    if tail == "s" and (words[index][-1] == "0" or _is_year(words[index])):
        return index + 1
    if tail in _YEAR_LETTERS and _is_year(words[index]):
        return index + 1
    if not tail.isalpha():
        return index
    known = (
        tail in lexicon.suffixes
        or tail in lexicon.times
        or tail in PHRASES[lexicon.language]
        or tokens.written(index + 1) in SYMBOLS
        or money.after(tokens, index + 1) is not None
        or tail in ("e", "in", "pc", "yo", "yr", "st", "m", "f", "c")
    )
    return index if known else index + 1


def _hangs_on_letters(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    words = tokens.words
    before = words[index - 1]
    if before.isalpha():
        if before == "e" and _number(words[index - 2]):
            return False
        return money.before(tokens, index) is None
    if before == "#":
        return True
    if before == "'":
        return len(words[index]) == 2 and not tokens.touches(index - 1)
    if before not in ("-", ".", "/", "_", "&") or not tokens.touches(index - 1):
        return False
    head = words[index - 2]
    if not head.isalpha():
        return False
    if before == "." and len(head) > 3 and tokens.written(index - 2).islower():
        return False  # a sentence that ends without a space after it
    if head in lexicon.units or words[index - 3][:1].isdigit():
        return False
    return not (
        head in lexicon.minus
        or head in lexicon.function
        or head in lexicon.to
        or head in ("sub", "plus", "over", "under")
        or money.before(tokens, index) is not None
        or head in lexicon.months
    )


def _identifier(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    words = tokens.words
    word = words[index]
    if parse(word, lexicon.decimal) is None and not decimal_only(tokens, index):
        return index + 1
    following = words[index + 2]
    if (
        words[index + 1] == "-"
        and following.isdigit()
        and tokens.touches(index + 1)
        and tokens.touches(index + 2)
    ):
        code = len(following) >= 4 and len(word) <= 3 and word.isdigit()
        if (code or following[0] == "0" < following) and not measured(tokens, index + 2, lexicon):
            return index + 3
    if words[index + 1] == words[index + 3] == "-" and words[index + 2] in _TALLIES:
        return index + 5  # "9-of-15 shooting"
    if (
        words[index + 1] in ("/", "x")
        and tokens.touches(index + 1)
        and tokens.touches(index + 2)
        and following.isdigit()
        and not (words[index + 1] == "/" and int(word[:4]) < int(following[:4]))
    ):
        return index + 3  # "24/7", "4x4"
    if words[index + 1 : index + 6] == ["u", ".", "s", ".", "c"]:
        return index + 1
    return index


def _citation(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    words = tokens.words
    before = words[index - 1]
    if before == "[":
        stop = index + 1
        while words[stop] in (",", "-") and _number(words[stop + 1]):
            stop += 2
        return stop if words[stop] == "]" else index
    if words[index + 1] == ")" and len(words[index]) <= 3 and words[index].isdigit():
        if before == "(" and not _named_person(tokens, index - 2):
            return index + 1
        if tokens.opens(index):
            return index + 1
    listed = words[index + 1] == "." and index == 0 and words[index + 2].isalpha()
    if listed and _small(words[index], 99):
        return index + 1
    return index


def _named_person(tokens: Tokens, index: int) -> bool:
    return (
        tokens.capital(index)
        and tokens.capital(index - 1)
        and not tokens.written(index).isupper()
        and tokens.words[index].isalpha()
    )


def _year(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    words = tokens.words
    word = words[index]
    if not _is_year(word, EARLIEST_YEAR):
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
    if not _is_year(word):
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
    if not _is_year(words[index]) or words[index + 1] not in ("-", "/"):
        return index
    second = words[index + 2]
    if not tokens.touches(index + 1) and words[index + 1] == "/":
        return index
    if _is_year(second) or (len(second) == 2 and second.isdigit() and tokens.touches(index + 2)):
        return index + 3
    return index


def _continues_years(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> bool:
    """Whether another year was named just before: "between 1100 and 1260"."""
    joint = tokens.words[index - 1]
    return (
        index - 2 in hidden
        and _is_year(tokens.words[index - 2], EARLIEST_YEAR)
        and (joint in ",-/" or joint in lexicon.to or joint in lexicon.conjunction)
        and not counted(tokens, index, lexicon)
    )


def _score(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    words = tokens.words
    first, second = words[index], words[index + 2]
    joined = words[index + 1] == "-" and tokens.touches(index + 1) and tokens.touches(index + 2)
    if not joined or not (_points(first) and _points(second)):
        return index
    if measured(tokens, index + 2, lexicon) or money.before(tokens, index) is not None:
        return index
    if tokens.touches(index + 3) and words[index + 3].isalpha():
        return index
    sporting = words[index - 1] in lexicon.score_before or words[index + 3] in lexicon.score_after
    if int(first) >= int(second) or (sporting and not counted(tokens, index + 2, lexicon)):
        return index + 3
    unnamed = not words[index + 3].isalpha() or words[index + 3] in lexicon.function
    said = words[index - 1] in lexicon.near_cues or words[index - 1] in lexicon.aged
    if unnamed and not said and words[index - 1].isalpha() and int(second) < _FEW_POINTS:
        return index + 3
    return index


def _points(word: str) -> bool:
    return len(word) <= 3 and word.isdigit()


def _label(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    words = tokens.words
    before = index - 1
    if (
        words[before] == "."
        and words[before - 1] in lexicon.labels
        and not tokens.opens(before - 1)
    ):
        return index if measured(tokens, index, lexicon) else index + 1
    if words[before] == "-" and tokens.touches(index) and not tokens.touches(before):
        # "COVID -19": a hyphen that lost its place.
        detached = tokens.written(before - 1)
        exponent = words[index] in ("1", "2", "3") and (detached in SYMBOLS or detached == "min")
        return index + 1 if exponent or (detached.isupper() and len(detached) > 2) else index
    if not words[before].isalpha():
        return index
    if words[before] in lexicon.labels and not measured(tokens, index, lexicon):
        if words[before] in lexicon.verb_labels and counted(tokens, index, lexicon):
            return index
        return _listed(tokens, index, lexicon)
    if _reference(tokens, index, lexicon) or _model(tokens, index, lexicon):
        return index + 1
    return _named(tokens, index, lexicon)


def _listed(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """Past the further numbers of a label: "figures 2 and 3", "sections 4-6"."""
    words = tokens.words
    stop = index + 1
    while (
        (words[stop] in ("-", ",", "&") or words[stop] in lexicon.to | lexicon.conjunction)
        and words[stop + 1].isdigit()
        and len(words[stop + 1]) <= 3
        and not counted(tokens, stop + 1, lexicon)
        and not measured(tokens, stop + 1, lexicon)
    ):
        stop += 2
    return stop


def _reference(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether the number names the thing before it: "the pump 14 is", "m 2", "where r 0 is"."""
    words = tokens.words
    if not _points(words[index]) or not words[index - 1].isalpha():
        return False
    before, after = words[index - 1], words[index + 1]
    if len(before) == 1 and (before not in lexicon.function or words[index] == "0"):
        return not measured(tokens, index, lexicon) and not counted(tokens, index, lexicon)
    if words[index] in ("2", "3") and tokens.written(index - 1) in SYMBOLS:
        return words[index - 2] == "/" or _number(words[index - 2])
    if not (after in lexicon.function or (after and not after.isalpha())):
        return False
    return (
        words[index - 2] in lexicon.determiners
        and before not in lexicon.function
        and before not in lexicon.ordinary
        and not measured(tokens, index, lexicon)
        and not _number(words[index + 2])
    )


def _model(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether the number begins a name: "the 737 MAX"; "the 50 US states" counts states."""
    if tokens.words[index - 1] not in lexicon.determiners or not _points(tokens.words[index]):
        return False
    after = index + 1
    if not tokens.capital(after) or len(tokens.words[after]) < 3:
        return False
    return not measured(tokens, index, lexicon) and phrase(tokens, after, lexicon) == after


def _named(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """A bare number straight after a name is part of it: "Nasdaq 100"."""
    words = tokens.words
    before = index - 1
    if words[before] in lexicon.ordinary or tokens.written(before).islower():
        return index
    if "," in words[index] or len(words[index]) > 4 or measured(tokens, index, lexicon):
        return index
    if words[index].startswith("0."):
        return index
    counts = counted(tokens, index, lexicon)
    if counts and words[before - 1] in lexicon.places_after:
        return index
    if lexicon.verbs_open and tokens.opens(before) and tokens.written(before)[1:].islower():
        return index if counts or words[index + 1] in lexicon.function else index + 1
    return index + 1


_RULES = (_date, _clock, _glued, _identifier, _citation, _year, _score, _label)
