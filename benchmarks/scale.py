"""Measure one claim against all, and one document against a case, at three sizes.

    python -m benchmarks.scale [--sizes 10000 100000 1000000] [--folder FOLDER] [--seed 7]

Cases are made of the statements of :mod:`benchmarks.material` and kept in the folder for the next
run: 3 s for 10,000 claims, 6 minutes for a million. Each engine is measured in a process of its
own, which also says how much memory it took at most. Times are milliseconds, wall and processor.

* *bare FTS5*: the rarest terms within 20,000 postings, ranked by FTS5, a hundred claims;
* *bare tantivy*: all terms, ranked by tantivy, a hundred claims;
* *fts5*, *tantivy*: what the program does for one claim: candidates, ranking, the best claims read
  and compared, figures and words, with reasons;
* *first*: how often the statement that a question was made from is the first answer;
* *add*: a document of 40 claims brought in and cross-referenced, passages stored;
* at 10,000 also thefuzz and rapidfuzz's cdist (which wants numpy) over all statements.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.material import Writer, documents
from claims.match.candidates import BUDGET, Question, rare_terms
from claims.match.crossref import cross_reference
from claims.match.desk import Desk
from claims.match.recall import Engine, Recall
from claims.model import Claim, Evidence
from claims.store import Case, imports

QUESTIONS = 100
WARM = 10
FUZZED = 10
CLAIMS_A_DOCUMENT = 500
NEW_CLAIMS = 40
FUZZY_SIZE = 10_000
BEST_BY_FTS5 = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rank LIMIT 100"
REBUILD = "INSERT INTO search_index (search_index) VALUES ('rebuild')"
SIZE = "SELECT sum(length(block)) FROM search_index_data"
ALL = 10**12
ENGINES = ("bare-fts5", "fts5", "bare-tantivy", "tantivy", "first-fts5", "first-tantivy", "add")


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Case]:
    """A case at a fixed moment."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with Case.open(path, clock=lambda: moment, create=create) as case:
        yield case


def make(path: Path, size: int, seed: int) -> float:
    """Make a case of so many claims; returns the seconds it took."""
    # Nobody waits to decide meanwhile, so that no room need be left between two batches.
    imports.BATCH, imports.PAUSE = CLAIMS_A_DOCUMENT, 0.0
    began = time.perf_counter()
    statements = Writer(seed).statements(size)
    draft = path.with_suffix(".part")
    draft.unlink(missing_ok=True)
    with opened(draft, create=True) as case:
        done = 0
        while part := list(islice(statements, CLAIMS_A_DOCUMENT)):
            for document, extraction in documents(part, CLAIMS_A_DOCUMENT, f"Part {done}"):
                case.add_document(document, extraction, reviewer="measure")
            done += len(part)
    draft.rename(path)
    return time.perf_counter() - began


class Timed:
    """Wall and processor time of many calls."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.processor: list[float] = []

    def run(self, call: Callable[[], Any]) -> Any:
        """Call, and keep how long it took."""
        wall, processor = time.perf_counter(), time.process_time()
        found = call()
        self.wall.append(time.perf_counter() - wall)
        self.processor.append(time.process_time() - processor)
        return found

    def record(self) -> dict[str, float]:
        """The middle and the late ones, in milliseconds, the first few left out."""
        found = {}
        for name, seconds in (("wall", self.wall), ("processor", self.processor)):
            took = sorted(seconds[WARM:]) or [0.0]
            found[f"{name} p50"] = 1000 * took[len(took) // 2]
            found[f"{name} p95"] = 1000 * took[int(0.95 * len(took))]
        return found


def recall_for(engine: str, path: Path) -> Recall:
    """The engine that a measure names, its derived index beside the case."""
    return Recall(
        Engine.TANTIVY if engine.endswith("tantivy") else Engine.FTS5, path.with_suffix(".cache")
    )


def drawn(case: Case, seed: int) -> list[Claim]:
    """Claims at random."""
    size = case.texts.index.size()[0]
    keys = random.Random(seed + 1).sample(range(1, size + 1), QUESTIONS + WARM)
    found = case.claims([f"c{key}" for key in keys])
    return list(found.values())


def best_by_fts5(connection: sqlite3.Connection, rare: str) -> list[tuple[int]]:
    """The hundred best claims as FTS5 ranks them."""
    return connection.execute(BEST_BY_FTS5, (rare,)).fetchall()


def measure_bare(case: Case, engine: str, path: Path, claims: Sequence[Claim]) -> dict[str, float]:
    """The engine's own best hundred, without anything of ours."""
    index, timed = case.texts.index, Timed()
    finder = recall_for(engine, path).finder_of(case)
    with closing(sqlite3.connect(path)) as connection:
        for claim in claims:
            frequency = index.frequencies(Question.of(claim.text).terms)
            rare = " OR ".join(f'"{term}"' for term in rare_terms(frequency, BUDGET))
            if engine == "bare-fts5":
                timed.run(partial(best_by_fts5, connection, rare))
            else:
                timed.run(partial(finder.likeliest, frequency, frequency, ALL, 100, range(0)))
    return timed.record()


def passages_for(desk: Desk, claim: Claim) -> list[Evidence]:
    """What other claims say to a claim, with reasons."""
    return list(desk.speaking_of(claim, desk.others(claim), ()))


def measure_engine(
    case: Case, engine: str, path: Path, claims: Sequence[Claim]
) -> dict[str, float]:
    """Everything that is done for one claim, passages with reasons at the end."""
    timed, passages = Timed(), 0
    began = time.perf_counter()
    desk = Desk(case, recall_for(engine, path))
    opening = time.perf_counter() - began
    for claim in claims:
        found = timed.run(partial(passages_for, desk, claim))
        passages += len(found)
    return {**timed.record(), "passages": passages, "opening s": opening}


def measure_first(
    case: Case, engine: str, path: Path, claims: Sequence[Claim], seed: int
) -> dict[str, float]:
    """How often what a question was made from comes first, by the words of either."""
    index = recall_for(engine, path).of_case(case)
    writer, first, timed = Writer(seed), 0, Timed()
    for claim in claims:
        question = Question.of(writer.changed(claim.text))
        found = timed.run(partial(index.candidates, question))
        best = case.claim(f"c{found[0].claim}").text if found else ""
        first += best == claim.text
    return {**timed.record(), "first": first / len(claims)}


def measure_add(path: Path, seed: int) -> dict[str, float]:
    """A document of forty claims, each an earlier one changed, into a copy of the case."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "copy.factcheck"
        with opened(path) as case:
            case.backup(copy)
        took = {"add s": 0.0, "cross-reference s": 0.0}
        with opened(copy) as case:
            writer = Writer(seed)
            fresh = [writer.changed(one.text) for one in drawn(case, seed)[:NEW_CLAIMS]]
            ((document, extraction),) = documents(fresh, NEW_CLAIMS, "New")
            timed = Timed()
            added = timed.run(lambda: case.add_document(document, extraction, reviewer="measure"))
            stored = timed.run(lambda: cross_reference(case, [added.document.id]))
            took["add s"], took["cross-reference s"] = timed.wall
            took["add cpu s"], took["cross-reference cpu s"] = timed.processor
            took["passages"] = stored
    return took


def measure(engine: str, path: Path, seed: int) -> dict[str, float]:
    """One measure in this process, with the most memory it took, in MB."""
    if engine == "add":
        found = measure_add(path, seed)
    else:
        with opened(path) as case:
            claims = drawn(case, seed)
            if engine.startswith("bare"):
                found = measure_bare(case, engine, path, claims)
            elif engine.startswith("first"):
                found = measure_first(case, engine, path, claims, seed)
            else:
                found = measure_engine(case, engine, path, claims)
    return {**found, "MB": most_memory()}


def most_memory() -> float:
    """The most memory this process took, in MB; Linux tells (what getrusage says is inherited)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(status.partition("VmHWM:")[2].split()[0]) / 1024


def measure_building(path: Path) -> dict[str, float]:
    """How long both indexes take from the analysed text, and their sizes; on a copy."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "copy.factcheck"
        with opened(path) as case:
            case.backup(copy)
        timed, cache = Timed(), path.with_suffix(".cache")
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            timed.run(partial(connection.execute, REBUILD))
            (size,) = connection.execute(SIZE).fetchone()
        shutil.rmtree(cache, ignore_errors=True)
        with opened(path) as case:
            timed.run(partial(Recall(Engine.TANTIVY, cache).of_case, case))
    files = (file for file in cache.rglob("*") if file.is_file())
    return {
        "fts5 s": timed.wall[0],
        "fts5 MB": size / 1e6,
        "tantivy s": timed.wall[1],
        "tantivy MB": sum(file.stat().st_size for file in files) / 1e6,
    }


def measure_fuzzy(path: Path, seed: int) -> Iterator[tuple[str, dict[str, float]]]:
    """thefuzz and rapidfuzz over every statement."""
    from rapidfuzz import fuzz as rapid
    from rapidfuzz import process as rapid_process
    from thefuzz import fuzz, process

    with opened(path) as case:
        claims = drawn(case, seed)[: FUZZED + WARM]
        texts = [
            one.text for one in case.claims([f"c{key}" for key in case.queue.claim_ids()]).values()
        ]
    writer = Writer(seed)
    slow, quick, first, second = Timed(), Timed(), 0, 0
    for claim in claims:
        question = writer.changed(claim.text)
        found = slow.run(partial(process.extractOne, question, texts, scorer=fuzz.token_set_ratio))
        first += bool(found) and found[0] == claim.text
        row = quick.run(
            partial(rapid_process.cdist, [question], texts, scorer=rapid.token_set_ratio)
        )[0]
        second += texts[int(row.argmax())] == claim.text
    yield "thefuzz", {**slow.record(), "first": first / len(claims)}
    yield "rapidfuzz cdist", {**quick.record(), "first": second / len(claims)}


def child(engine: str, path: Path, seed: int) -> dict[str, float]:
    """One measure in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", "--measure", engine, str(path), str(seed)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def told(name: str, found: dict[str, float]) -> None:
    """One line of figures."""
    figures = "  ".join(f"{key} {value:.4g}" for key, value in found.items())
    print(f"{'':9}  {name:16} {figures}", flush=True)


def main() -> int:
    """Make the cases that are missing, and print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "scale")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        engine, path, seed = asked.measure
        print(json.dumps(measure(engine, Path(path), int(seed))))
        return 0
    asked.folder.mkdir(parents=True, exist_ok=True)
    for size in asked.sizes:
        path = asked.folder / f"{size}.factcheck"
        if not path.exists():
            print(f"made in {make(path, size, asked.seed):.0f} s", file=sys.stderr)
        print(f"{size:9,d}  {path.stat().st_size / 1e6:,.0f} MB")
        told("building", measure_building(path))
        for engine in ENGINES:
            told(engine, child(engine, path, asked.seed))
        if size <= FUZZY_SIZE:
            for name, found in measure_fuzzy(path, asked.seed):
                told(name, found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
