"""Measure what one more document costs in cases of three sizes, step by step.

    python -m benchmarks.incremental [--sizes 10000 100000 1000000] [--folder FOLDER] [--seed 7]

Cases are made of the statements of :mod:`benchmarks.material` in documents of forty claims, every
fourth of them a quotation with its speaker, and kept in the folder for the next run. They come in
without being read or compared, and with all tables that a new document is looked up in. Then a
document of forty statements, some of them words that the case quotes and some quotations of the
case's own words, is read from its text and taken in, in a copy of the case, three times; the
processor time of every step is that of the quickest, in milliseconds.

Above 100,000 claims the clusters are marked as linked and hold no claims: linking a million takes
longer than all the rest.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.material import Writer
from claims import intake
from claims.match.clusters import cluster_claims
from claims.match.crossref import _Run
from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Document,
    Extraction,
    Person,
    Quantity,
    Span,
)
from claims.recasting import name_people
from claims.store import Case, imports
from claims.store import quotations as runs

EACH = 40
QUOTED = 4
TIMES = 3
LINKED = 100_000
RUNS_AT_ONCE = 2_000
GIVEN = tuple(
    "Anna Bruno Clara David Elena Frank Greta Henry Irene Jacob Karin Louis Maria Nadia".split(" ")  # noqa: SIM905 - read as a line
)
STEPS = ("extract", "store", "cast", "quotations", "cross-reference", "clusters", "all")


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Case]:
    """A case at a fixed moment."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with Case.open(path, clock=lambda: moment, create=create) as case:
        yield case


class Newsroom:
    """Writes documents whose people are of a pool that grows with the case."""

    def __init__(self, seed: int, size: int) -> None:
        self._chance = random.Random(seed + 3)
        self._writer = Writer(seed)
        self._pool = max(20, size // EACH // 2)

    def name(self) -> str:
        """Somebody of the pool; a fifth of all mentions are of the first twenty."""
        most = 20 if self._chance.random() < 0.2 else self._pool
        at = self._chance.randrange(most)
        surname = self._writer._word(at * 7 + 900).removesuffix("s").capitalize()
        return f"{GIVEN[at % len(GIVEN)]} {surname}"

    def statements(self, count: int) -> Iterator[str]:
        """Statements, every fourth in somebody's mouth."""
        for at, told in enumerate(self._writer.statements(count)):
            yield f"“{told.rstrip('.')},” said {self.name()}." if at % QUOTED == 0 else told


def document_of(statements: Sequence[str], name: str) -> tuple[Document, Extraction]:
    """Statements as a document, each a claim, and whom it names."""
    claims, people, at = [], defaultdict(list), 0
    for told in statements:
        claims.append(_claim(told, at))
        if claims[-1].speaker:
            end = at + len(told) - 1
            people[claims[-1].speaker].append(Span(end - len(claims[-1].speaker or ""), end))
        at += len(told) + 1
    text = "\n".join(statements)
    cast = tuple(Person(name=one, mentions=tuple(where)) for one, where in people.items())
    sha256 = hashlib.sha256(f"{name} {text}".encode()).hexdigest()
    document = Document(text=text, sha256=sha256, title=name, language="en")
    return document, Extraction(claims=tuple(claims), people=cast, language="en")


def _claim(told: str, at: int) -> Claim:
    span = Span(at, at + len(told))
    if not told.startswith("“"):
        return Claim(span=span, text=told, kinds=(ClaimKind.FACT,), quantities=_figures(told, at))
    end = told.index("”")
    said = Attribution(
        source=(Span(at + end + 7, at + len(told) - 1),),
        cue=(Span(at + end + 2, at + end + 6),),
        content=(Span(at + 1, at + end),),
        kind=AttributionKind.DIRECT,
        speaker=told[end + 7 : -1],
    )
    return Claim(span=span, text=told, kinds=(ClaimKind.ATTRIBUTED,), attribution=said)


def _figures(told: str, at: int) -> tuple[Quantity, ...]:
    for word in told.rstrip(".").split(" "):
        if word[0].isdigit():
            where = Span(at, at + len(word))
            return (Quantity(span=where, text=word, value=float(word.replace(",", ""))),)
        at += len(word) + 1
    return ()


def make(path: Path, size: int, seed: int) -> float:
    """Make a case of so many claims; returns the seconds it took."""
    imports.BATCH, imports.PAUSE, runs._PAUSE = EACH, 0.0, 0.0
    began = time.perf_counter()
    draft = path.with_suffix(".part")
    draft.unlink(missing_ok=True)
    with opened(draft, create=True) as case:
        database = case._database
        # Nothing is lost with a case that is made for measuring.
        database.run("PRAGMA synchronous = OFF").close()
        database.run("PRAGMA cache_size = -200000").close()
        statements = Newsroom(seed, size).statements(size)
        done = 0
        while part := list(islice(statements, EACH)):
            case.add_document(*document_of(part, f"Part {done}"), reviewer="measure")
            done += len(part)
        print(f"stored in {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
        name_people(case, reviewer="measure")
        print(f"named in {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
        _fill_runs(case)
        print(f"runs in {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
        if size <= LINKED:
            cluster_claims(case)
        else:
            with database.transaction():
                database.run("UPDATE derived SET filled = ? WHERE name = 'clusters'", (size,))
    draft.rename(path)
    return time.perf_counter() - began


def _fill_runs(case: Case) -> None:
    """As :meth:`claims.store.quotations.Quotations.fill`, thousands of documents at a time."""
    database = case._database
    keys = database.numbers("SELECT id FROM documents ORDER BY id")
    for at in range(0, len(keys), RUNS_AT_ONCE):
        rows = [runs.rows_of(database, key) for key in keys[at : at + RUNS_AT_ONCE]]
        with database.transaction():
            for which, insert in enumerate(runs._INSERTS):
                database.run_many(insert, sorted(row for both in rows for row in both[which]))
    with database.transaction():
        database.run("UPDATE derived SET filled = ? WHERE name = 'quotations'", (keys[-1],))


def new_text(path: Path, seed: int) -> str:
    """Forty statements: half of them new, the others words of the case quoted or told again."""
    chance = random.Random(seed + 1)
    with opened(path) as case:
        last = int(case._database.value("SELECT max(id) FROM claims"))
        known = [case.claim(f"c{key}").text for key in chance.sample(range(1, last + 1), EACH // 2)]
    newsroom = Newsroom(seed + 5, last)
    told = [
        one.partition("”")[0].strip("“,") + "."
        if one.startswith("“")
        else f"“{one.rstrip('.')},” said {newsroom.name()}."
        for one in known
    ]
    return "\n\n".join([*told, *newsroom.statements(EACH // 2)])


def measure(path: Path, seed: int) -> dict[str, float]:
    """The processor time of each step of taking in a document, in milliseconds."""
    text = new_text(path, seed)
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "copy.factcheck"
        shutil.copyfile(path, copy)
        with opened(copy) as case:
            for turn in range(TIMES):
                took = _take_in(case, f"{text}\n\nThe end {turn}.\n")
                best = {one: min(took[one], best.get(one, took[one])) for one in took}
    return best


def _take_in(case: Case, text: str) -> dict[str, float]:
    took: defaultdict[str, float] = defaultdict(float)
    language = "en"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text=text, sha256=sha256, title="One more", language=language)
    places: tuple[tuple[Any, str, str], ...] = (
        (intake.Checking, "claims_in", "extract"),
        (Case, "add_document", "store"),
        (intake, "name_people", "cast"),
        (_Run, "look_up_quotations", "quotations"),
        (_Run, "compare_claims", "cross-reference"),
        (intake, "cluster_claims", "clusters"),
    )
    kept = [getattr(owner, name) for owner, name, _ in places]
    try:
        for (owner, name, step), call in zip(places, kept, strict=True):
            setattr(owner, name, _timed(call, step, took))
        _timed(intake.take_in, "all", took)(case, [document], reviewer="measure")
    finally:
        for (owner, name, _), call in zip(places, kept, strict=True):
            setattr(owner, name, call)
    took["claims"] = len(case.claims_of(case.documents(text=False)[-1].id))
    return dict(took)


def _timed(call: Callable[..., Any], step: str, took: dict[str, float]) -> Callable[..., Any]:
    def timed(*values: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return call(*values, **named)
        finally:
            took[step] += 1000 * (time.process_time() - began)

    return timed


def main() -> int:
    """Make the cases that are missing, and print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "incremental")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    first: dict[str, float] = {}
    for size in asked.sizes:
        path = asked.folder / f"{size}.factcheck"
        if not path.exists():
            print(f"made in {make(path, size, asked.seed):.0f} s", file=sys.stderr)
        found = measure(path, asked.seed)
        first = first or found
        print(f"{size:,d} claims, {path.stat().st_size / 1e6:,.0f} MB, {found['claims']:.0f} new")
        for step in STEPS:
            grown = found[step] / max(first[step], 1e-9)
            print(f"  {step:16} {found[step]:9.1f} ms  {grown:6.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
