"""Two figures that name one amount: "3 dollars 50 cents", "5 feet 11 inches"."""

from __future__ import annotations

from claims.extract.quantities import money
from claims.extract.quantities.figure import Figure
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.tokens import Tokens
from claims.model import Dimension


def amounts(tokens: Tokens, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures, with hundredths added to the money they follow."""
    result: list[Figure] = []
    for figure in figures:
        if result and _hundredths(tokens, result[-1], figure, lexicon):
            whole = result[-1]
            result[-1] = whole._replace(
                value=whole.value + figure.value / 100, stop=figure.stop, end=figure.end
            )
        else:
            result.append(figure)
    return result


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
