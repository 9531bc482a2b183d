"""A claim as one or two lines of the list."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from claims.model import ALARMS, Relation
from claims.wording import TIMES
from factcheck.tongue import tr
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import FLAG, MISSPELT, RELATIONS, Badge
from factcheck.tui.render.text import clip, line, one_line, pad, spread

ONE_LINE = 64
"""From this width on a claim takes one line, below it two."""


class Row(NamedTuple):
    """What the list shows of a claim."""

    id: int
    kinds: str
    """Its glyphs: ``#“``."""
    value: str
    """The figures as read, empty where there are none."""
    text: str
    speaker: str
    state: Badge
    worst: Relation | None = None
    flagged: bool = False
    same_as: str = ""
    """The claim whose verdict is shown, such as c4; empty for one of its own."""

    @property
    def standing(self) -> str:
        """The words of the state, after the number of the claim whose they are."""
        said = self.state.said
        return f"={self.same_as[1:]} {said}" if self.same_as else said


def row_height(width: int) -> int:
    """How many lines a claim takes in a list of that width."""
    return 1 if width >= ONE_LINE else 2


def row_lines(
    row: Row, width: int, *, current: bool, selected: bool, number_width: int
) -> list[Content]:
    """The claim in lines of exactly ``width`` cells."""
    head = line(
        (glyphs.CURRENT if current else " ", "$accent"),
        (glyphs.MARKED if selected else " ", "$accent"),
        (row.state.glyph, f"bold {row.state.style}"),
        " ",
        (f"{row.id:>{number_width}}", "$faint"),
        " ",
        (f"{row.kinds:<2}", "$quiet"),
        " ",
    )
    what = _what(row)
    if row_height(width) == 1:
        return [_single(head, what, row, width)]
    below = spread(
        line(" " * head.cell_length, (row.speaker, "$quiet")),
        line(*_alarm(row), "  ", (row.standing, row.state.style), " "),
        width,
    )
    return [pad(line(head, what), width), below]


def _single(head: Content, what: Content, row: Row, width: int) -> Content:
    """Text takes what the speaker and the status leave."""
    status = pad(line((row.standing, row.state.style)), 15)
    speaker = pad(line((row.speaker, "$quiet")), min(max(width // 5, 12), 28))
    alarm = pad(line(*_alarm(row, words=width >= 90)), 13 if width >= 90 else 4)
    right = line(" ", alarm, " ", speaker, " ", status)
    return line(pad(line(head, what), width - right.cell_length), right)


def _what(row: Row) -> Content:
    text = one_line(row.text)
    if not row.value:
        return line(text)
    return line((short_words(row.value), "bold"), ("  ", ""), (text, "$quiet"))


def short_words(value: str) -> str:
    """A figure of the list, "40,000/year", with its time in the language of the interface."""
    figure, slash, time = value.rpartition("/")
    return f"{figure}{slash}{tr(time)}" if time in TIMES else value


def _alarm(row: Row, *, words: bool = True) -> list[Content | str]:
    parts: list[Content | str] = []
    if row.worst and row.worst in ALARMS:
        shown = MISSPELT if row.worst is Relation.SPELLING else RELATIONS[row.worst]
        badge = shown.content()
        parts += [" ", badge if words else clip_to_glyph(badge)]
    if row.flagged:
        parts += [" ", clip_to_glyph(FLAG.content())]
    return parts


def clip_to_glyph(badge: Content) -> Content:
    """A badge without its words, where the words do not fit; the pane beside has them."""
    return badge[:1]


def heading_line(group: tuple[int, str, int], width: int) -> Content:
    """The heading of claims that belong together: whose they are, and how many."""
    _, words, count = group
    return clip(line((one_line(words), "bold $accent"), (f"  {count:,}", "$quiet")), width)
