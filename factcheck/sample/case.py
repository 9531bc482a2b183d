"""The sample case on disk: made once, resumed after, started over when asked."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from factcheck.clock import Clock


def open_sample(path: Path, *, clock: Clock, fresh: bool = False) -> Path:
    """The sample case at ``path``, made there if it is missing; raises CaseError.

    With ``fresh`` what was there is kept beside it as ``sample-1.factcheck``, ``sample-2…``.
    """
    if fresh and path.exists():
        _set_aside(path, clock)
    if not path.exists():
        _make(path, clock)
    return path


def _make(path: Path, clock: Clock) -> None:
    """Under another name first: a case that is half made must not be resumed."""
    from claims.intake import take_in
    from claims.store import Case
    from factcheck.sample import documents

    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{os.getpid()}-{path.name}")
    try:
        with Case.open(unfinished, clock=clock, create=True) as case:
            take_in(case, documents(), reviewer="", progress=None, cancelled=None)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _set_aside(path: Path, clock: Clock) -> None:
    """Copied rather than renamed: what has not come into the one file yet is copied with it."""
    from claims.store import Case

    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(1))
    kept = next(name for name in names if not name.exists())
    with Case.open(path, clock=clock, read_only=True) as case:
        case.backup(kept)
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
