"""The interface in a process of its own, spoken to in the packets of Textual's web driver."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

READY = b"__GANGLION__\n"
"""The line with which the driver begins."""
DATA, META, PACKED = b"D", b"M", b"P"
"""Kinds of packets: what the terminal shows or is sent, JSON about it, a piece of a file."""

PATIENCE = 4.0
"""Seconds a process has to end by itself, and again after each signal."""
_MOST_PREAMBLE = 50
_MOST_TOLD = 16 * 1024
_SIZES = (1, 1000)


@dataclass(frozen=True, slots=True)
class Program:
    """What is started for every window."""

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]


class Child:
    """One running interface."""

    def __init__(self, process: Process) -> None:
        self._process = process
        assert process.stderr is not None
        self._listening = asyncio.create_task(_last_of(process.stderr))

    @classmethod
    async def start(cls, program: Program, width: int, height: int, scheme: str) -> Child:
        """Start the interface; ``scheme`` is ``light`` or ``dark``, as the person has the browser.

        Raises OSError where there is nothing to start.
        """
        environment = {
            **program.environment,
            "TEXTUAL_DRIVER": "factcheck.tui.served:ServedDriver",
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "TERM": "xterm-256color",
            "COLUMNS": str(cells(width)),
            "ROWS": str(cells(height)),
            "FACTCHECK_SCHEME": scheme,
        }
        process = await asyncio.create_subprocess_exec(
            *program.command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            cwd=program.folder,
            env=environment,
            # A ctrl+c at the server's terminal is for the server, which ends all in order.
            start_new_session=True,
        )
        return cls(process)

    async def packets(self) -> AsyncIterator[tuple[bytes, bytes]]:
        """What the interface sends, until it ends: the kind of each packet and its contents."""
        stdout = self._process.stdout
        assert stdout is not None
        with suppress(asyncio.IncompleteReadError, ValueError):
            for _ in range(_MOST_PREAMBLE):
                line = await stdout.readline()
                if line == READY:
                    break
                if not line:
                    return
            while True:
                kind = await stdout.readexactly(1)
                size = int.from_bytes(await stdout.readexactly(4), "big")
                yield kind, await stdout.readexactly(size)

    async def type(self, text: str) -> None:
        """Send what was typed or pasted."""
        await self._send(DATA, text.encode("utf-8", "replace"))

    async def tell(self, **meta: Any) -> None:
        """Send something about the terminal."""
        await self._send(META, json.dumps(meta).encode())

    async def _send(self, kind: bytes, payload: bytes) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        # A process that has ended says so by itself.
        with suppress(ConnectionError, RuntimeError):
            stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
            await stdin.drain()

    async def stop(self) -> tuple[int, str]:
        """End the process, whatever it takes; its status, and the last that it told on stderr."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.tell(type="quit"), PATIENCE)
        for number in (None, signal.SIGTERM, signal.SIGKILL):
            if number is not None:
                self._signal(number)
            if await self._ended():
                break
        return self._process.returncode or 0, await self._listening

    async def _ended(self) -> bool:
        try:
            # What is still being written has to be read, or the process would wait for us.
            await asyncio.wait_for(asyncio.gather(self._drained(), self._process.wait()), PATIENCE)
        except TimeoutError:
            return False
        return True

    async def _drained(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None
        while await stdout.read(1 << 16):
            pass

    def _signal(self, number: signal.Signals) -> None:
        # To all that it has started, too: it leads a group of its own.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)


def cells(asked: object) -> int:
    """A width or height in cells that a terminal can have."""
    least, most = _SIZES
    return min(max(asked, least), most) if type(asked) is int else 80


async def _last_of(stream: asyncio.StreamReader) -> str:
    """The end of all that comes; the rest is let go."""
    told = b""
    while part := await stream.read(4096):
        told = (told + part)[-_MOST_TOLD:]
    return told.decode("utf-8", "replace")
