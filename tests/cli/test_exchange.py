"""``import``, ``schema``, ``export --exact``, ``export --diff`` and ``export -f pdf``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from claims.model import Document, Extraction
from claims.store import Case
from factcheck.clock import stepping_clock

Run = Callable[..., Any]


def test_a_case_goes_out_and_comes_in(run: Run, folder: Path, case: Path) -> None:
    """The new case has the head of the old one, and is written as the same bytes."""
    assert run("mark", "c1", "confirmed", "--reviewer", "A").status == 0
    assert run("export", "--exact", "-o", "story.json").status == 0
    made = run("import", "story.json", "--case", "again.factcheck")
    assert made.status == 0
    old, new = (run("audit", "--json", "--case", name).json for name in (case, "again"))
    assert new == old
    assert new["head"] in made.out
    piped = run("export", "--exact", "--case", "again.factcheck")
    assert piped.out.encode() == (folder / "story.json").read_bytes()


@pytest.mark.usefixtures("case")
def test_a_case_comes_in_from_a_pipe(run: Run, folder: Path) -> None:
    """A minus is standard input; without ``--case`` the file's name is the case's."""
    written = run("export", "--exact").out
    assert run("import", "-", "--case", "piped", stdin=written).status == 0
    (folder / "named.json").write_text(written, encoding="utf-8")
    (folder / "elsewhere").mkdir()
    assert run("import", "named.json").status == 0
    assert (folder / "named.factcheck").exists()


@pytest.mark.usefixtures("case")
def test_an_altered_file_makes_no_case(run: Run, folder: Path) -> None:
    """The event that was changed is named, and nothing is left behind."""
    written = run("export", "--exact").out
    before = sorted(path.name for path in folder.iterdir())
    refused = run("import", "-", "--case", "bad", stdin=written.replace('"import"', '"impart"', 1))
    assert refused.status == 2
    assert "event 1 was altered" in refused.err
    cut = run("import", "-", "--case", "bad", stdin=written[: len(written) // 2])
    assert (cut.status, "line" in cut.err) == (2, True)
    assert sorted(path.name for path in folder.iterdir()) == before


@pytest.mark.usefixtures("case")
def test_a_case_that_is_there_is_not_written_over(run: Run, folder: Path) -> None:
    """An import names a new case."""
    written = run("export", "--exact").out
    (folder / "there.factcheck").write_text("mine", encoding="utf-8")
    refused = run("import", "-", "--case", "there", stdin=written)
    assert (refused.status, "exists already" in refused.err) == (2, True)


def test_confidential_words_leave_only_when_asked(run: Run, case: Path) -> None:
    """The exact case of a case with a confidential source needs a word for it."""
    from datetime import UTC, datetime

    with Case.open(case, clock=stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))) as opened:
        secret = Document(text="The cellar ledger.", sha256="0" * 64, confidential=True)
        opened.add_document(secret, Extraction(), reviewer="A")
    refused = run("export", "--exact")
    assert (refused.status, refused.out) == (2, "")
    assert "--include-confidential" in refused.err
    assert "The cellar ledger." in run("export", "--exact", "--include-confidential").out


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize(
    "arguments",
    [
        ("--exact", "-f", "html"),
        ("--exact", "--filter", "status:open"),
        ("--exact", "--view", "memo"),
        ("--diff", "story.json", "-f", "csv"),
        ("--exact", "--diff", "story.json"),
    ],
)
def test_what_does_not_go_together_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    """Nothing is left out silently."""
    found = run("export", *arguments)
    assert (found.status, found.out) == (2, "")


@pytest.mark.usefixtures("case")
def test_a_comparison_ends_like_diff(run: Run, folder: Path) -> None:
    """0 where nothing changed, 1 where anything did, with what it was."""
    assert run("export", "-f", "json", "-o", "old.json").status == 0
    same = run("export", "--diff", "old.json")
    assert (same.status, "Nothing changed." in same.out) == (0, True)
    run("mark", "c1", "confirmed", "--reviewer", "A")
    other = run("export", "--diff", "old.json", "-f", "json")
    assert other.status == 1
    assert [one["id"] for one in json.loads(other.out)["changed"]] == ["c1"]
    assert "Confirmed" in run("export", "--diff", "old.json", "-f", "text").out
    assert run("export", "--diff", "old.json", "-o", "changes.md").status == 1
    assert (folder / "changes.md").exists()


@pytest.mark.usefixtures("case")
def test_a_report_of_another_case_is_not_compared(run: Run, folder: Path) -> None:
    """Its head is not in the history."""
    run("export", "-f", "json", "-o", "old.json")
    report = json.loads((folder / "old.json").read_text(encoding="utf-8"))
    (folder / "old.json").write_text(json.dumps({**report, "head": "1" * 64}), encoding="utf-8")
    found = run("export", "--diff", "old.json")
    assert (found.status, "is not in the history" in found.err) == (2, True)
    (folder / "old.json").write_text("[" * 100_000, encoding="utf-8")
    assert run("export", "--diff", "old.json").status == 2


@pytest.mark.parametrize("name", ["report", "claimreview"])
def test_schemas_are_printed(run: Run, name: str) -> None:
    """What is printed is a schema."""
    Draft202012Validator.check_schema(json.loads(run("schema", name).out))
    assert run("schema").out == run("schema", "report").out


@pytest.mark.usefixtures("case")
def test_pdf_is_printed_by_the_browser_of_the_configuration(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    """The program that is named prints the page of the view, and the head stays to be found."""
    browser = tmp_path / "browser"
    browser.write_text(
        f"#!{sys.executable}\nimport sys, pathlib, urllib.request\n"
        "target = next(one[15:] for one in sys.argv if one.startswith('--print-to-pdf='))\n"
        "page = urllib.request.urlopen(sys.argv[-1]).read().decode()\n"
        "pathlib.Path(target).write_text('%PDF-1.4 ' + str('Verdict report' in page))\n",
        encoding="utf-8",
    )
    browser.chmod(0o755)
    config = tmp_path / "config.toml"
    config.write_text(f'chromium = "{browser}"\n', encoding="utf-8")
    assert run("export", "-f", "pdf", "-o", "report.pdf", "--config", config).status == 0
    assert (folder / "report.pdf").read_text(encoding="utf-8").startswith("%PDF-1.4 True")
    assert run("audit", "--report", "report.pdf").status == 0


@pytest.mark.usefixtures("case")
def test_advice_on_claimreview_is_told_beside_it(run: Run) -> None:
    """What is valid and reads badly is on stderr; the reviews are on stdout as ever."""
    assert run("scale", "google", "--reviewer", "A").status == 0
    assert run("mark", "c1", "false", "--because", "x", "--reviewer", "A").status == 0
    written = run("export", "-f", "claimreview", "--base-url", "https://example.org/checks")
    assert written.status == 0
    assert json.loads(written.out)["@graph"][0]["claimReviewed"]
    long = [one for one in json.loads(written.out)["@graph"] if len(one["claimReviewed"]) >= 75]
    assert ("note: c1: " in written.err) == bool(long)
