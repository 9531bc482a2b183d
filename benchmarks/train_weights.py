"""Choose the weights of claims/match/acceptance.py and CHANCE of score.py on the train queries.

    python benchmarks/train_weights.py [--eval FOLDER] [--semantic FOLDER]

Prints the table to paste, and what it is worth on the development queries: the area under the
curve (right best answers against the best when the right one is taken out) and how often answers
of a score are right. Logistic regression by Newton's method, with a weak ridge; no chance is in
it, so that it prints the same each time. The ten best answers to each train query count, and the
best one when the right answer is taken out.

With ``--semantic`` it chooses the weight of claims/match/meaning.py for the model in that folder
instead: mean average precision of the train queries at each of a row of weights.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# As a script it is started from anywhere; what it shares with others stands beside it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.finding import area, gold_of, lines
from claims.match.acceptance import Answer, Measures, measures
from claims.match.candidates import Question, rank, rare_terms, weight
from claims.match.engine import ADDRESS
from claims.match.masking import Masked, plain
from claims.match.score import CHANCE, traits
from claims.store.corpus import Corpus, Entry

EVAL = Path(__file__).parents[2] / "shared" / "eval"
SETS = ("clef2022_2a_snopes", "clef2021_2b_politifact")
_RIDGE = 0.3
_STEPS = 25
_DEPTH = 10
_POOL, _BUDGET = 100, 20_000
Values = tuple[float, ...]
Row = tuple[list[float], bool]
Measured = Callable[[str, list[str], list[Answer], Mapping[str, float], float], list[Values]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The measures of the best answers to one query, and whether each is right."""

    answers: list[Values]
    right: list[bool]
    without: list[Values]
    """The same when the right answers are taken out."""


def of_answers(
    text: str, asked: list[str], answers: list[Answer], weights: Mapping[str, float], most: float
) -> list[Values]:
    """What ``claims.match.acceptance`` measures."""
    return list(measures(asked, answers, weights, most))


def of_pairs(
    text: str, asked: list[str], answers: list[Answer], weights: Mapping[str, float], most: float
) -> list[Values]:
    """What ``claims.match.score`` measures of two texts, the index left out of it."""
    mine = Masked(text, tuple(plain(asked)), frozenset(), False, 0)
    return [
        traits(mine, Masked("", tuple(plain(answer.row.statement.split())), frozenset(), False, 0))
        for answer in answers
    ]


def asked_of(folder: Path, part: str, measured: Measured) -> Iterator[Asked]:
    """Each query of a part of a set that has a right answer."""
    gold = gold_of(folder / f"qrels_{part}.tsv")
    with indexed(folder) as corpus:
        for query in lines(folder / f"queries_{part}.jsonl"):
            if query["id"] in gold:
                yield _asked(corpus, query["text"], gold[query["id"]], measured)


def indexed(folder: Path) -> Corpus:
    """The corpus of a set in memory."""
    corpus = Corpus.open(None)
    entries = (
        Entry(
            id=one["id"],
            text=one["text"],
            title=one.get("title") or "",
            context=one.get("subtitle") or "",
        )
        for one in lines(folder / "corpus.jsonl")
    )
    corpus.fill(entries, "train")
    return corpus


def best_of(corpus: Corpus, text: str) -> tuple[list[str], list[Answer], dict[str, float], float]:
    """A query's terms, its answers by words alone, the terms' weights, and the most there is."""
    index = corpus.index
    terms = list(dict.fromkeys(Question.of(ADDRESS.sub(" ", text)).terms))
    frequency = index.frequencies(terms)
    size, average = index.size()
    weights = {term: weight(count, size) for term, count in frequency.items()}
    rare = {term: weights[term] for term in rare_terms(frequency, _BUDGET)}
    rows = index.rows(claim for claim, _ in index.holding_any(rare, _POOL, _BUDGET))
    return terms, rank(terms, rows.values(), frequency, size, average), weights, weight(0, size)


def _asked(corpus: Corpus, text: str, gold: set[str], measured: Measured) -> Asked:
    terms, answers, weights, most = best_of(corpus, text)
    ids = corpus.ids(answer.row.claim for answer in answers)

    def values(of: list[Answer]) -> list[Values]:
        return measured(text, terms, of[:_DEPTH], weights, most)

    right = [ids[answer.row.claim] in gold for answer in answers]
    others = [answer for answer, is_right in zip(answers, right, strict=True) if not is_right]
    return Asked(values(answers), right[:_DEPTH], values(others)[:1])


def rows_of(asked: Sequence[Asked]) -> list[Row]:
    """What is learnt from: measures with a leading one, and whether the answer is right."""
    found: list[Row] = []
    for one in asked:
        found += [([1.0, *m], right) for m, right in zip(one.answers, one.right, strict=True)]
        found += [([1.0, *m], False) for m in one.without]
    return found


def fitted(rows: Sequence[Row]) -> list[float]:
    """The weights of greatest likelihood."""
    width = len(rows[0][0])
    weights = [0.0] * width
    for _ in range(_STEPS):
        slope = [-_RIDGE * one for one in weights]
        bend = [[_RIDGE * (a == b) for b in range(width)] for a in range(width)]
        for values, right in rows:
            chance = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values, strict=True))))
            for a in range(width):
                slope[a] += (right - chance) * values[a]
                for b in range(width):
                    bend[a][b] += chance * (1 - chance) * values[a] * values[b]
        step = solved(bend, slope)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-8:
            break
    return weights


def solved(matrix: list[list[float]], sides: Sequence[float]) -> list[float]:
    """The solution of linear equations, by elimination."""
    rows = [[*row, side] for row, side in zip(matrix, sides, strict=True)]
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for other in range(len(rows)):
            if other != at:
                factor = rows[other][at] / rows[at][at]
                rows[other] = [x - factor * y for x, y in zip(rows[other], rows[at], strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def chance_of(weights: Sequence[float], measured: Values) -> float:
    """The chance that weights make of an answer's measures."""
    odds = sum(w * v for w, v in zip(weights, (1.0, *measured), strict=True))
    return 1 / (1 + math.exp(-odds))


def told(weights: Sequence[float], asked: Sequence[Asked]) -> str:
    """The area under the curve, and of ten bands of the score how many best answers are right."""
    right = [chance_of(weights, one.answers[0]) for one in asked if one.right[:1] == [True]]
    wrong = [chance_of(weights, one.without[0]) for one in asked if one.without]
    bands: list[list[bool]] = [[] for _ in range(10)]
    for one in asked:
        best = [(one.answers[:1], one.right[:1]), (one.without[:1], [False])]
        for measured, is_right in best:
            for m, r in zip(measured, is_right, strict=False):
                bands[min(9, int(10 * chance_of(weights, m)))].append(r)
    shares = " ".join(
        f"{100 * sum(band) / len(band):.0f}/{len(band)}" if band else "-" for band in bands
    )
    return f"AUC {100 * area(right, wrong):.1f}; right in percent / answers, by tenth: {shares}"


def choose(folder: Path, measured: Measured, names: Sequence[str]) -> None:
    """Print the weights of some measures, and what they are worth."""
    asked = {
        (name, part): list(asked_of(folder / name, part, measured))
        for name in SETS
        for part in ("train", "dev")
    }
    weights = fitted([row for name in SETS for row in rows_of(asked[name, "train"])])
    weights = [round(one, 2) for one in weights]
    for name, value in zip(("always", *names), weights, strict=True):
        print(f'    "{name}": {value:.2f},')
    for (name, part), one in asked.items():
        print(f"{name} {part}: {told(weights, one)}")


def main() -> int:
    """Print the weights and what they are worth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--eval", type=Path, default=EVAL, help="the folder of the sets")
    parser.add_argument("--semantic", metavar="FOLDER", help="a model for sentence-transformers")
    options = parser.parse_args()
    folder = options.eval / "matching"
    if not folder.is_dir():
        print(f"no matching sets at {folder}", file=sys.stderr)
        return 2
    if options.semantic:
        from benchmarks.blending import choose_blend

        choose_blend([folder / name for name in SETS], options.semantic)
        return 0
    choose(folder, of_answers, Measures._fields)
    choose(folder, of_pairs, tuple(CHANCE)[1:])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
