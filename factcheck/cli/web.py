"""Web addresses given to ``add``: fetched once, and kept as files beside the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import DocumentError
from factcheck.cli.command import Around
from factcheck.cli.output import tell

if TYPE_CHECKING:
    from claims.documents import File, Given
    from claims.documents.fetching import Fetched

Keep = Callable[[bytes, str], Path]
"""Keeps bytes under a name with an ending; the path of the file. Raises DocumentError."""


def bring(address: str, given: Given, keep: Keep, around: Around) -> File | DocumentError:
    """The page at an address as a file to read, with where it came from and when."""
    from claims.documents import File

    if not around.config.fetch:
        return DocumentError(
            f"{address}: the configuration has fetch = false. Save the page with a browser and add"
            " the file with --url."
        )
    try:
        page = _fetched(address)
        kept = keep(page.data, page.suffix)
    except DocumentError as error:
        return error
    tell(f"{page.told}: {len(page.data):,} bytes, kept as {kept.parent.name}/{kept.name}")
    come = replace(
        given,
        url=given.url or page.url,
        retrieved=given.retrieved or around.clock(),
        came=page.told,
    )
    return File(str(kept), page.origin, come)


def _fetched(address: str) -> Fetched:
    # Most people add files: what speaks HTTP is loaded for those who give an address.
    from claims.documents.fetching import fetch

    return fetch(address)


def keeping_beside(case: Path) -> Keep:
    """Keeps pages in the folder of copies of a case."""
    from claims.documents.copies import keep_copy

    return lambda data, suffix: keep_copy(case, data, suffix)
