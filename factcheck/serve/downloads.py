"""Files that an interface hands to the window that it is shown in."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import quote

from factcheck.serve.admission import Session
from factcheck.serve.child import Child

PIECE = 64 * 1024
PATIENCE = 10.0
"""Seconds that a piece may take."""
MOST_WAITING = 16
"""Files that wait to be fetched; the oldest makes room."""


@dataclass(slots=True)
class Download:
    """A file that waits in the interface until the browser fetches it."""

    session: Session
    child: Child
    key: str
    """What the interface calls it."""
    name: str
    pieces: asyncio.Queue[bytes | None] = field(default_factory=asyncio.Queue)
    """What has come; an empty piece is the end, None an interface that is gone."""

    @property
    def disposition(self) -> str:
        """The header that names the file and keeps it from being shown as a page of ours."""
        plain = "".join(
            letter if letter.isascii() and (letter.isalnum() or letter in "-_. ") else "_"
            for letter in self.name
        )
        return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(self.name, safe='')}"

    async def contents(self) -> AsyncIterator[bytes]:
        """The file, piece by piece; raises ConnectionError where the interface ended before it."""
        while True:
            await self.child.tell(type="deliver_chunk_request", key=self.key, size=PIECE, name=None)
            try:
                piece = await asyncio.wait_for(self.pieces.get(), PATIENCE)
            except TimeoutError:
                piece = None
            if piece is None:
                raise ConnectionAbortedError("the interface ended before the file did")
            if not piece:
                return
            yield piece


class Downloads:
    """The files that wait, by names that nobody can guess."""

    def __init__(self) -> None:
        self._waiting: dict[str, Download] = {}
        self._under_way: list[Download] = []

    def offer(self, session: Session, child: Child, key: str, name: str) -> str:
        """Have a file wait; the name to fetch it by."""
        while len(self._waiting) >= MOST_WAITING:
            self._waiting.pop(next(iter(self._waiting)))
        known_by = secrets.token_urlsafe(24)
        self._waiting[known_by] = Download(session, child, key, name)
        return known_by

    def take(self, known_by: str, session: Session) -> Download | None:
        """The file, once, for the session that it was offered to."""
        found = self._waiting.get(known_by)
        if found is None or found.session != session:
            return None
        self._under_way.append(self._waiting.pop(known_by))
        return found

    def arrived(self, child: Child, key: str, piece: bytes) -> None:
        """Hand a piece on to whoever fetches the file; pieces that nobody waits for are let go."""
        for one in self._under_way:
            if one.child is child and one.key == key:
                one.pieces.put_nowait(piece)

    def done(self, download: Download) -> None:
        """Forget a file that was fetched, or was not."""
        self._under_way.remove(download)

    def forget(self, child: Child) -> None:
        """Forget what an interface offered that has ended."""
        kept = {name: one for name, one in self._waiting.items() if one.child is not child}
        self._waiting = kept
        for one in self._under_way:
            if one.child is child:
                one.pieces.put_nowait(None)
