"""Lists in JSON: an array of objects, the same under a name, or an object a line."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from claims.documents.lists.columns import is_known
from claims.documents.lists.table import Faulty, Row, Table
from claims.documents.precedents.loading import Unreadable, encoding_of, load, pieces_of
from claims.documents.precedents.splitting import Entry, entries_of
from claims.phrases import phrase

_SNIFFED = 65_536
_KEY = re.compile(r'"([^"\\\n]{1,60})"\s{0,20}:')
# Linked data says what it is, and is never a list that somebody made by hand.
_LINKED = re.compile(r'"@(?:context|type|graph|id)"\s{0,20}:')
# A list may have fields that only some of its entries have.
_FIELDS, _LOOKED_AT = 200, 1_000


def looks_like_claims(start: bytes) -> bool:
    """Whether JSON that begins so has objects with a field that is known to hold a claim."""
    mark, encoding = encoding_of(start)
    text = start[len(mark) : _SNIFFED].decode(encoding, "replace").lstrip()
    if text[:1] not in ("[", "{") or _LINKED.search(text):
        return False
    return any(is_known(found[1]) for found in _KEY.finditer(text))


def read_objects(data: bytes) -> Table:
    """The entries of a file, each a row under the names that they have for their fields."""
    pieces = pieces_of(io.BytesIO(data))
    taken = [_taken(entry) for entry in entries_of(pieces)]
    names = _names(taken)
    return Table(
        rows=_rows(taken, names),
        how=f"JSON, {encoding_of(data[:4])[1]}",
        header=tuple(names),
        counted="entry",
        lettered=False,
    )


def _taken(entry: Entry) -> tuple[int, dict[str, Any] | str]:
    """An entry's number, with its object or with what is wrong with it."""
    if entry.problem:
        return entry.number, phrase(
            "{problem}. Mend the entry and add the file again.", problem=entry.problem
        )
    try:
        value = load(entry.text)
    except Unreadable as error:
        return entry.number, phrase("{error}. Mend the entry and add the file again.", error=error)
    return entry.number, value if isinstance(value, dict) else phrase(
        "is no object. Give it fields."
    )


def _names(taken: list[tuple[int, dict[str, Any] | str]]) -> list[str]:
    names: dict[str, None] = {}
    for _, value in taken[:_LOOKED_AT]:
        if isinstance(value, dict):
            names |= dict.fromkeys(value)
    return list(names)[:_FIELDS]


def _rows(
    taken: list[tuple[int, dict[str, Any] | str]], names: list[str]
) -> Iterator[Row | Faulty]:
    for number, value in taken:
        if isinstance(value, str):
            yield Faulty(number, value)
        else:
            yield Row(number, tuple(_cell(value.get(name)) for name in names))


def _cell(value: Any) -> str:
    """A value as people would write it in a cell."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(_cell(one) for one in value)
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return _cell(value["name"])
    return json.dumps(value, ensure_ascii=True)
