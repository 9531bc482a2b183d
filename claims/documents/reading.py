"""What a reader finds in a file, and what the person who adds the file says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from claims.errors import DocumentError
from claims.model import Layout, Role, SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The text of one file, and what the file itself says about where it comes from."""

    text: str
    made_by: str
    """Reader, encoding and how the encoding was found, for people."""
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""
    """Two letters; empty where the file does not say."""
    layout: Layout = field(default_factory=Layout)
    """Where pages, times or rows begin in the text, and what hangs on its passages."""
    identity: str = ""
    """What tells this reading from the others of one file; empty where there is only one."""
    refused: tuple[DocumentError, ...] = ()
    """Parts of the file that were left out, such as rows of a list, each with place and remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of a document from outside; it stands above what the file says."""

    role: Role | None = None
    """None leaves it to what is read: a published check is a precedent, all else a source."""
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    retrieved: datetime | None = None
    url: str = ""
    language: str = ""
    kind: SourceKind | None = None
    group: str = ""
    confidential: bool = False
    came: str = ""
    """By which way it came, for people: "fetched from A, by way of B"."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Which column of a list holds what: a number from 1, a letter or a name for each field."""
