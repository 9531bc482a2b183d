"""A second reading: nothing of the first verdict is shown, and disagreements are listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Ran, Run


@pytest.fixture(autouse=True)
def _first(run: Run, case: Path) -> None:
    """Ada judges two of three claims, with words that would give her away."""
    run("act", "undermines", "e1", "--reviewer", "Ada")
    run("mark", "c1", "cut", "--because", "zorblint", "--reviewer", "Ada")
    run("mark", "c2", "confirmed", "--because", "grimbleton", "--reviewer", "Ada")
    run("comment", "c1", "snorkelgate", "--reviewer", "Ada")


@pytest.fixture
def blind(run: Run) -> Run:
    """Runs a blind session of Ben's with these answers, one a line."""

    def answer(*answers: str) -> Ran:
        given = "".join(f"{line}\n" for line in answers)
        return run("review", "--plain", "--blind", "--reviewer", "Ben", stdin=given)

    return answer


def test_nothing_of_the_first_verdict_is_shown(blind: Run) -> None:
    """Claims and evidence without verdict, reason, stance or comment; other answers are refused."""
    result = blind("h", "noted", "l", "j", "q")
    assert "“The mayor said 500 people came.”" in result.out
    assert "CONFLICTS" in result.out
    for secret in ("zorblint", "grimbleton", "snorkelgate", "undermines", "Verdict:", "Ada"):
        assert secret not in result.out
    assert result.out.count("not answered in a blind reading") == 2
    assert "Claim 1 of 3" in result.out


def test_disagreements_are_listed_and_agreement_is_not(run: Run, blind: Run) -> None:
    """Ben agrees on one claim and not on the other; the first verdicts stay as they are."""
    assert "2 of 3 claims read" in blind("2 the police have 320", "1", "q").out
    (found,) = run("second", "--json").json
    assert (found["claim"], found["first"]["label"], found["second"]["label"]) == (
        "c1",
        "cut",
        "change",
    )
    assert (found["first"]["by"], found["second"]["by"]) == ("Ada", "Ben")
    assert "c1: cut by Ada (zorblint), change by Ben (the police have 320)" in run("second").out
    assert run("show", "c1", "--json").json["verdict"] == "cut"
    run("second", "c1", "cut", "--because", "on second thoughts", "--reviewer", "Ben")
    assert run("second", "--json").json == []
    assert len(run("journal", "--kind", "second-reading", "--json").json) == 2
    run("undo", "--reviewer", "Ben")
    assert len(run("second", "--json").json) == 1
    assert run("audit").status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("c1", "cut", "--reviewer", "Ada"), "Ada has judged c1 first"),
        (("c3", "cut", "--reviewer", "Ben"), "Nobody has judged c3 yet"),
        (("c1", "--reviewer", "Ben"), "say which verdict"),
        (("c1", "perhaps", "--reviewer", "Ben"), "perhaps"),
    ],
)
def test_who_cannot_read_second_is_told(run: Run, arguments: tuple[str, ...], words: str) -> None:
    """The first reader, a claim without a verdict, no label, an unknown one."""
    ran = run("second", *arguments)
    assert (ran.status, words in ran.err) == (2, True)


def test_the_gate_asks_for_a_second_reading(run: Run, tmp_path: Path) -> None:
    """Under the rule each verdict wants one that agrees, or the rule overruled."""
    config = tmp_path / "config.toml"
    config.write_text("[rules]\nsecond_reading = true\n", encoding="utf-8")
    run("mark", "c3", "not-checkable", "--reviewer", "Ada")

    def asked() -> list[str]:
        problems = run("gate", "--json", "--config", config).json["problems"]
        return [one["words"] for one in problems if one["rule"] == "second-reading"]

    assert len(asked()) == 3
    run("second", "c1", "change", "--because", "320", "--reviewer", "Ben")
    run("second", "c2", "confirmed", "--reviewer", "Ben")
    run("overrule", "c3", "second-reading", "a matter of taste", "--reviewer", "Ada")
    assert asked() == ["c1 is 'Cut' to Ada, and 'change' to Ben: 320"]


def test_undo_of_a_blind_session_is_of_its_readings(run: Run, blind: Run) -> None:
    """A reading is undone and brought back; nothing of anybody else is told or touched."""
    run("mark", "c3", "confirmed", "--reviewer", "Ben")
    out = blind("1", "u", "redo", "u", "u", "q").out
    assert "No blind reading of yours" in out
    assert run("show", "c3", "--json").json["verdict"] == "confirmed"
    assert run("journal", "--kind", "second-reading", "--json").json == []
    assert "Ada" not in out


def test_three_readers_vote_and_somebody_settles(run: Run) -> None:
    """Figures, the vote and settling are commands with --json, and one step of undo each."""
    for who in ("Ben", "Cy"):
        run("second", "c1", "change", "--because", f"{who} counted", "--reviewer", who)
        run("second", "c2", "confirmed", "--reviewer", who)
    figures = run("agreement", "--json").json
    assert (figures["claims"], figures["agreed"]) == (2, 1)
    assert len(figures["pairs"]) == 3
    assert "Ada and Ben: 1 of 2" in run("agreement").out
    (first, second) = run("vote", "--json").json
    assert (first["claim"], first["proposed"], second["proposed"]) == ("c1", "change", None)
    assert "c1: change 2 (Ben, Cy), cut 1 (Ada): proposed change" in run("vote").out
    run("vote", "--take", "--reviewer", "Ed")
    assert run("show", "c1", "--json").json["verdict"] == "change"
    run("undo", "--reviewer", "Ed")
    assert run("show", "c1", "--json").json["verdict"] == "cut"
    assert run("settle", "c1", "cut", "the", "table", "is", "gone", "--reviewer", "Ed").status == 0
    assert run("vote", "--json").json[0]["settled_by"] == "Ed"
    assert run("settle", "c3", "cut", "so", "--reviewer", "Ed").status == 2
    assert run("audit").status == 0


def test_the_plain_session_settles_and_votes(run: Run) -> None:
    """The same acts answer in the linear session."""
    for who in ("Ben", "Cy"):
        run("second", "c1", "change", "--because", f"{who} counted", "--reviewer", who)
    answers = "c1\nagreement\nvote\nu\nsettle 2 the table\nq\n"
    out = run("review", "--plain", "--reviewer", "Ed", stdin=answers).out
    assert "c1: change 2 (Ben, Cy), cut 1 (Ada)" in out
    assert run("show", "c1", "--json").json["rationale"] == "the table"
