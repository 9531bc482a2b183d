"""Acts in the words of the bar: what was done, to what, and what an undo took back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from claims.model import Change, Event
from factcheck.tui.render.acts import act_words, done_words, turned_words


def event(act: str, *targets: str, field: str = "verdict", **detail: Any) -> Event:
    """An act on some targets."""
    changes = tuple(Change(target=one, field=field, before=None, after="x") for one in targets)
    at = datetime(2024, 1, 1, tzinfo=UTC)
    return Event(seq=1, at=at, reviewer="R", act=act, changes=changes, detail=detail)


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (event("decide", "c12"), "verdict of c12"),
        (event("decide", "c12", "c13", "c12"), "verdict of 2 claims"),
        (event("stance", "e5", field="stance"), "stance of e5"),
        (event("dismiss", "e5", "e6"), "dismissal of 2 passages"),
        (event("edit", "c3", field="value@1"), "value of c3"),
        (event("scale", "case"), "choice of the scale"),
        (event("rename-person", "person:Ada", field="called"), "name of Ada"),
        (event("some-new-act", "d4"), "some new act of d4"),
    ],
)
def test_an_act_is_named_with_what_it_changed(done: Event, words: str) -> None:
    """One thing by its id, several by their number, people by their name."""
    assert act_words(done) == words


def test_undo_and_redo_name_the_act_that_they_turn() -> None:
    """An event of undo says in its detail which act it is of."""
    assert turned_words(event("undo", "c12", of="decide")) == "undone: verdict of c12"
    assert turned_words(event("redo", "c12", of="decide")) == "done again: verdict of c12"
    assert turned_words(event("decide", "c12")) is None


def test_acts_on_people_say_how_many_claims_changed() -> None:
    """With the way back; every other act is said as it was asked for."""
    mended = event("mend-speaker", "c1", "c2", claims=2)
    assert done_words(mended, "Ada said it") == "Ada said it · 2 claims · u undoes it"
    assert done_words(event("set-role", "person:Ada", claims=1), "x") == "x · 1 claim · u undoes it"
    assert done_words(event("decide", "c1"), "c1: Confirmed") == "c1: Confirmed"
