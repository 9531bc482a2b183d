"""For everyone: without colours, in ASCII, with the mouse alone, in every set of keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from rich.color import ColorType
from rich.style import Style
from textual.geometry import Offset

from claims.intake import take_in
from claims.model import Document, Role
from claims.store import Case
from factcheck.clock import system_clock
from factcheck.config import Config
from factcheck.tui.colourless import without_ink
from factcheck.tui.commands import PRESETS, Where, commands_for, keys_for, preset, take
from factcheck.tui.commands.keymap import keys_of, slots
from factcheck.tui.guard import spelt
from factcheck.tui.look import THEMES, Look, look_for, told
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import RELATIONS, STANCES, STATUSES

from .driving import Driven, driven

DRAFT = """Ferry traffic

In 2021 the ferries of Port Elmstead carried 40,000 passengers, the harbour board says.

"The new pier cost 3 million dollars," said Ada Quill, who chairs the board.
"""
NOTE = """Port statistics

The ferries of Port Elmstead carried 31,500 passengers in 2021, said Ada Quill.
"""
ASCII = Look(ascii=True)
LEAVES = {"quit", "editor", "open-source", "open-copy", "place", "archived"}
"""Acts that end the program or hand the terminal to another one."""


@pytest.fixture(autouse=True)
def usual_look() -> Iterator[None]:
    """The usual keys and glyphs, before and after."""
    take(preset("vim"))
    glyphs.draw_ascii(False)
    yield
    take(preset("vim"))
    glyphs.draw_ascii(False)


@pytest.fixture
def plain_case(tmp_path: Path) -> Path:
    """A case of documents in which there is nothing but ASCII."""
    path = tmp_path / "plain.factcheck"
    documents = [
        Document(text=DRAFT, sha256="a" * 64, role=Role.DRAFT, title="Ferry draft"),
        Document(text=NOTE, sha256="b" * 64, title="Port note", publisher="Port office"),
    ]
    with Case.open(path, clock=system_clock, create=True) as case:
        take_in(case, documents, reviewer="Rev")
    return path


def beyond_ascii(one: Driven) -> str:
    """What is drawn that is not ASCII, with its lines."""
    lines = [line for line in one.text().splitlines() if not line.isascii()]
    signs = {sign for line in lines for sign in line if not sign.isascii()}
    return f"{sorted(signs)} in {lines}" if lines else ""


# ASCII


SCREENS: dict[str, tuple[str, ...]] = {
    "the review": (),
    "a verdict": ("1",),
    "the evidence": ("enter", "plus"),
    "the keys": ("question_mark",),
    "a reason": ("2",),
    "a comparison": ("x",),
    "who": ("i",),
    "a history": ("1", "h"),
    "the front page": ("b",),
    "the cast": ("C",),
    "the command line": ("colon",),
    "the palette": ("ctrl+p",),
    "a filter": ("F",),
    "an order": ("S",),
    "a search": ("slash",),
    "an export": ("w",),
    "putting off": ("full_stop",),
    "one pane": ("z",),
}


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_in_ascii_nothing_else_is_drawn(
    plain_case: Path, name: str, size: tuple[int, int]
) -> None:
    """Boxes, bars, badges, number lines and cut lines: every character is below 128."""
    async with driven(plain_case, size=size, look=ASCII) as one:
        for key in SCREENS[name]:
            await one.press(key)
        assert not beyond_ascii(one)


async def test_every_act_of_the_review_is_drawn_in_ascii(plain_case: Path) -> None:
    """Whatever an act shows, its screen is of ASCII; act by act, each from the beginning."""
    acts = [
        command
        for command in commands_for(Where.REVIEW)
        if keys_of(slots(command)[0]) and not LEAVES & {command.id.rpartition(".")[2]}
    ]
    assert len(acts) > 20
    for command in acts:
        async with driven(plain_case, look=ASCII) as one:
            await one.press(keys_of(slots(command)[0])[0])
            found = beyond_ascii(one)
            assert not found, f"{command.id} draws {found}: take it from render/glyphs.py, or tr(…)"


async def test_documents_keep_their_own_characters(case_path: Path) -> None:
    """What a document holds is shown as it stands where the terminal has the characters."""
    async with driven(case_path, look=ASCII) as one:
        assert "“We have never seen such a summer,”" in one.text()


async def test_a_terminal_without_other_letters_gets_their_twins(case_path: Path) -> None:
    """Where the locale has no UTF-8, documents too are spelt in ASCII, in as many cells."""
    async with driven(case_path, look=Look(ascii=True, letters=False)) as one:
        assert '"We have never seen such a summer,"' in one.text()
        assert not beyond_ascii(one)


def test_twins_are_as_wide() -> None:
    """Letters lose their accents, wide ones are question marks, marks are gone."""
    assert spelt("café “Ñandú” 漢字 e\u0301") == 'cafe "Nandu" ???? e'


@pytest.mark.parametrize(
    ("configured", "term", "encoding", "drawn"),
    [
        ("auto", "xterm-256color", "UTF-8", False),
        ("auto", "linux", "UTF-8", True),
        ("auto", "xterm", "ISO-8859-1", True),
        ("auto", "xterm", "ANSI_X3.4-1968", True),
        ("ascii", "xterm", "utf8", True),
        ("unicode", "linux", "UTF-8", False),
    ],
)
def test_ascii_is_drawn_where_there_is_nothing_else(
    configured: str, term: str, encoding: str, drawn: bool
) -> None:
    """On the console of Linux, in a locale without UTF-8, or where it is asked for."""
    with mock.patch("locale.getencoding", return_value=encoding):
        look = look_for(Config(glyphs=configured), {"TERM": term})
    assert look.ascii is drawn


# Colours


def inked(style: Style | None) -> bool:
    """Whether a style has a colour of its own."""
    inks = (style.color, style.bgcolor) if style else ()
    return any(ink is not None and ink.type is not ColorType.DEFAULT for ink in inks)


@pytest.mark.parametrize("name", ["the review", "the evidence", "an order", "a reason", "the cast"])
async def test_without_colours_none_is_used(
    case_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """With NO_COLOR nothing on the screen has a colour, and what is picked out is reversed."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with driven(case_path) as one:
        for key in SCREENS[name]:
            await one.press(key)
        styles = [
            segment.style
            for strip in one.app.screen._compositor.render_strips()
            for segment in strip
            if not segment.control
        ]
        assert styles
        assert not [style for style in styles if inked(style)]
        if name == "an order":
            assert any(style and style.reverse for style in styles)


def test_what_stood_on_a_ground_of_its_own_is_reversed() -> None:
    """A light ground becomes reversed text, what was reversed on it stands as it is."""
    assert without_ink(Style.parse("bold red on #ffffff")) == Style(bold=True, reverse=True)
    assert without_ink(Style.parse("reverse #000000 on #ffffff")) == Style()
    assert without_ink(Style.parse("underline green on #000000")) == Style(underline=True)


@pytest.mark.parametrize(
    "family", [RELATIONS, STATUSES, STANCES], ids=["relation", "state", "stance"]
)
def test_every_badge_has_a_glyph_and_words_of_its_own(family: dict[object, object]) -> None:
    """Beside every colour stand a glyph and words, and the words tell all of a family apart."""
    badges = [*family.values()]
    assert all(badge.glyph.strip() and badge.words for badge in badges)  # type: ignore[attr-defined]
    assert len({badge.words for badge in badges}) == len(badges)  # type: ignore[attr-defined]


async def test_states_are_told_apart_without_colours(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word and a glyph in the list, a glyph beside the line in the document: it is decided."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with driven(case_path, size=(120, 40)) as one:
        before = one.text()
        await one.press("1")
        await one.done("Confirmed")
        shown = one.text()
        assert "✓" not in before
        assert shown.count("Confirmed") > before.count("Confirmed")
        await one.press("G")
        await one.rested()
        assert "2✓ In 2021 the ferries" in one.text()


@pytest.mark.parametrize("name", THEMES)
async def test_a_theme_is_taken_by_name(case_path: Path, name: str) -> None:
    """``:theme NAME`` takes it at once."""
    async with driven(case_path) as one:
        await one.press("colon")
        await one.type(f"theme {name}")
        await one.press("enter")
        assert one.app.theme == f"factcheck-{name}"


async def test_themes_are_offered(case_path: Path) -> None:
    """``:theme`` alone shows them all, and one that is not there names those that are."""
    async with driven(case_path) as one:
        await one.press("colon")
        await one.type("theme")
        await one.press("enter")
        await one.shows("colour-blind-light")
        await one.press("down", "enter")
        assert one.app.theme == "factcheck-light"
        await one.press("colon")
        await one.type("theme mauve")
        await one.press("enter")
        await one.shows("There is no theme “mauve”")


async def test_without_colours_there_is_no_theme_to_choose(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR stands over ``:theme``."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with driven(case_path, look=Look(theme="light")) as one:
        await one.press("colon")
        await one.type("theme dark")
        await one.press("enter")
        await one.shows("NO_COLOR is set")


async def test_what_may_be_typed_is_shown_as_it_is_typed(case_path: Path) -> None:
    """The command line completes names of acts, themes and orders with the right arrow."""
    async with driven(case_path) as one:
        await one.press("colon")
        await one.type("theme high-contrast-l")
        await one.shows("theme high-contrast-light")
        await one.press("right", "enter")
        assert one.app.theme == "factcheck-high-contrast-light"


# Keys


@pytest.mark.parametrize("name", PRESETS)
async def test_a_claim_is_decided_in_every_set_of_keys(case_path: Path, name: str) -> None:
    """A verdict, the next open claim, undo, help: by the keys of the set, which are named."""
    async with driven(case_path, look=Look(keymap=preset(name))) as one:
        keys = preset(name).keys
        assert f" {keys_for('review.verdict-1')} Confirmed" in one.text()
        await one.press(keys["review.verdict-1"][0])
        await one.done("Confirmed")
        assert one.state.verdict == "confirmed"
        await one.press(keys["review.next-open"][0])
        assert one.review.claims.current == 2
        await one.press(keys["claims.next"][0])
        assert one.review.claims.current == 3
        await one.press(keys["review.undo"][-1])
        await one.done("undone")
        assert one.state.verdict is None
        await one.press(keys["app.help"][0])
        await one.shows("In the list of claims")


async def test_a_key_that_was_given_away_does_nothing(case_path: Path) -> None:
    """In the set without letters, none of them is an act."""
    async with driven(case_path, look=Look(keymap=preset("plain"))) as one:
        await one.press("j", "r", "q", "z", "G")
        assert one.app.screen is one.review
        assert one.review.claims.current == 1


async def test_mistakes_in_the_keys_are_said_at_the_beginning(case_path: Path) -> None:
    """What could not be taken is told once, with how many more there are, and with the keys."""
    look = look_for(Config(keys={"review.skip": "j", "review.flag": "ctrl+m"}), {}, "mine.toml")
    words = told(look.problems)
    assert words.startswith("mine.toml: keys.")
    assert "(and 1 more: factcheck doctor)" in words
    async with driven(case_path, look=look) as one:
        one.review.problem = words
        one.review.act("overview", "first")
        await one.shows("mine.toml: keys.")
        await one.press("b", "question_mark", "G", "end")
        await one.shows("mine.toml: keys.review.flag")


async def test_words_on_the_screen_name_remapped_keys(case_path: Path) -> None:
    """Hints, the bar and messages say the key that was given, not the one of the table."""
    look = look_for(Config(keys={"review.rationale": "ctrl+y", "dialog.cancel": "f9"}), {})
    async with driven(case_path, look=look) as one:
        await one.shows("ctrl+y to write")
        assert "ctrl+y why" in one.bottom()
        await one.press("ctrl+y")
        await one.shows("F9 leave")
        await one.press("f9")
        assert one.app.screen is one.review


def test_help_begins_with_the_pane_in_use() -> None:
    """Places stand in the order of nearness, on every screen."""
    from factcheck.tui.screens.cast.screen import CastScreen
    from factcheck.tui.screens.overview.screen import OverviewScreen

    for screen in (CastScreen, OverviewScreen):
        pane = next(iter(screen.PANES.values()))
        with mock.patch.object(screen, "pane", next(iter(screen.PANES))):
            made = screen.__new__(screen)
            assert made.places == (pane, screen.WHERE, Where.ANYWHERE)


async def test_the_bar_offers_seven_keys_at_most(case_path: Path) -> None:
    """Those of the pane in use first, help last."""
    async with driven(case_path, size=(200, 50)) as one:
        await one.press("enter")
        bar = one.bottom()
        assert bar.strip().startswith(f"{keys_for('evidence.supports')} supports")
        assert bar.endswith("keys")
        strip = one.app.screen._compositor.render_strips()[-1]
        clicks = {segment.style.meta.get("@click") for segment in strip if segment.style}
        assert 3 < len(clicks - {None}) <= 7


# The mouse


async def click(one: Driven, words: str, *, line: int | None = None) -> None:
    """Click on the first place of the screen that shows some words."""
    await one.shows(words)
    rows = one.text().splitlines()
    y = next(at for at, row in enumerate(rows) if words in row and line in (None, at))
    await one.pilot.click(offset=Offset(rows[y].index(words) + 1, y))
    await one.settle()


async def test_a_claim_is_decided_with_the_mouse_alone(case_path: Path) -> None:
    """Claims, verdicts, evidence, keys of the bar, choices and hints of dialogs are clicked."""
    async with driven(case_path, size=(120, 40)) as one:
        await click(one, "<1,000")
        assert one.review.claims.current == 2
        await click(one, "1 Confirmed")
        await one.done("Confirmed")
        assert one.state.verdict == "confirmed"
        await click(one, "c2: Confirmed")
        await click(one, "undo")
        await click(one, "undone: verdict")
        await click(one, "keys")
        await one.shows("In the list of claims")
        await click(one, "close")
        assert one.app.screen is one.review


async def test_a_click_on_evidence_makes_it_current(case_path: Path) -> None:
    """And the bar then has the keys of the pane, to be clicked too."""
    async with driven(case_path, size=(160, 40)) as one:
        await click(one, "CONFLICTS")
        assert one.review.pane == "evidence"
        await click(one, "undermines")
        await one.until(lambda: "you:" in one.text(), "the stance is shown")
        assert one.review.evidence.current
        assert one.review.evidence.current.stance == "undermines"


async def test_dialogs_are_chosen_from_and_left_with_the_mouse(case_path: Path) -> None:
    """A choice takes a click; a click beside the box, or on its hint, leaves it."""
    async with driven(case_path, size=(120, 40)) as one:
        await one.press("S")
        await click(one, "risk")
        assert one.review.place.order == "risk"
        await one.press("S")
        await one.shows("Order of the queue")
        await one.pilot.click(offset=Offset(1, 1))
        assert one.app.screen is one.review
        await one.press("full_stop")
        await click(one, "cancel")
        assert one.app.screen is one.review


async def test_the_wheel_scrolls_the_pane_under_it(case_path: Path) -> None:
    """The evidence scrolls though the list has the focus."""
    async with driven(case_path, size=(100, 16)) as one:
        view = one.review.evidence
        await one.pilot._post_mouse_events(
            [__import__("textual.events", fromlist=["MouseScrollDown"]).MouseScrollDown],
            widget=view,
        )
        await one.settle()
        assert one.review.pane == "list"
        assert view.first_line > 0 or view.count_lines() <= view.size.height


# Room


@pytest.mark.parametrize("size", [(40, 12), (59, 20), (80, 24), (99, 30), (120, 40), (200, 50)])
async def test_a_claim_is_decided_at_every_size(case_path: Path, size: tuple[int, int]) -> None:
    """List, evidence, a verdict, the way back: one pane, two, or three of them in sight."""
    async with driven(case_path, size=size) as one:
        assert "40,000" in one.text()
        await one.press("enter")
        await one.shows("31,500")
        await one.press("escape", "1")
        await one.until(lambda: one.state.verdict == "confirmed", "the verdict is on disk")
        panes = [
            pane
            for pane in ("list", "middle", "evidence")
            if one.review.query_one(f"#{pane}").display
        ]
        assert len(panes) == (1 if size[0] < 60 else 2 if size[0] < 100 else 3)
        rows = one.text().splitlines()
        assert len(rows) <= size[1]
        assert max(map(len, rows)) <= size[0]


async def test_another_size_loses_no_place(case_path: Path) -> None:
    """Claim, pane and passage stay what they were through narrow and wide."""
    async with driven(case_path, size=(120, 40)) as one:
        await one.press("j", "j")
        await one.rested()
        await one.press("enter")
        for size in ((40, 12), (80, 24), (200, 50), (120, 40)):
            await one.pilot.resize_terminal(*size)
            await one.settle()
            assert one.review.claims.current == 3
            assert one.review.pane == "evidence"
            assert one.review.focused is one.review.evidence
        assert "ALTERED QUOTE" in one.text()
