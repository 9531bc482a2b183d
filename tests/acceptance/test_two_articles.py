"""Two published articles on one meeting, read as a newcomer would: ``add``, then ``list --json``.

The articles lie beside the repository and are not part of it; nothing in the product knows them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SOURCES = Path(__file__).parents[3] / "shared" / "sources"
pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason="the articles are not here")

PRESIDENT = "Andrés Manuel López Obrador"
Row = dict[str, Any]


def factcheck(case: Path, *arguments: str) -> str:
    """What a command prints; fails where it fails."""
    result = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        env={**os.environ, "FACTCHECK_CASE": str(case), "FACTCHECK_REVIEWER": "checker"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that holds the two articles as sources."""
    path = tmp_path_factory.mktemp("articles") / "dialogue.factcheck"
    factcheck(path, "add", "--role", "source", *sorted(map(str, SOURCES.glob("*.txt"))))
    return path


@pytest.fixture(scope="module")
def rows(case: Path) -> list[Row]:
    """The claims of both, as ``list --json`` gives them."""
    listed: list[Row] = json.loads(factcheck(case, "list", "--json"))
    return listed


def presidents_figures(rows: list[Row]) -> list[tuple[str, float, str, str | None]]:
    """(comparator, value, place, rate) of each figure that the president is said to have given."""
    return [
        (figure["comparator"], figure["value"], place, figure["per"])
        for row in rows
        if row["speaker"] == PRESIDENT
        for figure in row["quantities"]
        for place in row["scope"]["place"] or [""]
    ]


@pytest.mark.parametrize(
    ("comparator", "value", "place", "rate", "times"),
    [
        ("=", 100_000, "United States", "year", 2),
        (">", 100_000, "United States", "year", 1),
        ("<", 1_000, "Mexico", None, 2),
    ],
)
def test_the_presidents_five_figures_are_read(
    rows: list[Row], comparator: str, value: float, place: str, rate: str | None, times: int
) -> None:
    """Each of the five has its comparator, its value, its place and its speaker."""
    found = [
        figure
        for figure in presidents_figures(rows)
        if figure[:3] == (comparator, value, place) and (rate is None or figure[3] == rate)
    ]
    assert len(found) >= times, presidents_figures(rows)


def test_who_dies_and_of_what_is_read(rows: list[Row]) -> None:
    """The young people are the population, and what is counted is deaths from the drug."""
    figures = [row for row in rows if row["speaker"] == PRESIDENT and row["quantities"]]
    populations = [row["scope"]["population"] or "" for row in figures]
    assert sum("young" in population for population in populations) >= 1, populations
    subjects = [row["scope"]["subject"] or "" for row in figures]
    assert sum("fentanyl" in subject for subject in subjects) >= 4, subjects


def test_dates_are_no_quantities(rows: list[Row]) -> None:
    """Neither a date nor a weekday is taken for a figure."""
    texts = [figure["text"] for row in rows for figure in row["quantities"]]
    assert not [text for text in texts if "2023" in text or "October" in text or "Thursday" in text]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("none of us can achieve this alone", "Antony J. Blinken"),
        ("We will talk to see how to redouble our efforts", "Antony J. Blinken"),
        ("border and port security", "Antony J. Blinken"),
        ("we need to make the most of such a key moment", "Alicia Bárcena Ibarra"),
        ("the deadliest drug threat", "Merrick Garland"),
        ("The construction of the wall is a step backwards", PRESIDENT),
        ("contrary to what President Biden has been saying", PRESIDENT),
        ("We regret what is happening", PRESIDENT),
        ("fatal, tremendous", PRESIDENT),
    ],
)
def test_each_quotation_has_its_speaker(rows: list[Row], words: str, speaker: str) -> None:
    """Name, pronoun, nickname or "the diplomat": the quotation is the right person's."""
    speakers = {row["speaker"] for row in rows if words in row["text"]}
    assert speakers, f"no claim holds {words!r}"
    assert speaker in speakers


def test_two_spellings_are_one_person(rows: list[Row]) -> None:
    """No two speakers of the case are forms of one name."""
    speakers = {row["speaker"] for row in rows if row["speaker"]}
    for surname in ("Blinken", "Bárcena", "Rodr", "Garland", "Obrador", "Mayorkas"):
        assert len({speaker for speaker in speakers if surname in speaker}) <= 1, speakers


def test_united_states_and_mexico_never_conflict(case: Path, rows: list[Row]) -> None:
    """Figures of one country agree or are compatible; those of two are of another place."""
    ours = [row for row in rows if row["speaker"] == PRESIDENT and row["quantities"]]
    assert not [row for row in ours if row["relations"].get("conflicts")]
    shown = [json.loads(factcheck(case, "show", row["id"], "--json")) for row in ours]
    evidence = [
        (row, item)
        for row, claim in zip(ours, shown, strict=True)
        for item in claim["evidence"]
        if item["quantity"]
    ]
    assert {item["relation"] for _, item in evidence} >= {"different-scope"}
    for row, item in evidence:
        assert item["relation"] != "conflicts", (row["text"], item["text"], item["reasons"])
