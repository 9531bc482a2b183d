"""The writer: in order, on disk before it tells, nothing lost at the end."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from textual.message import Message

from claims import marking
from claims.expecting import expected_marked
from claims.marking import words_in
from claims.match.crossref import cross_reference_claims
from claims.model import Claim, Event
from claims.review import Review
from claims.store import Case
from factcheck.clock import system_clock
from factcheck.tui import writer as writer_module
from factcheck.tui.messages import Broke, Decided, Failed
from factcheck.tui.writer import Writer


@pytest.fixture
def told() -> list[Message]:
    """What the writer said."""
    return []


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until ``condition`` holds, or give up after ten seconds."""
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.005)


def read(path: Path) -> Case:
    """The case, to look into."""
    return Case.open(path, clock=system_clock, read_only=True)


def test_acts_are_written_in_the_order_they_came(case_path: Path, told: list[Message]) -> None:
    """Closing waits for all of them, and none is missing."""
    writer = Writer(case_path, system_clock, "Rev", told.append)
    for place in range(50):
        text = f"draft {place}"
        writer.submit(lambda review, text=text: review.explain("c1", text), text)  # type: ignore[misc]
    writer.close()
    assert [one.words for one in told if isinstance(one, Decided)] == [
        f"draft {place}" for place in range(50)
    ]
    with read(case_path) as case:
        assert case.states(["c1"])["c1"].rationale == "draft 49"


def test_a_refusal_is_told_and_the_next_act_is_done(case_path: Path, told: list[Message]) -> None:
    """One act that the rules forbid stops no other."""
    writer = Writer(case_path, system_clock, "Rev", told.append)
    writer.submit(lambda review: review.undo(), "undo")
    writer.submit(lambda review: review.decide(["c1"], "confirmed"), "decide")
    writer.close()
    assert [type(one) for one in told] == [Failed, Decided]


def test_an_unexpected_error_is_handed_on(case_path: Path, told: list[Message]) -> None:
    """An error in the thread is not lost there."""

    def job(review: Review) -> Event:
        raise ZeroDivisionError

    writer = Writer(case_path, system_clock, "Rev", told.append)
    writer.submit(job, "fail")
    writer.close()
    assert isinstance(told[0], Broke)
    assert isinstance(told[0].error, ZeroDivisionError)


def test_of_many_notes_the_last_is_kept(case_path: Path, told: list[Message]) -> None:
    """Notes with one key replace each other while they wait."""
    writer = Writer(case_path, system_clock, "Rev", told.append)
    for place in range(200):
        writer.remember("place", place)
    writer.close()
    with read(case_path) as case:
        assert case.memory.recall("Rev", "place") == 199


def test_after_a_while_the_one_file_holds_everything(
    case_path: Path, told: list[Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the case stays open and nothing is asked for, a copy of the file is whole."""
    monkeypatch.setattr(writer_module, "IDLE", 0.05)
    log = case_path.with_name(f"{case_path.name}-wal")
    writer = Writer(case_path, system_clock, "Rev", told.append)
    try:
        with read(case_path):
            for count, why in enumerate(("first", "second"), 1):
                writer.submit(lambda review, why=why: review.explain("c1", why), why)  # type: ignore[misc]
                wait_for(lambda count=count: len(told) == count)  # type: ignore[misc]
                wait_for(lambda: log.stat().st_size == 0)
    finally:
        writer.close()
    assert [type(one) for one in told] == [Decided, Decided]


def test_a_reader_does_not_make_idleness_fail(
    case_path: Path, told: list[Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another program reads all the while, the next act is written as ever."""
    monkeypatch.setattr(writer_module, "IDLE", 0.01)
    checkpoints: list[bool] = []
    checkpoint = Case.checkpoint

    def counted(case: Case, *, wait: bool = True) -> None:
        checkpoint(case, wait=wait)
        checkpoints.append(True)

    monkeypatch.setattr(Case, "checkpoint", counted)
    writer = Writer(case_path, system_clock, "Rev", told.append)
    with closing(sqlite3.connect(case_path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM events").fetchone()
        writer.submit(lambda review: review.explain("c1", "first"), "first")
        wait_for(lambda: checkpoints)
        writer.submit(lambda review: review.explain("c1", "second"), "second")
        wait_for(lambda: len(told) == 2)
    writer.close()
    assert [type(one) for one in told] == [Decided, Decided]


def test_a_case_that_cannot_be_written_refuses_every_act(
    tmp_path: Path, told: list[Message]
) -> None:
    """The reason is told for each act, in words."""
    writer = Writer(tmp_path / "none.factcheck", system_clock, "Rev", told.append)
    writer.submit(lambda review: review.undo(), "undo")
    writer.remember("place", 1)
    writer.close()
    (failed,) = told
    assert isinstance(failed, Failed)
    assert "no case" in failed.reason


def test_closing_twice_or_before_anything_is_harmless(case_path: Path) -> None:
    """A writer that never wrote has nothing to wait for."""
    writer = Writer(case_path, system_clock, "Rev", lambda message: None)
    writer.close()
    writer.close()


@pytest.fixture
def told_to_wait(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Comparing a marked claim tells that it has begun, and goes on when it is let."""
    begun, let = threading.Event(), threading.Event()

    def slow(case: Case, claims: Sequence[Claim], **more: Any) -> int:
        begun.set()
        assert let.wait(10)
        return cross_reference_claims(case, claims, **more)

    monkeypatch.setattr("claims.match.marked.cross_reference_claims", slow)
    return begun, let


def _mark(review: Review) -> Event:
    document = review.case.documents()[0]
    return marking.mark(review, document.id, words_in(document.text, document.text[:20]))


def test_a_verdict_waits_for_no_claim_that_is_marked(
    case_path: Path, told: list[Message], told_to_wait: tuple[threading.Event, threading.Event]
) -> None:
    """A mark is on disk at once, and so is a verdict before the claim is compared."""
    begun, let = told_to_wait
    writer = Writer(case_path, system_clock, "Rev", told.append)
    writer.submit(_mark, "mark")
    assert begun.wait(10)
    assert [one.words for one in told if isinstance(one, Decided)] == ["mark"]
    writer.submit(lambda review: review.decide(["c1"], "confirmed"), "decide")
    wait_for(lambda: len(told) == 2)
    with read(case_path) as case:
        assert case.states(["c1"])["c1"].verdict == "confirmed"
        assert len(expected_marked(case)) == 1
    let.set()
    with read(case_path) as case:
        wait_for(lambda: not expected_marked(case))
    writer.close()


def test_what_was_not_compared_waits_for_the_next_time(
    case_path: Path, told: list[Message], told_to_wait: tuple[threading.Event, threading.Event]
) -> None:
    """Closing waits for no comparison, and opening the case again takes it up."""
    begun, let = told_to_wait
    writer = Writer(case_path, system_clock, "Rev", told.append)
    writer.submit(_mark, "mark")
    assert begun.wait(10)
    closing_ = threading.Thread(target=writer.close)
    closing_.start()
    wait_for(writer._comparer._ended.is_set)
    let.set()
    closing_.join(10)
    with read(case_path) as case:
        assert len(expected_marked(case)) == 1
    again = Writer(case_path, system_clock, "Rev", told.append)
    with Case.open(case_path, clock=system_clock) as case:
        again.resume(case)
        wait_for(lambda: not expected_marked(case))
        again.close()
        assert case.audit().problems == ()
