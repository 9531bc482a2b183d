"""What an act of the interface is: its name, its keys, where it is answered, what it needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, Flag, auto


class Where(Enum):
    """The part of the interface that answers to an act; the words head its section of the help."""

    ANYWHERE = "Anywhere"
    REVIEW = "Review"
    LIST = "In the list of claims"
    DOCUMENT = "In the document"
    EVIDENCE = "In the evidence"
    OVERVIEW = "On the front page"
    CAST = "In the cast"
    WHO = "Who said it"
    LISTING = "In a list"
    WELCOME = "Welcome"
    DIALOG = "In a dialog"
    WRITING = "While writing several lines"
    QUESTION = "When asked yes or no"
    READING = "While reading a page"


class Needs(Flag):
    """What must be there for an act to make sense."""

    NOTHING = 0
    CLAIM = auto()
    EVIDENCE = auto()
    MATCHES = auto()
    WRITABLE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One act: what it is called, how it is asked for, and where."""

    id: str
    """ "review.undo": for the palette, the configuration and the tests."""
    keys: tuple[str, ...]
    """Names of keys as Textual spells them; none where only the palette has the act."""
    action: str
    """What Textual runs; ``{key}`` stands for the key that was pressed."""
    words: str
    """Two or three words, for the key bar and the command line."""
    description: str
    """A sentence, for the help and the documentation."""
    where: Where = Where.REVIEW
    needs: Needs = Needs.NOTHING
    group: str = "Moving"
    bar: bool = False
    """Whether the key bar shows it."""
    palette: bool = True
    aliases: tuple[str, ...] = field(default=())
    """Further names on the command line, such as ``q``."""
