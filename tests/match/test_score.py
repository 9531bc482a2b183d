"""The likeness of two texts: words only, with numbers, negation and direction beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.match.masking import mask
from claims.match.score import WEIGHTS, TextRelation, chance, score


def test_numbers_do_not_count() -> None:
    """Two statements that differ in their number only are wholly alike."""
    assert score("Over 100,000 voters signed", "Over 10,000 voters signed").value == 1


def test_negation_is_reported_and_not_scored() -> None:
    """A negated statement is as like as the statement, and marked."""
    found = score("The council did not approve the bridge", "The council approved the bridge")
    assert found.negated
    assert found.value > 0.9


def test_direction_is_reported_and_not_scored() -> None:
    """ "Rose" and "fell" are one matter told two ways."""
    found = score("Rents in Vienna rose", "Rents in Vienna fell")
    assert found.reversed
    assert found.value == 1
    assert "one says up, the other down" in found.reasons


def test_different_matters_score_low() -> None:
    """Statements without a word in common are hardly alike."""
    assert score("The minister resigned over the letter", "A bus overturned near Cusco").value < 0.2


def test_reasons_name_whole_words() -> None:
    """The words that both hold are shown as written, not as stems."""
    found = score("The ministers resigned over bribery", "Two ministers resigned over bribery")
    assert found.reasons[0].startswith("both speak of: ")
    assert "ministers" in found.reasons[0]


def test_the_weights_make_one() -> None:
    """A score of one means that every measure is full."""
    assert abs(sum(WEIGHTS.values()) - 1) < 1e-9


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_score_is_a_share_and_has_no_side(a: str, b: str) -> None:
    """It lies between nothing and one and is the same both ways round."""
    forth, back = score(a, b), score(b, a)
    assert 0 <= forth.value <= 1
    assert abs(forth.value - back.value) < 1e-9


def test_the_chance_grows_with_the_words_in_common() -> None:
    """Two statements of one matter are likelier so than two that share a word, and order is all."""
    one = mask("The ferry company of Ostwick ordered seven electric boats from a yard in Gdansk")
    same = mask("Ostwick's ferry company has ordered electric boats from a Gdansk yard")
    other = mask("The ferry was late on Monday because of the storm")
    assert chance(one, same) > 0.5 > chance(one, other) > 0
    assert chance(one, same) == chance(same, one)


@pytest.mark.parametrize(
    ("one", "other", "language", "relation"),
    [
        ("Rents in Vienna rose 6%", "In Vienna rents rose 6%", "en", TextRelation.PARAPHRASE),
        ("Rents in Vienna rose 6%", "Rents in Vienna rose 6%.", "en", TextRelation.SAME),
        ("Rents in Vienna rose 6%", "Rents in Vienna rose 9%", "en", TextRelation.PARAPHRASE),
        ("Rents in Vienna rose", "Rents in Vienna fell", "en", TextRelation.REVERSED),
        ("Rents in Vienna did not rise", "Rents in Vienna rose", "en", TextRelation.NEGATED),
        ("Rents in Vienna did not rise", "Rents in Vienna fell", "en", TextRelation.PARAPHRASE),
        ("The council approved the bridge", "The council rejected the bridge", "en", "reversed"),
        ("The party won the vote in Ardal", "The party lost the vote in Ardal", "en", "reversed"),
        ("Los alquileres en Viena subieron", "Los alquileres en Viena bajaron", "es", "reversed"),
        ("El consejo aprobó el puente", "El consejo rechazó el puente", "es", "reversed"),
        ("El consejo no cerró el puente", "El consejo cerró el puente", "es", "negated"),
        ("The minister resigned over the letter", "A bus overturned near Cusco", "en", "none"),
    ],
)
def test_two_statements_say_the_same_or_turn_each_other_round(
    one: str, other: str, language: str, relation: str
) -> None:
    """The relation of two statements is read from words, negation and direction."""
    assert score(one, other, language).relation == relation
    assert score(other, one, language).relation == relation
