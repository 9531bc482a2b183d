"""Verifying a case: the chain, the fold, the quotations, the imports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.store import chain
from claims.store.database import Database


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found; no problems means that everything held."""

    problems: tuple[str, ...]
    events: int
    head: str


def audit(database: Database, head: str | None) -> Audit:
    """Verify everything; ``head`` is the hash that a report carries, to be found in the chain."""
    with database.snapshot():
        problems = [*_chain(database, head)]
        events, latest = chain.head(database)
    return Audit(tuple(problems), events, latest)


def _chain(database: Database, head: str | None) -> Iterator[str]:
    previous, seq, seen = chain.GENESIS, 0, head in (None, chain.GENESIS)
    for event in chain.events(database):
        seq += 1
        if event.seq != seq:
            yield f"event {seq} is missing: the next one is {event.seq}"
            seq = event.seq
        if event.previous != previous:
            yield f"event {seq} does not follow the one before it"
        if chain.event_hash(event) != event.hash:
            yield f"event {seq} was altered: its hash does not match what it says"
        previous = event.hash
        seen = seen or event.hash == head
    if not seen:
        yield f"the hash {head} is not in the history: it was cut short or written anew"
