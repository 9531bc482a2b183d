"""Dialogs at three sizes: the filter box, saved filters, a choice; and the welcome screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from claims.model import Json
from factcheck.locations import locations
from factcheck.tui.recent import remember_case

from .driving import driven
from .test_pictures import SIZES, compare
from .test_welcome import welcomed

AT = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@AT
async def test_the_filter_box_is_as_it_was(case_path: Path, size: tuple[int, int]) -> None:
    """What a word can go on as, with the count of what stands there; then the fault, selected."""
    async with driven(case_path, size=size) as one:
        await one.press("F")
        await one.type("status:open pl")
        await one.shows("place:")
        await one.press("tab")
        await one.type("port")
        await one.shows("1 claim")
        await one.shows("Elmstead")
        compare(f"filter-{size[0]}x{size[1]}", one.text())
        one.app.screen.query_one(Input).value = "status:open colour:red"
        await one.press("enter")
        await one.shows("colour:red")
        await one.settle()
        selection = one.app.screen.query_one(Input).selection
        assert "status:open colour:red"[selection.start : selection.end] == "colour:red"
        compare(f"filter-fault-{size[0]}x{size[1]}", one.text())


@AT
async def test_saved_filters_are_as_they_were(case_path: Path, size: tuple[int, int]) -> None:
    """Each with its key and what it says, and what is shown at present."""
    async with driven(case_path, size=size, filter="status:open") as one:
        kept: dict[str, Json] = {
            "mine": "status:open -agrees",
            "second-look": "decided>2024-01-01 conflicts",
        }
        one.review.writer.remember_now("filters", kept)
        await one.press("apostrophe")
        await one.shows("@second-look")
        compare(f"saved-{size[0]}x{size[1]}", one.text())


@AT
async def test_a_choice_is_as_it_was(case_path: Path, size: tuple[int, int]) -> None:
    """The orders of the queue, each with its key, the present one lit."""
    async with driven(case_path, size=size, order="risk") as one:
        await one.press("S")
        await one.shows("Order of the queue")
        compare(f"choice-{size[0]}x{size[1]}", one.text())


@AT
async def test_the_welcome_is_as_it_was(
    case_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recent cases with what is decided in each, one of them gone; the acts with their keys."""
    monkeypatch.chdir(case_path.parent)
    remember_case(locations().recent_file, case_path)
    remember_case(locations().recent_file, case_path.with_name("gone.factcheck"))
    async with welcomed(size=size) as one:
        await one.shows("ferry")
        await one.settle()
        text = one.text().replace(str(case_path.parent), "(folder)")
        compare(f"welcome-{size[0]}x{size[1]}", text.rstrip())
