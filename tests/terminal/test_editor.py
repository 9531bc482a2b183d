"""The reviewer's own editor in a real terminal: lent, and given back whatever it does."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from .conftest import Start
from .hostile import make_case
from .pty_terminal import Terminal

pytestmark = pytest.mark.pty

LEAVING = r"""printf '\033[?1049h\033[?25l\033[?1003h\033[?2004h'
stty raw -echo
"""
"""What an editor does to a terminal at its beginning, and a bad one leaves at its end."""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with an open claim and a decided one."""
    path = tmp_path / "trial.factcheck"
    make_case(path)
    return path


def editor(folder: Path, lines: str) -> str:
    """An editor made of a few lines of shell."""
    path = folder / "editor"
    path.write_text(f"#!/bin/sh\n{LEAVING}{lines}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('echo "So says the council." > "$1"', "the reason is written"),
        ('echo "So says the council." > "$1"; kill -INT $PPID', "the reason is written"),
        ("exit 3", "ended with 3"),
        ("kill -KILL $$", "ended with -9"),
        ('rm "$1"', "no text"),
        (r'printf "\377\376" > "$1"', "no text"),
    ],
    ids=["saves", "interrupts", "fails", "is killed", "removes its file", "writes no text"],
)
def test_the_terminal_comes_back_from_an_editor(
    start: Start, case: Path, tmp_path: Path, lines: str, told: str
) -> None:
    """The review is drawn again and takes keys; no mode is left at the end, the line is as ever."""
    terminal: Terminal = start("review", folder=case.parent, VISUAL=editor(tmp_path, lines))
    terminal.wait_for("claims")
    terminal.press("E")
    terminal.wait_for(told)
    terminal.press("h")
    terminal.wait_for("history of")
    terminal.press("escape")
    terminal.wait_for("Evidence")
    terminal.press("q")
    terminal.finish()
    assert terminal.modes_left() == set()
    assert terminal.line() == terminal.line_before
