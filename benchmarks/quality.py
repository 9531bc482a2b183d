"""Scores the engine on the evaluation sets that lie beside the repository, where they do.

Usage: python benchmarks/quality.py [--json] [--eval FOLDER] [--semantic FOLDER] [SET ...]

Each set runs as its users would run it: through ``factcheck extract``, ``compare`` or ``match`` in
a process of its own, then through the scorer of the set. Prints a line a row, in percent. The sets
are for measuring only and are never part of this repository (docs/quality.md).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

# As a script it is started from anywhere; what it shares with others stands beside it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.finding import accepting, gold_of, lines, paired, plain_bm25, precisions, run_of

EVAL = Path(__file__).parents[2] / "shared" / "eval"
FACTCHECK = [sys.executable, "-m", "factcheck"]
# What is added to ``factcheck match``.
MATCHING: list[str] = []
Rows = dict[str, float]


def run(command: list[str], output: Path) -> None:
    """Run ``command`` with its standard output in a file; raises where it fails."""
    with output.open("w", encoding="utf-8") as sink:
        subprocess.run(command, stdout=sink, check=True, timeout=1800)


def scored(command: list[str]) -> str:
    """What a scorer prints."""
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=True, timeout=600
    ).stdout


def numbers(name: str, folder: Path, work: Path) -> Rows:
    """F1 of each row; ``probes`` counts the sentences that are wholly right."""
    gold, found = folder / "numbers" / f"{name}.dev.jsonl", work / "found.jsonl"
    run([*FACTCHECK, "extract", "--jsonl", str(gold)], found)
    scorer = [str(folder / "numbers" / "score_numbers.py"), str(gold), str(found), "--json"]
    rows: Rows = {}
    for prefix, flags in (("", []), ("strict ", ["--strict-bounds"])):
        for row, figures in json.loads(scored([*scorer, *flags]))["rows"].items():
            score = figures["F1"] if figures["F1"] is not None else figures["R"]
            rows[f"{prefix}{row}"] = 100 * score
    return rows


def attributions(name: str, folder: Path, work: Path) -> Rows:
    """Partial F1 by kind, joint F1 (content and speaker), recall of statement cues."""
    gold, found = folder / "attributions" / f"{name}.dev.jsonl", work / "found.jsonl"
    run([*FACTCHECK, "extract", "--jsonl", str(gold)], found)
    out = work / "scores.json"
    scorer = folder / "attributions" / "score_attributions.py"
    scored([str(scorer), str(gold), str(found), "--json", str(out)])
    scores = json.loads(out.read_text(encoding="utf-8"))
    rows: Rows = {}
    for kind, figures in scores["kinds"].items():
        rows[f"{kind} partial F1"] = 100 * figures["partial"][2]
        rows[f"{kind} partial precision"] = 100 * figures["partial"][0]
        rows[f"{kind} joint F1"] = 100 * figures["joint"][2]
    if "statement_recall" in scores:
        rows["statement recall"] = 100 * scores["statement_recall"]["partial"]
    return rows


def relations(name: str, folder: Path, work: Path) -> Rows:
    """Accuracy."""
    gold, found = folder / "relations" / f"{name}.dev.jsonl", work / "found.jsonl"
    run([*FACTCHECK, "compare", "--jsonl", str(gold)], found)
    scorer = folder / "relations" / "score_relations.py"
    return {
        "accuracy": 100
        * json.loads(scored([str(scorer), str(gold), str(found), "--json"]))["accuracy"]
    }


def matching(name: str, folder: Path, work: Path) -> Rows:
    """MAP@5, recall, the paired difference from plain BM25, and how well the score accepts."""
    data, found, bare = folder / "matching" / name, work / "run.tsv", work / "without.tsv"
    queries, qrels = data / "queries_dev.jsonl", data / "qrels_dev.tsv"
    run(
        [
            *(*FACTCHECK, "match", *MATCHING),
            *("--corpus", str(data / "corpus.jsonl"), "--queries", str(queries)),
        ],
        found,
    )
    scorer = folder / "matching" / "score_matching.py"
    scores = json.loads(scored([str(scorer), str(qrels), str(found), "--json"]))
    rows: Rows = {row: 100 * scores[row] for row in ("MAP@5", "P@1", "R@5", "R@20")}
    gold, mine = gold_of(qrels), run_of(found)
    other = precisions(plain_bm25(data / "corpus.jsonl", queries), gold)
    gap, low, high = paired(precisions(mine, gold), other)
    rows["plain BM25 MAP@5"] = 100 * sum(other.values()) / len(other)
    rows["above plain BM25"] = 100 * gap
    rows["above plain BM25, low"], rows["above plain BM25, high"] = 100 * low, 100 * high
    # A match is accepted where it is right, and not where the right one is taken out.
    left = work / "corpus.jsonl"
    right = {entry for entries in gold.values() for entry in entries}
    with left.open("w", encoding="utf-8") as sink:
        sink.writelines(
            f"{json.dumps(one)}\n" for one in lines(data / "corpus.jsonl") if one["id"] not in right
        )
    asked = ["--top", "1", "--corpus", str(left), "--queries", str(queries)]
    run([*FACTCHECK, "match", *MATCHING, *asked], bare)
    rows["accept AUC"] = 100 * accepting(mine, run_of(bare), gold)
    return rows


def worthiness(name: str, folder: Path, work: Path) -> Rows:
    """Average precision, best F1 and AUC of the worthiest sentence of each item."""
    gold = folder / "worthiness" / f"{name}.dev.jsonl"
    found, scores = work / "found.jsonl", work / "scores.jsonl"
    run([*FACTCHECK, "extract", "--jsonl", str(gold)], found)
    with found.open(encoding="utf-8") as lines, scores.open("w", encoding="utf-8") as sink:
        for record in map(json.loads, lines):
            score = max((s["worthiness"] for s in record["sentences"]), default=0)
            sink.write(json.dumps({"id": record["id"], "score": score}) + "\n")
    printed = scored([str(folder / "worthiness" / "score_checkworthy.py"), str(gold), str(scores)])
    figures = re.findall(r"\b(AP|AUC|bestF1) ([\d.]+)", printed)
    return {row: float(value) for row, value in figures}


Scorer = Callable[[str, Path, Path], Rows]
FAMILIES: dict[str, tuple[Scorer, tuple[str, ...]]] = {
    "numbers": (
        numbers,
        (
            *("newsquant", "quantemp_claims", "recog_range_en", "recog_range_es"),
            *("recog_number_es", "duckling_en", "grobid_eval", "probes"),
        ),
    ),
    "attributions": (attributions, ("polnear",)),
    "relations": (relations, ("stresstest", "newsnli", "rte_quant", "redditnli")),
    "matching": (matching, ("clef2022_2a_snopes", "clef2021_2b_politifact")),
    "worthiness": (worthiness, ("ct24", "policlaim")),
}


def measure(wanted: list[str], folder: Path) -> Iterator[tuple[str, Rows]]:
    """Each wanted set (all where none is named) with its rows, in percent."""
    for family, (scorer, names) in FAMILIES.items():
        for name in names:
            if wanted and name not in wanted and family not in wanted:
                continue
            with tempfile.TemporaryDirectory() as work:
                yield name, scorer(name, folder, Path(work))


def main() -> int:
    """Print the rows of the sets that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help="a set or a family; all by default")
    parser.add_argument("--eval", type=Path, default=EVAL, help="the folder of the sets")
    parser.add_argument("--json", action="store_true", help="one object on standard output")
    parser.add_argument("--semantic", metavar="FOLDER", help="match with the model in this folder")
    options = parser.parse_args()
    if not options.eval.is_dir():
        print(f"no evaluation sets at {options.eval}", file=sys.stderr)
        return 2
    if options.semantic:
        MATCHING.extend(("--semantic", options.semantic))
    results: dict[str, Rows] = {}
    for name, rows in measure(options.sets, options.eval):
        results[name] = rows
        if not options.json:
            for row, value in rows.items():
                print(f"{name:24s} {row:28s} {value:6.1f}", flush=True)
    if options.json:
        print(json.dumps(results))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
