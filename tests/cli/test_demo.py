"""The sample case on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import CaseError
from claims.review import Review
from claims.store import Case
from factcheck.clock import system_clock
from factcheck.sample import documents, open_sample

from .conftest import Run


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Where the sample is kept; its folder is not there yet."""
    return tmp_path / "home" / "data" / "sample.factcheck"


def decided(path: Path) -> int:
    """How many claims of a case have a verdict."""
    with Case.open(path, clock=system_clock) as case:
        return case.queue.progress().decided


def decide_one(path: Path) -> None:
    """Give the first claim of a case a verdict."""
    with Case.open(path, clock=system_clock) as case:
        Review(case, "Ada").decide(["c1"], "not-checkable")


def test_the_sample_is_made_once_and_resumed(sample: Path) -> None:
    """The first opening makes the case with its documents, the second finds what was decided."""
    assert open_sample(sample, clock=system_clock) == sample
    with Case.open(sample, clock=system_clock) as case:
        assert len(case.documents()) == len(documents())
    decide_one(sample)
    open_sample(sample, clock=system_clock)
    assert decided(sample) == 1
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]


def test_starting_over_keeps_what_was_done(sample: Path) -> None:
    """--fresh makes the case anew, twice, and keeps each of the old ones under a number."""
    for _ in range(2):
        open_sample(sample, clock=system_clock, fresh=True)
        decide_one(sample)
    open_sample(sample, clock=system_clock, fresh=True)
    names = ["sample-1.factcheck", "sample-2.factcheck", "sample.factcheck"]
    assert sorted(path.name for path in sample.parent.iterdir()) == names
    assert [decided(sample.parent / name) for name in names] == [1, 1, 0]


def test_a_sample_that_was_not_finished_is_not_resumed(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where making it was interrupted nothing is left, and the next opening makes it whole."""

    def interrupted(*arguments: object, **more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("claims.intake.take_in", interrupted)
        with pytest.raises(KeyboardInterrupt):
            open_sample(sample, clock=system_clock)
    assert not list(sample.parent.glob("*.factcheck"))
    open_sample(sample, clock=system_clock)
    assert sample.exists()


def test_a_file_in_its_place_is_refused(sample: Path) -> None:
    """Something else under the sample's name is not taken for it, nor thrown away."""
    sample.parent.mkdir(parents=True)
    sample.write_text("a letter", encoding="utf-8")
    with pytest.raises(CaseError):
        open_sample(sample, clock=system_clock, fresh=True)
    assert sample.read_text(encoding="utf-8") == "a letter"


def test_the_demo_needs_a_terminal(run: Run, sample: Path) -> None:
    """Without a terminal the demo says what it needs, with status 2, and makes nothing."""
    result = run("demo")
    assert result.status == 2
    assert "terminal" in result.err
    assert not sample.exists()
