"""Which keys ask for which act: a set of keys, with what the configuration has changed of it.

Keys are given to slots. Most acts have one slot, known by the act's id; an act that must know its
keys apart, as the verdicts must, has one for each: ``review.verdict-1`` to ``review.verdict-9``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from factcheck.tongue import tr
from factcheck.tui.commands.command import CHAINS, Command, Where
from factcheck.tui.commands.keynames import BROWSERS, is_typed, key_words
from factcheck.tui.commands.presets import DEFAULT, NO_LETTERS, PRESETS
from factcheck.tui.commands.table import COMMANDS


class Slot(NamedTuple):
    """What keys are given to: an act, or one of the values that it can be asked for with."""

    id: str
    command: Command
    keys: tuple[str, ...]
    """Those of the table."""
    action: str

    @property
    def words(self) -> str:
        """What it is called: "verdict 3"."""
        value = self.id.removeprefix(self.command.id)
        return f"{self.command.words} {value[1:]}" if value else self.command.words


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every slot, and what could not be taken from the configuration."""

    preset: str = DEFAULT
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


class Clash(NamedTuple):
    """A key that would mean two things at one place."""

    key: str
    one: Slot
    other: Slot


def slots(command: Command) -> tuple[Slot, ...]:
    """What keys of an act are given to."""
    if "{key}" not in command.action:
        return (Slot(command.id, command, command.keys, command.action),)
    return tuple(
        Slot(f"{command.id}-{key}", command, (key,), command.action.format(key=key))
        for key in command.keys
    )


@cache
def all_slots() -> Mapping[str, Slot]:
    """Every slot by its id, in the order of the table."""
    return {slot.id: slot for command in COMMANDS for slot in slots(command)}


@cache
def preset(name: str) -> Keymap:
    """A set of keys; raises KeyError where there is none of that name."""
    if name == DEFAULT:
        return Keymap(name, {slot.id: slot.keys for slot in all_slots().values()})
    named = PRESETS[name]
    taken = {where: set(_named_keys(where, named)) for where in Where}
    found: dict[str, tuple[str, ...]] = {}
    for slot in all_slots().values():
        found[slot.id] = named.get(slot.id) or tuple(_left(name, slot, taken))
    return Keymap(name, found)


def _named_keys(where: Where, named: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The keys that a set gives by name at any place that answers together with ``where``."""
    together = {place for chain in CHAINS if where in chain for place in chain} | {where}
    for identifier, keys in named.items():
        slot = all_slots().get(identifier)
        if slot and slot.command.where in together:
            yield from keys


def _left(name: str, slot: Slot, taken: Mapping[Where, set[str]]) -> Iterator[str]:
    """The keys of the table that are still free, or else the capital of a letter that is not."""
    gone = taken[slot.command.where]
    wanted = [key for key in slot.keys if name not in NO_LETTERS or not _is_letter(key)]
    free = [key for key in wanted if key not in gone]
    yield from free
    if free or name in NO_LETTERS:
        return
    everyones = {key for one in all_slots().values() for key in one.keys}
    for key in wanted:
        if _is_letter(key) and key.upper() not in gone | everyones:
            yield key.upper()
            # Another act that has to give way may want the same capital.
            for place in taken.values():
                place.add(key.upper())
            return


def _is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalpha()


def clashes(keys: Mapping[str, tuple[str, ...]]) -> Iterator[Clash]:
    """The keys that would mean two things at one place, as the slots stand in the table."""
    told: set[tuple[str, str]] = set()
    for chain in CHAINS:
        first: dict[str, Slot] = {}
        for slot in all_slots().values():
            if slot.command.where not in chain:
                continue
            for key in keys[slot.id]:
                other = first.setdefault(key, slot)
                if other is not slot and (other.id, slot.id) not in told:
                    told.add((other.id, slot.id))
                    yield Clash(key, other, slot)


_now = preset(DEFAULT)


def use(keymap: Keymap) -> None:
    """Have every key that is bound or shown from here on be that of ``keymap``."""
    global _now
    _now = keymap


def in_browser(keymap: Keymap) -> Keymap:
    """The same keys, where a browser takes some of them: those that reach the page come first.

    They are the ones that the interface names. An act that no key of reaches the page is told
    among the problems.
    """
    keys = {
        identifier: tuple(sorted(some, key=lambda key: key in BROWSERS))
        for identifier, some in keymap.keys.items()
    }
    lost = tuple(
        tr("{act}: the browser keeps {key} for itself; type :{words}").format(
            act=identifier, key=key_words(some[0]), words=all_slots()[identifier].command.words
        )
        for identifier, some in keys.items()
        if some and some[0] in BROWSERS
    )
    return replace(keymap, keys=keys, problems=(*keymap.problems, *lost))


def keymap() -> Keymap:
    """The keys that hold."""
    return _now


def keys_of(slot: Slot) -> tuple[str, ...]:
    """The keys of a slot, as Textual spells them."""
    return _now.keys[slot.id]


def keys_for(identifier: str) -> str:
    """The first key of an act as people call it, or what is typed where it has none: ":scale".

    ``identifier`` is that of an act, or of a slot; an act that knows its keys apart has all of
    them, "1-9". Raises KeyError where there is no such act.
    """
    slot = all_slots().get(identifier)
    if slot is None:
        command = all_slots()[f"{identifier}-1"].command
        return next(iter(keys_words(command)), f":{command.words}")
    keys = keys_of(slot)
    return key_words(keys[0]) if keys else f":{slot.command.words}"


def keys_words(command: Command, of: Keymap | None = None) -> tuple[str, ...]:
    """The keys of an act as people call them; those that it knows apart are one entry: "1-9"."""
    held = (of or _now).keys
    each = [tuple(map(key_words, held[slot.id])) for slot in slots(command)]
    if len(each) <= 1:
        return each[0] if each else ()
    firsts = [keys[0] for keys in each if keys]
    if len(firsts) > 2 and firsts == [str(number) for number in range(1, len(firsts) + 1)]:
        return (f"1-{firsts[-1]}",)
    return ("".join(firsts) if all(len(one) == 1 for one in firsts) else " ".join(firsts),)


def takes_text(where: Where) -> bool:
    """Whether a text field stands at a place, which takes every character for itself."""
    return where in (Where.DIALOG, Where.WRITING)


def is_for_field(key: str) -> bool:
    """Whether a text field would take a key before any act is asked."""
    return is_typed(key) or key in _OF_FIELDS


_OF_FIELDS = frozenset(
    (
        *("left", "right", "home", "end", "backspace", "delete", "enter"),
        *("ctrl+a", "ctrl+e", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+d", "ctrl+x", "ctrl+v"),
    )
)
