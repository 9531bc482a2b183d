"""Linking claims to earlier ones that say nearly the same words, in near linear time.

Claims are taken in the order of their numbers. Each is compared with the first few claims of its
sixteen bands that came before it, and joined to the clusters of those of other documents that are
alike (in one document, a clause and its sentence are two claims of the same words). So the links
follow from the claims alone, whatever the portions they came in, and :func:`rebuilt` makes the same
anew. Hashes fall anywhere in their table; thousands of claims are therefore held in memory and
written in the order of the hashes, where writing them one by one would write a page for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from time import sleep
from typing import TypeAlias

from claims.minhash import ALIKE, bands, carrying, jaccard
from claims.store.clusters import forget, recount
from claims.store.database import Database
from claims.store.ids import marks
from claims.store.statements import CHUNK

AT_ONCE = 100
"""Claims linked at a time, between which a caller may stop."""
HELD = 10_000
"""Claims linked before they are written."""
BUCKET = 32
"""Claims of one band that later ones are compared with, the first ones: what is said more often
word for word is boilerplate, and linking all of it tells nobody anything."""
LARGEST = 500
"""Claims in one cluster: more are no copies of one claim, but a chain of likenesses."""
_ROWS = 500
# Pages of the hashes' table that are held while claims are linked, in KB.
_CACHE = 64_000
_CLUSTERS = 20
_PAUSE = 0.002
_SAID_KEPT = 10_000

Said: TypeAlias = tuple[int, frozenset[str]]
"""The document of a claim, and its terms but for numbers."""

_NEXT = (
    "SELECT claim, document, statement FROM search_text WHERE claim > ? AND claim < ? "
    "ORDER BY claim LIMIT ?"
)
_NO_BOUND = 1 << 62


class Linking:
    """The claims of a case that are not linked yet, linked portion by portion.

    What was linked is on disk after :meth:`write`, and else done again the next time.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._done = int(database.value("SELECT filled FROM derived WHERE name = 'clusters'") or 0)
        self._held = 0
        self._links = _CaseLinks(database, {}, self._done)
        database.run(f"PRAGMA cache_size = -{_CACHE}")

    def some(self) -> int:
        """Link the next hundred claims; returns how many, 0 where none is left."""
        rows = [
            (claim, (document, terms), bands(terms))
            for claim, document, statement in self._database.rows(
                _NEXT, (self._done, self._bound(), AT_ONCE)
            )
            for terms in [carrying(statement)]
        ]
        self._links.read_buckets([band for *_, found in rows for band in found], self._done)
        for claim, said, found in rows:
            self._links.link(claim, said, found)
            self._done = claim
        self._held += len(rows)
        if self._held >= HELD:
            self.write()
        return len(rows)

    def _bound(self) -> int:
        """The first claim of a document that is still coming in: it may yet be cleared away."""
        firsts = [
            self._database.value("SELECT min(id) FROM claims WHERE document = ?", (document,))
            for (document,) in list(
                self._database.rows("SELECT id FROM documents WHERE imported IS NULL")
            )
        ]
        return min((first for first in firsts if first is not None), default=_NO_BOUND)

    def write(self) -> None:
        """Write what was linked, some milliseconds a transaction.

        Killed in between, the same claims are linked again, and nothing is written twice.
        """
        if not self._held:
            return
        self._links.write()
        with self._database.transaction():
            self._database.run(
                "UPDATE derived SET filled = max(filled, ?) WHERE name = 'clusters'",
                (self._done,),
            )
        self._held = 0
        self._links = _CaseLinks(self._database, self._links.said, self._done)


class _Links:
    """Links between claims, made from the first claim on and held in memory."""

    def __init__(self) -> None:
        self.said: dict[int, Said] = {}
        self._buckets: dict[int, list[int]] = {}
        self._sizes: dict[int, int] = {}
        # Clusters that became part of another one.
        self._joined: dict[int, int] = {}
        self._linked: set[int] = set()

    def link(self, claim: int, said: Said, found: Sequence[int]) -> None:
        """Link a claim to the earlier ones that are alike; ``found`` are the bands of its terms."""
        buckets = [self._buckets.setdefault(band, []) for band in found]
        others = sorted({other for bucket in buckets for other in bucket})
        self._know(others)
        for other in others:
            mine, theirs = self._cluster(claim), self._cluster(other)
            if mine != theirs and _alike(said, self.said[other]):
                self._join(claim, other, mine, theirs)
        for bucket in buckets:
            if len(bucket) < BUCKET:
                bucket.append(claim)
                self.said[claim] = said

    def clusters(self) -> dict[int, int]:
        """Every claim that was linked to another one, with its cluster."""
        return {claim: self._cluster(claim) for claim in sorted(self._linked)}

    def _know(self, claims: Sequence[int]) -> None:
        """Have the terms and clusters of claims at hand."""

    def _home(self, claim: int) -> int:
        """The cluster that a claim was in before; its own number where it was in none."""
        return claim

    def _size(self, cluster: int) -> int:
        return self._sizes.get(cluster, 1)

    def _cluster(self, claim: int) -> int:
        found = self._home(claim)
        while found in self._joined:
            found = self._joined[found]
        return found

    def _join(self, claim: int, other: int, mine: int, theirs: int) -> None:
        size = self._size(mine) + self._size(theirs)
        if size > LARGEST:
            return
        kept, gone = min(mine, theirs), max(mine, theirs)
        self._joined[gone] = kept
        self._sizes[kept] = size
        self._linked |= {claim, other}


class _CaseLinks(_Links):
    """Links of some claims to those of a case, read from it as they are wanted."""

    def __init__(self, database: Database, said: dict[int, Said], after: int) -> None:
        super().__init__()
        self._database = database
        self._after = after
        # The latest ones, which have the best chance to be wanted again.
        self.said.update(list(said.items())[-_SAID_KEPT:])
        self._homes: dict[int, int] = {}

    def read_buckets(self, wanted: Sequence[int], last: int) -> None:
        """Have the first claims of bands at hand, up to the one that was linked ``last``."""
        unread = sorted({band for band in wanted if band not in self._buckets})
        for at in range(0, len(unread), CHUNK):
            part = unread[at : at + CHUNK]
            for band, claim in self._database.rows(
                f"SELECT hash, claim FROM bands WHERE hash IN ({marks(len(part))}) AND claim <= ? "
                "ORDER BY hash, claim",
                (*part, last),
            ):
                bucket = self._buckets.setdefault(band, [])
                if len(bucket) < BUCKET:
                    bucket.append(claim)

    def _know(self, claims: Sequence[int]) -> None:
        unread = [one for one in claims if one not in self.said]
        self.said.update(_said_by(self._database, unread))
        unmet = [one for one in claims if one not in self._homes]
        for at in range(0, len(unmet), CHUNK):
            part = unmet[at : at + CHUNK]
            self._homes.update(
                self._database.rows(
                    f"SELECT claim, cluster FROM members WHERE claim IN ({marks(len(part))})", part
                )
            )

    def _home(self, claim: int) -> int:
        return self._homes.get(claim, claim)

    def _size(self, cluster: int) -> int:
        if cluster not in self._sizes:
            counted = self._database.value(
                "SELECT count(*) FROM members WHERE cluster = ?", (cluster,)
            )
            self._sizes[cluster] = counted or 1
        return self._sizes[cluster]

    def write(self) -> None:
        """Write the hashes in their order, then which claims are in which cluster."""
        database = self._database
        rows = (
            (band, claim)
            for band in sorted(self._buckets)
            for claim in self._buckets[band]
            if claim > self._after
        )
        while some := list(islice(rows, _ROWS)):
            with database.transaction():
                database.run_many("INSERT OR IGNORE INTO bands (hash, claim) VALUES (?, ?)", some)
            # In between others get their turn to write.
            sleep(_PAUSE)
        together: dict[int, list[int]] = {}
        for claim, cluster in self.clusters().items():
            together.setdefault(cluster, []).append(claim)
        gone: dict[int, list[int]] = {}
        for one in self._joined:
            gone.setdefault(self._cluster(one), []).append(one)
        kept = sorted(together)
        for at in range(0, len(kept), _CLUSTERS):
            with database.transaction():
                for cluster in kept[at : at + _CLUSTERS]:
                    self._write_cluster(cluster, together[cluster], gone.get(cluster, ()))
            sleep(_PAUSE)

    def _write_cluster(self, cluster: int, claims: Sequence[int], gone: Sequence[int]) -> None:
        database = self._database
        for one in gone:
            database.run("UPDATE members SET cluster = ? WHERE cluster = ?", (cluster, one))
            forget(database, one)
        database.run_many(
            "INSERT INTO members (claim, cluster) VALUES (?, ?) "
            "ON CONFLICT (claim) DO UPDATE SET cluster = excluded.cluster",
            ((claim, cluster) for claim in claims),
        )
        recount(database, [cluster])


def _alike(one: Said, other: Said) -> bool:
    return one[0] != other[0] and jaccard(one[1], other[1]) >= ALIKE


def _said_by(database: Database, claims: Sequence[int]) -> Iterator[tuple[int, Said]]:
    for at in range(0, len(claims), CHUNK):
        part = claims[at : at + CHUNK]
        for claim, document, statement in database.rows(
            f"SELECT claim, document, statement FROM search_text WHERE claim IN "
            f"({marks(len(part))})",
            part,
        ):
            yield claim, (document, carrying(statement))


def rebuilt(database: Database) -> dict[int, int]:
    """The cluster of every linked claim, made anew from the claims in memory, for comparing."""
    links = _Links()
    for claim, document, statement in database.rows(
        "SELECT claim, document, statement FROM search_text WHERE claim <= "
        "(SELECT filled FROM derived WHERE name = 'clusters') ORDER BY claim"
    ):
        terms = carrying(statement)
        links.link(claim, (document, terms), bands(terms))
    return links.clusters()
