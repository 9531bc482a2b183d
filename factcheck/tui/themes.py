"""The themes: quiet, of high contrast, and for every kind of colour vision; each dark and light.

Verdicts have colours of their own, which nothing else uses. Tests hold every theme to contrast, and
to verdicts that stay apart in the eyes that it is made for.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.theme import Theme

PREFIX = "factcheck-"
"""Before the names that people use, so that they are not Textual's own."""


class Tones(NamedTuple):
    """The colours of verdicts and relations."""

    good: str
    warn: str
    bad: str
    muted: str
    open: str
    """Of what is not decided yet, in lists."""
    mark: str
    """The same, in a document."""


class Ground(NamedTuple):
    """What texts stand on, and the texts that are no verdict."""

    background: str
    surface: str
    panel: str
    current: str
    """Under the current row of a list."""
    lit: str
    """Under the words that everything is about, and under the cursor of a menu."""
    foreground: str
    quiet: str
    faint: str
    rule: str
    accent: str
    cursor: str
    """The words of a menu that the cursor is on."""


def made(name: str, ground: Ground, tones: Tones, *, dark: bool) -> Theme:
    """A theme of ours."""
    return Theme(
        name=f"{PREFIX}{name}",
        primary=ground.accent,
        secondary=ground.quiet,
        accent=ground.accent,
        foreground=ground.foreground,
        background=ground.background,
        surface=ground.surface,
        panel=ground.panel,
        success=tones.good,
        warning=tones.warn,
        error=tones.bad,
        dark=dark,
        variables=_variables(ground, tones),
    )


def _variables(ground: Ground, tones: Tones) -> dict[str, str]:
    return {
        "verdict-good": tones.good,
        "verdict-warn": tones.warn,
        "verdict-bad": tones.bad,
        "verdict-muted": tones.muted,
        "verdict-open": tones.open,
        "mark-open": tones.mark,
        "lit": ground.lit,
        "row-current": ground.current,
        "quiet": ground.quiet,
        "faint": ground.faint,
        "rule": ground.rule,
        "block-cursor-background": ground.lit,
        "block-cursor-foreground": ground.cursor,
        "scrollbar": ground.rule,
        "scrollbar-hover": ground.faint,
        "scrollbar-active": ground.accent,
        "scrollbar-background": ground.background,
        "scrollbar-background-hover": ground.background,
        "scrollbar-background-active": ground.background,
    }


_NIGHT = Ground(
    background="#15171c",
    surface="#1b1e25",
    panel="#232730",
    current="#252b37",
    lit="#2f4a73",
    foreground="#d9dce3",
    quiet="#9aa1af",
    faint="#737b8a",
    rule="#343a46",
    accent="#8ab4f0",
    cursor="#ffffff",
)
_DAY = Ground(
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e9e6df",
    current="#e9edf5",
    lit="#cfe0fb",
    foreground="#22252b",
    quiet="#5f646e",
    faint="#7d828c",
    rule="#d5d1c7",
    accent="#2155ad",
    cursor="#15171c",
)
_BLACK = Ground(
    background="#000000",
    surface="#000000",
    panel="#121212",
    current="#1c1c1c",
    lit="#00264d",
    foreground="#ffffff",
    quiet="#e2e2e2",
    faint="#cfcfcf",
    rule="#a6a6a6",
    accent="#a8d4ff",
    cursor="#ffffff",
)
_WHITE = Ground(
    background="#ffffff",
    surface="#ffffff",
    panel="#f0f0f0",
    current="#e8effc",
    lit="#fff0a8",
    foreground="#000000",
    quiet="#2b2b2b",
    faint="#3d3d3d",
    rule="#5c5c5c",
    accent="#002f80",
    cursor="#000000",
)

DARK = made(
    "dark",
    _NIGHT,
    Tones("#86c28b", "#d9ae62", "#e8818a", "#9aa1af", "#8ab4f0", "#c3cbdb"),
    dark=True,
)
LIGHT = made(
    "light",
    _DAY,
    Tones("#1f7030", "#855600", "#b3261e", "#5f646e", "#2155ad", "#3c4454"),
    dark=False,
)
CONTRAST_DARK = made(
    "high-contrast-dark",
    _BLACK,
    Tones("#7ee787", "#ffd75f", "#ffa8a8", "#d0d0d0", "#a8d4ff", "#ffffff"),
    dark=True,
)
CONTRAST_LIGHT = made(
    "high-contrast-light",
    _WHITE,
    Tones("#004d1a", "#573500", "#8a0010", "#383838", "#002f80", "#000000"),
    dark=False,
)
# The hues of Okabe and Ito, "Color Universal Design" (2008): sky blue, yellow, vermillion; lighter
# or darker where their own lightness would not be read on the ground.
BLIND_DARK = made(
    "colour-blind-dark",
    _NIGHT,
    Tones("#56b4e9", "#f0e442", "#ff8c42", "#999999", "#e6e6e6", "#e6e6e6"),
    dark=True,
)
BLIND_LIGHT = made(
    "colour-blind-light",
    _DAY,
    Tones("#156c9e", "#8a6100", "#7a2b00", "#666666", "#262626", "#262626"),
    dark=False,
)

THEMES = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT, BLIND_DARK, BLIND_LIGHT)


def defaults(*, dark: bool) -> dict[str, str]:
    """Our variables for themes that do not know them."""
    return dict((DARK if dark else LIGHT).variables)
