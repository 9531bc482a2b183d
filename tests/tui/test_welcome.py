"""The welcome screen: recent cases, the sample, a case by name, a new one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

from factcheck.clock import system_clock
from factcheck.locations import locations
from factcheck.tui.application import FactcheckApp
from factcheck.tui.making import PathSuggester
from factcheck.tui.recent import recent_cases, remember_case
from factcheck.tui.screens.overview.screen import OverviewScreen
from factcheck.tui.screens.review.screen import ReviewScreen
from factcheck.tui.screens.review.sitting import Opener
from factcheck.tui.screens.welcome import WelcomeScreen

from .driving import Driven


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@asynccontextmanager
async def welcomed(
    problem: str = "", *, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[Driven]:
    """The interface without a case."""
    with ExitStack() as stack:
        opener = Opener(system_clock, "Rev", stack)
        app = FactcheckApp(partial(WelcomeScreen, opener, problem))
        async with app.run_test(size=size) as pilot:
            one = Driven(app, pilot)
            await one.settle()
            yield one


async def reviewing(one: Driven) -> None:
    """Wait until a case is open on its front page, and go on to the claims."""
    await one.until(lambda: isinstance(one.app.screen, OverviewScreen), "a case opens")
    await one.press("b")
    await one.until(lambda: isinstance(one.app.screen, ReviewScreen), "the claims are shown")
    await one.rested()


async def test_it_says_what_can_be_done() -> None:
    """The acts stand there with their keys."""
    async with welcomed("config.toml: unknown key") as one:
        assert "Open the sample case." in one.text()
        assert "unknown key" in one.text()


async def test_a_recent_case_opens_by_its_digit(case_path: Path) -> None:
    """The case opened last stands first."""
    remember_case(locations().recent_file, case_path)
    async with welcomed() as one:
        assert "ferry" in one.text()
        await one.press("1")
        await reviewing(one)
        assert "Ferry draft" in one.text()


async def test_a_case_opens_by_its_name(case_path: Path) -> None:
    """With or without its ending; what is not there is told."""
    async with welcomed() as one:
        await one.press("o")
        await one.shows("Open a case")
        await one.type("nothing")
        await one.press("enter")
        await one.shows("no case at")
        await one.press("o")
        await one.shows("Open a case")
        await one.type("ferry")
        await one.press("enter")
        await reviewing(one)
    assert recent_cases(locations().recent_file) == (case_path,)


async def test_a_new_case_is_made_of_a_draft(tmp_path: Path) -> None:
    """A name and a file: the claims are there to be reviewed."""
    (tmp_path / "draft.txt").write_text("In 2021 the ferries carried 40,000 passengers.")
    (tmp_path / "note.txt").write_text("The ferries carried 31,500 passengers in 2021.")
    async with welcomed() as one:
        await one.press("n")
        await one.shows("its name")
        await one.type("harbour")
        await one.press("enter")
        await one.shows("The draft to check")
        await one.type("draft.txt")
        await one.press("enter")
        await one.shows("Its sources")
        await one.type("note.txt")
        await one.press("enter")
        await reviewing(one)
        assert len(one.review.desk.case.documents()) == 2
        assert "40,000" in one.text()
    assert (tmp_path / "harbour.factcheck").exists()


async def test_a_draft_that_cannot_be_read_leaves_no_case(tmp_path: Path) -> None:
    """The reason is told, and no empty case stays behind."""
    async with welcomed() as one:
        await one.press("n")
        await one.shows("its name")
        await one.type("harbour")
        await one.press("enter")
        await one.shows("The draft to check")
        await one.type("missing.txt")
        await one.press("enter")
        await one.shows("Its sources")
        await one.press("enter")
        await one.shows("missing.txt")
    assert not (tmp_path / "harbour.factcheck").exists()


async def test_recent_cases_say_how_far_they_are(case_path: Path, tmp_path: Path) -> None:
    """Each with its progress; one that is gone says so and can be forgotten."""
    remember_case(locations().recent_file, tmp_path / "lost.factcheck")
    remember_case(locations().recent_file, case_path)
    async with welcomed() as one:
        await one.shows("0 of 5 claims decided")
        await one.shows("gone: ")
        await one.press("delete")
        await one.shows("1 forgotten")
        assert "lost" not in one.text()
    assert recent_cases(locations().recent_file) == (case_path,)


async def test_paths_are_gone_on_with(tmp_path: Path) -> None:
    """The first file or folder that begins as what is typed."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "one.txt").write_text("x")
    suggester = PathSuggester()
    assert await suggester.get_suggestion("no") == "notes/"
    assert await suggester.get_suggestion("notes/o") == "notes/one.txt"
    assert await suggester.get_suggestion("nowhere/x") is None
    assert await suggester.get_suggestion("") is None


async def test_the_sample_opens() -> None:
    """One key, and there is a case to try things on."""
    async with welcomed() as one:
        await one.press("s")
        await reviewing(one)
        assert len(one.review.claims.ids) > 3


def test_a_broken_list_of_recent_cases_is_empty(tmp_path: Path) -> None:
    """What cannot be read is no reason to stop."""
    file = tmp_path / "recent.json"
    file.write_text("{not json")
    assert recent_cases(file) == ()
    file.write_text('{"a": 1}')
    assert recent_cases(file) == ()
