"""Which reader reads which file: by the ending of its name, else by how it begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TypeAlias

from claims.documents.plain import read_markdown, read_plain
from claims.documents.reading import Reading

Reader: TypeAlias = Callable[[bytes, str], Reading]
"""Bytes and the name that errors use, to what was read; raises DocumentError."""


def _read_html(data: bytes, name: str) -> Reading:
    # Only here: the library costs 259 ms to load, and most cases hold no page.
    from claims.documents.html import read_html

    return read_html(data, name)


READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
}
CHECKS = frozenset((".json", ".jsonld", ".jsonl", ".ndjson"))
"""Endings of files that are read only where they hold published checks."""
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")


def reader_for(origin: str, data: bytes) -> Reader:
    """The reader for a file name, or for bytes whose name says nothing."""
    reader = READERS.get(PurePath(origin).suffix.lower())
    if reader:
        return reader
    return _read_html if _starts_as_page(data) else read_plain


def is_page(origin: str, data: bytes) -> bool:
    """Whether a file is read as a web page."""
    return reader_for(origin, data) is _read_html


def _starts_as_page(data: bytes) -> bool:
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith(_PAGE_STARTS)
