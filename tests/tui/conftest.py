"""The small case, fresh for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from .small_case import make_case


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    """The file of the small case."""
    return make_case(tmp_path / "ferry.factcheck")
