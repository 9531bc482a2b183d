"""``kill -9`` at any moment loses nothing that was said to be done."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claims.model import Document, Extraction
from claims.store import Case, Clock

KILLS = 220
IMPORT_KILLS = 30
Write = Callable[..., tuple[Document, Extraction]]


class Forker:
    """The process of ``killed.py``."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("killed.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def kill_one(self, what: str, path: Path, seed: int, after: int) -> list[list[str]]:
        """Start a child, kill it after ``after`` lines, and return all that it wrote."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{what} {path} {seed}\n")
        self.process.stdin.flush()
        said: list[list[str]] = []
        child: int | None = None
        for line in self.process.stdout:
            word, *rest = line.split()
            if word == "gone":
                assert int(rest[0]) == -signal.SIGKILL
                return said
            if word == "started":
                child = int(rest[0])
            else:
                said.append([word, *rest])
            if child is not None and len(said) >= after:
                os.kill(child, signal.SIGKILL)
                after = sys.maxsize
        raise AssertionError("the process that forks has ended")

    def close(self) -> None:
        """End it by closing its input."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


@pytest.fixture
def forker() -> Iterator[Forker]:
    """A process that forks, ended after the test."""
    forker = Forker()
    yield forker
    forker.close()


def intact(path: Path) -> bool:
    """Whether SQLite finds the file whole."""
    with closing(sqlite3.connect(path)) as raw:
        return bool(raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def test_no_decision_is_lost_by_killing(
    case_path: Path, clock: Clock, forker: Forker, write: Write
) -> None:
    """Over 220 kills, every event that was acknowledged is there, and the audit finds nothing."""
    with Case.open(case_path, clock=clock) as case:
        case.add_document(*write(*(f"In all, {n} homes." for n in range(40))), reviewer="Ada")
    source = random.Random(20240101)
    acknowledged: dict[int, str] = {}
    for kill in range(KILLS):
        # Zero lines: killed while it opens the case, right after another one was killed.
        after = source.choice((0, 1, 1, 2, 3, 5, 8, 13))
        for seq, event_hash in forker.kill_one("decide", case_path, kill, after):
            acknowledged[int(seq)] = event_hash
        if kill % 40 == 0:
            assert intact(case_path)
    with Case.open(case_path, clock=clock) as case:
        stored = {event.seq: event.hash for event in case.events()}
        assert len(acknowledged) > KILLS
        assert {seq: stored.get(seq) for seq in acknowledged} == acknowledged
        assert case.audit().problems == ()
    assert intact(case_path)


def test_a_killed_import_leaves_whole_documents_only(
    case_path: Path, clock: Clock, forker: Forker
) -> None:
    """Documents come in whole or not at all; what a kill left is gone when the case is opened."""
    source = random.Random(7)
    acknowledged: set[str] = set()
    for kill in range(IMPORT_KILLS):
        said = forker.kill_one("add", case_path, kill, source.choice((0, 1, 1, 2)))
        acknowledged.update(name for _, name in said)
        with Case.open(case_path, clock=clock, read_only=True) as case:
            counts = {one.title: len(case.claims_of(one.id)) for one in case.documents(text=False)}
            assert acknowledged <= counts.keys()
            assert len(case.queue.claim_ids()) == sum(counts.values())
            assert set(counts.values()) <= {4, 2, 50}
    with Case.open(case_path, clock=clock) as case:
        assert case.audit().problems == ()
        claims = sum(len(case.claims_of(one.id)) for one in case.documents(text=False))
    with closing(sqlite3.connect(case_path)) as raw:
        for table in ("claims", "states", "search_text"):
            assert raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == claims
        left = raw.execute("SELECT count(*) FROM documents WHERE imported IS NULL").fetchone()
        assert left == (0,)
    assert intact(case_path)
