"""Driving the interface without sleeping: keys, conditions, and what is on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from textual.pilot import Pilot

from factcheck.clock import stepping_clock
from factcheck.tui.app import FactcheckApp
from factcheck.tui.screens.review.screen import ReviewScreen
from factcheck.tui.screens.review.sitting import Opener


@dataclass
class Driven:
    """A running interface."""

    app: FactcheckApp
    pilot: Pilot[None]

    @property
    def review(self) -> ReviewScreen:
        """The review screen, wherever it stands in the stack."""
        return next(one for one in self.app.screen_stack if isinstance(one, ReviewScreen))

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they asked for is done."""
        for key in keys:
            self.app.simulate_key(key)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        for character in text:
            self.app.simulate_key("space" if character == " " else character)
        await self.settle()

    async def settle(self) -> None:
        """Wait for messages, for what is read aside, and for the panes to follow."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait until a condition holds; fails after ten seconds."""
        for _ in range(1_000):
            if condition():
                return
            await self.pilot.pause()
            await asyncio.sleep(0)
        raise AssertionError(f"never came true: {what or condition}")

    def screen_text(self) -> str:
        """The characters on the screen, a line each."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)


@asynccontextmanager
async def driven(
    path: Path, *, size: tuple[int, int] = (120, 40), reviewer: str = "Rev", **opening: str
) -> AsyncIterator[Driven]:
    """The interface on a case, until its panes show the first claim."""
    clock = stepping_clock(datetime(2024, 1, 2, tzinfo=UTC))
    with ExitStack() as stack:
        sitting = Opener(clock, reviewer, stack).open(path, **opening)
        app = FactcheckApp(partial(ReviewScreen, sitting))
        async with app.run_test(size=size) as pilot:
            one = Driven(app, pilot)
            await one.until(lambda: bool(app.screen_stack) and one.review.detail, "first claim")
            await one.settle()
            yield one
