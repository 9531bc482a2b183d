"""Measure what a report costs: processor time, memory and bytes, format by format.

    python benchmarks/make_case.py big.factcheck --claims 20000
    python benchmarks/make_case.py small.factcheck --claims 2000
    python benchmarks/reports.py small.factcheck big.factcheck

Every second claim of a copy of each case is decided, 250 with one act; then each format is written
by a ``factcheck export`` of its own. Memory is the largest resident size of that process, so that
the difference between two cases is what grows with the claims.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from claims.review import Review
from claims.store import Case

FORMATS = ("json", "jsonl", "csv", "markdown", "text", "html", "xlsx")
_AT_ONCE = 250


def decided(case: Path, folder: Path) -> Path:
    """A copy of the case in which every second claim has a verdict."""
    copy = folder / case.name
    shutil.copyfile(case, copy)
    with Case.open(copy, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as opened:
        review = Review(opened, "Ada Checker")
        labels = review.scale.labels
        ids = [f"c{key}" for key in opened.queue.claim_ids(queue=True)][::2]
        for place, at in enumerate(range(0, len(ids), _AT_ONCE)):
            label = labels[place % len(labels)]
            claims = ids[at : at + _AT_ONCE]
            review.decide(claims, label.slug, because="The register has the same figure.")
    return copy


def measured(case: Path, form: str, view: str, folder: Path) -> tuple[float, float, int]:
    """Seconds of processor time, megabytes at the most, and bytes written, of one export."""
    out = folder / f"report.{form}"
    called = [sys.executable, "-m", "factcheck", "--case", str(case), "export"]
    child = subprocess.Popen(
        [*called, "-f", form, "--view", view, "-o", str(out)], stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{form}: the export ended with {child.returncode}")
    size = out.stat().st_size
    out.unlink()
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size


def main() -> None:
    """Print a line a format and case."""
    parser = argparse.ArgumentParser(description="Measure what a report costs.")
    parser.add_argument("cases", nargs="+", type=Path)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--view", default="public")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copies = [decided(case, folder) for case in asked.cases]
        for form in asked.formats.split(","):
            for copy in copies:
                seconds, most, size = measured(copy, form, asked.view, folder)
                told = f"{seconds:6.1f} s  {most:6.0f} MB held  {size / 1e6:6.1f} MB written"
                print(f"{form:9} {copy.stem:12} {told}", flush=True)


if __name__ == "__main__":
    main()
