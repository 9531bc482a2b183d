"""Many files at once: read and searched for claims by an executor, handed on in their order.

What an executor does to a file is the same wherever it runs, so that the case is the same as if
the files had been read one by one: one process writes it, from documents in the order of the files.
Any ``concurrent.futures.Executor`` serves, one of processes on one machine or of a cluster.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TypeAlias

from claims.documents import File, read_file
from claims.documents.readers import CHECKS
from claims.errors import DocumentError
from claims.intake import Checking
from claims.model import Document, Extraction, Role
from claims.phrases import phrase

Start: TypeAlias = Callable[[], Executor]
"""Starts an executor; once more where a process of the one before was killed."""
Found: TypeAlias = "list[tuple[Document, Extraction] | DocumentError]"

WINDOW = 16
"""Files that are under way or wait for their turn; their documents are all that is held."""
_LOOK = 0.1  # seconds after which it is looked whether the person cancelled
_PIECE = 1 << 20


def read_and_search(file: File, checking: Checking) -> Found:
    """The documents of a file with what is found in them; errors in place of what is refused."""
    return [
        one if isinstance(one, DocumentError) else (one, checking.claims_in(one))
        for one in read_file(file)
    ]


@dataclass(frozen=True, slots=True)
class Ready(Checking):
    """What is looked for in documents, where it was looked for ahead."""

    found: dict[tuple[str, Role], Extraction] = field(default_factory=dict)
    """By the hash and the role of a document; forgotten as soon as it is asked for."""

    def claims_in(self, document: Document) -> Extraction:
        """What was found in a document, or is found now."""
        ready = self.found.pop((document.sha256, document.role), None)
        # Named, since the slots of a frozen class leave nothing for a bare super().
        return Checking.claims_in(self, document) if ready is None else ready


@dataclass(slots=True)
class _Waiting:
    """A file and what comes of it; without a future it is read in its turn, in this process."""

    file: File | DocumentError
    future: Future[Found] | None = None


class Many:
    """Files being read ahead of whoever takes their documents.

    ``start`` starts the executor; without it the files are read in this process, one by one.
    ``known`` says which hashes of files the case has, so that those are not read again. ``done``
    is told of each file when its documents are handed on.
    """

    def __init__(
        self,
        files: Iterable[File | DocumentError],
        checking: Checking = Checking(),  # noqa: B008 - frozen
        *,
        start: Start | None = None,
        known: Callable[[str], bool] = lambda sha256: False,
        done: Callable[[str], None] = lambda origin: None,
        cancelled: Callable[[], bool] = lambda: False,
        window: int = WINDOW,
    ) -> None:
        self.checking = Ready(**{one.name: getattr(checking, one.name) for one in fields(Checking)})
        """What to hand to :func:`claims.intake.take_in` with the documents."""
        self.same = 0
        """Files that were not read, since the case has them."""
        self._plain = checking
        self._files = iter(files)
        self._start = start
        self._known = known
        self._done = done
        self._cancelled = cancelled
        self._window = window
        self._executor: Executor | None = None
        self._waiting: deque[_Waiting] = deque()

    def documents(self) -> Iterator[Document | DocumentError]:
        """The documents of the files in the order of the files; ends early when cancelled."""
        whole = False
        try:
            while not self._cancelled() and self._fill():
                yield from self._next(self._waiting.popleft())
            whole = not self._cancelled()
        finally:
            self._stop(wait=whole)

    def _fill(self) -> bool:
        """Have as many files under way as may be; whether there is any."""
        ahead = self._window if self._start else 1
        while len(self._waiting) < ahead and not self._cancelled():
            file = next(self._files, None)
            if file is None:
                break
            if isinstance(file, File) and self._is_known(file):
                self.same += 1
                self._done(file.origin)
            else:
                self._waiting.append(self._begun(file))
        return bool(self._waiting)

    def _is_known(self, file: File) -> bool:
        # A page that was read as a source can be read again for the checks it describes.
        if file.path == "-" or file.given.role is Role.PRECEDENT:
            return False
        return self._known(_hash(file.path))

    def _begun(self, file: File | DocumentError) -> _Waiting:
        if isinstance(file, DocumentError) or not self._start or _is_stream(file):
            return _Waiting(file)
        return _Waiting(file, self._submitted(file))

    def _submitted(self, file: File) -> Future[Found]:
        """The file under way, on an executor that stands."""
        assert self._start
        if self._executor:
            with suppress(BrokenExecutor):
                return self._executor.submit(read_and_search, file, self._plain)
            self._executor.shutdown(wait=False)
        self._executor = self._start()
        return self._executor.submit(read_and_search, file, self._plain)

    def _next(self, one: _Waiting) -> Iterator[Document | DocumentError]:
        if isinstance(one.file, DocumentError):
            yield one.file
        elif one.future is None:
            yield from self._read_here(one.file)
        elif self._ended(one.future):
            if isinstance(one.future.exception(), BrokenExecutor):
                yield from self._one_by_one([one, *self._all_waiting()])
                return
            yield from self._handed_on(one.file, one.future)

    def _read_here(self, file: File) -> Iterator[Document | DocumentError]:
        for one in read_file(file):
            if self._cancelled():
                return
            if isinstance(one, Document) and not one.rating:
                self.checking.found[one.sha256, one.role] = self._plain.claims_in(one)
            yield one
        self._done(file.origin)

    def _all_waiting(self) -> list[_Waiting]:
        waiting = list(self._waiting)
        self._waiting.clear()
        return waiting

    def _one_by_one(self, suspects: list[_Waiting]) -> Iterator[Document | DocumentError]:
        """Read files of which one killed its process, each alone: so it is known which one."""
        for one in suspects:
            if self._cancelled():
                return
            broken = one.future and isinstance(_error(one.future), BrokenExecutor)
            if not broken or not isinstance(one.file, File):
                yield from self._next(one)
                continue
            again = self._submitted(one.file)
            if not self._ended(again):
                return
            yield from self._handed_on(one.file, again)

    def _ended(self, future: Future[Found]) -> bool:
        """Wait for a file; False where the person cancelled before it was read."""
        while not self._cancelled():
            if wait([future], timeout=_LOOK).done:
                return True
        return False

    def _handed_on(self, file: File, future: Future[Found]) -> Iterator[Document | DocumentError]:
        error = future.exception()
        if error is not None:
            yield DocumentError(
                "{origin}: reading it was cut short ({error}). The others were read; add it "
                "alone to see why.",
                origin=file.origin,
                error=_cause(error),
            )
        for one in [] if error is not None else future.result():
            if isinstance(one, DocumentError):
                yield one
            else:
                document, extraction = one
                self.checking.found[document.sha256, document.role] = extraction
                yield document
        self._done(file.origin)

    def _stop(self, *, wait: bool) -> None:
        for one in self._all_waiting():
            if one.future:
                one.future.cancel()
        if self._executor:
            self._executor.shutdown(wait=wait)
        self._executor = None


def _cause(error: BaseException) -> str:
    if isinstance(error, BrokenExecutor):
        return phrase("its process was killed, perhaps for want of memory")
    return type(error).__name__


def _error(future: Future[Found]) -> BaseException | None:
    """Why a future failed; None for one that has not ended, was cancelled, or went well."""
    return future.exception() if future.done() and not future.cancelled() else None


def _is_stream(file: File) -> bool:
    """Whether a file may hold any number of documents, which are not all to be held at once."""
    return file.path == "-" or Path(file.origin).suffix.lower() in CHECKS


def _hash(path: str) -> str:
    """SHA-256 of a file's bytes, as its document has it; empty where it cannot be read."""
    try:
        if not Path(path).is_file():
            return ""
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
