"""Remarks on the cells of a workbook: who said what, by the row and the cell it hangs on.

A sheet's relationships name the part that holds them. Replies of a thread stand in that part as
well, in the words that older programs show.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from claims.documents.archives import Archive

_NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_CELL = re.compile(r"[A-Z]{1,3}(\d{1,7})", re.ASCII)
_MOST, _LONGEST, _LONGEST_NAME = 10_000, 4_000, 200


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on one cell."""

    cell: str
    """ "C4"."""
    author: str
    text: str


def remarks_of(archive: Archive, sheet: str) -> Mapping[int, tuple[Remark, ...]]:
    """The remarks on the cells of a sheet, by its path in the archive, for each row from 1."""
    path = _part(archive, sheet)
    root = _tree(archive, path) if path else None
    if root is None:
        return {}
    authors = [_words(one)[:_LONGEST_NAME] for one in _of(root, "author")]
    found: dict[int, tuple[Remark, ...]] = {}
    for one in _of(root, "comment")[:_MOST]:
        cell = str(one.get("ref", ""))
        row = _CELL.fullmatch(cell)
        # Beside the words some programs write where the remark is drawn.
        said = " ".join(map(_words, _of(one, "text")))[:_LONGEST]
        if row and said:
            by = str(one.get("authorId", ""))
            known = by.isascii() and by.isdecimal() and len(by) < 7 and int(by) < len(authors)
            remark = Remark(cell, authors[int(by)] if known else "", said)
            found[int(row[1])] = (*found.get(int(row[1]), ()), remark)
    return found


def _part(archive: Archive, sheet: str) -> str:
    folder, name = posixpath.split(sheet)
    root = _tree(archive, f"{folder}/_rels/{name}.rels")
    for one in root.iter("{*}Relationship") if root is not None else ():
        if str(one.get("Type", "")).endswith("/comments"):
            target = str(one.get("Target", ""))
            absolute = target.startswith("/")
            return posixpath.normpath(target[1:] if absolute else posixpath.join(folder, target))
    return ""


def _tree(archive: Archive, path: str) -> etree._Element | None:
    if path not in archive.names:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        return etree.fromstring(archive.read(path), parser)
    except etree.XMLSyntaxError:
        # The cells can be read without what hangs on them.
        return None


def _of(root: etree._Element, tag: str) -> list[etree._Element]:
    return [one for space in (_NAMESPACE, _STRICT) for one in root.iter(f"{space}{tag}")]


def _words(one: etree._Element) -> str:
    return " ".join("".join(one.itertext()).split())
