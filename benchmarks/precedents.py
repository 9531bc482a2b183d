"""Measure how a feed of published checks comes into a case.

    python benchmarks/precedents.py --checks 10000

Makes a feed of invented checks, brings it into an empty case twice, and prints seconds, processor
seconds, memory, and how long the case was held for one write: a decision waits no longer than that.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from claims.documents import read_paths
from claims.intake import take_in
from claims.model import Document, Role
from claims.store import Case
from claims.store.database import Database

_PLACES = [
    "Norhavn",
    "Vellmar",
    "Ostrel",
    "Tarnby",
    "Kessin",
    "Aldmoor",
    "Port-Elm",
    "Sunder",
    "Halve",
]
_THINGS = [
    "ferries",
    "nurses",
    "bridges",
    "wells",
    "mills",
    "homes",
    "burglaries",
    "buses",
    "libraries",
    "farms",
]
_LABELS = ("False", "Mostly false", "Half true", "Mostly true", "True")


def claim(chance: random.Random) -> str:
    """An invented claim with a figure, a place and a year."""
    place, thing = chance.choice(_PLACES), chance.choice(_THINGS)
    year, share = chance.randint(1990, 2023), chance.randint(2, 95)
    return chance.choice(
        (
            f"The number of {thing} in {place} fell by {share} percent in {year}",
            f"{share * 1000:,} {thing} were counted in {place} in {year}",
            f"{place} spent {share} million euros on {thing} in {year}",
        )
    )


def write_feed(path: Path, checks: int) -> None:
    """Write a Data Commons feed of invented checks."""
    chance = random.Random(7)
    with path.open("w") as file:
        file.write('{"@type": "DataFeed", "dataFeedElement": [')
        for number in range(checks):
            review = {
                "@type": "ClaimReview",
                "claimReviewed": claim(chance),
                "url": f"https://check{number % 40}.example/{number}",
                "author": {"name": f"Check {number % 40}"},
                "datePublished": "2023-05-06",
                "itemReviewed": {"author": {"name": "Ola Brandt"}},
                "reviewRating": {"alternateName": chance.choice(_LABELS)},
            }
            file.write("," * bool(number) + json.dumps({"item": [review]}))
        file.write("]}")


@contextmanager
def holding(held: list[float]) -> Iterator[None]:
    """Note the processor seconds of every transaction."""
    plain = Database.transaction

    @contextmanager
    def timed(self: Database) -> Iterator[None]:
        start = time.process_time()
        with plain(self):
            yield
        held.append(time.process_time() - start)

    Database.transaction = timed  # type: ignore[method-assign]
    try:
        yield
    finally:
        Database.transaction = plain  # type: ignore[method-assign]


def draft() -> Document:
    """A text of sixty claims that checks may speak of."""
    chance = random.Random(8)
    text = " ".join(f"{claim(chance)}." for _ in range(60))
    return Document(text=text, sha256="0" * 64, role=Role.DRAFT)


def measure(case: Case, feed: Path, what: str) -> None:
    """Bring the feed in and print what it took."""
    start, used = time.perf_counter(), time.process_time()
    taken = take_in(case, read_paths([str(feed)]), reviewer="benchmark")
    print(
        f"{what}: {taken.new} new, {taken.same} same, {taken.evidence} passages;"
        f" {time.perf_counter() - start:.1f} s, {time.process_time() - used:.1f} s of processor,"
        f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )


def main() -> None:
    """Make a feed and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--checks", type=int, default=10_000)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.json"
        write_feed(feed, wanted.checks)
        path = Path(folder) / "trial.factcheck"
        held: list[float] = []
        with Case.open(path, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC), create=True) as case:
            take_in(case, [draft()], reviewer="benchmark")
            with holding(held):
                measure(case, feed, "first")
            measure(case, feed, "again")
    held.sort()
    middle, late = held[len(held) // 2], held[int(0.99 * len(held))]
    print(
        f"{len(held)} writes held the case for {1000 * middle:.1f} ms of processor,"
        f" p99 {1000 * late:.1f}, longest {1000 * held[-1]:.1f}"
    )


if __name__ == "__main__":
    main()
