"""Documents of many batches: nobody sees them before they are whole, nobody adds them twice."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claims.errors import CaseError
from claims.model import Change, Document, Extraction
from claims.store import Case, Clock, imports, unfinished

Write = Callable[..., tuple[Document, Extraction]]


@pytest.fixture
def long(write: Write) -> tuple[Document, Extraction]:
    """A document of three batches."""
    return write(*(f"In all, {n} homes in Estwick." for n in range(imports.BATCH * 3)))


@pytest.fixture
def held(
    case_path: Path,
    clock: Clock,
    long: tuple[Document, Extraction],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[], list[object]]]:
    """An import in another thread that stopped between two batches; the call lets it go on."""
    stopped, go_on, ended = threading.Event(), threading.Event(), threading.Event()
    said: list[object] = []

    def pause(_: float) -> None:
        stopped.set()
        go_on.wait(30)

    def add() -> None:
        with Case.open(case_path, clock=clock) as case:
            try:
                said.append(case.add_document(*long, reviewer="Ada").claims)
            except CaseError as error:
                said.append(str(error))
        ended.set()

    monkeypatch.setattr(imports, "sleep", pause)
    importer = threading.Thread(target=add)
    importer.start()
    assert stopped.wait(30)

    def release() -> list[object]:
        go_on.set()
        assert ended.wait(30)
        return said

    yield release
    go_on.set()
    importer.join(30)


def test_a_document_is_seen_when_it_is_whole(
    case_path: Path, clock: Clock, held: Callable[[], list[object]]
) -> None:
    """Between two batches no list, filter, search, claim or count knows of the document."""
    with Case.open(case_path, clock=clock) as case:
        assert len(case.documents()) == 2
        assert list(case.queue.claim_ids()) == [1, 2, 3, 4, 5, 6]
        assert case.queue.rows([7]) == {}
        assert case.claims(["c7"]) == {}
        assert case.states(["c7"]) == {}
        assert [claim for claim, _ in case.search("estwick")] == ["c2"]
        assert case.audit().problems == ()
        assert held() == [imports.BATCH * 3]
        assert len(case.queue.claim_ids()) == 6 + imports.BATCH * 3
        assert case.audit().problems == ()


def test_others_decide_while_a_document_comes_in(
    case_path: Path, clock: Clock, held: Callable[[], list[object]]
) -> None:
    """Between two batches the case is free to be written to."""
    with Case.open(case_path, clock=clock) as case:
        flag = Change(target="c1", field="flag", before=None, after="")
        case.record("flag", [flag], reviewer="Bo")
        assert held() == [imports.BATCH * 3]
        assert case.queue.rows([1])[1].flagged
        assert case.audit().problems == ()


def test_a_document_that_is_coming_in_is_not_added_twice(
    case_path: Path,
    clock: Clock,
    long: tuple[Document, Extraction],
    held: Callable[[], list[object]],
) -> None:
    """A second import of the same bytes is told to wait, and then finds the document there."""
    with Case.open(case_path, clock=clock) as case:
        with pytest.raises(CaseError, match="is being added"):
            case.add_document(*long, reviewer="Bo")
        held()
        assert not case.add_document(*long, reviewer="Bo").new


def test_an_import_whose_rows_were_cleared_away_ends_with_words(
    case_path: Path,
    clock: Clock,
    held: Callable[[], list[object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the half document was taken for abandoned, the rest does not come in without it."""
    monkeypatch.setattr(unfinished, "_RUNNING", set())
    with Case.open(case_path, clock=clock) as case:
        (said,) = held()
        assert "did not come in whole: add it again" in str(said)
        assert case.audit().problems == ()
        assert len(case.queue.claim_ids()) == 6


@pytest.mark.parametrize(
    ("importer", "goes_on"),
    [
        (f"{unfinished.this_process().partition(':')[0]}:{os.getppid()}", True),
        (f"{unfinished.this_process().partition(':')[0]}:{2**22 + 1}", False),
        (f"0123456789abcdef:{os.getppid()}", False),
        (unfinished.this_process(), False),
    ],
    # By name, since the numbers differ in each of the processes that share the tests.
    ids=["alive", "dead", "elsewhere", "this-one"],
)
def test_who_is_importing_tells_whether_it_goes_on(importer: str, goes_on: bool) -> None:
    """A process that lives on this machine goes on; a dead one, or another machine's, does not."""
    assert unfinished._goes_on(Path("a.factcheck"), 1, importer) is goes_on
