"""What a case holds against itself: asked of the whole of it, answered by key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claims.filters import Filter
from claims.model import Cluster, Dispute
from claims.store import disputed
from claims.store.database import Database
from claims.store.watching import Watch

if TYPE_CHECKING:
    from claims.store.asking import Asking
    from claims.store.clusters import Repeats
    from claims.store.copies import Copies
    from claims.store.counts import Counts
    from claims.store.quotations import Quotations
    from claims.store.sameness import Same
    from claims.store.upkeep import CaseTexts


class Contested:
    """The part of a case that compares it with itself."""

    def __init__(self, database: Database, tell: Callable[[str], None]) -> None:
        self._database = database
        self.tell = tell

    @property
    def texts(self) -> CaseTexts:
        """What engines that find candidates are made of, and how it is kept whole."""
        from claims.store.upkeep import CaseTexts

        return CaseTexts(self._database, self.tell)

    @property
    def watch(self) -> Watch:
        """What others write into the case meanwhile."""
        return Watch(self._database)

    @property
    def asking(self) -> Asking:
        """What a filter box asks while somebody types."""
        from claims.store.asking import Asking

        return Asking(self._database)

    def disputed(
        self,
        limit: int = 50,
        offset: int = 0,
        filter: Filter | None = None,  # noqa: A002 - as in claim_ids
    ) -> tuple[Dispute, ...]:
        """What is disputed, each once: the draft's first, conflicts before altered quotations,
        then names, quotations not found and unusual figures; large, sure and worthy ones first.

        ``filter`` is of the claim that a dispute is seen from.
        """
        return disputed.disputed(self._database, limit, offset, filter)

    def disputed_count(self, filter: Filter | None = None) -> int:  # noqa: A002 - as above
        """How many rows :meth:`disputed` has in all."""
        return disputed.count(self._database, filter)

    def contradictions(
        self,
        limit: int = 50,
        offset: int = 0,
        filter: Filter | None = None,  # noqa: A002 - as above
        *,
        within: bool | None = None,
    ) -> tuple[Dispute, ...]:
        """Every two passages that contradict each other, once, the most serious first.

        ``within`` asks for those of one document (True) or of two (False) only.
        """
        return disputed.contradictions(self._database, limit, offset, filter, within)

    def clusters(self, limit: int = 50, offset: int = 0) -> tuple[Cluster, ...]:
        """Claims that several documents make in nearly the same words: first those of which one
        has a figure unlike the usual one, then those of the most documents.
        """
        return self.repeats.clusters(limit, offset)

    @property
    def repeats(self) -> Repeats:
        """Which claims repeat each other, and what keeps that up to date."""
        from claims.store.clusters import Repeats

        return Repeats(self._database)

    @property
    def same(self) -> Same:
        """Which claims a person marked as the same, and the tags of the case."""
        from claims.store.sameness import Same

        return Same(self._database)

    @property
    def copies(self) -> Copies:
        """Which documents are copies of one text, or count as one source for another reason."""
        from claims.store.copies import Copies

        return Copies(self._database)

    def counts(self) -> Counts:
        """The claims to be reviewed by verdict, worst relation, speaker and document."""
        from claims.store.counts import counts

        return counts(self._database)

    @property
    def quotations(self) -> Quotations:
        """Which quotations may stand in which texts, where there are many of both."""
        from claims.store.quotations import Quotations

        return Quotations(self._database)
