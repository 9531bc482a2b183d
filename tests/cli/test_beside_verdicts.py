"""Confidence, tags, repeats, corrected numbers and templates of reasons from scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

ADA = ("--reviewer", "Ada")
pytestmark = pytest.mark.usefixtures("case")


def claim(run: Run, identifier: str) -> dict[str, Any]:
    """A claim as ``show --json`` prints it."""
    shown: dict[str, Any] = run("show", identifier, "--json").json
    return shown


def listed(run: Run, asked: str) -> list[str]:
    """The claims that a filter lets through."""
    return [one["id"] for one in run("list", "--filter", asked, "--json").json]


def test_a_verdict_with_everything_beside_it(run: Run) -> None:
    """mark takes wording, number, template and confidence, and prints the events as JSON."""
    given = ("--template", "conflict", "--number", "320 people", "--confidence", "low")
    result = run("mark", "c1", "change", *given, "--wording", "320 came.", "--json", *ADA)
    assert [event["act"] for event in result.json] == ["decide", "confidence"]
    shown = claim(run, "c1")
    assert (shown["number"], shown["confidence"], shown["correction"]) == (
        "320 people",
        "low",
        "320 came.",
    )
    assert "not 500 people" in shown["rationale"]
    told = run("show", "c1").out
    for words in ("Verdict: Change, low confidence", "Number should be: 320 people"):
        assert words in told


def test_what_is_no_number_or_level_changes_nothing(run: Run) -> None:
    """Both are looked at before anything is written."""
    for wrong in (("--number", "many"), ("--confidence", "sure"), ("--template", "nope")):
        assert run("mark", "c1", "change", "--wording", "x", *wrong, *ADA).status == 2
    assert claim(run, "c1")["verdict"] is None
    assert claim(run, "c1")["history"] == []


def test_tags_are_given_to_several_claims_and_counted(run: Run) -> None:
    """c1,c2 are one act; tags lists them, and a filter finds them."""
    run("act", "tag", "c1,c2", "legal", "numbers", *ADA)
    run("act", "untag", "c2", "legal", *ADA)
    assert run("tags", "--json").json == [
        {"tag": "numbers", "claims": 2},
        {"tag": "legal", "claims": 1},
    ]
    assert listed(run, "tag:legal") == ["c1"]
    assert claim(run, "c1")["tags"] == ["legal", "numbers"]
    assert "Tags: legal, numbers" in run("show", "c1").out


def test_a_case_without_tags_says_how_to_add_one(run: Run) -> None:
    """On standard error: the list itself is empty."""
    result = run("tags")
    assert (result.out, result.status) == ("", 0)
    assert "factcheck act tag" in result.err


def test_a_repeat_has_the_verdict_of_its_main_claim(run: Run) -> None:
    """same marks it, list and show say so, part takes the mark off."""
    run("mark", "c2", "not-checkable", *ADA)
    assert run("act", "same", "c2,c3", "c1", *ADA).status == 0
    run("mark", "c3", "confirmed", *ADA)
    shown = claim(run, "c2")
    assert (shown["verdict"], shown["same_as"], shown["set_aside"]) == (
        "confirmed",
        "c1",
        "not-checkable",
    )
    assert claim(run, "c1")["repeats"] == ["c2", "c3"]
    assert listed(run, "verdict:confirmed") == ["c1", "c2", "c3"]
    told = run("show", "c2").out
    assert "Same as c1, whose verdict covers it; its own verdict was not-checkable" in told
    assert "Its verdict covers c2, c3" in run("show", "c1").out
    assert run("act", "part", "c2", *ADA).status == 0
    assert claim(run, "c2")["verdict"] == "not-checkable"
    assert run("act", "same", "c1", "c3", *ADA).status == 2
    assert run("audit").status == 0


def test_what_is_due_is_listed_by_the_clock_of_the_case(run: Run) -> None:
    """The clock stands at 1 January 2024."""
    run("act", "defer", "c1,c2", "--until", "2024-01-01", "a", "call", *ADA)
    run("act", "defer", "c3", "--until", "2024-01-02", "a", "letter", *ADA)
    assert listed(run, "due") == ["c1", "c2"]
    assert "Deferred until 2024-01-01, which has come: a call" in run("show", "c1").out
    plain = run("review", "--plain", *ADA, stdin="q\n")
    assert "2 deferred claims are due." in plain.out


def test_reasons_are_listed_and_filled(run: Run, tmp_path: Path) -> None:
    """Those of the configuration stand beside those that are built in."""
    config = tmp_path / "mine.toml"
    config.write_text('[reasons]\nmine = "We asked {speaker}."\n', encoding="utf-8")
    with_mine = ("--config", config)
    assert run("reasons", "--json", *with_mine).json["mine"] == "We asked {speaker}."
    assert "We asked Marta Example." in run("reasons", "c1", *with_mine).out
    run("mark", "c1", "change", "--template", "mine", *with_mine, *ADA)
    assert claim(run, "c1")["rationale"] == "We asked Marta Example."


def test_a_mistake_in_a_template_is_named_with_file_and_key(run: Run, tmp_path: Path) -> None:
    """An unknown field stops a command before it does anything."""
    config = tmp_path / "mine.toml"
    config.write_text('[reasons]\nmine = "{sauce}"\n', encoding="utf-8")
    result = run("reasons", "--config", config)
    assert result.status == 2
    assert "mine.toml: reasons.mine: there is no field {sauce}" in result.err


def test_the_linear_session_has_the_same_acts(run: Run) -> None:
    """Tags, confidence, repeats, numbers, templates and a citation by key and name."""
    answers = (
        *("t legal", "M high", "number 320 people", "template", "template conflict", "1"),
        *("c2", "m c1", "y", "part", "q"),
    )
    result = run("review", "--plain", *ADA, stdin="".join(f"{one}\n" for one in answers))
    assert "Not done" not in result.out, result.out
    shown = claim(run, "c1")
    assert (shown["tags"], shown["confidence"], shown["number"]) == (
        ["legal"],
        "high",
        "320 people",
    )
    assert "not 500 people" in shown["rationale"]
    assert "Confirmed (high confidence), as c1: " in result.out
