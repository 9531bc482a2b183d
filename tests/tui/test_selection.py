"""What is selected in a list: single places and stretches, against a plain set of places."""

from __future__ import annotations

import random
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.tui.widgets.selection import MOST_KEPT, Selection

LENGTH = 30


@given(st.integers(min_value=0, max_value=2**32))
def test_stretches_and_single_places_are_a_set(seed: int) -> None:
    """Ranges begun and kept, places let go and taken: the same as in a set, in order, once each."""
    source = random.Random(seed)
    selection, expected, cursor = Selection(), set[int](), 0
    for _ in range(40):
        cursor = source.randrange(LENGTH)
        match source.choice(("toggle", "begin", "keep", "all", "none", "move")):
            case "toggle" if selection.anchor is None:
                selection.toggle(cursor)
                expected ^= {cursor}
            case "begin" if selection.anchor is None:
                selection.anchor = cursor
            case "keep" if selection.anchor is not None:
                first, last = sorted((selection.anchor, cursor))
                selection.keep_range(cursor)
                expected |= set(range(first, last + 1))
            case "all":
                selection.select(range(LENGTH))
                expected = set(range(LENGTH))
            case "none":
                selection.clear()
                expected = set()
            case _:
                pass
        shown = set(expected)
        if selection.anchor is not None:
            first, last = sorted((selection.anchor, cursor))
            shown |= set(range(first, last + 1))
        assert list(selection.places(cursor)) == sorted(shown)
        assert selection.count(cursor) == len(shown)
        assert {place for place in range(LENGTH) if selection.holds(place, cursor)} == shown


def test_a_million_selected_are_counted_by_their_ends() -> None:
    """All of a long list are one stretch, and one taken out of it leaves two."""
    selection = Selection()
    selection.select(range(1_000_000))
    selection.toggle(500_000)
    assert selection.count(0) == 999_999
    assert not selection.holds(500_000, 0)
    assert len(selection._stretches) == 2


@pytest.mark.parametrize("count", [3, MOST_KEPT + 1])
def test_the_same_claims_stay_selected_where_others_are_shown(count: int) -> None:
    """In another order they keep their mark; very many are let go instead of looked for."""
    before = array("q", range(count))
    after = array("q", reversed(range(1, count + 5)))
    selection = Selection()
    selection.select(range(count))
    selection.follow(before, after, 0)
    claims = [after[place] for place in selection.places(0)]
    assert claims == ([2, 1] if count == 3 else [])


def test_what_is_shown_again_as_it_was_keeps_its_marks() -> None:
    """Reading the same queue anew lets go of nothing, an open range neither."""
    shown = array("q", range(9))
    selection = Selection()
    selection.anchor = 2
    selection.follow(shown, array("q", shown), 5)
    assert (selection.anchor, list(selection.places(5))) == (2, [2, 3, 4, 5])
