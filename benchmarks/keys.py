"""How long from a key to the changed screen, in a small and in a large case, turn by turn.

    python benchmarks/make_case.py small.factcheck --claims 1000
    python benchmarks/make_case.py large.factcheck --claims 1000000
    python benchmarks/keys.py small.factcheck large.factcheck --rounds 200 [--beside 'vd TABLE']

Each program runs in a pseudo-terminal of 120x40 of its own. A round presses one key in each of
them, one after the other, so that all meet the same load; the first rounds are not counted. *First*
is the time until the program has drawn a character, *last* until its last drawing before 100 ms of
silence: panes that follow the cursor are part of it. What only steers the terminal, such as hiding
the cursor, is no drawing. ``--beside`` measures the cursor key of
another program, started by that command, in the same rounds; ``--table FILE`` writes a table of as
many rows as the large case has claims for it. At the end 200 keys are sent at once, and the place
that the cursor came to is read from the screen; then the memory of each process is printed.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import shlex
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

ROWS, COLUMNS = 40, 120
QUIET = 0.1
CALM = 0.1  # seconds of silence before a key, so that no drawing of the one before is taken for its
LONGEST = 60.0
LOADED = 5.0  # seconds of silence after which another program has read its table
WARM = 5
AHEAD = 200
MOVES = ("j", "k", "page down", "page up", "G", "g")
KEYS = {"page down": b"\x1b[6~", "page up": b"\x1b[5~", "escape": b"\x1b"}
STEERING = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")
ANSWERS = ((b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[6n", b"\x1b[1;1R"))


class Took(NamedTuple):
    """Milliseconds from a key to the first and to the last thing drawn."""

    first: float
    last: float


class Program:
    """A program on a pseudo-terminal."""

    def __init__(self, arguments: Sequence[str], home: str) -> None:
        self.seen = b""
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.environ.update(
                TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", FACTCHECK_HOME=home
            )
            os.execvp(arguments[0], list(arguments))
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.child, signal.SIGTERM)
        while self.read(2.0):
            pass
        os.waitpid(self.child, 0)
        os.close(self.terminal)

    def read(self, patience: float) -> bool:
        """Take in what was drawn; False where nothing came within ``patience`` seconds."""
        if not select.select([self.terminal], [], [], patience)[0]:
            return False
        try:
            data = os.read(self.terminal, 1 << 16)
        except OSError:
            return False
        for asked, answer in ANSWERS:
            if asked in data:
                os.write(self.terminal, answer)
        self.seen = (self.seen + data)[-200_000:]
        return bool(data)

    def wait_for(self, pattern: bytes) -> None:
        """Wait until something was drawn; raises TimeoutError."""
        ends = time.monotonic() + LONGEST
        while not re.search(pattern, self.seen):
            if not self.read(max(0.0, ends - time.monotonic())):
                raise TimeoutError(f"never drawn: {pattern!r}; last: {self.seen[-400:]!r}")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing more is drawn."""
        while self.read(0.3):
            pass

    def press(self, key: str) -> Took | None:
        """Press a key and wait for the drawing to end; None where nothing was drawn."""
        while self.read(CALM):
            pass
        self.seen = b""
        began = time.perf_counter()
        os.write(self.terminal, KEYS.get(key, key.encode()))
        first = last = 0.0
        while self.read(QUIET if first else 3.0):
            last = time.perf_counter()
            if not first and STEERING.sub(b"", self.seen).strip(b"\x00\x07\x08\r\n"):
                first = last
        return Took(1000 * (first - began), 1000 * (last - began)) if first else None

    def resident(self) -> float:
        """Megabytes of memory that the process has at present (its RSS)."""
        status = Path(f"/proc/{self.child}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0


class Figures:
    """What each program took for each key."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, str], list[Took]] = {}

    def add(self, key: str, program: str, took: Took | None) -> None:
        """Keep a figure."""
        if took:
            self._taken.setdefault((key, program), []).append(took)

    def told(self, key: str, program: str) -> str:
        """The middle and the late ones of a key."""
        found = self._taken.get((key, program))
        if not found:
            return f"{'nothing drawn':>28}"
        first = sorted(took.first for took in found)
        last = sorted(took.last for took in found)
        return (
            f"{_part(first, 0.5):6.1f} {_part(first, 0.95):6.1f}  "
            f"{_part(last, 0.5):6.1f} {_part(last, 0.95):6.1f}"
        )

    def late(self, key: str, program: str) -> float:
        """The 95th percentile until anything is drawn."""
        found = self._taken.get((key, program))
        return _part(sorted(took.first for took in found), 0.95) if found else 0.0


def _part(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def moves(programs: dict[str, Program], figures: Figures, rounds: int) -> None:
    """Move the cursor; the other program has its own row of the cursor key."""
    for key in MOVES:
        for place in range(rounds + WARM):
            for name, program in programs.items():
                if name == "beside" and key not in ("j", "k"):
                    continue
                if key in ("G", "g"):
                    program.press("g" if key == "G" else "G")
                took = program.press(key)
                if place >= WARM:
                    figures.add(key, name, took)


def acts(programs: dict[str, Program], figures: Figures, rounds: int) -> None:
    """Give verdicts and take them back; compare a claim with a passage and leave it."""
    ours = {name: program for name, program in programs.items() if name != "beside"}
    for program in ours.values():
        program.press("g")
        program.press("}")
        program.settle()
    for place in range(rounds + WARM):
        for key in ("1", "u", "x"):
            for name, program in ours.items():
                took = program.press(key)
                if key == "x":
                    program.press("escape")
                    program.settle()
                if place >= WARM:
                    figures.add(key, name, took)


def typed_ahead(program: Program) -> bool:
    """Whether of 200 keys sent at once none is lost: as many claims as keys are selected."""
    program.press("g")
    program.seen = b""
    os.write(program.terminal, b" " * AHEAD)
    ends = time.monotonic() + LONGEST
    wanted = f"{AHEAD} selected".encode()
    while wanted not in program.seen and time.monotonic() < ends:
        program.read(1.0)
    return wanted in program.seen


def write_table(path: Path, rows: int) -> None:
    """A table of as many rows, each a number, a name and a sentence."""
    with path.open("w", encoding="utf-8") as file:
        file.write("id\tsource\ttext\n")
        for row in range(rows):
            file.write(f"{row}\tReport {row // 500}\tMore than {row} homes stand empty again.\n")


def main() -> int:
    """Print, for each key, p50 and p95 of both times in each program, and the ratio of the p95."""
    parser = argparse.ArgumentParser(description="from a key to the changed screen")
    parser.add_argument("small")
    parser.add_argument("large")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--beside", default="", help="another program, with a table")
    parser.add_argument("--table", type=Path, help="write a table of a million rows, and end")
    asked = parser.parse_args()
    if asked.table:
        write_table(asked.table, 1_000_000)
        return 0
    factcheck = (sys.executable, "-m", "factcheck", "--reviewer", "Bench", "--case")
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        programs = {}
        for name, path in (("small", asked.small), ("large", asked.large)):
            arguments = (*factcheck, path, "review", "--order", "document")
            programs[name] = stack.enter_context(Program(arguments, home))
            programs[name].wait_for(rb"Claims [\d,]{5,}")
        if asked.beside:
            programs["beside"] = stack.enter_context(Program(shlex.split(asked.beside), home))
            # Some draw only what differs, so that no words can be waited for.
            while programs["beside"].read(LOADED):
                pass
        figures = Figures()
        moves(programs, figures, asked.rounds)
        acts(programs, figures, asked.rounds)
        tell(programs, figures)
    return 0


def tell(programs: dict[str, Program], figures: Figures) -> None:
    """Print the figures."""
    heads = "  ".join(f"{name + ': first p50 p95, last p50 p95':>28}" for name in programs)
    print(f"{'key':10s} {heads}  p95 large/small")
    for key in (*MOVES, "1", "u", "x"):
        told = "  ".join(figures.told(key, name) for name in programs)
        small = figures.late(key, "small")
        ratio = figures.late(key, "large") / small if small else 0.0
        print(f"{key:10s} {told}  {ratio:5.2f}")
    for name, program in programs.items():
        ahead = "" if name == "beside" else f", {AHEAD} keys ahead: {typed_ahead(program)}"
        print(f"{name}: {program.resident():.1f} MB{ahead}")


if __name__ == "__main__":
    sys.exit(main())
