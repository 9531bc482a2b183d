"""What keeps a claim out of the work in the next version of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from claims.model import DropKind, Dropped, Json
from claims.revising import Fate, Link

Done: TypeAlias = Mapping[str, tuple[dict[str, Json], dict[str, Json]]]
"""The fields that people set of each claim they had to do with, and their edits."""


def dropped_of(done: Done, claim: str) -> Dropped | None:
    """How a claim came to be out of the work."""
    return Dropped.of(done[claim][0]["dropped"]) if claim in done else None


def is_replaced(done: Done, claim: str) -> bool:
    """Whether other claims stand for the words of one."""
    dropped = dropped_of(done, claim)
    return dropped is not None and dropped.how is not DropKind.DROPPED


def still_dropped(
    dropped: Dropped, link: Link, done: Done, became: Mapping[str, str]
) -> Dropped | None:
    """What keeps the new claim of ``link`` out of the work; None where nothing does.

    Other words may be worth checking, and a claim whose parts are all gone stands for itself.
    ``became`` names what each claim is in the new version.
    """
    if dropped.how is DropKind.DROPPED:
        return dropped if link.fate is Fate.KEPT else None
    into = tuple(dict.fromkeys(_parts(dropped, done, became)))
    return replace(dropped, into=into) if into else None


def _parts(dropped: Dropped, done: Done, became: Mapping[str, str]) -> Iterator[str]:
    """The claims of the new version that stand for the words of one that was replaced."""
    for one in dropped.into:
        further = dropped_of(done, one)
        if further and further.into:
            yield from _parts(further, done, became)
        elif one in became:
            yield became[one]
