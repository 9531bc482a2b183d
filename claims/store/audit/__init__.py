"""Verifying a case: its history, the tables that follow from it, what came in and what it quotes.

What this finds and what it cannot find is written down in ``docs/format.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from claims.phrases import phrase
from claims.store import chain, upkeep
from claims.store.audit.cast import check_cast
from claims.store.audit.clusters import check_clusters
from claims.store.audit.copies import check_copies
from claims.store.audit.derived import check_derived
from claims.store.audit.disputes import check_disputes
from claims.store.audit.fold import check_fold
from claims.store.audit.history import check_history
from claims.store.audit.imports import check_imports
from claims.store.audit.journal import check_journal
from claims.store.audit.quotations import check_quotations
from claims.store.database import Database

MOST = 1_000
"""Problems that are named; a case with more is not worth reading to the end."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found; no problems means that everything held."""

    problems: tuple[str, ...]
    events: int
    head: str
    of_search: tuple[str, ...] = ()
    """Those of the problems that the search index alone has: it can be made anew."""


def audit(database: Database, head: str | None) -> Audit:
    """Verify everything; ``head`` is the hash that a report carries, to be found in the chain."""
    with database.snapshot():
        problems = tuple(islice(_problems(database, head), MOST))
        events, latest = chain.head(database)
    # Outside the snapshot, since FTS5's look at itself counts as writing.
    of_search = tuple(upkeep.faults(database))
    return Audit((*problems, *of_search)[:MOST], events, latest, of_search)


def _problems(database: Database, head: str | None) -> Iterator[str]:
    for (found,) in database.rows("PRAGMA quick_check"):
        if found != "ok":
            yield phrase("the file is damaged: {found}", found=found)
    for table, row, parent, _ in database.rows("PRAGMA foreign_key_check"):
        yield phrase(
            "row {row} of {table} names something that is not in {parent}",
            row=row,
            table=table,
            parent=parent,
        )
    yield from check_history(database, head)
    yield from check_fold(database)
    yield from check_imports(database)
    yield from check_cast(database)
    yield from check_derived(database)
    yield from check_disputes(database)
    yield from check_clusters(database)
    yield from check_journal(database)
    yield from check_quotations(database)
    yield from check_copies(database)
