"""Clusters in a case: repeats found as documents come in, and figures that stand out of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claims.intake import take_in
from claims.match.clusters import cluster_claims
from claims.model import Document, Role
from claims.review import Review
from claims.store import Case, Clock

USUAL = "The housing office of Norvale counted 4,200 empty flats in 2022."
ODD = "The housing office of Norvale counted 2,400 empty flats in 2022."
Take = Callable[..., None]


@pytest.fixture
def case(tmp_path: Path, clock: Clock) -> Iterator[Case]:
    """A case without documents."""
    with Case.open(tmp_path / "repeats.factcheck", clock=clock, create=True) as opened:
        yield opened


@pytest.fixture
def take(case: Case) -> Take:
    """Takes texts in as sources, a document each."""

    def take_texts(*texts: str, role: Role = Role.SOURCE) -> None:
        documents = [
            Document(
                text=f"{text}\n\nPrinted on page {number}.",
                sha256=hashlib.sha256(f"{number}{text}".encode()).hexdigest(),
                role=role,
                title=f"Paper {number}",
            )
            for number, text in enumerate(texts)
        ]
        take_in(case, documents, reviewer="Ada")

    return take_texts


def test_the_figure_unlike_the_usual_one_stands_first(case: Case, take: Take) -> None:
    """Three documents give one figure, the fourth another: it is named before the rest."""
    take(USUAL, USUAL + " Winter was mild.", ODD, f"It was cold. {USUAL}")
    cluster = case.repeats.clusters()[0]
    assert len(cluster.claims) == 4
    assert len(cluster.outliers) == 1
    assert cluster.claims[0] == cluster.outliers[0]
    assert "2,400" in case.claim(cluster.outliers[0]).text
    assert cluster.spread == "4,200 empty flats (3), 2,400 empty flats (1)"
    assert case.audit().problems == ()


def test_two_figures_given_as_often_have_no_outlier(case: Case, take: Take) -> None:
    """Nothing is usual there: the contradiction of the two is evidence enough."""
    take(USUAL, ODD)
    (cluster,) = case.repeats.clusters()
    assert (len(cluster.claims), cluster.outliers) == (2, ())
    assert len(case.disputes.listed()) == 1


@pytest.mark.parametrize(
    "other",
    [
        "The housing office of Norvale counted 2,400 empty flats in 1995.",
        "The housing office of Estwick counted 2,400 empty flats in 2022.",
        "The housing office of Norvale counted more than 4,000 empty flats in 2022.",
    ],
)
def test_another_year_place_or_bound_is_no_outlier(case: Case, take: Take, other: str) -> None:
    """Only what conflicts inside one scope stands out."""
    take(USUAL, f"It was cold. {USUAL}", f"Warm it was not. {USUAL}", other)
    assert all(cluster.outliers == () for cluster in case.repeats.clusters())
    assert len(case.repeats.clusters()[0].claims) >= 3


def test_an_outlier_is_disputed_where_no_passage_says_so(case: Case, take: Take) -> None:
    """With its conflicts dismissed by nobody it is listed once, as a conflict."""
    take(USUAL, f"It was cold. {USUAL}", ODD)
    assert [bool(one.cluster) for one in case.disputes.listed()] == [False, False]
    review = Review(case, "Ada")
    for one in case.disputes.listed():
        review.dismiss(one.evidence)
    (left,) = case.disputes.listed()
    assert (left.cluster, left.evidence) == ("k1", "")
    assert (left.value, left.against_value) == ("2,400 empty flats", "4,200 empty flats")
    assert left.reason == "2 claims of 2 sources give 4,200 empty flats"
    assert case.audit().problems == ()
    review.withdraw(left.document)
    assert case.disputes.listed() == ()
    assert case.audit().problems == ()


def test_a_cancelled_run_goes_on_where_it_stopped(case: Case) -> None:
    """What was linked is kept; the rest waits for the next time."""
    documents = [
        Document(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), title=text[:8])
        for text in (USUAL, ODD)
    ]
    take_in(case, documents, reviewer="Ada", cancelled=lambda: len(case.documents()) == 2)
    waiting = case.repeats.waiting()
    assert waiting > 0
    assert cluster_claims(case, cancelled=lambda: True) == 0
    told: list[tuple[int, int, str]] = []
    assert cluster_claims(case, progress=lambda *step: told.append(step)) == waiting
    assert any("more than once" in words for _, _, words in told)
    assert case.repeats.waiting() == 0


def test_taking_in_more_changes_what_is_usual(case: Case, take: Take) -> None:
    """The figures of a cluster are judged again when it grows."""
    take(USUAL, ODD, f"It was cold. {USUAL}")
    (before,) = case.repeats.clusters()[0].outliers
    assert "2,400" in case.claim(before).text
    take(*(f"Page {word}. {ODD}" for word in ("one", "two", "three", "four")))
    after = case.repeats.clusters()[0].outliers
    assert {("4,200" in case.claim(one).text) for one in after} == {True}
    assert len(after) == 2
    assert case.audit().problems == ()


def test_a_withdrawal_and_its_undo_change_what_is_usual_at_once(case: Case, take: Take) -> None:
    """Spread and outliers are of the documents that count, without waiting for another one."""
    take(USUAL, f"It was cold. {USUAL}", ODD, f"Page two. {ODD}", f"Page three. {ODD}")
    assert case.repeats.clusters()[0].spread.startswith("2,400 empty flats (3)")
    review = Review(case, "Ada")
    review.withdraw("d4")
    review.withdraw("d5")
    assert case.repeats.clusters()[0].spread == "4,200 empty flats (2), 2,400 empty flats (1)"
    assert [one.outliers for one in case.repeats.clusters()] == [(case.claims_of("d3")[0].id,)]
    review.undo()
    assert case.repeats.clusters()[0].spread == "2,400 empty flats (2), 4,200 empty flats (2)"
    assert not case.repeats.clusters()[0].outliers
    assert case.audit().problems == ()
