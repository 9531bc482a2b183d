"""The filter box and the saved filters: counted, completed, kept and shown again."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from claims.store import Case
from factcheck.clock import system_clock
from factcheck.tui.screens.filtering import completions, last_word

from .driving import driven


async def test_the_count_stands_there_while_it_is_typed(case_path: Path) -> None:
    """What a filter comes to is told before it is given."""
    async with driven(case_path) as one:
        await one.press("F")
        await one.shows("5 claims")
        await one.type("conflicts")
        await one.shows("1 claim")
        await one.press("enter")
        await one.until(lambda: list(one.review.claims.ids) == [1], "the one claim")
        await one.shows("filter: conflicts")


async def test_tab_completes_the_word(case_path: Path) -> None:
    """The first of what can follow is taken: a field, then one of its values."""
    async with driven(case_path) as one:
        await one.press("F")
        await one.shows("5 claims")
        field = one.app.screen.query_one(Input)
        await one.type("speak")
        await one.shows("speaker:")
        await one.press("tab")
        assert field.value == "speaker:"
        await one.type("qu")
        await one.shows('speaker:"Ada Quill"')
        await one.press("tab")
        assert field.value == 'speaker:"Ada Quill"'
        await one.press("enter")
        await one.until(lambda: list(one.review.claims.ids) == [3], "her claim")


async def test_a_fault_is_selected(case_path: Path) -> None:
    """Enter on a filter that makes no sense says why and selects the place."""
    async with driven(case_path) as one:
        await one.press("F")
        await one.shows("5 claims")
        await one.type("open spaeker:ada")
        await one.press("enter")
        await one.shows("did you mean speaker?")
        field = one.app.screen.query_one(Input)
        assert field.value[field.selection.start : field.selection.end] == "spaeker:ada"


async def test_a_filter_is_saved_shown_and_deleted(case_path: Path) -> None:
    """Under a name, for this reviewer, across sittings, and by name on the command line."""
    async with driven(case_path) as one:
        await one.press("F")
        await one.type("disputed")
        await one.press("enter")
        await one.until(lambda: list(one.review.claims.ids) == [1, 3], "the disputed ones")
        await one.press("apostrophe")
        await one.shows("None yet")
        await one.press("s")
        await one.shows("its name")
        await one.type("hot")
        await one.press("enter")
        await one.done("Saved: @hot")
    async with driven(case_path) as one:
        await one.press("F")
        await one.shows("claims")
        one.app.screen.query_one(Input).value = ""
        await one.press("enter")
        await one.until(lambda: len(one.review.claims.ids) == 5, "all claims")
        await one.press("apostrophe")
        await one.shows("@hot")
        await one.press("enter")
        await one.until(lambda: list(one.review.claims.ids) == [1, 3], "the disputed ones")
        await one.press("apostrophe")
        await one.shows("@hot")
        await one.press("delete")
        await one.done("@hot is forgotten")


@pytest.mark.parametrize(
    ("text", "word"),
    [("", ""), ("open spea", "spea"), ('speaker:"ada q', 'speaker:"ada q'), ("open ", "")],
)
def test_the_last_word_is_what_is_completed(text: str, word: str) -> None:
    """Spaces inside quotation marks part no words."""
    assert last_word(text) == word


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("sta", "status:"),
        ("-confl", "-conflicts"),
        ("status:o", "status:open"),
        ("status:open,de", "status:open,decided"),
        ("place:port", 'place:"port elmstead"'),
        ("source:off", 'source:"Port office"'),
        ("unit:pass", "unit:passengers"),
        ("deci", "decided"),
    ],
)
def test_words_are_completed_from_the_case(case_path: Path, word: str, first: str) -> None:
    """Names of fields, bare words, choices, and values that the case holds."""
    with Case.open(case_path, clock=system_clock, read_only=True) as case:
        assert completions(case, word)[0] == first
