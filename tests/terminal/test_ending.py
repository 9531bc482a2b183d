"""However the program ends, the terminal is given back and what was decided is kept."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Start
from .hostile import HOSTILE, make_case, reached, stray
from .pty_terminal import Terminal

pytestmark = pytest.mark.pty

# An act of the review screen that meets an error whose words, and whose places, are hostile.
CRASHING = f"""
import sys
from factcheck.tui.screens.review.screen import ReviewScreen

def broken(self, *_):
    held = {HOSTILE!r}
    raise RuntimeError("broken by " + held)

ReviewScreen.action_act = broken
from factcheck.__main__ import main
sys.exit(main())
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with an open claim and a decided one."""
    path = tmp_path / "trial.factcheck"
    make_case(path)
    return path


@pytest.fixture
def review(start: Start, case: Path) -> Terminal:
    """The interface with a verdict just given, as the screen says."""
    terminal = start("review", folder=case.parent)
    terminal.wait_for("1/2 claims")
    terminal.press("4")
    terminal.wait_for("2/2 claims")
    return terminal


def given_back(terminal: Terminal) -> bool:
    """Whether no mode is left set and the line is as it was."""
    assert terminal.modes_left() == set()
    assert terminal.line() == terminal.line_before
    return True


def decided(case: Path) -> bool:
    """Whether the verdict is in the case, whose history holds."""
    asked = (["list", "--filter", "decided verdict:not-checkable", "--jsonl"], ["audit"])
    found, audit = (
        subprocess.run(
            [sys.executable, "-m", "factcheck", "--case", str(case), *arguments],
            capture_output=True,
            timeout=60,
            check=True,
        )
        for arguments in asked
    )
    return found.stdout.count(b"\n") == 1 and audit.stdout.startswith(b"sound")


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_in_order(
    review: Terminal, case: Path, number: signal.Signals, status: int
) -> None:
    """Told to end, the program gives the terminal back and says so in its status."""
    review.signal(number)
    assert review.finish() == status
    assert given_back(review)
    assert [path.name for path in case.parent.glob("trial*")] == [case.name]
    assert decided(case)


def test_a_signal_in_the_middle_of_writing(review: Terminal, case: Path) -> None:
    """Also with a dialog open the signal is obeyed, and what was typed comes back."""
    review.press("r")
    review.wait_for("Why?")
    review.press("half a sentence")
    review.wait_for("half a sentence")
    review.signal(signal.SIGTERM)
    assert review.finish() == 143
    assert given_back(review)
    assert decided(case)


def test_a_crash_gives_the_terminal_back(start: Start, case: Path, tmp_path: Path) -> None:
    """An error in the interface ends it with status 2 and a report that steers nothing."""
    terminal = start("review", program=(sys.executable, "-c", CRASHING), folder=case.parent)
    terminal.wait_for("1/2 claims")
    terminal.press("4")
    terminal.wait_for("2/2 claims")
    terminal.press("h")
    assert terminal.finish() == 2
    assert given_back(terminal)
    raw = bytes(terminal.raw)
    assert b"fault of its own (RuntimeError" in raw
    assert reached(raw) == []
    assert stray(raw) == ""
    assert decided(case)
    log = (tmp_path / "home" / "state" / "factcheck.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "8675309" not in log


def test_killed_outright(review: Terminal, case: Path) -> None:
    """What the screen showed as decided is in the case after kill -9."""
    review.signal(signal.SIGKILL)
    assert review.finish() == -signal.SIGKILL
    assert decided(case)


def test_the_window_is_closed(review: Terminal, case: Path) -> None:
    """When the terminal goes away the program ends, and the case is whole."""
    review.hang_up()
    assert [path.name for path in case.parent.glob("trial*.factcheck")] == [case.name]
    assert decided(case)


def test_a_key_does_not_interrupt(review: Terminal, case: Path) -> None:
    """ctrl+c copies and explains; it does not end the review."""
    review.press("ctrl+c", "0")
    review.wait_for("1/2 claims")
    review.press("q")
    assert review.finish() == 0


def test_an_interrupted_command(start: Start, tmp_path: Path) -> None:
    """ctrl+c ends a command that reads from the terminal with status 130 and no traceback."""
    terminal = start("extract", folder=tmp_path)
    terminal.press('{"id": "a", "text": "Ten came."}', "enter")
    terminal.wait_for('"quantities"')
    terminal.press("ctrl+c")
    assert terminal.finish() == 130
    assert b"Traceback" not in terminal.raw
    assert given_back(terminal)


def test_a_linear_session_is_told_to_end(start: Start, case: Path) -> None:
    """SIGTERM ends review --plain with its status, and the case is one whole file."""
    terminal = start("review", "--plain", folder=case.parent)
    terminal.wait_for("> ")
    terminal.press("4", "enter")
    # Until it asks again, it is still busy with the claim.
    terminal.wait_for_match(r"(?ms)Done\. .*^>")
    terminal.signal(signal.SIGTERM)
    assert terminal.finish() == 143
    assert [path.name for path in case.parent.glob("trial*")] == [case.name]
    assert decided(case)


def test_a_wrong_configuration_is_said_in_the_interface(
    start: Start, case: Path, tmp_path: Path
) -> None:
    """A mistake in the configuration does not lock anybody out: the defaults hold, and it says."""
    config = tmp_path / "home" / "config" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("thme = 'dark'\n", encoding="utf-8")
    terminal = start("review", folder=case.parent)
    terminal.wait_for("1/2 claims", "did you mean “theme”")
    terminal.press("q")
    assert terminal.finish() == 0


def test_doctor_looks_at_the_terminal(start: Start, tmp_path: Path) -> None:
    """On a terminal doctor says its size, and that one which can do nothing is wrong."""
    fine, dumb = start("doctor"), start("doctor", TERM="dumb")
    assert fine.finish() == 0
    assert b"120x40" in fine.raw
    assert dumb.finish() == 1
    assert b"terminal" in bytes(dumb.raw).partition(b"WRONG")[0].splitlines()[-1]


def test_the_reviewer_is_asked_for_once(start: Start, case: Path) -> None:
    """Without a name the command line asks before the first decision, and the case remembers."""
    terminal = start("mark", "c1", "4", folder=case.parent, FACTCHECK_REVIEWER="")
    terminal.wait_for("Name:")
    terminal.press("Bo Example", "enter")
    assert terminal.finish() == 0
    assert b"Bo Example  decide" in terminal.raw
    again = start("act", "flag", "c1", folder=case.parent, FACTCHECK_REVIEWER="")
    assert again.finish() == 0
    assert b"Bo Example  flag" in again.raw
