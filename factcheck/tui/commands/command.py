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
    DOCUMENTS = "On the documents page"
    REVISION = "On a new version"
    WHO = "Who said it"
    CHOOSING = "While choosing evidence"
    COMPARE = "In a comparison"
    PAST = "In the history"
    PRECEDENTS = "Among precedents"
    GATE = "At the gate"
    SECOND = "Where readers disagree"
    TEXT = "In the whole text"
    LISTING = "In a list"
    WELCOME = "Welcome"
    DIALOG = "In a dialog"
    WRITING = "While writing several lines"
    QUESTION = "When asked yes or no"
    SAVED = "Among saved filters"
    READING = "While reading a page"


CHAINS: tuple[tuple[Where, ...], ...] = (
    (Where.LIST, Where.REVIEW, Where.ANYWHERE),
    (Where.DOCUMENT, Where.REVIEW, Where.ANYWHERE),
    (Where.EVIDENCE, Where.REVIEW, Where.ANYWHERE),
    (Where.LISTING, Where.CAST, Where.ANYWHERE),
    (Where.DOCUMENT, Where.CAST, Where.ANYWHERE),
    (Where.LISTING, Where.OVERVIEW, Where.ANYWHERE),
    (Where.LISTING, Where.CHOOSING, Where.ANYWHERE),
    (Where.DOCUMENT, Where.CHOOSING, Where.ANYWHERE),
    (Where.LISTING, Where.COMPARE, Where.ANYWHERE),
    (Where.LISTING, Where.PAST, Where.ANYWHERE),
    (Where.LISTING, Where.PRECEDENTS, Where.ANYWHERE),
    (Where.DOCUMENT, Where.PRECEDENTS, Where.ANYWHERE),
    (Where.LISTING, Where.DOCUMENTS, Where.ANYWHERE),
    (Where.DOCUMENT, Where.DOCUMENTS, Where.ANYWHERE),
    (Where.LISTING, Where.REVISION, Where.ANYWHERE),
    (Where.DOCUMENT, Where.REVISION, Where.ANYWHERE),
    (Where.LISTING, Where.GATE, Where.ANYWHERE),
    (Where.LISTING, Where.SECOND, Where.ANYWHERE),
    (Where.TEXT, Where.ANYWHERE),
    (Where.WELCOME, Where.ANYWHERE),
    (Where.LISTING, Where.WHO, Where.DIALOG),
    (Where.WRITING, Where.DIALOG),
    (Where.QUESTION,),
    (Where.LISTING, Where.SAVED, Where.DIALOG),
    (Where.READING,),
)
"""Places that answer to keys at the same time, the innermost first: in none of these may a key mean
two things. What lies under a dialog hears nothing.
"""


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


def act(
    where: Where, name: str, keys: str, words: str, description: str, **more: object
) -> Command:
    """An act of a screen, which finds its function by ``name``; ``keys`` are apart by spaces."""
    return Command(
        id=f"{where.name.lower()}.{name}",
        keys=tuple(keys.split()),
        action=f"act('{name}')",
        words=words,
        description=description,
        where=where,
        **more,  # type: ignore[arg-type]
    )
