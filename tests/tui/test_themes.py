"""Themes by the numbers: contrast on every ground, verdicts apart in every kind of sight."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from textual.color import Color
from textual.theme import Theme

from factcheck.tui.look import THEMES as NAMES
from factcheck.tui.themes import (
    BLIND_DARK,
    BLIND_LIGHT,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    PREFIX,
    THEMES,
)

TONES = ("verdict-good", "verdict-warn", "verdict-bad", "verdict-muted")
TEXTS = (*TONES, "verdict-open", "mark-open", "quiet", "faint")

Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

SIGHTS: dict[str, Matrix] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How linear red, green and blue are seen: Machado, Oliveira and Fernandes (2009), severity 1."""


def linear(color: str) -> tuple[float, float, float]:
    """Linear red, green and blue, 0 to 1, of a colour of sRGB."""
    parts = (part / 255 for part in Color.parse(color).rgb)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    lights = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue
        for red, green, blue in (linear(one), linear(other))
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def seen(color: str, sight: Matrix) -> tuple[float, float, float]:
    """A colour as that sight has it, in CIE Lab."""
    rgb = linear(color)
    red, green, blue = (
        min(max(sum(share * part for share, part in zip(row, rgb, strict=True)), 0), 1)
        for row in sight
    )
    x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = 0.0193339 * red + 0.1191920 * green + 0.9503041 * blue
    fx, fy, fz = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (x / 0.95047, y, z / 1.08883)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, sight: Matrix) -> float:
    """Delta E (CIE 1976) of two colours in that sight; 2.3 is just noticeable."""
    return math.dist(seen(one, sight), seen(other, sight))


def colours(theme: Theme) -> dict[str, str]:
    """Our colours of a theme by name, and what they stand on."""
    return {
        **theme.variables,
        "foreground": str(theme.foreground),
        "background": str(theme.background),
        "surface": str(theme.surface),
        "panel": str(theme.panel),
        "accent": str(theme.accent),
    }


def too_faint(
    theme: Theme, texts: tuple[str, ...], grounds: tuple[str, ...], least: float
) -> list[str]:
    """The texts that have less contrast than that on one of the grounds."""
    all_ = colours(theme)
    return [
        f"{text} on {ground}: {ratio:.2f}"
        for text in texts
        for ground in grounds
        if (ratio := contrast(all_[text], all_[ground])) < least
    ]


def test_the_measures_are_those_of_the_books() -> None:
    """Black on white has 21:1, grey #767676 on white 4.54; pure red is 53 light in Lab."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert seen("#ff0000", SIGHTS["usual"])[0] == pytest.approx(53.24, abs=0.05)


@pytest.mark.parametrize("theme", [CONTRAST_DARK, CONTRAST_LIGHT], ids=lambda theme: theme.name)
def test_high_contrast_is_aaa(theme: Theme) -> None:
    """Every text has 7:1 on every ground it stands on, and every mark 4.5:1."""
    grounds = ("background", "surface", "panel", "row-current", "lit")
    assert not too_faint(theme, (*TEXTS, "foreground", "accent"), grounds, 7)
    assert not too_faint(theme, ("block-cursor-foreground",), ("block-cursor-background",), 7)
    assert not too_faint(theme, ("rule", "scrollbar"), ("background", "surface"), 4.5)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_verdicts_and_text_are_read_in_every_theme(theme: Theme) -> None:
    """What must be read has 4.5:1 on the grounds of lists, what only accompanies it 3:1."""
    grounds = ("background", "surface", "row-current")
    must = (*TONES, "verdict-open", "mark-open", "quiet", "foreground", "accent")
    assert not too_faint(theme, must, grounds, 4.5)
    assert not too_faint(theme, ("faint",), grounds, 3)
    assert not too_faint(theme, ("block-cursor-foreground",), ("block-cursor-background",), 7)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [BLIND_DARK, BLIND_LIGHT], ids=lambda theme: theme.name)
def test_verdicts_stay_apart_in_every_kind_of_sight(theme: Theme, sight: str) -> None:
    """Any two colours of verdicts and relations differ by a Delta E of 15 and more."""
    all_ = colours(theme)
    close = [
        f"{one} and {other}: {gap:.1f}"
        for one, other in combinations((*TONES, "verdict-open"), 2)
        if (gap := apart(all_[one], all_[other], SIGHTS[sight])) < 15
    ]
    assert not close


def test_the_measure_tells_red_from_green_only_for_those_who_can() -> None:
    """The usual dark theme's good and bad come close in deuteranopia: that is what it finds."""
    usual = colours(THEMES[0])
    good, bad = usual["verdict-good"], usual["verdict-bad"]
    assert apart(good, bad, SIGHTS["usual"]) > 50
    assert apart(good, bad, SIGHTS["deuteranopia"]) < 15


def test_themes_are_known_by_the_names_that_are_told() -> None:
    """Each theme is offered by name, and each name has its theme."""
    assert [theme.name.removeprefix(PREFIX) for theme in THEMES] == list(NAMES)
    assert len({frozenset(theme.variables) for theme in THEMES}) == 1
