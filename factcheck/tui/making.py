"""Making a case of a draft and its sources: what is read is told, and it can be stopped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

from textual.message import Message
from textual.suggester import Suggester
from textual.worker import Worker, get_current_worker

from claims.errors import ClaimsError, DocumentError
from claims.model import Document, Role
from factcheck.locations import locations
from factcheck.tongue import tell, tr
from factcheck.tui.commands import keys_for
from factcheck.tui.screens.review.sitting import Opener

_MOST = 2_000
"""Entries of a folder that are looked through for a suggestion."""


class Ready(Message):
    """A case is there to be opened, or it says why not."""

    def __init__(self, path: Path | None, problem: str = "") -> None:
        super().__init__()
        self.path = path
        self.problem = problem


class Reading(Message):
    """How far the documents of a new case are read."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


Post = Callable[[Message], object]


class PathSuggester(Suggester):
    """Goes on with what is typed as the file or folder whose name begins so."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The path of the first that fits; a folder with a slash behind it."""
        return _gone_on_with(value)


def _gone_on_with(value: str) -> str | None:
    folder, slash, begun = value.rpartition("/")
    try:
        with os.scandir(Path(f"{folder}{slash}" or ".").expanduser()) as entries:
            fitting = sorted(
                entry.name + ("/" if entry.is_dir() else "")
                for entry, _ in zip(entries, range(_MOST), strict=False)
                if entry.name.startswith(begun) and (begun or not entry.name.startswith("."))
            )
    except (OSError, ValueError):
        return None
    return f"{folder}{slash}{fitting[0]}" if fitting and begun else None


def make_case(path: Path, draft: str, sources: Sequence[str], opener: Opener, post: Post) -> None:
    """Read a draft and its sources into a new case; runs in a thread.

    A draft that cannot be read leaves no case. Stopped, the case holds whole documents only, and
    adding one later goes on with what was left out.
    """
    worker = get_current_worker()
    try:
        first = _draft(draft)
        refused = _fill(path, [first], sources, opener, worker, post)
        problem = "; ".join(tell(error) for error in refused[:3])
        ready = Ready(path, problem)
    except ClaimsError as error:
        ready = Ready(None, tell(error))
    if worker.is_cancelled and path.exists():
        ready = Ready(
            None, tr("Stopped: what was read so far is in {name}.").format(name=path.name)
        )
    post(ready)


def _draft(draft: str) -> Document:
    from claims.documents import read_paths

    for one in read_paths([draft], role=Role.DRAFT):
        if isinstance(one, Document):
            return one
        raise one
    raise DocumentError(tr("{file}: nothing there that can be read.").format(file=draft))


def _fill(
    path: Path,
    drafts: Sequence[Document],
    sources: Sequence[str],
    opener: Opener,
    worker: Worker[object],
    post: Post,
) -> Sequence[ClaimsError]:
    from claims.documents import read_paths
    from claims.intake import take_in
    from claims.match.recall import Engine, Recall
    from claims.store import Case
    from factcheck.config import checking

    def told() -> Iterator[Document | DocumentError]:
        found = chain(drafts, read_paths(list(sources)) if sources else ())
        for count, one in enumerate(found, 1):
            name = one.name if isinstance(one, Document) else str(one)
            words = tr("Reading: {name} ({count}) · {key} stops")
            post(Reading(words.format(name=name, count=count, key=keys_for("welcome.stop"))))
            yield one

    with ExitStack() as stack:
        case = stack.enter_context(Case.open(path, clock=opener.clock, create=True))
        taken = take_in(
            case,
            told(),
            reviewer=opener.reviewer,
            cancelled=lambda: worker.is_cancelled,
            checking=checking(opener.config),
            recall=Recall(Engine(opener.config.engine), locations().cache),
        )
    return taken.refused
