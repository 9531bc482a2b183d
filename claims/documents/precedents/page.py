"""Web pages that describe their checks for machines: JSON-LD in scripts, or microdata."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claims.documents.precedents.finding import Found, is_review, reviews_in
from claims.documents.precedents.loading import Unreadable, load_script
from claims.documents.precedents.reviews import documents_in
from claims.documents.reading import Given
from claims.errors import DocumentError
from claims.model import Document
from claims.phrases import phrase

_TYPE = "claimreview"
_DEPTH = 6
_SCRIPTS = 200
_REFERRED = 2_000
_LONGEST_VALUE = 20_000
# What an element gives as its value where that is not its text (HTML standard, 5.2.4).
_ATTRIBUTES = {
    "meta": "content",
    "a": "href",
    "link": "href",
    "img": "src",
    "time": "datetime",
    "data": "value",
    "meter": "value",
}


def checks_of_page(
    data: bytes, name: str, origin: str, given: Given
) -> Iterator[Document | DocumentError]:
    """The published checks that a page describes; none where it describes none.

    Each is taken once, in whichever way it stands there. Raises DocumentError for a page that
    cannot be read at all.
    """
    from claims.documents.html import page_tree

    tree, decoded = page_tree(data, name)
    seen: set[str] = set()
    described = [*_scripts(tree, name), *((one, "microdata") for one in _microdata(tree))]
    for number, (found, manner) in enumerate(described, 1):
        if isinstance(found, DocumentError):
            yield found
            continue
        how = f"published check, from {manner} of a page; {decoded.how}"
        for one in documents_in(iter([found]), f"{origin}, check {number}", given, how):
            if not isinstance(one, Document):
                yield DocumentError(
                    "{name}, check {number}: {one}.", name=name, number=number, one=one
                )
            elif one.sha256 not in seen:
                seen.add(one.sha256)
                yield one


def _scripts(tree: Any, name: str) -> Iterator[tuple[Found | DocumentError, str]]:
    values = []
    for number, script in enumerate(list(tree.iter("script"))[:_SCRIPTS], 1):
        kind = (script.get("type") or "").split(";")[0].strip().lower()
        text = script.text or ""
        if kind != "application/ld+json" or not text.strip():
            continue
        try:
            values.append(load_script(text))
        except Unreadable as error:
            if "ClaimReview" in text:
                problem = phrase(
                    "{name}, script {number}: {error}. Mend it and add the page again.",
                    name=name,
                    number=number,
                    error=error,
                )
                yield DocumentError(problem), ""
    named = _named(values)
    for found in reviews_in(values):
        yield _resolved(found, named), "JSON-LD"


def _named(value: Any) -> dict[str, dict[str, Any]]:
    """Objects by their ``@id``, to which others refer instead of repeating them."""
    found: dict[str, dict[str, Any]] = {}
    waiting = [value]
    while waiting and len(found) < _REFERRED:
        one = waiting.pop()
        if isinstance(one, dict):
            identifier = one.get("@id")
            if isinstance(identifier, str) and len(one) > 1:
                found.setdefault(identifier, one)
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return found


def _resolved(found: Found, named: dict[str, dict[str, Any]]) -> Found:
    """A review whose fields refer to other objects of the page, with those objects in place."""

    def whole(value: Any) -> Any:
        if isinstance(value, dict) and set(value) == {"@id"} and isinstance(value["@id"], str):
            return named.get(value["@id"], value)
        return value

    item = whole(found.get("itemReviewed"))
    if isinstance(item, dict):
        item = {key: whole(value) for key, value in item.items()}
    return {key: item if key == "itemReviewed" else whole(value) for key, value in found.items()}


def _microdata(tree: Any) -> Iterator[Found]:
    for element in tree.iter():
        if isinstance(element.tag, str) and _TYPE in (element.get("itemtype") or "").lower():
            item = _item(element, 0)
            if is_review(item):
                yield item


def _item(element: Any, depth: int) -> dict[str, Any]:
    """An element's properties by name; items inside it are objects of their own."""
    item: dict[str, Any] = {"@type": (element.get("itemtype") or "").split()[:1]}
    waiting = list(reversed(list(element)))
    while waiting:
        one = waiting.pop()
        if not isinstance(one.tag, str):
            continue
        inner = one.get("itemscope") is not None
        for name in (one.get("itemprop") or "").split()[:5]:
            value = _item(one, depth + 1) if inner and depth < _DEPTH else _value(one)
            item.setdefault(name, value)
        if not inner:
            waiting.extend(reversed(list(one)))
    return item


def _value(element: Any) -> str:
    stated = element.get("content") or element.get(_ATTRIBUTES.get(element.tag, "content"))
    if stated is not None:
        return str(stated)
    text = ""
    for piece in element.itertext():
        text += piece
        if len(text) > _LONGEST_VALUE:
            break
    return text
