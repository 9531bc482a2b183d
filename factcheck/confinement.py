"""The one switch of a session that somebody drives from a browser: what stays on its own folder.

``factcheck serve`` sets it in the environment of the interface that it starts; nothing that comes
from the browser can. Where it is set nothing is opened on the machine (editors, links, files), and
no path leaves the folder.
"""

from __future__ import annotations

import os
from pathlib import Path

from claims.errors import ClaimsError

VARIABLE = "FACTCHECK_CONFINED"
_OURS = (".factcheck", ".factcheck-wal", ".factcheck-shm")


class OutOfBounds(ClaimsError):
    """What was asked for is not to be had from a browser; the message says what to do instead."""


def confined_folder() -> Path | None:
    """The folder that a session from a browser may not leave; None at a terminal."""
    folder = os.environ.get(VARIABLE, "")
    return Path(folder).resolve() if folder else None


def typed_path(text: str, folder: Path | None) -> Path:
    """The path that somebody typed, ``~`` written out.

    Raises OutOfBounds where it leads out of ``folder``, also by ``..`` or a link, and where it can
    be no path at all.
    """
    if "\0" in text:
        raise OutOfBounds("a name of a file cannot hold that character")
    path = Path(text)
    if folder is None:
        return path.expanduser()
    within = (folder / path).resolve()
    if not within.is_relative_to(folder) or text.startswith("~"):
        raise OutOfBounds(
            f"{path.name or text} is outside the folder of the case; in a browser only files "
            f"in {folder.name} can be used."
        )
    return within


def to_write(path: Path, folder: Path | None) -> Path:
    """``path`` itself, if a report may be written there.

    Raises OutOfBounds where a browser would write over a case.
    """
    if folder is not None and path.name.endswith(_OURS):
        raise OutOfBounds(f"{path.name} would be written over a case; give it another name.")
    return path
