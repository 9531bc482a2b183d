"""Processes of this machine that read documents."""

from __future__ import annotations

import os
import signal
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

MOST = 4
"""Processes that are used unasked: more of them wait for the one that writes the case."""
_MANY = 20
"""Files above which starting processes, a second each, is worth it."""


def usual_jobs(files: int) -> int:
    """How many processes read so many files where nobody says."""
    return min(_processors(), MOST) if files > _MANY else 1


def start_processes(jobs: int) -> Executor:
    """An executor of so many processes, which load the readers once for all."""
    # Not forked from this process, which has the case open: SQLite forbids that.
    context = get_context("forkserver")
    context.set_forkserver_preload(["claims.reading_many"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Leave ctrl+c, which a terminal sends to all, to the process that is asked to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
