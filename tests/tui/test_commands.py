"""The one table of acts: complete, without clashes, and the same in keys, palette and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from claims.model import Stance
from factcheck.tui.commands import (
    COMMANDS,
    Where,
    bindings,
    commands_for,
    keys_page,
    keys_words,
    named,
)
from factcheck.tui.screens.by_hand.choosing import ChoosingScreen
from factcheck.tui.screens.by_hand.compare import CompareScreen
from factcheck.tui.screens.by_hand.past import PastScreen
from factcheck.tui.screens.by_hand.precedents import PrecedentsScreen
from factcheck.tui.screens.cast.screen import CastScreen
from factcheck.tui.screens.document.screen import DocumentScreen
from factcheck.tui.screens.overview.screen import OverviewScreen
from factcheck.tui.screens.review.acts import ACTS


def test_every_act_has_an_id_of_its_own() -> None:
    """No two acts share an id."""
    assert not [one for one, count in Counter(c.id for c in COMMANDS).items() if count > 1]


def test_the_review_knows_every_act_that_is_declared() -> None:
    """Each act of the review has its function, and no function is without an act."""
    declared = {c.id.rpartition(".")[2] for c in commands_for(Where.REVIEW)} - {"verdict"}
    assert declared | {"verdict", "stance", "dismiss", "drop"} == set(ACTS)


@pytest.mark.parametrize(
    ("where", "acts"),
    [
        (Where.CAST, CastScreen.ACTS),
        (Where.OVERVIEW, OverviewScreen.ACTS),
        (Where.CHOOSING, ChoosingScreen.ACTS),
        (Where.COMPARE, CompareScreen.ACTS),
        (Where.PAST, PastScreen.ACTS),
        (Where.PRECEDENTS, PrecedentsScreen.ACTS),
        (Where.TEXT, DocumentScreen.ACTS),
    ],
)
def test_screens_over_the_review_know_their_acts(
    where: Where, acts: Mapping[str, Callable[..., None]]
) -> None:
    """Each act of the cast and of the front page has its function, and none is undeclared."""
    declared = {c.id.rpartition(".")[2] for c in commands_for(where)}
    # Stances are an action of their own, as in the review.
    assert declared - set(Stance) == set(acts)


def test_an_act_is_asked_for_where_it_is() -> None:
    """``:merge`` is an act of the cast, ``:more`` of the front page; the review has neither."""
    for typed, where in (("merge", Where.CAST), ("more", Where.OVERVIEW)):
        found = named(typed, (where, Where.ANYWHERE))
        assert found is not None
        assert found[0].where is where
        assert named(typed, (Where.REVIEW, Where.ANYWHERE)) is None


def test_every_key_is_bound() -> None:
    """The bindings of a place hold all keys of its acts."""
    for place in Where:
        bound = {key for binding in bindings(place) for key in binding.key.split(",")}  # type: ignore[union-attr]
        assert bound == {key for c in commands_for(place) for key in c.keys}


def test_every_act_is_on_the_page_with_its_keys() -> None:
    """docs/keys.md is made of the table and leaves nothing out."""
    page = keys_page()
    for command in COMMANDS:
        row = next(line for line in page.splitlines() if f"`{command.id}`" in line)
        assert command.description.replace("|", "\\|") in row
        assert all(f"`{key}`" in row or f"`` {key} ``" in row for key in keys_words(command))


@pytest.mark.parametrize(
    ("typed", "identifier", "rest"),
    [
        ("undo", "review.undo", ""),
        ("scale politifact", "review.scale", "politifact"),
        ("next open", "review.next-open", ""),
        ("filter status:open  fentanyl", "review.filter", "status:open fentanyl"),
        ("q", "app.quit", ""),
    ],
)
def test_a_typed_line_names_an_act(typed: str, identifier: str, rest: str) -> None:
    """Words, the end of the id and aliases name an act; what follows is its text."""
    found = named(typed)
    assert found is not None
    assert (found[0].id, found[1]) == (identifier, rest)


def test_an_unknown_line_names_none() -> None:
    """What is no act is not guessed at."""
    assert named("frobnicate") is None
