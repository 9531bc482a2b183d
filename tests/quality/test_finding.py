"""What the benchmark says of a run is reckoned right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.finding import accepting, area, paired, plain_bm25, precisions
from benchmarks.train_weights import fitted, solved


def test_the_area_counts_pairs_in_order_and_ties_by_half() -> None:
    """All above is one, all below nothing, a tie a half."""
    assert area([3, 4], [1, 2]) == 1
    assert area([1], [2]) == 0
    assert area([1, 2], [1, 2]) == 0.5


def test_average_precision_looks_at_five_answers() -> None:
    """A right answer at the second place is worth a half, at the sixth nothing."""
    answers = [("a", 6.0), ("b", 5.0), ("c", 4.0), ("d", 3.0), ("e", 2.0), ("f", 1.0)]
    gold = {"q": {"b"}, "r": {"f"}, "missing": {"a"}}
    assert precisions({"q": answers, "r": answers}, gold) == {"q": 0.5, "r": 0, "missing": 0}


def test_a_difference_stands_inside_its_interval() -> None:
    """The interval of one difference everywhere is that difference."""
    assert paired({"a": 1.0, "b": 0.5}, {"a": 0.5, "b": 0.0}) == (0.5, 0.5, 0.5)
    gap, low, high = paired(
        {str(at): at % 2 for at in range(50)}, {str(at): 0.5 for at in range(50)}
    )
    assert low < gap < high


def test_accepting_sets_right_answers_against_the_best_without_them() -> None:
    """A wrong best answer is no right one to accept."""
    gold = {"q": {"a"}, "r": {"b"}}
    run = {"q": [("a", 0.9)], "r": [("c", 0.1)]}
    assert accepting(run, {"q": [("x", 0.3)], "r": [("c", 0.95)]}, gold) == 0.5


def test_plain_bm25_finds_the_text_that_shares_the_rare_words(tmp_path: Path) -> None:
    """Title, subtitle and text are searched; syntax in a query is nothing but words."""
    corpus, queries = tmp_path / "corpus.jsonl", tmp_path / "queries.jsonl"
    texts = [
        {"id": "1", "text": "ships of the harbour"},
        {"id": "2", "text": "no", "title": "Tram"},
    ]
    corpus.write_text("".join(f"{json.dumps(one)}\n" for one in texts), encoding="utf-8")
    queries.write_text(json.dumps({"id": "q", "text": 'a "tram" AND NOT'}), encoding="utf-8")
    assert [entry for entry, _ in plain_bm25(corpus, queries)["q"]] == ["2"]


def test_weights_lean_to_what_tells_right_from_wrong() -> None:
    """A measure that goes with being right gets a weight above nothing; noise gets next to none."""
    rows = [([1.0, float(at % 2), float(at // 2 % 2)], at % 2 == 1) for at in range(40)]
    always, telling, noise = fitted(rows)
    assert telling > 1 > abs(noise)
    assert always < 0


def test_equations_are_solved() -> None:
    """Two lines meet where they meet."""
    assert solved([[0.0, 2.0], [1.0, 1.0]], [4.0, 5.0]) == pytest.approx([3.0, 2.0])
