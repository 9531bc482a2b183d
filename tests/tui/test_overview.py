"""The front page: what is disputed first, the counts as bars, and every line leads somewhere."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.review import Review
from claims.store import Case
from claims.store.counts import Counts
from factcheck.clock import stepping_clock
from factcheck.tui.application import FactcheckApp
from factcheck.tui.place import Place
from factcheck.tui.render.overview import BarEntry, DisputeEntry, blocks
from factcheck.tui.screens.overview.screen import OverviewScreen, bars
from factcheck.tui.screens.review.screen import ReviewScreen
from factcheck.tui.screens.review.sitting import Opener

from .driving import Driven, driven
from .people_case import make_people_case

SIZES = [(80, 24), (120, 40), (200, 50)]


async def at_the_front(one: Driven) -> OverviewScreen:
    """Open the front page, and wait until everything is counted."""
    await one.press("b")
    screen = one.app.screen
    assert isinstance(screen, OverviewScreen)
    await counted(one, screen)
    return screen


async def counted(one: Driven, screen: OverviewScreen) -> None:
    """Wait until the bars stand."""
    await one.until(
        lambda: any(isinstance(entry, BarEntry) for entry in screen.counts.entries), "bars stand"
    )
    await one.settle()


async def to_bar(one: Driven, screen: OverviewScreen, label: str) -> None:
    """Go to the bar of that label."""
    key = next(
        entry.key
        for entry in screen.counts.entries
        if isinstance(entry, BarEntry) and entry.label == label
    )
    assert screen.counts.go_to(key)
    screen.show_pane("counts")
    await one.settle()


def shown(one: Driven, count: int) -> bool:
    """Whether the queue holds so many claims."""
    return len(one.review.claims.ids) == count


@pytest.mark.parametrize("size", SIZES)
async def test_a_dispute_shows_both_figures_and_the_difference(
    case_path: Path, size: tuple[int, int]
) -> None:
    """The claim's figure, the evidence's, what lies between in words, and both documents."""
    async with driven(case_path, size=size) as one:
        screen = await at_the_front(one)
        text = one.text()
        for words in ("40,000", "31,500 passengers", "8,500 fewer, 21 %", "conflicts"):
            assert words in text
        assert text.index("8,500 fewer") < text.index("“hardly ever” put in")
        for document in ("Ferry draft", "Port note ¶2"):
            assert document in text
        assert isinstance(screen.matters.current, DisputeEntry)


async def test_enter_on_a_dispute_opens_its_claim_with_the_passage(case_path: Path) -> None:
    """The review stands at the claim, the passage that contradicts it is current."""
    async with driven(case_path) as one:
        await at_the_front(one)
        await one.press("j", "enter")
        assert isinstance(one.app.screen, ReviewScreen)
        assert one.review.claims.current == 3
        current = one.review.evidence.current
        assert current is not None
        assert current.relation.value == "altered"


async def test_a_dispute_that_the_filter_hides_is_shown_all_the_same(case_path: Path) -> None:
    """The filter of the queue gives way, and that is said."""
    async with driven(case_path, filter="pier") as one:
        assert len(one.review.claims.ids) == 1
        await at_the_front(one)
        await one.press("enter")
        await one.until(lambda: one.review.claims.current == 1, "the claim is there")
        assert one.review.place.filter == ""


async def test_bars_lead_to_the_claims_that_they_count(case_path: Path) -> None:
    """Each bar opens its filter, and the queue then holds as many claims as it says."""
    async with driven(case_path) as one:
        screen = await at_the_front(one)
        labels = [
            (entry.label, entry.count)
            for entry in screen.counts.entries
            if isinstance(entry, BarEntry)
        ]
        assert ("Ada Quill", 1) in labels
        assert ("conflicts", 1) in labels
        await one.press("escape")
        for label, count in labels:
            screen = await at_the_front(one)
            await to_bar(one, screen, label)
            await one.press("enter")
            assert isinstance(one.app.screen, ReviewScreen)
            await one.until(partial(shown, one, count), f"{label}: {count}")
            one.review.read_queue(Place())
            await one.settle()


async def test_verdicts_are_counted_when_they_are_on_disk(case_path: Path) -> None:
    """A verdict moves a claim from the bar of the open ones to its own."""
    async with driven(case_path) as one:
        await one.press("1")
        await one.done("Confirmed")
        screen = await at_the_front(one)
        states = {
            entry.label: entry.count
            for entry in screen.counts.entries
            if isinstance(entry, BarEntry) and entry.key.startswith("state ")
        }
        assert states == {"Confirmed": 1, "open": 4}
        assert "1 of 5 claims" in one.text()


async def test_from_the_front_page_to_the_cast_and_back(tmp_path: Path) -> None:
    """C shows the people over the front page; escape comes back to it, then to the claims."""
    path = make_people_case(tmp_path / "harbour.factcheck")
    async with driven(path) as one:
        screen = await at_the_front(one)
        await one.press("C")
        await one.shows("people and bodies")
        await one.press("escape")
        assert one.app.screen is screen
        await one.press("escape")
        assert isinstance(one.app.screen, ReviewScreen)


async def test_somebodys_claims_lead_from_the_cast_over_the_front_page(tmp_path: Path) -> None:
    """Both screens give way to the queue of the speaker."""
    path = make_people_case(tmp_path / "harbour.factcheck")
    async with driven(path) as one:
        await at_the_front(one)
        await one.press("C")
        await one.shows("people and bodies")
        await one.until(lambda: "Ada Quill" in one.text(), "somebody is there")
        await one.press("c")
        await one.until(lambda: one.app.screen is one.review, "the claims are shown")
        await one.until(lambda: len(one.review.claims.ids) == 3, "those of the speaker")


async def test_leaving_goes_back_to_the_claims(case_path: Path) -> None:
    """q on a front page that was asked for ends nothing."""
    async with driven(case_path) as one:
        await at_the_front(one)
        await one.press("q")
        assert isinstance(one.app.screen, ReviewScreen)
        assert one.app.is_running


@pytest.mark.parametrize(("decided", "kind"), [(False, OverviewScreen), (True, ReviewScreen)])
async def test_a_new_case_opens_on_its_front_page(
    case_path: Path, decided: bool, kind: type
) -> None:
    """Where nothing is decided yet, what is disputed is seen first; later, the claims."""
    clock = stepping_clock(datetime(2024, 1, 2, tzinfo=UTC))
    if decided:
        with Case.open(case_path, clock=clock) as case:
            Review(case, "Rev").decide(["c1"], "confirmed")
    with ExitStack() as stack:
        sitting = Opener(clock, "Rev", stack).open(case_path)
        app = FactcheckApp(partial(ReviewScreen, sitting, front=True))
        async with app.run_test(size=(120, 40)) as pilot:
            one = Driven(app, pilot)
            await one.until(lambda: type(app.screen) is kind, f"{kind.__name__} is shown")
            await one.settle()
            assert type(app.screen) is kind


async def test_nothing_disputed_is_said(tmp_path: Path) -> None:
    """A case without contradictions says so, and goes on with the counts."""
    path = make_people_case(tmp_path / "harbour.factcheck")
    async with driven(path) as one:
        await at_the_front(one)
        assert "Nothing is disputed" in one.text()


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 200))
def test_a_bar_is_as_long_as_its_share(count: int, most: int, cells: int) -> None:
    """Within an eighth of a cell, never longer than its room, never nothing for something."""
    shown = blocks(count, most, cells)
    assert len(shown) <= cells
    if count and most and cells:
        eighths = sum(" ▏▎▍▌▋▊▉█".index(one) for one in shown)
        share = min(count / most, 1.0) * cells * 8
        assert shown
        assert abs(eighths - share) <= 1


def test_many_speakers_are_summed_up() -> None:
    """Of more than fit, the largest have bars; the others are counted together."""
    from claims.scales import DEFAULT, load

    tallies = Counts()
    tallies.speakers.update({f"Speaker {number:02}": 40 - number for number in range(30)})
    entries = list(bars(tallies, {}, load(DEFAULT)))
    named = [one for one in entries if isinstance(one, BarEntry) and one.key.startswith("speaker")]
    assert [one.count for one in named] == list(range(40, 28, -1))
    rest = 18 * (28 + 11) // 2
    assert any(f"18 more with {rest} claims" in str(one) for one in entries)
