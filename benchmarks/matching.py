"""Measure finding what speaks to a claim: index, look-up with ranking, a document against a case.

    python benchmarks/matching.py [--sizes 10000 100000] [--seed 7]

The corpus is made up and the same for the same seed: words of a vocabulary of 60,000 whose
frequencies follow Zipf's law, 12 to 28 in a statement, every third with a figure; one in five
statements is an earlier one changed (a word dropped, another number). Questions are fresh changes
of statements drawn at random. For each size one line says how long the index took, how large it
is, how long a question takes with ranking (p50 and p95), how often the statement it was made from
is the first answer, and how long one document of 40 claims takes to be cross-referenced with a
case of that size, findings stored. At 10,000 the same questions are asked of thefuzz over
everything. Times are processor time of this process, so that a busy machine tells the same.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from thefuzz import fuzz, process

from claims.match.candidates import FullTextCandidates, Question
from claims.match.crossref import cross_reference
from claims.model import Claim, ClaimKind, Document, Extraction, Quantity, Scope, Span
from claims.store import Case
from claims.store.corpus import Corpus, Entry

QUESTIONS = 100
FUZZED = 10
CLAIMS_A_DOCUMENT = 40
VOCABULARY = 60_000
SYLLABLES = [f"{consonant}{vowel}" for consonant in "bdfghjklmnpr" for vowel in ("a", "e", "o")]


class Writer:
    """Writes statements; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._words = [self._word(at) for at in range(VOCABULARY)]
        self._weights = list(accumulate(1 / (at + 10) for at in range(VOCABULARY)))

    def _word(self, at: int) -> str:
        syllables: list[str] = []
        while at or not syllables:
            at, which = divmod(at, len(SYLLABLES))
            syllables.append(SYLLABLES[which])
        return "".join(syllables) + "s"

    def statements(self, count: int) -> list[str]:
        """So many statements, a fifth of them earlier ones changed."""
        found: list[str] = []
        for _ in range(count):
            repeat = found and self._chance.random() < 0.2
            found.append(self.changed(self._chance.choice(found)) if repeat else self._statement())
        return found

    def _statement(self) -> str:
        length = self._chance.randint(12, 28)
        picked = self._chance.choices(self._words, cum_weights=self._weights, k=length)
        if self._chance.random() < 0.34:
            picked[self._chance.randrange(length)] = f"{self._chance.randint(2, 90_000):,}"
        return " ".join(picked).capitalize() + "."

    def changed(self, statement: str) -> str:
        """A statement with a word less, and its number another one."""
        kept = statement.rstrip(".").split()
        kept.pop(self._chance.randrange(len(kept)))
        other = (f"{self._chance.randint(2, 90_000):,}" if w[0].isdigit() else w for w in kept)
        return " ".join(other).capitalize() + "."


def percentiles(seconds: Sequence[float]) -> str:
    """The middle and the late one, in milliseconds."""
    took = sorted(seconds)
    return (
        f"p50 {1000 * took[len(took) // 2]:6.1f}  p95 {1000 * took[int(0.95 * len(took))]:6.1f} ms"
    )


def measure_index(statements: Sequence[str], questions: Sequence[tuple[int, str]]) -> str:
    """Building a corpus index, and asking it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.index"
        began = time.process_time()
        with Corpus.open(path) as corpus:
            corpus.fill((Entry(id=str(at), text=text) for at, text in enumerate(statements)), "x")
            built = time.process_time() - began
            engine = FullTextCandidates(corpus.index)
            times, first = [], 0
            for made_from, text in questions:
                began = time.process_time()
                found = engine.candidates(Question.of(text))
                times.append(time.process_time() - began)
                best = statements[found[0].claim - 1] if found else ""
                first += best == statements[made_from]
        size = path.stat().st_size / 1e6
    hits = f"hit@1 {first / len(questions):.2f}"
    return f"index {built:6.1f} s {size:6.0f} MB   question {percentiles(times)}   {hits}"


def measure_fuzzy(statements: Sequence[str], questions: Sequence[tuple[int, str]]) -> str:
    """thefuzz over everything."""
    times, first = [], 0
    for made_from, text in questions[:FUZZED]:
        began = time.process_time()
        best = process.extractOne(text, statements, scorer=fuzz.token_set_ratio)
        times.append(time.process_time() - began)
        first += best is not None and best[0] == statements[made_from]
    return f"thefuzz token_set_ratio over all {percentiles(times)}   hit@1 {first / FUZZED:.2f}"


def documents(statements: Sequence[str], each: int) -> Iterator[tuple[Document, Extraction]]:
    """The statements as documents of so many claims, each statement a claim with its figures."""
    for start in range(0, len(statements), each):
        text = "\n".join(statements[start : start + each])
        claims, at = [], 0
        for statement in statements[start : start + each]:
            claims.append(_claim(statement, at))
            at += len(statement) + 1
        sha256 = hashlib.sha256(f"{start} {text}".encode()).hexdigest()
        yield (
            Document(text=text, sha256=sha256, title=f"Part {start}"),
            Extraction(claims=tuple(claims)),
        )


def _claim(statement: str, start: int) -> Claim:
    figures, at = [], start
    for word in statement.split(" "):
        if word[0].isdigit():
            written = word.rstrip(".")
            value = float(written.replace(",", ""))
            span = Span(at, at + len(written))
            figures.append(Quantity(span=span, text=written, value=value, unit="things"))
        at += len(word) + 1
    kind = ClaimKind.NUMERIC if figures else ClaimKind.FACT
    return Claim(
        span=Span(start, start + len(statement)),
        text=statement,
        kinds=(kind,),
        quantities=tuple(figures),
        scope=Scope(subject="things") if figures else Scope(),
    )


def measure_case(statements: Sequence[str], fresh: Sequence[str]) -> str:
    """One new document against a case of so many claims."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "measured.factcheck"
        with Case.open(path, clock=lambda: moment, create=True) as case:
            began = time.process_time()
            for document, extraction in documents(statements, 500):
                case.add_document(document, extraction, reviewer="measure")
            filled = time.process_time() - began
            ((document, extraction),) = documents(fresh, len(fresh))
            added = case.add_document(document, extraction, reviewer="measure")
            began = time.process_time()
            found = cross_reference(case, [added.document.id])
            took = time.process_time() - began
    return (
        f"case filled in {filled:.1f} s; a document of {len(fresh)} claims cross-referenced in"
        f" {took:.2f} s ({1000 * took / len(fresh):.1f} ms a claim), {found} passages"
    )


def main() -> int:
    """Print the lines for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    for size in asked.sizes:
        writer = Writer(asked.seed)
        statements = writer.statements(size)
        chance = random.Random(asked.seed + 1)
        drawn = [chance.randrange(size) for _ in range(QUESTIONS)]
        questions = [(at, writer.changed(statements[at])) for at in drawn]
        print(f"{size:9,d}  {measure_index(statements, questions)}", flush=True)
        if size <= 10_000:
            print(f"{'':9}  {measure_fuzzy(statements, questions)}", flush=True)
        fresh = [text for _, text in questions[:CLAIMS_A_DOCUMENT]]
        print(f"{'':9}  {measure_case(statements, fresh)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
