"""export, gate, audit, backup and doctor."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import Run

ADA = ("--reviewer", "Ada")
TEXT_FORMATS = ("markdown", "html", "json", "jsonl", "csv")


def decide_all(run: Run) -> None:
    """Give every claim of the draft a verdict."""
    for claim in ("c1", "c2", "c3"):
        assert run("mark", claim, "not-checkable", *ADA).status == 0


@pytest.mark.usefixtures("case")
def test_the_gate_names_what_is_left(run: Run) -> None:
    """With open claims the gate does not pass: status 1, and each is named."""
    result = run("gate")
    assert result.status == 1
    assert "c3 is open" in result.out
    assert "not passed: 0 of 3 claims decided" in result.out
    problems = run("gate", "--json").json
    assert problems["passed"] is False
    assert {
        "claim": "c1",
        "rule": "open",
        "words": "c1 is open",
        "mend": "factcheck mark c1 LABEL --because WHY",
        "overrulable": False,
    } in problems["problems"]


@pytest.mark.usefixtures("case")
def test_the_gate_passes(run: Run) -> None:
    """With every claim of the draft decided the gate passes; the source's do not count."""
    decide_all(run)
    result = run("gate")
    assert result.out == "passed: 3 of 3 claims decided\n"
    assert result.status == 0


@pytest.mark.usefixtures("case")
def test_a_sound_history(run: Run) -> None:
    """audit says that everything holds, with the head, and what it cannot find alone."""
    result = run("audit")
    assert result.status == 0
    assert result.out.startswith("sound: ")
    assert "--report" in result.err
    found = run("audit", "--json").json
    assert found["passed"] is True
    assert len(found["head"]) == 64


def test_an_edited_history(run: Run, case: Path) -> None:
    """A verdict changed behind the program's back breaks the audit: status 1, and named."""
    run("mark", "c1", "confirmed", *ADA)
    with closing(sqlite3.connect(case)) as database, database:
        database.execute("UPDATE states SET verdict = 'cut' WHERE verdict = 'confirmed'")
    result = run("audit")
    assert result.status == 1
    assert "broken: " in result.out
    assert run("audit", "--json").json["problems"]


def test_a_history_cut_short(run: Run, case: Path) -> None:
    """Against a head that was kept, or a report, an older copy of the case is found out."""
    older = case.read_bytes()
    decide_all(run)
    head = run("audit", "--json").json["head"]
    assert run("audit", "--head", head.upper()).status == 0
    case.write_bytes(older)
    assert run("audit").status == 0
    result = run("audit", "--head", head)
    assert result.status == 1
    assert head in result.out


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_a_report_carries_the_head(run: Run, folder: Path, form: str) -> None:
    """audit --report finds the head hash in a report of every format, also after later acts."""
    decide_all(run)
    report = folder / "report"
    assert run("export", "-f", form, "-o", report).status == 0
    result = run("audit", "--report", report)
    assert result.status == 0, result.err
    run("mark", "c1", "cut", "--because", "x", *ADA)
    assert run("audit", "--report", report).status == 0


@pytest.mark.usefixtures("case")
def test_a_file_that_is_no_report(run: Run, folder: Path) -> None:
    """A file without a head hash is refused, and so is one that is not there."""
    (folder / "letter.txt").write_text(f"Dear Ada, {'0' * 64}\n", encoding="utf-8")
    assert run("audit", "--report", "letter.txt").status == 2
    assert run("audit", "--report", "none.md").status == 2


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_a_report_is_the_same_for_the_same_case(run: Run, folder: Path, form: str) -> None:
    """Standard output and a file hold the same, twice, whenever it is written."""
    decide_all(run)
    first = run("export", "-f", form).out
    assert run("export", "--format", form, "--output", "report").status == 0
    assert (folder / "report").read_bytes().decode() == first
    assert first
    assert not list(folder.glob(".report*"))


@pytest.mark.usefixtures("case")
def test_only_some_claims(run: Run) -> None:
    """--filter leaves the others out of the report."""
    report = run("export", "-f", "json", "--filter", "conflicts").json
    assert [claim["id"] for claim in report["claims"]] == ["c1"]


@pytest.mark.usefixtures("case")
def test_claimreview_needs_an_address(run: Run) -> None:
    """Without the address where it will stand ClaimReview is refused, with the line to add."""
    decide_all(run)
    result = run("export", "-f", "claimreview", "--force")
    assert result.status == 2
    assert "base_url" in result.err or "--base-url" in result.err
    given = ("--base-url", "https://example.org/checks/")
    assert run("export", "-f", "claimreview", *given).status == 2
    out = run("export", "-f", "claimreview", "--force", *given).out
    assert "https://example.org/checks/" in out


@pytest.mark.usefixtures("case")
def test_the_configuration_has_the_address(run: Run, tmp_path: Path) -> None:
    """base_url in the configuration serves as --base-url."""
    decide_all(run)
    config = tmp_path / "own.toml"
    config.write_text('base_url = "https://example.org/c/"\n', encoding="utf-8")
    result = run("export", "-f", "claimreview", "--force", "--config", config)
    assert result.status == 0, result.err
    assert "https://example.org/c/" in result.out


@pytest.mark.usefixtures("case")
def test_where_a_report_cannot_go(run: Run, case: Path) -> None:
    """A report is not written over a case, nor into a folder that is not there."""
    before = case.read_bytes()
    assert run("export", "-o", case).status == 2
    assert case.read_bytes() == before
    result = run("export", "-o", "nowhere/report.md")
    assert result.status == 2
    assert "nowhere" in result.err


def test_a_backup_is_a_whole_case(run: Run, case: Path, folder: Path) -> None:
    """A backup opens like the case, and is not written over another file unless told."""
    decide_all(run)
    assert run("backup", "copy.factcheck").status == 0
    assert run("gate", "--case", "copy.factcheck").status == 0
    assert run("backup", "copy.factcheck", "--case", case).status == 2
    assert run("backup", "copy.factcheck", "--case", case, "--force").status == 0
    assert run("backup", case, "--case", case, "--force").status == 2
    assert sorted(path.name for path in folder.iterdir()) == ["copy.factcheck", "trial.factcheck"]


def test_doctor_examines_the_case(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """doctor names versions, terminal, storage and the case, and passes when all is well."""
    monkeypatch.setenv("TERM", "xterm-256color")
    result = run("doctor")
    assert result.status == 0, result.out
    found = run("doctor", "--json").json
    assert found["case"]["found"].startswith("trial.factcheck: 2 documents")
    assert "full-text search" in found["storage"]["found"]
    assert all(one["ok"] for one in found.values())


def test_doctor_finds_what_is_wrong(run: Run, case: Path, tmp_path: Path) -> None:
    """A broken history and a wrong configuration are named, with status 1."""
    config = tmp_path / "home/config/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("colour = 1\n", encoding="utf-8")
    run("mark", "c1", "confirmed", *ADA, "--config", "/dev/null")
    with closing(sqlite3.connect(case)) as database, database:
        database.execute("UPDATE states SET verdict = 'cut' WHERE verdict = 'confirmed'")
    result = run("doctor")
    assert result.status == 1
    found = run("doctor", "--json").json
    wrong = {name for name, one in found.items() if not one["ok"]}
    assert wrong == {"configuration", "case"}


@pytest.mark.usefixtures("case")
def test_a_report_in_spanish(run: Run) -> None:
    """Only what people read is in the language asked for."""
    assert "Informe de veredictos" in run("export", "-f", "text", "--language", "es").out
    assert "Verdict report" in run("export", "-f", "text").out
    spoken = run("export", "-f", "json", "--language", "es")
    assert spoken.out == run("export", "-f", "json").out
