"""Programs in a real terminal, each with a home and a working folder of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

import pytest

from .pty_terminal import Terminal

Start: TypeAlias = Callable[..., Terminal]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The same terminal, language, clock and places for every run; no bytecode is lost."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **kept,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "HOME": str(tmp_path),
        "FACTCHECK_HOME": str(tmp_path / "home"),
        "FACTCHECK_REVIEWER": "Ada Checker",
        "FACTCHECK_CLOCK": "2024-01-01T00:00:00Z",
    }


@pytest.fixture
def start(tmp_path: Path, environment: dict[str, str]) -> Iterator[Start]:
    """Starts ``factcheck`` with arguments in a terminal; whatever still runs is ended."""
    with ExitStack() as running:

        def start_program(
            *arguments: str,
            program: tuple[str, ...] = (sys.executable, "-m", "factcheck"),
            folder: Path | None = None,
            columns: int = 120,
            rows: int = 40,
            **more: str,
        ) -> Terminal:
            terminal = Terminal(
                [*program, *arguments],
                environment={**environment, **more},
                folder=str(folder or tmp_path),
                columns=columns,
                rows=rows,
            )
            return running.enter_context(terminal)

        yield start_program
