"""Electronic books (EPUB 2 and 3): the chapters in their order, as paragraphs.

https://www.w3.org/TR/epub-33/
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import unquote

from claims.documents.archives import Archive
from claims.documents.blocks import UNSEEN, paragraphs_of
from claims.documents.dates import parse_day
from claims.documents.html import page_tree
from claims.documents.office.book import MARK, Place, Told, mark, resolve
from claims.documents.office.composing import Composer
from claims.documents.office.properties import (
    Properties,
    first_words,
    language_code,
    local,
    reading_of,
    words_of,
)
from claims.documents.office.trees import TAG_LIMIT, tree_of
from claims.documents.reading import Reading
from claims.errors import DocumentError

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
# Boxes beside the text belong to a book; notes are taken out before.
_UNTOLD = UNSEEN - {"aside", "header", "footer", "form"}
_NUMBERED = re.compile(r"(?:\w{3,10}\.?\s)?(?:\d|[ivxlc]{1,7}\b)", re.IGNORECASE)
_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class _Item:
    path: str
    media: str
    role: str
    """What the package says it is: "nav", "cover-image"."""


@dataclass(frozen=True, slots=True)
class _Package:
    items: dict[str, _Item]
    spine: tuple[str, ...]
    """Ids of items in the order of reading."""
    aside: tuple[str, ...]
    """Ids of pages that are only led to: notes, pictures."""
    toc: str
    """The id of the table of contents of EPUB 2."""
    properties: Properties
    published: date | None
    publisher: str


def read_epub(data: bytes, name: str) -> Reading:
    """The text of a book; raises DocumentError for one that is locked, damaged or without text."""
    archive = Archive(data, name)
    package = _package(archive, name)
    _refuse_locked(archive, package, name)
    pages = _pages(archive, package, name)
    told = mark(pages, _contents(archive, package, name))
    composer = Composer(name)
    for path in [package.items[key].path for key in package.spine]:
        if path in pages:
            _tell(composer, pages[path], told)
    found = reading_of(composer, package.properties, made_by="electronic book (EPUB)")
    return replace(
        found,
        published=package.published or found.published,
        publisher=package.publisher,
        title=found.title,
    )


def _tell(composer: Composer, tree: Any, told: Told) -> None:
    for paragraph in paragraphs_of(tree, _UNTOLD):
        for index, piece in enumerate(MARK.split(paragraph)):
            if index % 2:
                told.act(int(piece), composer)
            else:
                composer.write(piece)
        composer.paragraph()


def _package(archive: Archive, name: str) -> _Package:
    container = tree_of(archive.read(_CONTAINER), name, _CONTAINER)
    root = next(container.iter("{*}rootfile"), None)
    path = root.get("full-path", "") if root is not None else ""
    tree = tree_of(archive.read(path), name, path[:80])
    folder = posixpath.dirname(path)
    items = {
        one.get("id", ""): _Item(
            resolve(folder, one.get("href", "")),
            one.get("media-type", ""),
            one.get("properties", ""),
        )
        for one in tree.iter("{*}item")
    }
    spine = next(tree.iter("{*}spine"), None)
    order = [] if spine is None else [one for one in spine if local(one) == "itemref"]
    refs = [(one.get("idref", ""), one.get("linear") != "no") for one in order]
    about = next(tree.iter("{*}metadata"), None)
    return _Package(
        items=items,
        spine=tuple(dict.fromkeys(key for key, told in refs if told and key in items)),
        aside=tuple(dict.fromkeys(key for key, told in refs if not told and key in items)),
        toc="" if spine is None else spine.get("toc", ""),
        properties=_properties(about),
        published=_day(about),
        publisher=first_words(about, "publisher"),
    )


def _properties(about: Any) -> Properties:
    authors = [] if about is None else [words_of(one) for one in about.iter("{*}creator")]
    return Properties(
        title=first_words(about, "title", 200),
        author=", ".join(dict.fromkeys(filter(None, authors[:6])))[:200],
        language=language_code(first_words(about, "language")),
    )


def _day(about: Any) -> date | None:
    """The day of publication, where the book gives a whole day and does not say of what else."""
    for one in () if about is None else about.iter("{*}date"):
        event = next((value for key, value in one.attrib.items() if key.endswith("event")), "")
        day = parse_day(words_of(one)[:60])
        if day and event in ("", "publication", "original-publication"):
            return day
    return None


def _refuse_locked(archive: Archive, package: _Package, name: str) -> None:
    """Books whose chapters only the shop's own programs can read; hidden fonts do no harm."""
    data = archive.get(_ENCRYPTION)
    if not data:
        return
    told = {item.path.lower() for item in package.items.values() if item.media in _PAGES}
    for one in tree_of(data, name, _ENCRYPTION).iter("{*}CipherReference"):
        if unquote(one.get("URI", "")).lower() in told:
            raise DocumentError(
                "{name}: is locked by the shop it comes from (DRM) and cannot be read. Quote "
                "the passages you need in a .txt file and add that.",
                name=name,
            )


def _pages(archive: Archive, package: _Package, name: str) -> dict[str, Any]:
    """The pages of a book as trees, by their paths."""
    found: dict[str, Any] = {}
    tags = 0
    for key in (*package.spine, *package.aside):
        item = package.items[key]
        skipped = item.media not in _PAGES or "nav" in item.role.split()
        data = b"" if skipped else archive.get(item.path)
        tags += data.count(b"<")
        if tags > TAG_LIMIT:
            raise DocumentError(
                "{name}: has more than {tag_limit:,} tags, which no book needs. Save the "
                "chapters you need as .txt and add those.",
                name=name,
                tag_limit=TAG_LIMIT,
            )
        if data.strip():
            found[item.path] = page_tree(data, f"{name}: {item.path[:80]}")[0]
    if not found:
        raise DocumentError(
            "{name}: has no chapter to read; it may be damaged or hold pictures only. Open "
            "it in a reading program and save the text as .txt.",
            name=name,
        )
    return found


def _contents(archive: Archive, package: _Package, name: str) -> list[Place]:
    """The chapters that the table of contents leads to, in its order."""
    nav = next((it for it in package.items.values() if "nav" in it.role.split()), None)
    if nav and archive.holds(nav.path):
        tree = page_tree(archive.read(nav.path), f"{name}: {nav.path[:80]}")[0]
        found = [_place(nav.path, one.get("href"), words_of(one)) for one in _toc_links(tree)]
    else:
        ncx = package.items.get(package.toc)
        if ncx is None or not archive.holds(ncx.path):
            return []
        tree = tree_of(archive.read(ncx.path), name, ncx.path[:80])
        found = [
            _place(
                ncx.path,
                next(iter(one.xpath("./*[local-name()='content']/@src")), ""),
                first_words(one, "navLabel"),
            )
            for one in tree.iter("{*}navPoint")
        ]
    return [
        Place(path, fragment, f"ch. {number}: {title}" if not _NUMBERED.match(title) else title)
        for number, (path, fragment, title) in enumerate((it for it in found if it[2]), 1)
    ]


def _toc_links(tree: Any) -> Iterator[Any]:
    for nav in tree.iter("nav"):
        if "toc" in (nav.get("epub:type") or nav.get("type") or "toc").split():
            yield from nav.iter("a")
            return


def _place(base: str, href: str | None, title: str) -> tuple[str, str, str]:
    path, _, fragment = (href or "").partition("#")
    return resolve(posixpath.dirname(base), path), unquote(fragment), title[:_TITLE_LENGTH]
