"""The diagnostics log: where and when, never what."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from factcheck import diagnostics
from factcheck.diagnostics import log_crash, start_log

from .conftest import Run

SECRET = "the source who must not be named"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the log of this test is written."""
    return tmp_path / "home" / "state" / "factcheck.log"


def crash() -> None:
    """Fail with words that hold what must not be written down."""
    held = SECRET
    raise ValueError(f"cannot read {held!r}")


def test_a_crash_leaves_its_place_and_no_words(log: Path) -> None:
    """The log names the error's kind and every place on the way, not its message or texts."""
    start_log(log, "warning")
    with pytest.raises(ValueError, match=SECRET) as caught:
        crash()
    where = log_crash(caught.value)
    logging.getLogger("claims.store").error("could not be read", exc_info=caught.value)
    text = log.read_text(encoding="utf-8")
    assert where.endswith("crash")
    assert "ValueError at test_diagnostics.py" in text
    assert "could not be read" in text
    assert SECRET not in text
    assert text.count("\n") == 2


def test_libraries_do_not_write_here(log: Path) -> None:
    """Records of libraries stay out: they may quote what they were given."""
    start_log(log, "debug")
    logging.getLogger("trafilatura").error(SECRET)
    assert not log.exists()


def test_a_line_steers_nothing(log: Path) -> None:
    """Whatever is logged is one safe line."""
    start_log(log, "info").info("a\x1b[31m\nb\u202e")
    assert log.read_text(encoding="utf-8").endswith("a␛[31m b⯑\n")


def test_the_log_stays_small(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Full logs are set aside with a number, and only two are kept."""
    monkeypatch.setattr(diagnostics, "LARGEST", 1000)
    logger = start_log(log, "info")
    for count in range(100):
        logger.info("line %s", count)
    assert sorted(path.name for path in log.parent.iterdir()) == [
        "factcheck.log",
        "factcheck.log.1",
        "factcheck.log.2",
    ]
    assert all(path.stat().st_size <= 1000 for path in log.parent.iterdir())


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """Without a place for the log the program runs on."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    start_log(tmp_path / "file" / "factcheck.log", "debug").error("lost")


@pytest.mark.usefixtures("case")
def test_the_level_is_chosen(run: Run, log: Path) -> None:
    """--log-level info notes the command and how it ended; by default nothing is written."""
    assert run("list").status == 0
    assert not log.exists()
    assert run("list", "--log-level", "info", "--filter", SECRET).status == 0
    text = log.read_text(encoding="utf-8")
    assert "list started" in text
    assert SECRET not in text


@pytest.mark.usefixtures("case")
def test_a_fault_of_our_own_is_told_without_a_traceback(
    run: Run, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unforeseen error ends with status 2, safe words, and its place in the log."""

    def broken(*arguments: object, **more: object) -> None:
        raise ZeroDivisionError("\x1b]0;title\x07")

    monkeypatch.setattr("claims.store.queue.QueueOf.claim_ids", broken)
    result = run("list")
    assert result.status == 2
    assert "fault of its own (ZeroDivisionError: ␛]0;title␇)" in result.err
    assert "Traceback" not in result.err
    assert "ZeroDivisionError at" in log.read_text(encoding="utf-8")
