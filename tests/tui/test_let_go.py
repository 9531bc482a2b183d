"""What is closed goes: hundreds of screens and dialogs are opened in a day."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ref

import pytest
from textual.screen import Screen

from factcheck.tui.screens.review.screen import ReviewScreen

from .driving import driven


@pytest.mark.parametrize("key", ["h", "H", "D", "C", "b", "W", "r", "c", "w", "i", "x"])
async def test_a_closed_screen_is_let_go(case_path: Path, key: str) -> None:
    """Of three that were opened and left only the last may still be in somebody's hand."""
    async with driven(case_path) as one:
        opened: list[ref[Screen[object]]] = []
        for _ in range(3):
            await one.press(key)
            await one.until(lambda: not isinstance(one.app.screen, ReviewScreen), "it is open")
            await one.app.workers.wait_for_complete()
            await one.settle()
            opened.append(ref(one.app.screen))
            await one.press("escape")
            await one.until(lambda: isinstance(one.app.screen, ReviewScreen), "it is left")
        await one.settle()

        def gone() -> bool:
            gc.collect()
            return not any(screen() for screen in opened[:2])

        await one.until(gone, "the first two are gone")
