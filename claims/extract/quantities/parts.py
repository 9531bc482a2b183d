"""Fractions, mixed numbers, ratios and multiples."""

from __future__ import annotations

from claims.extract.quantities.digits import parse
from claims.extract.quantities.figure import Figure, Form
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.nouns import plural
from claims.extract.quantities.number_words import scaled, spelt
from claims.extract.quantities.tokens import Tokens
from claims.extract.quantities.units import PHRASES

_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100))
_RATE = 1000
"""From here on "por cada 100.000" is the denominator of a rate, and no ratio."""

_ROUND = frozenset((*range(2, 11), 12, 15, 16, 20, 25, 30, 40, 50, 60, 80, 100))


def fraction(
    tokens: Tokens, index: int, value: float | None, stop: int, lexicon: Lexicon
) -> Figure | None:
    """A fraction whose numerator is ``value`` (up to ``stop``), or 1 where that is None."""
    if value is None:
        return _lone_part(tokens, index, lexicon)
    words = tokens.words
    if words[stop] == "/" and tokens.touches(stop) and tokens.touches(stop + 1):
        return _slashed(tokens, index, value, stop, lexicon)
    joint = stop + 1 if words[stop] == "-" and tokens.touches(stop) else stop
    part = words[joint]
    rank = lexicon.ordinals.get(part.rstrip("s"))
    if rank is not None and words[joint + 1] in lexicon.part_nouns:
        return Figure(index, joint + 2, value / rank, form=Form.FRACTION)
    if part in lexicon.plural_parts and value > 1:
        if value >= lexicon.plural_parts[part] and not lexicon.improper:
            return None
        return _of_scale(tokens, index, joint + 1, value / lexicon.plural_parts[part], lexicon)
    single = value == 1 and part in lexicon.parts
    sure = joint > stop or part in lexicon.sure_parts
    if single and (sure or words[joint + 1] in lexicon.after_part or not words[joint + 1]):
        return _of_scale(tokens, index, joint + 1, value / lexicon.parts[part], lexicon)
    return None


def is_fraction(above: str, below: str) -> bool:
    """Whether two whole numbers with a slash between them are a fraction: "3/4", not "24/7"."""
    if not (above.isdecimal() and below.isdecimal()) or len(above) > 3 or len(below) > 3:
        return False
    return int(above) < int(below) and int(below) in _DENOMINATORS


def _slashed(
    tokens: Tokens, index: int, value: float, stop: int, lexicon: Lexicon
) -> Figure | None:
    below = parse(tokens.words[stop + 1], lexicon.decimal)
    if below is None or below not in _DENOMINATORS or value >= below:
        return None
    if tokens.words[stop + 2] == "/" and tokens.touches(stop + 2):
        return None
    return Figure(index, stop + 2, value / below, form=Form.FRACTION)


def _lone_part(tokens: Tokens, index: int, lexicon: Lexicon) -> Figure | None:
    """ "a third of", "half the", "half a million"."""
    words = tokens.words
    word, before = words[index], words[index - 1]
    if word in lexicon.plural_parts:
        return None
    after = words[index + 1]
    first = index - 1 if before in lexicon.articles else index
    value = 1 / lexicon.parts[word]
    if word not in lexicon.halves:
        if first == index or not (after in lexicon.after_part or after in lexicon.scales):
            return None
        return _of_scale(tokens, first, index + 1, value, lexicon)
    if before in lexicon.not_before_half or (after == "-" and tokens.touches(index + 1)):
        return (
            _of_scale(tokens, index, index + 1, value, lexicon)
            if after == "-"
            and (
                words[index + 2] in PHRASES[lexicon.language] or words[index + 2] in lexicon.scales
            )
            else None
        )
    if word in lexicon.average and not _halves(words, index, lexicon):
        return None
    if after in lexicon.articles:
        figure = _of_scale(tokens, first, index + 2, value, lexicon)
        if figure.stop > index + 2:
            return figure
        return Figure(first, index + 1, value, form=Form.FRACTION)
    return _of_scale(tokens, first, index + 1, value, lexicon)


def _halves(words: list[str], index: int, lexicon: Lexicon) -> bool:
    """Whether "media" halves something, as in "media hora", not in "la asistencia media"."""
    before, after = words[index - 1], words[index + 1]
    if before in lexicon.joins or after in lexicon.scales:
        return True
    follows = before.isalpha() and before not in lexicon.function and before not in lexicon.left
    return not follows and after.isalpha() and after not in lexicon.function


def _of_scale(tokens: Tokens, first: int, stop: int, value: float, lexicon: Lexicon) -> Figure:
    """A fraction, times the scale word after it: "a quarter of a million", "half a dozen"."""
    words = tokens.words
    at = stop
    if words[at] in lexicon.of and words[at + 1] in lexicon.articles:
        at += 2
    if words[at] in lexicon.scales or words[at] in lexicon.hundred:
        base = lexicon.scales.get(words[at], 100.0)
        full, end, more = scaled(tokens, base, at + 1, lexicon)
        return Figure(first, end, value * full, form=Form.WORDS, scale=base * more)
    return Figure(first, stop, value, form=Form.FRACTION)


def mixed(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> Figure | None:
    """A whole number and a fraction: "two and a half million", "a million and a half", "2 1/2"."""
    words = tokens.words
    if figure.form not in (Form.DIGITS, Form.WORDS):
        return None
    index = figure.stop
    hyphen = words[index] == "-" and tokens.touches(index) and words[index + 1] in lexicon.joins
    index += hyphen
    if words[index] in lexicon.joins or (
        figure.form is Form.WORDS and words[index] in lexicon.points
    ):
        rest = _and_part(tokens, index + 1, lexicon)
    elif figure.scale == 1 and words[index].isdecimal() and words[index + 1] == "/":
        part = fraction(tokens, index, float(words[index][:4]), index + 1, lexicon)
        rest = (part.value, part.stop) if part is not None else None
    else:
        rest = None
    if rest is None:
        return None
    following = lexicon.scales.get(words[rest[1]])
    if following is not None and figure.scale > following > 1:  # "un billón y medio millón"
        return figure._replace(stop=rest[1] + 1, value=figure.value + rest[0] * following)
    value = figure.value + rest[0] * figure.scale
    full, stop, scale = scaled(tokens, value, rest[1], lexicon)
    return figure._replace(stop=stop, value=full, scale=figure.scale * scale)


def _and_part(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[float, int] | None:
    words = tokens.words
    index += words[index] == "-"
    count = 1.0
    if words[index] in lexicon.articles:
        index += 1
    elif words[index] in lexicon.units:
        count, index = float(lexicon.units[words[index]]), index + 1
    elif not lexicon.joins_tens:
        return None
    if words[index] in lexicon.joins and words[index + 1] in lexicon.halves:  # "con uno y medio"
        return count + 0.5, index + 2
    index += words[index] == "-"
    part = words[index]
    if count > 1 and part in lexicon.plural_parts:
        return count / lexicon.plural_parts[part], index + 1
    if count == 1 and part in lexicon.parts:
        return 1 / lexicon.parts[part], index + 1
    return None


def ratio(tokens: Tokens, figure: Figure, hidden: set[int], lexicon: Lexicon) -> Figure | None:
    """ "one in five", "three out of every 10": the share."""
    if figure.form not in (Form.DIGITS, Form.WORDS) or figure.value % 1 or figure.value < 1:
        return None
    words = tokens.words
    hyphen = int(words[figure.stop] == "-" and tokens.touches(figure.stop))
    for joint in lexicon.out_of:
        length = len(joint)
        start = figure.stop + hyphen
        if tuple(words[start : start + length]) != joint:
            continue
        if hyphen and words[start + length] != "-":  # "one-in-five"
            return None
        below = _whole(tokens, start + length + hyphen, hidden, lexicon)
        if below is None or below[0] <= figure.value:
            return None
        if joint[0] in lexicon.per and below[0] >= _RATE:
            return None
        if length == 1 and not _plain_ratio(tokens, figure.value, below, lexicon):
            return None
        return Figure(figure.first, below[1], figure.value / below[0], form=Form.RATIO)
    return None


def _whole(
    tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon
) -> tuple[float, int] | None:
    word = tokens.words[index]
    if word[:1].isdecimal():
        value = None if index in hidden else parse(word, lexicon.decimal)
        if value is None or value % 1:
            return None
        full, stop, _ = scaled(tokens, value, index + 1, lexicon)
        return full, stop
    if word in lexicon.articles:
        index += 1
        if tokens.words[index] in lexicon.scales or tokens.words[index] in lexicon.hundred:
            full, stop, _ = scaled(tokens, 1.0, index, lexicon)
            return (full if stop > index else 100.0), max(stop, index + 1)
        return None
    number = spelt(tokens, index, lexicon)
    return (number[0], number[1]) if number else None


def _plain_ratio(tokens: Tokens, first: float, below: tuple[float, int], lexicon: Lexicon) -> bool:
    """ "1 in 5" is a ratio; "5 in 20 minutes" and "3 in 2020" are not."""
    value, stop = below
    after = tokens.words[stop]
    if value not in _ROUND and value % 100:
        return first == 1 and plural(after, lexicon) and after not in PHRASES[lexicon.language]
    return after not in PHRASES[lexicon.language] and after != "%"


def multiple(tokens: Tokens, index: int, lexicon: Lexicon) -> Figure | None:
    """ "twice", "doubled", "sixfold": so many times."""
    words = tokens.words
    word = words[index]
    if word in lexicon.folds:
        return Figure(index, index + 1, float(lexicon.folds[word]), form=Form.TIMES)
    if word not in lexicon.multiples:
        return None
    after = words[index + 1]
    if word in lexicon.adjective_multiples:
        verb = words[index - 1] in lexicon.before_multiple
        if not verb and after not in lexicon.after_multiple:
            return None
    if after == "-" and tokens.touches(index + 1):
        return None
    return Figure(index, index + 1, float(lexicon.multiples[word]), form=Form.TIMES)
