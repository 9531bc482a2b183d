"""Which engine finds candidates: FTS5 inside the case, or tantivy beside a large one.

Both answer from the same terms and are ranked alike, so the choice is one of speed. FTS5 needs
nothing; tantivy pays where a case is so large that reading postings is felt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from claims.match.candidates import CandidateIndex, Finder, FullTextCandidates, RareTerms
from claims.match.derived import DerivedIndex, IndexUnavailable, Lineage, in_folder, in_memory
from claims.match.meaning import Blend, Meaning, Texts
from claims.phrases import phrase
from claims.store import Case
from claims.store.corpus import Corpus
from claims.store.search import SearchIndex

LARGE = 200_000
"""Claims from which tantivy is used by itself where it is installed."""


class Engine(StrEnum):
    """What the configuration and ``--engine`` name."""

    AUTO = "auto"
    """tantivy where it is installed and the case is large, else FTS5."""
    FTS5 = "fts5"
    TANTIVY = "tantivy"


@dataclass(frozen=True, slots=True)
class Recall:
    """The engine asked for, and the folder in which derived indexes may be kept."""

    engine: Engine = Engine.FTS5
    folder: Path | None = None
    """The user's cache folder; without it FTS5 is asked."""
    meaning: Meaning | None = None
    """What orders the claims found by their meaning, too; without it only words count."""

    def of_case(self, case: Case) -> CandidateIndex:
        """What finds candidates among the claims of a case.

        An index that is out of step is put right first; the case's ``tell`` is told.
        """
        texts = case.texts
        texts.check()
        return FullTextCandidates(
            texts.index,
            self.finder_of(case),
            case.checks.others_among,
            self._blend(texts.statements),
        )

    def finder_of(self, case: Case) -> Finder:
        """The engine alone, which the claims of a case are ranked on top of."""
        texts = case.texts
        source = texts.index
        own = RareTerms(source, texts.mending)
        if not self.folder or not self._pays(source):
            return own
        first = texts.hash_of(1)
        lineage = Lineage(first, texts.last_event, texts.hash_of)
        place = self.folder / "search" / first[:32]
        return self._found(lambda: in_folder(place, source, lineage, case.tell), case.tell) or own

    def of_corpus(
        self,
        corpus: Corpus,
        kept: Path | None,
        tell: Callable[[str], None],
        texts: Texts = lambda numbers: {},
    ) -> CandidateIndex:
        """What finds candidates in a corpus, whose index is kept in the file ``kept``.

        ``texts`` is asked for the words of entries where their meaning counts.

        Raises:
            IndexUnavailable: tantivy was asked for and is not installed.
        """
        source, blend = corpus.index, self._blend(texts)
        if kept is None:
            # An index in memory is worth its while only where somebody asked for it.
            chosen = in_memory(source) if self.engine is Engine.TANTIVY else None
            return FullTextCandidates(source, chosen, blend=blend)
        if not self._pays(source):
            return FullTextCandidates(source, blend=blend)
        place = kept.with_name(f"{kept.name}.tantivy")
        lineage = Lineage(corpus.fingerprint)
        finder = self._found(lambda: in_folder(place, source, lineage, tell), tell)
        return FullTextCandidates(source, finder, blend=blend)

    def _blend(self, texts: Texts) -> Blend | None:
        return Blend(self.meaning, texts) if self.meaning else None

    def _pays(self, source: SearchIndex) -> bool:
        if self.engine is Engine.AUTO:
            return source.size()[0] >= LARGE and installed()
        return self.engine is Engine.TANTIVY

    def _found(
        self, make: Callable[[], DerivedIndex], tell: Callable[[str], None]
    ) -> DerivedIndex | None:
        try:
            return make()
        except IndexUnavailable as error:
            tell(
                phrase(
                    "{error}: the case's own index is asked instead, which takes longer",
                    error=error,
                )
            )
            return None


def installed() -> bool:
    """Whether tantivy can be loaded."""
    from importlib.util import find_spec

    return find_spec("tantivy") is not None
