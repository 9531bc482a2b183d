"""What is listed as disputed, computed again from the evidence and the outliers of clusters."""

from __future__ import annotations

from collections.abc import Iterator

from claims.phrases import phrase
from claims.store import disputes
from claims.store.database import Database

_ROWS = (
    "SELECT claim, evidence, source, document, against, draft, kind, weight, team "
    "FROM disputes WHERE evidence > 0"
)


def check_disputes(database: Database) -> Iterator[str]:
    """Compare the rows with what follows from the evidence; and whether one of a team leads."""
    if database.value("SELECT filled FROM derived WHERE name = 'disputes'") == 0:
        return
    listed = {row[:2]: disputes.Listed(*row) for row in database.rows(_ROWS)}
    follows = {(one.claim, one.evidence): one for one in disputes.expected(database)}
    for claim, evidence in sorted(listed.keys() | follows.keys()):
        if listed.get((claim, evidence)) != follows.get((claim, evidence)):
            yield phrase(
                "c{claim}: what is disputed by e{evidence} does not follow from the evidence",
                claim=claim,
                evidence=evidence,
            )
    for (team,) in database.rows("SELECT team FROM disputes GROUP BY team HAVING sum(lead) <> 1"):
        (claim,) = database.row("SELECT min(claim) FROM disputes WHERE team = ?", (team,)) or (0,)
        yield phrase("c{claim}: a dispute is not listed exactly once", claim=claim)
