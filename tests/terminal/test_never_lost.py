"""Two programs on one case, and programs that are killed: nothing is overwritten, nothing lost."""

from __future__ import annotations

import random
import signal
from pathlib import Path

import pytest

from claims.store import Case
from factcheck.clock import system_clock

from .conftest import Start

pytestmark = pytest.mark.pty

TEXT = "zqone zqtwo zqthree zqfour zqfive zqsix zqseven zqeight zqnine zqten"
"""Words that nothing else on the screen has."""


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample case, made anew."""
    from factcheck.sample import open_sample

    return open_sample(tmp_path / "sample.factcheck", clock=system_clock)


def test_every_keystroke_survives_a_kill(start: Start, sample: Path) -> None:
    """Killed at any moment, the draft on disk is at least what the screen showed."""
    moments = random.Random(7)
    for _ in range(4):
        typed = " ".join(TEXT.split()[: moments.randrange(1, 11)])
        terminal = start("--case", str(sample), "review")
        terminal.wait_for("Confirmed")
        terminal.press("g", "r")
        terminal.wait_for("Why?")
        terminal.press(*typed)
        terminal.wait_for(typed.split()[-1])
        terminal.signal(signal.SIGKILL)
        assert terminal.finish() == -signal.SIGKILL
        shown = [word for word in typed.split() if word in terminal.text()]
        with Case.open(sample, clock=system_clock) as case:
            first = case.queue.claim_ids(queue=True, limit=1)[0]
            kept = case.memory.recall("Ada Checker", f"draft:c{first}")
            assert isinstance(kept, list)
            assert all(word in str(kept[0]) for word in shown)
            case.memory.remember("Ada Checker", f"draft:c{first}", None)


def test_undo_works_after_a_kill(start: Start, sample: Path) -> None:
    """A verdict that was shown is on disk, and the next sitting takes it back."""
    terminal = start("--case", str(sample), "review")
    terminal.wait_for("Confirmed")
    terminal.press("1")
    terminal.wait_for_match(r"\b1/\d+ claims")
    terminal.signal(signal.SIGKILL)
    terminal.finish()
    terminal = start("--case", str(sample), "review")
    terminal.wait_for_match(r"\b1/\d+ claims")
    terminal.press("u")
    terminal.wait_for_match(r"\b0/\d+ claims")
    terminal.press("q")
    assert terminal.finish() == 0


def test_two_programs_see_each_other(start: Start, sample: Path) -> None:
    """What one decides stands in the other; what one has not seen it cannot overwrite."""
    ada = start("--case", str(sample), "review")
    bea = start("--case", str(sample), "review", FACTCHECK_REVIEWER="Bea Checker")
    for terminal in (ada, bea):
        terminal.wait_for_match(r"\b0/\d+ claims")
    ada.press("G", "1")
    ada.wait_for_match(r"\b1/\d+ claims")
    bea.wait_for("Ada Checker: c")
    bea.wait_for_match(r"\b1/\d+ claims")
    bea.press("g", "r")
    bea.wait_for("Why?")
    bea.press("Her words")
    bea.wait_for("Her words")
    ada.press("g", "3")
    ada.wait_for_match(r"\b2/\d+ claims")
    bea.wait_for_match(r"\b2/\d+ claims")
    bea.press("ctrl+s")
    bea.wait_for("was changed meanwhile by Ada Checker")
    bea.press("r")
    bea.wait_for("Her words")


def test_two_hundred_keys_ahead_are_all_done(start: Start, sample: Path) -> None:
    """Keys sent at once do what they would do one by one, none is passed over."""
    with Case.open(sample, clock=system_clock, read_only=True) as case:
        before = case.watch.last()
        first = case.queue.claim_ids(queue=True, limit=1)[0]
    terminal = start("--case", str(sample), "review")
    terminal.wait_for("Confirmed")
    terminal.press("g" + "1u" * 99 + "1")
    terminal.wait_for_match(r"\b1/\d+ claims")
    terminal.press("q")
    assert terminal.finish() == 0
    with Case.open(sample, clock=system_clock, read_only=True) as case:
        assert case.watch.last() == before + 199
        assert case.states([f"c{first}"])[f"c{first}"].verdict == "confirmed"
