"""What the first screen loads: nothing of the screens that are asked for by key."""

from __future__ import annotations

import subprocess
import sys

FIRST = "import sys, factcheck.tui.application, factcheck.tui.screens.review.screen; "
LATER = (
    "factcheck.tui.screens.over",
    "factcheck.tui.screens.cast",
    "factcheck.tui.screens.overview",
    "factcheck.tui.screens.who",
    "factcheck.tui.widgets.listing",
    "factcheck.tui.render.people",
    "factcheck.tui.render.overview",
    "factcheck.tui.screens.review.acts",
    "thefuzz",
)


def loaded(code: str) -> list[str]:
    """The modules of :data:`LATER` that a program has loaded in the end."""
    asked = f"{code}print(*[one for one in {LATER!r} if one in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.split()


def test_the_first_screen_does_without_those_that_are_asked_for() -> None:
    """The cast, the front page and the dialog of the speaker are loaded by their keys."""
    assert loaded(FIRST) == []


def test_it_is_noticed_when_they_are_loaded() -> None:
    """The check sees what it looks for."""
    found = loaded(f"{FIRST}import factcheck.tui.screens.cast.screen; ")
    assert "factcheck.tui.widgets.listing" in found
