"""Which reader reads which file: one table, by the ending of its name and by how it begins.

A format that is not here can be added by any installed package: an entry point of the group
``factcheck.readers`` whose name is an ending without its full stop ("tex") and whose object is a
:data:`Reader`. What the table has is never replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import PurePath
from typing import TypeAlias, cast

from claims.documents.archives import Archive, locked
from claims.documents.reading import Reading
from claims.errors import DocumentError

Reader: TypeAlias = "Callable[[bytes, str], Reading | Sequence[Reading]]"
"""Bytes and the name that errors use, to what was read, one reading for each document that the file
holds; raises DocumentError.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that is read: by which name it goes, and by what it is known."""

    name: str
    """For people: "web page"."""
    suffixes: tuple[str, ...]
    """In lower case, with the full stop."""
    reader: str
    """``module:function``, loaded when a file of the format is read: libraries are heavy."""
    starts: tuple[bytes, ...] = ()
    """How its files begin, in lower case, after white space; nothing for a text like any other."""
    member: str = ""
    """A file or a folder that the archive of such a file holds, where it is a zip archive."""
    media: str = ""
    """What its member ``mimetype`` begins with, where a format is told by that."""

    def load(self) -> Reader:
        """The function that reads it."""
        module, _, function = self.reader.partition(":")
        return cast(Reader, getattr(import_module(module), function))


FORMATS: tuple[Format, ...] = (
    Format(
        name="plain text",
        suffixes=(".txt", ".text"),
        reader="claims.documents.plain:read_plain",
    ),
    Format(
        name="Markdown",
        suffixes=(".md", ".markdown"),
        reader="claims.documents.plain:read_markdown",
    ),
    Format(
        name="web page",
        suffixes=(".html", ".htm", ".xhtml"),
        reader="claims.documents.html:read_html",
        starts=(b"<!doctype html", b"<html", b"<head", b"<body"),
    ),
    Format(
        name="subtitles",
        suffixes=(".srt", ".vtt"),
        reader="claims.documents.subtitles:read_subtitles",
    ),
    Format(name="mail", suffixes=(".eml",), reader="claims.documents.mail:read_mail"),
    Format(
        name="feed",
        suffixes=(".rss", ".atom", ".rdf", ".xml"),
        reader="claims.documents.feeds:read_feed",
        starts=(b"<rss", b"<feed", b"<rdf:rdf"),
    ),
    Format(
        name="list of claims",
        suffixes=(".csv", ".tsv", ".tab"),
        reader="claims.documents.lists:read_table",
    ),
    Format(
        name="workbook",
        suffixes=(".xlsx", ".xlsm", ".xltx"),
        reader="claims.documents.lists:read_workbook",
        member="xl/",
    ),
    Format(
        name="saved page",
        suffixes=(".mhtml", ".mht"),
        reader="claims.documents.mail:read_mhtml",
    ),
    Format(
        name="PDF",
        suffixes=(".pdf",),
        reader="claims.documents.pdf:read_pdf",
        starts=(b"%pdf-",),
    ),
    Format(
        name="Word document",
        suffixes=(".docx", ".docm", ".dotx", ".dotm"),
        reader="claims.documents.office.docx:read_docx",
        member="word/",
    ),
    Format(
        name="OpenDocument text",
        suffixes=(".odt", ".ott"),
        reader="claims.documents.office.odt:read_odt",
        member="content.xml",
        media="application/vnd.oasis.opendocument.text",
    ),
    Format(
        name="flat OpenDocument text",
        suffixes=(".fodt",),
        reader="claims.documents.office.odt:read_flat_odt",
    ),
    Format(
        name="electronic book",
        suffixes=(".epub",),
        reader="claims.documents.office.epub:read_epub",
        member="META-INF/container.xml",
        media="application/epub+zip",
    ),
    Format(
        name="rich text",
        suffixes=(".rtf",),
        reader="claims.documents.office.rtf:read_rtf",
        starts=(b"{\\rtf",),
    ),
)
"""Every format that is read as documents; published checks in JSON are read beside it."""

CHECKS = frozenset((".json", ".jsonld", ".jsonl", ".ndjson"))
"""Endings of files that are read only where they hold published checks."""

_BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes}
_GROUP = "factcheck.readers"
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_START = 1024


def suffixes() -> tuple[str, ...]:
    """Every ending that is read, those of other packages last."""
    return (*_BY_SUFFIX, *(suffix for suffix in _others() if suffix not in _BY_SUFFIX))


def reader_for(origin: str, data: bytes, name: str) -> Reader:
    """The reader for a file name, or for bytes whose name says nothing.

    Raises DocumentError for a file that holds another format than its name says, and for formats
    that are known and not read.
    """
    _refuse_old_office(data, name)
    suffix = PurePath(origin).suffix.lower()
    named, held = _BY_SUFFIX.get(suffix), _format_of(data)
    if named and held and held is not named and not _is_text(held):
        raise DocumentError(
            "{name}: is named as {named} and holds {held}. Name it …{suffixes} and add that.",
            name=name,
            named=named.name,
            held=held.name,
            suffixes=held.suffixes[0],
        )
    if named and (named.starts or named.member) and held is not named and not _is_text(named):
        raise DocumentError(
            "{name}: is named as {named} and does not begin as one; it may be cut short or "
            "damaged. Open it in the program that made it and save it anew.",
            name=name,
            named=named.name,
        )
    if named:
        return named.load()
    if suffix in _others():
        return _others()[suffix]
    return (held or _BY_SUFFIX[".txt"]).load()


def _refuse_old_office(data: bytes, name: str) -> None:
    """Files in the container of the nineties; that of today holds one only if it is locked."""
    if not data.startswith(_OLD_OFFICE):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked(name)
    raise DocumentError(
        "{name}: is of an old office program. Save it as .docx, .xlsx or .pdf and add that.",
        name=name,
    )


def is_page(origin: str, data: bytes) -> bool:
    """Whether a file is read as a web page."""
    page = _BY_SUFFIX[".html"]
    named = _BY_SUFFIX.get(PurePath(origin).suffix.lower())
    return named is page or (named is None and _format_of(data) is page)


def _is_text(one: Format) -> bool:
    """Whether its files are text that somebody may have named otherwise for a good reason."""
    return all(start.startswith(b"<") for start in one.starts) and not one.member


def _format_of(data: bytes) -> Format | None:
    """The format that bytes begin as; None for plain text and whatever else."""
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    by_start = next((it for it in FORMATS if it.starts and start.startswith(it.starts)), None)
    if by_start or not data.startswith(_ZIP):
        return by_start
    return _format_of_archive(data)


def _format_of_archive(data: bytes) -> Format | None:
    try:
        archive = Archive(data, "")
        media = archive.get("mimetype")[:200].decode("ascii", "replace").strip()
    except DocumentError:
        return None
    return next((one for one in FORMATS if one.member and _is_of(archive, media, one)), None)


def _is_of(archive: Archive, media: str, one: Format) -> bool:
    if not media.startswith(one.media):
        return False
    if one.member.endswith("/"):
        return any(name.startswith(one.member) for name in archive.names)
    return archive.holds(one.member)


@lru_cache(maxsize=1)
def _others() -> dict[str, Reader]:
    """The readers of other installed packages, by ending."""
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=_GROUP), key=lambda point: point.name)
    return {f".{point.name.lower()}": _loading(point.value) for point in found}


def _loading(value: str) -> Reader:
    def read(data: bytes, name: str) -> Reading | Sequence[Reading]:
        module, _, function = value.partition(":")
        return cast(Reader, getattr(import_module(module), function))(data, name)

    return read
