"""The export dialog: views beside formats, how long each would be, and what is written."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input, OptionList

from .driving import Driven, driven


async def asked(one: Driven) -> None:
    """The dialog, with its preview."""
    await one.press("w")
    await one.shows("Write the verdict report")
    await one.shows("lines,")


def offered(one: Driven) -> list[str]:
    """The formats that can be chosen."""
    formats = one.app.screen.query_one("#formats", OptionList)
    return [str(option.id) for option in formats.options]


async def test_it_says_how_long_each_would_be(case_path: Path) -> None:
    """Lines and bytes of the format under the cursor; of a document only its bytes."""
    async with driven(case_path) as one:
        await asked(one)
        await one.press("down", "down", "down")
        await one.until(lambda: "lines," not in one.text(), "a Word document has no lines")
        await one.shows(" bytes")


async def test_a_view_brings_its_formats_and_its_file(case_path: Path) -> None:
    """Data formats are of the report alone, the record is an archive; the file is named after."""
    async with driven(case_path) as one:
        await asked(one)
        assert "claimreview" in offered(one)
        await one.press("shift+tab", "down")
        assert offered(one) == ["markdown", "html", "text", "docx", "csv", "xlsx"]
        file = one.app.screen.query_one("#file", Input)
        assert file.value.endswith("-memo.md")
        await one.press("end")
        assert offered(one) == ["zip"]
        assert file.value.endswith("-record.zip")


async def test_a_name_that_was_typed_stays(case_path: Path) -> None:
    """Another view or format does not take the place of what somebody wrote."""
    async with driven(case_path) as one:
        await asked(one)
        await one.press("tab", "home", "ctrl+k")
        await one.type("mine.md")
        await one.press("shift+tab", "down", "shift+tab", "down")
        assert one.app.screen.query_one("#file", Input).value == "mine.md"


async def test_the_memo_is_written_as_chosen(case_path: Path, tmp_path: Path) -> None:
    """View and format together decide what is in the file."""
    target = tmp_path / "memo.txt"
    async with driven(case_path) as one:
        await asked(one)
        await one.press("shift+tab", "down", "tab", "down", "down", "tab", "home", "ctrl+k")
        await one.type(str(target))
        await one.press("enter")
        await one.done("Written: memo.txt")
    assert target.read_text(encoding="utf-8").startswith("Changes to make")


async def test_it_fits_into_24_lines(case_path: Path) -> None:
    """In the smallest usual terminal both lists, the preview and the file are in sight."""
    async with driven(case_path, size=(80, 24)) as one:
        await asked(one)
        box = one.app.screen.query_one("#box").region
        file = one.app.screen.query_one("#file").region
        assert file.bottom < box.bottom <= 24
