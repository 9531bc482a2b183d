"""JSON as it is found on the web becomes values; only what can be meant in one way is mended."""

from __future__ import annotations

import codecs
import html
import json
import re
from collections.abc import Iterator
from typing import Any, Protocol

from claims.documents.encoding import MARKS
from claims.phrases import phrase

_PIECE = 256 * 1024
# A string is taken whole, so that nothing inside one is mended. Comments are bounded: an opening
# one without an end must not be looked for through the whole text again and again.
_SLIP = re.compile(
    r'("[^"\\]*+(?:\\.[^"\\]*+)*+")'
    r"|//[^\n]*+"
    r"|/\*[^*]{0,2000}+\*/"
    r"|,\s*+(?=[}\]])",
    re.DOTALL,
)
_WRAPPED = re.compile(
    r"\s*(?://\s*|/\*\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*/)?(.*?)(?://\s*|/\*\s*)?(?:\]\]>|-->)"
    r"(?:\s*\*/)?[\s;]*",
    re.DOTALL,
)


class Readable(Protocol):
    """What bytes are read of."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most ``size``; none at the end."""
        ...


class Unreadable(ValueError):
    """An entry is no JSON, or says two things at once; the message names the place."""


def pieces_of(stream: Readable, first: bytes = b"") -> Iterator[str]:
    """The characters of a JSON text as it streams by; ``first`` was read of it already.

    Bytes that are no characters become lone surrogates, so that only their entry is refused.
    """
    first = first or stream.read(_PIECE)
    mark, encoding = encoding_of(first)
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    piece = first[len(mark) :]
    while piece:
        yield decoder.decode(piece)
        piece = stream.read(_PIECE)
    yield decoder.decode(b"", final=True)


def encoding_of(start: bytes) -> tuple[bytes, str]:
    """The byte order mark and the encoding of JSON: UTF-8, or wider by its mark or its zeros."""
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return mark, encoding
    # JSON begins with an ASCII character (RFC 4627, 3): zeros beside it tell width and order.
    if len(start) >= 2 and start[1] == 0 and start[0]:
        return b"", "utf-16-le"
    if len(start) >= 2 and start[0] == 0 and start[1]:
        return b"", "utf-16-be"
    return b"", "utf-8"


def load(text: str) -> Any:
    """The value of one entry; raises :class:`Unreadable`."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Unreadable(
            phrase("holds bytes that are no UTF-8 at character {start}", start=error.start + 1)
        ) from None
    try:
        return _read(text)
    except json.JSONDecodeError as error:
        mended = without_slips(text)
        if mended != text:
            return _again(mended)
        raise Unreadable(
            phrase("{msg} at its character {pos}", msg=error.msg, pos=error.pos + 1)
        ) from None


def load_script(text: str) -> Any:
    """The value of a page's script; raises :class:`Unreadable`.

    Comments and CDATA around it are taken off, and entities written for quotation marks read.
    """
    # Cut off by hand: a lazy search for the end is tried once only, for there is one beginning.
    wrapped = _WRAPPED.fullmatch(text) if "<!" in text[:40] else None
    inner = (wrapped[1] if wrapped else text).strip().rstrip(";")
    try:
        return load(inner)
    except Unreadable:
        plain = html.unescape(inner)
        if plain == inner or '"' in inner:
            raise
        return load(plain)


def without_slips(text: str) -> str:
    """JSON without comments, and without commas before a closing bracket."""
    return _SLIP.sub(lambda found: found[1] or "", text)


def _again(mended: str) -> Any:
    try:
        return _read(mended)
    except json.JSONDecodeError as error:
        raise Unreadable(
            phrase("{msg} at about its character {pos}", msg=error.msg, pos=error.pos + 1)
        ) from None


def _read(text: str) -> Any:
    try:
        # Line ends and other controls in strings are forbidden, common, and mean one thing only.
        return json.loads(
            text, strict=False, parse_constant=lambda _: None, object_pairs_hook=_object
        )
    except json.JSONDecodeError:
        raise
    except RecursionError:
        raise Unreadable(phrase("is nested too deeply")) from None
    except ValueError as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(phrase("holds a number too long to be one")) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        _refuse_contradictions(pairs, found)
    return found


def _refuse_contradictions(pairs: list[tuple[str, Any]], found: dict[str, Any]) -> None:
    for key, value in pairs:
        if found[key] != value:
            raise Unreadable(phrase("has “{key}” twice, with two values", key=key[:40]))
