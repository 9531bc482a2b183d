"""What goes from claims to those that stand for their words: by hand, and in the next version.

A verdict, a second reading and an overruled rule hold of the words they were given for, and stay
with them. What is about the thing and not about the wording goes along: remarks, whom somebody
asked, searches, the flag, tags, and what the claim waits for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from claims.model import Change, DropKind, Dropped, Json
from claims.revising import Fate, Link
from claims.store import entries, states
from claims.store.database import Database

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


def alongside(database: Database, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """What is noted of ``old`` claims, said also of the ``new`` ones that stand for them.

    The old ones keep it, so that it is seen where it comes from.
    """
    yield from entries.shared(database, old, new)
    noted = [{field: states.present(database, one, field) for field in _GOES} for one in old]
    for field, after in _together(noted).items():
        for claim in new:
            before = states.present(database, claim, field)
            if after != before:
                yield Change(target=claim, field=field, before=before, after=after)


_GOES = ("flag", "tags", "deferred", "deferred_until", "verdict")


def _together(noted: Sequence[Mapping[str, Json]]) -> dict[str, Json]:
    """The flag, tags and waiting of several claims as one; only what any of them has."""
    found: dict[str, Json] = {}
    flags = [str(one["flag"]) for one in noted if one["flag"] is not None]
    if flags:
        found["flag"] = _said(flags)
    if tags := {tag for one in noted for tag in str(one["tags"] or "").split()}:
        found["tags"] = " ".join(sorted(tags))
    # A claim that was decided after it was put off waits for nothing.
    waiting = [one for one in noted if one["deferred"] is not None and one["verdict"] is None]
    if waiting:
        found["deferred"] = _said([str(one["deferred"]) for one in waiting])
        days = [str(one["deferred_until"]) for one in waiting if one["deferred_until"]]
        found["deferred_until"] = min(days) if days else None
    return found


def _said(words: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))
