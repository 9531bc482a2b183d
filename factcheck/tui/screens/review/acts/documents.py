"""The documents of the case, and the new version of the draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.tui.screens.review.acts.people import lay_over

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen


def documents(screen: ReviewScreen, text: str = "") -> None:
    """The documents; :documents d3 begins on one."""
    from factcheck.tui.screens.documents.screen import DocumentsScreen

    detail = screen.detail
    lay_over(screen, DocumentsScreen(screen, text or (detail.document.id if detail else "")))


def revision(screen: ReviewScreen, text: str = "") -> None:
    """What became of each claim; :revision d3 shows that of an earlier version."""
    from factcheck.tui.screens.revision.screen import RevisionScreen

    lay_over(screen, RevisionScreen(screen, text))


ACTS: dict[str, Callable[..., None]] = {
    "documents": documents,
    "revision": revision,
}
