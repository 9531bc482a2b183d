"""The documents of the sample case, read from the texts beside this module."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claims.documents import Given, read_bytes
from claims.model import Document, Role, SourceKind

_FOLDER = Path(__file__).parent / "texts"

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
    return [
        document
        for name, given in _TEXTS
        for document in read_bytes((_FOLDER / name).read_bytes(), name, given)
    ]
