"""Claims that say nearly the same words: kept as links between them, never merged.

``bands`` holds sixteen hashes a claim (:mod:`claims.minhash`), ``members`` says which cluster a
claim belongs to; a cluster has the number of its earliest claim. Everything here follows from the
claims and can be made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import Json
from claims.store import disputes
from claims.store.database import Database
from claims.store.ids import number
from claims.store.statements import json_text

if TYPE_CHECKING:
    from claims.model import Cluster
    from claims.store.linking import Linking

SCHEMA: tuple[str, ...] = (
    """CREATE TABLE bands (
        hash INTEGER NOT NULL,
        claim INTEGER NOT NULL,
        PRIMARY KEY (hash, claim)
    ) WITHOUT ROWID""",
    # The last claim that was linked: claims are linked in the order of their numbers.
    "INSERT INTO derived (name, filled) VALUES ('clusters', 0)",
    "CREATE TABLE members (claim INTEGER PRIMARY KEY REFERENCES claims, cluster INTEGER NOT NULL)",
    "CREATE INDEX members_cluster ON members (cluster, claim)",
    # Of claims that are not dropped, in documents that are not withdrawn. Judged is whether
    # outliers and spread are of the claims that the cluster has at present.
    """CREATE TABLE clusters (
        cluster INTEGER PRIMARY KEY,
        claims INTEGER NOT NULL,
        documents INTEGER NOT NULL,
        outliers INTEGER NOT NULL DEFAULT 0,
        judged INTEGER NOT NULL DEFAULT 0,
        spread TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX clusters_order ON clusters (outliers > 0, documents, claims, cluster)",
    "CREATE INDEX clusters_unjudged ON clusters (cluster) WHERE NOT judged",
    # A claim whose figure conflicts with the usual one, and the claim that speaks for that one.
    """CREATE TABLE outliers (
        claim INTEGER PRIMARY KEY REFERENCES claims,
        cluster INTEGER NOT NULL,
        against INTEGER NOT NULL REFERENCES claims,
        record TEXT NOT NULL
    )""",
    "CREATE INDEX outliers_cluster ON outliers (cluster)",
)

SOURCES = (
    "count(DISTINCT coalesce((SELECT source FROM sources r WHERE r.document = s.document), "
    "s.document))"
)
"""How many independent sources the documents of ``states s`` are."""
# Copies of one text repeat each other anyway; what one of them changed is worth a look.
_LISTED = "documents > 1 AND (sources > 1 OR outliers > 0)"
_LIVE = (
    "FROM members m JOIN states s ON s.claim = m.claim "
    "JOIN documents d ON d.id = s.document WHERE m.cluster = ? AND d.withdrawn = 0 "
    "AND s.dropped IS NULL"
)


@dataclass(frozen=True, slots=True)
class Outlier:
    """A claim whose figure conflicts with the usual one of its cluster."""

    claim: str
    against: str
    """The claim that speaks for the usual figure."""
    figure: int
    """Which of the claim's figures, and which of the other's."""
    usual: int
    difference: str
    reasons: tuple[str, ...]
    score: float
    locator: str
    weight: float
    """Its place among the outliers, 0 to 1 (:func:`claims.store.disputes.weight`)."""


class Repeats:
    """Which claims of a case repeat each other, asked and kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def clusters(self, limit: int = 50, offset: int = 0) -> tuple[Cluster, ...]:
        """Claims that several documents make in nearly the same words: first those of which one
        has a figure unlike the usual one, then those of the most documents.
        """
        keys = self._database.numbers(
            f"SELECT cluster FROM clusters WHERE {_LISTED} ORDER BY outliers > 0 DESC, "
            "sources DESC, documents DESC, claims DESC, cluster DESC LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return tuple(found for key in keys if (found := _cluster(self._database, key)))

    def count(self) -> int:
        """How many clusters there are in all."""
        return int(self._database.value(f"SELECT count(*) FROM clusters WHERE {_LISTED}"))

    def of(self, claim: str) -> Cluster | None:
        """The cluster of a claim; None where nothing else says nearly the same words."""
        key = self._database.value(
            "SELECT cluster FROM members WHERE claim = ?", (number(claim, "c"),)
        )
        found = None if key is None else _cluster(self._database, key)
        return found if found and found.documents > 1 else None

    def waiting(self) -> int:
        """How many claims are not linked yet."""
        return int(
            self._database.value(
                "SELECT count(*) FROM search_text WHERE claim > "
                "(SELECT filled FROM derived WHERE name = 'clusters')"
            )
        )

    def linking(self) -> Linking:
        """What links those claims, portion by portion."""
        from claims.store.linking import Linking

        return Linking(self._database)

    def unjudged(self, most: int) -> list[Cluster]:
        """Some clusters whose figures were not compared since their claims changed."""
        keys = self._database.numbers(
            "SELECT cluster FROM clusters WHERE NOT judged ORDER BY cluster LIMIT ?", (most,)
        )
        return [found for key in keys if (found := _cluster(self._database, key))]

    def judge(self, cluster: Cluster, spread: str, outliers: Sequence[Outlier]) -> None:
        """Keep what the figures of a cluster come to, where it still has the same claims."""
        database, key = self._database, number(cluster.id, "k")
        with database.transaction():
            present = _cluster(database, key)
            if present is None or set(present.claims) != set(cluster.claims):
                return
            _clear_outliers(database, key)
            for one in outliers:
                _write_outlier(database, key, one)
            database.run(
                "UPDATE clusters SET judged = 1, spread = ?, outliers = ? WHERE cluster = ?",
                (spread, len(outliers), key),
            )


def recount(database: Database, clusters: Iterable[int]) -> None:
    """Count the claims of clusters anew; their figures have to be judged again."""
    for cluster in sorted(set(clusters)):
        row = database.row(
            f"SELECT count(*), count(DISTINCT s.document), {SOURCES} {_LIVE}", (cluster,)
        )
        database.run(
            "INSERT INTO clusters (cluster, claims, documents, sources) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (cluster) DO UPDATE SET claims = excluded.claims, "
            "documents = excluded.documents, sources = excluded.sources, judged = 0",
            (cluster, *(row or (0, 0, 0))),
        )


def recount_document(database: Database, document: int) -> None:
    """Count anew the clusters that hold a claim of ``document``."""
    found = database.rows(
        "SELECT DISTINCT m.cluster FROM claims c JOIN members m ON m.claim = c.id "
        "WHERE c.document = ?",
        (document,),
    )
    recount(database, [cluster for (cluster,) in found])


def recount_claim(database: Database, claim: int) -> None:
    """Count anew the cluster that holds a claim, where one does."""
    cluster = database.value("SELECT cluster FROM members WHERE claim = ?", (claim,))
    recount(database, [] if cluster is None else [cluster])


def forget(database: Database, cluster: int) -> None:
    """Take out a cluster that became part of another one."""
    _clear_outliers(database, cluster)
    database.run("DELETE FROM clusters WHERE cluster = ?", (cluster,))


def _clear_outliers(database: Database, cluster: int) -> None:
    database.run(
        "DELETE FROM disputes WHERE evidence = 0 AND claim IN "
        "(SELECT claim FROM outliers WHERE cluster = ?)",
        (cluster,),
    )
    database.run("DELETE FROM outliers WHERE cluster = ?", (cluster,))


def _write_outlier(database: Database, cluster: int, one: Outlier) -> None:
    claim, against = int(one.claim[1:]), int(one.against[1:])
    record: dict[str, Json] = {
        "figure": one.figure,
        "usual": one.usual,
        "difference": one.difference,
        "reasons": list(one.reasons),
        "score": one.score,
        "locator": one.locator,
    }
    database.run(
        "INSERT INTO outliers (claim, cluster, against, record) VALUES (?, ?, ?, ?)",
        (claim, cluster, against, json_text(record)),
    )
    places: Mapping[int, tuple[int, int]] = {
        key: (document, draft)
        for key, document, draft in database.rows(
            "SELECT s.claim, s.document, d.role = 'draft' FROM states s "
            "JOIN documents d ON d.id = s.document WHERE s.claim IN (?, ?)",
            (claim, against),
        )
    }
    (document, draft), (home, _) = places[claim], places[against]
    team = disputes.team_of("outlier", [(document, str(claim)), (home, str(against))])
    row = disputes.Listed(
        claim, 0, against, document, home, draft, disputes.OUTLIER, one.weight, team
    )
    disputes.insert(database, [row])


def _cluster(database: Database, key: int) -> Cluster | None:
    row = database.row(
        "SELECT documents, sources, spread, judged FROM clusters WHERE cluster = ?", (key,)
    )
    if row is None:
        return None
    documents, sources, spread, judged = row
    claims = [
        claim
        for (claim,) in database.rows(
            f"SELECT m.claim {_LIVE} ORDER BY s.document, s.span_start, m.claim", (key,)
        )
    ]
    unusual = {
        claim for (claim,) in database.rows("SELECT claim FROM outliers WHERE cluster = ?", (key,))
    }
    from claims.model.disputes import Cluster

    first = [claim for claim in claims if claim in unusual]
    rest = [claim for claim in claims if claim not in unusual]
    return Cluster(
        id=f"k{key}",
        claims=tuple(f"c{claim}" for claim in (*first, *rest)),
        documents=documents,
        sources=sources,
        outliers=tuple(f"c{claim}" for claim in first),
        # What was said of the claims that it had before says nothing of those it has.
        spread=spread if judged else "",
    )
