"""The chain: no event altered, removed, added in between or cut off at the end."""

from __future__ import annotations

import json
from collections.abc import Iterator

from claims.model import Event
from claims.phrases import phrase
from claims.store import chain
from claims.store.acts import MACHINE_ACTS, REDO, UNDO
from claims.store.database import Database


def check_history(database: Database, head: str | None) -> Iterator[str]:
    """Recompute every hash; look for ``head`` where one is given."""
    previous, seq, seen = chain.GENESIS, 0, head in (None, chain.GENESIS)
    for event in _events(database):
        seq += 1
        if isinstance(event, str):
            yield event
            return
        if event.seq != seq:
            yield phrase("event {seq} is missing: the next one is {seq2}", seq=seq, seq2=event.seq)
            seq = event.seq
        if event.previous != previous:
            yield phrase("event {seq} does not follow the one before it", seq=seq)
        if chain.event_hash(event) != event.hash:
            yield phrase("event {seq} was altered: its hash does not match what it says", seq=seq)
        previous = event.hash
        seen = seen or event.hash == head
    if not seen:
        yield phrase(
            "the hash {head} is not in the history: it was cut short or written anew", head=head
        )
    for (stray,) in database.rows(
        "SELECT DISTINCT seq FROM changes WHERE seq NOT IN (SELECT seq FROM events)"
    ):
        yield phrase("changes of event {stray} stand without the event", stray=stray)
    yield from _check_acts(database)


def _events(database: Database) -> Iterator[Event | str]:
    try:
        yield from chain.events(database)
    except (json.JSONDecodeError, ValueError) as error:
        yield phrase("the history cannot be read any further: {error}", error=error)


def _check_acts(database: Database) -> Iterator[str]:
    """Which acts stand, are undone or dropped, against what the events say."""
    expected: dict[int, tuple[str, str, int]] = {}
    undone: dict[str, set[int]] = {}
    for seq, reviewer, act, undoes in database.rows(
        "SELECT seq, reviewer, act, undoes FROM events ORDER BY seq"
    ):
        waiting = undone.setdefault(reviewer, set())
        if act in (UNDO, REDO):
            standing = "undone" if act == UNDO else "done"
            expected[undoes] = (reviewer, standing, seq)
            (waiting.add if act == UNDO else waiting.discard)(undoes)
        elif act not in MACHINE_ACTS:
            for one in waiting:
                expected[one] = (reviewer, "dropped", expected[one][2])
            waiting.clear()
            expected[seq] = (reviewer, "done", seq)
    found = {
        seq: (reviewer, standing, latest)
        for seq, reviewer, standing, latest in database.rows(
            "SELECT seq, reviewer, standing, latest FROM acts"
        )
    }
    for seq in sorted(expected.keys() | found.keys()):
        if expected.get(seq) != found.get(seq):
            yield phrase(
                "what can be undone of event {seq} does not follow from the history", seq=seq
            )
