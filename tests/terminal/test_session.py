"""A whole sitting on the sample case in a real terminal, by keyboard, against a golden report."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Start

pytestmark = pytest.mark.pty

GOLDEN = Path(__file__).parent / "golden" / "sample-report.md"
WRITE_GOLDEN = "WRITE_GOLDEN"
"""Set in the environment to write the golden report anew; then read the difference."""
RATIONALE = "No source for it yet."


def sitting(start: Start, folder: Path, home: Path) -> bytes:
    """Open the sample, mark five claims, undo two, redo one, say why, export, quit: the report."""
    folder.mkdir()
    terminal = start("demo", folder=folder, FACTCHECK_HOME=str(home))
    terminal.wait_for_match(r"\b0/\d+ claims")
    for done, key in enumerate("43434", 1):
        terminal.press(key)
        terminal.wait_for_match(rf"\b{done}/\d+ claims")
        terminal.press("j")
    for left in (4, 3):
        terminal.press("u")
        terminal.wait_for_match(rf"\b{left}/\d+ claims")
    terminal.press("ctrl+r")
    terminal.wait_for_match(r"\b4/\d+ claims")
    terminal.press("g", "r")
    terminal.wait_for("Why?")
    terminal.press(RATIONALE)
    terminal.wait_for(RATIONALE)
    terminal.press("ctrl+s")
    terminal.wait_gone("Why?")
    terminal.wait_for("the reason is written")
    terminal.press("w")
    terminal.wait_for("Write the verdict report", "sample-report.md")
    terminal.press("enter")
    terminal.wait_gone("Write the verdict report")
    terminal.press("q")
    assert terminal.finish() == 0
    assert terminal.modes_left() == set()
    assert terminal.line() == terminal.line_before
    return (folder / "sample-report.md").read_bytes()


@pytest.fixture
def report(start: Start, tmp_path: Path) -> bytes:
    """The report of one sitting."""
    return sitting(start, tmp_path / "first", tmp_path / "home")


def test_the_report_is_the_golden_one(report: bytes) -> None:
    """The keys give, byte for byte, the report that is kept beside this test."""
    if os.environ.get(WRITE_GOLDEN):
        GOLDEN.write_bytes(report)
    assert report.decode() == GOLDEN.read_text(encoding="utf-8")
    assert RATIONALE in report.decode()


def test_the_same_keys_give_the_same_bytes(start: Start, report: bytes, tmp_path: Path) -> None:
    """A second sitting in another folder and home gives the very same report."""
    assert sitting(start, tmp_path / "second", tmp_path / "other") == report


def test_the_command_line_sees_what_the_keys_did(
    report: bytes, environment: dict[str, str], tmp_path: Path
) -> None:
    """The export command writes the same report, and the history bears it out."""

    def factcheck(*arguments: str) -> bytes:
        sample = tmp_path / "home" / "data" / "sample.factcheck"
        return subprocess.run(
            [sys.executable, "-m", "factcheck", "--case", str(sample), *arguments],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            timeout=60,
            check=True,
        ).stdout

    assert factcheck("export") == report
    kept = tmp_path / "first" / "sample-report.md"
    assert factcheck("audit", "--report", str(kept)).startswith(b"sound: ")
    acts = factcheck("list", "--filter", "decided", "--jsonl").count(b"\n")
    assert acts == 4
