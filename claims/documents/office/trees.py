"""XML of office files as element trees, within bounds: no entities, no network, no bombs."""

from __future__ import annotations

from typing import Any

from claims.errors import DocumentError

TAG_LIMIT = 4_000_000
"""Opening brackets of one part: half as many elements, of some 300 bytes each with attributes."""
_TAG_LENGTH = 200_000


def tree_of(data: bytes, name: str, part: str) -> Any:
    """The root element that lxml has for a part of a file; raises DocumentError."""
    from lxml import etree  # type: ignore[import-untyped]

    _refuse_bombs(data, name, part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        where = f", line {error.lineno}" if isinstance(error, etree.XMLSyntaxError) else ""
        raise DocumentError(
            f"{name}: its text is damaged or nested beyond reading ({part}{where})."
            " Open it in the program that made it and save it anew."
        ) from error


def _refuse_bombs(data: bytes, name: str, part: str) -> None:
    problem = ""
    if data.count(b"<") > TAG_LIMIT:
        problem = f"more than {TAG_LIMIT:,} tags"
    elif b"<!ENTITY" in data:
        problem = "entities of its own"
    elif _has_long_tag(data):
        problem = f"a tag of more than {_TAG_LENGTH:,} characters"
    if problem:
        raise DocumentError(
            f"{name}: has {problem} ({part}), which no document needs."
            " Save the text you need as .txt and add that."
        )


def _has_long_tag(data: bytes) -> bool:
    """Whether a tag may hold attributes by the hundred thousand: each is set against the others."""
    start = 0
    while len(data) - start > _TAG_LENGTH:
        end = data.rfind(b"<", start + 1, start + _TAG_LENGTH)
        if end < 0:
            # No tag begins for so long: long text is fine, a long tag is not.
            closed = data.find(b">", start, start + _TAG_LENGTH)
            if closed < 0:
                return True
            end = data.find(b"<", start + _TAG_LENGTH)
            if end < 0:
                return False
        start = end
    return False
