"""How many passages agree or conflict with each claim: counted once, shown in every list."""

from __future__ import annotations

from collections.abc import Iterable

from claims.model import Relation
from claims.store import clusters, disputes
from claims.store.database import Database

COLUMNS = {relation: relation.value.replace("-", "_") for relation in Relation}
"""The column of ``states`` that counts a relation."""


def counted(relation: str, claim: str) -> str:
    """SQL of how many passages stand in a relation to a claim, whose number is SQL too.

    Passages of documents that count as one source count once.
    """
    return (
        "coalesce((SELECT count(DISTINCT coalesce(-r.source, e.id)) FROM passages e "
        "JOIN documents d ON d.id = e.document LEFT JOIN sources r ON r.document = e.document "
        f"WHERE e.claim = {claim} AND e.relation = '{relation}' AND d.withdrawn = 0 "
        "AND NOT e.dismissed AND NOT e.gone), 0)"
    )


_COUNTS = ", ".join(
    f"{column} = {counted(relation.value, 'states.claim')}" for relation, column in COLUMNS.items()
)


def recount(database: Database, claims: Iterable[int]) -> None:
    """Count the evidence of ``claims`` anew, and what of it is disputed.

    Dismissed and withdrawn passages do not count.
    """
    keys = set(claims)
    database.run_many(f"UPDATE states SET {_COUNTS} WHERE claim = ?", ((key,) for key in keys))
    disputes.renew(database, keys)


def recount_document(database: Database, document: int) -> None:
    """Count anew for every claim that has evidence from ``document``, and for its clusters."""
    found = database.rows("SELECT DISTINCT claim FROM evidence WHERE document = ?", (document,))
    recount(database, [claim for (claim,) in found])
    clusters.recount_document(database, document)


def recount_group(database: Database, documents: Iterable[int]) -> None:
    """Look anew at what is disputed by claims of documents that count as other sources."""
    for document in documents:
        found = database.rows(
            "SELECT DISTINCT claim FROM disputes WHERE document = ?1 OR against = ?1", (document,)
        )
        disputes.renew(database, [claim for (claim,) in found])
