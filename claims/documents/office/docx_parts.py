"""The parts of a Word document beside its body: notes, comments, addresses, what it says of itself.

Parts are found by their relationships, not by their names (ECMA-376 part 2, Open Packaging
Conventions); namespaces of the strict form are read as the usual ones.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.documents.archives import Archive
from claims.documents.office.properties import (
    Properties,
    first_words,
    language_code,
    local,
    program_name,
)
from claims.documents.office.trees import tree_of
from claims.errors import DocumentError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID, _AUTHOR, _TYPE, _VAL = f"{W}id", f"{W}author", f"{W}type", f"{W}val"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_ADDRESSES = ("http://", "https://", "mailto:", "ftp://")
_NAME_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a note or a comment."""

    text: str
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything of a Word document that its text is told from."""

    body: Any
    notes: dict[str, Said]
    """By "footnote 1", "endnote 2"."""
    comments: dict[str, Said]
    links: Mapping[str, str]
    """Addresses by the id of their relationship."""
    properties: Properties
    headings: frozenset[str]
    """Styles in which titles are set."""
    has_rendered_pages: bool
    has_whole_fields: bool
    has_macros: bool
    has_hidden: bool
    has_deleted: bool
    """Whether words are hidden, or anything taken out, anywhere: most documents need no look."""


def story_of(data: bytes, name: str) -> Story:
    """The parts of a document; raises DocumentError."""
    archive = Archive(data, name)
    parts = _Parts(archive, name)
    main = parts.main()
    raw = parts.raw(main)
    body = next(tree_of(raw, name, main).iter(f"{W}body"), None)
    if body is None:
        raise DocumentError(
            "{name}: has no body of a Word document ({main}). Open it in the program that "
            "made it and save it anew.",
            name=name,
            main=main,
        )
    targets = parts.targets(main)
    properties = parts.properties()
    return Story(
        body=body,
        notes={
            **parts.said(targets, "footnote"),
            **parts.said(targets, "endnote"),
        },
        comments=parts.said(targets, "comment"),
        links=parts.links(main),
        properties=properties,
        headings=frozenset() if properties.title else parts.headings(targets),
        has_rendered_pages=b"lastRenderedPageBreak" in raw,
        # One that never ends would hide all that follows it.
        has_whole_fields=raw.count(b'fldCharType="begin"') == raw.count(b'fldCharType="end"'),
        has_hidden=b"vanish" in raw,
        has_deleted=b":del " in raw,
        has_macros=any(member.endswith("vbaproject.bin") for member in archive.names),
    )


class _Parts:
    """Reads parts of one archive."""

    def __init__(self, archive: Archive, name: str) -> None:
        self._archive, self._name = archive, name

    def raw(self, part: str) -> bytes:
        data = self._archive.read(part)
        if b"purl.oclc.org/ooxml" in data[:4096]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return data

    def tree(self, part: str) -> Any:
        return tree_of(self.raw(part), self._name, part) if self._archive.holds(part) else None

    def _relationships(self, part: str) -> list[tuple[str, str, str]]:
        """The id, the last word of the type, and the target of what a part refers to."""
        folder, _, base = part.rpartition("/")
        tree = self.tree(f"{folder}/_rels/{base}.rels".removeprefix("/"))
        if tree is None:
            return []
        return [
            (
                one.get("Id", ""),
                one.get("Type", "").rpartition("/")[2],
                one.get("Target", "")
                if one.get("TargetMode") == "External"
                else posixpath.normpath(posixpath.join(f"/{folder}", one.get("Target", "")))[1:],
            )
            for one in tree
            if local(one) == "Relationship"
        ]

    def main(self) -> str:
        """The part that holds the body."""
        found = (to for _, kind, to in self._relationships("") if kind == "officeDocument")
        return next((to for to in found if self._archive.holds(to)), "word/document.xml")

    def targets(self, main: str) -> dict[str, str]:
        """Parts by what they are to the body: "footnotes", "styles"."""
        return {kind: to for _, kind, to in self._relationships(main)}

    def links(self, part: str) -> dict[str, str]:
        """Addresses by id."""
        return {
            key: to
            for key, kind, to in self._relationships(part)
            if kind == "hyperlink" and to.lower().startswith(_ADDRESSES)
        }

    def said(self, targets: Mapping[str, str], kind: str) -> dict[str, Said]:
        """Notes or comments: comments by their id, notes by their kind and id."""
        part = targets.get(f"{kind}s", "")
        tree = self.tree(part) if part else None
        if tree is None:
            return {}
        links = self.links(part)
        label = "" if kind == "comment" else f"{kind} "
        return {
            f"{label}{one.get(_ID, '')}": Said(
                _told(one, links), one.get(_AUTHOR, "")[:_NAME_LENGTH]
            )
            for one in tree.iter(f"{W}{kind}")
            if one.get(_TYPE, "normal") == "normal"
        }

    def headings(self, targets: Mapping[str, str]) -> frozenset[str]:
        """The ids of the styles for a title and for headings of the first level."""
        tree = self.tree(targets.get("styles", ""))
        if tree is None:
            return frozenset()
        named = ((one.get(f"{W}styleId", ""), one.find(f"{W}name")) for one in tree)
        return frozenset(
            key
            for key, name in named
            if name is not None and name.get(_VAL, "").lower() in ("title", "heading 1")
        )

    def properties(self) -> Properties:
        """What core.xml and app.xml say; the days in them are those of the file, not of a text."""
        core, app = self.tree("docProps/core.xml"), self.tree("docProps/app.xml")
        pages = first_words(app, "Pages")
        program = program_name(first_words(app, "Application"))
        return Properties(
            title=first_words(core, "title", 400),
            author=first_words(core, "creator"),
            language=language_code(first_words(core, "language")),
            program=program,
            pages=int(pages) if pages.isascii() and pages.isdecimal() and len(pages) < 7 else 0,
        )


def _told(element: Any, links: Mapping[str, str]) -> str:
    """The words of a note, with the addresses that it leads to."""
    pieces: list[str] = []
    addresses: list[str] = []
    for one in element.iter(f"{W}p", f"{W}t", f"{W}tab", f"{W}br", f"{W}hyperlink"):
        if one.tag == f"{W}t":
            pieces.append(one.text or "")
        elif one.tag == f"{W}hyperlink":
            addresses.append(next((links[v] for v in one.attrib.values() if v in links), ""))
        else:
            pieces.append(" ")
    text = " ".join("".join(pieces).split())
    return " ".join([text, *(f"<{it}>" for it in addresses if it and it not in text)])
