"""Documents: what came in, and what it is to the case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from claims.model.layout import Layout
from claims.phrases import phrase


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


CLAIMED_BY = "Claimed by: "
"""How it begins where a published check or a list of claims says who made the claim."""
CLAIMED_AS, CLAIMED_ON, CLAIMED_IN = "As: ", "On: ", "In: "
"""How the further lines of a list begin: the office of who made a claim, the day and the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRating:
    """What another organisation published of a claim: theirs, frozen, on a scale of theirs.

    It is shown with its publisher and never put in words or numbers of another scale.
    """

    label: str = ""
    """The publisher's words: "Mostly true", or a whole sentence. Empty where only numbers are."""
    value: float | None = None
    """The rating as a number, with ``worst`` and ``best``: all three, or none of them."""
    worst: float | None = None
    best: float | None = None
    explanation: str = ""
    claimant: str = ""
    """Who made the claim, as the publisher names them."""
    claimant_role: str = ""
    claimed: date | None = None
    """When the claim was made."""
    reviewed: str = ""
    """The address at which the claim was made; text, never opened."""
    remarks: tuple[str, ...] = ()
    """Fields that were left out of what the file says, each with the reason."""

    @property
    def words(self) -> str:
        """The label as published, or the number on its scale: "2 on a scale from 1 to 5"."""
        if self.label or self.value is None:
            return self.label or phrase("no rating")
        return phrase(
            "{value:g} on a scale from {worst:g} (worst) to {best:g} (best)",
            value=self.value,
            worst=self.worst,
            best=self.best,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text of the case. The text never changes; a new version is a new document."""

    text: str
    sha256: str
    """Hexadecimal SHA-256 of the bytes that were read; of a published check, of what tells it from
    others: address, claim, publisher and rating.
    """
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
    rating: PublishedRating | None = None
    """Of a published check that was read from data made for machines; its text is laid out so: the
    claim, a line on who made it, the check's title, its summary, each a paragraph.
    """
    layout: Layout = field(default_factory=Layout)
    """Pages, times, rows and what hangs on passages; there only where the text is."""
    withdrawn: bool = False

    @property
    def name(self) -> str:
        """What to call the document where there is little room."""
        return self.title or self.origin or self.id
