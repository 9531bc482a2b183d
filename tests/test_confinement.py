"""Paths of a session that is driven from a browser stay in one folder; at a terminal they roam."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.confinement import VARIABLE, OutOfBounds, confined_folder, to_write, typed_path


def test_a_terminal_is_not_confined(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the switch any path is as it was typed, with the home written out."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert confined_folder() is None
    assert typed_path("../there.txt", None) == Path("../there.txt")
    assert typed_path("~/there.txt", None) == tmp_path / "there.txt"


def test_the_switch_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder is taken with its links resolved."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "link"))
    assert confined_folder() == (tmp_path / "real").resolve()


def test_paths_inside_are_whole(tmp_path: Path) -> None:
    """A name means a file of the folder, whatever the working folder is."""
    assert typed_path("report.md", tmp_path) == tmp_path / "report.md"
    assert typed_path("sub/../report.md", tmp_path) == tmp_path / "report.md"
    assert typed_path(str(tmp_path / "report.md"), tmp_path) == tmp_path / "report.md"


@pytest.mark.parametrize("typed", ["../out.txt", "/etc/passwd", "~/out.txt", "sub/../../out.txt"])
def test_paths_outside_are_refused(tmp_path: Path, typed: str) -> None:
    """Dots, roots and homes lead nowhere; the message does not tell where the folder lies."""
    folder = tmp_path / "case"
    folder.mkdir()
    with pytest.raises(OutOfBounds) as refused:
        typed_path(typed, folder)
    assert str(tmp_path) not in str(refused.value)


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    """What lies behind a link counts, not where the link lies."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "way-out").symlink_to(tmp_path)
    with pytest.raises(OutOfBounds):
        typed_path("way-out/secret.txt", folder)


def test_a_name_that_is_none_is_refused_anywhere(tmp_path: Path) -> None:
    """No system has files with that character in their names."""
    for folder in (None, tmp_path):
        with pytest.raises(OutOfBounds):
            typed_path("a\0b", folder)


@pytest.mark.parametrize("name", ["x.factcheck", "x.factcheck-wal", "x.factcheck-shm"])
def test_no_report_is_written_over_a_case(tmp_path: Path, name: str) -> None:
    """From a browser a case cannot be replaced by a report; at a terminal the dialog asks."""
    with pytest.raises(OutOfBounds):
        to_write(tmp_path / name, tmp_path)
    assert to_write(tmp_path / name, None) == tmp_path / name
