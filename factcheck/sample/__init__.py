"""The sample case: a draft to check, two press summaries, and a note of the statistics.

All texts are written for this purpose. The words quoted from real people are theirs, as the press
published them in October 2023; one quotation, one figure and one name of the draft are wrong, for
the checker to find.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from claims.documents import Given, read_bytes
from claims.model import Document, Role, SourceKind
from factcheck.sample.case import open_sample

__all__ = ["documents", "open_sample"]

_TEXTS: tuple[tuple[str, Given], ...] = (
    (
        "draft.md",
        Given(role=Role.DRAFT, publisher="The magazine", published=date(2023, 10, 6)),
    ),
    (
        "morning-conference.txt",
        Given(publisher="Sample press summary", kind=SourceKind.SECONDARY, group="press"),
    ),
    (
        "dialogue-summary.html",
        Given(publisher="Sample press summary", kind=SourceKind.SECONDARY, group="press"),
    ),
    (
        "overdose-statistics.txt",
        Given(
            publisher="CDC/NCHS, noted for the sample",
            url="https://www.cdc.gov/nchs/products/databriefs/db491.htm",
            kind=SourceKind.PRIMARY,
            group="CDC",
        ),
    ),
)


def documents() -> list[Document]:
    """The four documents of the sample in the order of adding, the draft first."""
    folder = files(__package__) / "texts"
    return [read_bytes((folder / name).read_bytes(), name, given) for name, given in _TEXTS]
