"""OpenDocument texts (ISO/IEC 26300, part 1): the archive form and the flat one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from claims.documents.archives import Archive, locked
from claims.documents.office.composing import Composer, Passage
from claims.documents.office.properties import (
    Properties,
    first_words,
    language_code,
    local,
    program_name,
    reading_of,
    words_of,
)
from claims.documents.office.trees import tree_of
from claims.documents.reading import Reading
from claims.errors import DocumentError
from claims.model import AnnotationKind, LandmarkKind

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_NAMESPACE}text:1.0}}"
_TABLE = f"{{{_NAMESPACE}table:1.0}}"
_OFFICE = f"{{{_NAMESPACE}office:1.0}}"
_DRAW = f"{{{_NAMESPACE}drawing:1.0}}"
_META = f"{{{_NAMESPACE}meta:1.0}}"
_STYLE = f"{{{_NAMESPACE}style:1.0}}"
_BREAK_BEFORE = f"{{{_NAMESPACE}xsl-fo-compatible:1.0}}break-before"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ADDRESSES = ("http://", "https://", "mailto:", "ftp://")
_SOFT_HYPHEN = "\u00ad"
_NAME_LENGTH, _MOST_SPACES = 120, 100


def read_odt(data: bytes, name: str) -> Reading:
    """The text of an OpenDocument file, with notes, comments, links and changes where they hang.

    Raises DocumentError for a file that is locked, damaged, unfolds without end or has no text.
    """
    archive = Archive(data, name)
    if _is_locked(archive):
        raise locked(name)
    tree = tree_of(archive.read("content.xml"), name, "content.xml")
    about = archive.get("meta.xml")
    properties = _properties(tree_of(about, name, "meta.xml") if about else None)
    macros = any(member.startswith(("basic/", "scripts/")) for member in archive.names)
    return _told(tree, properties, name, macros=macros)


def read_flat_odt(data: bytes, name: str) -> Reading:
    """The text of an OpenDocument file that is one piece of XML (``.fodt``)."""
    tree = tree_of(data, name, "the whole file")
    return _told(tree, _properties(tree), name, macros=False)


def _told(tree: Any, properties: Properties, name: str, *, macros: bool) -> Reading:
    body = next(tree.iter(f"{_OFFICE}text"), None)
    if body is None:
        raise DocumentError(
            "{name}: holds no text of a writing program. Open it in the program that made "
            "it and export it as .odt or .pdf.",
            name=name,
        )
    walk = _Walk(tree, body, Composer(name), properties.pages)
    walk.blocks(body)
    program = f" by {properties.program}" if properties.program else ""
    return reading_of(
        walk.composer,
        replace(properties, program=""),
        made_by=f"OpenDocument text{program}",
        titles=walk.titles,
        also="; holds macros, which are not run" if macros else "",
    )


def _is_locked(archive: Archive) -> bool:
    return archive.holds("encrypted-package") or b"encryption-data" in archive.get(
        "META-INF/manifest.xml"
    )


def _properties(tree: Any) -> Properties:
    about = next(tree.iter(f"{_OFFICE}meta"), None) if tree is not None else None
    if about is None:
        return Properties()
    counts = next((one for one in about if local(one) == "document-statistic"), None)
    pages = "" if counts is None else counts.get(f"{_META}page-count", "")
    return Properties(
        title=first_words(about, "title", 400),
        author=first_words(about, "initial-creator") or first_words(about, "creator"),
        language=language_code(first_words(about, "language")),
        program=program_name(first_words(about, "generator")),
        pages=int(pages) if pages.isascii() and pages.isdecimal() and len(pages) < 7 else 0,
    )


class _Walk:
    """Tells a composer what the elements of a body say, in order."""

    def __init__(self, tree: Any, body: Any, composer: Composer, pages: int) -> None:
        self.composer = composer
        self.titles: list[str] = []
        self._changes = {
            key: one for one in body.iter(f"{_TEXT}changed-region") for key in _ids(one)
        }
        self._passages: dict[str, Passage] = {}
        self._boxes: deque[Any] = deque()
        self._page = 1
        self._breaking = _styles_that_break(tree)
        self._has_pages = 1 < pages == 1 + self._page_breaks(body)
        if self._has_pages:
            composer.mark(LandmarkKind.PAGE, "p. 1")

    def _page_breaks(self, body: Any) -> int:
        """How many pages begin that the file tells of; some programs tell of none or a part."""
        styled = body.iter(f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table")
        by_style = [one for one in styled if self._begins_page(one)]
        first = next(body.iter(f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table"), None)
        soft = sum(1 for _ in body.iter(f"{_TEXT}soft-page-break"))
        return soft + sum(1 for one in by_style if one is not first)

    def _begins_page(self, element: Any) -> bool:
        style = element.get(f"{_TEXT}style-name") or element.get(f"{_TABLE}style-name")
        return style in self._breaking

    def children(self, element: Any) -> None:
        """The text of an element and of those within it; unknown ones are looked into."""
        self.say(element.text)
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler is None:
                self.children(child)
            else:
                handler(self, child)
            self.say(child.tail)

    def blocks(self, element: Any) -> None:
        """The elements within one that holds no words of its own."""
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler is None:
                self.blocks(child)
            else:
                handler(self, child)

    def say(self, words: str | None) -> None:
        """White space in XML is one space, as the format has it."""
        if not words:
            return
        if "\n" in words or "\t" in words or "  " in words:
            inner = " ".join(words.split())
            words = (
                f"{words[:1].isspace() * ' '}{inner}{(bool(inner) and words[-1].isspace()) * ' '}"
            )
        self.composer.write(words.replace(_SOFT_HYPHEN, ""))

    def paragraph(self, element: Any) -> None:
        if self._has_pages and self.composer.length and self._begins_page(element):
            self.new_page(element)
        self.children(element)
        self.composer.paragraph()
        while self._boxes:
            self.blocks(self._boxes.popleft())

    def heading(self, element: Any) -> None:
        if not self.titles and element.get(f"{_TEXT}outline-level", "1") == "1":
            self.titles.append(words_of(element))
        self.paragraph(element)

    def new_page(self, element: Any) -> None:
        if self._has_pages:
            self._page += 1
            self.composer.mark(LandmarkKind.PAGE, f"p. {self._page}")

    def spaces(self, element: Any) -> None:
        count = element.get(f"{_TEXT}c", "1")
        number = int(count) if count.isascii() and count.isdecimal() and len(count) < 5 else 1
        self.composer.write(" " * min(number, _MOST_SPACES))

    def link(self, element: Any) -> None:
        address = element.get(_HREF, "")
        is_outside = address.lower().startswith(_ADDRESSES)
        passage = self.composer.open(AnnotationKind.LINK, address) if is_outside else None
        self.children(element)
        if passage:
            self.composer.close(passage)

    def note(self, element: Any) -> None:
        body = element.find(f"{_TEXT}note-body")
        if body is not None:
            self.composer.point(AnnotationKind.NOTE, _plain(body))

    def comment(self, element: Any) -> None:
        author = _author(element)
        key = element.get(f"{_OFFICE}name", "")
        passage = self.composer.open(AnnotationKind.COMMENT, _plain(element), author)
        if key and key not in self._passages:
            self._passages[key] = passage
        else:
            self.composer.close(passage)

    def comment_end(self, element: Any) -> None:
        passage = self._passages.pop(element.get(f"{_OFFICE}name", ""), None)
        if passage:
            self.composer.close(passage)

    def change_start(self, element: Any) -> None:
        key = element.get(f"{_TEXT}change-id", "")
        region = self._changes.get(key)
        if region is not None and region.find(f"{_TEXT}insertion") is not None:
            self._changes.pop(key)
            passage = self.composer.open(AnnotationKind.INSERTED, "", _author(region))
            self._passages[f"change {key}"] = passage

    def change_end(self, element: Any) -> None:
        passage = self._passages.pop(f"change {element.get(f'{_TEXT}change-id', '')}", None)
        if passage:
            self.composer.close(passage)

    def change(self, element: Any) -> None:
        """A place where something was taken out."""
        region = self._changes.pop(element.get(f"{_TEXT}change-id", ""), None)
        gone = region.find(f"{_TEXT}deletion") if region is not None else None
        if gone is not None:
            self.composer.point(AnnotationKind.DELETED, _plain(gone), _author(region))

    def row(self, element: Any) -> None:
        self.composer.open_row()
        self.blocks(element)
        self.composer.row()

    def cell(self, element: Any) -> None:
        self.blocks(element)
        self.composer.cell()

    def box(self, element: Any) -> None:
        """A text box is told after the paragraph that it is fixed to."""
        self._boxes.append(element)

    def frame(self, element: Any) -> None:
        """Of a frame only its text boxes: titles and descriptions of pictures are not shown."""
        for box in element.iterchildren(f"{_DRAW}text-box"):
            self.box(box)

    def nothing(self, element: Any) -> None:
        """What is no text."""


def _ids(region: Any) -> list[str]:
    return [key for key in (region.get(f"{_TEXT}id"), region.get(_XML_ID)) if key]


def _author(element: Any) -> str:
    return first_words(element, "creator", _NAME_LENGTH)


def _styles_that_break(tree: Any) -> frozenset[str]:
    """The styles of paragraphs and tables that begin a page."""
    found = set()
    for style in tree.iter(f"{_STYLE}style"):
        breaks = any(one.get(_BREAK_BEFORE) == "page" for one in style)
        if breaks or style.get(f"{_STYLE}master-page-name"):
            found.add(style.get(f"{_STYLE}name", ""))
    return frozenset(found)


def _plain(element: Any) -> str:
    """The words of paragraphs that stand apart from the text, without who wrote them and when,
    and the addresses that they lead to.
    """
    words = " ".join(_words(one) for one in element.iter(f"{_TEXT}p", f"{_TEXT}h")).strip()
    addresses = (one.get(_HREF, "") for one in element.iter(f"{_TEXT}a"))
    outside = [it for it in addresses if it.lower().startswith(_ADDRESSES) and it not in words]
    return " ".join([words, *(f"<{it}>" for it in outside[:20])])


def _words(paragraph: Any) -> str:
    """The words of one paragraph, spaces and tabs that are elements among them."""
    pieces = [paragraph.text or ""]
    for one in paragraph.iterdescendants():
        pieces += [" " if one.tag in _SPACES else one.text or "", one.tail or ""]
    return "".join(pieces)


_Handler: TypeAlias = Callable[[_Walk, Any], None]
_SPACES = (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break")
_UNTOLD = (
    "tracked-changes sequence-decls variable-decls user-field-decls dde-connection-decls"
    " alphabetical-index-auto-mark-file table-of-content illustration-index table-index"
    " object-index user-index alphabetical-index note-citation ruby-text hidden-paragraph"
)
_HANDLERS: Mapping[str, _Handler] = {
    **{f"{_TEXT}{name}": _Walk.nothing for name in _UNTOLD.split()},
    f"{_OFFICE}forms": _Walk.nothing,
    f"{_OFFICE}event-listeners": _Walk.nothing,
    f"{_TEXT}p": _Walk.paragraph,
    f"{_TEXT}h": _Walk.heading,
    f"{_TEXT}s": _Walk.spaces,
    f"{_TEXT}tab": lambda walk, _: walk.composer.write("\t"),
    f"{_TEXT}line-break": lambda walk, _: walk.composer.write("\n"),
    f"{_TEXT}a": _Walk.link,
    f"{_TEXT}note": _Walk.note,
    f"{_TEXT}soft-page-break": _Walk.new_page,
    f"{_TEXT}change-start": _Walk.change_start,
    f"{_TEXT}change-end": _Walk.change_end,
    f"{_TEXT}change": _Walk.change,
    f"{_TEXT}list": _Walk.blocks,
    f"{_TEXT}section": _Walk.blocks,
    f"{_OFFICE}annotation": _Walk.comment,
    f"{_OFFICE}annotation-end": _Walk.comment_end,
    f"{_TABLE}table": _Walk.blocks,
    f"{_TABLE}table-row": _Walk.row,
    f"{_TABLE}table-cell": _Walk.cell,
    f"{_TABLE}covered-table-cell": _Walk.cell,
    f"{_DRAW}frame": _Walk.frame,
    f"{_DRAW}text-box": _Walk.box,
}
