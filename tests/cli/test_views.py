"""export --view: what is written where, and what is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from .conftest import Run

ADA = ("--reviewer", "Ada")


@pytest.mark.usefixtures("case")
def test_a_memo_of_what_was_decided(run: Run) -> None:
    """The memo is text on standard output, with the reason that was given."""
    assert run("mark", "c1", "change", "--because", "miscounted", *ADA).status == 0
    result = run("export", "--view", "memo", "-f", "text")
    assert result.status == 0
    assert result.out.startswith("Changes to make")
    assert "What is wrong: miscounted" in result.out


@pytest.mark.usefixtures("case")
def test_a_record_is_a_zip_without_being_told(run: Run, tmp_path: Path) -> None:
    """The view has one format, which need not be said; audit takes it as a report."""
    target = tmp_path / "record.zip"
    assert run("export", "--view", "record", "-o", str(target)).status == 0
    with zipfile.ZipFile(target) as archive:
        assert {"case.factcheck", "report.html", "SHA256SUMS"} <= set(archive.namelist())
    assert run("audit", "--report", str(target)).status == 0


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (("--view", "memo", "-f", "jsonl"), "leave the view out"),
        (("--view", "sources", "--include-confidential"), "Only the record"),
        (("--view", "record", "-f", "html"), "there are zip"),
    ],
)
def test_what_cannot_be_had_is_refused_in_words(
    run: Run, wish: tuple[str, ...], words: str
) -> None:
    """Status 2, and what there is instead."""
    result = run("export", *wish)
    assert result.status == 2
    assert words in result.err


@pytest.mark.usefixtures("case")
def test_templates_of_the_configuration_are_used(run: Run, tmp_path: Path) -> None:
    """A folder of one's own is named once; a broken template stops the export with its place."""
    folder = tmp_path / "templates"
    folder.mkdir()
    config = tmp_path / "own.toml"
    config.write_text(f'templates = "{folder.as_posix()}"\n', encoding="utf-8")
    page = folder / "report.html"
    page.write_text("<p>{{ report.events }} events", encoding="utf-8")
    wish = ("--config", str(config), "export", "-f", "html")
    assert run(*wish).out.endswith(" events")
    page.write_text("<p>\n{{ report.event }}", encoding="utf-8")
    result = run(*wish)
    assert result.status == 2
    assert "report.html, line 2" in result.err
