"""What the writer and the readers beside the interface tell the review screen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from claims.model import Event
from claims.store.watching import News
from factcheck.tui.render.document import Mark


@dataclass
class Decided(Message):
    """An act is in the case; ``event`` is what was written."""

    event: Event
    words: str
    """What was asked for, for the person: "undo", "verdict: Change"."""


@dataclass
class Others(Message):
    """Another program has written into the case, and what is shown is up with it."""

    news: News


@dataclass
class Failed(Message):
    """An act was refused or could not be written; nothing has changed."""

    reason: str


@dataclass
class PutRight(Message):
    """Something damaged was found and made anew; nothing was lost."""

    words: str


@dataclass
class Noted(Message):
    """Something that the person should know of, and nothing is wrong."""

    words: str


@dataclass
class Broke(Message):
    """The writer met what it was not made for; the program must not go on."""

    error: Exception


@dataclass
class Queued(Message):
    """The queue has been read: which claims, in which order."""

    ids: array[int]
    current: int | None
    """The claim to go to, where it is among them."""
    groups: Sequence[tuple[str | None, int]] = ()
    """Whose they are, in the same order, and how many of each."""


@dataclass
class Extended(Message):
    """Claims of documents that have just come in, to stand after all others."""

    ids: array[int]
    title: str
    documents: int


@dataclass
class Marked(Message):
    """The claims of a document have been read."""

    document: str
    marks: tuple[Mark, ...]


@dataclass
class Found(Message):
    """A jump has found its claim, or none."""

    claim: int | None
    missing: str
    """What to say where there is none."""
