"""The head hash that a report carries, read back from its bytes in whatever format they are."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

# Reports in every format write the word before the hash; other hashes in them are of documents.
_HEAD = re.compile(r"\bhead\b[^0-9a-f]{0,80}?\b([0-9a-f]{64})\b", re.IGNORECASE)
_MOST_MEMBERS = 10_000
_LARGEST = 64_000_000
"""Bytes of one member of an archive that are looked through."""


def head_in(report: bytes) -> str | None:
    """The head hash of a report, in small letters; None where it has none."""
    for text in _texts(report):
        found = _HEAD.search(text)
        if found:
            return found[1].casefold()
    return None


def _texts(report: bytes) -> Iterator[str]:
    if not report.startswith(b"PK"):
        yield report.decode("utf-8", "replace")
        return
    # Word documents, workbooks and records are archives.
    try:
        with ZipFile(io.BytesIO(report)) as archive:
            for member in archive.infolist()[:_MOST_MEMBERS]:
                with archive.open(member) as opened:
                    yield opened.read(_LARGEST).decode("utf-8", "replace")
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError):
        # Damaged, encrypted or packed in a way that this program never uses: no report of its.
        return
