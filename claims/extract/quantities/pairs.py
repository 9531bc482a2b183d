"""Two figures that name one amount: "3 dollars 50 cents", "5 feet 11 inches"."""

from __future__ import annotations

from claims.extract.quantities import money
from claims.extract.quantities.figure import Figure, Form
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.tokens import Tokens
from claims.model import Dimension

_SMALLER = {"foot": ("inch", 12), "pound": ("ounce", 16)}
"""What a unit is followed by, and how many of it one holds."""


def amounts(tokens: Tokens, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures, with hundredths and halves added to what they follow."""
    result: list[Figure] = []
    for figure in figures:
        if result and _hundredths(tokens, result[-1], figure, lexicon):
            result[-1] = _sum(result[-1], figure, figure.value / 100)
        elif result and _of_percent(tokens, result[-1], figure, lexicon):
            share = result[-1]
            result[-1] = figure._replace(
                first=share.first, begin=share.begin, value=share.value, form=share.form
            )
        elif result and _smaller(tokens, result[-1], figure):
            whole = result[-1]
            name, size = _SMALLER[whole.unit or ""]
            smaller = (size - 1) * whole.value + figure.value
            result[-1] = _sum(whole, figure, smaller)._replace(unit=name)
        elif result and _half(tokens, result[-1], figure, lexicon):
            result[-1] = _sum(result[-1], figure, 0.5)
        else:
            result.append(figure)
    return result


def shared(tokens: Tokens, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures, with units that two of them share: "16 of the 193 states", "5 and 10%"."""
    result = _carried(tokens, figures, lexicon)
    for index in range(len(result) - 2, -1, -1):
        figure, following = result[index], result[index + 1]
        if figure.unit is not None or following.unit is None or figure.stop != figure.end:
            continue
        between = tokens.words[figure.end : following.first]
        if between and between[0] in lexicon.of and _only_determiner(between[1:], lexicon):
            noun, dimension = following.noun, figure.dimension
        elif between[:1] == ["-"] and len(between) == 2 and _lists(between[1], lexicon):
            noun, dimension = following.noun, following.dimension  # "4- and 6-core"
        elif len(between) == 1 and _lists(between[0], lexicon) and not following.noun:
            noun, dimension = False, following.dimension
        else:
            continue
        result[index] = figure._replace(unit=following.unit, noun=noun, dimension=dimension)
    return result


def _carried(tokens: Tokens, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures, with units carried on: "aged 22, 25 and 31", "from 20 euros to 18"."""
    result: list[Figure] = []
    aged = False
    for figure in figures:
        before = result[-1] if result else figure
        between = tokens.words[before.end : figure.first]
        aged = aged and figure.unit is None and len(between) == 1 and _lists(between[0], lexicon)
        if aged or _moved(tokens, before, figure, lexicon):
            figure = figure._replace(unit=before.unit, dimension=before.dimension)
        aged = aged or (figure.dimension is Dimension.AGE and figure.begin < figure.first)
        result.append(figure)
    return result


def _moved(tokens: Tokens, first: Figure, second: Figure, lexicon: Lexicon) -> bool:
    """Whether one figure became the other: "from 20 euros to 18"."""
    between = tokens.words[first.end : second.first]
    opened = tokens.words[first.begin - 1] in lexicon.come_from
    moved = opened and between[:1] != [] and between[0] in lexicon.to and second.unit is None
    return moved and (len(between) == 1 or _is_cue(between[1:], lexicon))


def _is_cue(words: list[str], lexicon: Lexicon) -> bool:
    """Whether some words are a bound and nothing else: "less than"."""
    outward = tuple(reversed(words))
    return any(outward == phrase for phrase, _ in lexicon.left.get(words[-1], ()))


def _only_determiner(between: list[str], lexicon: Lexicon) -> bool:
    return not between or (len(between) == 1 and between[0] in lexicon.determiners)


def _lists(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.conjunction or word in lexicon.alternative or word == ","


def _sum(whole: Figure, part: Figure, more: float) -> Figure:
    return whole._replace(value=whole.value + more, stop=part.stop, end=part.end)


def _of_percent(tokens: Tokens, share: Figure, whole: Figure, lexicon: Lexicon) -> bool:
    """Whether a share is one of a percent: "one-tenth of one percent"."""
    between = tokens.words[share.stop : whole.first]
    joined = len(between) == 1 and between[0] in lexicon.of
    return joined and share.form is Form.FRACTION and whole.value == 1 and whole.unit == "percent"


def _smaller(tokens: Tokens, whole: Figure, part: Figure) -> bool:
    """Whether inches follow feet, or ounces pounds: "six-foot-two", "7 pounds 3 ounces"."""
    name, size = _SMALLER.get(whole.unit or "", ("", 0))
    if not name or whole.dimension is Dimension.MONEY or part.high is not None:
        return False
    between = tokens.words[whole.end : part.first]
    hyphened = name == "inch" and part.unit is None and between == ["-"]
    joined = hyphened or (part.unit == name and between in ([], ["-"], [","], ["and"]))
    return joined and whole.value % 1 == 0 and 0 <= part.value < size


def _half(tokens: Tokens, whole: Figure, part: Figure, lexicon: Lexicon) -> bool:
    """Whether a half follows its unit: "two hours and a half", "dos horas y media"."""
    between = tokens.words[whole.end : part.first]
    halved = part.form is Form.FRACTION and part.value == 0.5 and part.unit is None
    joined = len(between) == 1 and between[0] in lexicon.joins
    return halved and joined and whole.unit is not None and not whole.noun


def _hundredths(tokens: Tokens, whole: Figure, part: Figure, lexicon: Lexicon) -> bool:
    words = tokens.words
    if whole.dimension is not Dimension.MONEY or whole.high is not None or part.high is not None:
        return False
    between = words[whole.end : part.first]
    if between and not (len(between) == 1 and between[0] in lexicon.joins):
        return False
    if money.hundredth(whole.unit or "") or whole.value % 1 or whole.scale != 1:
        return False
    if not 0 < part.value < 100 or part.value % 1:
        return False
    if part.dimension is Dimension.MONEY:
        return money.hundredth(part.unit or "")
    # "20 dollars 43": a bare number of two figures that ends the phrase.
    ends = not words[part.end].isalpha() and part.end == part.stop
    return ends and part.unit is None and part.value >= 10
