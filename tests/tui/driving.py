"""Driving the interface without sleeping: keys, conditions, and what is on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from claims.model import ClaimState
from factcheck.clock import stepping_clock
from factcheck.tui.application import FactcheckApp
from factcheck.tui.look import Look
from factcheck.tui.screens.review.screen import ReviewScreen
from factcheck.tui.screens.review.sitting import Opener

PATIENCE = 500
"""How often a condition is looked at before the test gives up."""


@dataclass
class Driven:
    """A running interface."""

    app: FactcheckApp
    pilot: Pilot[Any]

    @property
    def review(self) -> ReviewScreen:
        """The review screen, wherever it stands in the stack."""
        return next(one for one in self.app.screen_stack if isinstance(one, ReviewScreen))

    @property
    def state(self) -> ClaimState:
        """The state of the current claim as it is on disk."""
        claim = f"c{self.review.claims.current}"
        return self.review.desk.case.states([claim])[claim]

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait until what they asked for is done."""
        for key in keys:
            self.app.simulate_key(key)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        for character in text:
            self.app.post_message(events.Key(character, character))
        await self.settle()

    async def settle(self) -> None:
        """Wait for messages, for what is read aside, and for the writer."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.until(lambda: self.app.turns.quiet, "all keys are through")
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until a condition holds."""
        for _ in range(PATIENCE):
            if condition():
                return
            await self.pilot.pause()
            await asyncio.sleep(0)
        raise AssertionError(f"never came true: {what}\n{self.text()}")

    async def shows(self, words: str) -> None:
        """Wait until some words are on the screen."""
        await self.until(lambda: words in self.text(), f"the screen shows {words!r}")

    async def rested(self) -> None:
        """Wait until the panes have followed the cursor."""
        await self.until(
            lambda: (
                self.review.detail
                and self.review.detail.claim.id == f"c{self.review.claims.current}"
            ),
            "the panes follow",
        )
        await self.settle()

    async def done(self, words: str) -> None:
        """Wait until the bar says that an act is written."""
        await self.until(lambda: words in self.bottom(), f"the bar says {words!r}")
        await self.settle()

    def text(self) -> str:
        """The characters on the screen, a line each."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def bottom(self) -> str:
        """The last line of the screen."""
        return self.text().splitlines()[-1]


@asynccontextmanager
async def driven(
    path: Path,
    *,
    size: tuple[int, int] = (120, 40),
    reviewer: str = "Rev",
    look: Look | None = None,
    **opening: Any,
) -> AsyncIterator[Driven]:
    """The interface on a case, until its panes show the first claim."""
    clock = stepping_clock(datetime(2024, 1, 2, tzinfo=UTC))
    with ExitStack() as stack:
        sitting = Opener(clock, reviewer, stack).open(path, **opening)
        app = FactcheckApp(partial(ReviewScreen, sitting), look=look)
        async with app.run_test(size=size) as pilot:
            one = Driven(app, pilot)
            await one.settle()
            yield one
