"""Words as the cursor steps over them: exact spans, whatever the script, none in the middle."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.tui.render.units import index_at, unit_before, unit_from

LETTERS = st.text(
    st.sampled_from("ab Z9'.-,“”(\t\n\u0301\u200d\u202e東京カ한ש\u05b0हि\u0940👍🏽\x1b\u00a0é")
    | st.characters(codec="utf-8"),
    max_size=60,
)


def units(text: str) -> list[str]:
    """All units of a text, forwards."""
    found, at = [], 0
    while unit := unit_from(text, at):
        found.append(unit.of(text))
        at = unit.end
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s 4,200.50 now.", ["It’s", "4,200.50", "now", "."]),
        ("“U.S. boats”", ["“", "U.S", ".", "boats", "”"]),
        ("東京 has e\u0301cole", ["東", "京", "has", "e\u0301cole"]),
        ("שלום\tعالم", ["שלום", "عالم"]),
        ("a\u202eb", ["a", "\u202e", "b"]),
        ("\u0a4b{ \u0301!", ["\u0a4b", "{", "\u0301", "!"]),
    ],
)
def test_words_stand_without_the_marks_around_them(text: str, expected: list[str]) -> None:
    """Inner apostrophes and digit marks stay, quotation marks and full stops apart."""
    assert units(text) == expected


@given(LETTERS)
def test_units_hold_every_character_that_is_seen(text: str) -> None:
    """In order, none twice, and nothing but white space between them."""
    assert "".join(units(text)) == "".join(one for one in text if not one.isspace())


@given(LETTERS)
def test_a_mark_stays_with_its_letter(text: str) -> None:
    """No unit begins with a combining mark that follows a letter."""
    at = 0
    while unit := unit_from(text, at):
        before = text[unit.start - 1 : unit.start]
        inner = before and not before.isspace() and category(text[unit.start])[0] == "M"
        assert not inner
        at = unit.end


@given(LETTERS)
def test_going_back_is_going_forward_in_reverse(text: str) -> None:
    """Backwards from the end the same units are met."""
    found, at = [], len(text)
    while unit := unit_before(text, at):
        found.append(unit.of(text))
        at = unit.start
    assert found[::-1] == units(text)


def test_a_word_of_a_megabyte_is_stepped_through() -> None:
    """No step takes longer than a few hundred characters, and each makes way."""
    text = "a" * 1_000_000
    first = unit_from(text, 0)
    assert first
    second = unit_from(text, first.end)
    assert second
    assert first.end <= second.start < second.end < 2_000


def test_the_pointer_finds_the_character_under_it() -> None:
    """Wide characters take two cells, combining marks none."""
    assert [index_at("a東b", cells) for cells in range(5)] == [0, 1, 1, 2, 2]
    assert index_at("e\u0301x", 1) == 2
