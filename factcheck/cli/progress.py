"""How far a long run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from typing import TextIO

from factcheck.cli.output import tell
from factcheck.safe import safe

_DRAWN = 0.1
_TOLD = 10.0
_BAR = 20
_SOON = 1.0


class Meter:
    """Files read, then whatever the domain counts; on standard error, and silent when it is quick.

    ``clock`` gives seconds. On a terminal one line is written over ten times a second; elsewhere a
    line is told every ten seconds.
    """

    def __init__(
        self,
        files: int,
        clock: Callable[[], float] = time.monotonic,
        stream: TextIO | None = None,
    ) -> None:
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._clock = clock
        self._files = files
        self._read = 0
        self._counted = 0
        self._began = self._spoke = clock()
        self._drawn = False

    def read(self, origin: str) -> None:
        """A file was read."""
        self._read += 1
        self._say(self._read, self._files, f"files: {origin}")

    def step(self, done: int, total: int, what: str) -> None:
        """The domain is so far; passed over while files are read, which counts for more."""
        if self._read < self._files:
            return
        if total != self._counted:
            self._counted, self._began = total, self._clock()
        self._say(done, total, what)

    def clear(self) -> None:
        """Leave the terminal's line empty for what is said next."""
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
        self._drawn = False

    def _say(self, done: int, total: int, what: str) -> None:
        now = self._clock()
        if now - self._spoke < (_DRAWN if self._live else _TOLD):
            return
        self._spoke = now
        if self._live:
            self._draw(done, total, what, now)
        else:
            tell(f"{_share(done, total)}{self._speed(done, total, now)} {what}")

    def _draw(self, done: int, total: int, what: str, now: float) -> None:
        filled = _BAR * done // total if total else 0
        bar = "█" * filled + "░" * (_BAR - filled)
        line = f"{bar} {_share(done, total)}{self._speed(done, total, now)} {safe(what)}"
        # A line that wraps could not be written over.
        width = max(1, shutil.get_terminal_size().columns - 1)
        self._stream.write(f"\r\x1b[K{line[:width]}")
        self._stream.flush()
        self._drawn = True

    def _speed(self, done: int, total: int, now: float) -> str:
        """How many a second, and how long the rest takes at that rate."""
        passed = now - self._began
        if passed < _SOON or not done:
            return ""
        rate = done / passed
        left = f", {duration((total - done) / rate)} left" if total > done else ""
        return f" ({rate:,.{0 if rate >= 10 else 1}f}/s{left})"


def _share(done: int, total: int) -> str:
    return f"{done:,} of {total:,}" if total else f"{done:,}"


def duration(seconds: float) -> str:
    """Seconds in words as short as they can be, 0:42 or 1:03:20."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
