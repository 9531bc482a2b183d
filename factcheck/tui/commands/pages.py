"""The keys written down: ``docs/keys.md`` and ``factcheck keys``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.tui.commands.command import Command, Where
from factcheck.tui.commands.keymap import Keymap, keys_words, preset, slots
from factcheck.tui.commands.presets import PRESETS
from factcheck.tui.commands.table import COMMANDS

_HEAD = """# Keys

Generated from `factcheck/tui/commands/`; do not edit by hand.

Every act of the interface with its keys in the sets that come with the program. Choose one
with `preset = "plain"` in the configuration, give an act other keys under `[keys]` by its id (see
[cli.md](cli.md)), and print what holds with `factcheck keys`. Acts shown as `:name` have no key:
press the key of the command line and type the name, or look for it in the palette. Most other acts
have a name too. Letters and digits go to the text while a text field has the focus.

* `vim`: letters, as in vim, less, mutt and their kin. What holds where nothing is configured.
* `plain`: arrows, function keys and ctrl; no act needs a letter, and none happens by one.
* `left-hand`: verdicts on the row under the digits, moving on the row below, the right hand free
  for the mouse.
* `azerty`: as `vim`, and verdicts on the row of digits of French keyboards without shift, but for
  the sixth, which is the minus of passages.
"""


def keys_page() -> str:
    """``docs/keys.md``: every act with its keys in each set, its id and what it does."""
    parts = [_HEAD.rstrip()]
    sets = [preset(name) for name in PRESETS]
    heads = " | ".join(PRESETS)
    for where in Where:
        here = [one for one in COMMANDS if one.where is where]
        if not here:
            continue
        parts += ["", f"## {where.value}", ""]
        parts += [f"| {heads} | act | what it does | id |", "|---" * (len(sets) + 3) + "|"]
        for one in here:
            keys = " | ".join(_cell(one, held) for held in sets)
            description = one.description.replace("|", "\\|")
            parts.append(f"| {keys} | {one.words} | {description} | `{one.id}` |")
    return "\n".join([*parts, ""])


def _cell(command: Command, held: Keymap) -> str:
    found = keys_words(command, held) or (f":{command.words}",)
    return " ".join(f"`` {key} ``" if "`" in key else f"`{key}`" for key in found).replace(
        "|", "\\|"
    )


def keys_lines(held: Keymap) -> Iterator[str]:
    """Every act with the keys that hold, for people: a heading a place, a line an act."""
    for where in Where:
        here = [one for one in COMMANDS if one.where is where]
        if here:
            yield f"{where.value}"
        for one in here:
            keys = "  ".join(keys_words(one, held)) or f":{one.words}"
            yield f"  {keys:<16}{one.words:<22}{one.id}"


def keys_record(held: Keymap) -> dict[str, Any]:
    """The keys that hold, for programs: keys as they are written in the configuration."""
    return {
        "preset": held.preset,
        "problems": list(held.problems),
        "acts": [
            {
                "id": slot.id,
                "place": command.where.value,
                "words": slot.words,
                "description": command.description,
                "keys": list(held.keys[slot.id]),
                "typed": f":{command.words}" if command.palette else None,
            }
            for command in COMMANDS
            for slot in slots(command)
        ],
    }
