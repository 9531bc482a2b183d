"""Documents: what came in, and what it is to the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Role(StrEnum):
    """What a document is to the case."""

    DRAFT = "draft"
    SOURCE = "source"
    PRECEDENT = "precedent"


class SourceKind(StrEnum):
    """How near a source stands to the facts (KSJ Fact-Checking 101)."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text of the case. The text never changes; a new version is a new document."""

    text: str
    sha256: str
    """Hexadecimal SHA-256 of the bytes that were read."""
    role: Role = Role.SOURCE
    id: str = ""
    """``d3`` once stored, empty before."""
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    retrieved: datetime | None = None
    url: str = ""
    origin: str = ""
    """The file name, or ``-`` for standard input; never a machine's whole path."""
    language: str = "en"
    kind: SourceKind | None = None
    group: str = ""
    """Independence group: documents of one group count as one source."""
    confidential: bool = False
    made_by: str = ""
    """How the text was made: reader, encoding and how the encoding was found."""
    withdrawn: bool = False

    @property
    def name(self) -> str:
        """What to call the document where there is little room."""
        return self.title or self.origin or self.id
