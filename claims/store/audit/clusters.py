"""Clusters, linked again from the claims alone, and what is shown of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from claims.phrases import phrase
from claims.store import disputes
from claims.store.database import Database
from claims.store.linking import rebuilt


def check_clusters(database: Database) -> Iterator[str]:
    """Compare the links with those that the claims give, and the rows that follow from them."""
    members: dict[int, int] = dict(database.rows("SELECT claim, cluster FROM members"))
    follows = rebuilt(database)
    for claim in sorted(members.keys() | follows.keys()):
        if members.get(claim) != follows.get(claim):
            yield phrase("c{claim}: its cluster is not the one that its words give", claim=claim)
    yield from _check_counts(database, members)
    yield from _check_outliers(database, members)


def _check_counts(database: Database, members: dict[int, int]) -> Iterator[str]:
    live: dict[int, tuple[int, int]] = {
        claim: (document, source)
        for claim, document, source in database.rows(
            "SELECT m.claim, s.document, coalesce(r.source, s.document) FROM members m "
            "JOIN states s ON s.claim = m.claim "
            "JOIN documents d ON d.id = s.document LEFT JOIN sources r ON r.document = d.id "
            "WHERE d.withdrawn = 0 AND s.dropped IS NULL"
        )
    }
    claims: Counter[int] = Counter()
    documents: defaultdict[int, set[int]] = defaultdict(set)
    sources: defaultdict[int, set[int]] = defaultdict(set)
    for claim, (document, source) in live.items():
        claims[members[claim]] += 1
        documents[members[claim]].add(document)
        sources[members[claim]].add(source)
    shown = {key: counts for key, *counts in database.rows(_COUNTS)}
    for key in sorted(shown.keys() | set(members.values())):
        if shown.get(key) != [claims[key], len(documents[key]), len(sources[key])]:
            yield phrase(
                "cluster k{key}: it is shown with another number of claims than it has", key=key
            )


def _check_outliers(database: Database, members: dict[int, int]) -> Iterator[str]:
    listed = {row[:2] for row in database.rows(_LISTED, (disputes.OUTLIER,))}
    unusual = set()
    for claim, cluster, against in database.rows("SELECT claim, cluster, against FROM outliers"):
        unusual.add((claim, against))
        if members.get(claim) != cluster or members.get(against) != cluster:
            yield phrase(
                "c{claim}: it is no outlier of cluster k{cluster}, which it is not in",
                claim=claim,
                cluster=cluster,
            )
    for claim, _ in sorted(listed ^ unusual):
        yield phrase(
            "c{claim}: the list of disputes and the outliers of clusters differ", claim=claim
        )


_COUNTS = "SELECT cluster, claims, documents, sources FROM clusters"
_LISTED = "SELECT claim, source FROM disputes WHERE evidence = 0 AND kind = ?"
