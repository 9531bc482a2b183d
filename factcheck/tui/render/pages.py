"""Pages to read: the keys, a scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from claims.scales import Scale
from factcheck.tongue import plain, tr
from factcheck.tui.commands import Command, Where, keymap, keys_words
from factcheck.tui.render import glyphs
from factcheck.tui.render.text import line, pad, paragraph, styled, wrap


def scale_summary(scale: Scale) -> Content:
    """A scale's id, name and verdicts, for a list of scales."""
    words = f" {glyphs.DOT} ".join(tr(label.words) for label in scale.labels)
    return line((f"{scale.id}", "bold"), f"  {scale.name}\n", (words, "$quiet"))


def keys_lines(commands: Sequence[Command], width: int) -> list[Content]:
    """The acts with their keys and what they do, the review's by their groups."""
    groups: dict[str, list[Command]] = {}
    for command in commands:
        groups.setdefault(_heading(command), []).append(command)
    lines: list[Content] = []
    for heading, group in groups.items():
        if lines:
            lines.append(Content(""))
        lines.append(line((tr(heading), "bold $accent")))
        for command in group:
            lines += _key_lines(command, width)
    for problem in keymap().problems:
        lines += [Content(""), *paragraph(plain(problem), width, "$verdict-warn")]
    return lines


def _heading(command: Command) -> str:
    return tr(command.group if command.where is Where.REVIEW else command.where.value)


def _key_lines(command: Command, width: int) -> Iterable[Content]:
    keys = "  ".join(keys_words(command)) or f":{tr(command.words)}"
    left = pad(line((keys, "bold")), 18)
    texts = wrap(styled(tr(command.description)), width - 18)
    return [line(left if place == 0 else " " * 18, text) for place, text in enumerate(texts)]
