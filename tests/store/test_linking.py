"""Linking: the same clusters whatever the portions, and none of boilerplate."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from claims.review import Review
from claims.store import Case, Clock, linking

ONE = (
    "The council of Norvale counted 4,200 empty flats near the harbour last winter.",
    "Trains between Estwick and Quillan run late on every second weekday.",
    "Nobody knows.",
)
TWO = (
    "The council of Norvale counted 2,100 empty flats near the harbour last winter.",
    "A bakery of Terra Baja sells bread that keeps for a month.",
)
THREE = (
    "Last winter the council of Norvale counted 2,100 empty flats near the harbour, it says.",
    "Nobody knows.",
)
Add = Callable[..., str]


@pytest.fixture
def empty(tmp_path: Path, clock: Clock) -> Iterator[Case]:
    """A case without documents."""
    with Case.open(tmp_path / "linked.factcheck", clock=clock, create=True) as case:
        yield case


@pytest.fixture
def add(empty: Case, write: Callable[..., Any]) -> Add:
    """Adds a document of sentences; its id."""

    def add_one(*sentences: str) -> str:
        document, found = write(*sentences)
        return empty.add_document(document, found, reviewer="Ada").document.id

    return add_one


def _link(case: Case) -> int:
    linking_, done = case.repeats.linking(), 0
    while some := linking_.some():
        done += some
    linking_.write()
    return done


def test_copies_across_documents_are_one_cluster(empty: Case, add: Add) -> None:
    """Another number, another order of words and a few more of them are still the same claim."""
    for sentences in (ONE, TWO, THREE):
        add(*sentences)
    assert empty.repeats.waiting() == 7
    assert _link(empty) == 7
    (cluster,) = empty.repeats.clusters()
    assert (cluster.id, cluster.claims, cluster.documents) == ("k1", ("c1", "c4", "c6"), 3)
    assert empty.repeats.of("c6") == cluster
    assert empty.repeats.of("c2") is None
    assert (empty.repeats.count(), empty.repeats.waiting()) == (1, 0)
    assert empty.audit().problems == ()


def test_document_by_document_gives_the_same_as_all_at_once(empty: Case, add: Add) -> None:
    """Each time only what is new is linked."""
    counts = []
    for sentences in (THREE, TWO, ONE):
        add(*sentences)
        counts.append(_link(empty))
    assert counts == [2, 2, 3]
    assert [cluster.claims for cluster in empty.repeats.clusters()] == [("c1", "c3", "c5")]
    assert empty.audit().problems == ()


def test_what_was_not_written_is_linked_again(empty: Case, add: Add) -> None:
    """A program that ended before it wrote leaves nothing half done."""
    for sentences in (ONE, TWO):
        add(*sentences)
    empty.repeats.linking().some()
    assert empty.repeats.clusters() == ()
    assert empty.repeats.waiting() == 5
    _link(empty)
    assert len(empty.repeats.clusters()) == 1


def test_hashes_written_before_an_end_are_passed_over(empty: Case, add: Add) -> None:
    """Bands of claims that come later link nobody to them."""
    for sentences in (ONE, TWO):
        add(*sentences)
    _link(empty)
    with closing(sqlite3.connect(empty.path)) as raw:
        raw.execute("UPDATE derived SET filled = 0 WHERE name = 'clusters'")
        raw.execute("DELETE FROM members")
        raw.execute("DELETE FROM clusters")
        raw.commit()
    _link(empty)
    assert [cluster.claims for cluster in empty.repeats.clusters()] == [("c1", "c4")]
    assert empty.audit().problems == ()


def test_boilerplate_is_linked_up_to_a_bound(
    empty: Case, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the first few of a band are compared with, so that thousands are no cluster."""
    monkeypatch.setattr(linking, "BUCKET", 3)
    monkeypatch.setattr(linking, "LARGEST", 4)
    for number in range(8):
        add(f"Subscribe to the {number} letters of our paper to read more of this.")
    _link(empty)
    (cluster,) = empty.repeats.clusters()
    assert len(cluster.claims) == 4
    assert empty.audit().problems == ()


def test_portions_make_no_difference(
    empty: Case, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written after every claim or after all of them, the clusters are the same."""
    monkeypatch.setattr(linking, "AT_ONCE", 1)
    monkeypatch.setattr(linking, "HELD", 1)
    for sentences in (ONE, TWO, THREE):
        add(*sentences)
    _link(empty)
    assert [cluster.claims for cluster in empty.repeats.clusters()] == [("c1", "c4", "c6")]
    assert empty.audit().problems == ()


def test_withdrawn_documents_leave_their_clusters(empty: Case, add: Add) -> None:
    """A cluster of one is none; undo brings it back."""
    for sentences in (ONE, TWO):
        add(*sentences)
    _link(empty)
    review = Review(empty, "Ada")
    review.withdraw("d2")
    assert empty.repeats.clusters() == ()
    assert empty.repeats.of("c1") is None
    assert empty.audit().problems == ()
    review.undo()
    assert [cluster.claims for cluster in empty.repeats.clusters()] == [("c1", "c4")]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM members WHERE claim = 4", "not the one that its words give"),
        ("INSERT INTO members (claim, cluster) VALUES (2, 1)", "not the one that its words give"),
        ("UPDATE clusters SET claims = 9", "another number of claims"),
        (
            "INSERT INTO outliers (claim, cluster, against, record) VALUES (4, 1, 1, '{}')",
            "outliers of clusters differ",
        ),
    ],
)
def test_the_audit_links_anew_and_compares(
    empty: Case, add: Add, statement: str, words: str
) -> None:
    """What somebody altered in the tables is named."""
    for sentences in (ONE, TWO):
        add(*sentences)
    _link(empty)
    with closing(sqlite3.connect(empty.path)) as raw:
        raw.execute(statement)
        raw.commit()
    assert any(words in problem for problem in empty.audit().problems)


def test_one_document_has_no_cluster_of_its_own(empty: Case, add: Add) -> None:
    """A clause and its sentence are two claims of the same words: nobody repeats anybody."""
    add(ONE[0], ONE[0].replace("4,200", "2,100"))
    _link(empty)
    assert empty.repeats.clusters() == ()
    add(*TWO)
    _link(empty)
    assert [cluster.claims for cluster in empty.repeats.clusters()] == [("c1", "c2", "c3")]
    assert empty.audit().problems == ()
