"""Recall: rare terms within a budget of postings, ranked by the whole question; both engines."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis import terms
from claims.match.candidates import FullTextCandidates, Question, rare_terms
from claims.match.derived import Lineage, in_folder, in_memory
from claims.store.search import SCHEMA, SearchIndex, SearchRow

CLAIMS = [
    "The harbour of Ostwick handled 612 ships in 2019",
    "The harbour of Ostwick will be closed next year",
    "Ships older than thirty years may not enter",
    "The mayor of Lindau planted 100,000 trees",
    "A hundred thousand trees were felled near Lindau",
    "Nobody planted anything at all",
]


Engine = FullTextCandidates
HOSTILE = ['"', "'", "*", "^", ":", "-", "(", ")", "{", "AND", "OR", "NOT", "NEAR(", "statement:"]
HOSTILE += ["\0", "\ud800", "😀", "שלום", "\u202e", "the", "of", "1" * 5_000, "+", "\\", "~", "%"]


@contextmanager
def empty_index() -> Iterator[SearchIndex]:
    """An empty index in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in SCHEMA:
            connection.execute(statement)
        yield SearchIndex(connection)


@pytest.fixture
def index() -> Iterator[SearchIndex]:
    """An empty index in memory."""
    with empty_index() as made:
        yield made


@pytest.fixture(params=["fts5", "tantivy in memory", "tantivy in a folder"])
def engine(request: pytest.FixtureRequest, index: SearchIndex, tmp_path: Path) -> Engine:
    """Each engine that finds candidates, over the empty index."""
    if request.param == "fts5":
        return FullTextCandidates(index)
    pytest.importorskip("tantivy")
    if request.param == "tantivy in memory":
        return FullTextCandidates(index, in_memory(index))
    return FullTextCandidates(index, in_folder(tmp_path, index, Lineage("x"), lambda words: None))


def rows(texts: list[str], first: int = 1) -> list[SearchRow]:
    """Each text as the row of a claim of its own."""
    return [
        SearchRow(claim=at, document=at, statement=" ".join(terms(text)))
        for at, text in enumerate(texts, first)
    ]


def found(engine: Engine, text: str, **options: int) -> list[int]:
    """The claims found for a text, best first."""
    return [candidate.claim for candidate in engine.candidates(Question.of(text), **options)]


def test_the_best_candidate_comes_first(engine: Engine) -> None:
    """The claim that shares most of the rare words is the first."""
    engine.add(rows(CLAIMS))
    assert found(engine, "How many ships did Ostwick harbour handle?")[0] == 1


def test_a_number_finds_itself_however_written(engine: Engine) -> None:
    """ "100k" finds "100,000" and "a hundred thousand"."""
    engine.add(rows(CLAIMS))
    assert set(found(engine, "100k")) == {4, 5}


def test_own_claims_are_left_out(engine: Engine) -> None:
    """Claims in the range to leave out are not answered with."""
    engine.add(rows(CLAIMS))
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
def test_a_question_is_literal_text(engine: Engine, text: str) -> None:
    """Query syntax, stop words, emoji and right-to-left text are only words."""
    engine.add(rows(CLAIMS))
    assert isinstance(found(engine, text), list)


def test_a_pasted_book_is_bounded(engine: Engine) -> None:
    """A question of a million code points is answered."""
    engine.add(rows(CLAIMS))
    book = "Ostwick " + " ".join(f"word{at}" for at in range(120_000))
    assert found(engine, book)[0] in (1, 2)


@settings(deadline=None)
@given(
    parts=st.lists(st.sampled_from([*HOSTILE, "Ostwick", "trees", "100k"]) | st.text(), max_size=9)
)
def test_nothing_in_a_question_is_syntax(parts: list[str]) -> None:
    """Of a few claims those that share a term with the question are found, and no others."""
    text = " ".join(parts)
    asked = set(terms(text))
    sharing = {at for at, claim in enumerate(CLAIMS, 1) if asked & set(terms(claim))}
    with empty_index() as index:
        index.add(rows(CLAIMS))
        assert set(found(FullTextCandidates(index), text)) == sharing
        pytest.importorskip("tantivy")
        assert set(found(FullTextCandidates(index, in_memory(index)), text)) == sharing


@pytest.mark.parametrize(
    "text",
    [
        "the " * 250_000,
        "7" * 1_000_000,
        "7," * 500_000,
        "😀" * 1_000_000,
        "\0" * 1_000_000,
        '"' * 10**6,
    ],
    ids=["stop words", "digits", "groups of digits", "emoji", "NUL", "quotes"],
)
def test_a_megabyte_of_nothing_finds_nothing(engine: Engine, text: str) -> None:
    """What holds no term that stands anywhere is answered with nothing, however long it is."""
    engine.add(rows(CLAIMS))
    assert found(engine, text) == []


def test_claims_of_a_large_document_are_left_out(engine: Engine) -> None:
    """A range of hundreds of claims to leave out is left out, too."""
    engine.add(rows(["harbour of Ostwick"] * 300 + ["harbour of Ostwick"]))
    answer = engine.candidates(Question.of("Ostwick harbour", without=range(1, 300)))
    assert [candidate.claim for candidate in answer] == [300, 301]


def test_documents_that_do_not_count_crowd_nobody_out(index: SearchIndex) -> None:
    """However many claims of withdrawn documents fit better, the others are found."""
    index.add(rows(["harbour of Ostwick"] * 500 + ["a harbour like that of Ostwick, closed"]))
    pytest.importorskip("tantivy")
    for finder in (None, in_memory(index)):
        engine = FullTextCandidates(index, finder, lambda documents: {501} & set(documents))
        assert found(engine, "Ostwick harbour") == [501]


@settings(deadline=None, max_examples=30)
@given(
    claims=st.lists(st.text("abcdefgh ", min_size=1, max_size=30), min_size=1, max_size=25),
    question=st.text("abcdefgh ", max_size=30),
)
def test_both_engines_answer_alike(claims: list[str], question: str) -> None:
    """Where everything fits into the pool, claims, order and scores are the same."""
    pytest.importorskip("tantivy")
    with empty_index() as index:
        index.add(rows(claims))
        asked = Question.of(question)
        first = FullTextCandidates(index).candidates(asked, k=100)
        second = FullTextCandidates(index, in_memory(index)).candidates(asked, k=100)
        assert first == second
        unscored = FullTextCandidates(index).likely(asked, k=100)
        assert unscored == [(one.claim, one.document) for one in first]


def test_what_is_removed_is_not_found(engine: Engine, index: SearchIndex) -> None:
    """A removed claim is no answer, and neither are its frequencies."""
    engine.add(rows(CLAIMS))
    index.remove([4, 5, 77])
    assert found(engine, "100k trees Lindau") == []
    assert index.frequencies(["lindau"]) == {}
    assert index.size()[0] == 4


def test_near_duplicates_share_most_of_their_words(engine: Engine) -> None:
    """A claim told in nearly the same words is found, one of the same matter is not."""
    engine.add(rows(CLAIMS))
    asked = Question.of("In 2019 the harbour of Ostwick handled 612 big ships")
    answer = engine.near_duplicates(asked)
    assert [candidate.claim for candidate in answer] == [1]


def test_frequencies_count_claims_not_words(engine: Engine, index: SearchIndex) -> None:
    """A term that stands twice in a claim counts once."""
    engine.add(rows(["ships ships ships", "ships"]))
    assert index.frequencies(["ship"]) == {"ship": 2}


def test_pruned_terms_still_count_in_the_order(engine: Engine) -> None:
    """What the budget left out of the look-up ranks what was found."""
    engine.add(rows(["river bridge town"] * 40 + [f"filler{at}" for at in range(400)]))
    engine.add(rows(["zebra fence gate lamp", "zebra river bridge town"], first=1001))
    assert found(engine, "zebra river bridge town", budget=5)[0] == 1002
