"""The history by what it is about, read as it is asked for: what reports are made of.

An act of a thousand claims has a thousand changes; whoever tells of one claim reads only its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime

from claims.model import Change, Event
from claims.store.chain import read_time
from claims.store.database import Database
from claims.store.ids import marks

_TARGETS = 500
_KEPT = 512
"""Events that are kept without their changes: claims that were decided with one act follow one
another.
"""
_OF_CASE = "(c.target = 'case' OR (c.target >= 'd' AND c.target < 'e'))"


class ActsOf:
    """What was done to some things, without all that was done besides."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._events: dict[int, Event] = {}

    def still(self) -> AbstractContextManager[None]:
        """One state of the case for all that is read inside, whatever others write meanwhile.

        Inside of another one it is that one.
        """
        if self._database.connection.in_transaction:
            return nullcontext()
        return self._database.snapshot()

    def count(self) -> tuple[int, datetime | None]:
        """How many events there are, and when the latest one happened."""
        row = self._database.row("SELECT seq, at FROM events ORDER BY seq DESC LIMIT 1")
        total = int(self._database.value("SELECT count(*) FROM events") or 0)
        return total, read_time(row[1]) if row else None

    def knows(self, digest: str) -> bool:
        """Whether an event has that hash."""
        return bool(self._database.value("SELECT 1 FROM events WHERE hash = ?", (digest,)))

    def whole(self) -> Iterator[Event]:
        """What was done to the case and its documents, and what changed nothing: imports.

        Each event has only its changes of the case and of documents.
        """
        seqs = self._database.numbers(
            f"SELECT e.seq FROM events e WHERE EXISTS "
            f"(SELECT 1 FROM changes c WHERE c.seq = e.seq AND {_OF_CASE}) OR NOT EXISTS "
            "(SELECT 1 FROM changes c WHERE c.seq = e.seq) ORDER BY e.seq"
        )
        for seq in seqs:
            changes = tuple(
                Change(target=target, field=field, before=json.loads(old), after=json.loads(new))
                for target, field, old, new in self._database.rows(
                    "SELECT c.target, c.field, c.before, c.after FROM changes c "
                    f"WHERE c.seq = ? AND {_OF_CASE} ORDER BY c.position",
                    (seq,),
                )
            )
            yield replace(self._event(seq), changes=changes)

    def of(self, targets: Sequence[str]) -> dict[str, list[Event]]:
        """What was done to each of some things, oldest first, each with the changes of that one.

        Things to which nothing was done are left out.
        """
        found: dict[str, dict[int, list[Change]]] = {}
        for at in range(0, len(targets), _TARGETS):
            asked = targets[at : at + _TARGETS]
            for seq, target, field, old, new in self._database.rows(
                "SELECT seq, target, field, before, after FROM changes "
                f"WHERE target IN ({marks(len(asked))}) ORDER BY seq, position",
                asked,
            ):
                change = Change(
                    target=target, field=field, before=json.loads(old), after=json.loads(new)
                )
                found.setdefault(target, {}).setdefault(seq, []).append(change)
        return {
            target: [
                replace(self._event(seq), changes=tuple(some)) for seq, some in by_event.items()
            ]
            for target, by_event in found.items()
        }

    def secret(self) -> tuple[str, ...]:
        """The entries of the journal that are confidential, or were at any time, oldest first."""
        rows = self._database.rows(
            "SELECT target, (SELECT min(seq) FROM changes WHERE target = c.target) AS first "
            "FROM changes c WHERE target >= 'j' AND target < 'k' AND field = 'confidential' "
            "AND after = 'true' GROUP BY target ORDER BY first, target"
        )
        return tuple(target for target, _ in rows)

    def _event(self, seq: int) -> Event:
        known = self._events.get(seq)
        if known is None:
            (row,) = self._database.rows(
                "SELECT at, reviewer, act, undoes, detail FROM events WHERE seq = ?", (seq,)
            )
            at, reviewer, act, undoes, detail = row
            known = Event(
                seq=seq,
                at=read_time(at),
                reviewer=reviewer,
                act=act,
                undoes=undoes,
                detail=json.loads(detail),
            )
            if len(self._events) >= _KEPT:
                del self._events[next(iter(self._events))]
            self._events[seq] = known
        return known
