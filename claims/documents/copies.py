"""Saved copies of what was fetched, by the SHA-256 of their bytes, for the owner's eyes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from claims.errors import DocumentError

FOLDER = ".files"
"""What the folder of copies is called after the name of its case: ``story.factcheck.files``."""


def keep_copy(case: Path, data: bytes, suffix: str = "") -> Path:
    """Keep bytes beside a case, once; the path of the copy. Raises DocumentError.

    ``suffix`` is the ending of its name, with the full stop, by which other programs open it.
    """
    folder = case.with_name(case.name + FOLDER)
    path = folder / (hashlib.sha256(data).hexdigest() + suffix)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if path.is_file() and path.stat().st_size == len(data):
            return path
        # A copy that is cut off must not look like one that is whole.
        with open(partial, "xb", opener=_private) as file:
            file.write(data)
        partial.replace(path)
    except OSError as error:
        raise DocumentError(
            "{folder}: the copy of the page cannot be kept ({strerror}). Look at the "
            "permissions of the folder and the room on the disk.",
            folder=folder.name,
            strerror=error.strerror,
        ) from error
    return path


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
