"""A report as blocks on a page: what every view is turned into and every writer reads.

A view chooses what to say and in which order, a writer knows how a format says it; neither knows
of the other, so that each view can be had in each format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import TypeAlias

from factcheck.tongue import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that are shown alike, exactly as the case has them: writers make them safe."""

    text: str
    strong: bool = False
    code: bool = False
    change: str = ""
    """``removed`` or ``added``, in a word diff."""
    tone: str = ""
    """``good``, ``warn``, ``bad``, ``muted`` or ``open``: of a verdict and what stands for one."""
    link: str = ""
    """An address, or ``#`` and the anchor of a block of this page."""
    notes: tuple[str, ...] = ()
    """The notes that hang on these words, which may go on in the next run."""
    ends: tuple[str, ...] = ()
    """The notes whose last words these are: where their marks are written."""


Words: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is the page's own."""

    level: int
    words: Words
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running words."""

    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words quoted from a document."""

    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of a list: lines that follow one another, then blocks of its own."""

    lines: tuple[Words, ...]
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list without numbers."""

    items: Iterable[Item]
    """Of a long list made anew each time that a writer goes through it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a head line."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    numbers: frozenset[int] = frozenset()
    """Which columns hold numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """All that is said of one claim, kept together where a format can."""

    anchor: str
    tone: str
    blocks: tuple[Block, ...]


Block: TypeAlias = Heading | Paragraph | Quote | Listing | Table | Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A comment on words of the page."""

    id: str
    """That of the claim: "c12"."""
    badge: str
    """Glyph and word of the verdict: "✓ Confirmed"."""
    tone: str
    lines: tuple[Words, ...]
    by: str = ""
    """Who decided."""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole report."""

    title: str
    head: str
    """The head hash of the history that it was made from."""
    last: datetime | None
    """When the latest event happened: the only time that files may say they are of."""
    blocks: Iterable[Block]
    """Read once: a report on twenty thousand claims need not be in memory all at once."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The same as rows: what spreadsheets are made of."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[str]]
    """Read once."""


def run(text: str, **how: object) -> Words:
    """Words that are one run."""
    return (Run(text=text, **how),)  # type: ignore[arg-type]


def named(name: str, value: str | Words) -> Words:
    """ "Name: value", the name in the language of the report."""
    return (Run(text=f"{tr(name)}: "), *(run(value) if isinstance(value, str) else value))


def headed(*names: str) -> tuple[str, ...]:
    """The names of columns, in the language of the report."""
    return tuple(map(tr, names))


def coded(text: str) -> Words:
    """Words of the program's own in which `backticks` mark what can be typed."""
    parts = enumerate(text.split("`"))
    return tuple(Run(text=part, code=place % 2 == 1) for place, part in parts if part)


def titled(name: str, title: str) -> str:
    """ "Verdict report: Two ferries"; the name alone where there is no title."""
    return f"{name}: {title}" if title else name


def listing(lines: Iterable[Words]) -> Listing:
    """A list whose entries are one line each."""
    return Listing(items=tuple(Item(lines=(line,)) for line in lines))


def text_of(words: Iterable[Run]) -> str:
    """The bare words."""
    return "".join(one.text for one in words)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block with those inside of it, in order."""
    for block in blocks:
        yield block
        match block:
            case Box():
                yield from walk(block.blocks)
            case Listing():
                yield from walk(chain.from_iterable(item.blocks for item in block.items))
            case _:
                pass
