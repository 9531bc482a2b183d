"""Measure the screen of a text at two lengths: opening it, and what a key costs.

    python -m benchmarks.whole_text [--paragraphs 1000 27500]
    python -m benchmarks.whole_text --paragraphs 27500 --write long.factcheck

A draft of so many paragraphs, a claim in each, is opened with ``D``. A key is its act together with
drawing every line of the pane anew, in processor time, without the terminal; 60 of each. With
``--write`` the case is kept for ``keys.py``, and nothing is measured.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from claims.model import Claim, ClaimKind, Document, Extraction, Role, Span
from claims.store import Case
from factcheck.clock import stepping_clock
from factcheck.tui.application import FactcheckApp
from factcheck.tui.screens.document.screen import DocumentScreen
from factcheck.tui.screens.review.screen import ReviewScreen
from factcheck.tui.screens.review.sitting import Opener

PARAGRAPH = (
    "Mayor Ines Talvik said the port handled {n:,} boats in 2021, while the dock at Ostle took {n} "
    "boats. Nobody saw it coming, and it rained for days on the old pier of Veld.\n\n"
)
KEYS = ("down", "next-word", "next-claim", "next-gap", "half-down")
START = datetime(2024, 1, 1, tzinfo=UTC)
TIMES = 60


def made(path: Path, count: int) -> int:
    """A case of one draft of so many paragraphs; returns its length."""
    claims: list[Claim] = []
    parts: list[str] = []
    at = 0
    for number in range(count):
        part = PARAGRAPH.format(n=number)
        start = at + part.index("the port")
        span = Span(start, at + part.index("2021") + 4)
        words = part[span.start - at : span.end - at]
        claims.append(Claim(span=span, text=words, kinds=(ClaimKind.FACT,), worthiness=0.5))
        parts.append(part)
        at += len(part)
    text = "".join(parts)
    with Case.open(path, clock=lambda: START, create=True) as case:
        draft = Document(text=text, sha256="0" * 64, role=Role.DRAFT, title="Long")
        case.add_document(draft, Extraction(claims=tuple(claims)), reviewer="Bench")
    return at


async def measured(path: Path) -> None:
    """Open the text and press keys."""
    with ExitStack() as stack:
        sitting = Opener(stepping_clock(START), "Bench", stack).open(path)
        app = FactcheckApp(partial(ReviewScreen, sitting))
        async with app.run_test(size=(120, 40)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            began = time.perf_counter()
            app.simulate_key("D")
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, DocumentScreen)
            waits: dict[str, Callable[[], object]] = {
                "text in lines": screen.text.count_lines,
                "claims marked": lambda: screen.placed,
                "coverage": lambda: screen.coverage,
            }
            for what, there in waits.items():
                while not there():  # noqa: ASYNC110 - nothing says so but the screen
                    await asyncio.sleep(0.005)
                tell(what, f"{time.perf_counter() - began:.2f} s")
            await app.workers.wait_for_complete()
            for name in KEYS:
                tell(name, cost(screen, name))
            screen.act("last")
            tell("up, at the end", cost(screen, "up"))


def cost(screen: DocumentScreen, name: str) -> str:
    """The median and the 95th percentile of an act and the lines drawn after it."""
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        screen.act(name)
        for y in range(screen.text.size.height):
            screen.text.render_line(y)
        took.append((time.process_time() - began) * 1000)
    took.sort()
    return f"p50 {took[TIMES // 2]:.1f} ms, p95 {took[TIMES * 95 // 100]:.1f} ms"


def tell(what: str, figure: str) -> None:
    """One line of the record."""
    sys.stdout.write(f"  {what:<16} {figure}\n")


def main() -> None:
    """All lengths, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paragraphs", type=int, nargs="+", default=[1_000, 27_500])
    parser.add_argument(
        "--write", type=Path, help="keep the case of the first length here, and end"
    )
    asked = parser.parse_args()
    if asked.write:
        made(asked.write, asked.paragraphs[0])
        return
    for count in asked.paragraphs:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "long.factcheck"
            sys.stdout.write(f"{made(path, count):,} characters, {count:,} claims\n")
            asyncio.run(measured(path))


if __name__ == "__main__":
    main()
