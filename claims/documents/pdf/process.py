"""The process in which strangers' PDFs are taken apart: started once, asked for a file at a time.

Loading pdfium takes longer than reading most PDFs. The process ends by itself when nothing was
asked for some seconds, and with the program.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock, Timer
from typing import IO

# As a file, not as a module: importing the package around it would take longer than most PDFs.
_PROGRAM = str(Path(__file__).with_name("child.py"))
_ENDED = b'{"ended": true}\n'


def answer(question: Sequence[object], seconds: float) -> Generator[bytes, None, None]:
    """The lines that the process writes to a question, none where it dies of it at once.

    Other threads wait for their turn until the generator is at its end or closed. Whatever is not
    answered in so many ``seconds`` is given up, and what was written before is all there is.
    """
    asked = json.dumps(question).encode() + b"\n"
    with _Held.lock:
        # One that has just ended for want of questions says nothing: a new one is asked again.
        for process in (_Held.process, None):
            answered = False
            with closing(_answer(process or _started(), asked, seconds)) as lines:
                for line in lines:
                    answered = True
                    yield line
            if answered or process is None:
                return


def _answer(
    process: subprocess.Popen[bytes], asked: bytes, seconds: float
) -> Generator[bytes, None, None]:
    clock = Timer(seconds, _kill, [process])
    clock.start()
    ended = False
    try:
        with suppress(BrokenPipeError):
            stdin = _pipe(process.stdin)
            stdin.write(asked)
            stdin.flush()
            for line in _pipe(process.stdout):
                ended = line == _ENDED
                if ended:
                    return
                if line.strip():
                    yield line
    finally:
        clock.cancel()
        if not ended:
            _end()


class _Held:
    """The process that is asked, one at a time for the whole program."""

    lock = Lock()
    process: subprocess.Popen[bytes] | None = None


def _started() -> subprocess.Popen[bytes]:
    _end()
    _Held.process = subprocess.Popen(
        [sys.executable, "-P", _PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # A group of its own, which is killed whole: the process and its fork.
        start_new_session=True,
    )
    return _Held.process


def _end() -> None:
    """Let the process go, if there is one."""
    process, _Held.process = _Held.process, None
    if process is None:
        return
    _kill(process)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            _pipe(pipe).close()


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None, "both ends are pipes"
    return pipe


def _forget() -> None:
    """A fork of this program asks a process of its own."""
    _Held.lock = Lock()
    if _Held.process:
        # It is no child of the fork, which must not look for its end.
        _Held.process.returncode = 0
        _Held.process = None


atexit.register(_end)
os.register_at_fork(after_in_child=_forget)
