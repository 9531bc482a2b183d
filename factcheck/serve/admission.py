"""Who was let in: addresses that work once, and the sessions that they were spent for."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from time import monotonic

TOKEN_SECONDS = 10 * 60
"""How long an address waits to be opened."""
SESSION_SECONDS = 12 * 60 * 60
"""How long a browser stays let in: a day at the desk."""
MOST_SESSIONS = 8
"""Browsers that are let in at a time; the one let in first makes room."""
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that was let in."""

    digest: bytes
    """SHA-256 of its cookie: the cookie itself is kept nowhere."""
    until: float


class Admission:
    """Gives out addresses and knows the sessions; forgets all when the program ends."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """``now`` tells seconds that never go back."""
        self._now = now
        self._token: tuple[bytes, float] | None = None
        self._sessions: list[Session] = []

    def new_token(self) -> str:
        """What an address has to hold; the one given out before is worth nothing from here on."""
        token = secrets.token_urlsafe(_BYTES)
        self._token = (_digest(token), self._now() + TOKEN_SECONDS)
        return token

    def spend(self, token: str) -> str | None:
        """The cookie of a new session, or None where the token is wrong, spent or too old."""
        if self._token is None:
            return None
        digest, until = self._token
        if not compare_digest(digest, _digest(token)) or self._now() > until:
            return None
        self._token = None
        cookie = secrets.token_urlsafe(_BYTES)
        session = Session(_digest(cookie), self._now() + SESSION_SECONDS)
        self._sessions = [*self._living(), session][-MOST_SESSIONS:]
        return cookie

    def session(self, cookie: str) -> Session | None:
        """The session that a cookie belongs to."""
        asked, found = _digest(cookie), None
        for one in self._living():
            # All are looked at, so that the time taken tells nothing.
            if compare_digest(one.digest, asked):
                found = one
        return found

    def _living(self) -> list[Session]:
        return [one for one in self._sessions if self._now() <= one.until]


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()
