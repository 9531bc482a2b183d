"""Sums inside a text: what does not come out is noted with its working, and nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.extract import extract

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("arithmetic_cases.toml").read_text(encoding="utf-8")
)["case"]


def noted(text: str) -> list[str]:
    """The notes on all claims of a text."""
    return [note for claim in extract(text).claims for note in claim.notes]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_a_note_says_what_does_not_add_up(case: dict[str, Any]) -> None:
    """What contradicts itself is noted in these words; what adds up is not mentioned."""
    assert noted(case["text"]) == case["notes"]


def test_there_are_cases_enough_of_both_kinds() -> None:
    """Sixty at least, and as many of texts that nothing is to be said of as a third."""
    silent = [case for case in CASES if not case["notes"]]
    assert len(CASES) >= 60
    assert len(silent) * 3 >= len(CASES)


def test_a_note_stands_with_the_figure_in_question() -> None:
    """The claim that holds the percentage carries the note, not the one with its numbers."""
    text = "Sales rose from 50 to 60 last year, a 30% increase. The shop is blue."
    claims = [claim for claim in extract(text).claims if claim.notes]
    assert [[one.text for one in claim.quantities] for claim in claims] == [["30%"]]


def test_a_table_is_left_alone() -> None:
    """Where many figures stand in one sentence no words tie them together."""
    row = ", ".join(f"{number} went to town {number}" for number in range(10, 40))
    assert noted(f"Of the 120 seats, {row} and 40 to the rest.") == []


def test_each_of_two_places_says_where_the_other_figure_stands() -> None:
    """The earlier claim points further on, the later one back."""
    text = "The plant employs 640 men in Leeds.\n\nIt rains.\n\nThe plant employs 460 men in Leeds."
    first, second = (claim.notes for claim in extract(text).claims if claim.notes)
    assert first == ("the text says “460 men” of the same further on, “640 men” here",)
    assert second == ("the text says “640 men” of the same before, “460 men” here",)


@pytest.mark.parametrize("filler", [", ", "from ", "of the ", "(or ", "the rest "])
def test_long_runs_of_the_words_that_are_looked_for_end(filler: str) -> None:
    """Hostile text between two figures is neither read as a sum nor stumbled over."""
    assert noted(f"Of the 120 seats, 70 {filler * 20_000} and 40 {filler * 20_000} in total.") == []
