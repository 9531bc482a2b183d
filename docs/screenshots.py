"""Takes the pictures of ``docs/pictures``: the real interface on the sample case, by its own keys.

Usage: python docs/screenshots.py [FOLDER]

SVG, as Textual draws it, without the fonts it would fetch from another host. Run it after a change
that shows, and look at the pictures before committing them.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from factcheck.clock import Clock, stepping_clock
from factcheck.sample import open_sample
from factcheck.tui.application import FactcheckApp
from factcheck.tui.screens.review.screen import ReviewScreen
from factcheck.tui.screens.review.sitting import Opener
from factcheck.tui.screens.welcome import WelcomeScreen
from factcheck.tui.themes import DARK, LIGHT

PICTURES = Path(__file__).parent / "pictures"
SETTLE = 0.4  # seconds for the panes to follow the cursor; the pictures are not timed
_FONT = re.compile(r"@font-face\s*\{.*?\}", re.S)


@dataclass(frozen=True)
class Shot:
    """One picture: its name, the size of the terminal, and the keys that lead there."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    theme: str = DARK.name
    welcome: bool = False


SHOTS = (
    Shot("review-120x40", (120, 40), ("j", "j", "j")),
    Shot("review-80x24", (80, 24), ("j", "j", "j")),
    Shot("review-200x50", (200, 50), ("j", "j", "j")),
    Shot("front-page-120x40", (120, 40), ("b",)),
    Shot("cast-120x40", (120, 40), ("C",)),
    Shot("who-120x40", (120, 40), ("j", "j", "j", "i")),
    Shot("review-light-120x40", (120, 40), ("j", "j", "j"), LIGHT.name),
    Shot("quote-120x40", (120, 40), ("j",) * 5),
    Shot("compare-120x40", (120, 40), ("j", "j", "j", "x")),
    Shot(
        "rationale-120x40", (120, 40), ("j", "j", "j", "r", *"Even the wider category has fewer.")
    ),
    Shot("history-120x40", (120, 40), ("1", "j", "f", "enter", "h")),
    Shot("keys-120x40", (120, 40), ("question_mark",)),
    Shot(
        "gate-120x40",
        (120, 40),
        ("c", *"Asked the author.", "ctrl+s", "W", "r", "home", "down", "enter"),
    ),
    Shot("export-120x40", (120, 40), ("w",)),
    Shot("welcome-120x40", (120, 40), welcome=True),
)


async def take(shot: Shot, folder: Path, clock: Clock) -> str:
    """The picture as SVG text."""
    with ExitStack() as stack:
        opener = Opener(clock, "Ana Checker", stack)
        if shot.welcome:
            app = FactcheckApp(partial(WelcomeScreen, opener, ""), theme=shot.theme)
        else:
            sitting = opener.open(open_sample(folder / shot.name / "sample.factcheck", clock=clock))
            app = FactcheckApp(partial(ReviewScreen, sitting, ""), theme=shot.theme)
        async with app.run_test(size=shot.size) as pilot:
            await pilot.pause(SETTLE)
            for key in shot.keys:
                await pilot.press("space" if key == " " else "full_stop" if key == "." else key)
                await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause(SETTLE)
            return _FONT.sub("", app.export_screenshot(title="factcheck"))


def main() -> int:
    """Take every picture."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for shot in SHOTS:
            clock = stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))
            svg = asyncio.run(take(shot, Path(folder), clock))
            (target / f"{shot.name}.svg").write_text(svg, encoding="utf-8")
            print(target / f"{shot.name}.svg")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
