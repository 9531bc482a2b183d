"""What is said of a run of ``factcheck match``: against plain BM25, and when to accept it.

Plain BM25 is SQLite's own: FTS5 with its porter stemmer over title, subtitle and text as one
column, asked for any of the words of a query, ordered by its ``rank``.
"""

from __future__ import annotations

import json
import random
import re
import sqlite3
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Run = dict[str, list[tuple[str, float]]]
Gold = Mapping[str, set[str]]
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"\bhttps?://\S+|\bpic\.twitter\.com/\S+")
RESAMPLED = 5_000


def lines(path: Path) -> Iterator[dict[str, str]]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def gold_of(path: Path) -> Gold:
    """The right entries of each query, from a file of ``query<TAB>entry`` lines or TREC's."""
    gold: defaultdict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            parts = line.rstrip("\n").split("\t")
            if len(parts) >= 4:
                if parts[3] != "0":
                    gold[parts[0]].add(parts[2])
            elif len(parts) == 2:
                gold[parts[0]].add(parts[1])
    return gold


def run_of(path: Path) -> Run:
    """What ``factcheck match`` printed: entries with their scores, best first, by query."""
    found: Run = {}
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            query, entry, score = line.rstrip("\n").split("\t")
            found.setdefault(query, []).append((entry, float(score)))
    return found


def plain_bm25(corpus: Path, queries: Path, top: int = 20) -> Run:
    """The run of FTS5's own BM25."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE entries USING fts5 (id UNINDEXED, text, tokenize=porter)"
    )
    connection.executemany(
        "INSERT INTO entries VALUES (?, ?)",
        (
            (one["id"], " ".join(one.get(key) or "" for key in ("title", "subtitle", "text")))
            for one in lines(corpus)
        ),
    )
    found: Run = {}
    for query in lines(queries):
        words = dict.fromkeys(_WORD.findall(_ADDRESS.sub(" ", query["text"]).lower()))
        found[query["id"]] = [
            (entry, -rank)
            for entry, rank in connection.execute(
                "SELECT id, rank FROM entries WHERE entries MATCH ? ORDER BY rank LIMIT ?",
                (" OR ".join(f'"{word}"' for word in words), top),
            )
        ]
    connection.close()
    return found


def precisions(run: Run, gold: Gold) -> dict[str, float]:
    """Average precision at 5 of each query, as the scorer of the sets reckons it."""
    found = {}
    for query, right in gold.items():
        hits, total = 0, 0.0
        for at, (entry, _) in enumerate(run.get(query, [])[:5], 1):
            if entry in right:
                hits += 1
                total += hits / at
        found[query] = total / len(right)
    return found


def paired(mine: Mapping[str, float], other: Mapping[str, float]) -> tuple[float, float, float]:
    """The mean difference of two runs over the same queries, and its 95 % bootstrap interval."""
    gaps = [mine[query] - other[query] for query in mine]
    chance = random.Random(0)
    drawn = sorted(sum(chance.choices(gaps, k=len(gaps))) / len(gaps) for _ in range(RESAMPLED))
    return (
        sum(gaps) / len(gaps),
        drawn[int(0.025 * RESAMPLED)],
        drawn[int(0.975 * RESAMPLED)],
    )


def accepting(run: Run, without_gold: Run, gold: Gold) -> float:
    """Area under the curve of the score: right best answers against best ones with none right."""
    right = [
        answers[0][1]
        for query, answers in run.items()
        if query in gold and answers and answers[0][0] in gold[query]
    ]
    wrong = [answers[0][1] for query, answers in without_gold.items() if query in gold and answers]
    return area(right, wrong)


def area(right: Sequence[float], wrong: Sequence[float]) -> float:
    """How often a right one is above a wrong one, ties counting half."""
    if not right or not wrong:
        return 0.5
    ordered = sorted(wrong)
    above = sum((bisect_left(ordered, one) + bisect_right(ordered, one)) / 2 for one in right)
    return above / len(right) / len(ordered)
