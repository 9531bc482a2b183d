"""The steps that find figures, one by one."""

from __future__ import annotations

import pytest

from claims.extract.quantities import find_quantities
from claims.extract.quantities.bounds import bounded
from claims.extract.quantities.composition import compositions
from claims.extract.quantities.digits import parse
from claims.extract.quantities.english import ENGLISH
from claims.extract.quantities.figure import Figure
from claims.extract.quantities.interval import intervals
from claims.extract.quantities.mask import masked
from claims.extract.quantities.nouns import phrase, plural
from claims.extract.quantities.number_words import spelt
from claims.extract.quantities.numerals import numerals
from claims.extract.quantities.rates import rated, trending
from claims.extract.quantities.spanish import SPANISH
from claims.extract.quantities.tokens import LONGEST, Tokens, stretches
from claims.extract.quantities.units import convert
from claims.model import Comparator, Dimension, Trend


def _tokens(text: str) -> Tokens:
    (tokens,) = stretches(text)
    return tokens


def _read(text: str) -> list[Figure]:
    tokens = _tokens(text)
    return numerals(tokens, masked(tokens, ENGLISH), ENGLISH)


def _composed(text: str) -> list[Figure]:
    return compositions(_tokens(text), _read(text), ENGLISH)


@pytest.mark.parametrize(
    ("word", "decimal", "value"),
    [
        ("1,234", ".", 1234),
        ("1.234", ".", 1.234),
        ("1.234", ",", 1234),
        ("1,5", ",", 1.5),
        ("9,2321312", ".", 9.2321312),
        ("1,000", ",", 1),
        ("1,000", "", 1000),
        ("1.000", "", 1000),
        ("4.7", "", 4.7),
        ("0,683", ",", 0.683),
        ("1.234.567,8", ",", 1234567.8),
        ("1,23,456", ".", 123456),
        ("2'500", ".", 2500),
        ("007", ".", None),
        ("1.2.3", ".", None),
        ("1" * 19, ".", None),
    ],
)
def test_digits_are_read_by_their_separators(word: str, decimal: str, value: float | None) -> None:
    """A number's marks say its value; what can be no number is none."""
    assert parse(word, decimal) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and fifty-three", 253),
        ("three million five hundred thousand", 3_500_000),
        ("nineteen hundred", 1900),
        ("five lakh crore", 5e12),
    ],
)
def test_english_number_words_add_and_multiply(text: str, value: float) -> None:
    """Groups are summed, and scale words multiply them."""
    number = spelt(_tokens(text), 0, ENGLISH)
    assert number is not None
    assert number[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("treinta y dos", 32),
        ("dos mil trescientos cuarenta y siete", 2347),
        ("cinco mil millones", 5e9),
        ("ciento un mil", 101_000),
    ],
)
def test_spanish_number_words_add_and_multiply(text: str, value: float) -> None:
    """The same grammar reads Spanish, with "y" between tens and units."""
    number = spelt(_tokens(text), 0, SPANISH)
    assert number is not None
    assert number[0] == value


def test_the_decimal_mark_of_spanish_is_learnt_from_the_text() -> None:
    """A decimal comma anywhere makes "1,356" a decimal; without one it is a thousand."""
    spain = find_quantities("Creció 8,4 %. Son 1,356 millones.", "es")
    mexico = find_quantities("Creció 8.4 %. Son 1,356 casos.", "es")
    assert [quantity.value for quantity in spain] == [8.4, 1_356_000]
    assert [quantity.value for quantity in mexico] == [8.4, 1356]


def test_the_mask_hides_numbers_and_nothing_else() -> None:
    """Of a date and a count, only the date's numbers are hidden."""
    tokens = _tokens("On May 5, 2021 some 300 came")
    assert sorted(tokens.words[index] for index in masked(tokens, ENGLISH)) == [",", "2021", "5"]


def test_plurals_are_told_by_form() -> None:
    """Endings and a list of exceptions tell plural nouns."""
    assert [plural(word, ENGLISH) for word in ("deaths", "children", "crisis", "was", "taxis")] == [
        True,
        True,
        False,
        False,
        True,
    ]


def test_a_noun_phrase_ends_with_its_plural() -> None:
    """The verb after the counted noun does not belong to it."""
    tokens = _tokens("young people die")
    assert phrase(tokens, 0, ENGLISH) == 2


def test_a_currency_reaches_its_number_from_both_sides() -> None:
    """Signs before and names after give the same unit."""
    assert [(f.unit, f.dimension) for f in _composed("$5 and 7 dollars")] == [
        ("dollar", Dimension.MONEY),
        ("dollar", Dimension.MONEY),
    ]


def test_an_interval_shares_its_scale() -> None:
    """The low end of "$2 to $3 billion" is two billion."""
    text = "$2 to $3 billion"
    (figure,) = intervals(_tokens(text), _composed(text), ENGLISH)
    assert (figure.value, figure.high) == (2e9, 3e9)


def test_a_comparator_is_turned_by_a_negation() -> None:
    """ "never more than" is at most."""
    text = "never more than 5 tonnes"
    (figure,) = bounded(_tokens(text), _composed(text), ENGLISH)
    assert figure.comparator is Comparator.AT_MOST


def test_a_rate_is_found_after_the_noun() -> None:
    """The denominator may stand behind words that say more of the noun."""
    text = "90 deaths of riders a year"
    (figure,) = _composed(text)
    assert rated(_tokens(text), figure, 0, 6, ENGLISH).per == "year"


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("The firm raised $75m from investors.", None),
        ("The firm has raised more than $75m.", None),
        ("The firm raised its offer to $75m.", Trend.UP),
        ("The state raised taxes by $75 million.", Trend.UP),
    ],
)
def test_money_that_is_raised_has_not_risen(text: str, trend: Trend | None) -> None:
    """To raise funds moves no figure; to raise something by or to an amount does."""
    (quantity,) = find_quantities(text)
    assert quantity.trend is trend


def test_a_trend_is_kept_beside_the_comparator() -> None:
    """A verb of change says which way, and nothing of the bound."""
    text = "sales fell 3%"
    (figure,) = _composed(text)
    figure = trending(_tokens(text), figure, 0, ENGLISH)
    assert (figure.trend, figure.comparator) == (Trend.DOWN, Comparator.EQUAL)


def test_units_of_one_kind_convert() -> None:
    """Lengths and temperatures have a common base; lengths and times have none."""
    assert convert(1, "mile", "kilometre") == pytest.approx(1.609344)
    assert convert(212, "fahrenheit", "celsius") == pytest.approx(100, abs=0.01)
    assert convert(1, "mile", "hour") is None


def test_a_paragraph_without_end_is_cut() -> None:
    """No stretch is longer than the longest, and none of the text is lost."""
    text = "a1 " * LONGEST
    pieces = list(stretches(text))
    assert all(tokens.ends[tokens.count - 1] - tokens.starts[0] <= LONGEST for tokens in pieces)
    assert sum(tokens.count for tokens in pieces) == 2 * LONGEST
