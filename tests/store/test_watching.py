"""Two connections on one case: what one sees of the other, and what it may not overwrite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from claims.errors import Refused
from claims.model import Document, Extraction, Stance
from claims.review import Review
from claims.store import Case

Write = Callable[..., tuple[Document, Extraction]]


@pytest.fixture
def two(case: Case) -> Iterator[tuple[Case, Case]]:
    """Two open connections to one case."""
    with Case.open(case.path, clock=case.now) as other:
        yield case, other


def test_the_version_changes_when_another_writes_and_not_by_itself(two: tuple[Case, Case]) -> None:
    """One's own acts leave the number as it is; those of another change it."""
    ada, bea = two
    before = ada.watch.version()
    Review(ada, "Ada").flag("c1")
    assert ada.watch.version() == before
    Review(bea, "Bea").flag("c2")
    assert ada.watch.version() != before


def test_news_are_of_people_and_say_what_changed(two: tuple[Case, Case]) -> None:
    """The latest act, whose it is, and everything that changed; known events are left out."""
    ada, bea = two
    known = ada.watch.last()
    Review(ada, "Ada").flag("c2", "mine")
    own = ada.watch.last()
    Review(bea, "Bea").decide(["c1"], "confirmed")
    news = ada.watch.news(known, {own})
    assert (news.who, news.acts, news.targets) == ("Bea", 1, frozenset({"c1"}))
    assert news.event is not None
    assert news.event.act == "decide"
    assert news.last == own + 1
    assert ada.watch.news(news.last).acts == 0


def test_news_tell_of_new_documents(two: tuple[Case, Case], write: Write) -> None:
    """A document that came in is named by its id."""
    ada, bea = two
    known = ada.watch.last()
    added = bea.add_document(*write("Some 12 boats sank."), reviewer="Bea")
    assert ada.watch.news(known).documents == (added.document.id,)


@pytest.mark.parametrize(
    "act",
    [
        lambda review: review.decide(["c1"], "confirmed"),
        lambda review: review.explain("c1", "because"),
        lambda review: review.correct("c1", "other words"),
        lambda review: review.flag("c1", "look"),
        lambda review: review.defer("c1", "waiting"),
        lambda review: review.skip("c1"),
    ],
)
def test_nothing_unseen_is_overwritten(
    two: tuple[Case, Case], act: Callable[[Review], object]
) -> None:
    """Whatever the act, a claim that somebody changed since is refused, with who and what."""
    ada, bea = two
    seen = ada.watch.last()
    Review(bea, "Bea").flag("c1", "hers")
    with pytest.raises(Refused, match=r"c1 was changed meanwhile by Bea \(flag: flag is hers\)"):
        act(Review(ada, "Ada", seen=seen))
    act(Review(bea, "Bea", seen=seen))


def test_ones_own_acts_are_seen(two: tuple[Case, Case]) -> None:
    """Acts typed ahead on one claim do not stand in each other's way."""
    ada, _ = two
    review = Review(ada, "Ada", seen=ada.watch.last())
    review.decide(["c1"], "confirmed")
    review.flag("c1", "look")
    assert ada.states(["c1"])["c1"].flag == "look"


def test_an_event_that_was_not_written_is_not_ones_own(two: tuple[Case, Case]) -> None:
    """The number of an event that failed goes to somebody else, and then counts as theirs."""
    ada, bea = two
    seen = ada.watch.last()
    with suppress(sqlite3.IntegrityError), ada._database.transaction():
        ada._database.wrote(seen + 1)
        raise sqlite3.IntegrityError
    Review(bea, "Bea").flag("c1")
    with pytest.raises(Refused, match="Bea"):
        Review(ada, "Ada", seen=seen).flag("c1", "look")


def test_a_stance_on_a_passage_that_changed_is_refused(two: tuple[Case, Case]) -> None:
    """Passages are told apart from their claims."""
    ada, bea = two
    (passage, *_) = ada.evidence("c1")
    seen = ada.watch.last()
    Review(bea, "Bea").take_stance(passage.id, Stance.CONTEXT)
    with pytest.raises(Refused, match=f"{passage.id} was changed meanwhile by Bea"):
        Review(ada, "Ada", seen=seen).dismiss(passage.id)
    Review(ada, "Ada", seen=seen).flag("c1", "another thing")
