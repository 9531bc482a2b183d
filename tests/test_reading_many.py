"""Many files read by an executor: the case is the same as if they were read one by one."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

import claims.reading_many
from claims.documents import File, Given, files_in
from claims.errors import DocumentError
from claims.intake import Checking, take_in
from claims.model import Document, Role
from claims.reading_many import Found, Many, Start, read_and_search
from claims.store import Case
from factcheck.clock import stepping_clock
from factcheck.processes import start_processes

FATAL = "fatal"


def written(folder: Path, count: int) -> Path:
    """A folder of short texts of which each counts something, and each third quotes somebody."""
    folder.mkdir(exist_ok=True)
    for at in range(count):
        text = f"The ferry of Norhavn carried {4_000 + 7 * (at % 11)} cars in {2000 + at % 20}.\n"
        if at % 3 == 0:
            text += f"“The quay holds {at + 12} boats at once,” said Marta Ilves of pier {at}.\n"
        (folder / f"{at:04}.txt").write_text(text, encoding="utf-8")
    return folder


def files_of(*paths: Path) -> list[File | DocumentError]:
    """What is to be read."""
    return list(files_in([str(path) for path in paths], Given(role=Role.SOURCE)))


def taken(path: Path, files: list[File | DocumentError], start: Start | None = None) -> Case:
    """A new case of files, with a clock that is set."""
    clock = stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))
    case = Case.open(path, clock=clock, create=True)
    many = Many(files, start=start, window=5)
    take_in(case, many.documents(), reviewer="checker", checking=many.checking)
    assert not many.checking.found
    return case


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a case, but which process wrote it."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        found = {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names
        }
        columns = [row[1] for row in connection.execute("PRAGMA table_info(documents)")]
    importer = columns.index("importer")
    found["documents"] = [row[:importer] + row[importer + 1 :] for row in found["documents"]]
    return found


@pytest.mark.parametrize(
    "start", [partial(start_processes, 2), partial(ThreadPoolExecutor, 3)], ids=["processes", "any"]
)
def test_the_case_is_the_same_as_read_one_by_one(tmp_path: Path, start: Start) -> None:
    """Head, events and every row agree, whoever read the files."""
    folder = written(tmp_path / "notes", 45)
    (folder / "0007.txt").write_bytes(b"\x00\x01\x02")
    (folder / "0008.txt").write_bytes((folder / "0009.txt").read_bytes())
    heads = []
    for name, how in (("serial", None), ("spread", start)):
        with taken(tmp_path / f"{name}.factcheck", files_of(folder), how) as case:
            heads.append(case.head())
            assert not case.audit().problems
    assert heads[0] == heads[1]
    assert rows(tmp_path / "serial.factcheck") == rows(tmp_path / "spread.factcheck")


def names(found: Iterator[Document | DocumentError]) -> list[str]:
    """What was read by its origin, and what was refused by the beginning of its message."""
    return [
        one.origin if isinstance(one, Document) else str(one).partition(":")[0] for one in found
    ]


def test_documents_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    """Errors, published checks and texts stand where their files stand, late ones too."""
    folder = written(tmp_path, 12)
    (folder / "0005.txt").write_bytes(b"")
    (folder / "0006.txt").write_text("The quay holds 310 boats at once.\n" * 3_000)
    files = [*files_of(folder), DocumentError("none.txt: there is no such file.")]
    with_pool = names(Many(files, start=partial(start_processes, 2), window=3).documents())
    assert with_pool == names(Many(files).documents())
    assert len(with_pool) == 13
    assert with_pool == sorted(with_pool, key=lambda name: Path(name).name)


class Counted(ThreadPoolExecutor):
    """An executor that notes how many files are under way or finished and not yet handed on."""

    submitted = 0

    def submit(self, *arguments: object, **named: object) -> Future[object]:  # type: ignore[override]
        """Count, and go on as ever."""
        Counted.submitted += 1
        return super().submit(*arguments, **named)  # type: ignore[arg-type]


def test_no_more_files_are_read_ahead_than_the_window_holds(tmp_path: Path) -> None:
    """However many files there are, what is not handed on yet stays bounded."""
    Counted.submitted = 0
    many = Many(files_of(written(tmp_path, 40)), start=lambda: Counted(2), window=4)
    for handed_on, _ in enumerate(many.documents(), 1):
        assert Counted.submitted <= handed_on + 3
    assert Counted.submitted == 40


def reading_that_kills(file: File, checking: Checking) -> Found:
    """As ever, but a file of a certain name ends the process that reads it."""
    if FATAL in file.origin:
        os.kill(os.getpid(), signal.SIGKILL)
    return read_and_search(file, checking)


def forked() -> Executor:
    """Processes that have what a test has put in place of the reader."""
    return ProcessPoolExecutor(2, mp_context=get_context("fork"))


@pytest.mark.parametrize("victims", [["0004"], ["0000", "0005", "0006"], ["0011"]])
def test_a_killed_process_costs_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, victims: list[str]
) -> None:
    """The file that kills its process is refused by name; every other one is read, in order."""
    monkeypatch.setattr(claims.reading_many, "read_and_search", reading_that_kills)
    folder = written(tmp_path / "notes", 12)
    for name in victims:
        (folder / f"{name}.txt").rename(folder / f"{name}-{FATAL}.txt")
    found = list(Many(files_of(folder), start=forked, window=4).documents())
    refused = [str(one) for one in found if isinstance(one, DocumentError)]
    assert [one.partition(":")[0] for one in refused] == [f"{name}-{FATAL}.txt" for name in victims]
    assert all("killed" in one for one in refused)
    assert names(iter(found)) == sorted(path.name for path in folder.iterdir())


def failing(file: File, checking: Checking) -> Found:
    """A fault of our own in one file."""
    if FATAL in file.origin:
        raise ZeroDivisionError
    return read_and_search(file, checking)


def test_a_fault_in_one_file_is_told_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an executor reports of a file, such as a lost machine, refuses this file alone."""
    monkeypatch.setattr(claims.reading_many, "read_and_search", failing)
    folder = written(tmp_path / "notes", 5)
    (folder / "0002.txt").rename(folder / f"0002-{FATAL}.txt")
    found = list(Many(files_of(folder), start=partial(ThreadPoolExecutor, 2)).documents())
    (refused,) = (str(one) for one in found if isinstance(one, DocumentError))
    assert refused.startswith(f"0002-{FATAL}.txt: ")
    assert "ZeroDivisionError" in refused
    assert len(found) == 5


@pytest.mark.parametrize("start", [None, partial(start_processes, 2)], ids=["here", "processes"])
def test_cancelled_it_ends_and_goes_on_later(tmp_path: Path, start: Start | None) -> None:
    """Stopped in the middle the case is whole; asked again, nothing is read or stored twice."""
    folder = written(tmp_path / "notes", 60)
    with Case.open(
        tmp_path / "a.factcheck", clock=lambda: datetime(2024, 1, 1, tzinfo=UTC), create=True
    ) as case:
        stopped = lambda: len(case.documents(text=False)) >= 32  # noqa: E731
        many = Many(files_of(folder), start=start, cancelled=stopped)
        first = take_in(
            case,
            many.documents(),
            reviewer="checker",
            checking=many.checking,
            cancelled=stopped,
        )
        assert first.cancelled
        assert 32 <= first.new < 60
        assert not case.audit().problems
        read: list[str] = []
        known: Callable[[str], bool] = lambda sha256: bool(case.checks.known([sha256]))  # noqa: E731
        many = Many(files_of(folder), start=start, known=known, done=read.append)
        second = take_in(case, many.documents(), reviewer="checker", checking=many.checking)
        assert first.new + second.new == 60
        assert many.same == first.new
        assert sorted(read) == sorted(path.name for path in folder.iterdir())
        assert not case.audit().problems
    # Which claims speak to each other does not depend on having been interrupted.
    with taken(tmp_path / "b.factcheck", files_of(folder)) as whole:
        assert evidence(tmp_path / "a.factcheck") == evidence(tmp_path / "b.factcheck")
        assert len(whole.documents(text=False)) == 60


def evidence(path: Path) -> set[tuple[object, ...]]:
    """The passages of a case: claim, document, place and relation."""
    with closing(sqlite3.connect(path)) as connection:
        return set(
            connection.execute(
                "SELECT claim, document, span_start, span_end, relation FROM evidence"
            )
        )


def test_the_case_is_searched_while_files_come_in(tmp_path: Path) -> None:
    """In the middle of an import another process finds the claims that are in already."""
    folder = written(tmp_path / "notes", 70)
    path = tmp_path / "a.factcheck"
    answers: list[str] = []

    def looked_at() -> Iterator[Document | DocumentError]:
        for at, one in enumerate(many.documents()):
            # By now the first two lots are stored.
            if at == 65:
                answers.append(
                    subprocess.run(
                        [sys.executable, "-m", "factcheck", "search", "ferry", "--case", str(path)],
                        capture_output=True,
                        text=True,
                        check=True,
                        timeout=120,
                        cwd=tmp_path,
                        env={**os.environ, "FACTCHECK_HOME": str(tmp_path / "home")},
                    ).stdout
                )
            yield one

    many = Many(files_of(folder), start=partial(start_processes, 2))
    with Case.open(path, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC), create=True) as case:
        found = take_in(case, looked_at(), reviewer="checker", checking=many.checking)
        assert found.new == 70
        assert not case.audit().problems
    (answer,) = answers
    assert "Norhavn" in answer


@pytest.mark.filterwarnings("default")
def test_a_cluster_reads_for_one_case(tmp_path: Path) -> None:
    """Dask's executor serves as any other, and the case is the same."""
    distributed = pytest.importorskip("distributed", reason="dask[distributed] is not installed")
    folder = written(tmp_path / "notes", 20)
    with taken(tmp_path / "serial.factcheck", files_of(folder)) as case:
        head = case.head()
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
        taken(tmp_path / "cluster.factcheck", files_of(folder), client.get_executor) as case,
    ):
        assert case.head() == head
    assert rows(tmp_path / "serial.factcheck") == rows(tmp_path / "cluster.factcheck")
