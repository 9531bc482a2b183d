"""The keys that the configuration gives to acts: read, and refused one by one where they clash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from claims.errors import InputError
from factcheck.tui.commands.keymap import (
    Clash,
    Keymap,
    Slot,
    all_slots,
    clashes,
    is_for_field,
    preset,
    takes_text,
)
from factcheck.tui.commands.keynames import key_named, key_words


def keymap_for(name: str, written: Mapping[str, Any], file: str) -> Keymap:
    """The set of keys ``name`` with what ``written``, the table [keys] of ``file``, changes of it.

    What cannot be taken is left as the set has it, and told among the problems of the keymap.
    """
    base = preset(name)
    if not written:
        return base
    wanted: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for identifier, value in _flat(written):
        try:
            wanted.update(_slots_of(identifier, value))
        except InputError as error:
            problems.append(f"{file}: keys.{identifier}: {error}")
    while found := _refused(base, wanted):
        slot, clash = found
        del wanted[slot.id]
        other = clash.one if clash.other is slot else clash.other
        problems.append(
            f"{file}: keys.{slot.id}: {key_words(clash.key)} would mean both “{slot.words}” "
            f"({slot.id}) and “{other.words}” ({other.id})"
        )
    told = tuple(f"{problem}; its usual key holds" for problem in problems)
    return replace(base, keys={**base.keys, **wanted}, problems=told)


def _flat(written: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Ids with what is given them: TOML reads ``review.undo = "u"`` without quotes as a table."""
    for name, value in written.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def _slots_of(identifier: str, value: Any) -> dict[str, tuple[str, ...]]:
    keys = _keys(value)
    slot = all_slots().get(identifier)
    if slot is not None:
        for key in keys:
            if takes_text(slot.command.where) and is_for_field(key):
                raise InputError(f"the text field of the dialog takes {key_words(key)} for itself")
        return {identifier: tuple(dict.fromkeys(keys))}
    several = [one for one in all_slots().values() if one.command.id == identifier]
    if not several:
        raise InputError(f"there is no such act{_nearest(identifier)}")
    if keys and len(keys) != len(several):
        raise InputError(f"it takes {len(several)} keys, one for each value, not {len(keys)}")
    return {one.id: keys[place : place + 1] for place, one in enumerate(several)}


def _keys(value: Any) -> tuple[str, ...]:
    match value:
        case "":
            return ()
        case str():
            return (key_named(value),)
        case list() if all(isinstance(one, str) for one in value):
            return tuple(key_named(one) for one in value if one)
        case _:
            raise InputError(f"give it a key in quotes, or a list of them, not {value!r}")


def _refused(base: Keymap, wanted: Mapping[str, tuple[str, ...]]) -> tuple[Slot, Clash] | None:
    """The last of the wanted slots that clashes with another one, and how."""
    places = {identifier: place for place, identifier in enumerate(wanted)}
    found = [
        (slot, clash)
        for clash in clashes({**base.keys, **wanted})
        for slot in (clash.one, clash.other)
        if slot.id in places
    ]
    return max(found, key=lambda one: places[one[0].id]) if found else None


def _nearest(identifier: str) -> str:
    from thefuzz import process

    found = process.extractOne(identifier, list(all_slots()), score_cutoff=60)
    return f"; did you mean “{found[0]}”?" if found else "; factcheck keys lists them"
