"""Single fields of published checks, as they are found: text with tags, dates in odd forms."""

from __future__ import annotations

import html
import math
import re
from datetime import date
from email.utils import parsedate_tz
from typing import Any
from urllib.parse import urlsplit

from claims.documents.dates import parse_day

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--[^<>]{0,500}-->")
_SURROGATES = re.compile("[\ud800-\udfff\x00]")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}Z?)?")
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:[.,]\d{1,9})?")
_VALUES = ("@value", "name", "text", "url", "@id")
_DEPTH = 4
_LONGEST_URL = 2_000


def text_of(value: Any, depth: int = 0) -> str:
    """The words of a field: of text, of the first item of a list, of an object's value or name.

    Tags are taken out, entities read, white space is single; empty where there are no words.
    """
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool) or depth > _DEPTH:
        return ""
    if isinstance(value, int | float):
        return str(value) if math.isfinite(value) else ""
    inside: list[Any] = []
    if isinstance(value, list):
        inside = value[:20]
    elif isinstance(value, dict):
        inside = [value[name] for name in _VALUES if name in value]
    return next(filter(None, (text_of(one, depth + 1) for one in inside)), "")


def plain(text: str) -> str:
    """Text without tags, entities and runs of white space."""
    # Twice, because entities are often escaped with the page that they stand in.
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join(_SURROGATES.sub("\ufffd", text).split())


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects that a field holds: one, or those of a list."""
    found = value if isinstance(value, list) else [value]
    return [one for one in found[:50] if isinstance(one, dict)]


def day_of(value: Any) -> date | None:
    """The day a field states, ISO with or without a time, RFC 822, or in words; else None.

    Figures that could be day and month or the other way round (03/04/2021) are no date.
    """
    text = text_of(value)[:100]
    found = _DAY.match(text) or _COMPACT.fullmatch(text)
    if found:
        return _day(*map(int, found.groups()))
    spoken = parse_day(text)
    if spoken:
        return spoken
    parts = parsedate_tz(text) if re.search(r"[A-Za-z]{3}", text) else None
    return _day(*parts[:3]) if parts else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def number_of(value: Any) -> float | None:
    """A number, written as one or as text; None for anything else."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < 1e12 else None
    text = value.strip() if isinstance(value, str) else ""
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def address_of(value: Any, depth: int = 0) -> str:
    """An address as it is written; it is only ever shown."""
    found = value
    if isinstance(value, list):
        found = next((one for one in value if one), "")
    if isinstance(found, dict):
        found = found.get("url") or found.get("@id") or found.get("sameAs") or ""
        return address_of(found, depth + 1) if depth < _DEPTH else ""
    text = plain(found) if isinstance(found, str) else ""
    # Several addresses in one field are parted by spaces or commas; none holds a space.
    text = re.split(r"\s|,(?=https?:)", text, maxsplit=1)[0]
    return text[:_LONGEST_URL]


def host_of(address: str) -> str:
    """The host of a web address without its "www."; empty for any other address."""
    if not address.startswith(("http://", "https://")):
        return ""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")[:200]


def language_of(value: Any) -> str:
    """The two letters of a language tag, "en" of "en-GB"; empty where it is none."""
    code = text_of(value).replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
