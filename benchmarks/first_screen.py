"""How long until the first useful screen: a bare Textual app, the sample, a large case, in turn.

    python benchmarks/make_case.py big.factcheck --claims 100000
    python benchmarks/first_screen.py big.factcheck --runs 15

Run it with the Python that factcheck is installed for, its bytecode compiled. Each program starts
in a pseudo-terminal of 120x40; the clock stops when the words waited for have come. They take
turns, because a shared machine is never equally fast twice: read the ratios.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

BARE = Path(__file__).with_name("bare.py")
FACTCHECK = (sys.executable, "-m", "factcheck")
LONGEST = 30.0  # seconds after which a program that shows nothing is given up
ROWS, COLUMNS = 40, 120


def seconds_until(words: bytes, arguments: Sequence[str]) -> float:
    """Start a program on a terminal and wait for ``words``; raises TimeoutError."""
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execvp(arguments[0], list(arguments))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    seen = b""
    try:
        while words not in seen:
            ready, _, _ = select.select([terminal], [], [], LONGEST)
            if not ready:
                raise TimeoutError(f"{' '.join(arguments)} never showed {words.decode()}")
            seen += os.read(terminal, 65_536)
        return time.perf_counter() - began
    finally:
        os.kill(child, signal.SIGTERM)
        drain(terminal)
        os.waitpid(child, 0)
        os.close(terminal)


def drain(terminal: int) -> None:
    """Read what a program says while it ends, so that it can."""
    while select.select([terminal], [], [], 2.0)[0]:
        try:
            if not os.read(terminal, 65_536):
                return
        except OSError:
            return


def main() -> int:
    """Print the median and the least of each program, and its ratio to the first."""
    parser = argparse.ArgumentParser(description="time to the first useful screen")
    parser.add_argument("case", nargs="?", help="a large case, opened too")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    programs: dict[str, tuple[bytes, tuple[str, ...]]] = {
        "bare Textual": (b"ready", (sys.executable, str(BARE))),
        "sample case": (b"Confirmed", (*FACTCHECK, "demo")),
    }
    if options.case:
        large = (*FACTCHECK, "--case", options.case, "review")
        programs["large case"] = (b"Confirmed", large)
    times: dict[str, list[float]] = {name: [] for name in programs}
    for run in range(options.runs + 1):
        for name, (words, arguments) in programs.items():
            took = seconds_until(words, arguments)
            if run:  # the first round warms the disk's cache, and makes the sample
                times[name].append(1000 * took)
    floor = statistics.median(times["bare Textual"])
    for name, taken in times.items():
        middle, least = statistics.median(taken), min(taken)
        ratio = middle / floor
        print(f"{name:14s} median {middle:5.0f} ms  least {least:5.0f} ms  x {ratio:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
