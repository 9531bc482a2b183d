"""Opening a case, and everything that can be wrong with a file."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from claims.errors import CaseError
from claims.model import Change, Document, Extraction
from claims.store import Case, Clock
from claims.store import database as database_module
from claims.store.database import connect
from claims.store.migrations import migrate
from claims.store.schema import MIGRATIONS

Write = Callable[..., tuple[Document, Extraction]]
FLAG = Change(target="c1", field="flag", before=None, after="look")


def refusal(path: Path, clock: Clock, *, create: bool = False, read_only: bool = False) -> str:
    """What opening says when it refuses."""
    with pytest.raises(CaseError) as caught:
        Case.open(path, clock=clock, create=create, read_only=read_only)
    return str(caught.value)


def test_a_missing_case_is_not_made_unasked(tmp_path: Path, clock: Clock) -> None:
    """Opening what is not there says so and leaves no file behind."""
    assert "no case at" in refusal(tmp_path / "none.factcheck", clock)
    assert "no case at" in refusal(tmp_path / "none.factcheck", clock, read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_and_a_missing_folder_are_said_so(tmp_path: Path, clock: Clock) -> None:
    """A folder is no case, and none is made in a folder that is not there."""
    assert "is a folder" in refusal(tmp_path, clock, create=True)
    assert "no folder" in refusal(tmp_path / "a" / "b.factcheck", clock, create=True)


@pytest.mark.parametrize("stem", ["a b", "50%?x=1#y", "año 'x' \"y\"", "caf\udce9"], ids=ascii)
def test_a_case_may_have_any_name(tmp_path: Path, clock: Clock, stem: str) -> None:
    """Spaces, marks that mean something in addresses, accents and bytes that are no text."""
    path = tmp_path / f"{stem}.factcheck"
    with Case.open(path, clock=clock, create=True) as case:
        assert case.head() == case.audit().head
    with Case.open(path, clock=clock, read_only=True) as case:
        assert case.documents() == ()
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path, clock: Clock) -> None:
    """A pipe, a name that is too long and a name with a NUL are refused at once."""
    pipe = tmp_path / "pipe.factcheck"
    os.mkfifo(pipe)
    assert "is no file" in refusal(pipe, clock, create=True)
    assert "cannot be read" in refusal(tmp_path / ("x" * 300), clock, create=True)
    assert "NUL" in refusal(tmp_path / "a\0b", clock, create=True)


def test_a_case_can_be_opened_through_a_link(case_path: Path, clock: Clock) -> None:
    """A symbolic link opens the case it points to, for reading and for writing."""
    link = case_path.with_name("link.factcheck")
    link.symlink_to(case_path)
    with Case.open(link, clock=clock) as case:
        case.record("flag", [FLAG], reviewer="Ada")
        with Case.open(case_path, clock=clock, read_only=True) as same:
            assert same.head() == case.head()


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("content", [b"Dear reader,", b"\x00\xff" * 4096, b"SQLite format 3\x00"])
def test_another_kind_of_file_is_left_alone(
    tmp_path: Path, clock: Clock, content: bytes, create: bool
) -> None:
    """A text, junk, or half a header is no case, and not a byte of it changes."""
    path = tmp_path / "letter.factcheck"
    path.write_bytes(content)
    message = refusal(path, clock, create=create)
    assert "no case" in message or "damaged" in message
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_case_only_where_asked(tmp_path: Path, clock: Clock) -> None:
    """An empty file is no case for reading, and is filled by adding."""
    path = tmp_path / "empty.factcheck"
    path.touch()
    assert "empty file" in refusal(path, clock)
    with Case.open(path, clock=clock, create=True) as case:
        assert case.documents() == ()


def test_what_a_killed_creation_leaves_can_be_used(tmp_path: Path, clock: Clock) -> None:
    """A database without tables, as an interrupted creation leaves it, becomes a case."""
    path = tmp_path / "half.factcheck"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
    assert "empty" in refusal(path, clock)
    with Case.open(path, clock=clock, create=True) as case:
        assert case.audit().problems == ()


def test_a_database_of_another_program_is_left_alone(tmp_path: Path, clock: Clock) -> None:
    """An SQLite file that is no case is refused, also where a case may be made."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE notes (text)")
        raw.commit()
    before = path.read_bytes()
    assert "another program" in refusal(path, clock, create=True)
    assert path.read_bytes() == before


def test_a_newer_case_is_left_alone(case_path: Path, clock: Clock) -> None:
    """A case with a migration that this version does not know asks for an update."""
    with closing(sqlite3.connect(case_path)) as raw:
        raw.execute("INSERT INTO migrations VALUES ('0099-from-the-future', 99)")
        raw.commit()
    for read_only in (False, True):
        assert "newer version" in refusal(case_path, clock, read_only=read_only)


def test_a_damaged_case_says_so(case_path: Path, clock: Clock) -> None:
    """Overwritten pages are reported as damage, on opening or at the audit."""
    size = case_path.stat().st_size
    with case_path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * (size - 100))
    assert "damaged" in refusal(case_path, clock)


def test_a_cut_case_says_so(case_path: Path, clock: Clock) -> None:
    """A file that lost its end is reported as damage."""
    with case_path.open("r+b") as file:
        file.truncate(case_path.stat().st_size // 2)
    try:
        with Case.open(case_path, clock=clock) as case:
            said = " ".join(case.audit().problems)
    except CaseError as error:
        said = str(error)
    assert "damaged" in said


def test_reading_only_keeps_the_file_as_it_is(case_path: Path, clock: Clock) -> None:
    """A case open for reading answers, refuses decisions, remembers nothing, changes nothing."""
    before = case_path.read_bytes()
    with Case.open(case_path, clock=clock, read_only=True) as case:
        assert case.claim("c1").speaker == "Ada Ferro"
        with pytest.raises(CaseError, match="for reading only"):
            case.record("flag", [FLAG], reviewer="Ada")
        with pytest.raises(CaseError, match="for reading only"):
            case.undo("Ada")
        case.memory.remember("Ada", "place", "c1")
        assert case.memory.recall("Ada", "place") is None
        assert case.audit().problems == ()
    assert case_path.read_bytes() == before
    assert list(case_path.parent.iterdir()) == [case_path]


_AS_NOBODY = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from claims.errors import CaseError
from claims.store import Case
# Loaded while it can be: another user may not be able to read where this Python stands.
import claims.store.audit
if os.geteuid() == 0:
    # The superuser may write everywhere, so the question is asked by somebody else.
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
try:
    Case.open(path, clock=lambda: datetime.now(UTC))
except CaseError as error:
    print(error)
with Case.open(path, clock=lambda: datetime.now(UTC), read_only=True) as case:
    print(case.claim("c1").speaker, case.audit().problems)
print(sorted(one.name for one in path.parent.iterdir()))
"""


@pytest.fixture
def medium(case_path: Path) -> Iterator[Path]:
    """The case in a folder that may be read and not written, as on a disc that was burnt."""
    folder = Path(tempfile.mkdtemp())
    path = folder / "disc.factcheck"
    path.write_bytes(case_path.read_bytes())
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    path.unlink()
    folder.rmdir()


def test_a_read_only_medium_can_be_read(medium: Path) -> None:
    """On a medium that cannot be written, a case opens for reading, and says so for writing."""
    result = subprocess.run(
        [sys.executable, "-B", "-c", _AS_NOBODY, str(medium)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    refused, answer, left = result.stdout.splitlines()
    assert "may not be written to" in refused
    assert answer == "Ada Ferro ()"
    assert left == "['disc.factcheck']"


def test_a_second_writer_waits_and_then_writes(case: Case, case_path: Path, clock: Clock) -> None:
    """A writer that finds the case taken waits for the other one, and loses nothing."""
    held, waiting = threading.Event(), threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(case_path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            held.set()
            waiting.wait(30)
            other.execute("ROLLBACK")

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(30)
    timer = threading.Timer(0.2, waiting.set)
    timer.start()
    event = case.record("flag", [FLAG], reviewer="Ada")
    holder.join()
    assert case.event(event.seq).act == "flag"


def test_a_second_writer_that_waits_too_long_says_so(
    case_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the other writer does not let go, nothing is changed and the message says what to do."""
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.05)
    with (
        Case.open(case_path, clock=clock) as case,
        closing(sqlite3.connect(case_path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseError, match="written to by another program"):
            case.record("flag", [FLAG], reviewer="Ada")
        assert case.queue.rows([1])[1].flagged is False
        other.execute("ROLLBACK")
        case.record("flag", [FLAG], reviewer="Ada")
        assert case.queue.rows([1])[1].flagged


def test_programs_that_make_the_same_case_at_once_share_it(tmp_path: Path, clock: Clock) -> None:
    """Eight that open a new case at the same moment all get it, made once."""
    path, together = tmp_path / "new.factcheck", threading.Barrier(8)

    def make(_: int) -> int:
        together.wait(30)
        with Case.open(path, clock=clock, create=True) as case:
            return len(case.documents())

    for _ in range(5):
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(make, range(8))) == [0] * 8
        path.unlink()


def test_two_open_cases_see_each_other(case: Case, case_path: Path, clock: Clock) -> None:
    """A decision made through one connection is there for the other at its next look."""
    with Case.open(case_path, clock=clock) as other:
        case.record("flag", [FLAG], reviewer="Ada")
        assert other.queue.rows([1])[1].flagged
        assert other.head() == case.head()


def full(case: Case) -> None:
    """Leave the case no page to grow by, as a full disk does."""
    connection = case._database.connection
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute("VACUUM")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()


def test_a_full_disk_loses_nothing(case: Case, write: Write) -> None:
    """What does not fit is not there at all, what was there stays, and the message says why."""
    case.record("flag", [FLAG], reviewer="Ada")
    head = case.head()
    full(case)
    document = write(*(f"In all, {n} homes." for n in range(999)))
    long = Change(target="c1", field="rationale", before="", after="because " * 10_000)
    with pytest.raises(CaseError, match="disk is full"):
        case.add_document(*document, reviewer="Ada")
    with pytest.raises(CaseError, match="disk is full"):
        case.record("explain", [long], reviewer="Ada")
    assert case.head() == head
    assert len(case.documents()) == 2
    assert case.audit().problems == ()
    case._database.connection.execute("PRAGMA max_page_count = 1000000").fetchall()
    case.record("explain", [long], reviewer="Ada")
    assert case.audit().problems == ()


def test_a_disk_that_fills_up_between_batches_leaves_no_half_document(
    case: Case, case_path: Path, clock: Clock, write: Write
) -> None:
    """A document of several batches that runs out of space is not there, now or later."""
    document = write(*(f"In all, {n} homes in Estwick." for n in range(2_500)))
    full(case)
    pages = case._database.connection.execute("PRAGMA page_count").fetchone()[0]
    case._database.connection.execute(f"PRAGMA max_page_count = {pages + 450}").fetchall()
    with pytest.raises(CaseError, match="disk is full"):
        case.add_document(*document, reviewer="Ada")
    assert len(case.documents()) == 2
    assert len(case.queue.claim_ids()) == 6
    assert case.audit().problems == ()
    case.close()
    with Case.open(case_path, clock=clock) as again:
        assert again.add_document(*document, reviewer="Ada").claims == 2_500
        assert again.audit().problems == ()
        assert case_path.exists()


def test_closing_leaves_one_whole_file(case_path: Path, clock: Clock) -> None:
    """After closing nothing stands beside the case, so a copy of the file is the case."""
    with Case.open(case_path, clock=clock) as case:
        case.record("flag", [FLAG], reviewer="Ada")
    assert [one.name for one in case_path.parent.iterdir()] == [case_path.name]


def test_a_backup_is_a_case_and_overwrites_nothing(
    case: Case, tmp_path: Path, clock: Clock
) -> None:
    """A backup of an open case audits, has the same head, and refuses to replace a file."""
    case.record("flag", [FLAG], reviewer="Ada")
    target = tmp_path / "copy.factcheck"
    case.backup(target)
    with pytest.raises(CaseError, match="exists already"):
        case.backup(target)
    with Case.open(target, clock=clock, read_only=True) as copy:
        assert copy.head() == case.head()
        assert copy.audit().problems == ()
    with pytest.raises(CaseError):
        case.backup(tmp_path / "no" / "folder.factcheck")


NEXT = (*MIGRATIONS, ("9999-a-test", ("CREATE TABLE later (x)", "INSERT INTO later VALUES (1)")))
BROKEN = (*MIGRATIONS, ("9999-a-test", ("CREATE TABLE later (x)", "CREATE TABLE later (x)")))


def test_a_migration_is_made_after_a_backup(case_path: Path) -> None:
    """An older case is copied beside itself, then brought up to date, once."""
    for _ in range(2):
        database = connect(case_path, create=False, read_only=False)
        migrate(database, NEXT)
        assert database.value("SELECT x FROM later") == 1
        assert database.value("PRAGMA user_version") == len(NEXT)
        database.close()
    assert sorted(one.name for one in case_path.parent.iterdir()) == [
        case_path.name,
        f"{case_path.name}.v{len(MIGRATIONS)}.bak",
    ]


def test_a_migration_that_fails_changes_nothing(case_path: Path, clock: Clock) -> None:
    """All of a migration is made or none of it, and the case opens as before."""
    database = connect(case_path, create=False, read_only=False)
    with pytest.raises(CaseError):
        migrate(database, BROKEN)
    assert database.value("SELECT count(*) FROM sqlite_master WHERE name = 'later'") == 0
    assert database.value("PRAGMA user_version") == len(MIGRATIONS)
    database.close()
    with Case.open(case_path, clock=clock) as case:
        assert case.audit().problems == ()


def test_an_older_case_cannot_be_read_without_being_brought_up_to_date(case_path: Path) -> None:
    """For reading only, an older case says that a copy must be opened."""
    database = connect(case_path, create=False, read_only=True)
    with pytest.raises(CaseError, match="older version"):
        migrate(database, NEXT)
    database.close()


def test_a_case_is_marked_as_one(case_path: Path) -> None:
    """The file's header carries the application id and the number of its form."""
    header = case_path.read_bytes()[:100]
    assert header[68:72] == b"FCTC"
    assert int.from_bytes(header[60:64], "big") == len(MIGRATIONS)
