"""The small case, fresh for each test, in a home of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from .small_case import make_case


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    """The file of the small case."""
    return make_case(tmp_path / "ferry.factcheck")
