"""The first line of the screen and the bar of keys at its foot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from textual.content import Content

from claims.model import Progress
from claims.scales import Label, Scale
from factcheck.tongue import CONTEXT, plain, tr
from factcheck.tui.commands import Command, keys_for, keys_words
from factcheck.tui.render import glyphs
from factcheck.tui.render.hints import click_of, clicked
from factcheck.tui.render.text import Piece, clip, line, spread

MOST_KEYS = 7
"""Acts that the key bar offers."""

_DEFINED = 30
"""Cells that a definition needs beside the keys to say anything."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the reviewer is: what the first line says."""

    case: str = ""
    document: str = ""
    progress: Progress = field(default_factory=Progress)
    order: str = "document"
    filter: str = ""
    selected: int = 0
    loading: bool = False
    read_only: bool = False
    signed: str = ""
    """Who has signed, or whose sign-off is void."""
    voided: bool = False
    blind: bool = False
    """Whether what others decided is not shown."""


def status_line(standing: Standing, width: int) -> Content:
    """Case, document, progress by claims and words, order and filter, in ``width`` cells."""
    progress = standing.progress
    share = progress.words_decided / progress.words if progress.words else 0.0
    cells = 16 if width >= 110 else 8 if width >= 70 else 0
    done = f"{progress.decided:,}/{progress.total:,}"
    middle: list[Piece] = [(_bar(share, cells), "$accent"), " "] if cells else []
    middle += [(tr("{done} claims").format(done=done) if width >= 70 else done, "bold")]
    if width >= 100:
        middle.append(
            (
                tr(" {DOT} {share:.0%} of words")
                .format(DOT=glyphs.DOT, share=share)
                .replace("%", " %"),
                "$quiet",
            )
        )
    right = line(*middle, *_settings(standing, width), " ")
    left: list[Piece] = [" ", (standing.case, "bold")]
    if standing.read_only:
        left.append((" " + tr("read-only"), "$verdict-warn"))
    if standing.blind:
        words = tr("blind: verdicts of others are hidden") if width >= 110 else tr("blind")
        left += [("  ", ""), (f" {words} ", "bold reverse $verdict-warn")]
    if standing.signed:
        tone = "bold $verdict-bad" if standing.voided else "$verdict-good"
        left += [("  ", ""), (standing.signed, tone)]
    if standing.document and width >= 60:
        left.append((f" {glyphs.DOT} {standing.document}", "$quiet"))
    return spread(line(*left), right, width, gap=2)


def order_words(order: str) -> str:
    """The order of the queue, with the seed of one by chance: "risk", "random:7"."""
    name, colon, seed = order.partition(":")
    return f"{tr(f'order{CONTEXT}{name}')}{colon}{seed}"


def _settings(standing: Standing, width: int) -> Iterable[Piece]:
    if standing.selected:
        yield (tr("  {selected} selected").format(selected=standing.selected), "bold $accent")
    if standing.loading:
        yield (f"  {tr('reading …')}", "$quiet")
    if width >= 100:
        yield ("  " + tr("order: "), "$quiet")
        yield order_words(standing.order)
        yield ("  " + tr("filter: "), "$quiet")
        yield (standing.filter or tr("none"), "bold $accent" if standing.filter else "")
    else:
        if standing.order != "document":
            yield (f"  {glyphs.ORDERED}{order_words(standing.order)}", "$quiet")
        if standing.filter:
            yield (f"  {glyphs.FILTERED}{standing.filter}", "bold $accent")


def _bar(share: float, cells: int) -> str:
    full = round(share * cells)
    return glyphs.FULL * full + glyphs.REST * (cells - full)


def verdict_lines(scale: Scale, width: int, *, chosen: str | None) -> list[Content]:
    """The scale's keys with their words; the verdict that the claim has is lit."""
    rows = [
        line(*(_verdict(label, lit=label.slug == chosen) for label in labels))
        for labels in _flowed(scale, width)
    ]
    lit = next((label for label in scale.labels if label.slug == chosen), None)
    if lit and width - rows[-1].cell_length >= _DEFINED:
        # What the verdict means that the claim has, where the keys leave room for it.
        rows[-1] = line(rows[-1], ("  ", ""), (lit.definition, "italic $quiet"))
    return [clip(row, width) for row in rows]


def verdict_at(scale: Scale, width: int, x: int, y: int) -> str | None:
    """The key of the verdict drawn in a cell."""
    rows = _flowed(scale, width)
    if y >= len(rows):
        return None
    end = 0
    for label in rows[y]:
        end += _verdict(label, lit=False).cell_length
        if x < end:
            return label.key
    return None


def _verdict(label: Label, *, lit: bool) -> Content:
    style = f"bold reverse $verdict-{label.tone}" if lit else ""
    key = keys_for(f"review.verdict-{label.key}")
    return line(" ", (key, "bold $accent"), " ", (tr(label.words), style), " ")


def _flowed(scale: Scale, width: int) -> list[list[Label]]:
    """The labels that have a key, in as many rows as it takes."""
    rows: list[list[Label]] = [[]]
    used = 0
    for label in scale.labels:
        if not label.key:
            continue
        cells = _verdict(label, lit=False).cell_length
        if rows[-1] and used + cells > width:
            rows.append([])
            used = 0
        rows[-1].append(label)
        used += cells
    return rows


def key_line(commands: Iterable[Command], width: int) -> Content:
    """The acts of the moment that are worth a place, as many as fit; the last one always does.

    At most :data:`MOST_KEYS`: more would not be read. A click does the act.
    """
    entries = [
        clicked(line(" ", (keys[0], "bold $accent"), f" {tr(command.words)} "), click_of(command))
        for command in commands
        if (keys := keys_words(command))
    ]
    if not entries:
        return Content("")
    *others, last = entries
    others = others[: MOST_KEYS - 1]
    room = width - last.cell_length
    text = Content("")
    for entry in others:
        if text.cell_length + entry.cell_length > room:
            break
        text = line(text, entry)
    return line(text, last)


def message_line(text: str, width: int, *, tone: str = "muted") -> Content:
    """What the last act came to, in the place of the keys."""
    return clip(line(" ", (plain(text), f"$verdict-{tone}")), width)


def title_line(text: Piece, *, focused: bool) -> Content:
    """The title of a pane, for its upper edge."""
    content = text if isinstance(text, Content) else line(text)
    return content.stylize_before("bold $accent" if focused else "$quiet")
