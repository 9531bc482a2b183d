"""A browser's window and the interface that it shows: bytes there and back, until one is gone."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Coroutine
from enum import IntEnum
from typing import Any

from aiohttp import WSMsgType, web
from textual._binary_encode import load

from factcheck.serve.admission import Session
from factcheck.serve.child import DATA, META, PACKED, Child, cells
from factcheck.serve.downloads import Downloads

MOST_TYPED = 1 << 20
"""Bytes of one message from the browser: a pasted article, and not much more."""


ORDERLY = (0, 128 + signal.SIGHUP, 128 + signal.SIGINT, 128 + signal.SIGTERM)
"""Statuses of an interface that was left, or was told to end by whoever may."""


class Closing(IntEnum):
    """Why a window was closed, as the page is told; the page has the words."""

    NOT_UNDERSTOOD = 1008
    LEFT = 4000
    BROKE = 4001
    TOO_MANY = 4002
    SERVER_ENDED = 4003


class Window:
    """One window, from its first byte to its last."""

    def __init__(
        self, socket: web.WebSocketResponse, child: Child, session: Session, downloads: Downloads
    ) -> None:
        self.session = session
        self.leaving = asyncio.Event()
        """Set as soon as the browser or the interface is gone."""
        self.ended = asyncio.Event()
        """Set when the interface has written down where it was, and its process is gone."""
        self.told = ""
        """The last that the interface told on stderr."""
        self.broke = False
        self._socket, self._child, self._downloads = socket, child, downloads

    async def run(self) -> None:
        """Carry what is shown and what is typed until either end is gone."""
        both = [asyncio.create_task(one) for one in self._both_ways()]
        by_itself = False
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            by_itself = both[0].done()
        finally:
            self.leaving.set()
            for one in both:
                one.cancel()
            carried = await asyncio.gather(*both, return_exceptions=True)
            self._downloads.forget(self._child)
            status, self.told = await self._child.stop()
            self.broke = by_itself and status not in ORDERLY
            self.ended.set()
        for result in carried:
            # A browser that is gone while something is sent to it is how most windows end.
            if isinstance(result, Exception) and not isinstance(result, ConnectionError):
                raise result

    async def close(self, why: Closing) -> None:
        """End it; what was decided is on disk."""
        await self._socket.close(code=why)
        await self.ended.wait()

    def _both_ways(self) -> tuple[Coroutine[Any, Any, None], ...]:
        return self._show(), self._hear()

    async def _show(self) -> None:
        async for kind, contents in self._child.packets():
            if kind == DATA:
                await self._socket.send_bytes(contents)
            elif kind == META:
                await self._meta(json.loads(contents))
            elif kind == PACKED:
                self._piece(load(contents))

    async def _meta(self, meta: dict[str, Any]) -> None:
        match meta:
            case {"type": "deliver_file_start", "key": str(key), "path": str(path)}:
                name = path.rpartition("/")[2]
                known_by = self._downloads.offer(self.session, self._child, key, name)
                await self._socket.send_json(["deliver_file_start", known_by])
            case {"type": "title", "title": str(title)}:
                await self._socket.send_json(["title", title])
            case _:
                pass  # "exit" is followed by the end itself; addresses are not opened

    def _piece(self, packed: object) -> None:
        match packed:
            case ("deliver_chunk", str(key), bytes() | str() as piece):
                whole = piece.encode() if isinstance(piece, str) else piece
                self._downloads.arrived(self._child, key, whole)
            case _:
                pass  # the driver sends nothing else

    async def _hear(self) -> None:
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT or not await self._take(message.data):
                await self._socket.close(code=Closing.NOT_UNDERSTOOD)
                return

    async def _take(self, text: str) -> bool:
        """Pass on a message of the page; whether it is one."""
        try:
            said = json.loads(text)
        except (ValueError, RecursionError):
            return False
        match said:
            case ["stdin", str(typed)]:
                await self._child.type(typed)
            case ["resize", {"width": width, "height": height}]:
                await self._child.tell(type="resize", width=cells(width), height=cells(height))
            case ["focus" | "blur" as kind]:
                await self._child.tell(type=kind)
            case ["ping", str(when)]:
                await self._socket.send_json(["pong", when[:32]])
            case _:
                return False
        return True
