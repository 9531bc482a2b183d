"""Where a passage stands, in words by which a person finds it."""

from __future__ import annotations

import pytest

from claims.locating import Locator
from claims.model import (
    Annotation,
    AnnotationKind,
    Document,
    Landmark,
    LandmarkKind,
    Layout,
    Span,
)
from claims.records import layout_record, layout_value

TEXT = "First one.\n\nSecond runs\n\non here.\n\nThird one.\n\nFourth one."
PAGES = Layout(
    landmarks=(
        Landmark(start=0, kind=LandmarkKind.PAGE, label="p. 1"),
        Landmark(start=25, kind=LandmarkKind.PAGE, label="p. 2"),
    )
)


def locator(layout: Layout | None = None) -> Locator:
    """Of the text above."""
    return Locator(Document(text=TEXT, sha256="0", layout=layout or Layout()))


def test_without_landmarks_paragraphs_are_counted() -> None:
    """A plain text has paragraphs only."""
    assert locator()(0) == "¶1"
    assert locator()(TEXT.index("Fourth")) == "¶5"
    assert locator()(len(TEXT)) == "¶5"


def test_paragraphs_are_counted_from_their_page() -> None:
    """Page two begins with its own first paragraph."""
    where = locator(PAGES)
    assert where(TEXT.index("Second")) == "p. 1, ¶2"
    assert where(TEXT.index("on here")) == "p. 2, ¶1"
    assert where(TEXT.index("Third")) == "p. 2, ¶2"


def test_a_paragraph_that_runs_over_is_the_first_of_its_page() -> None:
    """What began on the page before is counted as the first paragraph of the page it ends on."""
    at = TEXT.index("runs")
    over = Layout(landmarks=(Landmark(start=at, kind=LandmarkKind.PAGE, label="p. 2"),))
    assert locator(over)(at) == "p. 2, ¶1"
    assert locator(over)(TEXT.index("on here")) == "p. 2, ¶2"


@pytest.mark.parametrize(
    ("kind", "label"),
    [(LandmarkKind.TIME, "00:12:05"), (LandmarkKind.ROW, "row 4"), (LandmarkKind.NOTE, "note 2")],
)
def test_times_rows_and_notes_are_exact_enough(kind: LandmarkKind, label: str) -> None:
    """No paragraph is counted beside them, and before the first landmark one is."""
    marks = Layout(landmarks=(Landmark(start=12, kind=kind, label=label),))
    assert locator(marks)(TEXT.index("Third")) == label
    assert locator(marks)(0) == "¶1"


def test_what_hangs_on_a_passage_is_found() -> None:
    """Notes on words that the passage shares, and those that stand right at its end."""
    note = Annotation(span=Span(0, 10), kind=AnnotationKind.NOTE, text="Ledger, p. 9")
    comment = Annotation(span=Span(10, 10), kind=AnnotationKind.COMMENT, text="sure?", author="A")
    found = locator(Layout(annotations=(note, comment)))
    assert list(found.annotations(Span(2, 10))) == [note, comment]
    assert list(found.annotations(Span(12, 20))) == []


def test_a_layout_comes_back_from_its_record() -> None:
    """What is stored is what was read."""
    note = Annotation(span=Span(0, 10), kind=AnnotationKind.NOTE, text="Ledger", author="A")
    layout = Layout(landmarks=PAGES.landmarks, annotations=(note,))
    assert layout_value(layout_record(layout)) == layout
    assert layout
    assert not Layout()
