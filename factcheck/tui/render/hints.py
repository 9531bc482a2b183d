"""Keys with what they do, for the edges of boxes: named as they are bound, and to be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from textual.content import Content
from textual.style import Style

from factcheck.tongue import tr
from factcheck.tui.commands import Command, Where, keys_for
from factcheck.tui.commands.keymap import all_slots, keys_of
from factcheck.tui.commands.keynames import key_words
from factcheck.tui.render.glyphs import DOT
from factcheck.tui.render.text import clip, line

Hint: TypeAlias = tuple[str, str]
"""The id of an act, or a key that text fields and menus answer to by themselves, and words for it.

The words are looked up when they are shown: mark them with ``later``.
"""

FIXED = ("enter", "tab", "shift+tab", "up", "down", "space")
"""Keys of Textual's own fields and menus."""

_PANES = (Where.LIST, Where.DOCUMENT, Where.EVIDENCE, Where.LISTING, Where.READING)


def hint_line(hints: Sequence[Hint], width: int) -> Content:
    """Hints beside each other in at most ``width`` cells: the first ones that fit, and the last."""
    *others, last = (_hint(asked, words) for asked, words in hints)
    gap = line((f" {DOT} ", "$quiet"))
    room = width - last.cell_length
    text = Content("")
    for one in others:
        room -= one.cell_length + gap.cell_length
        if room < 0:
            break
        text = line(text, one, gap)
    return clip(line(text, last), width)


def _hint(asked: str, words: str) -> Content:
    return clicked(line((f"{_key(asked)} {tr(words)}", "$quiet")), _press(asked))


def clicked(content: Content, action: str) -> Content:
    """``content`` that does an act of Textual's when it is clicked; nothing where there is none."""
    return content.stylize(Style.from_meta({"@click": action})) if action else content


def click_of(command: Command) -> str:
    """What a click on the words of an act does."""
    if "{key}" in command.action or not command.action:
        return ""
    if "." in command.action.partition("(")[0]:
        return command.action
    return f"{'focused' if command.where in _PANES else 'screen'}.{command.action}"


def _key(asked: str) -> str:
    return key_words(asked) if asked in FIXED else keys_for(asked)


def _press(asked: str) -> str:
    """Clicked, a hint is the key pressed: whatever has the focus takes it as ever."""
    keys = (
        (asked,) if asked in FIXED else keys_of(all_slots()[asked]) if asked in all_slots() else ()
    )
    return f"app.press({keys[0]!r})" if keys else ""
