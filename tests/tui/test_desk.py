"""What the panes are called."""

from __future__ import annotations

from claims.model import Document, Landmark, LandmarkKind, Layout, Role
from factcheck.tui.desk import document_title


def test_the_title_names_the_page_where_there_are_pages() -> None:
    """A page, a time or a row is found again in the file; of other texts the paragraph is said."""
    pages = (
        Landmark(start=0, kind=LandmarkKind.PAGE, label="p. 1"),
        Landmark(start=8, kind=LandmarkKind.PAGE, label="p. 2"),
    )
    layout = Layout(landmarks=pages)
    paged = Document(text="One.\n\n\n\nTwo.", sha256="0" * 64, role=Role.SOURCE, title="Report")
    assert document_title(paged, 2, 8) == "Source: Report ¶2"
    paged = Document(text=paged.text, sha256=paged.sha256, title="Report", layout=layout)
    assert document_title(paged, 2, 8) == "Source: Report p. 2"
    assert document_title(paged, 0) == "Source: Report"
