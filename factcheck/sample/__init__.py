"""The sample case: a draft to check, two press summaries, and a note of the statistics.

All texts are written for this purpose. The words quoted from real people are theirs, as the press
published them in October 2023; one quotation, one figure and one name of the draft are wrong, for
the checker to find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.sample.case import open_sample

if TYPE_CHECKING:
    from claims.model import Document

__all__ = ["documents", "open_sample"]


def documents() -> list[Document]:
    """The four documents of the sample in the order of adding, the draft first."""
    # Loaded to make the case, not to resume it: the readers of documents take their time.
    from factcheck.sample import material

    return material.documents()
