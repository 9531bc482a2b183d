"""Beside the verdict: ranges, confidence, tags, repeats, numbers, templates, citations."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claims.deciding import mark_same, set_confidence, tag
from claims.model import Confidence, Status
from claims.review import Review
from claims.store import Case

from .driving import Driven, driven
from .test_pictures import SIZES, compare


async def test_a_range_goes_from_its_anchor_to_the_cursor(case_path: Path) -> None:
    """v, j, j and a digit are one act of three claims, and one undo."""
    async with driven(case_path) as one:
        await one.press("v", "j", "j")
        assert one.review.claims.selected == [1, 2, 3]
        assert "3 selected" in one.text()
        await one.press("1")
        await one.done("3 claims: Confirmed")
        assert one.review.standing.progress.decided == 3
        await one.press("u")
        await one.done("undone")
        assert one.review.standing.progress.decided == 0


async def test_a_range_is_kept_and_let_go(case_path: Path) -> None:
    """The second v keeps it while the cursor goes on; space takes one out; esc lets all go."""
    async with driven(case_path) as one:
        await one.press("v", "j", "v", "j", "j", "k", "k", "space")
        assert one.review.claims.selected == [1]
        await one.press("escape")
        assert one.review.claims.selected == []


async def test_all_and_none_are_selected(case_path: Path) -> None:
    """ctrl+a takes all that is shown, again none; :none too."""
    async with driven(case_path) as one:
        await one.press("ctrl+a")
        assert one.review.claims.selected_count == len(one.review.claims.ids) == 5
        await one.press("ctrl+a")
        assert one.review.claims.selected_count == 0
        await one.press("space", "colon")
        await one.type("none")
        await one.press("enter")
        assert one.review.claims.selected_count == 0


async def test_many_claims_are_asked_about(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where more are meant than are asked about, n changes nothing and y is one act."""
    from factcheck.tui.screens.review.acts import choosing

    monkeypatch.setattr(choosing, "ASK_FROM", 3)
    async with driven(case_path) as one:
        await one.press("ctrl+a", "1")
        await one.shows("Confirmed: of 5 claims")
        await one.press("n")
        await one.done("Nothing was changed.")
        assert one.review.standing.progress.decided == 0
        await one.press("1")
        await one.shows("Confirmed: of 5 claims")
        await one.press("y")
        await one.done("5 claims: Confirmed")
        assert one.review.standing.progress.decided == 5


async def test_flags_and_deferrals_go_to_all_that_are_selected(case_path: Path) -> None:
    """One act for two claims; again on both takes it off."""
    async with driven(case_path) as one:
        await one.press("space", "space", "f")
        await one.shows("Flag for the editor")
        await one.type("look")
        await one.press("enter")
        await one.done("2 claims: flagged")
        assert one.review.desk.case.states(["c1"])["c1"].flag == "look"
        await one.press("f")
        await one.done("2 claims: the flag is off")
        await one.press("full_stop")
        await one.shows("Put off")
        await one.type("later")
        await one.press("enter")
        await one.done("2 claims: put off")
        await one.press("full_stop")
        await one.done("2 claims: taken up again")


async def test_one_reason_is_written_for_all_that_are_selected(case_path: Path) -> None:
    """One act, and each claim keeps its own corrections."""
    async with driven(case_path) as one:
        await one.press("v", "j", "r")
        await one.shows("Why? — 2 claims")
        await one.type("See the yearbook.")
        await one.press("ctrl+s")
        await one.done("2 claims: the reason is written")
        states = one.review.desk.case.states(["c1", "c2", "c3"])
        assert [states[c].rationale for c in ("c1", "c2", "c3")] == ["See the yearbook."] * 2 + [""]


async def test_confidence_is_given_by_the_first_letter(case_path: Path) -> None:
    """It stands beside the verdict; none takes it back."""
    async with driven(case_path) as one:
        await one.press("1")
        await one.done("c1: Confirmed")
        await one.press("M")
        await one.shows("How sure is the verdict?")
        await one.press("l")
        await one.done("c1: low confidence")
        assert one.state.confidence is Confidence.LOW
        assert "low confidence" in one.text()
        await one.press("M", "n")
        await one.done("confidence taken back")
        assert one.state.confidence is None


async def test_tags_are_completed_from_those_of_the_case(case_path: Path) -> None:
    """The right arrow completes the word; a minus takes a tag off."""
    async with driven(case_path) as one:
        await one.press("t")
        await one.shows("Here: ")
        await one.type("Harbour legal")
        await one.press("enter")
        await one.done("tags Harbour legal")
        assert one.state.tags == ("harbour", "legal")
        await one.shows("harbour, legal")
        await one.press("j", "t")
        await one.shows("In the case: harbour legal")
        await one.type("ha")
        await one.press("right", "enter")
        await one.done("c2: tags harbour")
        await one.press("t")
        await one.shows("Here: harbour")
        await one.type("-harbour")
        await one.press("enter")
        await one.done("tags -harbour")
        assert not one.state.tags


async def test_what_is_no_tag_is_said_in_the_dialog(case_path: Path) -> None:
    """Nothing is written, and the dialog stays."""
    async with driven(case_path) as one:
        await one.press("t")
        await one.shows("Here: ")
        await one.type('a"b')
        await one.press("enter")
        await one.shows("a tag is made of letters")


async def test_a_repeat_shows_the_verdict_of_its_main_claim(case_path: Path) -> None:
    """m and a number mark it; the list and the reading say as which; m again takes it off."""
    async with driven(case_path) as one:
        await one.press("1")
        await one.done("c1: Confirmed")
        await one.press("j", "m")
        await one.shows("The same as which claim?")
        await one.type("1")
        await one.press("enter")
        await one.done("c2: the same as c1")
        assert (one.state.same_as, one.state.verdict) == ("c1", "confirmed")
        await one.shows("=1 Confirmed")
        await one.shows("as claim 1, whose verdict this is")
        await one.press("k")
        await one.rested()
        await one.shows("covers 2")
        await one.press("j", "m")
        await one.done("c2: judged by itself again")
        assert one.state.verdict is None


async def test_a_repeat_is_found_by_words(case_path: Path) -> None:
    """What is typed is looked for in all claims."""
    async with driven(case_path) as one:
        await one.press("m")
        await one.shows("The same as which claim?")
        await one.type("pier cost")
        await one.until(lambda: getattr(one.app.screen, "_hits", ()), "found")
        await one.press("enter")
        await one.done("c1: the same as c4")


async def test_a_verdict_on_a_repeat_goes_to_the_main_claim(case_path: Path) -> None:
    """Both are decided by one event, and undo goes to what it changed."""
    with Case.open(
        case_path, clock=lambda: __import__("datetime").datetime.now().astimezone()
    ) as case:
        mark_same(Review(case, "Rev"), ["c2"], "c1")
    async with driven(case_path) as one:
        await one.press("j", "1")
        await one.done("Confirmed")
        assert one.review.desk.case.states(["c1"])["c1"].decided_by == "Rev"
        assert one.review.standing.progress.decided == 2
        await one.shows("=1 Confirmed")


async def test_a_corrected_number_is_shown_beside_the_old_one_while_it_is_typed(
    case_path: Path,
) -> None:
    """Old and new stand in the dialog, then in the reading; what is no figure is said."""
    async with driven(case_path) as one:
        await one.press("r", "tab", "tab")
        await one.type("31,500 passengers")
        await one.shows("→ 31,500 passengers")
        await one.press("ctrl+s")
        await one.done("the reason is written")
        assert one.state.number == "31,500 passengers"
        await one.shows("31,500 passengers")
        await one.press("r", "tab", "tab", "ctrl+u")
        await one.type("many")
        await one.shows("says no figure")
        await one.press("ctrl+s")
        await one.until(lambda: one.text().count("says no figure") == 2, "it is refused")


async def test_a_draft_keeps_wording_and_number(case_path: Path) -> None:
    """What was being written when the program ended is there again."""
    async with driven(case_path) as one:
        await one.press("r")
        await one.type("why")
        await one.press("tab")
        await one.type("what")
        await one.press("tab")
        await one.type("12 boats")
        await one.press("escape")
    async with driven(case_path) as one:
        await one.press("r")
        for words in ("why", "what", "12 boats"):
            await one.shows(words)


async def test_a_template_is_put_where_the_cursor_is(case_path: Path) -> None:
    """ctrl+t lists them, filled from the claim and the passage that conflicts."""
    async with driven(case_path) as one:
        await one.press("r")
        await one.type("So: ")
        await one.press("ctrl+t")
        await one.shows("A reason, put where the cursor is")
        await one.press("enter")
        await one.shows("So: ")
        await one.type("!")
        await one.press("ctrl+s")
        await one.done("the reason is written")
        assert one.state.rationale.startswith("So: ")
        assert "31,500 passengers" in one.state.rationale
        assert one.state.rationale.endswith("!")


async def test_definitions_are_in_sight_where_verdicts_are_chosen(case_path: Path) -> None:
    """In the list of verdicts, behind what was given, and over the reason that is asked for."""
    async with driven(case_path) as one:
        definitions = {label.slug: label.definition for label in one.review.desk.scale.labels}
        await one.press("V")
        await one.shows(definitions["cannot-confirm"][:40])
        await one.press("enter")
        await one.done(f"c1: Confirmed — {definitions['confirmed'][:30]}")
        await one.press("2")
        await one.shows(definitions["change"][:40])


async def test_what_is_due_is_said_at_the_beginning(case_path: Path) -> None:
    """The list says due, and the filter finds it."""
    with Case.open(case_path, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC)) as case:
        Review(case, "Rev").defer(["c1", "c2"], "the agency", date(2024, 1, 2))
    async with driven(case_path) as one:
        await one.shows("2 deferred claims are due")
        assert one.text().count(" due") >= 3
    async with driven(case_path, filter="due") as one:
        assert list(one.review.claims.ids) == [1, 2]
        assert one.state.status is Status.DEFERRED


async def test_only_the_passage_is_copied(case_path: Path) -> None:
    """Y copies words and place of the passage; y the claim with its verdict."""
    async with driven(case_path) as one:
        await one.press("Y")
        await one.done("The passage and its place are copied")
        copied = one.app.clipboard
        assert "31,500 passengers" in copied
        assert "40,000" not in copied
        await one.press("y")
        await one.done("copied")
        assert "40,000" in one.app.clipboard
        assert "no verdict" in one.app.clipboard


async def _typed(one: Driven, *keys: str, text: str = "") -> None:
    await one.press(*keys)
    if text:
        await one.type(text)
    await one.settle()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["verdicts", "confidence", "tags", "same", "number", "beside"])
async def test_dialogs_and_the_claim_are_as_they_were(
    case_path: Path, name: str, size: tuple[int, int]
) -> None:
    """Each dialog, and a claim that repeats another, is tagged, flagged and corrected."""
    with Case.open(case_path, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC)) as case:
        review = Review(case, "Rev")
        tag(review, ["c4"], ["money", "pier"])
        if name == "beside":
            review.decide(["c1"], "change", "The board has 31,500.", number="31,500 passengers")
            set_confidence(review, ["c1"], Confidence.LOW)
            mark_same(review, ["c2"], "c1")
            tag(review, ["c1"], ["harbour"])
            review.defer("c5", "the architect", date(2024, 1, 2))
    flows: dict[str, tuple[tuple[str, ...], str]] = {
        "verdicts": (("V",), ""),
        "confidence": (("M",), ""),
        "tags": (("t",), "mo"),
        "same": (("m",), ""),
        "number": (("2", "tab", "tab"), "31,500 passengers"),
        "beside": (("v", "j"), ""),
    }
    async with driven(case_path, size=size) as one:
        keys, text = flows[name]
        await _typed(one, *keys, text=text)
        if name == "number":
            await one.shows("31,500 passengers")
        compare(f"deciding-{name}-{size[0]}x{size[1]}", one.text())
