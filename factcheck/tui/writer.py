"""The one writer: a thread with its own connection that commits decisions in the order they came.

The screen asks and goes on; it shows a decision when the message comes that it is on disk. An undo
pressed meanwhile queues behind it. Closing waits until everything asked for is written. When
nothing has been asked for a while, all of it is brought into the one file, so that a copy is whole.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from typing import NamedTuple, TypeAlias

from textual.message import Message

from claims.errors import ClaimsError
from claims.expecting import expected_marked
from claims.model import Event, Json
from claims.review import Review
from claims.store import Case
from factcheck.clock import Clock
from factcheck.tongue import tell
from factcheck.tui.comparer import Comparer
from factcheck.tui.messages import Broke, Decided, Failed, PutRight

IDLE = 2.0
"""Seconds without work after which the case is brought into the one file."""

LONGEST = 1.0
"""Seconds that keys wait at most for an act to be on disk: a disk that is held up holds up the
next key once, and no hand for long.
"""

NOTICED = 0.1
"""Seconds that a key waits at most for what was typed to be on disk."""

Job: TypeAlias = Callable[[Review], Event]
Post: TypeAlias = Callable[[Message], object]


class _Act(NamedTuple):
    job: Job
    words: str
    reviewer: str
    seen: int | None


class _Note(NamedTuple):
    key: str
    reviewer: str


class Writer:
    """Writes what it is handed; start it once, close it always."""

    def __init__(self, path: Path, clock: Clock, reviewer: str, post: Post) -> None:
        """``post`` takes messages from any thread; ``reviewer`` may be empty at first."""
        self.reviewer = reviewer
        self._path = path
        self._clock = clock
        self._post = post
        self.written: set[int] = set()
        """The numbers of the events that were written here."""
        self._queue: SimpleQueue[_Act | _Note | None] = SimpleQueue()
        self._notes: dict[_Note, Json] = {}
        self._lock = threading.Lock()
        self._noted = threading.Condition(self._lock)
        self._unwritten: set[_Note] = set()
        self._unkept: set[_Note] = set()
        self._thread = threading.Thread(target=self._work, name="writer", daemon=False)
        self._started = False
        self.letting_go: set[str] = set()
        """The keys of notes that an act on its way takes with it when it is written."""
        self._acts = 0
        self._since = 0.0
        self._comparer = Comparer(path, clock, post)

    @property
    def busy(self) -> bool:
        """Whether an act was handed over of which nothing has been said yet, a short time ago."""
        return self._acts > 0 and monotonic() - self._since < LONGEST

    def submit(self, job: Job, words: str, *, seen: int | None = None) -> None:
        """Have an act written; :class:`Decided` or :class:`Failed` says how it went.

        ``seen`` is the latest event that the reviewer has seen: what others changed after it is
        not overwritten.
        """
        with self._lock:
            self._acts += 1
        self._since = monotonic()
        self._put(_Act(job, words, self.reviewer, seen))

    def remember(self, key: str, value: Json, *, reviewer: str | None = None) -> None:
        """Keep a note such as a draft or a place; of several with one key the last one counts."""
        note = _Note(key, self.reviewer if reviewer is None else reviewer)
        with self._lock:
            known = note in self._notes
            self._notes[note] = value
            self._unwritten.add(note)
        if not known:
            self._put(note)

    def remember_now(self, key: str, value: Json) -> bool:
        """Keep a note and wait until it is on disk, but no longer than a person notices.

        What is typed is drawn after that, so that no more is seen than is kept. False where it
        could not be written; where somebody else writes for long, it is written as soon as may be.
        """
        self.remember(key, value)
        note = _Note(key, self.reviewer)
        with self._noted:
            self._noted.wait_for(lambda: note not in self._unwritten, NOTICED)
            return note not in self._unkept

    def close(self) -> None:
        """Write what is still waiting, then let go of the case."""
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()
        self._comparer.close()

    def resume(self, case: Case) -> None:
        """Have claims compared that were marked when the program ended the last time."""
        if self.reviewer and not case.read_only and expected_marked(case):
            self._comparer.start(self.reviewer)

    def _put(self, item: _Act | _Note) -> None:
        if not self._started:
            self._started = True
            self._thread.start()
        self._queue.put(item)

    def _work(self) -> None:
        try:
            case = Case.open(self._path, clock=self._clock, tell=self._put_right)
        except ClaimsError as error:
            self._refuse_all(tell(error))
            return
        self.written = case.watch.written
        with case:
            while (item := self._next(case)) is not None:
                self._do(case, item)

    def _next(self, case: Case) -> _Act | _Note | None:
        """What to do next; while nothing comes, the case is made whole once."""
        try:
            return self._queue.get(timeout=IDLE)
        except Empty:
            # Where somebody reads at this moment, it is left for the next time, or for closing.
            case.checkpoint(wait=False)
            return self._queue.get()

    def _do(self, case: Case, item: _Act | _Note) -> None:
        try:
            if isinstance(item, _Note):
                self._write_note(case, item)
                return
            review = Review(case, item.reviewer, seen=item.seen)
            review.later = True
            event = item.job(review)
        except ClaimsError as error:
            self._answer(Failed(tell(error)))
        except Exception as error:  # noqa: BLE001 - a thread's errors vanish unless they are passed on
            self._answer(Broke(error))
        else:
            self._answer(Decided(event, item.words))
            if any(change.field == "dropped" for change in event.changes):
                self._comparer.start(item.reviewer)

    def _answer(self, message: Message) -> None:
        """Say what became of an act; whoever sees that none is due any more has been told."""
        self._say(message)
        with self._lock:
            self._acts -= 1

    def _write_note(self, case: Case, note: _Note) -> None:
        with self._lock:
            value = self._notes.pop(note)
            self._unkept.add(note)
        try:
            case.memory.remember(note.reviewer, note.key, value)
            self._unkept.discard(note)
        finally:
            with self._noted:
                if note not in self._notes:
                    self._unwritten.discard(note)
                self._noted.notify_all()

    def _put_right(self, words: str) -> None:
        self._say(PutRight(words))

    def _refuse_all(self, reason: str) -> None:
        while (item := self._queue.get()) is not None:
            if isinstance(item, _Act):
                self._answer(Failed(reason))
                continue
            with self._noted:
                self._notes.pop(item, None)
                self._unkept.add(item)
                self._unwritten.discard(item)
                self._noted.notify_all()

    def _say(self, message: Message) -> None:
        # While the program ends there is no loop left to tell; what was written stays written.
        with suppress(RuntimeError):
            self._post(message)
