"""Pieces of styled text, and lines of an exact width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from rich.cells import cell_len, set_cell_size
from textual.content import Content, Span

from factcheck.tui.render.cells import shown as as_shown
from factcheck.tui.render.glyphs import CUT

Piece: TypeAlias = "str | tuple[str, str] | Content"


def styled(text: str, style: str = "") -> Content:
    """One line of somebody's text, made safe, in a style. Never read as markup."""
    # A glyph takes here the form that is drawn.
    shown = as_shown(str(text))
    spans = [Span(0, len(shown), style)] if style and shown else []
    return Content(shown, spans, strip_control_codes=False)


def line(*pieces: Piece) -> Content:
    """Pieces joined: plain text, (text, style), or what is styled already."""
    text: list[str] = []
    spans: list[Span] = []
    at = 0
    for piece in pieces:
        content = piece if isinstance(piece, Content) else _piece(piece)
        plain = content.plain
        spans += [Span(at + one.start, at + one.end, one.style) for one in content.spans]
        text.append(plain)
        at += len(plain)
    return Content("".join(text), spans, strip_control_codes=False)


def _piece(piece: str | tuple[str, str]) -> Content:
    return styled(piece) if isinstance(piece, str) else styled(*piece)


def clip(content: Content, width: int) -> Content:
    """``content`` in at most ``width`` cells, with an ellipsis where something is left out."""
    if content.cell_length <= width:
        return content
    if width <= 0:
        return Content("")
    # Never half of a wide character, nor a letter without its marks: a cell stays empty instead.
    text = set_cell_size(content.plain, width - 1) + str(CUT)
    spans = [
        Span(one.start, min(one.end, len(text)), one.style)
        for one in content.spans
        if one.start < len(text)
    ]
    return Content(text, spans, strip_control_codes=False)


def pad(content: Content, width: int) -> Content:
    """``content`` in exactly ``width`` cells, clipped or filled with spaces on the right."""
    content = clip(content, width)
    return line(content, " " * (width - content.cell_length))


def spread(left: Content, right: Content, width: int, gap: int = 1) -> Content:
    """``left`` and ``right`` at both ends of a line; the left gives way where it is narrow."""
    right = clip(right, width)
    left = clip(left, width - right.cell_length - gap)
    return line(left, " " * (width - left.cell_length - right.cell_length), right)


def wrap(content: Content, width: int) -> list[Content]:
    """``content`` in lines of at most ``width`` cells, broken between words where that goes."""
    return list(content.wrap(max(width, 1))) if content.plain else []


def paragraph(text: str, width: int, style: str = "") -> list[Content]:
    """Somebody's text, wrapped."""
    return wrap(styled(text, style), width)


def indent(lines: list[Content], by: str) -> Iterator[Content]:
    """``lines`` moved to the right by a prefix."""
    return (line(by, one) for one in lines)


def number(value: float) -> str:
    """A number as people write it: 107,941; 5.8; 1,500,000."""
    return f"{value:,.12g}"


def one_line(text: str) -> str:
    """``text`` without line breaks and runs of space, for where offsets do not matter."""
    return " ".join(text.split())


def width_of(text: str) -> int:
    """How many cells ``text`` takes."""
    return cell_len(text)
