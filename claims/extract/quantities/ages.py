"""Whether a number is the age of somebody or something."""

from __future__ import annotations

from claims.extract.quantities.figure import Figure, Form
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.tokens import Tokens
from claims.model import Dimension

OLDEST = 120
"""A bare number after a name is an age up to this."""

_GROWN = 16
"""A bare number after a noun in small letters is an age from this on: "the driver, 23, said"."""

_AGES = ("year", "month", "week", "day")


def age(tokens: Tokens, figure: Figure, stop: int, lexicon: Lexicon) -> Figure | None:
    """ "aged 25", "Smith, 42,", "at the age of 34"."""
    if figure.form not in (Form.DIGITS, Form.WORDS) or not 0 < figure.value <= OLDEST:
        return None
    aged = _said_age(tokens, figure.first, lexicon)
    by_words = _aged_bound(tokens, figure, lexicon) or _of_persons(tokens, figure, lexicon)
    if aged is None and not (by_words or _apposed(tokens, figure)):
        return None
    begin = figure.first if aged is None else aged
    return figure._replace(begin=begin, unit="years old", dimension=Dimension.AGE)


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


def old(tokens: Tokens, index: int, unit: str, lexicon: Lexicon) -> int | None:
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
    if words[first - 1] in lexicon.determiners and words[first - 2] in lexicon.age_at:
        return True  # "a sus 92 años"
    return words[first - 1] in lexicon.of and words[first - 2] in lexicon.age_before


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
