"""The comparator: what the words left and right of a figure make of it."""

from __future__ import annotations

from claims.extract.quantities.figure import Figure, Form
from claims.extract.quantities.lexicon import COMPARATORS, NEGATED, Bound, Lexicon
from claims.extract.quantities.tokens import Tokens
from claims.model import Comparator

_REACH_OVER = 4
"""A cue reaches its figure over at most this many transparent words."""

_NEGATION = 6
"""A negation reaches its cue over at most this many words."""


_CLOSED = {Bound.LESS: Bound.AT_MOST, Bound.MORE: Bound.AT_LEAST}


def bounded(tokens: Tokens, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures with their comparators; one in brackets has that of the figure it converts."""
    result: list[Figure] = []
    limit = 0
    for figure in figures:
        figure = _compared(tokens, figure, limit, lexicon)
        if result:
            figure = _inherited(tokens, result[-1], figure)
        result.append(figure)
        limit = figure.end
    return result


def _compared(tokens: Tokens, figure: Figure, limit: int, lexicon: Lexicon) -> Figure:
    bound, begin, about = _left(tokens, figure, limit, lexicon)
    if figure.right is Bound.CLOSED:
        bound = _CLOSED.get(bound) if bound else None
    elif figure.right is Bound.ABOUT:
        about = True
    elif figure.right is not None and bound in (None, Bound.EXACT):
        bound = figure.right
    figure = figure._replace(begin=min(begin, figure.begin), approximate=about, bound=bound)
    if figure.high is not None:
        return figure._replace(comparator=Comparator.RANGE, approximate=about)
    if bound is None:
        return figure._replace(comparator=Comparator.ABOUT if about else Comparator.EQUAL)
    return figure._replace(comparator=COMPARATORS[bound])


def _left(
    tokens: Tokens, figure: Figure, limit: int, lexicon: Lexicon
) -> tuple[Bound | None, int, bool]:
    """The bound that cues left of the figure say, where they begin, and whether one is "about"."""
    words, index, about = tokens.words, figure.begin - 1, False
    begin = figure.begin
    vague = figure.form is Form.VAGUE and figure.high is None
    for _ in range(_REACH_OVER):
        cue = _cue(tokens, index, limit, figure, lexicon)
        if cue is None:
            if index < limit or words[index] not in lexicon.transparent:
                break
            index -= 1
            continue
        bound, start = cue
        if bound is Bound.AT_MOST and words[start - 1] in lexicon.moved_up and words[start] == "up":
            break
        if start == limit > 0 and words[start] in lexicon.during:
            break  # "$2 trillion over 10 years"
        bound, start = _negated(tokens, bound, start, limit, lexicon)
        if bound is not Bound.ABOUT:
            return (bound, start, about) if bound is not Bound.REACH else (None, begin, about)
        about, begin, index = True, start, start - 1
    denied = _not_even(tokens, begin - 1, limit, lexicon)
    if denied is not None:
        return Bound.LESS, denied, about
    return None, begin, about or vague


def _cue(
    tokens: Tokens, index: int, limit: int, figure: Figure, lexicon: Lexicon
) -> tuple[Bound, int] | None:
    """The longest cue that ends at ``index``, and where it begins."""
    words = tokens.words
    for phrase, bound in lexicon.left.get(words[index], ()):
        start = index - len(phrase) + 1
        if start < limit or start < 0:
            continue
        if len(phrase) == 1 or tuple(words[start : index + 1][::-1]) == phrase:
            if len(phrase) == 1 and words[index] in lexicon.strict and index != figure.first - 1:
                continue
            return bound, start
    return None


def _negated(
    tokens: Tokens, bound: Bound, start: int, limit: int, lexicon: Lexicon
) -> tuple[Bound, int]:
    """The bound after a negation before its cue: "never been more than"."""
    words = tokens.words
    for index in range(start - 1, max(limit, start - _NEGATION) - 1, -1):
        if words[index] in lexicon.negators:
            return NEGATED.get(bound, bound), _with_auxiliary(tokens, index, limit, lexicon)
        if words[index] not in lexicon.between_negation:
            break
    return bound, start


def _with_auxiliary(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> int:
    """Where a negation begins: "does not"."""
    helped = index > limit and tokens.words[index - 1] in lexicon.auxiliaries
    return index - 1 if helped else index


def _not_even(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> int | None:
    """Where "not even" begins, up to three words before: "don't even have a thousand"."""
    words = tokens.words
    for at in range(index, max(limit, index - 4) - 1, -1):
        if words[at] in lexicon.even:
            for before in range(at - 1, max(limit, at - 4) - 1, -1):
                if words[before] in lexicon.negators:
                    return _with_auxiliary(tokens, before, limit, lexicon)
            return None
        if not words[at].isalpha():
            return None
    return None


def _inherited(tokens: Tokens, before: Figure, figure: Figure) -> Figure:
    """In "just under 296 hp (224 kW / 300 PS)" the conversions are bounded like the first."""
    words = tokens.words
    joint = words[before.end : figure.begin]
    opens = joint == ["("]
    goes_on = (
        joint == ["/"]
        and before.bound is not None
        and before.first > 0
        and (words[before.begin - 1] == "(")
    )
    if not (opens or goes_on) or figure.comparator is not Comparator.EQUAL or figure.bound:
        return figure
    if before.high is not None or figure.high is not None or figure.dimension != before.dimension:
        return figure
    if figure.noun or figure.unit is None or words[figure.end] not in (")", "/"):
        return figure
    return figure._replace(
        comparator=before.comparator, approximate=before.approximate, bound=before.bound
    )
