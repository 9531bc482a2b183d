"""Evidence by hand, comparing, the history and precedents, at the keyboard."""

from __future__ import annotations

import stat
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from claims.choosing import add_evidence
from claims.intake import take_in
from claims.match.facing import face
from claims.model import Document, Relation, Role, Span, Stance
from claims.review import Review
from claims.store import Case
from factcheck import opening
from factcheck.clock import system_clock
from factcheck.tui.screens.by_hand import opening as outside
from factcheck.tui.screens.by_hand.choosing import ChoosingScreen
from factcheck.tui.screens.by_hand.compare import CompareScreen
from factcheck.tui.screens.by_hand.past import PastScreen
from factcheck.tui.screens.by_hand.precedents import PrecedentsScreen

from .driving import Driven, driven


async def opened(one: Driven, screen: type) -> None:
    """Wait until a screen lies over the review."""
    await one.until(lambda: isinstance(one.app.screen, screen), f"{screen.__name__} is open")
    await one.settle()


async def choose(one: Driven, words: str) -> ChoosingScreen:
    """From the review, look for a passage by its words and have it in hand."""
    await one.press("a", "enter")
    await opened(one, ChoosingScreen)
    screen = one.app.screen
    assert isinstance(screen, ChoosingScreen)
    await one.type(words)
    await one.until(lambda: screen.found.entries and screen.found.current, "passages are found")
    await one.press("enter")
    await one.until(lambda: screen.held, "a passage is in hand")
    await one.settle()
    return screen


def chosen(one: Driven) -> list[tuple[str, Stance | None]]:
    """What was chosen for the first claim, as it is on disk."""
    case = one.review.desk.case
    return [(found.text, found.stance) for found in case.evidence("c1") if found.taken]


async def test_a_passage_is_searched_widened_and_taken_with_its_stance(case_path: Path) -> None:
    """The sentence found, a word less at its end, two less at its start; then minus."""
    async with driven(case_path) as one:
        screen = await choose(one, "ferries carried")
        assert screen.held
        await one.shows("CONFLICTS")
        await one.press("enter")
        await one.press("h", "L", "L")
        await one.settle()
        await one.press("minus")
        await one.until(lambda: chosen(one), "it is on disk")
        await one.until(
            lambda: not isinstance(one.app.screen, ChoosingScreen), "back to the review"
        )
        ((text, stance),) = chosen(one)
        assert stance is Stance.UNDERMINES
        assert text == "of Port Elmstead carried 31,500 passengers in"
        await one.press("u")
        await one.until(lambda: not chosen(one), "undo takes it back")


async def test_a_chosen_passage_is_marked_in_the_pane(case_path: Path) -> None:
    """Also one with nothing to compare, which is by hand and not unrelated."""
    with Case.open(case_path, clock=system_clock) as case:
        start = case.document("d2").text.index("Port statistics")
        add_evidence(Review(case, "Rev"), "c1", "d2", Span(start, start + 15))
    async with driven(case_path) as one:
        await one.shows("by hand")
        await one.shows("chosen by hand")
        assert "unrelated" not in one.text()


async def test_typing_on_gives_the_first_search_up(case_path: Path) -> None:
    """Only what fits the last words is shown."""
    async with driven(case_path) as one:
        await one.press("a", "enter")
        await opened(one, ChoosingScreen)
        screen = one.app.screen
        assert isinstance(screen, ChoosingScreen)
        await one.type("ferries")
        await one.type(" zzz")
        await one.shows("No passage holds all of these words.")
        assert screen.held is None
        await one.press("escape")
        await one.until(lambda: not isinstance(one.app.screen, ChoosingScreen), "it is closed")


async def test_a_pasted_passage_is_asked_for_its_citation(case_path: Path) -> None:
    """Without a title, a publisher or an address it is not saved, and says so."""
    async with driven(case_path) as one:
        await one.press("a", "j", "enter")
        await one.shows("A passage from elsewhere")
        await one.type("In 2021 the ferries of Port Elmstead carried 40,200 passengers.")
        await one.press("ctrl+s")
        await one.shows("Say where the passage is from")
        await one.press("tab")
        await one.type("Elmstead Yearbook")
        await one.press("ctrl+s")
        await one.shows("What does it do to the claim?")
        await one.press("enter")
        await one.until(lambda: chosen(one), "it is on disk")
        ((text, stance),) = chosen(one)
        assert text.startswith("In 2021")
        assert stance is Stance.SUPPORTS


async def test_a_file_is_read_and_searched_alone(case_path: Path) -> None:
    """A file of the case's folder becomes a source; what it holds is found, nothing else."""
    (case_path.parent / "pier.txt").write_text("The pier of Port Elmstead is long.\n")
    async with driven(case_path) as one:
        await one.press("a", "down", "down", "enter")
        await one.shows("Which file?")
        await one.type("pier.txt")
        await one.press("enter")
        await one.until(lambda: isinstance(one.app.screen, ChoosingScreen), "the file is searched")
        screen = one.app.screen
        assert isinstance(screen, ChoosingScreen)
        await one.type("elmstead")
        await one.until(lambda: screen.found.current, "found")
        assert len(screen.found.entries) == 1


async def test_comparing_names_the_first_mismatch_and_goes_on_to_the_next(case_path: Path) -> None:
    """The value is lit; the next passage without leaving; back in the review after escape."""
    async with driven(case_path) as one:
        await one.press("x")
        await opened(one, CompareScreen)
        await one.shows("First mismatch: value: 40,000 | 31,500")
        text = one.text()
        assert "8,500 fewer" in text
        assert "●" in text
        await one.press("right_square_bracket")
        await one.shows("passage 2 of 2")
        await one.press("plus")
        await one.until(
            lambda: any(
                found.stance is Stance.SUPPORTS for found in one.review.desk.case.evidence("c1")
            ),
            "the stance is on disk",
        )
        await one.press("escape")
        await one.until(lambda: not isinstance(one.app.screen, CompareScreen), "closed")


async def test_what_was_found_nowhere_is_not_compared(case_path: Path) -> None:
    """A quotation that no document holds has nothing on its other side, and that is said."""
    with Case.open(case_path, clock=system_clock) as case:
        claim = case.claim("c3")
        (found,) = case.evidence("c3")
        nowhere = replace(
            found,
            id="",
            document=claim.document,
            span=claim.span,
            text=claim.text,
            relation=Relation.NOT_FOUND,
        )
        case.passages.add([nowhere])
    async with driven(case_path) as one:
        await one.press("j", "j")
        await one.shows("not found")
        await one.press("tab", "tab")
        screen = one.review
        places = [card.evidence.relation for card in screen.evidence.cards]
        for _ in range(places.index(Relation.NOT_FOUND)):
            await one.press("j")
        await one.press("x")
        await one.shows("What was found nowhere cannot be compared.")


@pytest.fixture
def trams(tmp_path: Path) -> Path:
    """A draft and a note that tell of one country's trams, and of another's."""
    path = tmp_path / "trams.factcheck"
    texts = (
        ("Trams in Portugal carried 9,000 tourists in 2020.\n", Role.DRAFT),
        ("Trams in Spain carried 7,000 tourists in 2020.\n", Role.SOURCE),
        ("Trams in Portugal carried 6,000 tourists in 2020, the board said.\n", Role.SOURCE),
    )
    documents = [
        Document(text=text, sha256=f"{place:064}", role=role, title=f"text {place}")
        for place, (text, role) in enumerate(texts)
    ]
    with Case.open(path, clock=system_clock, create=True) as case:
        take_in(case, documents, reviewer="Rev")
    return path


async def test_a_row_is_overruled_and_the_verdict_redone_in_sight(trams: Path) -> None:
    """Different, then as the words say again; what is no facet is refused in words."""
    async with driven(trams) as one:
        await one.press("x")
        await opened(one, CompareScreen)
        screen = one.app.screen
        assert isinstance(screen, CompareScreen)
        await one.until(lambda: screen.facing, "the rows are there")
        await one.press("s")
        await one.shows("What is decided are rows")
        assert screen.rows.go_to("where")
        await one.press("d")
        await one.shows("different, you decided")
        await one.until(
            lambda: screen.facing and screen.facing.passage.relation is Relation.DIFFERENT_SCOPE,
            "the pair is compared anew",
        )
        await one.press("0")
        await one.until(
            lambda: screen.facing and screen.facing.passage.relation is Relation.CONFLICTS,
            "the words decide again",
        )
        with Case.open(trams, clock=system_clock) as case:
            assert face(case, screen.current).first == "value"
            assert case.audit().problems == ()


async def test_the_history_shows_what_an_act_changed_and_how_it_was(case_path: Path) -> None:
    """The latest first; its word diff beside it; enter shows the claim as it was."""
    with Case.open(case_path, clock=system_clock) as case:
        review = Review(case, "Rev")
        review.decide(["c1"], "change", "The board counts otherwise.")
        review.explain("c1", "The council counts otherwise.")
    async with driven(case_path) as one:
        await one.press("h")
        await opened(one, PastScreen)
        await one.shows("[-board-]")
        await one.shows("{+council+}")
        await one.press("j")
        await one.press("enter")
        await one.shows("c1 as it was at event")
        await one.shows("The board counts otherwise.")


async def test_going_back_asks_and_is_one_step(case_path: Path) -> None:
    """n leaves all as it is, y turns it round, u brings it again."""
    async with driven(case_path) as one:
        await one.press("1")
        await one.done("Confirmed")
        await one.press("f")
        await one.shows("Flag for the editor")
        await one.press("enter")
        await one.until(lambda: one.state.flag is not None, "flagged")
        await one.press("H")
        await opened(one, PastScreen)
        screen = one.app.screen
        assert isinstance(screen, PastScreen)
        await one.until(lambda: screen.event, "the acts are read")
        await one.press("j")
        await one.press("B")
        await one.shows("Turn round all")
        await one.press("n")
        assert one.state.flag is not None
        await one.press("B")
        await one.shows("Turn round all")
        await one.press("y")
        await one.until(lambda: one.state.flag is None, "turned round")
        assert one.state.verdict == "confirmed"
        await one.press("u")
        await one.until(lambda: one.state.flag is not None, "brought again")


async def test_the_history_is_filtered_by_what_is_typed(case_path: Path) -> None:
    """A person, an act or a claim; escape shows all again."""
    async with driven(case_path) as one:
        await one.press("1")
        await one.done("Confirmed")
        await one.press("H")
        await opened(one, PastScreen)
        screen = one.app.screen
        assert isinstance(screen, PastScreen)
        await one.until(lambda: screen.past, "read")
        whole = len(screen.list.entries)
        await one.press("slash")
        await one.type("verdict")
        await one.until(lambda: len(screen.list.entries) == 1, "only the verdict")
        await one.press("escape")
        await one.until(lambda: len(screen.list.entries) == whole, "all again")


async def test_precedents_are_shown_copied_and_gone_to(trams: Path) -> None:
    """A like claim of another document; its citation on the clipboard."""
    async with driven(trams) as one:
        await one.press("p")
        await opened(one, PrecedentsScreen)
        screen = one.app.screen
        assert isinstance(screen, PrecedentsScreen)
        await one.shows("Published checks none")
        await one.shows("ratings are their publishers'")
        await one.until(lambda: screen.current, "like claims are found")
        await one.press("y")
        await one.shows("The citation is copied.")
        assert "7,000 tourists" in one.app.clipboard or "6,000 tourists" in one.app.clipboard
        await one.press("enter")
        await one.shows("It is in no queue")
        await one.press("escape", "escape")
        await one.until(lambda: not isinstance(one.app.screen, PrecedentsScreen), "closed")


async def test_nothing_is_opened_unasked(case_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is named first, n opens nothing, y does."""
    started: list[opening.Way] = []
    monkeypatch.setattr(opening, "opener", lambda environment: "/usr/bin/open-it")
    monkeypatch.setattr(opening, "start", started.append)
    name = "draft.txt"
    (case_path.parent / name).write_text("the draft")
    async with driven(case_path) as one:
        detail = one.review.detail
        assert detail
        one.review.detail = detail._replace(document=replace(detail.document, origin=name))
        await one.press("o")
        await one.shows(f"Open {name} with open-it?")
        await one.press("n")
        assert not started
        await one.press("o")
        await one.shows(f"Open {name} with open-it?")
        await one.press("y")
        await one.until(lambda: started, "it is opened")
        assert started[0].shown == name
        await one.press("O")
        await one.shows("has no address")


def script(path: Path, text: str) -> str:
    """An editor made of a few lines of shell."""
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


async def test_a_reason_is_written_in_an_editor_of_ones_own(
    case_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it saves is the reason; an editor that fails changes nothing, and says where it is."""
    monkeypatch.setattr(outside, "_lent", lambda app: nullcontext())
    monkeypatch.setenv("VISUAL", script(tmp_path / "ed", 'echo "So says the council." > "$1"'))
    async with driven(case_path) as one:
        await one.press("E")
        await one.until(lambda: one.state.rationale == "So says the council.", "it is on disk")
        monkeypatch.setenv("VISUAL", script(tmp_path / "bad", 'echo "half" > "$1"; exit 3'))
        await one.press("E")
        await one.shows("ended with 3")
        assert one.state.rationale == "So says the council."
        monkeypatch.setenv("VISUAL", "/nowhere/at/all")
        await one.press("E")
        await one.settle()
        assert one.state.rationale == "So says the council."


async def test_taking_in_a_note_again_brings_nothing_dismissed_back(case_path: Path) -> None:
    """What was put away in the pane stays away when its source is withdrawn and added again."""
    with Case.open(case_path, clock=system_clock) as case:
        review = Review(case, "Rev")
        for found in case.evidence("c1"):
            review.dismiss(found.id)
        note = case.document("d2")
        review.withdraw("d2")
        take_in(case, [note], reviewer="Rev")
        assert [found.document for found in case.evidence("c1")] == []
    async with driven(case_path) as one:
        await one.rested()
        assert not one.review.evidence.cards
        assert not one.review.query(Input)


@pytest.mark.parametrize("size", [(54, 22), (80, 24), (200, 50)], ids=str)
async def test_every_screen_opens_at_any_size(case_path: Path, size: tuple[int, int]) -> None:
    """Comparing, both histories, precedents and choosing, one pane at a time where it is narrow."""
    screens = {"x": CompareScreen, "h": PastScreen, "H": PastScreen, "p": PrecedentsScreen}
    async with driven(case_path, size=size) as one:
        for key, screen in screens.items():
            await one.press(key)
            await opened(one, screen)
            await one.press("tab", "escape")
            await one.press("escape")
            await one.until(lambda: one.app.screen is one.review, "back in the review")
        await choose(one, "ferries carried")
        await one.press("enter", "l", "escape", "escape")
        await one.until(lambda: one.app.screen is one.review, "back in the review")
