"""Filters kept under a name, each reviewer's own: ``@mine`` stands for one wherever filters go."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claims.errors import FilterError
from claims.filters import parse
from claims.model import Json
from claims.phrases import phrase

KEY = "filters"
"""Under which the case keeps a reviewer's filters."""
_NAME = re.compile(r"[\w-]{1,40}")
_USED = re.compile(r"(?<!\S)(-?)@([\w-]*)(?!\S)")


def kept_filters(kept: Json) -> dict[str, str]:
    """The filters by name, in the order of their names, of what a case keeps under ``KEY``."""
    found = kept if isinstance(kept, dict) else {}
    return {name: str(found[name]) for name in sorted(found)}


def with_filter(kept: Mapping[str, str], name: str, text: str) -> dict[str, str]:
    """The filters with one more, or with another one under its name.

    Raises:
        FilterError: the name is none, or the filter cannot be understood or names another one.
    """
    name = name.strip().removeprefix("@")
    if not _NAME.fullmatch(name):
        raise FilterError(
            phrase("{name!r} is no name for a filter: letters, digits, - and _.", name=name)
        )
    if not text.strip():
        raise FilterError(phrase("An empty filter shows everything; there is nothing to save."))
    if _USED.search(text):
        raise FilterError(phrase("A saved filter cannot name another: write out what it asks."))
    parse(text)
    return {**kept, name: text.strip()}


def without_filter(kept: Mapping[str, str], name: str) -> dict[str, str]:
    """The filters without one; raises FilterError where there is none of that name."""
    name = name.strip().removeprefix("@")
    if name not in kept:
        raise _unknown(name, kept)
    return {other: text for other, text in kept.items() if other != name}


def spelt_out(kept: Mapping[str, str], text: str) -> str:
    """``text`` with what each ``@name`` in it stands for.

    Raises:
        FilterError: there is no filter of that name, or it is denied.
    """

    def meant(found: re.Match[str]) -> str:
        if found[1]:
            raise FilterError(
                phrase("{found!r}: a saved filter cannot be denied.", found=found[0]), found.span()
            )
        if found[2] not in kept:
            raise _unknown(found[2], kept, found.span())
        return kept[found[2]]

    return _USED.sub(meant, text)


def _unknown(
    name: str, kept: Mapping[str, str], place: tuple[int, int] | None = None
) -> FilterError:
    names = ", ".join(f"@{one}" for one in kept) or "none"
    return FilterError(
        phrase("No saved filter @{name}; there are: {names}.", name=name, names=names), place
    )
