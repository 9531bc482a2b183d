"""Claims that say nearly the same words: kept as links between them, never merged.

``bands`` holds sixteen hashes a claim (:mod:`claims.minhash`), as the terms of a full-text table:
its segments are written one after the other, where a B-tree would write a page for each of the
sixteen. ``members`` says which cluster a claim belongs to; a cluster has the number of its earliest
claim. Everything here follows from the claims and can be made anew.
"""

from __future__ import annotations

SCHEMA: tuple[str, ...] = (
    """CREATE VIRTUAL TABLE bands USING fts5 (
        band, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
    )""",
    """CREATE TABLE clustered (
        document INTEGER PRIMARY KEY REFERENCES documents,
        claims INTEGER NOT NULL
    )""",
    "CREATE TABLE members (claim INTEGER PRIMARY KEY REFERENCES claims, cluster INTEGER NOT NULL)",
    "CREATE INDEX members_cluster ON members (cluster, claim)",
    # Of claims in documents that are not withdrawn. Judged is whether outliers and spread are of
    # the claims that the cluster has at present.
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
