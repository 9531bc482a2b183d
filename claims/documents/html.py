"""Web pages: the main text, and what the page says of its title, publisher, date and author."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from claims.documents.blocks import UNSEEN, paragraphs_of
from claims.documents.dates import parse_day
from claims.documents.encoding import Decoded, decode
from claims.documents.reading import Reading
from claims.errors import DocumentError
from claims.phrases import phrase

# A tag costs about 150 bytes of tree and 20 µs of walking: more than these is a memory bomb.
TAG_LIMIT = 500_000
# libxml2 compares every attribute of a tag with all before it: 80,000 of them take 7 s.
ATTRIBUTE_LIMIT = 5_000
# trafilatura's time grows with the square of the inline elements in one parent (16 s for 16,000)
# and with the depth of tables; pages beyond these figures are read block by block instead.
_SIBLINGS, _DEPTH, _ELEMENTS, _LETTERS = 500, 200, 100_000, 4_000_000
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""",
    re.I,
)
# HTML allows no control characters and lxml refuses to write them; their signs (␛) stay visible.
_SIGNS = {code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)} | {
    0x0C: 0x20,
    0xFFFE: 0xFFFD,
    0xFFFF: 0xFFFD,
}
_REFERENCE = re.compile(r"&#(?:(?P<ten>[0-9]{1,20})|[xX](?P<hex>[0-9a-fA-F]{1,20}));?")
_INLINE = ("b", "i", "em", "strong", "u", "mark", "small", "big", "abbr", "font", "cite", "sub")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_FIELD = 400


def read_html(data: bytes, name: str) -> Reading:
    """The main text of a page by trafilatura; raises DocumentError for one without text."""
    tree, decoded = page_tree(data, name)
    _mend(tree)
    facts = _facts(tree)
    text, reader = _main_text(tree)
    if not text:
        raise DocumentError(
            "{name}: the page has no text to read (is it drawn by a script?). Save the "
            "text you see as .txt and add that.",
            name=name,
        )
    return _reading(text, reader, decoded, facts, tree)


def page_tree(data: bytes, name: str) -> tuple[Any, Decoded]:
    """A page's elements as lxml has them, and its characters; raises DocumentError."""
    _refuse_bombs(data, name)
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, name, declared[1].decode("ascii", "replace") if declared else None)
    return _parse(_with_signs(decoded.text), name), decoded


def _refuse_bombs(data: bytes, name: str) -> None:
    problem = ""
    if data.count(b"<") > TAG_LIMIT:
        problem = phrase("more than {tag_limit:,} tags", tag_limit=TAG_LIMIT)
    elif any(tag.count(b"=") > ATTRIBUTE_LIMIT for tag in _long_tags(data)):
        problem = phrase(
            "a tag with more than {attribute_limit:,} attributes", attribute_limit=ATTRIBUTE_LIMIT
        )
    if problem:
        raise DocumentError(
            "{name}: has {problem}, which no page needs. Save the text you see as .txt and "
            "add that.",
            name=name,
            problem=problem,
        )


def _long_tags(data: bytes) -> Iterator[bytes]:
    """The runs between two opening brackets that are long enough to hold too many attributes."""
    start = data.find(b"<")
    while start >= 0:
        end = data.find(b"<", start + 1)
        stop = len(data) if end < 0 else end
        if stop - start > 2 * ATTRIBUTE_LIMIT:
            yield data[start:stop]
        start = end


def _reading(text: str, reader: str, decoded: Decoded, facts: Any, tree: Any) -> Reading:
    return Reading(
        text=text,
        made_by=f"{reader}; {decoded.how}",
        title=_field(facts.title),
        publisher=_field(facts.sitename) or _field(facts.hostname),
        author=_field(facts.author),
        published=_day(facts.date),
        url=_address(tree) or _field(facts.url),
        language=_language(tree),
    )


def _with_signs(text: str) -> str:
    def sign(found: re.Match[str]) -> str:
        code = int(found["ten"]) if found["ten"] else int(found["hex"], 16)
        return chr(_SIGNS[code]) if code in _SIGNS else found[0]

    return _REFERENCE.sub(sign, text.translate(_SIGNS))


def _parse(text: str, name: str) -> Any:
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = html.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.ParserError:
        raise DocumentError(
            "{name}: the page is empty. Save the text you see as .txt and add that.", name=name
        ) from None
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise DocumentError(
            "{name}: its tags are nested too deeply to be a page that anyone reads. Save "
            "the text you see as .txt and add that.",
            name=name,
        )
    return tree


def _mend(tree: Any) -> None:
    """Write out what tags alone would say, and drop what only styles a word.

    ``<q>`` shows quotation marks, which decide what counts as quoted; a raised digit must not
    join the number before it; and trafilatura cuts short pages at every inline element.
    """
    from lxml import etree

    for raised in list(tree.iter("sup")):
        if raised.find(".//a") is not None or (raised.text or "").startswith("["):
            raised.drop_tree()
        elif not len(raised):
            raised.text = (raised.text or "").translate(_RAISED)
    for quoted in tree.iter("q"):
        quoted.text = "“" + (quoted.text or "")
        if len(quoted):
            quoted[-1].tail = (quoted[-1].tail or "") + "”"
        else:
            quoted.text += "”"
    etree.strip_tags(tree, *_INLINE, "q", "sup")
    for element in tree.iter(*_INLINE, "span"):
        if element.tag == "span" and not element.attrib:
            element.drop_tag()


def _facts(tree: Any) -> Any:
    from trafilatura.metadata import extract_metadata

    _quiet()
    # A fixed upper day: without it, what counts as a date would depend on today.
    days = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
    return extract_metadata(tree, None, days, True, set())


def _main_text(tree: Any) -> tuple[str, str]:
    """The paragraphs of the page's main part, parted by empty lines, and who found them."""
    import trafilatura

    if not _is_heavy(tree):
        kept = trafilatura.bare_extraction(
            tree, fast=True, include_comments=False, with_metadata=False, config=_settings()
        )
        if not isinstance(kept, dict | None) and kept.body is not None:
            text = "\n\n".join(paragraphs_of(kept.body))
            if text:
                return text, f"main text by trafilatura {trafilatura.__version__}"
    return "\n\n".join(paragraphs_of(tree, UNSEEN)), "all visible text of the page"


def _is_heavy(tree: Any) -> bool:
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    depth = elements = letters = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        letters += len(element.text or "") + len(element.tail or "") if event == "start" else 0
        inline = event == "start" and len(element) > _SIBLINGS
        if inline and sum(1 for _ in element.iterchildren("a", "span", "br", "code")) > _SIBLINGS:
            return True
        if depth > _DEPTH or elements > _ELEMENTS or letters > _LETTERS:
            return True
    return False


def _settings() -> Any:
    """trafilatura's settings, but short pages keep their paragraphs too."""
    from trafilatura.settings import use_config

    settings = use_config()
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
    return settings


def _quiet() -> None:
    """Its warnings are about pages without text, which we say better ourselves."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _field(value: str | None) -> str:
    return " ".join((value or "")[:_LONGEST_FIELD].split())


def _day(value: str | None) -> date | None:
    return parse_day(value) if value else None


def _address(tree: Any) -> str:
    for link in tree.iter("link"):
        address = (link.get("href") or "").strip()
        if link.get("rel", "").lower() == "canonical" and address.startswith(
            ("http://", "https://")
        ):
            return address[:2000] if len(address) <= 2000 else ""
    return ""


def _language(tree: Any) -> str:
    stated = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    code = stated.strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
