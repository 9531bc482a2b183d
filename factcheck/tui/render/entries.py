"""What lists are made of: entries of one or more lines, headings, and prose between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content

from factcheck.tui.render import glyphs
from factcheck.tui.render.text import Piece, clip, line, pad


class Look(NamedTuple):
    """How an entry is shown at the moment."""

    current: bool = False
    focused: bool = False
    marked: bool = False


class Entry:
    """One or more lines that belong together. A subclass that is to be chosen has a key."""

    key: str = ""
    """What the entry is known by when the list is shown anew; empty where it is not chosen."""

    def height(self, width: int) -> int:
        """How many lines it takes, without drawing them where that can be helped."""
        return len(self.lines(width, Look()))

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """Its lines in ``width`` cells, as many as :meth:`height` says."""
        raise NotImplementedError


@dataclass(frozen=True)
class Heading(Entry):
    """A line that stands over others, with an empty one before it."""

    content: Content
    first: bool = False
    """Whether it is the first of the list, and needs no room above."""

    def height(self, width: int) -> int:
        """One line, or two with the room above."""
        return 1 if self.first else 2

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The heading under its room."""
        return [self.content] if self.first else [Content(""), self.content]


@dataclass(frozen=True)
class Prose(Entry):
    """Lines to be read, wrapped by whoever draws them."""

    content: Content

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The text in as many lines as it takes."""
        lines = self.content.wrap(max(width - 2, 1)) if self.content.plain else [Content("")]
        return [line("  ", one) for one in lines]


def edge(look: Look) -> Content:
    """The two cells before an entry: whether it is current, and whether it is marked."""
    style = "bold $accent" if look.focused else "$accent"
    return line(
        (glyphs.CURRENT if look.current else " ", style),
        (glyphs.MARKED if look.marked else " ", "$accent"),
    )


def entry_lines(lines: Sequence[Content], width: int, look: Look) -> list[Content]:
    """Lines of an entry after its edge, over the ground of the current one."""
    heads = [edge(look), *([line("  ")] * (len(lines) - 1))]
    shown = [line(head, clip(one, width - 2)) for head, one in zip(heads, lines, strict=True)]
    if not look.current:
        return shown
    return [pad(one, width).stylize_before("on $row-current") for one in shown]


def lines_at_most(content: Content, width: int, most: int) -> list[Content]:
    """``content`` wrapped to at most so many lines; the last one says that there is more."""
    lines = list(content.wrap(max(width, 1))) if content.plain else []
    if len(lines) <= most:
        return lines
    rest: list[Piece] = [lines[most - 1], " ", lines[most]]
    return [*lines[: most - 1], clip(line(*rest), width)]
