"""The gate: problems by rule with the claim behind each, overruling, signing; and what is noted."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claims import journal
from claims.model import Comment, Contact, Overruling, Search, SignRole
from claims.review import Review
from claims.rules import rules_from
from claims.second import read_second
from claims.signing import latest, use_rules
from claims.store import Case
from factcheck.clock import stepping_clock
from factcheck.tui.render.gate import NotedEntry, ProblemEntry, SignedEntry
from factcheck.tui.screens.gate.screen import GateScreen
from factcheck.tui.screens.review.screen import ReviewScreen

from .driving import Driven, driven
from .test_pictures import SIZES, compare


@pytest.fixture
def held(case_path: Path) -> Path:
    """The small case with every claim decided, kept to two sources, with notes of every kind."""
    clock = stepping_clock(datetime(2024, 1, 1, 12, tzinfo=UTC))
    with Case.open(case_path, clock=clock) as case:
        review = Review(case, "Rev")
        review.decide(["c1", "c2", "c3", "c4"], "confirmed", "looked up")
        review.decide(["c5"], "not-checkable", "a matter of taste")
        use_rules(review, rules_from({"preset": "two-sources"}))
        journal.contact(
            review,
            ["c1"],
            "Port office",
            channel="by telephone",
            asked="how many passengers in 2021?",
            deadline=date(2024, 1, 1),
        )
        journal.searched(review, ["c1", "c2"], "the gazette", "ferry passengers", contrary=True)
        journal.comment(review, [], "the author is away until Monday")
        journal.overrule(review, ["c2"], "locator", "the chart has no pages")
    return case_path


async def at_the_gate(one: Driven) -> GateScreen:
    """Open the gate, and wait until every claim was looked at."""
    await one.press("W")
    screen = one.app.screen
    assert isinstance(screen, GateScreen)
    await looked(one, screen)
    return screen


async def looked(one: Driven, screen: GateScreen) -> None:
    """Wait until every claim was looked at."""
    await one.until(lambda: screen.found and screen.found.done, "every claim was looked at")
    await one.settle()


def problems(screen: GateScreen) -> list[tuple[str, str]]:
    """The rules and claims that are complained of."""
    found = [one.problem for one in screen.problems.entries if isinstance(one, ProblemEntry)]
    return [(one.rule, one.claim) for one in found]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_gate_is_as_it_was(held: Path, size: tuple[int, int]) -> None:
    """Problems by rule with what mends them, who has signed, the rules, and the journal."""
    async with driven(held, size=size) as one:
        await at_the_gate(one)
        compare(f"gate-{size[0]}x{size[1]}", one.text())


async def test_enter_goes_to_the_claim_and_the_gate_back_to_the_line(held: Path) -> None:
    """From a problem to its claim in the review, and with the same key back to that problem."""
    async with driven(held) as one:
        screen = await at_the_gate(one)
        await one.press("j", "j")
        current = screen.problems.current
        assert isinstance(current, ProblemEntry)
        await one.press("enter")
        assert isinstance(one.app.screen, ReviewScreen)
        await one.until(
            lambda: f"c{one.review.claims.current}" == current.problem.claim, "at the claim"
        )
        screen = await at_the_gate(one)
        assert screen.problems.current == current


async def test_a_rule_is_overruled_with_a_reason(held: Path) -> None:
    """The problem goes, who overruled it and why is noted, and undo brings it back."""
    async with driven(held) as one:
        screen = await at_the_gate(one)
        before = problems(screen)
        rule, claim = before[0]
        await one.press("o")
        await one.type("a census has no second source")
        await one.press("enter")
        await one.until(lambda: (rule, claim) not in problems(screen), "the problem is gone")
        await looked(one, screen)
        (last,) = [
            entry
            for entry in one.review.desk.case.journal.of([claim])[claim]
            if isinstance(entry, Overruling) and entry.rule == rule
        ]
        assert (last.reason, last.by) == ("a census has no second source", "Rev")
        await one.press("u")
        await one.until(lambda: problems(screen) == before, "it is back")


async def test_what_must_be_done_cannot_be_overruled(case_path: Path) -> None:
    """An open claim is not overruled, and nothing is asked."""
    async with driven(case_path) as one:
        await at_the_gate(one)
        await one.press("o")
        assert isinstance(one.app.screen, GateScreen)
        assert "Nothing here can be overruled" in one.bottom()


async def test_signing_and_what_voids_it_are_seen_everywhere(case_path: Path) -> None:
    """Signed from the gate; the first line of the review says so, and says when it is void."""
    async with driven(case_path) as one:
        for key in ("space",) * 5:
            await one.press(key)
        await one.press("4")
        await one.until(
            lambda: one.review.desk.case.queue.progress().decided == 5, "all is decided"
        )
        screen = await at_the_gate(one)
        assert problems(screen) == []
        assert "the gate passes" in one.text()
        await one.press("s", "enter")
        await one.until(
            lambda: (
                [
                    entry.signed.stands
                    for entry in screen.journal.entries
                    if isinstance(entry, SignedEntry) and entry.signed
                ]
                == [True]
            ),
            "it is signed",
        )
        await one.press("escape")
        await one.shows("signed: checker")
        await one.press("escape", "0")
        await one.shows("sign-off void: checker")
        await one.press("u")
        await one.shows("signed: checker")
        case = one.review.desk.case
        signed = latest(case)[SignRole.CHECKER].entry
        report = json.loads(b"".join(case.journal.report(signed.report)))
        assert report["head"] == signed.head
        assert [claim["verdict"] for claim in report["claims"]] == ["not-checkable"] * 5


async def test_nobody_signs_before_the_gate_passes(case_path: Path) -> None:
    """The bar says what is left, and nothing is signed."""
    async with driven(case_path) as one:
        await at_the_gate(one)
        await one.press("s", "enter")
        await one.done("Nothing is signed")
        assert latest(one.review.desk.case) == {}


async def test_rules_are_chosen_for_the_case(held: Path) -> None:
    """The rules that are chosen are kept in the case, and asked for at once."""
    async with driven(held) as one:
        screen = await at_the_gate(one)
        assert problems(screen)
        await one.press("r", "home", "enter")
        await one.until(lambda: screen.found and screen.found.rules.preset == "none", "chosen")
        await looked(one, screen)
        assert problems(screen) == []


async def test_an_answer_is_noted_and_an_entry_corrected_and_taken_back(held: Path) -> None:
    """From the journal: a contact is answered, a search is corrected, a comment is taken back."""
    async with driven(held) as one:
        screen = await at_the_gate(one)
        case = one.review.desk.case
        await one.press("tab")
        assert screen.journal.go_to("entry j1")
        await one.press("a")
        await one.type("31,500")
        await one.press("enter")
        await one.until(lambda: _contact(case).answer == "31,500", "it is answered")
        await looked(one, screen)
        assert screen.journal.go_to("entry j2")
        await one.press("e")
        await one.type(" of Norvale")
        await one.press("enter")
        await one.until(lambda: _search(case).where == "the gazette of Norvale", "it is corrected")
        await looked(one, screen)
        assert screen.journal.go_to("entry j3")
        await one.press("d")
        await one.until(lambda: not case.journal.whole(), "it is taken back")
        await looked(one, screen)
        noted = [one.entry.id for one in screen.journal.entries if isinstance(one, NotedEntry)]
        assert "j3" not in noted


def _contact(case: Case) -> Contact:
    found = case.journal.entry("j1")
    assert isinstance(found, Contact)
    return found


def _search(case: Case) -> Search:
    found = case.journal.entry("j2")
    assert isinstance(found, Search)
    return found


async def test_a_comment_is_written_kept_and_shown(case_path: Path) -> None:
    """A comment that is left is kept as a draft; saved it stands beside the claim."""
    async with driven(case_path) as one:
        await one.press("c")
        await one.type("is that the whole year?")
        await one.press("escape")
        await one.press("c")
        await one.shows("is that the whole year?")
        await one.press("ctrl+s")
        await one.until(lambda: one.review.desk.case.journal.entries(), "it is written")
        (entry,) = one.review.desk.case.journal.entries()
        assert isinstance(entry, Comment)
        assert (entry.text, entry.claims) == ("is that the whole year?", ("c1",))
        await one.shows("comment")
        await one.press("c")
        await one.shows("Rev, 2024-01-02")


async def test_selected_claims_are_remarked_on_together(case_path: Path) -> None:
    """One comment, one step of undo, on all that are selected."""
    async with driven(case_path) as one:
        await one.press("space", "space", "c")
        await one.type("same source")
        await one.press("ctrl+s")
        case = one.review.desk.case
        await one.until(lambda: case.journal.entries(), "it is written")
        assert case.journal.entries()[0].claims == ("c1", "c2")
        await one.press("u")
        await one.until(lambda: not case.journal.entries(), "it is undone")


async def test_contacts_and_searches_are_noted_by_name(case_path: Path) -> None:
    """:contact and :searched ask line by line; a day that is none is named, and nothing lost."""
    async with driven(case_path) as one:
        case = one.review.desk.case
        await one.press("colon")
        await one.type("contact")
        await one.press("enter")
        await one.type("Port office")
        await one.press("tab", "tab", "tab")
        await one.type("soon")
        await one.press("enter")
        await one.shows("is no day like 2024-01-31")
        await one.press(*("backspace",) * 4)
        await one.type("2024-01-09")
        await one.press("enter")
        await one.until(lambda: case.journal.entries(), "it is noted")
        entry = case.journal.entries()[0]
        assert isinstance(entry, Contact)
        assert (entry.whom, entry.deadline, entry.claims) == (
            "Port office",
            date(2024, 1, 9),
            ("c1",),
        )
        await one.press("colon")
        await one.type("searched")
        await one.press("enter")
        await one.press("enter")
        await one.shows("Something must stand in the first line.")
        await one.type("the gazette")
        await one.press("enter")
        await one.until(lambda: len(case.journal.entries()) == 2, "it is noted")


async def test_what_was_typed_into_a_form_is_there_again(case_path: Path) -> None:
    """Left with escape, the lines come back with the next opening; given, they are forgotten."""
    async with driven(case_path) as one:
        await _form(one, "contact")
        await one.type("Port office")
        await one.press("escape")
        await _form(one, "contact")
        await one.shows("Port office")
        await one.press("enter")
        await one.until(lambda: one.review.desk.case.journal.entries(), "it is noted")
        await _form(one, "contact")
        await one.until(lambda: "Port office" not in one.text().split("╰")[0], "it is empty")


async def _form(one: Driven, name: str) -> None:
    await one.press("colon")
    await one.type(name)
    await one.press("enter")
    await one.shows("next line")


async def test_a_second_reading_is_listed_and_its_reason_corrected(case_path: Path) -> None:
    """What a second reader came to stands in the journal of the gate."""
    clock = stepping_clock(datetime(2024, 1, 1, 12, tzinfo=UTC))
    with Case.open(case_path, clock=clock) as case:
        Review(case, "Bea").decide(["c1"], "confirmed")
        read_second(Review(case, "Rev"), "c1", "cut", "the note has fewer")
    async with driven(case_path) as one:
        screen = await at_the_gate(one)
        assert "second reading by Rev: cut" in one.text()
        await one.press("tab")
        assert screen.journal.go_to("entry j1")
        await one.press("e")
        await one.type(" ships")
        await one.press("enter")
        case = one.review.desk.case
        await one.until(
            lambda: getattr(case.journal.entry("j1"), "reason", "") == "the note has fewer ships",
            "it is corrected",
        )


@pytest.mark.parametrize("size", SIZES)
async def test_the_picture_of_open_questions(held: Path, size: tuple[int, int]) -> None:
    """Whoever has not answered stands with deadline and claims; the page looks as it did."""
    async with driven(held, size=size) as one:
        one.app.typed("questions", one.review)
        await one.shows("Port office")
        compare(f"questions-{size[0]}x{size[1]}", one.text())
