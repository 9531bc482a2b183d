"""What a number is of: money, a measure, a share, an age, or the noun it counts."""

from __future__ import annotations

import re

from claims.extract.quantities import money, nouns
from claims.extract.quantities.ages import age, of_person, old
from claims.extract.quantities.currencies import SIGNS
from claims.extract.quantities.figure import Figure, Form
from claims.extract.quantities.lexicon import Bound, Lexicon
from claims.extract.quantities.measures import unit_at
from claims.extract.quantities.tokens import Tokens
from claims.extract.quantities.units import PERCENT, PHRASES, UNITS, Unit
from claims.model import Dimension

_SPACE = re.compile(r"\s+")


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
    paid = _paid_before(tokens, figure, limit, lexicon)
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


def right_bound(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[Bound | None, int]:
    """The bound that words after the number say ("or more"), and the token after them."""
    for phrase, bound in lexicon.right.get(tokens.words[index], ()):
        stop = index + len(phrase)
        if tuple(tokens.words[index:stop]) == phrase:
            if tokens.words[stop] in lexicon.than or tokens.words[stop][:1].isdecimal():
                return None, index
            if phrase[0] == "-" and not tokens.touches(index):
                return None, index
            return bound, stop
    return None, index


def _paid_before(tokens: Tokens, figure: Figure, limit: int, lexicon: Lexicon) -> Figure | None:
    """Money whose currency stands before the number."""
    signed = tokens.words[figure.first] == "-"
    before = money.before(tokens, figure.first + signed)
    if before is None:
        return _signed_before_cue(tokens, figure, limit, lexicon)
    if before[1] < limit:
        return None
    name, first = before[0], min(before[1], figure.first)
    figure = _negative_before(tokens, figure._replace(first=first, begin=first))
    again, stop = money.after(tokens, figure.end), figure.end
    if again is not None and _same(again[0], name):
        name, stop = again
    return figure._replace(unit=name, dimension=Dimension.MONEY, end=stop)


def _signed_before_cue(
    tokens: Tokens, figure: Figure, limit: int, lexicon: Lexicon
) -> Figure | None:
    """Money whose sign stands before the cue: "$ less than 6500"."""
    words = tokens.words
    for cue, _ in lexicon.left.get(words[figure.first - 1], ()):
        start = figure.first - len(cue)
        if start > limit and tuple(words[start : figure.first][::-1]) == cue:
            name = SIGNS.get(words[start - 1])
            return (name and figure._replace(unit=name, dimension=Dimension.MONEY)) or None
    return None


def _paid_after(tokens: Tokens, figure: Figure, stop: int, lexicon: Lexicon) -> Figure | None:
    """Money whose currency follows the number."""
    index = _past_of(tokens, stop, lexicon)
    if figure.form is Form.FRACTION and tokens.words[index] in lexicon.articles:
        index += 1
    after = money.after(tokens, index)
    if after is None:
        return _sterling(tokens, figure, index, lexicon)
    if after[0] == "pound" and _weighs(tokens, figure, stop, lexicon):
        unit = UNITS["pound"]
        return figure._replace(unit=unit.name, dimension=unit.dimension, end=after[1])
    measure = unit_at(tokens, index, lexicon)
    if measure is not None and measure[1] > after[1]:  # "275 pound-feet"
        return None
    return figure._replace(unit=after[0], dimension=Dimension.MONEY, end=after[1])


def _sterling(tokens: Tokens, figure: Figure, index: int, lexicon: Lexicon) -> Figure | None:
    """Spanish pounds as money: "30 libras esterlinas", "150 millones de libras"."""
    if tokens.words[index] not in lexicon.sterling:
        return None
    said = tokens.words[index + 1] in ("esterlina", "esterlinas")
    if not said and figure.scale < 1e6:
        return None
    return figure._replace(unit="pound", dimension=Dimension.MONEY, end=index + 1 + said)


def _weighs(tokens: Tokens, figure: Figure, stop: int, lexicon: Lexicon) -> bool:
    """Whether pounds are a weight: "a 5,000-pound satellite", "20 pounds of rice", "weighs"."""
    words = tokens.words
    if words[stop] == "-" or words[stop + 1] in lexicon.of:
        return True
    near = words[max(0, figure.first - 6) : figure.first]
    if UNITS["ounce"] in _units_near(words[stop + 1 : stop + 4], lexicon):
        return True
    return not lexicon.paid.intersection(near) and bool(lexicon.weighed.intersection(near))


def _units_near(words: list[str], lexicon: Lexicon) -> list[Unit]:
    return [unit for word in words for _, unit in PHRASES[lexicon.language].get(word, ())]


def _negative_before(tokens: Tokens, figure: Figure) -> Figure:
    """A minus before the currency: "-$5"."""
    before = figure.first - 1
    if (
        tokens.words[before] == "-"
        and figure.value > 0
        and figure.high is None
        and tokens.touches(figure.first)
        and not tokens.touches(before)
        and not tokens.words[before - 1][:1].isdecimal()
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
        said = old(tokens, end, unit.name, lexicon)
        if said is None and unit.name == "year" and of_person(tokens, figure.first, lexicon):
            said = end
        if said is not None:
            return figure._replace(unit=f"{unit.name}s old", dimension=Dimension.AGE, end=said)
    if figure.end > stop and unit is PERCENT:
        end = max(end, figure.end)
    return figure._replace(unit=unit.name, dimension=unit.dimension, end=end)


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
    if words[figure.first - 1] in lexicon.graded:
        return None
    if words[start] in lexicon.than_compared and words[start + 1] not in lexicon.function:
        start += 1  # "60 million more people"
    end = nouns.phrase(tokens, start, lexicon, single=single)
    if share:
        figure = figure._replace(dimension=Dimension.RATIO)
    if end == start and _abbreviation(tokens, start):
        end = start + 1
    if end == start or _forecast(tokens, end, lexicon):
        return figure if share else None
    unit = _SPACE.sub(" ", tokens.text[tokens.starts[start] : tokens.ends[end - 1]])
    return figure._replace(unit=unit, noun=True, end=end)


def _forecast(tokens: Tokens, end: int, lexicon: Lexicon) -> bool:
    """Whether those who expected a figure stand after it: "the 170,000 analysts had expected"."""
    words = tokens.words
    helped = words[end] in lexicon.perfect
    if not helped and words[end - 1] not in lexicon.forecasters:
        return False
    at = end + helped
    after = words[at + 1]
    return words[at] in lexicon.expected and (not after.isalpha() or after in lexicon.clause_breaks)


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


_READINGS = (_paid_after, _measure, _times, age, _counted)
