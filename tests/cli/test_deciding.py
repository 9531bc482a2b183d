"""Decisions from scripts, and what the lists say of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli.acts import ACTS

from .conftest import Run

ADA = ("--reviewer", "Ada")


def claim(run: Run, identifier: str) -> dict[str, Any]:
    """A claim as ``show --json`` prints it."""
    shown: dict[str, Any] = run("show", identifier, "--json").json
    return shown


@pytest.mark.usefixtures("case")
def test_a_verdict_with_its_reasons(run: Run) -> None:
    """mark gives the verdict, keeps the reasons, and says what it did."""
    result = run("mark", "c1", "change", "--because", "The police counted 320.", *ADA)
    assert result.status == 0, result.err
    assert "verdict: none → change" in result.out
    shown = claim(run, "1")
    assert (shown["verdict"], shown["status"]) == ("change", "decided")
    assert shown["rationale"] == "The police counted 320."


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("label", ["cannot-confirm", "Cannot Confirm", "3"])
def test_a_label_is_its_slug_its_words_or_its_key(run: Run, label: str) -> None:
    """Any of the three names of a label gives the same verdict."""
    assert run("mark", "c2", label, "--because", "No source.", *ADA).status == 0
    assert claim(run, "c2")["verdict"] == "cannot-confirm"


@pytest.mark.usefixtures("case")
def test_an_unknown_label_changes_nothing(run: Run) -> None:
    """A label that the scale does not have is refused with those it has."""
    result = run("mark", "c1", "pants-on-fire", *ADA)
    assert result.status == 2
    assert "confirmed" in result.err
    assert claim(run, "c1")["verdict"] is None


@pytest.mark.usefixtures("case")
def test_evidence_is_cited_with_a_verdict(run: Run) -> None:
    """A cited passage that conflicts is marked as undermining, or as the citation says."""
    assert run("mark", "c1", "cut", "--because", "x", "--evidence", "e1", *ADA).status == 0
    assert claim(run, "c1")["evidence"][0]["stance"] == "undermines"
    assert run("mark", "c1", "confirmed", "--evidence", "e1=context", *ADA).status == 0
    assert claim(run, "c1")["evidence"][0]["stance"] == "context"


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("cited", ["e7", "e1=likes"])
def test_a_wrong_citation_changes_nothing(run: Run, cited: str) -> None:
    """Evidence that is not the claim's, or a stance there is not, stops the whole command."""
    assert run("mark", "c1", "confirmed", "--evidence", cited, *ADA).status == 2
    assert claim(run, "c1")["verdict"] is None


@pytest.mark.usefixtures("case")
def test_undo_and_redo(run: Run) -> None:
    """undo takes the latest act back, redo brings it again, each said with its event."""
    run("mark", "c2", "confirmed", *ADA)
    assert "undo" in run("undo", *ADA).out
    assert claim(run, "c2")["verdict"] is None
    assert "redo" in run("redo", *ADA).out
    assert claim(run, "c2")["verdict"] == "confirmed"


@pytest.mark.usefixtures("case")
def test_nothing_to_undo_is_said(run: Run) -> None:
    """Without an act of one's own there is nothing to take back: status 2, with the reason."""
    result = run("undo", *ADA)
    assert result.status == 2
    assert result.err.startswith("factcheck: ")


@pytest.mark.usefixtures("case")
def test_a_decision_needs_a_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody can be asked, three ways to give the name are told; any of them will do."""
    result = run("mark", "c1", "confirmed")
    assert result.status == 2
    assert "FACTCHECK_REVIEWER" in result.err
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Bo")
    assert "Bo" in run("mark", "c1", "confirmed").out


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize(
    ("arguments", "field", "value"),
    [
        (["rationale", "c1", "they", "differ"], "rationale", "they differ"),
        (["correct", "c1", "320 people came."], "correction", "320 people came."),
        (["flag", "1", "ask", "the", "mayor"], "flagged", True),
        (["flag", "1"], "flagged", True),
        (["defer", "c1", "waiting", "--until", "2024-02-01"], "status", "deferred"),
        (["edit", "c1", "speaker", "Bo Example"], "speaker", "Bo Example"),
    ],
)
def test_acts_by_name(run: Run, arguments: list[str], field: str, value: object) -> None:
    """act does what the interface does, and the claim shows it."""
    result = run("act", *arguments, *ADA)
    assert result.status == 0, result.err
    assert claim(run, "c1")[field] == value


@pytest.mark.usefixtures("case")
def test_acts_that_take_back(run: Run) -> None:
    """clear, resume, unflag and restore undo what their counterparts did."""
    for there, back, field in (
        (("flag", "c1"), ("unflag", "c1"), "flagged"),
        (("defer", "c1", "later"), ("resume", "c1"), "status"),
    ):
        before = claim(run, "c1")[field]
        assert run("act", *there, *ADA).status == 0
        assert claim(run, "c1")[field] != before
        assert run("act", *back, *ADA).status == 0
        assert claim(run, "c1")[field] == before
    run("mark", "c1", "confirmed", *ADA)
    run("act", "clear", "c1", *ADA)
    assert claim(run, "c1")["status"] == "open"


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("stance", ["supports", "undermines", "context", "inconclusive"])
def test_stances(run: Run, stance: str) -> None:
    """Each stance is an act, and no-stance takes it back."""
    assert run("act", stance, "e1", *ADA).status == 0
    assert claim(run, "c1")["evidence"][0]["stance"] == stance
    assert run("act", "no-stance", "e1", *ADA).status == 0
    assert claim(run, "c1")["evidence"][0]["stance"] is None


@pytest.mark.usefixtures("case")
def test_a_dismissed_passage_no_longer_counts(run: Run) -> None:
    """dismiss takes the conflict out of the list's count, restore brings it back."""
    run("act", "dismiss", "e1", *ADA)
    assert run("list", "--json").json[0]["relations"]["conflicts"] == 0
    run("act", "restore", "e1", *ADA)
    assert run("list", "--json").json[0]["relations"]["conflicts"] == 1


@pytest.mark.usefixtures("case")
def test_a_withdrawn_document_leaves_the_queue(run: Run) -> None:
    """withdraw takes the claims of a document out of the work."""
    run("act", "withdraw", "d2", *ADA)
    assert claim(run, "c4")["status"] == "withdrawn"


@pytest.mark.usefixtures("case")
def test_a_wrong_day_is_refused(run: Run) -> None:
    """--until takes a day and nothing else."""
    assert run("act", "defer", "c1", "x", "--until", "soon", *ADA).status == 2


def test_every_deciding_act_of_the_interface_has_a_command() -> None:
    """What can be decided in the interface can be decided by a command."""
    from factcheck.cli.parser import families
    from factcheck.tui.commands import COMMANDS

    commands = {act.name for act in ACTS} | {command.name for command in families()}
    acts = {
        one.id.rpartition(".")[2]
        for one in COMMANDS
        if one.group == "Deciding" and not one.id.endswith((".select", ".verdict"))
    }
    # What only chooses claims, or shows the verdicts with their definitions, decides nothing; a
    # comment is one wherever it is written, and so is a reason.
    acts -= {"range", "select-all", "select-none", "choose-verdict", "note", "editor"}
    assert acts <= commands


@pytest.mark.usefixtures("case")
def test_the_scale_is_shown_and_set(run: Run) -> None:
    """scale shows the labels, sets another scale, and refuses one that there is not."""
    assert run("scale", "--json").json["id"] == "desk"
    assert "cannot-confirm" in run("scale").out
    assert run("scale", "politifact", *ADA).status == 0
    assert run("scale", "--json").json["id"] == "politifact"
    assert run("scale", "of-my-own", *ADA).status == 2


def test_a_case_that_is_read_only_is_not_decided(run: Run, case: Path) -> None:
    """A file that may not be written is read, and a decision is refused with its name."""
    case.chmod(0o444)
    case.parent.chmod(0o555)
    try:
        if run("mark", "c1", "confirmed", *ADA).status == 0:
            pytest.skip("this user may write to any file")
        assert run("list").status == 0
    finally:
        case.parent.chmod(0o755)


def test_a_case_that_is_locked_is_waited_for_and_then_refused(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another program writes, a decision waits; when that takes too long nothing changes."""
    monkeypatch.setattr("claims.store.database.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(case, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = run("mark", "c1", "confirmed", *ADA)
    assert result.status == 2
    assert "another program" in result.err
    assert claim(run, "c1")["verdict"] is None
