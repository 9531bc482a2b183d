"""Reads a file as the program does, and says what hangs on its words."""

from __future__ import annotations

from claims.documents import Given, read_bytes
from claims.model import AnnotationKind, Document


def read(data: bytes, name: str) -> Document:
    """The one document of a file."""
    [document] = read_bytes(data, name, Given())
    return document


def hung(document: Document, kind: AnnotationKind) -> list[tuple[str, str, str]]:
    """The annotations of a kind: the words each hangs on, its text and its author."""
    return [
        (one.span.of(document.text), one.text, one.author)
        for one in document.layout.annotations
        if one.kind is kind
    ]


def pages(document: Document) -> list[tuple[str, str]]:
    """The landmarks, each with the words it stands before."""
    return [
        (one.label, document.text[one.start :].split("\n")[0]) for one in document.layout.landmarks
    ]
