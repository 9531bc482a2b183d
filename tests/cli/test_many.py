"""add with many files: how far it is, ctrl+c, and going on."""

from __future__ import annotations

import io
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.cli.progress import Meter, duration
from factcheck.cli.stopping import stoppable
from factcheck.processes import MOST, usual_jobs

from .conftest import Run


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def clock(step: float) -> Callable[[], float]:
    """A clock that goes on by so many seconds each time it is asked."""
    moments: Iterator[float] = (step * at for at in range(1_000_000))
    return lambda: next(moments)


def test_a_terminal_shows_share_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that is written over, never longer than the terminal is wide."""
    monkeypatch.setenv("COLUMNS", "70")
    stream = Terminal()
    meter = Meter(200, clock(1.0), stream)
    for at in range(50):
        meter.read(f"note {at}\x1b[2J" + "x" * 300)
    drawn = stream.getvalue().split("\r\x1b[K")
    assert all(len(line) < 70 for line in drawn)
    assert "50 of 200 (1.0/s, 2:30 left)" in drawn[-1]
    assert drawn[-1].count("█") == 5
    assert "\n" not in stream.getvalue()
    assert "\x1b[2J" not in stream.getvalue()
    meter.clear()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_elsewhere_a_line_is_told_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    """Every ten seconds in plain words; what is done sooner says nothing."""
    meter = Meter(100, clock(1.0), io.StringIO())
    for at in range(35):
        meter.read(f"note {at}")
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 3
    assert told[0].startswith("10 of 100 (1.0/s, 1:30 left)")
    assert not any("\x1b" in line or "█" in line for line in told)


def test_what_the_domain_counts_comes_after_the_files() -> None:
    """While files are read they count; then each phase has a rate of its own."""
    stream = Terminal()
    meter = Meter(2, clock(1.0), stream)
    meter.step(1, 32, "reading")
    assert not stream.getvalue()
    meter.read("a")
    meter.read("b")
    meter.step(1, 500, "cross-referencing d1")
    meter.step(50, 500, "cross-referencing d1")
    last = stream.getvalue().split("\r\x1b[K")[-1]
    assert "50 of 500" in last
    assert "left" in last
    assert "cross-referencing d1" in last


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "0:00"), (42, "0:42"), (3800, "1:03:20"), (-5, "0:00")]
)
def test_time_is_told_shortly(seconds: float, words: str) -> None:
    """Minutes and seconds, hours where there are any."""
    assert duration(seconds) == words


def test_a_few_files_are_read_in_this_process() -> None:
    """Processes are started for more than twenty files, and no more than four."""
    assert [usual_jobs(count) for count in (0, 1, 20)] == [1, 1, 1]
    assert 1 <= usual_jobs(21) <= MOST


def notes(folder: Path, count: int) -> Path:
    """A folder of notes."""
    made = folder / "notes"
    made.mkdir()
    for at in range(count):
        text = f"The ferry of Norhavn carried {4_000 + at} cars in {1980 + at % 40}.\n"
        (made / f"{at:03}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_a_whole_case_and_the_same_command_goes_on(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    """Status 130, a case that audits; then what is in is the same, and the rest is added."""
    made, read = notes(folder, 70), Meter.read
    seen: list[str] = []

    def interrupted(meter: Meter, origin: str) -> None:
        seen.append(origin)
        if len(seen) == 40:
            signal.raise_signal(signal.SIGINT)
        read(meter, origin)

    monkeypatch.setattr(Meter, "read", interrupted)
    before = signal.getsignal(signal.SIGINT)
    first = run("add", "--jobs", jobs, made)
    assert first.status == 130
    assert "goes on" in first.err
    added = int(first.out.split()[0])
    assert 0 < added < 70
    assert run("audit").status == 0
    second = run("add", "--jobs", jobs, made)
    assert second.out == f"{70 - added} new, {added} same, 0 changed, 0 refused\n"
    assert run("audit").status == 0
    assert signal.getsignal(signal.SIGINT) is before


def test_any_number_of_processes_makes_the_same_case(run: Run, folder: Path) -> None:
    """The hash that vouches for the history does not depend on --jobs."""
    made = notes(folder, 30)
    heads = []
    for jobs in ("1", "2"):
        assert run("add", "--case", f"by{jobs}", "--jobs", jobs, made).status == 0
        heads.append(run("audit", "--case", f"by{jobs}", "--json").json)
    assert heads[0] == heads[1]


def test_a_second_ctrl_c_stops_at_once() -> None:
    """The first is noted, the second is the usual interruption."""
    before = signal.getsignal(signal.SIGINT)
    with stoppable() as stopping:
        assert not stopping()
        signal.raise_signal(signal.SIGINT)
        assert stopping()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1" * 30])
def test_a_number_of_processes_is_a_count(run: Run, folder: Path, jobs: str) -> None:
    """Anything else is refused as bad usage."""
    assert run("add", f"--jobs={jobs}", folder).status == 2
