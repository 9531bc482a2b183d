"""The whole text: moving over words and claims, marking, splitting, dropping, deciding."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual import events

from claims.extract.marked import read_marked
from claims.intake import take_in
from claims.model import Document, Extraction, Role, Span, Status
from claims.store import Case
from factcheck.tui.screens.document.screen import DocumentScreen
from factcheck.tui.screens.review.screen import ReviewScreen

from .driving import Driven, driven

TEXT = """The harbour of Quillport

Mayor Ines Talvik said the port handled 4,200 boats in 2021, while the dock at Ostle took 300 boats.

It rained. Nobody but Bruno Orr remembers such a winter, and the pier was painted by two brothers.
"""
OTHER = "The bureau of Veld counted 90 houses in 2020.\n"


def make(path: Path, *texts: str) -> Path:
    """A case of drafts."""
    with Case.open(path, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC), create=True) as case:
        for number, text in enumerate(texts):
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            draft = Document(text=text, sha256=sha256, role=Role.DRAFT, title=f"Draft {number}")
            take_in(case, [draft], reviewer="Rev")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a case of two drafts."""
    return make(tmp_path / "harbour.factcheck", TEXT, OTHER)


async def at_the_text(one: Driven) -> DocumentScreen:
    """Open the text from the review."""
    await one.press("D")
    screen = one.app.screen
    assert isinstance(screen, DocumentScreen)
    await one.until(lambda: screen.coverage, "what claims hold is known")
    return screen


def words(screen: DocumentScreen, span: Span | None) -> str:
    """The words of a span of the text."""
    return span.of(screen.document.text) if span else ""


def cursor(screen: DocumentScreen) -> str:
    """The word under the cursor."""
    return words(screen, screen.text.here.cursor)


def claims(one: Driven, document: str = "d1") -> dict[str, str]:
    """The claims of a document in the work: words by id."""
    case = one.review.desk.case
    placed = [it for it in case.marking.outline(document) if it.status is not Status.DROPPED]
    return {it.claim: case.claim(it.claim).text for it in placed}


async def go_to(one: Driven, screen: DocumentScreen, at: str) -> None:
    """Put the cursor on words by looking for them."""
    await one.press("slash")
    await one.type(at)
    await one.press("enter")
    await one.until(lambda: cursor(screen) == at.split()[0], "the cursor is there")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 20)])
async def test_the_text_opens_at_the_claim(path: Path, size: tuple[int, int]) -> None:
    """The cursor is on the claim's first word, every claim is marked, and the meter says how much
    they hold.
    """
    async with driven(path, size=size) as one:
        await one.press("j")
        await one.rested()
        detail = one.review.detail
        screen = await at_the_text(one)
        assert detail
        assert screen.claim
        assert screen.claim.placed.claim == detail.claim.id
        shown = " ".join(one.text().split())
        assert "%" in shown.splitlines()[0]
        assert "It rained. Nobody but Bruno" in shown
        assert f"{detail.claim.id} " in shown
        await one.press("escape")
        assert one.app.screen is one.review
        assert one.review.detail == detail


async def test_enter_leads_to_the_claim_in_the_review(path: Path) -> None:
    """From another claim of the text to the same one in the list."""
    async with driven(path) as one:
        screen = await at_the_text(one)
        await one.press("right_square_bracket")
        assert screen.claim
        chosen = screen.claim.placed.claim
        await one.press("enter")
        assert one.app.screen is one.review
        assert f"c{one.review.claims.current}" == chosen


async def test_words_are_selected_and_marked(path: Path) -> None:
    """v, word by word, enter: the very words are a claim of the reviewer, and in the queue."""
    async with driven(path) as one:
        screen = await at_the_text(one)
        await go_to(one, screen, "painted by two")
        await one.press("v", "l", "w", "right")
        assert words(screen, screen.text.selected) == "painted by two brothers"
        await one.press("o", "h")
        assert words(screen, screen.text.selected) == "was painted by two brothers"
        await one.press("enter")
        await one.done("marked")
        new = next(it for it, text in claims(one).items() if text == "was painted by two brothers")
        assert one.review.desk.case.claim(new).marked_by == "Rev"
        await one.until(lambda: screen.claim, "the claim is marked")
        assert screen.claim
        assert screen.claim.placed.claim == new
        assert cursor(screen) == "was"
        await one.press("u")
        await one.until(lambda: new not in claims(one), "it is undone")
        await one.press("q")
        await one.until(lambda: isinstance(one.app.screen, ReviewScreen), "the review is back")
        await one.press("D", "ctrl+r")
        await one.until(lambda: new in claims(one), "it is there again")
        assert int(new[1:]) in one.review.claims.ids


async def test_lines_can_be_selected_and_let_go(path: Path) -> None:
    """j takes the selection a line on; escape lets go of it and stays."""
    async with driven(path) as one:
        screen = await at_the_text(one)
        await one.press("g", "v", "j")
        assert words(screen, screen.text.selected).startswith("The harbour of Quillport\n\n")
        await one.press("escape")
        assert screen.text.selected is None
        assert one.app.screen is screen


async def test_a_gap_is_marked_at_once(path: Path) -> None:
    """The next words that no claim holds are found, and marked without selecting them."""
    async with driven(path) as one:
        screen = await at_the_text(one)
        assert screen.coverage
        before = screen.coverage
        await one.press("g", "right_curly_bracket")
        gap = next(iter(screen.text.sheet.uncovered(*_ends(screen))), None)
        assert gap in [it.span for it in before.stretches]
        await one.press("a")
        await one.done("marked")
        assert words(screen, gap) in claims(one).values()
        assert screen.coverage.claimed > before.claimed
        assert gap not in [it.span for it in screen.coverage.stretches]


def _ends(screen: DocumentScreen) -> tuple[int, int]:
    span = screen.text.here.cursor
    return (span.start, span.end) if span else (0, 0)


async def test_a_claim_is_split_joined_and_given_other_words(path: Path) -> None:
    """From the cursor on; with the next; and to just what is selected."""
    async with driven(path) as one:
        screen = await at_the_text(one)
        await go_to(one, screen, "boats in 2021")
        await one.press("s")
        await one.done("split")
        assert "the port handled 4,200" in claims(one).values()
        assert "boats in 2021" in claims(one).values()
        await go_to(one, screen, "handled")
        await one.press("m")
        await one.done("joined")
        assert "the port handled 4,200 boats in 2021" in claims(one).values()
        await go_to(one, screen, "port handled")
        await one.press("v", "l", "l", "e")
        await one.done("other words")
        assert "port handled 4,200" in claims(one).values()
        assert one.review.desk.case.audit().problems == ()


async def test_a_verdict_stays_with_its_words(path: Path) -> None:
    """A digit decides the claim under the cursor; split, the parts are open, and that is said."""
    async with driven(path) as one:
        screen = await at_the_text(one)
        await one.press("1")
        await one.done("Confirmed")
        assert screen.claim
        old = screen.claim.placed.claim
        await one.until(
            lambda: screen.claim and screen.claim.placed.status is Status.DECIDED, "it is decided"
        )
        await go_to(one, screen, "boats in 2021")
        await one.press("s")
        await one.done(f"the verdict stays with {old}")
        states = one.review.desk.case.states(list(claims(one)))
        assert all(it.verdict is None for it in states.values())


async def test_a_verdict_that_wants_a_reason_asks_for_it(path: Path) -> None:
    """It is given with the reason that is typed."""
    async with driven(path) as one:
        await at_the_text(one)
        await one.press("2")
        await one.type("it was 3,900")
        await one.press("enter")
        await one.done("Change")
        assert one.state.rationale == "it was 3,900"


async def test_a_claim_is_dropped_and_taken_back(path: Path) -> None:
    """It stays to be seen, struck out; d again brings it back."""
    async with driven(path) as one:
        screen = await at_the_text(one)
        assert screen.claim
        claim = screen.claim.placed.claim
        await one.press("d")
        await one.type("known")
        await one.press("enter")
        await one.done("dropped")
        assert claim not in claims(one)
        state = one.review.desk.case.states([claim])[claim]
        assert state.dropped
        assert state.dropped.why == "known"
        assert "dropped" in one.text()
        await one.press("d")
        await one.done("in the work again")
        assert claim in claims(one)


async def test_a_claim_is_dropped_from_the_list(path: Path) -> None:
    """d in the list of claims takes it out of the queue."""
    async with driven(path) as one:
        claim = one.review.claims.current
        assert claim
        await one.press("d")
        await one.press("enter")
        await one.until(lambda: claim not in one.review.claims.ids, "the queue is without it")


async def test_found_words_are_gone_through(path: Path) -> None:
    """n and N go round the places of what was looked for."""
    async with driven(path) as one:
        screen = await at_the_text(one)
        await go_to(one, screen, "boats")
        first = screen.text.here.cursor
        await one.press("n")
        assert screen.text.here.cursor != first
        assert cursor(screen) == "boats"
        await one.press("n")
        assert screen.text.here.cursor == first
        await one.press("N")
        assert screen.text.here.cursor != first
        await one.press("slash")
        await one.type("no such words")
        await one.press("enter")
        await one.done("stands nowhere")


async def test_the_text_is_read_without_marks(path: Path) -> None:
    """r hides every mark and shows it again."""
    async with driven(path) as one:
        screen = await at_the_text(one)
        assert screen.text.sheet.marks
        marked = [str(screen.text.line_at(it).spans) for it in range(4)]
        await one.press("r")
        assert all("underline" not in str(screen.text.line_at(it).spans) for it in range(6))
        await one.press("r")
        assert [str(screen.text.line_at(it).spans) for it in range(4)] == marked


async def test_another_document_is_chosen(path: Path) -> None:
    """tab offers the documents of the case."""
    async with driven(path) as one:
        screen = await at_the_text(one)
        await one.press("tab")
        await one.press("down", "enter")
        await one.until(lambda: screen.document.id == "d2", "the other one is shown")
        assert "The bureau of Veld" in one.text()


async def test_the_pointer_selects(path: Path) -> None:
    """A click puts the cursor on a word, dragging selects up to another."""
    async with driven(path) as one:
        screen = await at_the_text(one)
        row = next(at for at, text in enumerate(one.text().splitlines()) if "It rained" in text)
        column = one.text().splitlines()[row].index("rained")
        line = row - screen.text.region.y
        await one.pilot.mouse_down(screen.text, offset=(column, line))
        await one.settle()
        assert cursor(screen) == "rained"
        move = events.MouseMove(
            screen.text, column + 10, line, 1, 0, 1, False, False, False, column + 10, row
        )
        screen.text.on_mouse_move(move)
        assert words(screen, screen.text.selected).startswith("rained. N")
        await one.pilot.mouse_up(screen.text, offset=(column + 10, line))
        assert screen.text.selected


HOSTILE = (
    "Ѐ\u202eThe 東京港 of Ostle\u202c took 300 boats\tin 2021.\x1b[31m [/red] "
    "e\u0301cole שלום 12 %\n\n"
    "“[@click=app.quit]Quit” said Ida Brandt of 北海 in 2020, and 4,000 ships left.\n"
)


async def test_hostile_text_is_selected_exactly(tmp_path: Path) -> None:
    """Bidi controls, escapes, tabs, wide and combining characters keep their places."""
    async with driven(make(tmp_path / "hostile.factcheck", HOSTILE)) as one:
        screen = await at_the_text(one)
        await one.press("g")
        seen = []
        for _ in range(60):
            seen.append(screen.text.here.cursor)
            screen.act("next-word")
        assert "".join(words(screen, it) for it in dict.fromkeys(seen)) == "".join(HOSTILE.split())
        await go_to(one, screen, "e\u0301cole")
        await one.press("v", "l", "l", "enter")
        await one.done("marked")
        assert "e\u0301cole שלום 12" in claims(one).values()
        assert "\x1b" not in one.text()
        assert one.review.desk.case.audit().problems == ()


async def test_a_long_text_is_laid_out_beside_the_interface(tmp_path: Path) -> None:
    """Claims and what they hold come when they are read; the end is a key away."""
    text = "".join(f"In {1500 + n % 500} the port took {n} boats.\n\n" for n in range(9_000))
    path = tmp_path / "long.factcheck"
    with Case.open(path, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC), create=True) as case:
        last = Span(text.index("the port took 8998"), len(text) - 40)
        found = read_marked(text, [Span(0, 20), last], by="")
        draft = Document(text=text, sha256="0" * 64, role=Role.DRAFT, title="Long")
        case.add_document(draft, Extraction(claims=found), reviewer="Rev")
    async with driven(path) as one:
        screen = await at_the_text(one)
        await one.press("G")
        assert cursor(screen) == "."
        assert "8999 boats" in one.text()
        await one.press("left_square_bracket", "d", "enter")
        await one.done("dropped")
        assert screen.coverage
        assert screen.coverage.stretches
