"""disputed, contradictions and clusters."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

TEXTS = {
    "draft.txt": "The housing office of Norvale counted 4,200 empty flats in 2022.\n",
    "paper.txt": "The housing office of Norvale counted 2,100 empty flats in 2022.\n",
    "page.txt": (
        "The housing office of Norvale counted 2,100 empty flats in 2022.\n\n"
        "The roads department of Estwick repaired 70 bridges in 2021.\n\n"
        "The roads department of Estwick repaired 50 bridges in 2021, it said later.\n"
    ),
}


@pytest.fixture
def added(folder: Path, run: Run) -> None:
    """A draft against two sources, one of which contradicts itself."""
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert run("add", "--role", "draft", "draft.txt").status == 0
    assert run("add", "paper.txt", "page.txt").status == 0


@pytest.mark.usefixtures("added")
def test_the_record_of_a_dispute(run: Run) -> None:
    """disputed --json names the claim, what stands against it, how far apart, and why."""
    first, second, third = run("disputed", "--json").json
    assert {one["document"] for one in (first, second)} == {"d1"}
    assert first["claim"] == "c1"
    assert (first["in_draft"], first["status"], first["relation"]) == (True, "open", "conflicts")
    assert (first["value"], first["against"]["value"]) == (
        "4,200 empty flats",
        "2,100 empty flats",
    )
    assert first["difference"] == "2,100 fewer, 50 %"
    assert first["reasons"][0] == "2,100 rules out 4,200"
    assert first["against"]["locator"] == "¶1"
    assert (third["in_draft"], third["document"]) == (False, third["against"]["document"])
    assert run("disputed", "--jsonl", "--limit", "1", "--offset", "1").lines == [second]


@pytest.mark.usefixtures("added")
def test_disputes_for_people(run: Run) -> None:
    """The claim, what stands against it, the difference and the reason; how many on stderr."""
    ran = run("disputed", "--limit", "2")
    assert ran.status == 0
    assert ran.out.startswith("c1     CONFLICTS  draft, open\n")
    assert "“The housing office of Norvale counted 4,200 empty flats in 2022.”" in ran.out
    assert "2,100 fewer, 50 %; 2,100 rules out 4,200" in ran.out
    assert ran.err.strip() == "2 of 3 disputed"


@pytest.mark.usefixtures("added")
def test_a_filter_that_makes_no_sense_is_told(run: Run) -> None:
    """Status 2, in words; and one that lets nothing through is no error."""
    ran = run("disputed", "--filter", "colour:red")
    assert ran.status == 2
    assert "colour" in ran.err
    assert run("disputed", "--filter", "status:decided", "--json").json == []
    assert run("disputed", "--offset", "-1").status == 2


@pytest.mark.usefixtures("added")
def test_contradictions_within_and_between(run: Run) -> None:
    """A document that contradicts itself is on the one list, two documents on the other."""
    (within,) = run("contradictions", "--within", "--json").json
    assert "70 bridges" in within["text"] + within["against"]["text"]
    between = run("contradictions", "--between", "--json").json
    assert {one["claim"] for one in between} == {"c1"}
    both = run("contradictions")
    assert both.err.strip() == f"{1 + len(between)} contradictions"


@pytest.mark.usefixtures("added")
def test_clusters_with_the_unusual_figure_first(run: Run) -> None:
    """The claim whose figure two others contradict is marked; both forms say the same."""
    first = run("clusters", "--json").json[0]
    assert (first["documents"], first["outliers"]) == (3, ["c1"])
    assert first["claims"][0]["id"] == "c1"
    assert first["spread"] == "2,100 empty flats (2), 4,200 empty flats (1)"
    shown = run("clusters", "--limit", "1")
    assert shown.out.startswith(f"{first['id']:<6} 3 claims of 3 documents")
    assert "unusual" in shown.out.splitlines()[1]


def test_hostile_text_is_shown_safely(folder: Path, run: Run) -> None:
    """Nothing of a document steers the terminal."""
    bad = "The housing office of \x1b[31mNorvale counted 4,200 empty flats in 2022.\n"
    (folder / "a.txt").write_text(bad, encoding="utf-8")
    (folder / "b.txt").write_text(bad.replace("4,200", "2,100"), encoding="utf-8")
    run("add", "a.txt", "b.txt")
    for command in ("disputed", "contradictions", "clusters"):
        assert "\x1b" not in run(command).out


def test_without_a_case_nothing_can_run(run: Run) -> None:
    """Status 2, as with every command that needs a case."""
    for command in ("disputed", "contradictions", "clusters"):
        assert run(command).status == 2
