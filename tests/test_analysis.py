"""Search terms: stems, folded accents, stop words, numbers by value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis import number_term, terms


@pytest.mark.parametrize(
    "text",
    ["100k", "100,000", "100 thousand", "a hundred thousand", "one hundred thousand", "cien mil"],
)
def test_a_number_is_one_term_however_it_is_written(text: str) -> None:
    """Digits, suffix, words and scale words give the term of the value."""
    assert terms(text) == ["n100000"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5 million", 1_500_000),
        ("two hundred and fifty-three", 253),
        ("nineteen hundred", 1900),
        ("twenty-five thousand", 25_000),
        ("3.75", 3.75),
        ("1.234.567", 1_234_567),
        ("$2bn", 2e9),
    ],
)
def test_the_value_of_a_number_is_its_term(text: str, value: float) -> None:
    """A number's term is that of the value it has."""
    assert terms(text) == [number_term(value)]


def test_neighbouring_numbers_stay_apart() -> None:
    """Two number words that make no number together are two terms."""
    assert terms("five six") == ["n5", "n6"]


def test_accents_and_case_do_not_count() -> None:
    """A name is found however it is accented."""
    assert terms("VELÁZQUEZ") == terms("velazquez")


def test_forms_of_a_word_are_one_term() -> None:
    """Inflected forms share a stem, in English and in Spanish."""
    assert terms("migrants") == terms("migrant")
    assert terms("muertes", "es") == terms("muerte", "es")


def test_stop_words_are_left_out() -> None:
    """Words that every text holds are no terms."""
    assert terms("the of and to which") == []


def test_the_country_is_not_the_pronoun() -> None:
    """ "U.S." and "US" are one term, and "us" is none."""
    assert terms("U.S.") == terms("US") == ["usa"]
    assert terms("with us") == []


def test_possessives_do_not_count() -> None:
    """ "Mexico's" is found by "Mexico"."""
    assert terms("Mexico’s") == terms("Mexico")


@given(st.text(max_size=300))
def test_terms_hold_no_white_space(text: str) -> None:
    """Whatever the text, terms can be joined by spaces and parted again."""
    found = terms(text)
    assert " ".join(found).split() == found
    assert all(len(term) <= 60 for term in found)


def test_a_million_digits_are_cut() -> None:
    """A run of digits that is no number becomes one short term."""
    assert [len(term) for term in terms("7" * 1_000_000)] == [40]
