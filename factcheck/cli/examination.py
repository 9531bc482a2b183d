"""What ``factcheck doctor`` looks at: one function a finding."""

from __future__ import annotations

import locale
import os
import platform
import sqlite3
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from claims.errors import CaseError, ClaimsError
from factcheck import __version__
from factcheck.cli.cases import existing_case, open_to_read
from factcheck.cli.command import Around
from factcheck.cli.meaning import meaning_of

LIBRARIES = ("textual", "rich", "thefuzz", "rapidfuzz", "trafilatura", "PyStemmer")
EXTRAS = {"tantivy": "scale", "sentence-transformers": "semantic"}
"""Libraries that come only with an extra, and which."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, what was found, and whether it wants mending."""

    name: str
    words: str
    wrong: bool = False

    @property
    def mark(self) -> str:
        """A word rather than a colour, so that it can be read out."""
        return "WRONG" if self.wrong else "ok   "

    def record(self) -> dict[str, str | bool]:
        """As in ``doctor --json``."""
        return {"ok": not self.wrong, "found": self.words}


def examine(arguments: Namespace, around: Around) -> list[Finding]:
    """Look at everything, in the order it is read out."""
    return [
        Finding("factcheck", __version__),
        Finding("python", f"{platform.python_version()} on {platform.system()}"),
        Finding("libraries", ", ".join(_libraries())),
        _terminal(),
        _locale(),
        _storage(around),
        _configuration(around),
        _keys(arguments, around),
        _meaning(around),
        *_places(around),
        _case(arguments, around),
    ]


def _libraries() -> Iterator[str]:
    for name in LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} missing"
    for name, extra in EXTRAS.items():
        with suppress(PackageNotFoundError):
            yield f"{name} {version(name)} (extra {extra})"


def _terminal() -> Finding:
    term, size = os.environ.get("TERM", ""), _size()
    described = [
        f"TERM={term or 'unset'}",
        f"colours {os.environ.get('COLORTERM') or 'by TERM'}",
        "NO_COLOR" if os.environ.get("NO_COLOR") else "",
        "in tmux" if os.environ.get("TMUX") else "",
        size or "not on a terminal just now",
    ]
    # In a pipe or a CI job there is no terminal that the interface could fail on.
    wrong = bool(size) and term in ("", "dumb")
    return Finding("terminal", ", ".join(filter(None, described)), wrong=wrong)


def _size() -> str:
    """Columns and rows of the terminal; empty where there is none."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if stream.isatty():
            size = os.get_terminal_size(stream.fileno())
            return f"{size.columns}x{size.lines}"
    return ""


def _locale() -> Finding:
    encoding = locale.getpreferredencoding(do_setlocale=False)
    wrong = encoding.casefold().replace("-", "") != "utf8"
    advice = "; choose a UTF-8 locale, for instance LANG=C.UTF-8" if wrong else ""
    return Finding("locale", f"{encoding}{advice}", wrong=wrong)


def _storage(around: Around) -> Finding:
    """Whether a case can be made and searched with the SQLite that is there."""
    from claims.store import Case

    words = f"SQLite {sqlite3.sqlite_version}"
    with tempfile.TemporaryDirectory() as folder:
        try:
            with Case.open(Path(folder) / "try.factcheck", clock=around.clock, create=True) as case:
                case.search("word", 1)
        except CaseError as error:
            return Finding("storage", f"{words}: {error}", wrong=True)
    return Finding("storage", f"{words} with full-text search")


def _configuration(around: Around) -> Finding:
    if around.problem:
        return Finding("configuration", around.problem, wrong=True)
    there = around.places.config_file.exists()
    return Finding("configuration", "read" if there else "none; the defaults hold")


def _keys(arguments: Namespace, around: Around) -> Finding:
    """Whether the keys and the theme that are configured can be had."""
    from factcheck.tui.look import look_for

    file = (arguments.config or around.places.config_file).name
    look = look_for(around.config, os.environ, file)
    if look.problems:
        return Finding("keys", "; ".join(look.problems), wrong=True)
    glyphs = "ASCII" if look.ascii else "Unicode"
    return Finding("keys", f"set {look.keymap.preset}, drawn in {glyphs}")


def _meaning(around: Around) -> Finding:
    """Whether the model that is configured can be used; it is not read."""
    folder = around.config.semantic_model
    if not folder:
        return Finding("meaning", "not compared; words only")
    try:
        meaning_of(None, around)
    except ClaimsError as error:
        return Finding("meaning", str(error), wrong=True)
    return Finding("meaning", f"compared with the model in {folder}")


def _places(around: Around) -> Iterator[Finding]:
    places = around.places
    for name, folder in (
        ("data", places.data),
        ("state", places.state),
        ("cache", places.cache),
    ):
        nearest = next(path for path in (folder, *folder.parents) if path.exists())
        writable = os.access(nearest, os.W_OK)
        yield Finding(name, f"{folder}{'' if writable else ': cannot be written'}", not writable)


def _case(arguments: Namespace, around: Around) -> Finding:
    """The health of the case that a command would work on here, if there is one."""
    try:
        path = existing_case(arguments, around)
    except CaseError as error:
        named = bool(arguments.case or around.environment.get("FACTCHECK_CASE"))
        return Finding("case", str(error).splitlines()[0], wrong=named)
    return _health(path, around)


def _health(path: Path, around: Around) -> Finding:
    try:
        with open_to_read(path, around) as case:
            audit = case.audit()
            documents = len(case.documents())
    except CaseError as error:
        return Finding("case", str(error), wrong=True)
    words = f"{path.name}: {documents} documents, {audit.events} events"
    problems = "".join(f"; {problem}" for problem in audit.problems)
    return Finding("case", f"{words}{problems}", wrong=bool(audit.problems))
