"""Opening a document outside the program: its file, its address, or an archived copy of it.

Nothing leaves the machine unasked: what is to be opened is told first, with the program that opens
it, and whoever asks decides. Files are only opened where they lie in the folder of the case.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from claims.documents import suffixes
from claims.model import Document
from factcheck.confinement import confined_folder

_ARCHIVE = "https://web.archive.org/web"
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Way:
    """What would be opened, and by what."""

    target: str
    program: str
    """The file of the program that opens it."""
    leaves: bool
    """Whether it is an address, so that other machines hear of it."""

    @property
    def shown(self) -> str:
        """What to show before it is opened: the whole address, or the file's name."""
        return self.target if self.leaves else Path(self.target).name


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why there is nothing to open."""

    why: str


def may_open(allowed: bool = True) -> str:
    """Why nothing is opened here at all; empty where it may be."""
    if confined_folder() is not None:
        return "Nothing is opened from a browser: it would open on the machine that serves."
    return "" if allowed else "Opening is switched off for this session."


def way_to(document: Document, folder: Path) -> Way | Nothing:
    """How to open a document: its file in ``folder``, else its address."""
    if refusal := may_open():
        return Nothing(refusal)
    file = _file_of(document, folder)
    if file is not None:
        return _way(str(file), leaves=False)
    if is_web(document.url):
        return _way(document.url, leaves=True)
    return Nothing(
        f"{document.name} has no file in the folder of the case and no address; its text is here."
    )


def way_to_archived(document: Document) -> Way | Nothing:
    """How to open an archived copy of a document's page, of the day on which it was read."""
    if refusal := may_open():
        return Nothing(refusal)
    if not is_web(document.url):
        return Nothing(f"{document.name} has no address, so no archive has a copy of it.")
    day = document.retrieved or document.published
    return _way(
        f"{_ARCHIVE}/{day:%Y%m%d}/{document.url}" if day else f"{_ARCHIVE}/{document.url}",
        leaves=True,
    )


def is_web(address: str) -> bool:
    """Whether an address is one of the web that a browser may be handed."""
    if len(address) > _LONGEST or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _file_of(document: Document, folder: Path) -> Path | None:
    """The document's own file, where it lies in ``folder`` whatever links say."""
    name = document.origin
    if name in ("", "-") or "\0" in name:
        return None
    try:
        home = folder.resolve()
        path = (home / name).resolve()
        fits = path.is_relative_to(home) and path.is_file()
    except OSError:
        return None
    # What readers know is a text; an opener would run some other files.
    return path if fits and path.suffix.lower() in suffixes() else None


def _way(target: str, *, leaves: bool) -> Way | Nothing:
    program = opener(os.environ)
    if not program:
        return Nothing(f"No program opens things here (no xdg-open): {target if leaves else ''}")
    return Way(target, program, leaves)


def opener(environment: Mapping[str, str]) -> str:
    """The program that opens files and addresses on this system; empty where there is none.

    Without a display there is none either: a browser of the terminal would draw over us.
    """
    if sys.platform == "darwin":
        return shutil.which("open") or ""
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return ""
    return shutil.which("xdg-open", path=environment.get("PATH")) or ""


def start(way: Way) -> None:
    """Open it, in a session of its own; raises OSError where the program cannot be started."""
    subprocess.Popen(
        # No opener takes it for an option: it begins with a scheme or a slash.
        [way.program, way.target],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
