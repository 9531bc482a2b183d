"""The command line, run in this process in a folder and a home of its own."""

from __future__ import annotations

import io
import json
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from factcheck.__main__ import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the command line gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The result, read as one JSON value."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The result, read as JSON Lines."""
        return [json.loads(line) for line in self.out.split("\n") if line]


Run: TypeAlias = Callable[..., Ran]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty working folder, no configuration, and a clock that is set."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    for name in ("FACTCHECK_CASE", "FACTCHECK_REVIEWER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FACTCHECK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("FACTCHECK_CLOCK", "2024-01-01T00:00:00Z")
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield work
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line with arguments and an input."""

    def run_main(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run_main
