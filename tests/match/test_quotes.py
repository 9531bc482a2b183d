"""Quotations: verbatim, altered with the change named, or not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.match.quotes import QuotedText, check_quote
from claims.model import Relation

TEXT = """The harbour master, Ilse Brandt, spoke on Tuesday.

“The truth is that nobody here wanted the second pier,” she said, “and we told the council so.”
In Rostwick the number of berths does not even reach 1,000, she added. The U.S. envoy called the
plan "the costliest harbour plan this coast has ever seen." "We will not close 12 piers in Ohrdorf,"
Brandt said."""

WORDS = [word for word in TEXT.split() if word.isalpha()]


@pytest.mark.parametrize(
    "quote",
    [
        "nobody here wanted the second pier",
        "“nobody here wanted the second pier”",
        "Nobody here   wanted\nthe second pier.",
        "the number of berths does not even reach 1000",
        "The truth is … and we told the council so",
        "the costliest [harbour] plan this coast has ever seen",
        "nobody here wanted the second pier, and we told the council so",
        "the US envoy",
    ],
)
def test_marks_space_case_and_the_writing_of_numbers_do_not_count(quote: str) -> None:
    """Such quotations stand in the text word for word."""
    found = check_quote(quote, TEXT)
    assert found.relation is Relation.VERBATIM
    assert found.span is not None
    assert found.span.of(TEXT)


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("the number of berths does even reach 1,000", "a negation is dropped"),
        ("We will close 12 piers in Ohrdorf", "a negation is dropped"),
        ("nobody here ever not wanted the second pier", "a negation is put in"),
        ("We will not close 21 piers in Ohrdorf", "a number is changed: “21”"),
        ("the number of berths does not even reach ten thousand", "a number is changed"),
        ("We will not close 12 piers in Ulm", "a name is changed: “Ulm” where the text says"),
        ("the costliest plan this coast has ever seen", "words left out: “harbour”"),
        ("the costliest public harbour plan this coast has ever seen", "“public”"),
        ("costliest plan", "words left out: “harbour”"),
    ],
)
def test_what_was_changed_is_said_first(quote: str, reason: str) -> None:
    """An altered quotation names its worst change in the first reason."""
    found = check_quote(quote, TEXT)
    assert found.relation is Relation.ALTERED
    assert reason in found.reasons[0]


def test_the_diff_holds_both_versions() -> None:
    """The parts that are the same or removed are the quotation, the same or added the text."""
    found = check_quote("We will close 21 piers in Ohrdorf", TEXT)
    quoted = " ".join(part.text for part in found.diff if part.op != "added")
    source = " ".join(part.text for part in found.diff if part.op != "removed")
    assert quoted == "We will close 21 piers in Ohrdorf"
    assert source == "We will not close 12 piers in Ohrdorf"
    assert found.span is not None
    assert found.span.of(TEXT) == source


@pytest.mark.parametrize(
    "quote",
    [
        "the mayor has always been a friend of the harbour",
        "second wanted pier here nobody",
        "fine pier",
        "",
        "…",
        "“”",
    ],
)
def test_other_words_are_not_found(quote: str) -> None:
    """Words that do not stand there in that order are not found."""
    assert check_quote(quote, TEXT).relation is Relation.NOT_FOUND


def test_a_long_text_is_searched_by_its_rare_words() -> None:
    """A changed quotation is found in the middle of a long text of common words."""
    filler = "the of and to a in that it is was for on with as by at from " * 20_000
    text = f"{filler} We will not close 12 piers in Ohrdorf. {filler}"
    found = QuotedText(text).check("We will close 12 piers in Ohrdorf")
    assert found.relation is Relation.ALTERED
    assert found.span is not None
    assert found.span.of(text) == "We will not close 12 piers in Ohrdorf"


def test_hostile_text_is_only_text() -> None:
    """Brackets without end, escapes and runs of one sign end in an answer."""
    for text in ("[" * 100_000, "a " * 100_000, "\x1b[31m" * 10_000, "." * 100_000):
        assert check_quote("we will not", text).relation is Relation.NOT_FOUND


@given(st.integers(0, len(WORDS) - 4), st.integers(3, 8))
def test_every_run_of_words_is_verbatim(start: int, count: int) -> None:
    """Words taken from a text stand in it word for word, and the span slices them back."""
    text = " ".join(WORDS)
    quote = " ".join(WORDS[start : start + count])
    found = check_quote(quote, text)
    assert found.relation is Relation.VERBATIM
    assert found.span is not None
    assert found.span.of(text) == quote
