"""Two figures that are the ends of one interval."""

from __future__ import annotations

from claims.extract.quantities.ages import OLDEST, of_person
from claims.extract.quantities.figure import Figure, Form
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.tokens import Tokens
from claims.model import Comparator, Dimension

_CLOSE = 1.5
"""Two numbers joined by "or" are ends if the second is at most this many times the first."""


def intervals(tokens: Tokens, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures, with the two ends of an interval made one: "10 to 15", "between 3 and 5"."""
    merged: list[Figure] = []
    index = 0
    while index < len(figures):
        figure = figures[index]
        if index + 1 < len(figures):
            joined = _joined(tokens, figure, figures[index + 1], lexicon)
            if joined is not None:
                merged.append(joined)
                index += 2
                continue
        merged.append(figure)
        index += 1
    return merged


def _joined(tokens: Tokens, low: Figure, high: Figure, lexicon: Lexicon) -> Figure | None:
    if high.first - low.end > 4 or low.high is not None or high.high is not None:
        return None
    words = tokens.words
    start = _past_hyphen(tokens, low.end)
    joint = words[start]
    if joint == "±" or words[start : start + 4] == ["plus", "or", "minus"]:
        return _tolerance(low, high) if high.first == start + 1 else None
    rest = [word for word in words[start + 1 : high.first] if word != "-"]
    if Form.FRACTION in (low.form, high.form) and low.form is not high.form:
        return None
    if Form.ORDINAL in (low.form, high.form) and not _ranks(tokens, low, high):
        return None
    beside = lexicon.near_cues | lexicon.joint_words | lexicon.to | lexicon.determiners
    if any(word not in beside for word in rest):
        return None
    head = words[low.first - 1]
    if head in lexicon.between or head in lexicon.come_from:
        pass
    elif head in lexicon.near_cues or head in lexicon.joint_words or head in lexicon.determiners:
        head = words[low.first - 2]
    if joint in lexicon.conjunction:
        opened = head in lexicon.between or (head in lexicon.come_from and head not in lexicon.of)
        kind = "and" if opened else None
    elif joint in lexicon.to or joint in ("-", "~") or joint in lexicon.joint_words:
        kind = "from" if head in lexicon.come_from else "to"
    elif joint in lexicon.alternative and not rest:
        kind = "or"
    else:
        kind = None
    if kind is None or not _fit(tokens, low, high, kind, joint, lexicon):
        return None
    return _merged(tokens, low, high, kind, lexicon)


def _ranks(tokens: Tokens, low: Figure, high: Figure) -> bool:
    """Whether two ordinals are ranks; before a noun they name it: "the first and second floor"."""
    return low.form is high.form and not tokens.words[high.end].isalpha()


def _past_hyphen(tokens: Tokens, index: int) -> int:
    """Past a hyphen left hanging: "8- to 16-metre"."""
    hanging = tokens.words[index] == "-" and tokens.touches(index)
    return index + 1 if hanging and tokens.words[index + 1].isalpha() else index


def _fit(
    tokens: Tokens, low: Figure, high: Figure, kind: str, joint: str, lexicon: Lexicon
) -> bool:
    """Whether two figures can be ends of one interval."""
    own_unit = low.unit is not None
    if low.dimension is Dimension.AGE and not high.unit:
        return low.value < high.value
    if own_unit and high.unit != low.unit:
        leading = (low.dimension is Dimension.MONEY and high.unit is None) or high.noun
        if not (leading and low.dimension is Dimension.MONEY and low.end == low.stop):
            return False
        if high.noun:
            return False
    if Form.TIMES in (low.form, high.form) or Form.RATIO in (low.form, high.form):
        return False
    top = _shared_scale(low, high) * low.value
    if kind == "or":
        near = high.value <= _CLOSE * top or high.value - top == 1
        close = 0 < top < high.value and near and not own_unit
        whole = low.value % 1 == 0 and high.written % 1 == 0
        return close and whole and (low.form == high.form or low.form is Form.WORDS)
    if kind in ("from", "to") and _changes(tokens, low, kind, lexicon):
        # "rose from 2 million to 5 million" is two figures; "from 13.5 to 14 mm" shares its unit.
        return not (own_unit or low.scale > 1) and high.unit is not None
    if top > high.value:
        return kind in ("from", "and") or (own_unit and joint != "-")
    return not (kind == "to" and joint == "-" and top == high.value)


def _changes(tokens: Tokens, low: Figure, kind: str, lexicon: Lexicon) -> bool:
    """Whether a verb of change governs the pair."""
    before = low.first - 1
    if kind == "from":
        window = tokens.words[max(0, before - 6) : before]
        return any(word in lexicon.up or word in lexicon.down for word in window)
    if tokens.words[before] in lexicon.by:
        before -= 1
        return low.unit is not None and _moves(tokens.words[before], lexicon)
    return _moves(tokens.words[before], lexicon)


def _moves(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.up or word in lexicon.down


def _shared_scale(low: Figure, high: Figure) -> float:
    """What scale word of the high end the low end shares: "$10 to $15 billion"."""
    if low.scale == 1 and high.scale > 1 and low.value < high.written:
        return high.scale
    return 1.0


def _tolerance(middle: Figure, margin: Figure) -> Figure:
    """ "36 ± 5" reaches from 31 to 41."""
    return margin._replace(
        first=middle.first, begin=middle.begin, value=middle.value - margin.value,
        high=middle.value + margin.value, comparator=Comparator.RANGE,
        unit=margin.unit or middle.unit,
    )  # fmt: skip


def _merged(tokens: Tokens, low: Figure, high: Figure, kind: str, lexicon: Lexicon) -> Figure:
    first, begin = low.first, low.begin
    before = begin - 1
    opening = lexicon.between | lexicon.come_from
    beside = lexicon.near_cues | lexicon.joint_words | lexicon.determiners
    if tokens.words[before] in beside - opening:
        before -= 1
    if tokens.words[before] in lexicon.between or kind == "from":
        begin = max(before, 0)
    ends = sorted((low.value * _shared_scale(low, high), high.value))
    unit, dimension, noun = high.unit, high.dimension, high.noun
    if (low.dimension is Dimension.AGE and high.unit is None) or high.unit is None:
        unit, dimension, noun = low.unit, low.dimension, low.noun
    if low.dimension is Dimension.AGE:
        unit, dimension = low.unit, low.dimension
    elif (unit is None and tokens.words[begin - 1] in lexicon.persons and ends[1] <= OLDEST) or (
        unit == "year" and of_person(tokens, begin, lexicon)
    ):
        unit, dimension = "years old", Dimension.AGE
    return high._replace(
        first=first, begin=begin, value=ends[0], high=ends[1], comparator=Comparator.RANGE,
        unit=unit, dimension=dimension, noun=noun,
    )  # fmt: skip


def paired(tokens: Tokens, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """A lower and an upper bound on one thing, made one: "more than 10 and less than 20"."""
    result: list[Figure] = []
    for figure in figures:
        if result and _bounds(tokens, result[-1], figure, lexicon):
            result[-1] = _enclosed(result[-1], figure)
        else:
            result.append(figure)
    return result


_LOWER = (Comparator.MORE, Comparator.AT_LEAST)
_UPPER = (Comparator.LESS, Comparator.AT_MOST)


def _bounds(tokens: Tokens, first: Figure, second: Figure, lexicon: Lexicon) -> bool:
    lower = first if first.comparator in _LOWER else second
    upper = second if lower is first else first
    if lower.comparator not in _LOWER or upper.comparator not in _UPPER:
        return False
    if (first.unit is not None and first.unit != second.unit) or lower.value >= upper.value:
        return False
    if first.approximate or second.approximate:
        return False
    if Form.ORDINAL in (first.form, second.form) and not _ranks(tokens, first, second):
        return False
    between = [word for word in tokens.words[first.end : second.begin] if word != ","]
    if len(between) == 2 and between[1] in lexicon.auxiliaries:  # "but is less than"
        between.pop()
    joint = between[0] if between else ""
    joined = joint in lexicon.conjunction or joint in lexicon.but or not joint
    return joined and len(between) < 2


def _enclosed(first: Figure, second: Figure) -> Figure:
    low, high = sorted((first.value, second.value))
    return second._replace(
        first=first.first, begin=first.begin, value=low, high=high, comparator=Comparator.RANGE,
        unit=second.unit or first.unit, bound=None,
    )  # fmt: skip
