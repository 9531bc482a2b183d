"""The process that takes PDFs apart: one for many files, anew where it has gone."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from claims.documents.pdf import process, taking
from claims.documents.pdf.taking import take_apart
from claims.errors import DocumentError

from .making import pdf


def words(data: bytes) -> list[str]:
    """The lines of a file."""
    return [line.text for page in take_apart(data, "report.pdf").pages for line in page.lines]


def held() -> int:
    """The number of the process that is asked next."""
    assert process._Held.process
    return process._Held.process.pid


def test_many_files_have_one_process() -> None:
    """pdfium is loaded once, and every file has its own words."""
    assert words(pdf([["The mill is old."]])) == ["The mill is old."]
    first = held()
    assert words(pdf([["The ferry is new."]])) == ["The ferry is new."]
    assert held() == first


def test_a_process_that_has_gone_is_started_again() -> None:
    """Whether it ended for want of questions or was killed, the next file is read."""
    words(pdf([["The mill is old."]]))
    gone = process._Held.process
    assert gone
    os.killpg(gone.pid, signal.SIGKILL)
    gone.wait()
    assert words(pdf([["The ferry is new."]])) == ["The ferry is new."]
    assert held() != gone.pid


def test_an_answer_that_is_not_heard_to_its_end_spoils_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where a file is given up half-way, the next one gets its own words."""
    monkeypatch.setattr(taking, "_LETTERS", 20)
    with pytest.raises(DocumentError, match="holds more than 20 characters by page 2"):
        take_apart(pdf([["The mill is old."]] * 40), "long.pdf")
    monkeypatch.undo()
    assert words(pdf([["The ferry is new."]])) == ["The ferry is new."]


def test_what_kills_the_fork_leaves_the_process() -> None:
    """A file that ends its fork ends nothing else: the process says that it is over."""
    words(pdf([["The mill is old."]]))
    first = held()
    with closing(process.answer(["/nowhere.pdf", 1, 1, 1], 20)) as lines:
        told = [json.loads(line) for line in lines]
    assert told in ([], [{"error": "broken"}])
    assert words(pdf([["The ferry is new."]])) == ["The ferry is new."]
    assert told == [] or held() == first


def test_threads_take_turns() -> None:
    """Files that several threads read at once do not get each other's words."""
    texts = [f"The mill of year {number} is old." for number in range(1900, 1916)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(words, [pdf([[text]]) for text in texts])) == [[one] for one in texts]


def test_a_fork_of_the_program_has_a_process_of_its_own() -> None:
    """What another process of ours reads does not come between the questions of this one."""
    words(pdf([["The mill is old."]]))
    first = held()
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(words, (pdf([["The well is deep."]]),)) == ["The well is deep."]
        assert pool.apply(held) != first
    assert words(pdf([["The ferry is new."]])) == ["The ferry is new."]
    assert held() == first
