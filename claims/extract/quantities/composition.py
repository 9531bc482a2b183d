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

_SPACE = re.compile(r"\s+")

# Symbols of one letter that may stand apart from their number: "5 W".
_APART = frozenset(("W", "V", "g", "m", "F", "C", "N", "J", "L", "l", "h", "K"))

_DENSE = ("/", "·")
_AGES = ("year", "month", "week", "day")


def composed(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> Figure:
    """The figure with its unit, what it measures, and where its words end."""
    right, stop = right_bound(tokens, figure.stop, lexicon)
    figure = figure._replace(begin=figure.first, end=stop, right=right)
    for reading in _READINGS:
        found = reading(tokens, figure, stop, lexicon)
        if found is not None:
            return found
    return figure


def right_bound(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[Bound | None, int]:
    """The bound that words after the number say ("or more"), and the token after them."""
    for phrase, bound in lexicon.right.get(tokens.words[index], ()):
        stop = index + len(phrase)
        if tuple(tokens.words[index:stop]) == phrase:
            if tokens.words[stop] in lexicon.than or (
                phrase[0] == "-" and not tokens.touches(index)
            ):
                return None, index
            return bound, stop
    return None, index


def _money(tokens: Tokens, figure: Figure, stop: int, lexicon: Lexicon) -> Figure | None:
    before = money.before(tokens, figure.first)
    if before is None and tokens.words[figure.first] == "-":
        before = money.before(tokens, figure.first + 1)
    after = None if before is not None else money.after(tokens, _past_of(tokens, stop, lexicon))
    if before is None and after is None:
        return None
    if before is not None:
        first = min(before[1], figure.first)
        figure = _negative_before(tokens, figure._replace(first=first, begin=first))
        named = money.after(tokens, stop)
        stop = named[1] if named is not None and _same(named[0], before[0]) else stop
        name = named[0] if named is not None and _same(named[0], before[0]) else before[0]
    else:
        assert after is not None
        name, stop = after
    figure = figure._replace(unit=name, dimension=Dimension.MONEY, end=stop)
    return _with_hundredths(tokens, figure, lexicon)


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


def _with_hundredths(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> Figure:
    """ "3 dollars 50 cents", "$20 and 43c": one amount."""
    words = tokens.words
    index = figure.end + (words[figure.end] in lexicon.joins)
    cents = words[index]
    if money.hundredth(figure.unit or "") or figure.value % 1 or figure.scale != 1:
        return figure
    value = float(cents) if cents.isdigit() and len(cents) <= 2 else None
    small = money.after(tokens, index + 1) if value is not None else None
    if value is None or small is None or not money.hundredth(small[0]):
        return figure
    return figure._replace(value=figure.value + value / 100, end=small[1], stop=small[1])


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
    written = tokens.written(index)
    unit = SYMBOLS.get(written)
    if unit is None or (len(written) == 1 and not _stands(tokens, index, written)):
        return None
    words = tokens.words
    if words[index + 1] in _DENSE and tokens.touches(index + 1) and tokens.touches(index + 2):
        return _derived(tokens, index)
    squared = words[index + 1] in ("2", "3") and tokens.touches(index + 1)
    if squared:
        power = SYMBOLS.get(written + words[index + 1])
        return (power or written + words[index + 1]), index + 2
    return unit, index + 1


def _stands(tokens: Tokens, index: int, written: str) -> bool:
    """Whether a single letter is a symbol here: touching its number, or known to stand apart."""
    if tokens.touches(index) and tokens.words[index - 1] != "-":
        return tokens.words[index + 1] != "'"
    return written in _APART and tokens.words[index + 1] not in ("'", ".", "&")


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


def _age(tokens: Tokens, figure: Figure, stop: int, lexicon: Lexicon) -> Figure | None:
    """ "aged 25", "Smith, 42,", "at the age of 34"."""
    if figure.form not in (Form.DIGITS, Form.WORDS) or not 0 < figure.value <= OLDEST:
        return None
    aged = _said_age(tokens, figure.first, lexicon)
    if aged is None and not _apposed(tokens, figure):
        return None
    begin = figure.first if aged is None else aged
    return figure._replace(begin=begin, unit="years old", dimension=Dimension.AGE)


def _said_age(tokens: Tokens, first: int, lexicon: Lexicon) -> int | None:
    """Where "aged" or "age of" before the number begins."""
    words = tokens.words
    before = first - 1
    if words[before] in lexicon.of or words[before] in lexicon.bare_age_links:
        before -= 1
    if words[before] in lexicon.aged:
        return before
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
    return tokens.capital(name) and words[name].isalpha() and not tokens.written(name).isupper()


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
    if words[start] == "-" and tokens.touches(start):
        start, single = start + 1, True
    elif words[start] in lexicon.of:
        start = _past_determiner(tokens, start + 1, lexicon)
        single = share
    elif share:
        start = _past_determiner(tokens, start, lexicon)
        single = start > stop
    else:
        single = figure.value == 1 or words[figure.first - 1] in lexicon.determiners
    end = nouns.phrase(tokens, start, lexicon, single=single)
    if share:
        figure = figure._replace(dimension=Dimension.RATIO)
    if end == start:
        return figure if share else None
    unit = _SPACE.sub(" ", tokens.text[tokens.starts[start] : tokens.ends[end - 1]])
    right, after = right_bound(tokens, end, lexicon)
    if right is not None and figure.right is None:
        figure, end = figure._replace(right=right), after
    return figure._replace(unit=unit, noun=True, end=end)


def _past_determiner(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """Past "the", "its", or somebody's name in the genitive: "two of Silva's deputies"."""
    words = tokens.words
    if words[index] in lexicon.determiners:
        return index + 1
    if tokens.capital(index) and words[index].endswith("'s"):
        return index + 1
    return index


_READINGS = (_money, _measure, _times, _age, _counted)
