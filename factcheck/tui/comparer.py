"""Claims marked by hand, set against the whole case beside the writer.

In a large case that takes seconds, and a verdict waits for none of it: the thread has a connection
of its own and writes in short transactions, between which the writer gets its turn. What it has not
done when the program ends waits in the case, and is done when that is opened again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from textual.message import Message

from claims.errors import ClaimsError
from claims.store import Case
from factcheck.clock import Clock
from factcheck.tongue import tell
from factcheck.tui.messages import Broke, PutRight

Post = Callable[[Message], object]


class Comparer:
    """Compares what waits for it, in a thread that lives as long as anything does."""

    def __init__(self, path: Path, clock: Clock, post: Post) -> None:
        self._path, self._clock, self._post = path, clock, post
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._wanted = ""
        self._thread: threading.Thread | None = None

    def start(self, reviewer: str) -> None:
        """Have what waits in the case compared, in the name of a reviewer."""
        with self._lock:
            self._wanted = reviewer
            if self._thread is None and not self._ended.is_set():
                self._thread = threading.Thread(target=self._work, name="comparer")
                self._thread.start()

    def close(self) -> None:
        """Stop at the next claim; what is left is done when the case is opened again."""
        self._ended.set()
        with self._lock:
            thread = self._thread
        if thread:
            thread.join()

    def _next(self) -> str:
        with self._lock:
            reviewer, self._wanted = self._wanted, ""
            if self._ended.is_set() or not reviewer:
                self._thread = None
                return ""
            return reviewer

    def _work(self) -> None:
        # Loaded with the first claim that is marked, as are the libraries of the search.
        from claims.match.marked import compare_waiting_marked

        while reviewer := self._next():
            try:
                with Case.open(self._path, clock=self._clock) as case:
                    compare_waiting_marked(case, reviewer=reviewer, cancelled=self._ended.is_set)
            except ClaimsError as error:
                self._say(PutRight(tell(error)))
            except Exception as error:  # noqa: BLE001 - a thread's errors vanish unless passed on
                self._say(Broke(error))

    def _say(self, message: Message) -> None:
        # While the program ends there is no loop left to tell; what waits still waits.
        with suppress(RuntimeError):
            self._post(message)
