"""How many passages agree or conflict with each claim: counted once, shown in every list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.model import Relation
from claims.store import clusters, disputes
from claims.store.database import Database
from claims.store.ids import marks

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


_COUNTED = (
    "SELECT e.claim, e.relation, count(DISTINCT coalesce(-r.source, e.id)) FROM passages e "
    "JOIN documents d ON d.id = e.document LEFT JOIN sources r ON r.document = e.document "
    "WHERE e.claim IN ({claims}) AND d.withdrawn = 0 AND NOT e.dismissed AND NOT e.gone "
    "GROUP BY e.claim, e.relation"
)
_WRITE = (
    f"UPDATE states SET {', '.join(f'{column} = ?' for column in COLUMNS.values())} WHERE claim = ?"
)
_CHUNK = 250


def recount(database: Database, claims: Iterable[int]) -> None:
    """Count the evidence of ``claims`` anew, and what of it is disputed.

    Passages of documents that count as one source count once; dismissed and withdrawn ones do not.
    """
    keys = sorted(set(claims))
    _count(database, keys)
    disputes.renew(database, keys)


def count_arrived(database: Database, claims: Iterable[int], passages: Sequence[int]) -> None:
    """Count the evidence of ``claims`` anew for the new ``passages``, and list what of these alone
    is disputed: a claim of hundreds of passages costs no more than one of a few.
    """
    _count(database, sorted(set(claims)))
    disputes.list_arrived(database, passages)


def _count(database: Database, claims: Sequence[int]) -> None:
    # One look at the passages of a claim, where asking for each relation by itself takes eight.
    for at in range(0, len(claims), _CHUNK):
        part = claims[at : at + _CHUNK]
        counts = {claim: dict.fromkeys(COLUMNS, 0) for claim in part}
        for claim, relation, count in database.rows(_COUNTED.format(claims=marks(len(part))), part):
            counts[claim][Relation(relation)] = count
        database.run_many(_WRITE, [(*found.values(), claim) for claim, found in counts.items()])


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
