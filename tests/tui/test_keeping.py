"""Nothing is lost: the place, the panes and what was typed are there at the next sitting."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import TextArea

from claims.filters import Order
from claims.store import Case, database
from factcheck.clock import system_clock
from factcheck.tui import live, writer
from factcheck.tui.place import KEY, Place, read_place

from .driving import driven


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "EVERY", 0.02)


async def test_the_next_sitting_begins_where_the_last_one_stopped(case_path: Path) -> None:
    """Claim, filter, order with its seed, pane, zoom and the passage are as they were."""
    async with driven(case_path) as one:
        await one.press("colon")
        await one.shows("Command")
        await one.type("order random 7")
        await one.press("enter")
        await one.shows("order: random 7")
        ids = list(one.review.claims.ids)
        one.review.claims.go_to(1)
        await one.rested()
        await one.press("tab", "tab", "j", "z")
        passage = one.review.evidence.current
        await one.settle()
    async with driven(case_path) as one:
        review = one.review
        assert list(review.claims.ids) == ids
        assert review.claims.current == 1
        assert review.pane == "evidence"
        assert review.has_class("-zoom")
        await one.until(lambda: review.evidence.current == passage, "the passage")
        await one.press("z")
        await one.shows("order: random 7")


async def test_the_place_is_kept_without_an_orderly_end(case_path: Path) -> None:
    """A moment of rest is enough: a crash later finds the place on disk."""
    async with driven(case_path) as one:
        await one.press("G", "tab")
        with Case.open(case_path, clock=system_clock, read_only=True) as case:
            await one.until(
                lambda: (
                    read_place(case.memory.recall("Rev", KEY)).claim == 5
                    and read_place(case.memory.recall("Rev", KEY)).pane == "document"
                ),
                "the place is on disk",
            )


async def test_panes_keep_what_was_in_sight(case_path: Path) -> None:
    """Document and list begin with the same lines, though the claim is elsewhere in them."""
    async with driven(case_path, size=(100, 14)) as one:
        await one.press("G", "k", "k")
        await one.rested()
        await one.press("tab", "j", "j", "j")
        document, above = one.review.document.top, one.review.claims.lines_above
        assert document
        await one.settle()
    async with driven(case_path, size=(100, 14)) as one:
        await one.until(lambda: one.review.document.top == document, "the document")
        await one.until(lambda: one.review.claims.lines_above == above, "the list")


@pytest.mark.parametrize(("width", "height"), [(140, 40), (80, 24)])
async def test_pane_sizes_are_kept(case_path: Path, width: int, height: int) -> None:
    """The keys change the size of the pane in use, and the next sitting has it."""

    def extent(one: object) -> tuple[int, int]:
        size = one.review.claims.outer_size  # type: ignore[attr-defined]
        return (size.width, size.height)

    async with driven(case_path, size=(width, height)) as one:
        usual = extent(one)
        await one.press("greater_than_sign", "greater_than_sign", "greater_than_sign")
        await one.until(lambda: extent(one) > usual, "a larger list")
        larger = extent(one)
        await one.press("less_than_sign")
        await one.until(lambda: extent(one) < larger, "a smaller one")
        kept = extent(one)
        await one.press("z")
        await one.until(lambda: one.review.claims.outer_size.width == width, "the whole width")
        await one.press("z")
        await one.until(lambda: extent(one) == kept, "the chosen size again")
    async with driven(case_path, size=(width, height)) as one:
        await one.until(lambda: extent(one) == kept, "the same size")


async def test_one_pane_has_no_size_of_its_own(case_path: Path) -> None:
    """In a narrow terminal the key says why it does nothing."""
    async with driven(case_path, size=(50, 24)) as one:
        await one.press("greater_than_sign")
        await one.done("One pane has the whole screen.")


def test_a_place_that_makes_no_sense_is_the_beginning() -> None:
    """Of what was kept, only what fits is taken."""
    assert read_place(None) == Place()
    assert read_place(["x"]) == Place()
    kept = {"claim": "x", "filter": 3, "order": "newest", "zoom": 1, "pane": "evidence", "more": 2}
    assert read_place(kept) == Place(pane="evidence")  # type: ignore[arg-type]
    place = Place(claim=3, order=Order.RANDOM.value, seed=9, above=2, offset=None, zoom=True)
    assert read_place(place.written()) == place


@pytest.mark.parametrize(
    ("key", "title", "given"),
    [("f", "Flag for the editor", "flagged"), ("full_stop", "Put off", "put off")],
)
async def test_what_a_dialog_held_is_offered_again(
    case_path: Path, key: str, title: str, given: str
) -> None:
    """After a crash or escape the words are there; once given they are forgotten."""
    async with driven(case_path) as one:
        await one.press(key)
        await one.shows(title)
        await one.type("ask the port")
    async with driven(case_path) as one:
        await one.press(key)
        await one.shows("ask the port")
        await one.press("escape")
        await one.press(key)
        await one.shows("ask the port")
        await one.press("enter")
        await one.done(given)
        await one.press(key)
        await one.settle()
        await one.press(key)
        await one.shows(title)
        assert "ask the port" not in one.text().split(title)[1]


async def test_a_keystroke_is_on_disk_before_it_is_drawn(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the editor shows can be read from the case by another program."""
    # On a busy machine the disk may take longer than a hand is made to wait.
    monkeypatch.setattr(writer, "NOTICED", 30.0)
    async with driven(case_path) as one:
        await one.press("r")
        await one.shows("Why?")
        with Case.open(case_path, clock=system_clock, read_only=True) as case:
            for word in ("one", " two", " three"):
                await one.type(word)
                shown = one.app.screen.query_one("#rationale").text  # type: ignore[attr-defined]
                kept = case.memory.recall("Rev", "draft:c1")
                assert isinstance(kept, list)
                assert kept[0] == shown


@pytest.fixture
def crippled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Statements that the writer's connection runs once it is open."""
    statements: list[str] = []
    connect = database.connect

    def crippling(path: Path, *, create: bool, read_only: bool) -> database.Database:
        found = connect(path, create=create, read_only=read_only)
        writes = threading.current_thread().name == "writer"
        for statement in statements if writes else ():
            found.run(statement)
        return found

    monkeypatch.setattr("claims.store.case.connect", crippling)
    return statements


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("PRAGMA max_page_count = 1", "the disk is full"),
        ("PRAGMA query_only = ON", "may not be written to"),
    ],
)
async def test_a_disk_that_takes_nothing_is_told(
    case_path: Path, crippled: list[str], statement: str, words: str
) -> None:
    """A full disk and a read-only one: nothing is shown as done, and the reason is said."""
    crippled.append(statement)
    async with driven(case_path) as one:
        await one.press("2")
        await one.shows("Change: why?")
        one.app.screen.query_one(TextArea).insert("w" * 100_000)
        await one.shows("could not be written")
        await one.press("ctrl+s")
        await one.until(lambda: words in one.bottom(), "the reason")
        assert one.state.verdict is None
        assert one.review.standing.progress.decided == 0
        assert "verdict  · open" in one.text()


async def test_a_locked_case_is_told(case_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes without end, the verdict is refused with the reason."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    async with driven(case_path) as one:
        with closing(sqlite3.connect(case_path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await one.press("1")
            await one.until(lambda: "being written to by another program" in one.text(), "why")
            assert one.state.verdict is None
            other.execute("ROLLBACK")
        await one.press("1")
        await one.done("c1: Confirmed")
