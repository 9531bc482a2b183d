"""Which case a command means, and who is at the keyboard."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import CaseError, InputError
from factcheck.cli.command import Around
from factcheck.cli.output import tell

if TYPE_CHECKING:
    from claims.store import Case

SUFFIX = ".factcheck"
NEW_CASE = "case" + SUFFIX


def named_case(arguments: Namespace, around: Around) -> Path | None:
    """The case that was named by ``--case`` or ``FACTCHECK_CASE``; None where neither was.

    Raises CaseError for the address of a server, which this version does not open.
    """
    name = arguments.case or around.environment.get("FACTCHECK_CASE", "")
    if not name:
        return None
    if "://" in name:
        raise CaseError(
            f"{name}: cases on a server are not served by this version; "
            "name a file such as my-article.factcheck"
        )
    path = around.folder / Path(name).expanduser()
    if path.suffix != SUFFIX and not path.exists():
        path = path.with_name(path.name + SUFFIX)
    return path


def cases_of(folder: Path) -> list[Path]:
    """The cases that lie in a folder, by name."""
    return sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file())


def only_case(around: Around) -> Path | None:
    """The only case of the working folder; None where there is none or more than one."""
    found = cases_of(around.folder)
    return found[0] if len(found) == 1 else None


def existing_case(arguments: Namespace, around: Around) -> Path:
    """The case a command works on; raises CaseError that lists what was found."""
    named = named_case(arguments, around)
    if named is not None:
        if not named.exists():
            raise CaseError(f"{named.name}: there is no such case{_found(cases_of(named.parent))}")
        return named
    only = only_case(around)
    if only is None:
        found = cases_of(around.folder)
        problem = "several cases in this folder" if found else "no case in this folder"
        raise CaseError(f"{problem}{_found(found)}")
    return only


def new_or_existing_case(arguments: Namespace, around: Around) -> Path:
    """The case to add to: the named one, the folder's only one, or a new ``case.factcheck``.

    Raises CaseError where the folder has several and none was named.
    """
    named = named_case(arguments, around)
    if named is not None:
        return named
    if not cases_of(around.folder):
        return around.folder / NEW_CASE
    return existing_case(arguments, around)


def _found(cases: list[Path]) -> str:
    if not cases:
        return "; factcheck add FILE… makes one, factcheck demo shows one"
    listed = "\n".join(f"  {path.name}" for path in cases)
    return f"; found:\n{listed}\nName one with --case FILE or FACTCHECK_CASE."


def open_case(arguments: Namespace, around: Around, *, read_only: bool = False) -> Case:
    """The case a command works on, open; to be closed by ``with``."""
    path = existing_case(arguments, around)
    return open_to_read(path, around) if read_only else open_to_write(path, around)


def open_to_write(path: Path, around: Around) -> Case:
    """The case at ``path``, for decisions."""
    from claims.store import Case

    return Case.open(path, clock=around.clock, tell=tell)


def open_to_read(path: Path, around: Around) -> Case:
    """The case at ``path``, for looking only."""
    from claims.store import Case

    read_only = not _can_be_tidied_up_after(path)
    return Case.open(path, clock=around.clock, read_only=read_only, tell=tell)


def _can_be_tidied_up_after(path: Path) -> bool:
    """Whether a reader may open the case as a writer does, who leaves one file behind.

    SQLite's read-only connections leave their ``-wal`` and ``-shm`` lying about. Where there is a
    ``-wal`` already, somebody is at work, and tidying up could mean waiting for them.
    """
    in_use = path.with_name(f"{path.name}-wal").exists()
    return not in_use and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def known_reviewer(arguments: Namespace, around: Around) -> str:
    """Who is at the keyboard as far as anything says, else the empty string."""
    environment = around.environment.get("FACTCHECK_REVIEWER", "")
    name: str = arguments.reviewer or environment or around.config.reviewer
    return name.strip()


def reviewer(arguments: Namespace, around: Around, case: Case | None = None) -> str:
    """Who decides: as given, as the case remembers, or as answered on a terminal.

    The answer is remembered in the case, so that nobody is asked twice. Raises InputError where
    nobody can be asked.
    """
    from factcheck.tui.place import REVIEWER

    known = known_reviewer(arguments, around) or (
        str(case.memory.recall("", REVIEWER) or "") if case else ""
    )
    if known:
        return known
    answer = _asked_name()
    if not answer:
        raise InputError(
            "nobody to sign the decision: give --reviewer NAME, set FACTCHECK_REVIEWER, "
            'or write reviewer = "NAME" into the configuration file (factcheck locate config)'
        )
    if case:
        case.memory.remember("", REVIEWER, answer)
    return answer


def _asked_name() -> str:
    """What somebody at a terminal answers; empty where nobody is there."""
    if not sys.stdin.isatty():
        return ""
    tell("Whose decision is this? The case will remember the name.")
    sys.stderr.write("Name: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()
