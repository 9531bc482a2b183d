"""Takes ``docs/pictures/served.png``: the sample case as ``factcheck serve`` shows it in Chromium.

Usage: python docs/served_picture.py [FILE]

Needs the extra ``serve`` and Chromium, which is spoken to as the tests do.
"""

from __future__ import annotations

import base64
import os
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from factcheck.clock import system_clock
from factcheck.sample import open_sample

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "pictures" / "served.png"
# The page's own script keeps the terminal to itself; drawing is over when the frames stand still.
STILL = """new Promise(done => {
  let before = "", same = 0;
  const look = () => {
    const all = [...document.querySelectorAll("canvas")].map(one => one.toDataURL()).join();
    same = all === before ? same + 1 : 0;
    before = all;
    same > 30 && all ? done(true) : requestAnimationFrame(look);
  };
  look();
})"""


def main() -> int:
    """Take the picture."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    started = runpy.run_path(str(ROOT / "tests" / "web" / "conftest.py"))["started"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        open_sample(folder / "story.factcheck", clock=system_clock)
        environment = {**os.environ, "FACTCHECK_HOME": str(folder / "home")}
        with (
            subprocess.Popen(
                [sys.executable, "-m", "factcheck", "serve", "--reviewer", "Ana Checker"],
                cwd=folder,
                env=environment,
                text=True,
                stdout=subprocess.PIPE,
                stdin=subprocess.DEVNULL,
            ) as server,
            started(folder / "profile") as page,
        ):
            assert server.stdout is not None
            target.write_bytes(taken(page, server.stdout.readline().strip()))
            server.terminate()
    print(target)
    return 0


def taken(page: Any, address: str) -> bytes:
    """The page after a few keys, as PNG."""
    page.look(1280, dark=True)
    page.visit(address, f"{address.partition('?')[0]}")
    page.until("document.body.classList.contains('-first-byte')")
    for key in ("", "b", "j", "j", "j"):
        if key:
            page.press(key)
        page.value(STILL)
    return base64.b64decode(page.ask("Page.captureScreenshot")["data"])


if __name__ == "__main__":
    raise SystemExit(main())
