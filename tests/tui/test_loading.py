"""What the first screen loads: nothing of the screens that are asked for by key."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factcheck.cli.parser import asked_for

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
    "claims.match",
    "claims.model.cast",
    "claims.model.disputes",
    "claims.model.journal",
    "claims.revising.differing",
    "claims.store.basis",
    "claims.store.voiding",
    "factcheck.cli.listing",
    "factcheck.cli.reporting",
    "logging.handlers",
    "rapidfuzz",
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


@pytest.mark.parametrize(
    "line", [(), ("--case", "a.factcheck"), ("--case=a.factcheck", "demo"), ("review",)]
)
def test_opening_the_interface_loads_no_other_commands(line: tuple[str, ...]) -> None:
    """Options before the command, or none at all, hide from nobody what is to be opened."""
    code = f"import sys; from factcheck.cli.parser import *; build_parser(asked_for({line!r})); "
    assert loaded(f"{code}import factcheck.cli.running; ") == []


@pytest.mark.parametrize("line", [("list",), ("--help",), ("--cas", "a.factcheck", "review")])
def test_other_lines_have_all_commands(line: tuple[str, ...]) -> None:
    """Any other command, the help, and an option that is abbreviated."""
    names = {command.name for command in asked_for(line)}
    assert {"review", "list", "export"} <= names


def test_the_collector_waits_until_the_first_frame() -> None:
    """It is off while modules are loaded, and on again in time for every command."""
    code = "import gc; from factcheck import collecting as c; c.wait(); print(gc.isenabled()); "
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{code}c.seldom(); print(gc.isenabled(), gc.get_freeze_count() > 0)",
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["False", "True", "True"]
