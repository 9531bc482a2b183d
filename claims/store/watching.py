"""What others write into an open case meanwhile: whether anything came, from whom, to what."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model import Event
from claims.store import chain
from claims.store.acts import IMPORT
from claims.store.database import Database

MANY = 2_000
"""Targets from which they are not told one by one: everything is to be read anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What was written since a number of the history."""

    last: int
    """The number of the latest event."""
    event: Event | None = None
    """The latest act of a person among them; None where there is none, or it is of very many."""
    acts: int = 0
    """How many acts of people there were."""
    who: str = ""
    """Whose the latest one is."""
    targets: frozenset[str] | None = frozenset()
    """What changed; None where it is so much that everything is to be read anew."""
    documents: tuple[str, ...] = ()
    """Documents that came in."""
    evidence: bool = False
    """Whether passages, people or readings came in, of whatever claims."""


class Watch:
    """Looks for what other connections wrote; belongs to the thread that opened the case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def written(self) -> set[int]:
        """The numbers of the events that were written through this connection; it grows."""
        return self._database.written

    def version(self) -> int:
        """A number that changes when another connection has written anything at all.

        From the head of the file's log, without reading a table (sqlite.org/pragma.html,
        "data_version").
        """
        return int(self._database.value("PRAGMA data_version"))

    def last(self) -> int:
        """The number of the latest event; 0 in a case without any."""
        return chain.head(self._database)[0]

    def news(self, after: int, but: frozenset[int] | set[int] = frozenset()) -> News:
        """What was written after event ``after``, but for the events that are known already."""
        found = [
            row
            for row in self._database.rows(
                "SELECT seq, reviewer, act, json_extract(detail, '$.document') FROM events "
                "WHERE seq > ? ORDER BY seq",
                (after,),
            )
            if row[0] not in but
        ]
        last = self.last()
        people = [row for row in found if row[2] != IMPORT]
        targets = self._targets([row[0] for row in found])
        seq, who = (people[-1][0], people[-1][1]) if people else (0, "")
        few = self._size(seq) <= MANY
        return News(
            last=last,
            event=chain.one_event(self._database, seq) if seq and few else None,
            acts=len(people),
            who=who,
            targets=targets,
            documents=tuple(str(row[3]) for row in found if row[2] == IMPORT and row[3]),
            evidence=any(row[2] == IMPORT and not row[3] for row in found),
        )

    def _size(self, seq: int) -> int:
        return int(
            self._database.value(
                "SELECT count(*) FROM (SELECT 1 FROM changes WHERE seq = ? LIMIT ?)",
                (seq, MANY + 1),
            )
        )

    def _targets(self, seqs: list[int]) -> frozenset[str] | None:
        targets: set[str] = set()
        for seq in seqs:
            rows = self._database.rows(
                "SELECT target FROM changes WHERE seq = ? LIMIT ?", (seq, 10 * MANY)
            )
            targets.update(target for (target,) in rows)
            if len(targets) > MANY:
                return None
        return frozenset(targets)
