"""How fast many documents come in, and how much memory that takes.

    python benchmarks/many.py [--documents 1000 5000] [--jobs 1 2]

Makes folders of made-up notes (seeded: sixty words by Zipf's law, two figures, every fourth a
quotation) and runs ``factcheck add`` on each in a process of its own. Prints seconds, documents a
second, and the most memory (RSS, MB) that the process which writes the case took.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEED = 7
_FORMS = 20_000
_RUN = """
import resource, sys
from factcheck.__main__ import main
status = main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
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


def measured(notes: Path, case: Path, jobs: int) -> tuple[float, int]:
    """Seconds and megabytes of one run."""
    start = time.perf_counter()
    command = [sys.executable, "-c", _RUN, "add", "--case", str(case), "--jobs", str(jobs)]
    done = subprocess.run(
        [*command, str(notes)], capture_output=True, text=True, check=True, timeout=3600
    )
    return time.perf_counter() - start, int(done.stderr.split()[-1])


def main() -> int:
    """Print a line for each size and number of processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="*", default=[1000, 5000], metavar="N")
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2], metavar="N")
    options = parser.parse_args()
    print(f"{'documents':>9} {'jobs':>4} {'seconds':>8} {'docs/s':>7} {'MB':>5}")
    for count in options.documents:
        with tempfile.TemporaryDirectory() as work:
            notes = made(Path(work) / "notes", count)
            for jobs in options.jobs:
                seconds, memory = measured(notes, Path(work) / f"{jobs}.factcheck", jobs)
                rate = count / seconds
                print(f"{count:9} {jobs:4} {seconds:8.1f} {rate:7.1f} {memory:5}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
