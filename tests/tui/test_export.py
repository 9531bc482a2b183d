"""The export dialog: views beside formats, how long each would be, and what is written."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Checkbox, Input, OptionList

from claims.intake import take_in
from claims.model import Document, Role
from claims.store import Case
from factcheck.config import Config
from factcheck.tui.screens.export import Export
from factcheck.tui.screens.exporting import Wish, write

from .driving import Driven, driven


@pytest.fixture
def secret_path(case_path: Path) -> Path:
    """The file of a case with a confidential source."""
    with Case.open(case_path, clock=lambda: datetime(2024, 1, 3, tzinfo=UTC)) as case:
        text = "A letter says that the ferry carried 31 cars.\n"
        secret = Document(
            text=text,
            sha256="5ec" * 21 + "0",
            role=Role.SOURCE,
            title="A letter",
            confidential=True,
        )
        take_in(case, [secret], reviewer="Ada")
    return case_path


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
        assert offered(one) == ["markdown", "html", "text", "docx", "csv", "xlsx", "pdf"]
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


async def test_the_address_and_the_templates_are_those_of_the_configuration(
    case_path: Path, tmp_path: Path
) -> None:
    """A newsroom's own page is written, and the address need not be typed again."""
    own = tmp_path / "templates"
    own.mkdir()
    (own / "report.html").write_text("<p>Of this house</p>{{ report.head }}", encoding="utf-8")
    config = Config(base_url="https://desk.example/checks/", templates=str(own))
    wish = Wish("public", "html", tmp_path / "out.html", config=config)
    async with driven(case_path) as one:
        dialog = Export(one.review.aside, "", "html", config=config)
        one.app.push_screen(dialog)
        await one.shows("bytes")
        assert dialog.query_one("#address", Input).value == "https://desk.example/checks/"
        one.review.run_worker(partial(write, one.review.aside, wish), thread=True)
        await one.settle()
    assert "Of this house" in wish.path.read_text(encoding="utf-8")


async def test_a_preview_names_what_is_decided_and_how_it_begins(case_path: Path) -> None:
    """Counts first, then the first lines; ClaimReview says what stands in its way."""
    async with driven(case_path) as one:
        await one.press("1")
        await one.until(lambda: one.state.verdict, "a verdict is given")
        await asked(one)
        await one.shows("1 decided")
        await one.shows("# Verdict report")
        dialog = one.app.screen
        assert isinstance(dialog, Export)
        formats = dialog.query_one("#formats", OptionList)
        formats.highlighted = offered(one).index("claimreview")
        await one.shows("address")
        await one.settle()
        assert "bytes" not in one.text()


async def test_the_record_of_confidential_sources_is_asked_for(
    secret_path: Path, tmp_path: Path
) -> None:
    """It is refused until the switch is set, which no other view has."""
    async with driven(secret_path) as one:
        await asked(one)
        assert not one.app.screen.query_one("#confidential").display
        await one.press("shift+tab", "end")
        await one.shows("include-confidential")
        assert "bytes" not in one.text()
        one.app.screen.query_one("#confidential", Checkbox).value = True
        await one.shows("1 confidential source without name and words")


async def test_it_fits_into_24_lines(case_path: Path) -> None:
    """In the smallest usual terminal both lists, the preview and the file are in sight."""
    async with driven(case_path, size=(80, 24)) as one:
        await asked(one)
        box = one.app.screen.query_one("#box").region
        file = one.app.screen.query_one("#file").region
        assert file.bottom < box.bottom <= 24
