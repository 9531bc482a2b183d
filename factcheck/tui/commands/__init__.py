"""Every act of the interface: bindings, key bar, palette, help and documentation come from here.

An act is declared once, in :mod:`factcheck.tui.commands.table`, and known by its id everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.tui.commands.command import Command, Needs, Where
from factcheck.tui.commands.table import COMMANDS

if TYPE_CHECKING:
    from textual.binding import BindingType

__all__ = [
    "COMMANDS",
    "Command",
    "Needs",
    "Where",
    "bindings",
    "command",
    "commands_for",
    "key_words",
    "keys_page",
    "keys_words",
    "named",
]


def commands_for(*places: Where) -> Iterator[Command]:
    """The acts of some parts of the interface, part by part as they are named."""
    return (command for place in places for command in COMMANDS if command.where is place)


def bindings(where: Where) -> list[BindingType]:
    """The key bindings of a part of the interface."""
    from textual.binding import Binding

    found: list[BindingType] = []
    for command in commands_for(where):
        # Keys that the action must know apart are bound one by one, the others under one id.
        each = command.keys if "{key}" in command.action else (",".join(command.keys),)
        found += [
            Binding(
                keys,
                command.action.format(key=keys),
                command.words,
                show=command.bar,
                tooltip=command.description,
                id=f"{command.id}-{keys}" if len(each) > 1 else command.id,
            )
            for keys in each
            if keys
        ]
    return found


def command(identifier: str) -> Command:
    """The act of that id; raises KeyError where there is none."""
    return _BY_ID[identifier]


_BY_ID = {command.id: command for command in COMMANDS}

_SHOWN = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "question_mark": "?",
    "percent_sign": "%",
    "equals_sign": "=",
    "full_stop": ".",
    "slash": "/",
    "colon": ":",
    "plus": "+",
    "minus": "-",
    "tilde": "~",
    "exclamation_mark": "!",
    "pagedown": "page down",
    "pageup": "page up",
    "down": "↓",
    "up": "↑",
    "escape": "esc",
    "shift+tab": "shift+tab",
}


def key_words(key: str) -> str:
    """A key as people call it: "]" for ``right_square_bracket``."""
    return _SHOWN.get(key, key.upper() if key[:1] == "f" and key[1:].isdigit() else key)


def keys_words(command: Command) -> tuple[str, ...]:
    """The keys of an act as people call them; nine digits are one entry."""
    if command.keys == tuple("123456789"):
        return ("1-9",)
    return tuple(key_words(key) for key in command.keys)


SCREENS = (Where.REVIEW, Where.OVERVIEW, Where.CAST, Where.WELCOME, Where.ANYWHERE)
"""Whose acts are asked for by name; those of a pane or a dialog have their keys at hand."""


def named(text: str, places: Sequence[Where] = SCREENS) -> tuple[Command, str] | None:
    """The act of some places that a line typed after ``:`` asks for, and what follows its name.

    Known by its words, the last part of its id, or an alias: ``:next open``, ``:scale politifact``.
    """
    line = " ".join(text.split())
    names: dict[str, Command] = {}
    for one in COMMANDS:
        if one.where in places and one.where in SCREENS and one.action:
            for name in (one.words, one.id.rpartition(".")[2], *one.aliases):
                names.setdefault(name, one)
    for name in sorted(names, key=len, reverse=True):
        if line == name or line.startswith(f"{name} "):
            return names[name], line[len(name) :].strip()
    return None


def keys_page() -> str:
    """``docs/keys.md``: every act with its keys, its id and what it does, as Markdown."""
    parts = [
        "# Keys",
        "",
        "Generated from `factcheck/tui/commands/table.py`; do not edit by hand.",
        "Every act also has a name: press `:` and type it, or look for it with `ctrl+p`.",
        "Letters and digits go to the text while a text field has the focus.",
    ]
    for where in Where:
        parts += [
            "",
            f"## {where.value}",
            "",
            "| key | act | what it does | id |",
            "|---|---|---|---|",
        ]
        for one in commands_for(where):
            keys = " ".join(f"`{key}`" for key in keys_words(one)) or f"`:{one.words}`"
            description = one.description.replace("|", "\\|")
            parts.append(f"| {keys} | {one.words} | {description} | `{one.id}` |")
    return "\n".join([*parts, ""])
