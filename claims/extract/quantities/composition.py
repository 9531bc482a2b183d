"""What a number is of: money, a measure, a share, an age, or the noun it counts."""

from __future__ import annotations

import re

from claims.extract.quantities import money, nouns
from claims.extract.quantities.figure import Figure, Form
from claims.extract.quantities.lexicon import Bound, Lexicon
from claims.extract.quantities.tokens import Tokens
from claims.extract.quantities.units import PERCENT, PHRASES, SYMBOLS, UNITS, Unit
from claims.model import Dimension

OLDEST = 120
"""A bare number after a name is an age up to this."""

_GROWN = 16
"""A bare number after a noun in small letters is an age from this on: "the driver, 23, said"."""

_SPACE = re.compile(r"\s+")

# Symbols of one letter that may stand apart from their number: "5 W".
_APART = frozenset(("W", "V", "g", "m", "F", "C", "N", "J", "L", "l", "h", "K"))

_DENSE = ("/", "·")
_AGES = ("year", "month", "week", "day")


def compositions(tokens: Tokens, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures with their units; no two share a word."""
    result: list[Figure] = []
    limit = 0
    for figure in figures:
        if figure.first >= limit:
            result.append(composed(tokens, figure, limit, lexicon))
            limit = result[-1].end
    return result


def composed(tokens: Tokens, figure: Figure, limit: int, lexicon: Lexicon) -> Figure:
    """The figure with its unit, what it measures, and where its words end.

    The words before ``limit`` belong to another figure.
    """
    if figure.form is Form.ORDINAL:
        named = tokens.words[figure.first - 1] in lexicon.determiners
        return figure._replace(begin=figure.first - named, end=figure.stop)
    right, stop = right_bound(tokens, figure.stop, lexicon)
    figure = figure._replace(begin=figure.first, end=stop, right=right)
    paid = _paid_before(tokens, figure, limit)
    if paid is not None:
        return _with_right(tokens, paid, lexicon)
    for reading in _READINGS:
        found = reading(tokens, figure, stop, lexicon)
        if found is not None:
            return _with_right(tokens, found, lexicon)
    return figure


def _with_right(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> Figure:
    """The figure with a bound that stands after its unit: "80 kg or so"."""
    if figure.right is not None:
        return figure
    right, end = right_bound(tokens, figure.end, lexicon)
    return figure if right is None else figure._replace(right=right, end=end)


def _of_persons(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a bare number bounds the age of persons: "children under 5"."""
    words = tokens.words
    bare = not words[figure.end].isalpha() or words[figure.end] in lexicon.function
    return (
        bare
        and words[figure.first - 1] in lexicon.over_under
        and words[figure.first - 2] in lexicon.persons
    )


def _aged_bound(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the bound speaks of age: "18 or older"."""
    return figure.end > figure.stop and tokens.words[figure.end - 1] in lexicon.older


def right_bound(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[Bound | None, int]:
    """The bound that words after the number say ("or more"), and the token after them."""
    for phrase, bound in lexicon.right.get(tokens.words[index], ()):
        stop = index + len(phrase)
        if tuple(tokens.words[index:stop]) == phrase:
            if tokens.words[stop] in lexicon.than or tokens.words[stop][:1].isdigit():
                return None, index
            if phrase[0] == "-" and not tokens.touches(index):
                return None, index
            return bound, stop
    return None, index


def _paid_before(tokens: Tokens, figure: Figure, limit: int) -> Figure | None:
    """Money whose currency stands before the number."""
    signed = tokens.words[figure.first] == "-"
    before = money.before(tokens, figure.first + signed)
    if before is None or before[1] < limit:
        return None
    name, first = before[0], min(before[1], figure.first)
    figure = _negative_before(tokens, figure._replace(first=first, begin=first))
    again, stop = money.after(tokens, figure.end), figure.end
    if again is not None and _same(again[0], name):
        name, stop = again
    return figure._replace(unit=name, dimension=Dimension.MONEY, end=stop)


def _paid_after(tokens: Tokens, figure: Figure, stop: int, lexicon: Lexicon) -> Figure | None:
    """Money whose currency follows the number."""
    index = _past_of(tokens, stop, lexicon)
    after = money.after(tokens, index)
    if after is None:
        return None
    measure = unit_at(tokens, index, lexicon)
    if measure is not None and measure[1] > after[1]:  # "275 pound-feet"
        return None
    return figure._replace(unit=after[0], dimension=Dimension.MONEY, end=after[1])


def _negative_before(tokens: Tokens, figure: Figure) -> Figure:
    """A minus before the currency: "-$5"."""
    before = figure.first - 1
    if (
        tokens.words[before] == "-"
        and figure.value > 0
        and figure.high is None
        and tokens.touches(figure.first)
        and not tokens.touches(before)
        and not tokens.words[before - 1][:1].isdigit()
    ):
        return figure._replace(first=before, begin=before, value=-figure.value)
    return figure


def _same(first: str, second: str) -> bool:
    """ "$5 US dollars" names its currency twice."""
    return first == second or first.endswith(" " + second)


def _past_of(tokens: Tokens, stop: int, lexicon: Lexicon) -> int:
    """Past "of" where a scale or a vague number may have one: "millions of dollars"."""
    return stop + 1 if tokens.words[stop] in lexicon.of else stop


def _measure(tokens: Tokens, figure: Figure, stop: int, lexicon: Lexicon) -> Figure | None:
    index = stop
    if tokens.words[index] == "-" and tokens.touches(index):
        index += 1
    elif figure.form is Form.VAGUE or figure.form is Form.FRACTION or figure.scale > 1:
        index = _past_of(tokens, index, lexicon)
    if figure.form is Form.FRACTION and tokens.words[index] in lexicon.articles:
        index += 1
    found = unit_at(tokens, index, lexicon)
    if found is None:
        return None
    unit, end = found
    if isinstance(unit, str):
        return figure._replace(unit=unit, dimension=Dimension.PHYSICAL, end=end)
    if unit.dimension is Dimension.DURATION:
        age = _old(tokens, end, unit.name, lexicon)
        if age is None and unit.name == "year" and of_person(tokens, figure.first, lexicon):
            age = end
        if age is not None:
            return figure._replace(unit=f"{unit.name}s old", dimension=Dimension.AGE, end=age)
    if figure.end > stop and unit is PERCENT:
        end = max(end, figure.end)
    return figure._replace(unit=unit.name, dimension=unit.dimension, end=end)


def unit_at(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[Unit | str, int] | None:
    """The unit at ``index`` and the token after it; a derived unit is given as written."""
    word = tokens.words[index]
    if word == "%":
        return _percent(tokens, index)
    symbol = _symbol(tokens, index, lexicon)
    if symbol is not None:
        return symbol
    for phrase, unit in PHRASES[lexicon.language].get(word, ()):
        stop = _match(tokens, index, phrase)
        if stop:
            return unit, stop
    if word == "'" and tokens.touches(index) and not tokens.touches(index + 1):
        return UNITS["foot"], index + 1
    return None


def _percent(tokens: Tokens, index: int) -> tuple[Unit | str, int]:
    if tokens.words[index + 1] in ("point", "points", "pts"):
        return UNITS["percentage point"], index + 2
    return PERCENT, index + 1


def _match(tokens: Tokens, index: int, phrase: tuple[str, ...]) -> int:
    """Where the words of a phrase end, hyphens between them allowed; 0 if they are not there."""
    words = tokens.words
    for word in phrase:
        if words[index] == "-" and tokens.touches(index) and tokens.touches(index + 1):
            index += 1
        if words[index] != word:
            return 0
        index += 1
    return index


def _symbol(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[Unit | str, int] | None:
    if tokens.words[index] == "°":
        return _degrees(tokens, index)
    written = tokens.written(index).replace("µ", "μ")
    unit = SYMBOLS.get(written)
    if unit is None:
        return None
    words = tokens.words
    if words[index + 1] in _DENSE and tokens.touches(index + 1) and tokens.touches(index + 2):
        return _derived(tokens, index)
    if len(written) == 1 and not _stands(tokens, index, written):
        return None
    squared = words[index + 1] in ("2", "3") and tokens.touches(index + 1)
    if squared:
        power = SYMBOLS.get(written + words[index + 1])
        return (power or written + words[index + 1]), index + 2
    return unit, index + 1


def _stands(tokens: Tokens, index: int, written: str) -> bool:
    """Whether a single letter is a symbol here: touching its number, or known to stand apart."""
    if tokens.touches(index) and tokens.words[index - 1] != "-":
        return tokens.words[index + 1] != "'"
    after = tokens.words[index + 1]
    if after == ".":  # an initial has a name after it
        return written in _APART and (written.islower() or not tokens.words[index + 2])
    return written in _APART and after not in ("'", "&")


def _degrees(tokens: Tokens, index: int) -> tuple[Unit | str, int]:
    letter = tokens.words[index + 1]
    name = {"c": "celsius", "f": "fahrenheit"}.get(letter, "degree")
    return UNITS[name], index + (1 if name == "degree" else 2)


def _derived(tokens: Tokens, index: int) -> tuple[Unit | str, int]:
    """A unit of several symbols, "mg/mL" or "A/cm2", as written."""
    words, start = tokens.words, index
    index += 1
    while words[index] in _DENSE and tokens.touches(index) and words[index + 1].isalpha():
        index += 2
        if words[index] in ("2", "3") and tokens.touches(index):
            index += 1
    written = tokens.text[tokens.starts[start] : tokens.ends[index - 1]]
    return SYMBOLS.get(written, written), index


def _old(tokens: Tokens, index: int, unit: str, lexicon: Lexicon) -> int | None:
    """Where "old" or "of age" after a unit of time ends."""
    words = tokens.words
    if unit not in _AGES:
        return None
    at = index + 1 if words[index] == "-" and tokens.touches(index) else index
    if words[at] in lexicon.old:
        return at + 1
    if words[index] in lexicon.of and words[index + 1] in lexicon.age:
        return index + 2
    return None


def of_person(tokens: Tokens, first: int, lexicon: Lexicon) -> bool:
    """Whether years are those of a person: "Ana Ruiz, de 45 años", "menores de 5 años"."""
    words = tokens.words
    return words[first - 1] in lexicon.of and words[first - 2] in lexicon.age_before


def _age(tokens: Tokens, figure: Figure, stop: int, lexicon: Lexicon) -> Figure | None:
    """ "aged 25", "Smith, 42,", "at the age of 34"."""
    if figure.form not in (Form.DIGITS, Form.WORDS) or not 0 < figure.value <= OLDEST:
        return None
    aged = _said_age(tokens, figure.first, lexicon)
    by_words = _aged_bound(tokens, figure, lexicon) or _of_persons(tokens, figure, lexicon)
    if aged is None and not (by_words or _apposed(tokens, figure)):
        return None
    begin = figure.first if aged is None else aged
    return figure._replace(begin=begin, unit="years old", dimension=Dimension.AGE)


def _said_age(tokens: Tokens, first: int, lexicon: Lexicon) -> int | None:
    """Where "aged" or "age of" before the number begins."""
    words = tokens.words
    before = first - 1
    if words[before] in lexicon.of or words[before] in lexicon.bare_age_links:
        before -= 1
    if words[before] in lexicon.turned and not words[first + 1].isalpha():
        return first
    if words[before] == "as" and words[before - 1] in lexicon.young:
        return first
    if words[before] in lexicon.aged:
        return before - 1 if words[before - 1] in lexicon.determiners else before
    return None


def _apposed(tokens: Tokens, figure: Figure) -> bool:
    """A number between commas (or in brackets) after a person's name."""
    words, name = tokens.words, figure.first - 2
    if figure.form is not Form.DIGITS or figure.value % 1 or figure.stop - figure.first != 1:
        return False
    before, after = words[figure.first - 1], words[figure.stop]
    pairs = (before == "," and after in (",", ".", ";", "")) or (before == "(" and after == ")")
    if not pairs or (after == "." and not tokens.touches(figure.stop)):
        return False
    if words[name] in ("jr", "sr"):
        return True
    if not words[name].isalpha() or tokens.written(name).isupper():
        return False
    return tokens.capital(name) or (after == "," and figure.value >= _GROWN)


def _times(tokens: Tokens, figure: Figure, stop: int, lexicon: Lexicon) -> Figure | None:
    """ "three times", "10x", "ten-fold"."""
    words = tokens.words
    if figure.form is Form.TIMES:
        return figure._replace(unit="times", dimension=Dimension.MULTIPLIER)
    at = stop + 1 if words[stop] == "-" and tokens.touches(stop) else stop
    if words[at] == "fold":
        return figure._replace(
            unit="times", dimension=Dimension.MULTIPLIER, end=at + 1, form=Form.TIMES
        )
    if words[at] not in lexicon.times or (words[at] == "x" and not tokens.touches(at)):
        return None
    compared = words[at + 1] in lexicon.after_times or words[at] == "x"
    dimension = Dimension.MULTIPLIER if compared else Dimension.COUNT
    return figure._replace(unit="times", dimension=dimension, end=at + 1)


def _counted(tokens: Tokens, figure: Figure, stop: int, lexicon: Lexicon) -> Figure | None:
    """The noun counted, straight after the number or after "of"."""
    words = tokens.words
    share = figure.form in (Form.FRACTION, Form.RATIO)
    start, single = stop, False
    if words[start] == "-" and tokens.touches(start) and tokens.touches(start + 1):
        return _hyphened(tokens, figure, start + 1, lexicon)
    if words[start] in lexicon.of:
        start = _past_determiner(tokens, start + 1, lexicon)
        single = share
    elif share:
        start = _past_determiner(tokens, start, lexicon)
        single = start > stop
    else:
        single = figure.value == 1 or _determined(tokens, figure.first, lexicon)
    end = nouns.phrase(tokens, start, lexicon, single=single)
    if share:
        figure = figure._replace(dimension=Dimension.RATIO)
    if end == start and _abbreviation(tokens, start):
        end = start + 1
    if end == start:
        return figure if share else None
    unit = _SPACE.sub(" ", tokens.text[tokens.starts[start] : tokens.ends[end - 1]])
    return figure._replace(unit=unit, noun=True, end=end)


def _hyphened(tokens: Tokens, figure: Figure, start: int, lexicon: Lexicon) -> Figure | None:
    """The noun hyphened to its number, without what it stands before: "68-page report"."""
    words, end = tokens.words, start
    if words[end] in lexicon.not_hyphened:
        return None
    while words[end].isalpha() and words[end] not in lexicon.function:
        end += 1
        if words[end] != "-" or not tokens.touches(end) or words[end + 1] in lexicon.function:
            break
        end += 1
    if end == start:
        return None
    unit = tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
    return figure._replace(unit=unit, noun=True, end=end)


def _determined(tokens: Tokens, first: int, lexicon: Lexicon) -> bool:
    """Whether an article stands before the number, or before one word before it."""
    before = tokens.words[first - 1]
    if before in lexicon.determiners:
        return True
    adjective = before.isalpha() and before not in lexicon.function
    return adjective and tokens.words[first - 2] in lexicon.determiners


def _abbreviation(tokens: Tokens, index: int) -> bool:
    """Whether a unit of capitals ends the phrase: "0.5 WAR,"."""
    word = tokens.written(index)
    after = tokens.words[index + 1]
    return 2 < len(word) < 6 and word.isupper() and word.isalpha() and not after.isalpha()


def _past_determiner(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """Past "the", "its", or somebody's name in the genitive: "two of Silva's deputies"."""
    words = tokens.words
    if words[index] in lexicon.determiners:
        return index + 1
    if tokens.capital(index) and words[index].endswith("'s"):
        return index + 1
    return index


_READINGS = (_paid_after, _measure, _times, _age, _counted)
