"""``memo``, ``accept``, ``stet``, ``propose`` on the command line, and what reports tell of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture(autouse=True)
def _decided(case: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Ada")
    run("mark", "c1", "change", "--because", "the register has another figure")


def test_changes_are_listed_with_their_states(run: Run) -> None:
    """Proposed by whoever decided, then as was ruled, by whom, when and why."""
    (found,) = run("memo", "--json").json
    assert (found["claim"], found["state"], found["by"], found["entry"]) == (
        *("c1", "proposed", "Ada"),
        None,
    )
    refused = run("stet", "c1")
    assert refused.status != 0
    assert "why it stays" in refused.err
    run("stet", "c1", "it", "is", "a", "quotation", "--reviewer", "Ben")
    (found,) = run("memo", "--json").json
    assert (found["state"], found["by"], found["reason"]) == ("stet", "Ben", "it is a quotation")
    assert run("memo", "--state", "accepted", "--json").json == []
    assert "stet by Ben" in run("memo").out
    run("propose", "c1")
    assert "1 proposed" in run("memo").err
    run("accept", "1", "agreed")
    (noted,) = [one for one in run("journal", "--json").json if one["state"] == "accepted"]
    assert (noted["kind"], noted["claims"], noted["reason"]) == ("change", ["c1"], "agreed")


@pytest.mark.parametrize("view", ["memo", "marked"])
def test_the_memo_and_the_marked_draft_tell_the_state(run: Run, view: str) -> None:
    """Proposed, and stet with the reason; the public report says nothing of either."""
    assert "State: proposed, by Ada" in run("export", "--view", view, "-f", "text").out
    run("stet", "c1", "a quotation", "--reviewer", "Ben")
    told = " ".join(run("export", "--view", view, "-f", "text").out.split())
    assert "State: stet, by Ben" in told
    assert "a quotation" in told
    assert "a quotation" not in run("export", "-f", "text").out


def test_flags_become_stets_at_once(run: Run) -> None:
    """With their words as the reason; the flag is gone, and undo brings it back."""
    run("mark", "c2", "confirmed", "--because", "looked up")
    run("act", "flag", "c2", "leave it")
    run("stet", "--flags")
    assert "leave it" in run("memo", "--state", "stet").out
    assert run("show", "c2", "--json").json["flagged"] is False
    run("undo")
    assert run("memo", "--state", "stet", "--json").json == []
    assert run("audit").status == 0


def test_the_linear_session_rules_on_changes(run: Run) -> None:
    """``stet`` asks for a reason; ``accept`` and ``propose`` need none."""
    run("review", "--plain", stdin="c1\nstet a quotation\naccept\npropose again\nq\n")
    states = [one["state"] for one in run("journal", "--kind", "change", "--json").json]
    assert states == ["stet", "accepted", "proposed"]
