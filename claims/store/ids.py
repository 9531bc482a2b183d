"""Ids as people see them (``c12``, ``d3``, ``e5``) and as the tables number them."""

from __future__ import annotations

from claims.errors import CaseError

WHAT = {"c": "claim", "d": "document", "e": "evidence", "k": "cluster", "j": "entry of the journal"}


def number(identifier: str, letter: str) -> int:
    """12 for ``c12``; raises :class:`CaseError` where it is no id of that kind."""
    digits = identifier[1:]
    if identifier[:1] != letter or not (digits.isascii() and digits.isdigit() and len(digits) < 18):
        raise CaseError(
            "{identifier!r} is no {what}: ids look like {letter}12.",
            identifier=identifier,
            what=WHAT[letter],
            letter=letter,
        )
    return int(digits)


def marks(count: int) -> str:
    """Placeholders for ``count`` values of an IN list."""
    return ",".join("?" * count)
