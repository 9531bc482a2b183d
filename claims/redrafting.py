"""The draft's file beside its case: whether it has changed since it was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claims.store import Case

_LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is looked at: no document of a case is read from more."""


@dataclass(frozen=True, slots=True)
class Redraft:
    """A draft whose file holds other bytes than were read."""

    document: str
    path: Path


def redrafts(case: Case, folders: Iterable[Path]) -> list[Redraft]:
    """The drafts in the work whose file, looked for by its name in ``folders``, has changed.

    A case keeps the name of a file and never its folder. What some version of the case was read
    from is no change: an older state of the file that somebody went back to is read by hand.
    """
    places = list(dict.fromkeys(folders))
    found = []
    for document, name in case.versions.drafts():
        path = _file(name, places)
        told = _sha256(path) if path else ""
        if path and told and not case.versions.read_before(told):
            found.append(Redraft(document, path))
    return found


def _file(name: str, folders: Iterable[Path]) -> Path | None:
    # The name came with the case, which may be a stranger's: it must not lead anywhere else.
    plain = name not in ("", "-", ".", "..") and not set(name) & set("/\\\0")
    found = (folder / name for folder in folders if plain)
    return next((path for path in found if path.is_file()), None)


def _sha256(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
