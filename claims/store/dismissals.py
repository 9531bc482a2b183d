"""What was dismissed stays so when the machine finds it again: the same words, in another row.

A source that is withdrawn and added again, or that comes in as a new version, is another document
with passages of its own. A corrected claim has findings of another figure at the same words. Nobody
wants to dismiss any of them a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.store.database import Database

# The figure is the same, or one of the two passages is of none: what only spoke of the same matter.
_BEFORE = """
SELECT n.id FROM evidence n
WHERE n.id >= :first AND n.id < :end AND NOT n.by_hand AND EXISTS (
    SELECT 1 FROM evidence o JOIN stances t ON t.evidence = o.id
    WHERE o.claim = n.claim AND o.id < :first AND t.dismissed AND o.text = n.text
    AND (o.figure_start = n.figure_start OR o.figure_start < 0 OR n.figure_start < 0)
    AND (
        (o.document = n.document AND o.span_start = n.span_start)
        OR (SELECT sha256 FROM documents WHERE id = o.document)
            = (SELECT sha256 FROM documents WHERE id = n.document)
        OR o.document IN (
            WITH RECURSIVE earlier (id) AS (
                SELECT old FROM versions WHERE new = n.document
                UNION SELECT v.old FROM versions v JOIN earlier e ON v.new = e.id
            ) SELECT id FROM earlier
        )
    )
) ORDER BY n.id
"""


def dismissed_before(database: Database, arrived: Sequence[int]) -> Iterator[int]:
    """Those of the passages that arrived, as a run of keys, that somebody had dismissed before."""
    # Of most cases nothing was ever dismissed, and the rest of the question is not asked.
    if not arrived or not database.value("SELECT 1 FROM stances WHERE dismissed LIMIT 1"):
        return
    asked = {"first": arrived[0], "end": arrived[-1] + 1}
    yield from [key for (key,) in database.rows(_BEFORE, asked)]
