"""A program in a real pseudo-terminal: keys in, the screen as text and the raw bytes out."""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte
from ptyprocess import PtyProcess

LONGEST_WAIT = 20.0
"""Seconds after which a screen that was waited for is a failure; waiting ends as soon as it is."""

KEYS: Mapping[str, bytes] = {
    "enter": b"\r",
    "tab": b"\t",
    "escape": b"\x1b",
    "space": b" ",
    "backspace": b"\x7f",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "ctrl+c": b"\x03",
    "ctrl+q": b"\x11",
    "ctrl+r": b"\x12",
    "ctrl+s": b"\x13",
}

# What pyte would draw as letters: the keyboard protocol, queries of modes, cursor shapes.
_UNDRAWN = re.compile(r"\x1b\[(?:[<=>][0-9;:]*[a-zA-Z]|\??[0-9;]*\$[a-z]|[0-9;]* q)")
# A control sequence that the next read will complete.
_UNFINISHED = re.compile(r"\x1b(?:\[[<=>?]?[0-9;:$ ]*)?\Z")
_MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_SYNCHRONISED = 2026
_SYNCHRONISED_QUERY, _SYNCHRONISED_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"


class _Screen(pyte.Screen):
    """pyte's screen, silent: the reports it would write go nowhere."""

    def write_process_input(self, data: str) -> None:
        """Say nothing to the program."""


class Terminal:
    """A program on a pty; use as a context manager, which ends the program if it still runs."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        environment: Mapping[str, str],
        folder: str,
        columns: int = 120,
        rows: int = 40,
    ) -> None:
        self.raw = bytearray()
        """Every byte the terminal was sent."""
        self.modes: dict[int, bool] = {}
        """The private modes that were ever set, and whether each still is."""
        self._screen = _Screen(columns, rows)
        self._stream = pyte.Stream(self._screen, strict=False)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self._process = PtyProcess.spawn(
            list(arguments), dimensions=(rows, columns), env=dict(environment), cwd=folder
        )
        self.line_before = self.line()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.close(force=True)

    # What is to be seen

    def text(self) -> str:
        """The screen as it stands, a line a row."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, *wanted: str) -> str:
        """Wait until the screen shows all of these texts; the screen."""
        return self.wait_until(
            lambda screen: all(text in screen for text in wanted), " and ".join(map(repr, wanted))
        )

    def wait_gone(self, unwanted: str) -> str:
        """Wait until the screen does not show the text; the screen."""
        return self.wait_until(lambda screen: unwanted not in screen, f"no {unwanted!r}")

    def wait_for_match(self, pattern: str) -> str:
        """Wait until a regular expression is found on the screen; the screen."""
        return self.wait_until(
            lambda screen: re.search(pattern, screen) is not None, f"a match of {pattern!r}"
        )

    def wait_until(self, shows: Callable[[str], bool], words: str) -> str:
        """Wait until ``shows`` is true of the screen; fails with the screen as it stands."""
        ends = time.monotonic() + LONGEST_WAIT
        # In the middle of a frame the screen shows what nobody sees.
        while not shows(screen := self.text()) or self.modes.get(_SYNCHRONISED, False):
            if time.monotonic() > ends or not self._read(ends - time.monotonic()):
                ran = "" if self._process.isalive() else " (the program has ended)"
                raise AssertionError(f"the screen never showed {words}{ran}:\n{screen}")
        return screen

    # What is done

    def press(self, *keys: str) -> None:
        """Send keys by name, or as the characters they are."""
        for key in keys:
            self._process.write(KEYS.get(key, key.encode()))

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self._screen.resize(rows, columns)
        self._process.setwinsize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self._process.pid, number)

    def hang_up(self) -> None:
        """Take the terminal away, as closing a window does, and wait for the program's end."""
        self._process.fileobj.close()
        self._process.closed = True
        self._process.wait()

    def finish(self) -> int:
        """Wait for the end of the program; its exit status, negative for a signal."""
        ends = time.monotonic() + LONGEST_WAIT
        while self._read(ends - time.monotonic()):
            assert time.monotonic() < ends, f"the program did not end:\n{self.text()}"
        self._process.wait()
        if self._process.signalstatus is not None:
            return -int(self._process.signalstatus)
        return int(self._process.exitstatus)

    # How the terminal was left

    def line(self) -> dict[str, bool]:
        """The settings of the line that a shell needs back."""
        settings = termios.tcgetattr(self._process.fd)
        return {
            "echo": bool(settings[3] & termios.ECHO),
            "whole lines": bool(settings[3] & termios.ICANON),
            "signals": bool(settings[3] & termios.ISIG),
            "return is newline": bool(settings[0] & termios.ICRNL),
        }

    def modes_left(self) -> set[int]:
        """Private modes that were switched and not switched back; 25 and 7 are normally on."""
        normal = {7: True, 25: True}
        return {mode for mode, on in self.modes.items() if on is not normal.get(mode, False)}

    # Reading

    def _read(self, patience: float) -> bool:
        """Take in what the program wrote; False at its end, or after ``patience`` seconds."""
        ready, _, _ = select.select([self._process.fd], [], [], max(0.0, patience))
        if not ready:
            return False
        try:
            data = os.read(self._process.fd, 1 << 16)
        except OSError:  # Linux says EIO where others say end of file
            return False
        if data:
            self._take(data)
        return bool(data)

    def _take(self, data: bytes) -> None:
        seen = len(self.raw)
        self.raw += data
        # From a little before, so that a sequence in two reads is met whole.
        for found in _MODES.finditer(self.raw, max(0, seen - 16)):
            for mode in found[1].split(b";"):
                self.modes[int(mode)] = found[2] == b"h"
        if _SYNCHRONISED_QUERY in data:
            self._process.write(_SYNCHRONISED_ANSWER)
        self._draw(self._decoder.decode(data))

    def _draw(self, text: str) -> None:
        text = _UNDRAWN.sub("", self._rest + text)
        unfinished = _UNFINISHED.search(text)
        end = unfinished.start() if unfinished else len(text)
        self._rest = text[end:]
        self._stream.feed(text[:end])
