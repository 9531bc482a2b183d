"""The cases opened lately, for the welcome screen: paths on this machine, the latest first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

MOST = 9
"""As many as there are digits to open them with."""


def recent_cases(file: Path) -> tuple[Path, ...]:
    """The cases of the list, whether they are still there or not; none where it cannot be read."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    paths = found if isinstance(found, list) else []
    return tuple(Path(path) for path in paths if isinstance(path, str))


def remember_case(file: Path, case: Path) -> None:
    """Put ``case`` at the head of the list; a list that cannot be written is no reason to stop."""
    _write(file, (case.absolute(), *recent_cases(file)))


def forget_cases(file: Path) -> int:
    """Take the cases off the list that are no longer there; returns how many."""
    known = recent_cases(file)
    there = [case for case in known if case.is_file()]
    _write(file, there)
    return len(known) - len(there)


def _write(file: Path, kept: Sequence[Path]) -> None:
    paths = list(dict.fromkeys(map(str, kept)))[:MOST]
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        # Escaped: names of files need not be text, and what they hold instead is no UTF-8.
        file.write_text(json.dumps(paths), encoding="utf-8")
