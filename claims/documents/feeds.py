"""RSS and Atom: every entry of a saved feed is a document of its own.

RSS 0.9 to 2.0 and 1.0 as RDF, Atom 1.0 (RFC 4287). Addresses in a feed are kept as text, and
nothing is fetched: where a feed has summaries only, the documents are those summaries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from claims.documents.blocks import UNSEEN, paragraphs_of
from claims.documents.precedents.fields import address_of, day_of, language_of, plain
from claims.documents.reading import Reading
from claims.errors import DocumentError
from claims.phrases import phrase

_ENTRIES = frozenset(("item", "entry"))
# Of several texts of an entry the fullest kind is read.
_BODIES = ("encoded", "content", "description", "summary")
_DECLARED = tuple("<!ENTITY".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_LONGEST = 300
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_feed(data: bytes, name: str) -> Sequence[Reading]:
    """The entries of a feed in its order; raises DocumentError for anything else in XML."""
    root = _root(data, name)
    entries = [one for one in root.iter() if _tag(one) in _ENTRIES]
    if not entries or _tag(root) not in ("rss", "feed", "rdf"):
        raise DocumentError(
            "{name}: is XML, but no RSS or Atom feed with entries. If it is text, save it "
            "as .txt or .html and add that.",
            name=name,
        )
    channel = next((one for one in root.iter() if _tag(one) == "channel"), root)
    publisher = _text(channel, "title")
    language = language_of(_text(channel, "language") or root.get(_XML_LANGUAGE) or "")
    found = [
        reading
        for number, entry in enumerate(entries, start=1)
        if (reading := _reading(entry, number, publisher, language))
    ]
    if not found:
        raise DocumentError(
            "{name}: none of its {count:,} entries has any text.", name=name, count=len(entries)
        )
    return found


def _root(data: bytes, name: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    if any(mark in data for mark in _DECLARED):
        raise DocumentError(
            "{name}: declares entities, which no feed needs; they can unfold without end. "
            "Take the declaration out and add the file again.",
            name=name,
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        place = getattr(error, "lineno", None)
        where = phrase(" at line {place}", place=place) if place else ""
        raise DocumentError(
            "{name}: is no well-formed XML ({error}). Look at the file{where}, or fetch "
            "the feed anew.",
            name=name,
            error=str(error)[:120],
            where=where,
        ) from error


def _reading(entry: Any, number: int, publisher: str, language: str) -> Reading | None:
    title = _text(entry, "title")
    body = _body(entry)
    text = "\n\n".join(filter(None, (title, *(one for one in body if one != title))))
    if not text:
        return None
    url = _link(entry)
    identity = _text(entry, "guid") or _text(entry, "id") or url or text
    return Reading(
        text=text,
        made_by=f"feed, entry {number}",
        title=title[:_LONGEST],
        publisher=publisher[:_LONGEST],
        author=_author(entry)[:_LONGEST],
        published=day_of(_text(entry, "pubdate", "published", "date", "issued", "updated")),
        url=url,
        language=language,
        identity=identity,
    )


def _tag(element: Any) -> str:
    """The name of an element in lower case, without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _children(entry: Any, *names: str) -> Iterator[Any]:
    """The children of these names, in the order of the names."""
    for name in names:
        yield from (one for one in entry if _tag(one) == name)


def _text(entry: Any, *names: str) -> str:
    """The words of the first child of these names that has any."""
    found = (plain("".join(one.itertext())) for one in _children(entry, *names))
    return next(filter(None, found), "")


def _author(entry: Any) -> str:
    for one in _children(entry, "creator", "author"):
        named = _text(one, "name") or plain("".join(one.itertext()))
        # RSS has it as an address with the name in brackets: "desk@example.org (Edda Quist)".
        before, bracket, after = named.partition("(")
        if named:
            return after.rstrip(") ") if bracket and "@" in before else named
    return ""


def _link(entry: Any) -> str:
    for one in _children(entry, "link"):
        href = one.get("href")
        if href and one.get("rel", "alternate") == "alternate":
            return address_of(href)
        if not href and one.text:
            return address_of(one.text)
    guid = next(_children(entry, "guid"), None)
    if guid is not None and guid.get("isPermaLink", "true") == "true":
        found = address_of(guid.text or "")
        return found if found.startswith(("http://", "https://")) else ""
    return ""


def _body(entry: Any) -> list[str]:
    """The paragraphs of the fullest text of an entry."""
    for one in _children(entry, *_BODIES):
        found = _of_elements(one) if len(one) else _of_markup(one.text or "")
        if found:
            return found
    return []


def _of_elements(body: Any) -> list[str]:
    """Paragraphs of XHTML, whose elements have a namespace before their names."""
    for one in body.iter():
        one.tag = _tag(one) if isinstance(one.tag, str) else one.tag
    return list(paragraphs_of(body, UNSEEN))


def _of_markup(text: str) -> list[str]:
    """Paragraphs of the markup that an entry holds as text; of plain text as it is."""
    from lxml import etree

    if "<" not in text:
        return [words for part in text.split("\n\n") if (words := plain(part))]
    parser = etree.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(f"<div>{text}</div>".encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return [plain(text)]
    return list(paragraphs_of(root, UNSEEN)) if root is not None else []
