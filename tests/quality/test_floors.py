"""What was once measured on the evaluation sets does not get worse. Floors may rise, never fall."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVAL = ROOT.parent / "shared" / "eval"
FLOORS: dict[str, dict[str, float]] = tomllib.loads(
    Path(__file__).with_name("floors.toml").read_text(encoding="utf-8")
)


@pytest.mark.skipif(not EVAL.is_dir(), reason="the evaluation sets are not beside the repository")
@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(name: str) -> None:
    """Every row of the set that has a floor reaches it, in percent, rounded to a tenth."""
    result = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "quality.py"), "--json", name],
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    rows = json.loads(result.stdout)[name]
    fallen = {
        row: (round(rows[row], 1), floor)
        for row, floor in FLOORS[name].items()
        if round(rows[row], 1) < floor
    }
    assert not fallen, f"(measured, floor) by row: {fallen}"
