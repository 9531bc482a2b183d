"""Dialogs with a list: moved in with the keys of all lists, chosen from by key or by words."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from factcheck.config import Config
from factcheck.tui.look import Look, look_for
from factcheck.tui.render.text import line
from factcheck.tui.screens.ask import Choice, Choose
from factcheck.tui.widgets.choices import Choices

from .driving import Driven, driven

MANY = [Choice(f"n{number}", line((f"pier {number}", ""))) for number in range(30)]


def lit(one: Driven) -> int | None:
    """The place of the current choice."""
    return one.app.screen.query_one(Choices).highlighted


async def asked(one: Driven, choices: list[Choice], *keys: str) -> list[str | None]:
    """What a dialog gives back when keys are pressed in it."""
    given: list[str | None] = []
    one.app.push_screen(Choose("Which?", choices), given.append)
    await one.press(*keys)
    return given


async def test_a_choice_is_moved_to_with_the_keys_of_all_lists(case_path: Path) -> None:
    """j, k, g and G move, enter takes the current one."""
    async with driven(case_path) as one:
        assert await asked(one, MANY[:4], "j", "j", "k", "enter") == ["n1"]
        assert await asked(one, MANY[:4], "G", "enter") == ["n3"]
        assert await asked(one, MANY[:4], "G", "g", "enter") == ["n0"]
        assert await asked(one, MANY[:4], "k", "escape") == [None]


async def test_a_digit_takes_the_choice_in_its_place(case_path: Path) -> None:
    """A digit beyond the last choice takes none."""
    async with driven(case_path) as one:
        assert await asked(one, MANY[:4], "3") == ["n2"]
        assert await asked(one, MANY[:4], "7") == []
        assert lit(one) == 0


async def test_many_choices_are_narrowed_by_words(case_path: Path) -> None:
    """Letters and digits go to the line; the keys that move in lists move in the list below."""
    async with driven(case_path) as one:
        assert await asked(one, MANY) == []
        await one.type("PIER 2")
        assert one.app.screen.query_one(Choices).option_count == 12
        await one.press("down", "down", "pagedown", "up")
        assert lit(one) == 10
        await one.press("up", "enter")
        assert isinstance(one.app.focused, Choices) or not isinstance(one.app.screen, Choose)
        assert await asked(one, MANY) == []
        await one.type("no such")
        await one.press("enter")
        assert isinstance(one.app.screen, Choose)
        assert one.app.screen.query_one(Input).value == "no such"


async def test_presets_and_remapped_keys_hold_in_choices(case_path: Path) -> None:
    """The left hand has its moves and its row of verdicts there; a remapped move is heard."""
    preset = look_for(Config(preset="left-hand"), {})
    async with driven(case_path, look=preset) as one:
        assert await asked(one, MANY[:4], "d", "d", "s", "enter") == ["n1"]
        assert await asked(one, MANY[:4], "e") == ["n2"]
        assert " e pier 2" in await _shown(one)
    remapped: Look = look_for(Config(keys={"list.next": "ctrl+n"}), {})
    async with driven(case_path, look=remapped) as one:
        assert await asked(one, MANY[:4], "ctrl+n", "j", "enter") == ["n1"]
        assert await asked(one, MANY, "ctrl+n", "enter") == ["n1"]


async def _shown(one: Driven) -> str:
    await asked(one, MANY[:4])
    return one.text()


async def test_a_saved_filter_is_shown_and_forgotten_by_key(case_path: Path) -> None:
    """2 shows the second one; j goes there, and d forgets it."""
    async with driven(case_path, filter="status:open") as one:
        one.review.writer.remember_now("filters", {"first": "value>1", "second": "place:norvale"})
        await one.press("apostrophe", "2")
        await one.until(lambda: one.review.place.filter == "place:norvale", "it is shown")
        await one.press("apostrophe", "j", "d")
        await one.done("@second is forgotten")
