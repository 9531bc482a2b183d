"""The keys of the table as bindings of Textual's classes, with the keymap that holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.tui.commands.command import Where
from factcheck.tui.commands.keymap import Keymap, keymap, keys_of, slots, use
from factcheck.tui.commands.table import COMMANDS

if TYPE_CHECKING:
    from textual.binding import Binding, BindingType
    from textual.dom import DOMNode


class Bound(list["BindingType"]):
    """The bindings of one part of the interface; a class has them as they are, not a copy."""

    def __init__(self, where: Where) -> None:
        super().__init__(_bindings(where))
        self.where = where


def bindings(where: Where) -> Bound:
    """The key bindings of a part of the interface, for a class that answers to its acts."""
    return Bound(where)


def _bindings(where: Where) -> Iterator[Binding]:
    from textual.binding import Binding

    for command in COMMANDS:
        if command.where is not where:
            continue
        for slot in slots(command):
            keys = keys_of(slot)
            if keys:
                yield Binding(
                    ",".join(keys),
                    slot.action,
                    command.words,
                    show=command.bar,
                    tooltip=command.description,
                    id=slot.id,
                )


def take(wanted: Keymap) -> None:
    """Have all screens and widgets that are made from here on answer to ``wanted``.

    Textual's own keymap would be laid over the bindings of every node at every key, after text
    fields have said which characters are theirs, and can take no key away; so the bindings of the
    classes are made anew instead, which costs nothing where no other keymap is wanted.
    """
    if wanted == keymap():
        return
    use(wanted)
    from textual.dom import DOMNode

    for node in _classes(DOMNode):
        found = node.__dict__.get("BINDINGS")
        if isinstance(found, Bound):
            node.BINDINGS = bindings(found.where)
    for node in _classes(DOMNode):
        if any(isinstance(one.__dict__.get("BINDINGS"), Bound) for one in node.__mro__):
            node._merged_bindings = node._merge_bindings()


def _classes(node: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for one in node.__subclasses__():
        yield one
        yield from _classes(one)
