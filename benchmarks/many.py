"""How fast many documents come in, and how much memory that takes.

    python benchmarks/many.py [--documents 1000 5000] [--jobs 1 2] [--reading] [--searching]
        [--watching]

Makes folders of made-up notes (seeded: sixty words by Zipf's law, two figures, every fourth a
quotation). All of them are built alike, so that they have far more to say to each other than news
has: figures of visitors, and quotations of eight words of which five are the same. Reads them and
finds their claims, without storing anything; then runs ``factcheck add`` in a process of its own.
Prints documents a second of reading, and of adding the seconds, the processor time and the most
memory (RSS, MB) of the process that writes the case; ``--watching`` also how far that is, twice a
minute. With ``--searching`` this process searches the case for a word, and asks for the next open
claim, ten times a second while the other one adds, and prints how long that took, in milliseconds.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from claims.documents import Given, files_in
from claims.model import Document
from claims.reading_many import Many
from claims.store import Case
from factcheck.clock import system_clock
from factcheck.processes import start_processes

SEED = 7
_FORMS = 20_000
_EVERY = 0.1
_WATCHED = 30.0
_BEGUN = 400_000
"""Bytes of a case that has its tables."""
_RUN = """
import resource, sys
from factcheck.__main__ import main
status = main(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(round(used.ru_utime + used.ru_stime, 1), used.ru_maxrss // 1024, file=sys.stderr)
sys.exit(status)
"""


def made(folder: Path, count: int) -> Path:
    """A folder of so many notes."""
    chance = random.Random(SEED)
    forms = ["".join(chance.choices("aeilnorst", k=chance.randint(3, 9))) for _ in range(_FORMS)]
    shares = [1 / rank for rank in range(1, _FORMS + 1)]
    for at in range(count):
        words = chance.choices(forms, shares, k=60)
        year, people = chance.randint(1990, 2023), chance.randint(100, 900_000)
        text = (
            f"{' '.join(words[:20]).capitalize()}. The {words[20]} of {words[21].capitalize()} had "
            f"{people:,} visitors in {year}. {' '.join(words[22:60]).capitalize()}, and "
            f"{chance.randint(2, 90)} percent of the {words[3]} was {words[5]}.\n"
        )
        if at % 4 == 0:
            who = words[13].capitalize()
            text += f"“The {words[7]} of {words[9]} will not be {words[11]},” said Ana {who}.\n"
        below = folder / f"{at // 500:03}"
        below.mkdir(parents=True, exist_ok=True)
        (below / f"{at:05}.txt").write_text(text, encoding="utf-8")
    return folder


def reading(notes: Path, jobs: int) -> float:
    """Documents a second, read and searched for claims, once the processes stand."""
    files = list(files_in([str(notes)], Given()))
    many = Many(files, start=partial(start_processes, jobs) if jobs > 1 else None, window=4 * jobs)
    documents = many.documents()
    next(documents)
    start = time.perf_counter()
    for one in documents:
        assert isinstance(one, Document)
        many.checking.claims_in(one)
    return (len(files) - 1) / (time.perf_counter() - start)


def adding(notes: Path, case: Path, jobs: int, *, watching: bool) -> tuple[float, float, int]:
    """Seconds, seconds of the processor, and megabytes of one run."""
    start = time.perf_counter()
    command = [sys.executable, "-c", _RUN, "add", "--case", str(case), "--jobs", str(jobs)]
    with (
        tempfile.TemporaryFile("w+") as told,
        subprocess.Popen([*command, str(notes)], stdout=subprocess.DEVNULL, stderr=told) as run,
    ):
        while not _ended(run):
            if watching and case.exists() and case.stat().st_size > _BEGUN:
                _watch(case, run.pid)
        told.seek(0)
        lines = told.read()
    if run.returncode:
        raise SystemExit(lines)
    processor, memory = lines.split()[-2:]
    return time.perf_counter() - start, float(processor), int(memory)


def _ended(run: subprocess.Popen[bytes]) -> bool:
    try:
        run.wait(_WATCHED)
    except subprocess.TimeoutExpired:
        return False
    return True


def _watch(path: Path, process: int) -> None:
    """Print how far a process is that adds documents to a case (Linux)."""
    with Case.open(path, clock=system_clock, read_only=True) as case:
        stored = case.by_hand.count_texts()
        kept = case.memory.recall("", "cross-reference-done")
    runs = kept.get("runs") if isinstance(kept, dict) else None
    counts = [run[1] for run in runs if isinstance(run, list)] if isinstance(runs, list) else []
    compared = sum(int(str(count)) for count in counts)
    used = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    seconds = (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")
    pages = int(used[21]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    print(
        f"  {seconds:.0f} s: {stored} stored, {compared} cross-referenced, {pages} MB", flush=True
    )


def searching(notes: Path, case: Path, jobs: int) -> list[float]:
    """Milliseconds that each search took while documents were coming in; raises where one fails."""
    command = [sys.executable, "-c", _RUN, "add", "--case", str(case), "--jobs", str(jobs)]
    took: list[float] = []
    with subprocess.Popen([*command, str(notes)], stderr=subprocess.DEVNULL) as adding_:
        while adding_.poll() is None:
            time.sleep(_EVERY)
            if case.exists() and case.stat().st_size > _BEGUN:
                took.append(_search(case))
    return sorted(took)


def _search(path: Path) -> float:
    with Case.open(path, clock=system_clock, read_only=True) as case:
        start = time.perf_counter()
        case.search("visitors", 50)
        case.queue.next_open(None)
        return 1000 * (time.perf_counter() - start)


def main() -> int:
    """Print a line for each size and number of processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="*", default=[1000, 5000], metavar="N")
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2], metavar="N")
    parser.add_argument("--reading", action="store_true", help="do not add them to a case")
    parser.add_argument("--watching", action="store_true", help="print how far it is")
    parser.add_argument("--searching", action="store_true", help="search while they are added")
    options = parser.parse_args()
    for count in options.documents:
        with tempfile.TemporaryDirectory() as work:
            notes = made(Path(work) / "notes", count)
            if options.searching:
                took = searching(notes, Path(work) / "searched.factcheck", options.jobs[0])
                places = [took[min(len(took) - 1, round(len(took) * at))] for at in (0.5, 0.95, 1)]
                told = " / ".join(f"{one:.1f}" for one in places)
                print(f"{count} documents, {len(took)} searches: {told} ms", flush=True)
                continue
            for jobs in options.jobs:
                rate = reading(notes, jobs)
                print(f"{count} documents, {jobs} jobs: {rate:.1f} read a second", flush=True)
            for jobs in [] if options.reading else options.jobs:
                path = Path(work) / f"{jobs}.factcheck"
                seconds, processor, memory = adding(notes, path, jobs, watching=options.watching)
                print(f"{count} documents, {jobs} jobs: added in {seconds:.1f} s,", end=" ")
                print(f"processor {processor:.1f} s, {memory} MB", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
