"""Readings: what was made of passages when a corrected claim was compared anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from claims.model import Relation, Stance
from claims.store import Case, Clock


@pytest.fixture
def read_anew(case: Case, case_path: Path) -> Path:
    """The small case, its first passage read anew as agreeing, closed."""
    first = case.passages.one("e1")
    assert first.relation is not Relation.AGREES
    case.passages.read_anew(
        first.claim, [replace(first, relation=Relation.AGREES)], [], reviewer="Ada"
    )
    case.close()
    return case_path


def test_the_latest_reading_holds(case: Case) -> None:
    """A passage says what it was last read as, under its own id; the counts follow."""
    first = case.passages.one("e1")
    for relation in (Relation.AGREES, Relation.COMPATIBLE):
        case.passages.read_anew(first.claim, [replace(first, relation=relation)], [])
        assert case.passages.one("e1").relation is relation
        key = int(first.claim[1:])
        assert case.queue.rows([key])[key].relations[relation] >= 1
    assert case.audit().problems == ()


def test_an_unrelated_passage_is_shown_only_where_somebody_weighed_it(case: Case) -> None:
    """It leaves the evidence and the counts of its claim, and comes back with a stance."""
    first = case.passages.one("e1")
    case.passages.read_anew(first.claim, [replace(first, relation=Relation.UNRELATED)], [])
    assert "e1" not in [one.id for one in case.evidence(first.claim, dismissed=True)]
    assert "e1" in [one.id for one in case.passages.about(case.claim(first.claim))]
    key = int(first.claim[1:])
    assert first.relation not in case.queue.rows([key])[key].relations
    from claims.review import Review

    Review(case, "Ada").take_stance("e1", Stance.CONTEXT)
    assert "e1" in [one.id for one in case.evidence(first.claim)]
    assert case.audit().problems == ()


def test_nothing_new_is_no_event(case: Case) -> None:
    """Without readings and new passages the history is as it was."""
    head = case.head()
    assert case.passages.read_anew("c1", [], []) is None
    assert case.head() == head


@pytest.mark.parametrize("statement", ["UPDATE readings SET score = 0", "DELETE FROM readings"])
def test_readings_are_never_altered(read_anew: Path, statement: str) -> None:
    """The file itself refuses."""
    with (
        closing(sqlite3.connect(read_anew)) as raw,
        pytest.raises(sqlite3.IntegrityError, match="never altered"),
    ):
        raw.execute(statement)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE readings SET relation = 'conflicts'", "made of passages was altered since"),
        ("UPDATE readings SET score = 0.01", "made of passages was altered since"),
        ("DELETE FROM readings", "made of passages was altered since"),
        (
            "INSERT INTO readings SELECT 2, seq, relation, score, record FROM readings",
            "passages were read anew without an event that says so",
        ),
    ],
)
def test_tampering_with_readings_shows(
    read_anew: Path, clock: Clock, statement: str, words: str
) -> None:
    """An audit finds a reading altered, removed or put in."""
    with closing(sqlite3.connect(read_anew)) as raw:
        for act in ("update", "delete"):
            raw.execute(f"DROP TRIGGER readings_no_{act}")
        raw.execute(statement)
        raw.commit()
    with Case.open(read_anew, clock=clock, read_only=True) as case:
        problems = case.audit().problems
    assert any(words in problem for problem in problems), problems
