"""What hangs on the pages of a book: each place of it is marked in the text of the trees.

A mark is the number of what it stands for between two characters that no text has, so that it goes
through the making of paragraphs as part of a word.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import unquote

from claims.documents.blocks import paragraphs_of
from claims.documents.office.composing import Composer, Passage
from claims.model import AnnotationKind, LandmarkKind

_FIRST, _LAST = "\ufdd0", "\ufdd1"
MARK = re.compile(f"{_FIRST}([0-9]{{1,9}}){_LAST}")
"""A mark in a paragraph; its group is the number of what it stands for."""

_NOTE_TYPES = frozenset(("footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote"))
_REF_TYPES = frozenset(("noteref", "doc-noteref"))
_BLOCKS = frozenset(("p", "li", "div", "aside", "dd", "td", "blockquote", "section"))
_REFERENCE = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§]{1,4}|[a-z])[\])]?")
_PAGE = re.compile(r"\d{1,5}|[ivxlc]{1,8}", re.IGNORECASE)
_NOTE_LENGTH = 4_000
_ADDRESSES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chapter begins: its page, the id of an element on it or nothing, and its label."""

    path: str
    fragment: str
    label: str


@dataclass(frozen=True, slots=True)
class _Landmark:
    kind: LandmarkKind
    label: str


@dataclass(frozen=True, slots=True)
class _Note:
    text: str


@dataclass(frozen=True, slots=True)
class _Link:
    address: str


@dataclass(frozen=True, slots=True)
class _End:
    link: int


_Event: TypeAlias = "_Landmark | _Note | _Link | _End"


@dataclass(slots=True)
class Told:
    """What the marks of a book stand for."""

    events: list[_Event] = field(default_factory=list)
    _open: dict[int, Passage] = field(default_factory=dict)

    def add(self, event: _Event) -> str:
        """The mark of an event."""
        self.events.append(event)
        return f"{_FIRST}{len(self.events) - 1}{_LAST}"

    def act(self, number: int, composer: Composer) -> None:
        """Tell a composer what a mark stands for; a number that nothing has is no mark."""
        match self.events[number] if number < len(self.events) else None:
            case _Landmark(kind, label):
                composer.mark(kind, label)
            case _Note(text):
                composer.point(AnnotationKind.NOTE, text)
            case _Link(address):
                self._open[number] = composer.open(AnnotationKind.LINK, address)
            case _End(link):
                passage = self._open.pop(link, None)
                if passage:
                    composer.close(passage)
            case None:
                pass


def resolve(folder: str, href: str) -> str:
    """A path inside the archive that an address leads to from a folder."""
    path = unquote(href.partition("#")[0])
    return posixpath.normpath(posixpath.join("/" + folder, path))[1:] if path else ""


def mark(pages: Mapping[str, Any], contents: Sequence[Place]) -> Told:
    """Marks in the trees of ``pages`` (by path) chapters, printed pages, notes and links.

    Notes are taken out of the trees, and so are the signs that refer to them.
    """
    told = Told()
    ids = {path: _ids(tree) for path, tree in pages.items()}
    _mark_notes(pages, ids, told)
    for tree in pages.values():
        for element in list(tree.iter("a", "span", "div", "hr", "section")):
            _mark_element(element, told)
    for place in contents or list(_headed(pages)):
        tree = pages.get(place.path)
        if tree is not None:
            at = ids[place.path].get(place.fragment, _body(tree))
            _before(at, told.add(_Landmark(LandmarkKind.CHAPTER, place.label)))
    return told


def _headed(pages: Mapping[str, Any]) -> Iterator[Place]:
    """The pages that begin with a heading, of a book without a table of contents."""
    number = 0
    for path, tree in pages.items():
        heading = next(tree.iter("h1", "h2"), None)
        title = " ".join("".join(heading.itertext()).split()) if heading is not None else ""
        if title:
            number += 1
            yield Place(path, "", f"ch. {number}: {MARK.sub('', title)[:80]}")


def _body(tree: Any) -> Any:
    return next(tree.iter("body"), tree)


def _ids(tree: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for element in tree.iter():
        if isinstance(element.tag, str):
            for key in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if key:
                    found.setdefault(key, element)
    return found


def _types(element: Any) -> frozenset[str]:
    said = f"{element.get('epub:type') or ''} {element.get('role') or ''}"
    return frozenset(said.split())


def _mark_element(element: Any, told: Told) -> None:
    if "pagebreak" in _types(element) or "doc-pagebreak" in _types(element):
        written = element.get("title") or element.get("aria-label") or element.text or ""
        number = _PAGE.search(written.strip())
        element.text = told.add(_Landmark(LandmarkKind.PAGE, f"p. {number[0]}")) if number else ""
    elif element.tag == "a" and (element.get("href") or "").lower().startswith(_ADDRESSES):
        begin = told.add(_Link(element.get("href")))
        element.text = begin + (element.text or "")
        element.tail = told.add(_End(len(told.events) - 1)) + (element.tail or "")


def _before(element: Any, mark: str) -> None:
    element.text = mark + (element.text or "")


def _mark_notes(pages: Mapping[str, Any], ids: Mapping[str, Mapping[str, Any]], told: Told) -> None:
    notes = _Notes(ids)
    found = [
        (anchor, notes.of(anchor, path))
        for path, tree in pages.items()
        for anchor in tree.iter("a")
        if _refers(anchor)
    ]
    texts = {key: _text(note) for key, note in notes.single()}
    for anchor, note in found:
        # Told at its first sign, so that a file cannot say one note a million times.
        words = texts.pop(id(note), "")
        raised = anchor.getparent() if _is_raised_alone(anchor) else anchor
        raised.tail = (told.add(_Note(words)) if words else "") + (raised.tail or "")
        _empty(raised)
    for _, note in notes.single():
        if note.getparent() is not None:
            _empty(note)


def _empty(element: Any) -> None:
    """Take out what an element holds; what follows it stays.

    Taking out the element itself would join what follows to the text before, which for thousands of
    signs in one paragraph writes that text anew each time.
    """
    element.clear(keep_tail=True)
    element.tag = "span"


def _refers(anchor: Any) -> bool:
    """Whether a link is the sign of a note: it says so, or it is a small raised number."""
    if "#" not in (anchor.get("href") or ""):
        return False
    if _types(anchor) & _REF_TYPES:
        return True
    raised = anchor.getparent() is not None and anchor.getparent().tag == "sup"
    raised = raised or any(child.tag == "sup" for child in anchor)
    words = "".join(anchor.itertext()).strip()
    return raised and len(words) < 8 and bool(_REFERENCE.fullmatch(words))


def _is_raised_alone(anchor: Any) -> bool:
    parent = anchor.getparent()
    return (
        parent is not None
        and parent.tag == "sup"
        and len(parent) == 1
        and not ((parent.text or "") + (anchor.tail or "")).strip()
    )


class _Notes:
    """The elements that hold the notes of a book, found from the signs that refer to them."""

    def __init__(self, ids: Mapping[str, Mapping[str, Any]]) -> None:
        self._ids = ids
        self._found: dict[int, Any] = {}
        self._targets: dict[int, set[str]] = {}
        self._back: dict[int, frozenset[str]] = {}

    def of(self, anchor: Any, path: str) -> Any:
        """The element that a sign leads to; None where that does not look like a note."""
        href = anchor.get("href")
        to, fragment = resolve(posixpath.dirname(path), href) or path, href.partition("#")[2]
        element = self._ids.get(to, {}).get(unquote(fragment))
        steps = 0
        while element is not None and element.tag not in _BLOCKS and steps < 5:
            element, steps = element.getparent(), steps + 1
        if element is None or element.tag not in _BLOCKS:
            return None
        typed = bool(_types(element) & _NOTE_TYPES or _types(anchor) & _REF_TYPES)
        if not typed and not self._leads_back(element, anchor):
            return None
        self._found[id(element)] = element
        self._targets.setdefault(id(element), set()).add(fragment)
        return element

    def single(self) -> Iterator[tuple[int, Any]]:
        """The elements that are one note each; a list of many that is one element stays text."""
        return ((key, it) for key, it in self._found.items() if len(self._targets[key]) == 1)

    def _leads_back(self, note: Any, anchor: Any) -> bool:
        back = self._back.get(id(note))
        if back is None:
            hrefs = (one.get("href") or "" for one in note.iter("a"))
            back = frozenset(href.partition("#")[2] for href in hrefs if "#" in href)
            self._back[id(note)] = back
            self._found.setdefault(id(note), note)
            self._targets.setdefault(id(note), set())
        parent = anchor.getparent()
        own = (anchor.get("id"), anchor.get("name"), None if parent is None else parent.get("id"))
        return any(key in back for key in own if key)


def _text(note: Any) -> str:
    """The words of a note without the links back to the text; addresses of others stay."""
    pieces: list[str] = []
    letters = 0
    for paragraph in paragraphs_of(note):
        pieces.append(paragraph)
        letters += len(paragraph)
        if letters > _NOTE_LENGTH:
            break
    words = " ".join(" ".join(pieces).split())
    links = list(note.iter("a"))
    back = [" ".join("".join(one.itertext()).split()) for one in links if _is_back(one)]
    for sign in back:
        words = words.removeprefix(sign).removesuffix(sign).strip()
    addresses = (it.get("href") or "" for it in links if not _is_back(it))
    outside = [it for it in addresses if it.startswith(_ADDRESSES) and it not in words]
    return " ".join([words, *(f"<{it}>" for it in outside[:20])])


def _is_back(link: Any) -> bool:
    """Whether a link leads into the book."""
    return "#" in (link.get("href") or "") and not link.get("href").startswith(_ADDRESSES)
