"""Measure how claims made more than once are found: time, growth, memory, and how many are found.

    python benchmarks/clusters.py 100000 1000000

The corpus is made for it (seeded): sentences of 8 to 30 words out of 60,000 invented ones, as
frequent as words are (Zipf), a number in two of three. One in five is a copy of an earlier one with
another number and one or two changes: words before it, some dropped, some replaced, cut short. One
in two hundred is boilerplate, of which there are five sentences. The analysed text goes into the
tables of a new case directly, since neither reading nor the search index is what is measured. What
is timed, in a process of its own, is linking until all is on disk: all claims in one pass, and then
one more document of forty claims.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate, pairwise
from pathlib import Path

from claims.analysis import number_term
from claims.minhash import ALIKE, carrying, jaccard
from claims.store import Case

WORDS = 60_000
EACH = 500
"""Claims a document."""
COPIES = 0.2
BOILERPLATE = 0.005
LATEST = 100_000
"""Copies are made of one of so many latest originals."""
ONE_MORE = 40


@dataclass(frozen=True, slots=True)
class Made:
    """The analysed text of a claim, and the place of the claim it was copied from."""

    statement: str
    source: int | None


class Maker:
    """Makes claims, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._words = [self._word() for _ in range(WORDS)]
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))
        self._boilerplate = [self._sentence() for _ in range(5)]
        self._latest: list[tuple[int, list[str]]] = []

    def claims(self, count: int) -> Iterator[Made]:
        """So many claims, one after the other."""
        for place in range(1, count + 1):
            chance = self._random.random()
            if chance < BOILERPLATE:
                yield Made(" ".join(self._random.choice(self._boilerplate)), None)
            elif chance < BOILERPLATE + COPIES and self._latest:
                source, terms = self._random.choice(self._latest)
                yield Made(" ".join(self._copied(terms)), source)
            else:
                yield Made(" ".join(self._kept(place, self._sentence())), None)

    def _kept(self, place: int, terms: list[str]) -> list[str]:
        if len(self._latest) < LATEST:
            self._latest.append((place, terms))
        else:
            self._latest[self._random.randrange(LATEST)] = (place, terms)
        return terms

    def _word(self) -> str:
        syllables = ("ka", "mo", "ri", "te", "lu", "san", "ber", "vi", "do", "pel", "gra", "un")
        return "".join(self._random.choice(syllables) for _ in range(self._random.randint(2, 5)))

    def _draw(self) -> str:
        at = self._random.random() * self._weights[-1]
        return self._words[bisect_left(self._weights, at)]

    def _number(self) -> str:
        return number_term(float(self._random.randrange(1, 100_000)))

    def _sentence(self) -> list[str]:
        terms = [self._draw() for _ in range(self._random.randint(8, 30))]
        if self._random.random() < 2 / 3:
            terms.insert(self._random.randrange(len(terms)), self._number())
        return terms

    def _copied(self, terms: Sequence[str]) -> list[str]:
        copied = [term if carrying(term) else self._number() for term in terms]
        for change in self._random.sample(range(4), self._random.randint(1, 2)):
            copied = self._changed(copied, change)
        return copied

    def _changed(self, terms: list[str], change: int) -> list[str]:
        if change == 0:
            return [self._draw(), self._draw(), *terms]
        if change == 1:
            return terms[: max(6, round(0.8 * len(terms)))]
        for _ in range(self._random.randint(1, 3)):
            at = self._random.randrange(len(terms))
            terms = [*terms[:at], *([self._draw()] if change == 2 else []), *terms[at + 1 :]]
        return terms


def fill(path: Path, made: Iterator[Made], first: int) -> list[tuple[int, int, float]]:
    """Write claims into a case; the copies with their sources and how like these they are."""
    copies: list[tuple[int, int, float]] = []
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        seq = raw.execute(
            "INSERT INTO events (at, reviewer, act, detail, previous, hash) "
            "VALUES ('2024-01-01T00:00:00Z', '', 'import', '{}', '', ?)",
            (f"made {first}",),
        ).lastrowid
        for claim, one in enumerate(made, first):
            document = (claim - 1) // EACH + 1
            if (claim - 1) % EACH == 0 or claim == first:
                _document(raw, document, int(seq or 0))
            _claim(raw, claim, document, one.statement)
            if one.source:
                copies.append((claim, one.source, _likeness(raw, one)))
        raw.commit()
    return copies


def _document(raw: sqlite3.Connection, document: int, seq: int) -> None:
    raw.execute(
        "INSERT OR IGNORE INTO documents (id, sha256, role, record, imported) "
        "VALUES (?, ?, 'source', '{}', ?)",
        (document, f"{document:064x}", seq),
    )


def _claim(raw: sqlite3.Connection, claim: int, document: int, statement: str) -> None:
    raw.execute(
        "INSERT INTO claims (id, document, span_start, span_end, kinds, worthiness, text, record) "
        "VALUES (?, ?, ?, ?, 1, 0.5, '', '{}')",
        (claim, document, claim, claim + 1),
    )
    raw.execute(
        "INSERT INTO states (claim, document, span_start, kinds, words, worthiness, risk) "
        "VALUES (?, ?, ?, 1, 1, 0.5, 0.5)",
        (claim, document, claim),
    )
    raw.execute(
        "INSERT INTO search_text (claim, document, statement, headline, context) "
        "VALUES (?, ?, ?, '', '')",
        (claim, document, statement),
    )


def _likeness(raw: sqlite3.Connection, one: Made) -> float:
    (source,) = raw.execute(
        "SELECT statement FROM search_text WHERE claim = ?", (one.source,)
    ).fetchone()
    return jaccard(carrying(one.statement), carrying(source))


def link(path: Path) -> tuple[float, float, int]:
    """Link what is not linked yet: seconds until it is on disk, by the clock and of the processor,
    and the most memory in MB.
    """
    told = subprocess.run(
        [sys.executable, __file__, "--link", path], check=True, capture_output=True, text=True
    ).stdout.split()
    return float(told[0]), float(told[1]), int(told[2])


def link_here(path: Path) -> None:
    """The same in this process, told on standard output."""
    with Case.open(path, clock=lambda: datetime.now(UTC)) as case:
        began, worked = time.perf_counter(), time.process_time()
        linking = case.repeats.linking()
        while linking.some():
            pass
        linking.write()
        seconds, worked = time.perf_counter() - began, time.process_time() - worked
    print(seconds, worked, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def found(path: Path, copies: Sequence[tuple[int, int, float]]) -> tuple[float, float, int, int]:
    """The share of copies found, of those that are alike and of all; clusters, the largest."""
    with closing(sqlite3.connect(path)) as raw:
        members: dict[int, int] = dict(raw.execute("SELECT claim, cluster FROM members"))
        sizes = raw.execute("SELECT count(*), max(claims) FROM clusters").fetchone()
    hits = [members.get(one, one) == members.get(source, source) for one, source, _ in copies]
    alike = [hit for hit, (_, _, like) in zip(hits, copies, strict=True) if like >= ALIKE]
    return sum(alike) / len(alike), sum(hits) / len(hits), *sizes


def measure(count: int, seed: int, folder: Path) -> float:
    """Print what a corpus of ``count`` claims takes; the processor's seconds of the one pass."""
    path = folder / f"clusters-{count}.factcheck"
    Case.open(path, clock=lambda: datetime.now(UTC), create=True).close()
    maker = Maker(seed)
    copies = fill(path, maker.claims(count), 1)
    before = path.stat().st_size
    seconds, worked, memory = link(path)
    size = (path.stat().st_size - before) / 1e6
    alike, all_, clusters, largest = found(path, copies)
    fill(path, maker.claims(ONE_MORE), count + 1)
    more = 1e3 * link(path)[1] / ONE_MORE
    print(
        f"{count:>10,} claims: {seconds:.0f} s by the clock, {worked:.0f} s of the processor "
        f"({1e6 * worked / count:.0f} us a claim), "
        f"{size:.0f} MB, memory {memory} MB; {clusters:,} clusters, the largest {largest}; "
        f"found {alike:.3f} of the copies that are alike, {all_:.3f} of all; "
        f"one more document: {more:.2f} ms a claim",
        flush=True,
    )
    return worked


def main() -> int:
    """Measure the sizes that the command line names."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("claims", type=int, nargs="*", default=[100_000])
    arguments.add_argument("--link", type=Path, metavar="CASE", help=argparse.SUPPRESS)
    arguments.add_argument("--seed", type=int, default=20240101)
    asked = arguments.parse_args()
    if asked.link:
        link_here(asked.link)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        times = [measure(count, asked.seed, Path(folder)) for count in asked.claims]
    for small, large in pairwise(times):
        print(f"{large / small:.1f} times the processor's time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
