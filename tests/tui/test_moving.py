"""Moving and finding: panes, jumps, search, filter, order, and where a sitting goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.model import Evidence, Relation
from claims.store import Case
from factcheck.clock import system_clock

from .driving import driven
from .small_case import NOTE, span_of


async def test_the_panes_follow_the_resting_cursor(case_path: Path) -> None:
    """The list answers at once; document, reading and evidence come to the same claim."""
    async with driven(case_path) as one:
        await one.press("j", "j")
        assert one.review.claims.current == 3
        await one.rested()
        assert "≠ ALTERED QUOTE" in one.text()
        assert "[-never-]" in one.text()
        assert "{+hardly" in one.text()
        assert "said by  Ada Quill" in one.text()


async def test_first_and_last(case_path: Path) -> None:
    """G goes to the last claim, g to the first, and no further."""
    async with driven(case_path) as one:
        await one.press("G", "j")
        assert one.review.claims.current == 5
        await one.press("g", "k")
        assert one.review.claims.current == 1


async def test_the_next_open_claim_is_found_past_decided_ones(case_path: Path) -> None:
    """] passes over what is decided; where nothing is open it says so and stays."""
    async with driven(case_path) as one:
        await one.press("j", "1", "j", "1")
        await one.done("c3: Confirmed")
        await one.press("g", "right_square_bracket")
        assert one.review.claims.current == 4
        await one.press("left_square_bracket")
        assert one.review.claims.current == 1
        await one.press("left_square_bracket")
        await one.done("No open claim before this one")


async def test_alarms_are_what_evidence_contradicts(case_path: Path) -> None:
    """} goes to the altered quotation, { back to the conflict."""
    async with driven(case_path) as one:
        await one.press("right_curly_bracket")
        assert one.review.claims.current == 3
        await one.press("left_curly_bracket")
        assert one.review.claims.current == 1


async def test_tab_goes_round_the_panes(case_path: Path) -> None:
    """Claims, document, evidence, and back again."""
    async with driven(case_path) as one:
        seen = []
        for _ in range(3):
            await one.press("tab")
            seen.append(one.review.focused.id if one.review.focused else None)
        assert seen == ["document", "evidence", "list"]
        await one.press("shift+tab")
        assert one.review.focused is one.review.evidence


async def test_a_passage_opens_in_its_own_document(case_path: Path) -> None:
    """Enter on a passage shows its document with the passage lit; escape comes back."""
    async with driven(case_path) as one:
        await one.press("enter", "enter")
        await one.shows("Source: Port note ¶2")
        assert "Port statistics." in one.text()
        await one.press("escape")
        await one.shows("Draft: Ferry draft")
        assert one.review.focused is one.review.evidence


@pytest.mark.parametrize(
    ("pane", "there", "away"),
    [(0, "Claims 5", "Evidence 2"), (2, "Evidence 2", "Claims 5"), (1, "Ferry draft", "Claims 5")],
)
async def test_zoom_leaves_one_pane(case_path: Path, pane: int, there: str, away: str) -> None:
    """z gives the pane in use the whole screen, and takes it back."""
    async with driven(case_path) as one:
        await one.press(*["tab"] * pane, "z")
        body = "\n".join(one.text().splitlines()[1:])
        assert there in body
        assert away not in body
        await one.press("z")
        assert away in one.text()


async def test_under_sixty_columns_one_pane_at_a_time(case_path: Path) -> None:
    """Tab changes which pane is seen."""
    async with driven(case_path, size=(50, 20)) as one:
        assert "Claims 5" in one.text()
        assert "Evidence" not in one.text()
        await one.press("tab")
        await one.shows("Ferry draft ¶")
        assert "Claims 5" not in one.text()
        await one.press("tab")
        await one.shows("CONFLICTS")


async def test_at_80_columns_the_evidence_is_behind_tab(case_path: Path) -> None:
    """The list stays in sight; document and evidence share the room below it."""
    async with driven(case_path, size=(80, 24)) as one:
        assert "CONFLICTS" not in one.text()
        await one.press("tab", "tab")
        await one.shows("CONFLICTS")
        assert "Claims 5" in one.text()
        assert "1 Confirmed" in one.text()


async def test_search_as_you_type_goes_to_the_claim(case_path: Path) -> None:
    """Half a word is enough; n and N go through what was found."""
    async with driven(case_path) as one:
        await one.press("slash")
        await one.shows("Search all claims")
        await one.type("passen")
        await one.until(lambda: "1  In 2021" in one.text(), "a claim is found")
        await one.press("enter")
        assert one.review.claims.current == 1


async def test_matches_are_gone_through_in_the_order_of_the_queue(case_path: Path) -> None:
    """n goes to the next claim found and begins again at the first."""
    async with driven(case_path) as one:
        await one.press("slash")
        await one.shows("Search all claims")
        await one.type("the")
        await one.until(lambda: "The new pier" in one.text().split("Search all")[1], "found")
        await one.press("enter")
        first = one.review.claims.current
        await one.press("n")
        second = one.review.claims.current
        assert second in one.review.matches
        assert first != second
        await one.press("N")
        assert one.review.claims.current == first
        await one.press("escape", "n")
        assert one.review.claims.current == first


async def test_a_filter_shows_only_what_fits(case_path: Path) -> None:
    """The first line names the filter; an empty one shows all again."""
    async with driven(case_path) as one:
        await one.press("F")
        await one.shows("Show only claims that fit")
        await one.type("conflicts")
        await one.press("enter")
        await one.shows("filter: conflicts")
        assert list(one.review.claims.ids) == [1]
        await one.press("F")
        await one.shows("Show only")
        await one.press(*["backspace"] * len("conflicts"), "enter")
        await one.shows("filter: none")
        assert len(one.review.claims.ids) == 5


async def test_a_filter_that_is_not_understood_stays_to_be_mended(case_path: Path) -> None:
    """The dialog says what is wrong and keeps what was typed."""
    async with driven(case_path) as one:
        await one.press("F")
        await one.shows("Show only claims that fit")
        await one.type("colour:red")
        await one.press("enter")
        await one.settle()
        assert "colour:red" in one.text()
        assert "Show only claims" in one.text()


async def test_the_order_is_chosen_from_a_list(case_path: Path) -> None:
    """By risk, the claim of most worth comes first; the current claim stays current."""
    async with driven(case_path) as one:
        await one.press("G", "S")
        await one.shows("Order of the queue")
        await one.press("down", "enter")
        await one.shows("order: risk")
        assert one.review.claims.current == 5
        assert one.review.claims.ids[0] == 1


async def test_a_sitting_goes_on_where_the_last_one_stopped(case_path: Path) -> None:
    """Claim, filter and order are there again."""
    async with driven(case_path) as one:
        await one.press("j", "j", "S")
        await one.shows("Order of the queue")
        await one.press("down", "enter")
        await one.shows("order: risk")
    async with driven(case_path) as one:
        assert one.review.claims.current == 3
        assert "order: risk" in one.text()


async def test_reload_shows_what_others_decided(case_path: Path) -> None:
    """A verdict from another process is in the list after R."""
    from claims.review import Review
    from claims.store import Case
    from factcheck.clock import system_clock

    async with driven(case_path) as one:
        with Case.open(case_path, clock=system_clock) as other:
            Review(other, "Second").decide(["c2"], "cut", "wrong")
        await one.press("R")
        await one.until(lambda: "Cut" in one.text().splitlines()[5], "the list shows it")


async def test_a_click_goes_to_a_claim_and_gives_a_verdict(case_path: Path) -> None:
    """Everything works with the mouse."""
    async with driven(case_path) as one:
        await one.pilot.click("#list", offset=(12, 5))
        assert one.review.claims.current == 3
        await one.rested()
        await one.pilot.click("#bar", offset=(4, 0))
        await one.done("c3: Confirmed")


async def test_a_resize_changes_the_layout_and_keeps_the_claim(case_path: Path) -> None:
    """From three panes to one and back."""
    async with driven(case_path) as one:
        await one.press("j", "j")
        for size in ((50, 20), (20, 6), (200, 50), (80, 24), (120, 40)):
            await one.pilot.resize_terminal(*size)
            await one.settle()
            assert one.review.claims.current == 3
        assert "Evidence" in one.text()


async def test_a_hit_in_a_source_is_shown_in_its_document(case_path: Path) -> None:
    """What is not in the queue can be read all the same, and escape comes back."""
    async with driven(case_path) as one:
        await one.press("slash")
        await one.shows("Search all claims")
        await one.type("31,500")
        await one.until(lambda: "carried 31,500" in one.text().split("Search all")[1], "found")
        await one.press("enter")
        await one.shows("Source: Port note ¶2")
        await one.press("escape")
        await one.shows("Draft: Ferry draft")
        assert one.review.claims.current == 1


async def test_a_name_spelt_two_ways_is_an_alarm(case_path: Path) -> None:
    """The list and the evidence name it, and } stops there."""
    elsewhere = Evidence(
        claim="c4",
        document="d2",
        span=span_of(NOTE, "Ada Quill"),
        text="Ada Quill",
        relation=Relation.SPELLING,
        reasons=("“new pier” here, “Ada Quill” there",),
    )
    with Case.open(case_path, clock=system_clock) as case:
        case.passages.add([elsewhere])
    async with driven(case_path, size=(200, 50)) as one:
        await one.press("right_curly_bracket", "right_curly_bracket")
        assert one.review.claims.current == 4
        await one.rested()
        await one.shows("≠ name spelt differently")
        assert "≠ name?" in one.text()
        assert "“new pier” here, “Ada Quill” there" in one.text()


async def test_a_filter_that_nothing_fits_empties_the_panes(case_path: Path) -> None:
    """The bar says what to do, verdict keys do nothing, and the filter can be changed."""
    async with driven(case_path) as one:
        await one.press("F")
        await one.shows("Show only claims that fit")
        await one.type("status:decided")
        await one.press("enter")
        await one.done("No claim fits")
        await one.press("1", "2", "j", "h")
        assert "said by" not in one.text()
        await one.press("F")
        await one.shows("Show only")
        await one.press(*["backspace"] * len("status:decided"), "enter")
        await one.rested()
        assert one.review.claims.current == 1
