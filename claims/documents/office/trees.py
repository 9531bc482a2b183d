"""XML of office files as element trees, within bounds: no entities, no network, no bombs."""

from __future__ import annotations

from typing import Any

from claims.errors import DocumentError
from claims.phrases import phrase

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
        where = (
            phrase(", line {lineno}", lineno=error.lineno)
            if isinstance(error, etree.XMLSyntaxError)
            else ""
        )
        raise DocumentError(
            "{name}: its text is damaged or nested beyond reading ({part}{where}). Open it "
            "in the program that made it and save it anew.",
            name=name,
            part=part,
            where=where,
        ) from error


def _refuse_bombs(data: bytes, name: str, part: str) -> None:
    problem = ""
    if data.count(b"<") > TAG_LIMIT:
        problem = phrase("more than {tag_limit:,} tags", tag_limit=TAG_LIMIT)
    elif b"<!ENTITY" in data:
        problem = phrase("entities of its own")
    elif _has_long_tag(data):
        problem = phrase("a tag of more than {tag_length:,} characters", tag_length=_TAG_LENGTH)
    if problem:
        raise DocumentError(
            "{name}: has {problem} ({part}), which no document needs. Save the text you "
            "need as .txt and add that.",
            name=name,
            problem=problem,
            part=part,
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
