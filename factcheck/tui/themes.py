"""A dark and a light theme. Verdicts have colours of their own, which nothing else uses."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="factcheck-dark",
    primary="#7aa2d6",
    secondary="#9aa5b8",
    accent="#8ab4f0",
    foreground="#d9dce3",
    background="#15171c",
    surface="#1b1e25",
    panel="#232730",
    success="#86c28b",
    warning="#d9ae62",
    error="#e8818a",
    dark=True,
    variables={
        "verdict-good": "#86c28b",
        "verdict-warn": "#d9ae62",
        "verdict-bad": "#e8818a",
        "verdict-muted": "#9aa1af",
        "verdict-open": "#8ab4f0",
        "mark-open": "#c3cbdb",
        "lit": "#2f4a73",
        "row-current": "#252b37",
        "quiet": "#9aa1af",
        "faint": "#737b8a",
        "rule": "#343a46",
        "block-cursor-background": "#2f4a73",
        "block-cursor-foreground": "#ffffff",
        "scrollbar": "#343a46",
        "scrollbar-hover": "#4a5261",
        "scrollbar-active": "#8ab4f0",
        "scrollbar-background": "#15171c",
        "scrollbar-background-hover": "#15171c",
        "scrollbar-background-active": "#15171c",
    },
)

LIGHT = Theme(
    name="factcheck-light",
    primary="#2a5db0",
    secondary="#56607a",
    accent="#2155ad",
    foreground="#22252b",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e9e6df",
    success="#1f7030",
    warning="#8a5a00",
    error="#b3261e",
    dark=False,
    variables={
        "verdict-good": "#1f7030",
        "verdict-warn": "#855600",
        "verdict-bad": "#b3261e",
        "verdict-muted": "#5f646e",
        "verdict-open": "#2155ad",
        "mark-open": "#3c4454",
        "lit": "#cfe0fb",
        "row-current": "#e9edf5",
        "quiet": "#5f646e",
        "faint": "#7d828c",
        "rule": "#d5d1c7",
        "block-cursor-background": "#cfe0fb",
        "block-cursor-foreground": "#15171c",
        "scrollbar": "#cfcbc1",
        "scrollbar-hover": "#b3aea2",
        "scrollbar-active": "#2155ad",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
    },
)

THEMES = (DARK, LIGHT)

DEFAULTS = dict(DARK.variables)
"""Our variables for themes that do not know them."""
