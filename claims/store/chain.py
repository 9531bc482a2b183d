"""The history's chain: how an event is written down, and how its hash follows from it.

The hash of an event is the SHA-256, in hexadecimal, of the UTF-8 bytes of its canonical JSON:
keys sorted, no spaces, no escapes beyond what JSON demands, every field of the event but the hash
itself. ``previous`` is the hash of the event before, so that an event vouches for all before it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol, TypeAlias

from claims.errors import CaseError, InputError
from claims.model import Change, Event, Json
from claims.store.database import NO_CHARACTERS, Database

GENESIS = "0" * 64
"""What the first event names as the one before it, and the head of a case without events."""


def canonical(value: Json) -> str:
    """The one spelling of a JSON value that hashes are made of."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal.

    Raises:
        InputError: the text holds half of a surrogate pair, which is no character.
    """
    try:
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise InputError(NO_CHARACTERS) from error


def written_time(moment: datetime) -> str:
    """A moment as it is stored and hashed: UTC to the second, ``2024-01-01T00:00:00Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_time(text: str) -> datetime:
    """The moment of :func:`written_time`."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def event_hash(event: Event) -> str:
    """The hash that an event must carry, from everything else it says."""
    return digest(
        canonical(
            {
                "seq": event.seq,
                "at": written_time(event.at),
                "reviewer": event.reviewer,
                "act": event.act,
                "changes": [
                    [change.target, change.field, change.before, change.after]
                    for change in event.changes
                ],
                "undoes": event.undoes,
                "detail": dict(event.detail),
                "previous": event.previous,
            }
        )
    )


Stamp: TypeAlias = Callable[[], Event]
"""Makes the beginnings of an event, by whom and when; asked once, when the event is written."""


class NewStamp(Protocol):
    """Makes the stamp of an act, which a part of a case is given to write with."""

    def __call__(
        self,
        act: str,
        reviewer: str,
        detail: Mapping[str, Json] | None = None,
        at: datetime | None = None,
    ) -> Stamp:
        """The stamp; without ``at`` the clock of the case is asked when the event is written."""
        ...


def head(database: Database) -> tuple[int, str]:
    """The seq and hash of the latest event; 0 and :data:`GENESIS` where there is none."""
    row = database.row("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")
    return (row[0], row[1]) if row else (0, GENESIS)


def events(database: Database, target: str | None = None, after: int = 0) -> Iterator[Event]:
    """The events in order, all or those that changed ``target``, later than seq ``after``."""
    chosen = "seq > :after"
    if target is not None:
        chosen += " AND seq IN (SELECT seq FROM changes WHERE target = :target)"
    for row in database.rows(
        "SELECT seq, at, reviewer, act, undoes, detail, previous, hash FROM events "
        f"WHERE {chosen} ORDER BY seq",
        {"after": after, "target": target},
    ):
        seq, at, reviewer, act, undoes, detail, previous, stored = row
        yield Event(
            seq=seq,
            at=read_time(at),
            reviewer=reviewer,
            act=act,
            changes=_changes(database, seq),
            undoes=undoes,
            detail=json.loads(detail),
            previous=previous,
            hash=stored,
        )


def _changes(database: Database, seq: int) -> tuple[Change, ...]:
    return tuple(
        Change(target=target, field=field, before=json.loads(before), after=json.loads(after))
        for target, field, before, after in database.rows(
            "SELECT target, field, before, after FROM changes WHERE seq = ? ORDER BY position",
            (seq,),
        )
    )


def append(database: Database, event: Event) -> Event:
    """Write ``event`` after the latest one, inside the caller's transaction.

    Its ``seq``, ``previous`` and ``hash`` are set here; the event as written is returned.
    """
    last, previous = head(database)
    bound = replace(event, seq=last + 1, previous=previous, hash="")
    bound = replace(bound, hash=event_hash(bound))
    # Before it is committed: whoever sees the event in the case finds its number here.
    database.wrote(bound.seq)
    database.run(
        "INSERT INTO events (seq, at, reviewer, act, undoes, detail, previous, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            bound.seq,
            written_time(bound.at),
            bound.reviewer,
            bound.act,
            bound.undoes,
            canonical(dict(bound.detail)),
            bound.previous,
            bound.hash,
        ),
    )
    database.run_many(
        "INSERT INTO changes (seq, position, target, field, before, after) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            (bound.seq, place, change.target, change.field, *_sides(change))
            for place, change in enumerate(bound.changes)
        ),
    )
    return bound


def _sides(change: Change) -> tuple[str, str]:
    return canonical(change.before), canonical(change.after)


def one_event(database: Database, seq: int) -> Event:
    """The event of that number; raises :class:`CaseError` where there is none."""
    found = next(events(database, after=seq - 1), None)
    if found is None or found.seq != seq:
        raise CaseError("There is no event {seq} in {path}.", seq=seq, path=database.path.name)
    return found
