"""What a filter box asks of a case while somebody types: how many claims, and which values."""

from __future__ import annotations

from collections.abc import Iterable

from claims.filters import Filter, Order
from claims.folding import fold
from claims.store.asked import JOINED, asked_of
from claims.store.conditions import TO_REVIEW, conditions
from claims.store.database import Database
from claims.store.queue import SPEAKER, drafted

_SCANNED = 5_000
"""Values looked through at most where they stand several in a cell."""
_DOCUMENTS = (
    "SELECT DISTINCT coalesce(json_extract(record, '$.{0}'), '') FROM documents "
    "WHERE imported IS NOT NULL AND instr(fold(json_extract(record, '$.{0}')), :begun) LIMIT :most"
)
_FACETS = "SELECT DISTINCT {0} FROM facets WHERE instr({0}, :begun) LIMIT :most"
_VALUES: dict[str, tuple[str, ...]] = {
    "speaker": ("SELECT DISTINCT person FROM names WHERE instr(folded, :begun) LIMIT :most",),
    "source": (_DOCUMENTS.format("publisher"), _DOCUMENTS.format("title")),
    "document": (_DOCUMENTS.format("title"),),
    "place": (_FACETS.format("places"),),
    "subject": (_FACETS.format("subject"),),
    "unit": (_FACETS.format("unit"),),
    "population": (_FACETS.format("population"),),
    "period": (_FACETS.format("period"),),
    "tag": (
        "SELECT DISTINCT replace(tags, ' ', char(10)) FROM states "
        "WHERE tags <> '' AND instr(fold(tags), :begun) LIMIT :most",
    ),
    "reviewer": (
        "SELECT DISTINCT decided_by FROM states WHERE verdict IS NOT NULL "
        "AND instr(fold(decided_by), :begun) LIMIT :most",
    ),
}
"""The statements that give the values of a field which hold the folded beginning."""


_GROUPS = {
    Order.SPEAKER: (
        f"min({SPEAKER})",
        f"n.folded IS NULL, fold({SPEAKER})",
        "LEFT JOIN names n ON n.id = s.speaker",
    ),
    Order.SOURCE: (f"min({asked_of(SPEAKER)})", f"fold({asked_of(SPEAKER)})", JOINED),
}
"""How a group is called, what its claims are sorted by, as in the queue, and what that needs."""


class Asking:
    """Counts and completes; belongs to the thread that opened the case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, asked: Filter) -> int:
        """How many of the claims to be reviewed a filter lets through."""
        found = conditions(asked)
        where = " AND ".join(["d.imported IS NOT NULL", *found.sql, TO_REVIEW])
        values = {**found.values, "drafted": drafted(self._database)}
        return int(
            self._database.value(
                "SELECT count(*) FROM documents d CROSS JOIN states s ON s.document = d.id "
                f"WHERE {where}",
                values,
            )
        )

    def groups(self, asked: Filter, order: Order) -> tuple[tuple[str | None, int], ...]:
        """Whose the claims to be reviewed are, in an order by people or sources, and how many.

        None stands for nobody; without such an order there are no groups.
        """
        if order not in _GROUPS:
            return ()
        label, keys, names = _GROUPS[order]
        found = conditions(asked)
        where = " AND ".join(["d.imported IS NOT NULL", *found.sql, TO_REVIEW])
        rows = self._database.rows(
            f"SELECT {label}, count(*) FROM documents d CROSS JOIN states s ON s.document = d.id "
            f"{names} WHERE {where} GROUP BY {keys} ORDER BY {keys}",
            {**found.values, "drafted": drafted(self._database)},
        )
        return tuple((None if label is None else str(label), int(count)) for label, count in rows)

    def values(self, field: str, begun: str, most: int = 8) -> tuple[str, ...]:
        """Values of a field that hold what was begun: those that begin with it first."""
        asked = fold(begun)
        found: dict[str, None] = {}
        for sql in _VALUES.get(field, ()):
            rows = self._database.rows(sql, {"begun": asked, "most": _SCANNED})
            found.update(dict.fromkeys(_parted(str(cell) for (cell,) in rows if cell)))
        fitting = [one for one in found if asked in fold(one)]
        return tuple(sorted(fitting, key=lambda one: (not fold(one).startswith(asked), one))[:most])


def _parted(cells: Iterable[str]) -> Iterable[str]:
    return (value for cell in cells for value in cell.split("\n") if value)
