"""The journal: entries are events, undone and redone, audited, exchanged and never renumbered."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims import journal
from claims.errors import CaseError, InputError, Refused
from claims.filters import parse
from claims.model import Change, Comment, Contact, EntryKind, Search
from claims.review import Review
from claims.store import Case, Clock
from claims.store.exchange import bring_in, lines_of

Make = Callable[[Review], object]


@pytest.fixture
def ada(case: Case) -> Review:
    """Ada at the small case."""
    return Review(case, "Ada")


def test_an_entry_says_who_made_it_and_when(ada: Review) -> None:
    """A comment, a contact and a search come back as they were made, by Ada, in order."""
    case = ada.case
    journal.comment(ada, ["c1"], "  is that the whole country?  ")
    journal.contact(
        ada,
        ["c1", "c2"],
        "Housing office",
        channel="tel. 555 0100",
        asked="how many homes?",
        deadline=date(2024, 1, 5),
    )
    journal.searched(ada, [], "the gazette", "empty homes", contrary=True)
    said, asked, looked = case.journal.entries()
    assert isinstance(said, Comment)
    assert isinstance(asked, Contact)
    assert isinstance(looked, Search)
    assert (said.text, said.claims, said.by, said.id) == (
        "is that the whole country?",
        ("c1",),
        "Ada",
        "j1",
    )
    assert (asked.asked_on, asked.waiting, asked.overdue(date(2024, 1, 5))) == (
        date(2024, 1, 1),
        True,
        False,
    )
    assert asked.overdue(date(2024, 1, 6))
    assert (looked.found, looked.contrary, looked.claims) == ("", True, ())
    assert said.at < asked.at < looked.at
    assert case.journal.of(["c1", "c2", "c3"]) == {"c1": (said, asked), "c2": (asked,)}
    assert case.journal.whole() == (looked,)


def test_an_answer_is_noted_on_the_contact(ada: Review) -> None:
    """The contact no longer waits, is marked as corrected, and undo has it wait again."""
    journal.contact(ada, ["c1"], "Housing office", deadline=date(2023, 12, 1))
    journal.answered(ada, "j1", "73,838", date(2024, 1, 3))
    found = ada.case.journal.entry("j1")
    assert isinstance(found, Contact)
    assert (found.answer, found.answered_on, found.waiting, found.corrected) == (
        "73,838",
        date(2024, 1, 3),
        False,
        True,
    )
    ada.undo()
    found = ada.case.journal.entry("j1")
    assert isinstance(found, Contact)
    assert (found.waiting, found.corrected) == (True, False)


def test_what_is_taken_back_comes_back_with_undo(ada: Review) -> None:
    """Taken back it is in no list; undo brings it back with its number and its maker."""
    journal.comment(ada, ["c1"], "first")
    before = ada.case.journal.entry("j1")
    journal.take_back(Review(ada.case, "Ben"), "j1")
    assert ada.case.journal.entries() == ()
    assert ada.case.journal.of(["c1"]) == {}
    with pytest.raises(CaseError, match="no entry j1"):
        journal.take_back(ada, "j1")
    Review(ada.case, "Ben").undo()
    assert ada.case.journal.entry("j1") == before
    assert ada.case.audit().problems == ()


def test_no_number_is_given_twice(ada: Review) -> None:
    """After an undo the next entry has another number, and somebody's redo finds its own free."""
    ben = Review(ada.case, "Ben")
    journal.comment(ada, ["c1"], "mine")
    ada.undo()
    journal.comment(ben, ["c1"], "yours")
    ada.redo()
    assert [one.id for one in ada.case.journal.entries()] == ["j1", "j2"]
    assert ada.case.audit().problems == ()


def test_nobody_undoes_what_somebody_else_built_upon(ada: Review) -> None:
    """An entry that Ben corrected is not undone by Ada, and the refusal names him."""
    journal.comment(ada, ["c1"], "first")
    journal.correct(Review(ada.case, "Ben"), "j1", {"text": "first, I think"})
    with pytest.raises(Refused, match="Ben has changed j1"):
        ada.undo()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda ada: journal.comment(ada, ["c1"], " \n"), "without words"),
        (lambda ada: journal.contact(ada, ["c1"], ""), "who was asked"),
        (lambda ada: journal.searched(ada, ["c1"], " "), "where you searched"),
        (lambda ada: journal.comment(ada, ["c99"], "x"), "no claim c99"),
        (lambda ada: journal.correct(ada, "j1", {"text": ""}), "without words"),
        (lambda ada: journal.correct(ada, "j1", {"text": "kept"}), "Nothing would change"),
        (lambda ada: journal.correct(ada, "j1", {"whom": "x"}), "has no 'whom'"),
        (lambda ada: journal.answered(ada, "j1", "yes"), "no contact"),
    ],
)
def test_what_makes_no_entry_is_refused(ada: Review, make: Make, words: str) -> None:
    """What an entry needs is asked for in words, and nothing is written."""
    journal.comment(ada, ["c1"], "kept")
    head = ada.case.head()
    with pytest.raises((Refused, CaseError), match=words):
        make(ada)
    assert ada.case.head() == head


def test_the_journal_goes_out_and_comes_back(ada: Review, tmp_path: Path, clock: Clock) -> None:
    """A case made of exact lines has the same entries, and the same lines."""
    journal.comment(ada, ["c1"], "= 1+1 [b] \x1b[31m\u202e")
    journal.contact(ada, [], "Marta Example", confidential=True)
    journal.take_back(ada, "j1")
    lines = "".join(lines_of(ada.case.path))
    target = tmp_path / "again.factcheck"
    bring_in(io.BytesIO(lines.encode()), "case.json", target)
    with Case.open(target, clock=clock) as again:
        assert again.journal.entries() == ada.case.journal.entries()
        assert "".join(lines_of(target)) == lines


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE journal SET record = replace(record, 'first', 'other')",
        "UPDATE journal SET kind = 'search'",
        "DELETE FROM journal_claims",
        "DELETE FROM journal",
        'INSERT INTO journal VALUES (7, \'comment\', \'{"kind":"comment","text":"mine"}\')',
        "INSERT INTO frozen VALUES ('00', 'AAAA')",
        "INSERT INTO journal VALUES (7, 'x', '{\"kind\":\"x\"}')",
    ],
)
def test_an_audit_finds_a_journal_that_nobody_wrote(ada: Review, damage: str) -> None:
    """Whatever is changed in the tables without an event is named."""
    journal.comment(ada, ["c1"], "first")
    assert ada.case.audit().problems == ()
    with closing(sqlite3.connect(ada.case.path)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(damage)
        raw.commit()
    assert ada.case.audit().problems


def test_an_altered_journal_makes_no_case(ada: Review, tmp_path: Path) -> None:
    """Lines whose journal says something else than their history are refused."""
    journal.comment(ada, ["c1"], "first")
    lines = "".join(lines_of(ada.case.path))
    at = lines.rindex("first")
    altered = lines[:at] + "FIRST" + lines[at + 5 :]
    with pytest.raises(InputError, match="altered"):
        bring_in(io.BytesIO(altered.encode()), "case.json", tmp_path / "again.factcheck")


texts = st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip()))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, texts, st.booleans())
def test_undo_and_redo_change_nothing_in_the_end(
    ada: Review, text: str, other: str, answer: bool
) -> None:
    """Any entry with any words is undone and redone to what it was, and the audit is clean."""
    try:
        event = journal.contact(ada, ["c1"], text, asked=other)
    except InputError:
        return
    entry = str(event.detail["entry"])
    if answer:
        journal.answered(ada, entry, other)
    before = ada.case.journal.entry(entry)
    for _ in range(1 + answer):
        ada.undo()
    assert all(one.id != entry for one in ada.case.journal.entries())
    for _ in range(1 + answer):
        ada.redo()
    assert ada.case.journal.entry(entry) == before
    assert ada.case.audit().problems == ()


def test_a_change_of_an_unknown_field_is_refused(ada: Review) -> None:
    """An entry has the fields it has."""
    odd = Change(target="j1", field="colour", before=None, after="red")
    with pytest.raises(CaseError, match="no field 'colour'"):
        ada.case.record("comment", [odd], reviewer="Ada")


def test_kinds_are_asked_for_one_by_one(ada: Review) -> None:
    """Of three kinds only those asked for are listed, and whether there is any is known."""
    journal.comment(ada, ["c1"], "first")
    journal.searched(ada, ["c2"], "the gazette")
    assert [one.id for one in ada.case.journal.entries(EntryKind.SEARCH)] == ["j2"]
    assert ada.case.journal.has(EntryKind.COMMENT)
    assert not ada.case.journal.has(EntryKind.CONTACT)


@pytest.fixture(autouse=True)
def _closed(case: Case) -> Iterator[None]:
    yield
    case.close()


def test_filters_find_what_is_noted(ada: Review) -> None:
    """Claims are found by what their entries say, and no more once it is taken back."""
    journal.comment(ada, ["c1"], "first")
    journal.contact(ada, ["c1", "c2"], "Housing office", deadline=date(2023, 12, 31))
    journal.contact(ada, ["c3"], "The mayor", deadline=date(2024, 6, 1))
    journal.contact(ada, ["c4"], "The clerk", deadline=date(2023, 12, 31))
    journal.answered(ada, "j4", "yes")
    journal.searched(ada, ["c2"], "the gazette")

    def found(text: str) -> list[int]:
        return list(ada.case.queue.claim_ids(parse(text)))

    assert found("commented") == [1]
    assert found("searched") == [2]
    assert found("contacted") == [1, 2, 3, 4]
    assert found("contact:waiting") == [1, 2, 3]
    assert found("contact:overdue") == [1, 2]
    assert found("contact:answered,overdue") == [1, 2, 4]
    assert found("-contacted overruled") == []
    journal.take_back(ada, "j1")
    assert found("commented") == []
