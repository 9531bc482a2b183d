"""Comments, contacts, searches, rules and sign-off from the command line."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture(autouse=True)
def _ada(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Ada")


def test_a_contact_is_noted_listed_and_answered(run: Run) -> None:
    """It is overdue in list and journal until it is answered, and shown with its claim."""
    noted = run("contact", "c1", "--whom", "Town hall", "--asked", "how many?", "--until=2023-12-5")
    assert (noted.status, "--until must be a day" in noted.err) == (2, True)
    run("contact", "1", "--whom", "Town hall", "--asked", "how many?", "--until", "2023-12-05")
    (found,) = run("journal", "--overdue", "--json").json
    assert (found["id"], found["claims"], found["overdue"], found["by"]) == (
        "j1",
        ["c1"],
        True,
        "Ada",
    )
    assert [one["id"] for one in run("list", "--filter", "contact:overdue", "--json").json] == [
        "c1"
    ]
    assert "no answer by 2023-12-05: overdue" in run("show", "c1").out
    run("answered", "j1", "a", "crowd", "--on", "2024-01-01")
    assert run("journal", "--waiting", "--json").json == []
    (shown,) = run("show", "c1", "--json").json["journal"]
    assert (shown["answer"], shown["answered_on"], shown["corrected"]) == (
        "a crowd",
        "2024-01-01",
        True,
    )


def test_comments_and_searches_are_corrected_and_taken_back(run: Run) -> None:
    """A field is amended, an entry taken back, and undo brings it back."""
    run("comment", "c1", "c2", "is that all?")
    run("comment", "of the whole case")
    run("searched", "c2", "--where", "the gazette", "--query", "bridge", "--contrary")
    run("amend", "j1", "text", "is", "that", "really", "all?")
    run("amend", "j3", "contrary", "no")
    lines = run("journal", "--jsonl").lines
    assert [one["id"] for one in lines] == ["j1", "j2", "j3"]
    assert lines[0]["text"] == "is that really all?"
    assert lines[2]["contrary"] is False
    run("retract", "j1")
    assert [one["id"] for one in run("journal", "c2", "--json").json] == ["j3", "j2"]
    run("undo")
    assert len(run("journal", "--kind", "comment", "--json").json) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("comment", "c1"), "say what to remark on c1"),
        (("comment", "c9", "hm"), "no claim c9"),
        (("amend", "j1", "contrary", "perhaps"), "contrary is yes or no"),
        (("amend", "j1", "deadline", "soon"), "deadline must be a day"),
        (("amend", "j7", "text", "x"), "no entry j7"),
        (("overrule", "c1", "open", "late"), "No rule 'open' can be overruled"),
        (("rules", "three"), "there are no rules 'three'"),
        (("export", "--signed"), "Nobody has signed"),
        (("export", "--signed", "king"), "Nobody signs as 'king'"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, arguments: tuple[str, ...], words: str) -> None:
    """A mistake is named, with status 2, and nothing is noted."""
    ran = run(*arguments)
    assert (ran.status, words in ran.err) == (2, True), ran.err
    assert run("journal", "--json").json == []


def decided(run: Run) -> None:
    """Give every claim of the draft a verdict and a reason."""
    for claim in ("c1", "c2", "c3"):
        run("mark", claim, "confirmed", "--because", "looked up")


def test_signing_keeps_the_report_and_shows_what_voids_it(run: Run, folder: Path) -> None:
    """Signed, the bytes come out as they were; a change voids, and its undo lets it stand."""
    refused = run("sign", "--role", "editor")
    assert (refused.status, "c1 is open" in refused.out) == (1, True)
    decided(run)
    report = run("export", "-f", "json").out
    signed = run("sign", "--role", "editor")
    assert signed.status == 0
    assert hashlib.sha256(report.encode()).hexdigest() in signed.out
    (found,) = run("gate", "--json").json["signed"]
    assert (found["by"], found["role"], found["stands"]) == ("Ada", "editor", True)
    run("mark", "c1", "cut", "--because", "wrong", "--reviewer", "Ben")
    (found,) = run("gate", "--json").json["signed"]
    assert (found["stands"], found["voided"].startswith("verdict of c1 (decide, Ben")) == (
        False,
        True,
    )
    assert "VOID: verdict of c1" in run("gate").out
    again = run("export", "--signed", "-o", "signed.json")
    assert "void: verdict of c1" in again.err
    assert (folder / "signed.json").read_text(encoding="utf-8") == report
    run("undo", "--reviewer", "Ben")
    assert run("gate", "--json").json["signed"][0]["stands"] is True
    assert run("audit").status == 0


def test_rules_are_kept_overruled_and_hold_the_gate(run: Run) -> None:
    """The case keeps rules; what they ask is named with its mend; an overruling is told."""
    decided(run)
    assert run("gate").status == 0
    run("rules", "two-sources")
    assert run("rules", "--json").json["kept_in_case"] is True
    found = run("gate", "--json").json
    assert found["passed"] is False
    assert found["counts"]["independent-sources"] == 3
    run("overrule", "c1", "independent-sources", "a", "head", "count")
    found = run("gate", "--json").json
    assert found["counts"]["independent-sources"] == 2
    assert found["overruled"][0]["reason"] == "a head count"
    assert "rule independent-sources overruled by Ada: a head count" in run("gate").out
    run("rules", "--as-configured")
    assert run("gate").status == 0


def test_rules_of_the_configuration_hold_where_the_case_has_none(run: Run, tmp_path: Path) -> None:
    """The table [rules] holds the gate, a mistake in it is refused, and signing keeps it."""
    config = tmp_path / "config.toml"
    config.write_text('[rules]\npreset = "desk"\nlocators = false\n', encoding="utf-8")
    decided(run)
    ran = run("gate", "--config", config)
    assert (ran.status, "nobody has signed as checker" in ran.out) == (1, True)
    assert run("sign", "--role", "editor", "--config", config).status == 1
    assert run("sign", "--role", "checker", "--config", config).status == 0
    assert run("sign", "--role", "editor", "--config", config).status == 0
    assert run("rules", "--json").json["kept_in_case"] is True
    assert run("gate").status == 0
    config.write_text('[rules]\nsources = "two"\n', encoding="utf-8")
    ran = run("gate", "--config", config)
    assert (ran.status, "sources must be a number" in ran.err) == (2, True)


def test_open_questions_stand_by_person(run: Run) -> None:
    """Each person is named once, the most pressing first, with all their claims; answers close."""
    run("contact", "c2", "--whom", "Port office", "--asked", "which year?")
    run("contact", "c1", "--whom", "town hall", "--asked", "how many?", "--until", "2023-12-05")
    run("contact", "c3", "--whom", "Town Hall", "--asked", "since when?", "--until", "2099-01-01")
    first, second = run("questions", "--json").json
    assert (first["whom"], first["claims"], first["due"]) == ("Town Hall", ["c1", "c3"], True)
    assert [one["id"] for one in first["questions"]] == ["j2", "j3"]
    assert (second["whom"], second["deadline"]) == ("Port office", None)
    assert [one["whom"] for one in run("questions", "--due", "--json").json] == ["Town Hall"]
    assert "Town Hall: by 2023-12-05, overdue: c1, c3" in run("questions").out
    assert "Port office" in run("review", "--plain", stdin="questions\nq\n").out
    run("answered", "j2", "500")
    run("answered", "j3", "1990")
    assert [one["whom"] for one in run("questions", "--json").json] == ["Port office"]
