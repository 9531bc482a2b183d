"""Help, palette, command line, comparison, history, scale, export, copying, themes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import OptionList

from .driving import Driven, driven


async def test_help_shows_the_keys_of_the_pane_in_use(case_path: Path) -> None:
    """The evidence's keys come first in the evidence, and are absent in the list."""
    async with driven(case_path) as one:
        await one.press("question_mark")
        await one.shows("In the list of claims")
        await one.press("escape", "enter", "f1")
        await one.shows("In the evidence")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("scale politifact", "the scale is politifact"),
        ("next open", ""),
        ("scale nosuch", "nosuch"),
        ("frobnicate", "There is no act"),
        ("filter value>", "value"),
    ],
)
async def test_the_command_line_knows_every_act(case_path: Path, typed: str, told: str) -> None:
    """An act is done by its words; what is not understood is told."""
    async with driven(case_path) as one:
        await one.press("colon")
        await one.shows("Command")
        await one.type(typed)
        await one.press("enter")
        await one.until(lambda: told in one.bottom(), told)
        if typed == "next open":
            await one.until(lambda: one.review.claims.current == 2, "it moved")


async def test_another_scale_changes_the_keys(case_path: Path) -> None:
    """The bar shows the new scale's words; its keys give its verdicts."""
    async with driven(case_path) as one:
        await one.press("colon")
        await one.shows("Command")
        await one.type("scale politifact")
        await one.press("enter")
        await one.shows("Pants on Fire")
        await one.press("6")
        await one.settle()


async def test_the_palette_offers_acts_by_name(case_path: Path) -> None:
    """ctrl+p, a part of a name, enter."""
    async with driven(case_path) as one:
        await one.press("ctrl+p")
        await one.until(lambda: len(one.app.screen_stack) > 1, "the palette is open")
        await one.type("Redo")
        await one.shows("Do again what was undone")


async def test_a_comparison_sets_both_numbers_side_by_side(case_path: Path) -> None:
    """Values, what differs, the picture and both texts."""
    async with driven(case_path) as one:
        await one.press("x")
        await one.shows("c1 and Port note")
        text = one.text()
        assert "40,000" in text
        assert "31,500" in text
        assert "≠" in text
        assert "CONFLICTS" in text


async def test_a_history_tells_who_did_what(case_path: Path) -> None:
    """The latest act stands first, with its reviewer and what changed."""
    async with driven(case_path) as one:
        await one.press("1")
        await one.done("c1: Confirmed")
        await one.press("h")
        await one.shows("history of c1")
        await one.shows("verdict of c1")
        assert "Rev" in one.text()
        assert "confirmed" in one.text()
        await one.press("q")
        assert "history of" not in one.text()


async def test_copying_takes_the_claim_with_its_verdict(case_path: Path) -> None:
    """What is copied can be pasted into a mail."""
    async with driven(case_path) as one:
        await one.press("1")
        await one.done("Confirmed")
        await one.press("y")
        await one.done("copied")
        copied = one.app.clipboard
        assert "carried 40,000 passengers" in copied
        assert "Confirmed" in copied
        assert "Ferry draft" in copied


async def test_a_report_is_written_and_not_over_another_without_asking(
    case_path: Path, tmp_path: Path
) -> None:
    """A new file is written at once; over an old one only y writes, neither enter nor n."""
    target = tmp_path / "out.md"
    async with driven(case_path) as one:
        await ask_for_report(one, target)
        await one.done("Written: out.md")
        assert "40,000 passengers" in target.read_text()
        target.write_text("mine")
        await ask_for_report(one, target)
        await one.shows("Write over it?")
        await one.press("enter", "n")
        assert target.read_text() == "mine"
        await one.press("enter")
        await one.shows("Write over it?")
        await one.press("y")
        await one.done("Written: out.md")
        assert "40,000 passengers" in target.read_text()


async def test_a_report_that_cannot_be_written_says_why(case_path: Path, tmp_path: Path) -> None:
    """The dialog stays, with the reason."""
    async with driven(case_path) as one:
        await ask_for_report(one, tmp_path / "no" / "out.md")
        await one.shows("cannot be written")


async def ask_for_report(one: Driven, target: Path) -> None:
    """Fill the export dialog and press enter."""
    await one.press("w")
    await one.shows("Write the verdict report")
    await one.press("tab", "home", "ctrl+k")
    await one.type(str(target))
    await one.press("enter")


async def test_a_misreading_is_mended(case_path: Path) -> None:
    """The field, then the right value: the claim is read with it from then on."""
    async with driven(case_path) as one:
        await one.press("e")
        await one.shows("What was misread?")
        await one.press("enter")
        await one.shows("value: the number")
        await one.press("home", "ctrl+k")
        await one.type("41000")
        await one.press("enter")
        await one.done("c1: value")
        assert one.review.desk.case.claim("c1").quantities[0].value == 41_000
        await one.shows("41,000 passengers")


async def test_light_and_dark(case_path: Path) -> None:
    """The verdict colours follow the theme."""
    async with driven(case_path) as one:
        dark = one.app.theme_variables["verdict-bad"]
        await one.press("colon")
        await one.shows("Command")
        await one.type("light or dark")
        await one.press("enter")
        await one.until(lambda: not one.app.current_theme.dark, "the theme is light")
        assert one.app.theme_variables["verdict-bad"] != dark


async def test_q_leaves(case_path: Path) -> None:
    """Everything is saved, so nothing is asked."""
    async with driven(case_path) as one:
        await one.press("1", "q")
        await one.until(lambda: not one.app.is_running or one.app._exit, "the program ends")


async def test_what_is_wrong_with_the_configuration_is_said(case_path: Path) -> None:
    """It stands in the bar until the first act."""
    from contextlib import ExitStack
    from functools import partial

    from factcheck.clock import system_clock
    from factcheck.tui.application import FactcheckApp
    from factcheck.tui.screens.review.screen import ReviewScreen
    from factcheck.tui.screens.review.sitting import Opener

    with ExitStack() as stack:
        sitting = Opener(system_clock, "Rev", stack).open(case_path)
        app = FactcheckApp(partial(ReviewScreen, sitting, "config.toml: unknown key"))
        async with app.run_test(size=(120, 40)) as pilot:
            one = Driven(app, pilot)
            await one.settle()
            assert "unknown key" in one.bottom()
            await one.press("j")
            await one.rested()
            assert "unknown key" not in one.bottom()


async def test_a_damaged_search_index_is_put_right_and_told(case_path: Path) -> None:
    """A search that meets a damaged index finds all the same, and says what was done."""
    with closing(sqlite3.connect(case_path)) as raw:
        raw.execute("DELETE FROM search_index_data")
        raw.commit()
    async with driven(case_path) as one:
        await one.press("slash")
        await one.shows("Search all claims")
        await one.type("ferry")
        await one.shows("made anew")
        assert one.app.screen.query_one(OptionList).option_count
