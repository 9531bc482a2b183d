"""How the interface looks and which keys it has: what is configured and what the terminal can."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.confinement import VARIABLE
from factcheck.tongue import later, tr
from factcheck.tui.commands.keymap import Keymap, in_browser, preset
from factcheck.tui.commands.presets import DEFAULT

if TYPE_CHECKING:
    from factcheck.config import Config

THEMES: Mapping[str, str] = {
    "dark": later("quiet colours on a dark ground"),
    "light": later("the same on a light ground"),
    "high-contrast-dark": later("black ground, contrast 7:1 and more"),
    "high-contrast-light": later("white ground, contrast 7:1 and more"),
    "colour-blind-dark": later("colours that every kind of sight tells apart, dark ground"),
    "colour-blind-light": later("the same on a light ground"),
}
"""Our themes by the names that people give them, the usual one first."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one run of the interface looks like."""

    theme: str = ""
    """One of :data:`THEMES`, or a theme of Textual's; empty for the usual one."""
    ascii: bool = False
    letters: bool = True
    """Whether letters beyond ASCII can be shown where the glyphs are ASCII."""
    keymap: Keymap = field(default_factory=lambda: preset(DEFAULT))
    problems: tuple[str, ...] = ()
    """What of the configuration could not be taken; everything else holds."""


def look_for(config: Config, environment: Mapping[str, str], file: str = "config.toml") -> Look:
    """The look that is configured in ``file``, as far as it can be had in that environment."""
    from factcheck.tui.render.glyphs import speaks_utf8, wants_ascii

    keys = _keymap(config, file)
    if environment.get(VARIABLE):
        keys = in_browser(keys)
    theme = config.theme or environment.get("FACTCHECK_SCHEME", "")
    return Look(
        theme=theme.removeprefix("factcheck-"),
        ascii=wants_ascii(config.glyphs, environment),
        letters=speaks_utf8(),
        keymap=keys,
        problems=(*keys.problems, *_unknown_theme(theme, file)),
    )


def _keymap(config: Config, file: str) -> Keymap:
    if not config.keys:
        return preset(config.preset)
    # Most people change no key: what reads changes is loaded for those who do.
    from factcheck.tui.commands.remapping import keymap_for

    return keymap_for(config.preset, config.keys, file)


def _unknown_theme(theme: str, file: str) -> tuple[str, ...]:
    name = theme.removeprefix("factcheck-")
    if not name or name in THEMES:
        return ()
    from textual.theme import BUILTIN_THEMES

    if name in BUILTIN_THEMES:
        return ()
    from thefuzz import process

    found = process.extractOne(name, list(THEMES), score_cutoff=60)
    words = tr("{file}: theme: there is no theme “{name}”; {advice}; the usual one holds")
    advice = (
        tr("did you mean “{name}”?").format(name=found[0])
        if found
        else tr("there are {names}").format(names=", ".join(THEMES))
    )
    return (words.format(file=file, name=theme[:40], advice=advice),)


def told(problems: tuple[str, ...]) -> str:
    """Problems in one line of the screen."""
    if len(problems) < 2:
        return "".join(problems)
    return tr("{value} (and {count} more: factcheck doctor)").format(
        value=problems[0], count=len(problems) - 1
    )
