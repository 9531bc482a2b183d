"""Filters kept under names: what can be saved, and what a name stands for."""

from __future__ import annotations

import pytest

from claims.errors import FilterError
from claims.saved import kept_filters, spelt_out, with_filter, without_filter


def test_a_name_stands_for_its_filter() -> None:
    """Anywhere in a filter, beside other terms, with the latest of what was saved."""
    kept = with_filter(with_filter({}, "hot", "open"), "@hot", "status:open conflicts")
    assert kept == {"hot": "status:open conflicts"}
    assert spelt_out(kept, "@hot value>5") == "status:open conflicts value>5"
    assert spelt_out(kept, "mail@hot.example") == "mail@hot.example"
    assert without_filter(kept, "hot") == {}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("two words", "open", "no name"),
        ("", "open", "no name"),
        ("hot", " ", "nothing to save"),
        ("hot", "@cold", "cannot name another"),
        ("hot", "colour:red", "No field"),
    ],
)
def test_what_cannot_be_saved_is_refused(name: str, text: str, words: str) -> None:
    """A filter is kept only where it will be understood."""
    with pytest.raises(FilterError, match=words):
        with_filter({}, name, text)


def test_an_unknown_name_lists_the_known_ones() -> None:
    """The fault has its place."""
    with pytest.raises(FilterError, match="there are: @hot") as caught:
        spelt_out({"hot": "open"}, "open @cold")
    assert caught.value.place == (5, 10)
    with pytest.raises(FilterError, match="cannot be denied"):
        spelt_out({"hot": "open"}, "-@hot")
    with pytest.raises(FilterError, match="there are: none"):
        without_filter({}, "hot")


def test_what_makes_no_sense_is_no_filter() -> None:
    """A case may hold anything under the key."""
    assert kept_filters(None) == {}
    assert kept_filters({"b": "open", "a": "flagged"}) == {"a": "flagged", "b": "open"}
