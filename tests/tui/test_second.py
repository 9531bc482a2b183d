"""Reading blind, and where readers disagree: what is shown to whom, the vote, and settling."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claims import journal
from claims.adjudication import read_blind
from claims.deciding import set_confidence, tag
from claims.model import Confidence, Stance
from claims.review import Review
from claims.store import Case
from factcheck.clock import stepping_clock
from factcheck.tui.commands import commands_for
from factcheck.tui.screens.second.screen import SecondScreen

from .driving import Driven, driven
from .test_pictures import SIZES, compare

WORD = "zebrafinch"
"""Stands in everything that the first reader writes, and nowhere else."""
FIRST = "Benedikta"


@pytest.fixture
def judged(case_path: Path) -> Path:
    """The small case that somebody has worked at in every way there is."""
    with Case.open(case_path, clock=stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))) as case:
        review = Review(case, FIRST)
        review.decide(["c1", "c2"], "confirmed", f"{WORD} one", wording=f"{WORD} said")
        set_confidence(review, ["c1"], Confidence.HIGH)
        review.flag(["c3"], f"{WORD} flag")
        review.defer(["c4"], f"{WORD} later", date(2024, 1, 2))
        tag(review, ["c5"], [WORD], [])
        journal.comment(review, ["c1"], f"{WORD} comment")
        journal.comment(review, [], f"{WORD} on the whole")
        journal.searched(review, ["c1"], f"{WORD} library")
        for claim in ("c2", "c3"):
            for passage in case.evidence(claim)[:1]:
                review.take_stance(passage.id, Stance.SUPPORTS)
        read_blind(Review(case, f"Dagny {WORD}"), ["c2"], "change", f"{WORD} too")
    return case_path


@pytest.fixture
def split(case_path: Path) -> Path:
    """The small case as four people have read it: with a vote, a tie, an agreement."""
    with Case.open(case_path, clock=stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))) as case:
        Review(case, "Bo").decide(["c1", "c2", "c3", "c4"], "confirmed", "seen it")
        read_blind(Review(case, "Rev"), ["c1", "c2"], "change", "the office has 31,500")
        read_blind(Review(case, "Cy"), ["c1"], "change", "the year is another one")
        read_blind(Review(case, "Cy"), ["c2"], "cannot-confirm", "nobody answers")
        read_blind(Review(case, "Cy"), ["c3", "c4"], "confirmed")
        read_blind(Review(case, "Rev"), ["c3"], "confirmed")
        read_blind(Review(case, "Rev"), ["c4"], "not-checkable", "a matter of taste")
    return case_path


def hidden(one: Driven) -> None:
    """Nothing on the screen comes from the first reader."""
    text = one.text()
    assert WORD not in text, text
    assert FIRST not in text, text


async def walk(one: Driven) -> None:
    """Look at every claim in every pane."""
    for pane in ("list", "document", "evidence"):
        one.review.show_pane(pane)
        for claim in one.review.claims.ids:
            one.review.claims.go_to(claim)
            await one.rested()
            hidden(one)


@pytest.mark.parametrize("size", SIZES)
async def test_no_screen_of_a_blind_session_has_the_others_words(
    judged: Path, size: tuple[int, int]
) -> None:
    """Every act of looking is done, and no screen shows a word or the name of the first reader."""
    async with driven(judged, size=size, reviewer="Ana", blind=True) as one:
        hidden(one)
        await walk(one)
        for key in (
            "b",
            "C",
            "D",
            "H",
            "h",
            "x",
            "p",
            "i",
            "question_mark",
            "a",
            "O",
            "apostrophe",
        ):
            one.review.claims.go_to(1)
            one.review.show_pane("list")
            await one.rested()
            await one.press(key)
            hidden(one)
            for inside in ("tab", "j", "G", "tab", "j"):
                await one.press(inside)
                hidden(one)
            for _ in range(6):
                if one.app.screen is one.review:
                    break
                await one.press("escape")
            assert one.app.screen is one.review, key
        for name in ("documents", "cast", "front page", "gate", "agreement", "export", "sign"):
            one.app.typed(name, one.review)
            await one.settle()
            hidden(one)
            for _ in range(4):
                if one.app.screen is not one.review:
                    await one.press("escape")
            assert one.app.screen is one.review, name


@pytest.mark.parametrize(
    "asked",
    ["status:decided", "flagged", "commented", f"reviewer:{FIRST}", "tagged", "verdict:confirmed"],
)
async def test_no_filter_of_a_blind_session_tells(judged: Path, asked: str) -> None:
    """A filter on what the first reader decided finds no claim."""
    async with driven(judged, reviewer="Ana", blind=True) as one:
        one.review.act("filter", asked)
        await one.settle()
        assert len(one.review.claims.ids) == 0


async def test_while_others_write_nothing_is_told(judged: Path) -> None:
    """What somebody else decides meanwhile is neither said nor shown."""
    async with driven(judged, reviewer="Ana", blind=True) as one:
        with Case.open(judged, clock=stepping_clock(datetime(2024, 1, 3, tzinfo=UTC))) as case:
            Review(case, FIRST).decide(["c3"], "change", f"{WORD} again")
        one.review.live.look()
        await one.settle()
        hidden(one)
        assert one.review.standing.progress.decided == 0


async def test_verdicts_are_readings_and_are_ones_own(judged: Path) -> None:
    """A digit reads the claim, which is shown as decided; the verdict of the case stays; undo."""
    async with driven(judged, reviewer="Ana", blind=True) as one:
        await one.press("1")
        await one.done("read as")
        assert (one.state.verdict, one.state.decided_by) == ("confirmed", "Ana")
        assert one.review.standing.progress.decided == 1
        await one.press("2")
        await one.type("no such year")
        await one.press("ctrl+s")
        await one.done("read as")
        assert (one.state.verdict, one.state.rationale) == ("change", "no such year")
        await one.press("u")
        await one.until(lambda: one.state.verdict == "confirmed", "the reading is undone")
        await one.press("0")
        await one.until(lambda: one.state.verdict is None, "the reading is taken back")
    with Case.open(judged, clock=stepping_clock(datetime(2024, 1, 4, tzinfo=UTC))) as case:
        assert case.states(["c1"])["c1"].decided_by == FIRST


async def test_nothing_else_is_decided_in_a_blind_session(judged: Path) -> None:
    """Acts that decide otherwise, or tell, are not answered, from the review or over it."""
    async with driven(judged, reviewer="Ana", blind=True) as one:
        before = one.review.live.seen
        for name in ("flag", "comment", "gate", "sign", "export", "defer", "drop", "revision"):
            one.review.act(name)
            await one.done("blind reading")
            assert one.app.screen is one.review
        assert one.review.live.seen == before
        shown = {command.id for command in one.review.bar_commands()}
        assert "review.export" not in shown
        assert one.review.check_action("stance", ("supports",)) is False


async def test_the_first_line_says_that_it_is_blind(judged: Path) -> None:
    """The status line says so at every width."""
    for size in SIZES:
        async with driven(judged, size=size, reviewer="Ana", blind=True) as one:
            assert "blind" in one.text().splitlines()[0]


async def test_blind_begins_by_key_and_lasts_over_a_restart(judged: Path) -> None:
    """B begins it where the case lies open; the next sitting is blind until it is ended."""
    async with driven(judged, reviewer="Ana") as one:
        assert FIRST in one.text() or "Confirmed" in one.text()
        await one.press("B")
        await one.done("read blind")
        hidden(one)
    async with driven(judged, reviewer="Ana") as one:
        assert one.review.blind
        one.review.act("reveal")
        await one.settle()
        await one.press("y")
        await one.until(lambda: isinstance(one.app.screen, SecondScreen), "readers are shown")
        await one.press("escape")
        assert not one.review.blind
        assert one.review.standing.progress.decided == 2
    async with driven(judged, reviewer="Ana") as one:
        assert not one.review.blind


async def test_who_reads_is_asked_before_anything_is_shown(judged: Path) -> None:
    """Without a name the case is shown to nobody but as nobody's; then the name is asked."""
    async with driven(judged, reviewer="", blind=True) as one:
        hidden(one)
        await one.shows("Who is reading?")
        await one.type("Ana")
        await one.press("enter")
        await one.done("read blind")
        assert one.review.writer.reviewer == "Ana"
        hidden(one)


async def readers(one: Driven) -> SecondScreen:
    """Open the screen of readers."""
    one.app.typed("agreement", one.review)
    await one.settle()
    screen = one.app.screen
    assert isinstance(screen, SecondScreen)
    await one.until(lambda: screen.found, "readings are read")
    await one.settle()
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_picture_of_readers(split: Path, size: tuple[int, int]) -> None:
    """The disagreements, the reasons beside each other and the figures look as they did."""
    async with driven(split, size=size) as one:
        await readers(one)
        compare(f"readers-{size[0]}x{size[1]}", one.text())


@pytest.mark.parametrize("size", SIZES)
async def test_the_picture_of_a_blind_review(judged: Path, size: tuple[int, int]) -> None:
    """A blind review looks as it did."""
    async with driven(judged, size=size, reviewer="Ana", blind=True) as one:
        await one.press("1")
        await one.done("read as")
        compare(f"blind-{size[0]}x{size[1]}", one.text())


async def test_the_vote_is_taken_and_undone(split: Path) -> None:
    """The verdict of two of three is given with the votes as its reason, as one step of undo."""
    async with driven(split, reviewer="Ed") as one:
        screen = await readers(one)
        assert screen.current
        assert (screen.current.claim, screen.current.proposed) == ("c1", "change")
        await one.press("v")
        await one.until(lambda: screen.found and not screen.found.proposed, "the vote is taken")
        state = one.review.desk.case.states(["c1"])["c1"]
        assert (state.verdict, state.decided_by) == ("change", "Ed")
        await one.press("u")
        await one.until(lambda: screen.found and screen.found.proposed == 1, "it is undone")
        assert one.review.desk.case.states(["c1"])["c1"].decided_by == "Bo"


async def test_a_tie_is_shown_and_settled_with_a_reason(split: Path) -> None:
    """A tie proposes nothing; who settles it chooses a label and says why, by name."""
    async with driven(split, reviewer="Ed") as one:
        screen = await readers(one)
        screen.claims.go_to("c2")
        await one.settle()
        assert "tie" in one.text()
        await one.press("v")
        await one.done("No label")
        await one.press("a")
        await one.press("enter")
        await one.type("the office has answered")
        await one.press("ctrl+s")
        await one.until(
            lambda: one.review.desk.case.states(["c2"])["c2"].decided_by == "Ed", "it is settled"
        )
        await one.settle()
        assert "c2" not in [getattr(entry, "key", "") for entry in screen.claims.entries]
        await one.press("A")
        screen.claims.go_to("c2")
        await one.shows("Ed settled it")


async def test_enter_goes_to_the_claim(split: Path) -> None:
    """A disagreement leads to its claim in the review."""
    async with driven(split, reviewer="Ed") as one:
        screen = await readers(one)
        screen.claims.go_to("c2")
        await one.press("enter")
        await one.rested()
        assert one.app.screen is one.review
        assert one.review.claims.current == 2


def test_every_act_of_a_blind_review_is_declared() -> None:
    """What a blind review answers to is an act of the review by name."""
    from factcheck.tui.commands import Where
    from factcheck.tui.screens.review.acts import ACTS
    from factcheck.tui.screens.review.acts.second import ANSWERED

    assert set(ACTS) >= ANSWERED
    assert {one.id for one in commands_for(Where.SECOND)} >= {"second.settle", "second.vote"}
