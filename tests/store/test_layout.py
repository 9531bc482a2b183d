"""Pages, times and notes of a document are kept with its text, and vouched for like it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from claims.extract import extract
from claims.model import (
    Annotation,
    AnnotationKind,
    Document,
    Landmark,
    LandmarkKind,
    Layout,
    Span,
)
from claims.store import Case

LAYOUT = Layout(
    landmarks=(
        Landmark(start=0, kind=LandmarkKind.PAGE, label="p. 1"),
        Landmark(start=22, kind=LandmarkKind.PAGE, label="p. 2"),
    ),
    annotations=(
        Annotation(span=Span(0, 20), kind=AnnotationKind.NOTE, text="Ledger [p. 9]", author="A"),
    ),
)


def clock() -> datetime:
    """A moment."""
    return datetime(2026, 5, 4, tzinfo=UTC)


def made(path: Path, layout: Layout) -> str:
    """A case with one document; returns its id."""
    text = "The mill has 3 wheels.\n\nThe ferry lost 300 people."
    document = Document(text=text, sha256="ab" * 32, title="Mill", layout=layout)
    with Case.open(path, clock=clock, create=True) as case:
        return case.add_document(document, extract(text), reviewer="ada").document.id


def test_a_layout_comes_back_with_the_text(tmp_path: Path) -> None:
    """With the text, and only with it: a list of documents does without."""
    path = tmp_path / "a.factcheck"
    key = made(path, LAYOUT)
    with Case.open(path, clock=clock) as case:
        assert case.document(key).layout == LAYOUT
        assert not case.documents(text=False)[0].layout
        assert case.audit().problems == ()


def test_an_altered_layout_is_found(tmp_path: Path) -> None:
    """Moving a passage to another page shows in the audit."""
    path = tmp_path / "a.factcheck"
    made(path, LAYOUT)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TRIGGER texts_no_update")
        raw.execute("UPDATE texts SET layout = replace(layout, 'p. 2', 'p. 7')")
        raw.commit()
    with Case.open(path, clock=clock) as case:
        assert any("d1" in problem for problem in case.audit().problems)


def test_a_document_without_layout_is_hashed_as_ever(tmp_path: Path) -> None:
    """A text file has none, and takes no room for it."""
    path = tmp_path / "a.factcheck"
    made(path, Layout())
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT layout FROM texts").fetchall() == [("",)]
