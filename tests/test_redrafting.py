"""Whether the draft's file has changed since it was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.model import Document, Extraction, Role
from claims.redrafting import Redraft, redrafts
from claims.store import Case, Clock

TEXT = "The mill employs 45 people.\n"


@pytest.fixture
def case(tmp_path: Path, clock: Clock) -> Iterator[Case]:
    """A case without documents."""
    with Case.open(tmp_path / "mill.factcheck", clock=clock, create=True) as opened:
        yield opened


def add(case: Case, text: str, origin: str, role: Role = Role.DRAFT) -> None:
    """Add a text as read from a file of that name."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text=text, sha256=sha256, role=role, origin=origin)
    case.add_document(document, Extraction(), reviewer="Ada")


def test_a_draft_that_was_edited_is_found_and_what_was_read_is_not(
    case: Case, tmp_path: Path
) -> None:
    """Only bytes that no document of the case was read from are a change."""
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    add(case, TEXT, "draft.txt")
    assert redrafts(case, [tmp_path]) == []
    path.write_text(TEXT.replace("45", "46"), encoding="utf-8")
    assert redrafts(case, [tmp_path / "elsewhere", tmp_path]) == [Redraft("d1", path)]
    path.unlink()
    assert redrafts(case, [tmp_path]) == []


def test_sources_are_not_looked_for(case: Case, tmp_path: Path) -> None:
    """What a source says today is another document."""
    (tmp_path / "note.txt").write_text("Other words.\n", encoding="utf-8")
    add(case, TEXT, "note.txt", Role.SOURCE)
    assert redrafts(case, [tmp_path]) == []


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "..", "-", "a\\b", "a\0b"])
def test_a_name_leads_nowhere_else(case: Case, tmp_path: Path, name: str) -> None:
    """The name came with the case, and a case may be a stranger's."""
    (tmp_path / "secret.txt").write_text("Other words.\n", encoding="utf-8")
    below = tmp_path / "below"
    below.mkdir()
    add(case, TEXT, name)
    assert redrafts(case, [below]) == []
