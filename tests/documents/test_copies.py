"""Saved copies of what was fetched."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest

from claims.documents import read_paths
from claims.documents.copies import keep_copy
from claims.errors import DocumentError


def test_a_copy_is_kept_once_for_its_owner(tmp_path: Path) -> None:
    """It is named by its SHA-256, and nobody else may read it."""
    case = tmp_path / "story.factcheck"
    path = keep_copy(case, b"The dam is new.", ".html")
    assert path.name == hashlib.sha256(b"The dam is new.").hexdigest() + ".html"
    assert path.parent == tmp_path / "story.factcheck.files"
    assert path.read_bytes() == b"The dam is new."
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert keep_copy(case, b"The dam is new.", ".html") == path
    assert list(path.parent.iterdir()) == [path]


def test_a_copy_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    """A file in the place of the folder is named with what to look at."""
    (tmp_path / "story.factcheck.files").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"story\.factcheck\.files: the copy"):
        keep_copy(tmp_path / "story.factcheck", b"x")


def test_copies_are_no_documents_of_their_folder(tmp_path: Path) -> None:
    """A folder that holds a case is read without the copies beside it."""
    keep_copy(tmp_path / "story.factcheck", b"The dam is new.", ".txt")
    (tmp_path / "note.txt").write_bytes(b"The mill is old.")
    assert len(list(read_paths([str(tmp_path)]))) == 1
