"""Every act of the interface: bindings, key bar, palette, help and documentation come from here.

An act is declared once, in :mod:`factcheck.tui.commands.table`, and known by its id everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.tongue import tr
from factcheck.tui.commands.binding import bindings, take
from factcheck.tui.commands.command import CHAINS, Command, Needs, Where
from factcheck.tui.commands.keymap import Keymap, keymap, keys_for, keys_words, preset
from factcheck.tui.commands.keynames import key_words
from factcheck.tui.commands.pages import keys_page
from factcheck.tui.commands.presets import PRESETS
from factcheck.tui.commands.table import COMMANDS

__all__ = [
    "CHAINS",
    "COMMANDS",
    "PRESETS",
    "Command",
    "Keymap",
    "Needs",
    "Where",
    "bindings",
    "command",
    "commands_for",
    "is_named",
    "key_words",
    "keymap",
    "keys_for",
    "keys_page",
    "keys_words",
    "named",
    "names_of",
    "preset",
    "take",
]


def commands_for(*places: Where) -> Iterator[Command]:
    """The acts of some parts of the interface, part by part as they are named."""
    return (command for place in places for command in COMMANDS if command.where is place)


def command(identifier: str) -> Command:
    """The act of that id; raises KeyError where there is none."""
    return _BY_ID[identifier]


_BY_ID = {command.id: command for command in COMMANDS}

_OF_SCREENS = frozenset(
    {
        Where.REVIEW,
        Where.OVERVIEW,
        Where.CAST,
        Where.TEXT,
        Where.DOCUMENTS,
        Where.REVISION,
        Where.GATE,
        Where.SECOND,
        Where.WELCOME,
        Where.ANYWHERE,
    }
)


def is_named(command: Command) -> bool:
    """Whether an act is also asked for by name: those of a screen are, and of a pane those that
    the palette has; moving about in a pane, and dialogs, have their keys at hand.
    """
    return bool(command.action) and (command.where in _OF_SCREENS or command.palette)


def names_of(command: Command) -> tuple[str, ...]:
    """What an act is called on the command line: its words, the end of its id, its aliases."""
    last = command.id.rpartition(".")[2]
    return tuple(dict.fromkeys((command.words, tr(command.words), last, *command.aliases)))


def named(text: str, places: Sequence[Where] = tuple(Where)) -> tuple[Command, str] | None:
    """The act of some places that a line typed after ``:`` asks for, and what follows its name.

    Known by its words, the last part of its id, or an alias: ``:next open``, ``:scale politifact``.
    """
    line = " ".join(text.split())
    names: dict[str, Command] = {}
    for one in sorted(commands_for(*places), key=lambda one: one.where not in _OF_SCREENS):
        if is_named(one):
            for name in names_of(one):
                names.setdefault(name, one)
    for name in sorted(names, key=len, reverse=True):
        if line == name or line.startswith(f"{name} "):
            return names[name], line[len(name) :].strip()
    return None
