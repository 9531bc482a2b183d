"""A PDF taken apart by the child process, and what is said where that fails."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from claims.documents.pdf.process import answer
from claims.errors import DocumentError

PAGE_LIMIT = 5_000
"""Pages of one document."""
SOFT_HYPHEN = "\u00ad"
"""Stands where a word was broken at the end of a line, by a hyphen that may be its own."""
_LETTERS = 12_000_000
_MEMORY = 3 * 2**30
_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on its page: its words, its edges in points from below left, and the
    size of its type in points.
    """

    text: str
    left: float
    right: float
    low: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in the order in which the file has them."""

    lines: tuple[Line, ...] = ()
    broken: bool = False


@dataclass(slots=True)
class File:
    """What a PDF holds."""

    title: str = ""
    author: str = ""
    pages: list[Page] = field(default_factory=list)

    @property
    def broken(self) -> list[int]:
        """The numbers of the pages that could not be read, from 1."""
        return [number for number, page in enumerate(self.pages, 1) if page.broken]


def take_apart(data: bytes, name: str) -> File:
    """The pages of a PDF; raises DocumentError for one that cannot be read within the limits."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
        copy.write(data)
        copy.flush()
        with closing(_records(copy.name, name)) as records:
            return _file(records, name)


def _file(records: Iterator[dict[str, Any]], name: str) -> File:
    head: dict[str, Any] = next(records, {"error": "broken"})
    if "error" in head:
        raise DocumentError(_REFUSED[head["error"]].format(name=name))
    if head["pages"] > PAGE_LIMIT:
        raise DocumentError(
            "{name}: has {pages:,} pages, more than the {page_limit:,} of one document. "
            "Split it into parts and add those.",
            name=name,
            pages=head["pages"],
            page_limit=PAGE_LIMIT,
        )
    if not head["pages"]:
        raise DocumentError(
            "{name}: has no pages. Open it in a viewer and save it anew.", name=name
        )
    found = File(str(head["title"]), str(head["author"]))
    letters = 0
    for record in records:
        page = _page(record)
        letters += sum(len(line.text) for line in page.lines)
        if letters > _LETTERS:
            raise DocumentError(
                "{name}: holds more than {letters:,} characters by page {count}. Split it into "
                "parts and add those.",
                name=name,
                letters=_LETTERS,
                count=len(found.pages) + 1,
            )
        found.pages.append(page)
    if len(found.pages) < head["pages"]:
        raise DocumentError(
            "{name}: reading stopped at page {count} of {pages}: it takes more time or "
            "memory than any page should. Print it to a new PDF and add that.",
            name=name,
            count=len(found.pages) + 1,
            pages=head["pages"],
        )
    return found


_REFUSED = {
    "locked": "{name}: is locked with a password. Save it without one and add that.",
    "broken": (
        "{name}: is damaged or cut short; no page of it can be read."
        " Open it in a viewer and print it to a new PDF."
    ),
}


def _page(record: dict[str, Any]) -> Page:
    if "error" in record:
        return Page(broken=True)
    return Page(tuple(Line(_clean(str(text)), *edges) for text, *edges in record["lines"]))


def _clean(text: str) -> str:
    """With soft hyphens where pdfium saw one that broke a line; without half letters."""
    soft = text.replace("\x02", SOFT_HYPHEN).replace("\ufffe", SOFT_HYPHEN)
    return soft.encode("utf-8", "replace").decode("utf-8")


def _records(path: str, name: str) -> Generator[dict[str, Any], None, None]:
    try:
        for line in answer([path, PAGE_LIMIT, _MEMORY, _SECONDS], _SECONDS):
            yield json.loads(line)
    except ValueError as error:
        raise DocumentError(_REFUSED["broken"].format(name=name)) from error
