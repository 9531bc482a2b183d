"""Borders of the panes dragged with the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget

from .driving import Driven, driven


async def drag(one: Driven, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press the mouse at one cell of the screen, let go of it at another one."""
    await one.pilot.mouse_down(offset=start)
    await one.pilot._post_mouse_events([_moved()], offset=end, button=1)
    await one.pilot.mouse_up(offset=end)
    await one.settle()


def _moved() -> type:
    from textual.events import MouseMove

    return MouseMove


def pane(one: Driven, name: str) -> Widget:
    """A pane by its name."""
    return one.review.query_one(f"#{name}")


@pytest.mark.parametrize("by", [-8, 10])
async def test_borders_side_by_side_are_dragged(case_path: Path, by: int) -> None:
    """The border behind the list, and that before the evidence, go where the mouse goes; their
    places are kept for the next sitting.
    """
    async with driven(case_path) as one:
        left = pane(one, "list").region.right
        right = pane(one, "evidence").region.x
        await drag(one, (left, 8), (left + by, 8))
        await drag(one, (right, 8), (right - by, 8))
        assert abs(pane(one, "list").region.right - (left + by)) <= 1
        assert abs(pane(one, "evidence").region.x - (right - by)) <= 1
        wide = pane(one, "list").size.width
    async with driven(case_path) as one:
        assert pane(one, "list").size.width == wide


async def test_the_line_below_the_list_is_dragged(case_path: Path) -> None:
    """Where panes stand below each other, the upper edge of the lower one sizes the list."""
    async with driven(case_path, size=(80, 24)) as one:
        edge = pane(one, "document").region.y
        await drag(one, (20, edge), (20, edge + 3))
        assert pane(one, "document").region.y == edge + 3
        assert one.review.place.list_height == pane(one, "list").outer_size.height


async def test_a_click_at_a_border_is_a_click(case_path: Path) -> None:
    """Nothing is dragged without a move, and what moves later with no button drags nothing."""
    async with driven(case_path) as one:
        edge = pane(one, "list").region.right
        await one.pilot.click(offset=(edge - 1, 4))
        await one.pilot.hover(offset=(edge + 9, 8))
        await one.settle()
        assert pane(one, "list").region.right == edge
        assert one.review.place.list_width == 0
