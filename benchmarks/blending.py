"""Choose the weight of claims/match/meaning.py: ``python benchmarks/train_weights.py --semantic``.

The answers to each query are found by words, as ever; each weight orders them anew.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

# As a script it is started from anywhere; what it shares with others stands beside it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.finding import gold_of, lines
from benchmarks.train_weights import best_of, indexed
from claims.match.engine import ADDRESS, Words
from claims.match.meaning import Blend, Meaning
from factcheck.encoding import encoder_of

TRIED = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)
# Of one query: the share of BM25, the likeness, and whether the answer is right.
Judged = list[tuple[float, float, bool]]


def judged(folder: Path, part: str, meaning: Meaning) -> Iterator[tuple[Judged, int]]:
    """The answers to each query of a part of a set, and how many right ones there are."""
    gold = gold_of(folder / f"qrels_{part}.tsv")
    blend = Blend(meaning, Words(folder / "corpus.jsonl").of)
    with indexed(folder) as corpus:
        for query in lines(folder / f"queries_{part}.jsonl"):
            right = gold.get(query["id"])
            if not right:
                continue
            _, answers, _, _ = best_of(corpus, query["text"])
            claims = [answer.row.claim for answer in answers]
            ids = corpus.ids(claims)
            alike = blend.likeness(ADDRESS.sub(" ", query["text"]), claims)
            found = zip(answers, alike, strict=True)
            yield (
                [(one.share, like, ids[one.row.claim] in right) for one, like in found],
                len(right),
            )


def precision(found: Sequence[tuple[Judged, int]], weight: float) -> float:
    """Mean average precision of the first five answers, ordered with a weight, in percent."""
    total = 0.0
    for answers, right in found:
        ordered = sorted(answers, key=lambda one: -one[0] * math.exp(weight * one[1]))
        hits = 0
        for place, (_, _, is_right) in enumerate(ordered[:5], 1):
            if is_right:
                hits += 1
                total += hits / place / min(right, 5)
    return 100 * total / len(found)


def choose_blend(sets: Sequence[Path], model: str) -> None:
    """Print what each weight is worth on the train queries of some sets, and on average."""
    with tempfile.TemporaryDirectory() as cache:
        meaning = encoder_of(model, Path(cache))
        found = [list(judged(folder, "train", meaning)) for folder in sets]
    print("weight", *(folder.name for folder in sets), "mean")
    for weight in TRIED:
        values = [precision(one, weight) for one in found]
        mean = sum(values) / len(values)
        print(f"{weight:6.2f}", *(f"{value:6.2f}" for value in (*values, mean)))
