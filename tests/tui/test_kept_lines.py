"""What a key draws: the lines that look otherwise, and no others."""

from __future__ import annotations

import gc
import weakref
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Region
from textual.pilot import Pilot
from textual.scrollbar import ScrollBarRender

from factcheck.tui.render.badges import Badge
from factcheck.tui.render.rows import Row
from factcheck.tui.widgets.claim_list import ClaimList
from factcheck.tui.widgets.kept import let_go
from factcheck.tui.widgets.rail import Rail

CLAIMS = 500
SIZE = (40, 24)


class Shown(App[None]):
    """A list of claims and nothing else, counting the lines that are made."""

    def __init__(self) -> None:
        super().__init__()
        self.words = {claim: f"The harbour holds {claim} boats." for claim in range(1, CLAIMS + 1)}
        self.made: list[int] = []

    def compose(self) -> ComposeResult:
        """The list."""
        yield ClaimList(self.rows, id="list")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that the list asks for."""
        names = ("faint", "quiet", "row-current", "verdict-muted")
        return dict.fromkeys(names, "#808080")

    def rows(self, ids: Sequence[int]) -> Mapping[int, Row]:
        """What the list shows of claims."""
        state = Badge("o", "open", "muted")
        return {one: Row(one, "#", "", self.words[one], "", state) for one in ids}

    @property
    def claims(self) -> ClaimList:
        """The list."""
        return self.query_one(ClaimList)

    async def begin(self, pilot: Pilot[Any]) -> ClaimList:
        """Show all claims, and count from there."""
        claims = self.claims
        claims.show(array("i", self.words), 1)
        await pilot.pause()
        make = claims.line_at

        def counted(index: int) -> Any:
            self.made.append(index)
            return make(index)

        claims.line_at = counted  # type: ignore[method-assign]
        return claims

    def text(self) -> list[str]:
        """The lines on the screen."""
        return [strip.text for strip in self.screen._compositor.render_strips()]


async def test_a_list_that_scrolls_makes_only_what_came_into_sight() -> None:
    """A step at the lower edge makes the old, the new and the following claim, not the screen."""
    app = Shown()
    async with app.run_test(size=SIZE) as pilot:
        claims = await app.begin(pilot)
        claims.move_to(60)
        await pilot.pause()
        app.made.clear()
        top = claims.first_line
        claims.action_cursor(1)
        await pilot.pause()
        app.text()
        assert claims.first_line > top
        assert 0 < len(app.made) <= 6
        app.made.clear()
        claims.action_cursor(-1)
        await pilot.pause()
        app.text()
        assert len(app.made) <= 2


async def test_what_is_kept_is_what_would_be_drawn() -> None:
    """Up, down, far away and back, the screen is that of a list drawn from nothing."""
    app = Shown()
    async with app.run_test(size=SIZE) as pilot:
        claims = await app.begin(pilot)
        for step in (1, 1, 15, -3, 200, -150, -7, 1, 60, -1):
            claims.action_cursor(step)
            await pilot.pause()
            kept = app.text()
            claims._styles_cache._look = None  # type: ignore[attr-defined]
            claims.refresh()
            await pilot.pause()
            assert app.text() == kept


async def test_a_claim_that_changed_is_drawn_anew() -> None:
    """Words that are another's since then are shown once the list is told to forget the claim."""
    app = Shown()
    async with app.run_test(size=SIZE) as pilot:
        claims = await app.begin(pilot)
        app.words[2] = "The harbour is empty."
        claims.forget([2])
        await pilot.pause()
        assert any("is empty" in line for line in app.text())


async def test_a_selected_claim_is_marked_where_it_was_kept() -> None:
    """Selecting all draws all lines anew, and letting go of them shows them as before."""
    app = Shown()
    async with app.run_test(size=SIZE) as pilot:
        claims = await app.begin(pilot)
        before = app.text()
        claims.select_all()
        await pilot.pause()
        marked = app.text()
        claims.select_none()
        await pilot.pause()
        assert marked != before
        assert app.text() == before


@pytest.mark.parametrize("line", [0, 1, 7, 100, 481, 700, 975])
async def test_the_scroll_bar_is_the_one_that_textual_draws(line: int) -> None:
    """Wherever a list is scrolled to, line by line or at once."""
    app = Shown()
    async with app.run_test(size=SIZE) as pilot:
        claims = await app.begin(pilot)
        claims.go(max(line - 1, 0))
        await pilot.pause()
        claims.go(line)
        await pilot.pause()
        bar = claims.vertical_scrollbar
        drawn = bar.render()
        assert isinstance(drawn, ScrollBarRender)
        wanted = drawn.render_bar(
            size=bar.size.height,
            virtual_size=claims.virtual_size.height,
            window_size=claims.size.height,
            position=claims.scroll_y,
        )
        strips = bar.render_lines(Region(0, 0, 1, bar.size.height))
        assert [strip.text for strip in strips] == [one.text for one in wanted.segments]
        column = [text[-1:] for text in app.text()]
        assert column == [one.text for one in wanted.segments]


async def test_a_scroll_bar_that_looks_the_same_is_not_drawn() -> None:
    """One line of a thousand moves it by less than an eighth of a cell, mostly."""
    app = Shown()
    async with app.run_test(size=SIZE) as pilot:
        claims = await app.begin(pilot)
        claims.go(501)
        await pilot.pause()
        bar = claims.vertical_scrollbar
        bar._dirty_regions.clear()
        bar._repaint_regions.clear()
        bar.move(501.125)
        assert not bar._repaint_regions
        bar.move(800)
        assert bar._repaint_regions


def test_a_widget_that_was_closed_takes_its_lines_with_it() -> None:
    """Having drawn in some colours, a widget's lines are held by nothing but the widget."""
    let_go()
    lines = StylesCache()
    inner, outer = lines.get_inner_outer(Color.parse("black"), Color.parse("red"))
    assert (inner.background, outer.background) == (Color.parse("red"), Color.parse("black"))
    held = weakref.ref(lines)
    del lines
    gc.collect()
    assert held() is None


def test_a_scroll_bar_without_a_pane_moves_and_draws_nothing() -> None:
    """A pane may still be gliding when its screen is closed and its bar was taken off."""
    bar = Rail(thickness=1)
    assert bar.parent is None
    bar.move(12.0)
    assert bar.position == 12.0
