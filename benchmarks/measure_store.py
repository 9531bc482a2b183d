"""Measure what a case answers in: opening, lists, filters, decisions.

    python benchmarks/make_case.py big.factcheck --claims 100000
    python benchmarks/measure_store.py big.factcheck

Decisions are made on a copy, so that the case stays as it was made. Milliseconds, median and
slowest of a few runs; each in one process with nothing else running, or the figures say little.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from claims.filters import parse
from claims.review import Review
from claims.store import Case, Order

FILTERS = (
    "status:open",
    "conflicts",
    "value>1e5",
    "place:valdoria",
    "speaker:adela",
    "vanished",
    '"homes opened"',
)


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def measure(name: str, work: Callable[[], object], runs: int = 1) -> None:
    """Print the median and the slowest of ``runs``."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1_000)
    times.sort()
    print(f"{name:32} {times[len(times) // 2]:9.2f} {times[-1]:9.2f}")


def measure_reading(case: Case) -> None:
    """Lists, filters, rows and counts."""
    measure("first 60 of the queue", lambda: case.queue.claim_ids(queue=True, limit=60), 20)
    for order in Order:
        measure(f"whole queue by {order}", partial(case.queue.claim_ids, order=order), 3)
    for text in FILTERS:
        measure(f"filter {text}", partial(case.queue.claim_ids, parse(text)), 3)
    ids = case.queue.claim_ids(queue=True)
    middle = len(ids) // 2
    measure("64 rows in a row", lambda: case.queue.rows(ids[middle : middle + 64]), 50)
    measure(
        "256 rows anywhere", lambda: case.queue.rows(random.sample(list(ids[:50_000]), 256)), 20
    )
    claim = f"c{ids[middle]}"
    measure("next open claim", lambda: case.queue.next_open(claim), 50)
    measure("progress", case.queue.progress, 50)
    measure("one claim with evidence", lambda: (case.claim(claim), case.evidence(claim)), 50)
    measure("first 50 disputed", lambda: case.disputes.listed(50), 20)
    measure("50 disputed after 1,000", lambda: case.disputes.listed(50, 1_000), 20)
    measure("how many are disputed", case.disputes.count, 20)


def measure_deciding(case: Case) -> None:
    """Decisions one by one, undone and redone, and a thousand at once."""
    review = Review(case, "Ada")
    ids = iter([f"c{key}" for key in case.queue.claim_ids(queue=True)])
    measure("decide", lambda: review.decide([next(ids)], "confirmed"), 500)
    measure("undo", review.undo, 200)
    measure("redo", review.redo, 200)
    many = [next(ids) for _ in range(1_000)]
    measure("decide a thousand at once", lambda: review.decide(many, "confirmed"))
    measure("undo a thousand at once", review.undo)


def main() -> int:
    """Measure the case that the command line names."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("path", type=Path)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.path.parent) as folder:
        path = Path(shutil.copy(asked.path, folder))
        print(f"{'':32} {'median':>9} {'slowest':>9}  milliseconds")
        measure("open and close", lambda: Case.open(path, clock=now).close(), 20)
        with Case.open(path, clock=now) as case:
            measure_reading(case)
            measure_deciding(case)
    print(f"largest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
