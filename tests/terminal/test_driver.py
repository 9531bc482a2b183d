"""The terminal that the tests look into sees what it must see."""

from __future__ import annotations

import signal
import sys

import pytest

from .conftest import Start

pytestmark = pytest.mark.pty

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App[None]):
    BINDINGS = [("q", "quit", "quit")]

    def compose(self):
        yield Static("hello there")

Bare().run()
"""


def test_a_program_that_quits_leaves_nothing_behind(start: Start) -> None:
    """After an orderly end no mode is left set and the line is as before."""
    terminal = start(program=(sys.executable, "-c", BARE))
    terminal.wait_for("hello there")
    assert terminal.modes[1049]
    assert terminal.line() != terminal.line_before
    terminal.press("q")
    assert terminal.finish() == 0
    assert terminal.modes_left() == set()
    assert terminal.line() == terminal.line_before


def test_a_killed_program_is_seen_to_leave_its_modes(start: Start) -> None:
    """What a kill leaves behind is noticed, so that the checks of the real program can fail."""
    terminal = start(program=(sys.executable, "-c", BARE))
    terminal.wait_for("hello there")
    terminal.signal(signal.SIGKILL)
    assert terminal.finish() == -signal.SIGKILL
    assert 1049 in terminal.modes_left()
    assert terminal.line() != terminal.line_before


def test_every_byte_is_kept(start: Start) -> None:
    """What steers a terminal is found in the raw bytes."""
    terminal = start(program=(sys.executable, "-c", r"print('a\x1b]52;c;AAAA\x07\u202eb')"))
    assert terminal.finish() == 0
    assert b"\x1b]52;c;AAAA\x07\xe2\x80\xaeb" in terminal.raw
