"""Keys with what they do, for the edges of boxes: named as they are bound, and to be clicked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from textual.content import Content
from textual.style import Style

from factcheck.tongue import tr
from factcheck.tui.commands import Command, Where, keys_for
from factcheck.tui.commands.keymap import all_slots, keys_of
from factcheck.tui.commands.keynames import key_words
from factcheck.tui.render.glyphs import DOT
from factcheck.tui.render.text import Piece, line

Hint: TypeAlias = tuple[str, str]
"""The id of an act, or a key that text fields and menus answer to by themselves, and words for it.

The words are looked up when they are shown: mark them with ``later``.
"""

FIXED = ("enter", "tab", "shift+tab", "up", "down", "space")
"""Keys of Textual's own fields and menus."""

_PANES = (Where.LIST, Where.DOCUMENT, Where.EVIDENCE, Where.LISTING, Where.READING)


def hint_line(hints: Iterable[Hint], style: str = "$quiet") -> Content:
    """Hints beside each other."""
    pieces: list[Piece] = []
    for asked, words in hints:
        if pieces:
            pieces.append((f" {DOT} ", style))
        shown = line((_key(asked), style), (f" {tr(words)}", style))
        pieces.append(clicked(shown, _press(asked)))
    return line(*pieces)


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
    return f"app.simulate_key({keys[0]!r})" if keys else ""
