"""Recall: rare terms within a budget of postings, ranked by the whole question."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from claims.analysis import terms
from claims.match.candidates import FullTextCandidates, Question, rare_terms
from claims.store.search import SCHEMA, SearchIndex, SearchRow

CLAIMS = [
    "The harbour of Ostwick handled 612 ships in 2019",
    "The harbour of Ostwick will be closed next year",
    "Ships older than thirty years may not enter",
    "The mayor of Lindau planted 100,000 trees",
    "A hundred thousand trees were felled near Lindau",
    "Nobody planted anything at all",
]


@pytest.fixture
def index() -> Iterator[SearchIndex]:
    """An empty index in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in SCHEMA:
        connection.execute(statement)
    yield SearchIndex(connection)
    connection.close()


def rows(texts: list[str], first: int = 1) -> list[SearchRow]:
    """Each text as the row of a claim of its own."""
    return [
        SearchRow(claim=at, document=at, statement=" ".join(terms(text)))
        for at, text in enumerate(texts, first)
    ]


def found(index: SearchIndex, text: str, **options: int) -> list[int]:
    """The claims found for a text, best first."""
    engine = FullTextCandidates(index)
    return [candidate.claim for candidate in engine.candidates(Question.of(text), **options)]


def test_the_best_candidate_comes_first(index: SearchIndex) -> None:
    """The claim that shares most of the rare words is the first."""
    index.add(rows(CLAIMS))
    assert found(index, "How many ships did Ostwick harbour handle?")[0] == 1


def test_a_number_finds_itself_however_written(index: SearchIndex) -> None:
    """ "100k" finds "100,000" and "a hundred thousand"."""
    index.add(rows(CLAIMS))
    assert set(found(index, "100k")) == {4, 5}


def test_own_claims_are_left_out(index: SearchIndex) -> None:
    """Claims in the range to leave out are not answered with."""
    index.add(rows(CLAIMS))
    engine = FullTextCandidates(index)
    answer = engine.candidates(Question.of("Ostwick harbour", without=range(1, 2)))
    assert [candidate.claim for candidate in answer] == [2]


def test_the_budget_leaves_common_terms_out() -> None:
    """Terms are taken from the rarest on until the budget is spent, three at least."""
    frequency = {"trees": 900, "lindau": 3, "mayor": 40, "year": 5000, "felled": 2}
    assert rare_terms(frequency, 50) == ["felled", "lindau", "mayor"]
    assert rare_terms(frequency, 1) == ["felled", "lindau", "mayor"]
    assert rare_terms(frequency, 1000) == ["felled", "lindau", "mayor", "trees"]


@pytest.mark.parametrize(
    "text",
    ['" OR "x', "NEAR(a b)", "claim:*", "-- ; DROP TABLE", "the of and", "", "😀 שלום", '"""'],
)
def test_a_question_is_literal_text(index: SearchIndex, text: str) -> None:
    """Query syntax, stop words, emoji and right-to-left text are only words."""
    index.add(rows(CLAIMS))
    assert isinstance(found(index, text), list)


def test_a_pasted_book_is_bounded(index: SearchIndex) -> None:
    """A question of a million code points is answered."""
    index.add(rows(CLAIMS))
    book = "Ostwick " + " ".join(f"word{at}" for at in range(120_000))
    assert found(index, book)[0] in (1, 2)


def test_what_is_removed_is_not_found(index: SearchIndex) -> None:
    """A removed claim is no answer, and neither are its frequencies."""
    index.add(rows(CLAIMS))
    index.remove([4, 5, 77])
    assert found(index, "100k trees Lindau") == []
    assert index.frequencies(["lindau"]) == {}
    assert index.size()[0] == 4


def test_near_duplicates_share_most_of_their_words(index: SearchIndex) -> None:
    """A claim told in nearly the same words is found, one of the same matter is not."""
    index.add(rows(CLAIMS))
    asked = Question.of("In 2019 the harbour of Ostwick handled 612 big ships")
    answer = FullTextCandidates(index).near_duplicates(asked)
    assert [candidate.claim for candidate in answer] == [1]


def test_frequencies_count_claims_not_words(index: SearchIndex) -> None:
    """A term that stands twice in a claim counts once."""
    index.add(rows(["ships ships ships", "ships"]))
    assert index.frequencies(["ship"]) == {"ship": 2}


def test_pruned_terms_still_count_in_the_order(index: SearchIndex) -> None:
    """What the budget left out of the look-up ranks what was found."""
    index.add(rows(["river bridge town"] * 40 + [f"filler{at}" for at in range(400)]))
    index.add(rows(["zebra fence gate lamp", "zebra river bridge town"], first=1001))
    assert found(index, "zebra river bridge town", budget=5)[0] == 1002
