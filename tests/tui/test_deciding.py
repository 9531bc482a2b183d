"""Verdicts, reasons, stances, putting off, flags, undo: each is on disk before it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.model import Stance, Status
from factcheck.tui.messages import Decided

from .driving import driven


async def test_a_digit_gives_the_verdict_of_the_scale(case_path: Path) -> None:
    """The verdict of the key stands on disk, in the list and in the reading."""
    async with driven(case_path) as one:
        await one.press("1")
        await one.done("c1: Confirmed")
        assert one.state.verdict == "confirmed"
        assert one.state.decided_by == "Rev"
        assert one.text().count("Confirmed") >= 3


async def test_a_verdict_is_on_disk_when_the_message_comes(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the screen is told of a decision, another connection can read it already."""
    from claims.store import Case
    from factcheck.tui.writer import Writer

    seen: list[str | None] = []
    say = Writer._say

    def spy(self: Writer, message: object) -> None:
        if isinstance(message, Decided):
            with Case.open(case_path, clock=self._clock, read_only=True) as other:
                seen.append(other.states(["c1"])["c1"].verdict)
        say(self, message)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "_say", spy)
    async with driven(case_path) as one:
        await one.press("3")
        await one.done("c1:")
    assert seen == ["cannot-confirm"]


async def test_typing_ahead_marks_the_claims_that_were_meant(case_path: Path) -> None:
    """Keys pressed without waiting go to the claim the cursor was on at each."""
    async with driven(case_path) as one:
        await one.press("1", "j", "3", "j", "4", "u", "ctrl+r", "u")
        await one.done("undone: ")
        case = one.review.desk.case
        states = case.states(["c1", "c2", "c3"])
        assert [states[c].verdict for c in ("c1", "c2", "c3")] == [
            "confirmed",
            "cannot-confirm",
            None,
        ]


async def test_undo_and_redo_go_to_the_claim_they_change(case_path: Path) -> None:
    """After an undo the cursor is where something changed."""
    async with driven(case_path) as one:
        await one.press("1", "G", "u")
        await one.done("undone: verdict of c1")
        assert one.review.claims.current == 1
        assert one.state.verdict is None
        await one.press("ctrl+r")
        await one.done("done again: verdict of c1")
        assert one.state.verdict == "confirmed"


async def test_undo_says_when_there_is_nothing_left(case_path: Path) -> None:
    """A refusal is told in words, and nothing changes."""
    async with driven(case_path) as one:
        await one.press("u")
        await one.until(lambda: "open next" not in one.bottom() and "]" not in one.bottom(), "told")
        assert one.state.verdict is None


async def test_a_verdict_that_needs_a_reason_asks_for_it(case_path: Path) -> None:
    """“Change” opens the editor; the reason and the verdict are written together."""
    async with driven(case_path) as one:
        await one.press("2")
        await one.shows("Change: why?")
        await one.type("It was a leap year.")
        await one.press("ctrl+s")
        await one.done("c1: Change")
        assert (one.state.verdict, one.state.rationale) == ("change", "It was a leap year.")


async def test_leaving_the_editor_gives_no_verdict(case_path: Path) -> None:
    """Escape leaves the claim as it was."""
    async with driven(case_path) as one:
        await one.press("2")
        await one.shows("Change: why?")
        await one.press("escape")
        await one.done("No verdict was given")
        assert one.state.verdict is None


async def test_letters_go_to_the_text_while_writing(case_path: Path) -> None:
    """No key of the review fires while a text field has the focus."""
    async with driven(case_path) as one:
        await one.press("r")
        await one.shows("Why?")
        await one.type("1 u q J ? : s 0 ]")
        await one.press("ctrl+r", "ctrl+s")
        await one.done("the reason is written")
        assert one.state.rationale == "1 u q J ? : s 0 ]"
        assert one.state.verdict is None


async def test_a_draft_survives_a_crash(case_path: Path) -> None:
    """What was typed and not saved is in the editor at the next sitting."""
    async with driven(case_path) as one:
        await one.press("r")
        await one.shows("Why?")
        await one.type("half a sent")
        # The program ends here without saving or cancelling.
    async with driven(case_path) as one:
        assert one.state.rationale == ""
        await one.press("r")
        await one.shows("half a sent")
        await one.type("ence")
        await one.press("ctrl+s")
        await one.done("the reason is written")
        assert one.state.rationale == "half a sentence"
        await one.press("r")
        await one.shows("Why?")
        assert one.review.desk.case.memory.recall("Rev", "draft:c1") is None


async def test_a_corrected_wording_is_kept_beside_the_reason(case_path: Path) -> None:
    """Tab goes to the second field; enter saves both, and one undo takes both back."""
    async with driven(case_path) as one:
        await one.press("r")
        await one.shows("Why?")
        await one.type("Counted twice.")
        await one.press("tab")
        await one.type("31,500 passengers")
        await one.press("enter")
        await one.done("the reason is written")
        assert (one.state.rationale, one.state.correction) == (
            "Counted twice.",
            "31,500 passengers",
        )
        await one.press("u")
        await one.done("undone: ")
        assert (one.state.rationale, one.state.correction) == ("", "")


async def test_zero_takes_the_verdict_back(case_path: Path) -> None:
    """A claim without its verdict is open again."""
    async with driven(case_path) as one:
        await one.press("1", "0")
        await one.done("taken back")
        assert one.state.status is Status.OPEN


async def test_a_selection_is_decided_in_one_step(case_path: Path) -> None:
    """One verdict for three selected claims is one act to undo."""
    async with driven(case_path) as one:
        await one.press("space", "space", "space", "4")
        await one.done("3 claims: Not checkable")
        case = one.review.desk.case
        assert [case.states([c])[c].verdict for c in ("c1", "c2", "c3")] == ["not-checkable"] * 3
        await one.press("u")
        await one.done("undone: ")
        assert [case.states([c])[c].verdict for c in ("c1", "c2", "c3")] == [None] * 3


async def test_what_was_left_without_a_word_is_not_said_to_be_kept(case_path: Path) -> None:
    """A verdict that wants a reason, left at once; left with words in it, their key is named."""
    async with driven(case_path) as one:
        for words, told in (("", "No verdict was given."), ("Not yet", "the draft is kept under")):
            await one.press("2")
            await one.shows("Change: why?")
            await one.type(words)
            await one.press("escape")
            await one.done(told)
            assert ("draft" in one.bottom()) == bool(words)


async def test_skip_goes_on_to_the_next_open_claim(case_path: Path) -> None:
    """A skipped claim stays open, and the cursor moves."""
    async with driven(case_path) as one:
        await one.press("s")
        await one.done("c1: skipped")
        assert one.review.claims.current == 2
        assert one.review.desk.case.states(["c1"])["c1"].skipped


async def test_a_claim_is_put_off_with_a_reason_and_taken_up_again(case_path: Path) -> None:
    """The same key puts off and takes up."""
    async with driven(case_path) as one:
        await one.press("full_stop")
        await one.shows("waiting for")
        await one.type("call the harbour")
        await one.press("tab")
        await one.type("2024-02-30")
        await one.press("enter")
        await one.shows("not a date")
        await one.press("backspace", "backspace")
        await one.type("29")
        await one.press("enter")
        await one.done("c1: put off")
        assert one.state.deferred == "call the harbour"
        assert str(one.state.deferred_until) == "2024-02-29"
        await one.press("full_stop")
        await one.done("taken up again")
        assert one.state.deferred is None


async def test_a_flag_has_a_note_and_comes_off_again(case_path: Path) -> None:
    """The flag stands in the list and in the reading."""
    async with driven(case_path) as one:
        await one.press("f")
        await one.shows("Flag for the editor")
        await one.type("libel?")
        await one.press("enter")
        await one.done("c1: flagged")
        assert one.state.flag == "libel?"
        assert "⚑" in one.text()
        await one.press("f")
        await one.done("flag is off")
        assert one.state.flag is None


@pytest.mark.parametrize(
    ("key", "stance"),
    [
        ("plus", Stance.SUPPORTS),
        ("minus", Stance.UNDERMINES),
        ("equals_sign", Stance.CONTEXT),
        ("tilde", Stance.INCONCLUSIVE),
    ],
)
async def test_a_stance_is_taken_on_the_focused_passage(
    case_path: Path, key: str, stance: Stance
) -> None:
    """The key marks the passage; the same key again takes the mark off."""
    async with driven(case_path) as one:
        await one.press("enter", "j", key)
        await one.done(stance.value)
        taken = [passage.stance for passage in one.review.desk.case.evidence("c1")]
        assert taken == [None, stance]
        await one.press(key)
        await one.done("no stance")
        assert one.review.desk.case.evidence("c1")[1].stance is None


async def test_a_dismissed_passage_leaves_and_comes_back_by_undo(case_path: Path) -> None:
    """Dismissing is an act like any other."""
    async with driven(case_path) as one:
        await one.press("enter", "d")
        await one.done("dismissed")
        assert len(one.review.evidence.cards) == 1
        await one.press("u")
        await one.done("undone: ")
        assert len(one.review.evidence.cards) == 2


async def test_stances_need_the_evidence_pane(case_path: Path) -> None:
    """In the list, + and d do nothing."""
    async with driven(case_path) as one:
        await one.press("plus", "d")
        assert [passage.stance for passage in one.review.desk.case.evidence("c1")] == [None, None]


async def test_the_name_is_asked_once_and_kept(case_path: Path) -> None:
    """The first decision asks who decides; the next sitting knows."""
    async with driven(case_path, reviewer="") as one:
        await one.press("1")
        await one.shows("Who is deciding?")
        await one.press("enter")
        await one.shows("Something must stand here")
        await one.type("Mo")
        await one.press("enter")
        await one.done("c1: Confirmed")
        await one.press("j", "3")
        await one.done("c2: Cannot confirm")
        assert one.state.decided_by == "Mo"
    async with driven(case_path, reviewer="") as one:
        await one.press("j", "4")
        await one.done("Not checkable")
        assert one.state.decided_by == "Mo"


async def test_no_name_no_decision(case_path: Path) -> None:
    """Leaving the question leaves the claim open."""
    async with driven(case_path, reviewer="") as one:
        await one.press("1")
        await one.shows("Who is deciding?")
        await one.press("escape")
        await one.done("needs a name")
        assert one.state.verdict is None


async def test_a_key_the_scale_does_not_have_says_so(case_path: Path) -> None:
    """The desk scale has five verdicts."""
    async with driven(case_path) as one:
        await one.press("9")
        await one.done("no verdict 9")


async def test_a_read_only_case_is_shown_and_not_written(case_path: Path) -> None:
    """Verdict keys do nothing, and the first line says why."""
    import dataclasses
    from contextlib import ExitStack
    from functools import partial

    from claims.store import Case
    from factcheck.clock import system_clock
    from factcheck.tui.application import FactcheckApp
    from factcheck.tui.screens.review.screen import ReviewScreen
    from factcheck.tui.screens.review.sitting import Opener

    from .driving import Driven

    with ExitStack() as stack:
        sitting = Opener(system_clock, "Rev", stack).open(case_path)
        reading = stack.enter_context(Case.open(case_path, clock=system_clock, read_only=True))
        app = FactcheckApp(partial(ReviewScreen, dataclasses.replace(sitting, case=reading)))
        async with app.run_test(size=(120, 40)) as pilot:
            one = Driven(app, pilot)
            await one.settle()
            await one.press("1", "2")
            assert "read-only" in one.text().splitlines()[0]
            assert one.state.verdict is None


async def test_text_typed_before_the_editor_is_there_is_not_lost(case_path: Path) -> None:
    """The letters after r go to the editor, none to the review."""
    async with driven(case_path) as one:
        one.app.simulate_key("r")
        await one.type("unsure")
        await one.press("ctrl+s")
        await one.done("the reason is written")
        assert one.state.rationale == "unsure"
        assert not one.state.skipped
