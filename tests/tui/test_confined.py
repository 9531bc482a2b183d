"""The interface in a browser: one folder, nothing opened on the machine, files handed over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input

from factcheck.clock import system_clock
from factcheck.confinement import VARIABLE
from factcheck.locations import locations
from factcheck.tui.application import FactcheckApp
from factcheck.tui.recent import remember_case
from factcheck.tui.screens.review.screen import ReviewScreen
from factcheck.tui.screens.review.sitting import Opener
from factcheck.tui.screens.welcome import WelcomeScreen

from .driving import Driven
from .small_case import make_case


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that is served, with a case in it, and one beside it that is not."""
    made = tmp_path / "desk"
    made.mkdir()
    make_case(made / "ferry.factcheck")
    make_case(tmp_path / "private.factcheck")
    (tmp_path / "secret.txt").write_text("In 2021 the ferries carried 40,000 passengers.")
    monkeypatch.chdir(made)
    return made


@asynccontextmanager
async def confined(folder: Path, case: Path | None = None) -> AsyncIterator[Driven]:
    """The interface as a browser shows it, on the welcome screen or on a case."""
    with ExitStack() as stack:
        opener = Opener(system_clock, "Rev", stack, folder)
        first = (
            partial(ReviewScreen, opener.open(case), "")
            if case
            else partial(WelcomeScreen, opener, "")
        )
        app = FactcheckApp(first)
        async with app.run_test(size=(100, 30)) as pilot:
            one = Driven(app, pilot)
            await one.settle()
            yield one


async def answered(one: Driven, key: str, question: str, answer: str) -> None:
    """Press a key, wait for what it asks, and answer."""
    await one.press(key)
    await one.shows(question)
    await one.type(answer)
    await one.press("enter")


async def test_only_cases_of_the_folder_are_listed(folder: Path) -> None:
    """Of others not even the names are seen, and there is no sample outside it."""
    remember_case(locations().recent_file, folder.parent / "private.factcheck")
    (folder / "link.factcheck").symlink_to(folder.parent / "private.factcheck")
    async with confined(folder) as one:
        assert "ferry" in one.text()
        assert "private" not in one.text()
        assert "link" not in one.text()
        assert "sample" not in one.text().lower().replace("the sample shows", "")
        await one.press("s")
        assert isinstance(one.app.screen, WelcomeScreen)


@pytest.mark.parametrize("typed", ["../private", "~/private", "/etc/hosts"])
async def test_no_case_elsewhere_is_opened_or_made(folder: Path, typed: str) -> None:
    """Neither by going up nor by a whole path."""
    async with confined(folder) as one:
        await answered(one, "o", "Open a case", typed)
        await one.shows("outside the folder")
        await answered(one, "n", "its name", f"{typed}-new")
        await one.shows("outside the folder")
    assert {path.name for path in folder.parent.glob("*.factcheck")} == {"private.factcheck"}


async def test_no_draft_elsewhere_is_read(folder: Path) -> None:
    """What lies outside the folder does not come in."""
    async with confined(folder) as one:
        await answered(one, "n", "its name", "new")
        await one.shows("The draft to check")
        await one.type("../secret.txt")
        await one.press("enter")
        await one.shows("outside the folder")
    assert not (folder / "new.factcheck").exists()


async def test_the_window_is_named_after_the_case(folder: Path) -> None:
    """A case that is opened gives the page its title."""
    async with confined(folder) as one:
        await answered(one, "o", "Open a case", "ferry")
        await one.until(lambda: one.app.title == "ferry", "the title follows")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("../report.md", "outside the folder"), ("ferry.factcheck", "written over a case")],
)
async def test_no_report_leaves_the_folder(folder: Path, typed: str, said: str) -> None:
    """It is written beside the case, and not over it."""
    before = (folder / "ferry.factcheck").read_bytes()[:100]
    async with confined(folder, folder / "ferry.factcheck") as one:
        await one.press("w")
        await one.shows("Write the verdict report")
        one.app.screen.query_one("#file", Input).value = typed
        await one.press("enter")
        await one.shows(said)
    assert not (folder.parent / "report.md").exists()
    assert (folder / "ferry.factcheck").read_bytes()[:100] == before


async def test_the_sitting_says_that_nothing_is_opened(folder: Path) -> None:
    """The one switch that acts which open something look at."""
    async with confined(folder, folder / "ferry.factcheck") as one:
        assert not one.review.sitting.opens
    with ExitStack() as stack:
        assert Opener(system_clock, "Rev", stack).open(folder / "ferry.factcheck").opens


@pytest.mark.parametrize("key", ["E", "o", "O"])
async def test_nothing_is_opened_on_the_machine(
    folder: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """Neither an editor nor a file nor an address: it says so and starts nothing."""
    mark = folder / "was-started"
    program = folder / "program"
    program.write_text(f"#!/bin/sh\ntouch {mark}\n")
    program.chmod(0o700)
    for name in ("EDITOR", "VISUAL", "BROWSER"):
        monkeypatch.setenv(name, str(program))
    monkeypatch.setenv(VARIABLE, str(folder))
    async with confined(folder, folder / "ferry.factcheck") as one:
        await one.press(key)
        await one.shows("Nothing is opened")
    assert not mark.exists()


async def test_no_file_elsewhere_becomes_evidence(folder: Path) -> None:
    """A source is taken in from the folder only."""
    async with confined(folder, folder / "ferry.factcheck") as one:
        documents = len(one.review.sitting.case.documents())
        await one.press("a")
        await one.shows("Evidence from where?")
        await one.press("down", "down", "enter")
        await one.shows("Which file?")
        await one.type("../secret.txt")
        await one.press("enter")
        await one.shows("outside the folder")
        assert len(one.review.sitting.case.documents()) == documents
