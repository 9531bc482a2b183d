"""Documents come in: read, claims extracted, people unified, stored, cross-referenced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice

from claims.errors import DocumentError, Refused
from claims.expecting import expect, expected, settle
from claims.extract import USUAL, Tuning, extract
from claims.extract.lists import extract_list
from claims.extract.precedents import extract_check
from claims.match.again import compare_waiting
from claims.match.clusters import cluster_claims
from claims.match.crossref import cross_reference
from claims.match.prior import compare_waiting_checks, expect_checks
from claims.match.recall import Recall
from claims.model import Document, Extraction, Role
from claims.phrases import phrase
from claims.recasting import name_people
from claims.recomparing import expect_comparison
from claims.replacing import (
    Replaced,
    Versioning,
    add_version,
    base_of,
    checked_base,
    finish_pending,
)
from claims.store import Case

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]

# So many documents are read before they are stored: reading takes longer than a decision may wait.
_TOGETHER = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What became of the documents handed in."""

    new: int = 0
    same: int = 0
    """The same bytes were there already; nothing was changed."""
    changed: int = 0
    """New text of an address or file that was there already; counted in ``new`` as well."""
    refused: tuple[DocumentError, ...] = ()
    documents: tuple[str, ...] = ()
    """The ids of the documents added."""
    replaced: tuple[Replaced, ...] = ()
    """New versions that took the place of earlier ones."""
    evidence: int = 0
    """Passages found that speak to a claim."""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Checking:
    """What is looked for in documents as they come in."""

    ticked: frozenset[Role] = frozenset({Role.DRAFT})
    """In which documents every date, title, place, rank and "never" is a claim, to be ticked."""
    tuning: Tuning = USUAL
    """How worthiness is reckoned."""

    def claims_in(self, document: Document) -> Extraction:
        """What is found in a document."""
        if document.rating:
            return extract_check(
                document.text, document.rating, published=document.published, tuning=self.tuning
            )
        if document.layout.in_rows:
            return extract_list(
                document.text,
                document.layout,
                published=document.published,
                ticking=document.role in self.ticked,
                tuning=self.tuning,
            )
        found = extract(
            document.text,
            published=document.published,
            ticking=document.role in self.ticked,
            tuning=self.tuning,
        )
        # Published checks are no sources, so that no name of the case is spelt after theirs.
        return replace(found, people=()) if document.role is Role.PRECEDENT else found


def take_in(
    case: Case,
    documents: Iterable[Document | DocumentError],
    *,
    reviewer: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    checking: Checking = Checking(),
    recall: Recall = Recall(),  # noqa: B008 - frozen
    versioning: Versioning = Versioning(),  # noqa: B008 - frozen
) -> Intake:
    """Add documents to a case and find what speaks to their claims.

    Errors among ``documents`` are handed back as refused. Each document is stored whole or not at
    all; cancelled, the rest is left out, and cross-references that are missing are made the next
    time anything is taken in. A draft with the address or file name of an earlier one takes its
    place, unless ``versioning`` says otherwise.

    Raises:
        Refused: ``versioning`` names a document that cannot have a new version, or nobody says who
            is reviewing.
    """
    base = checked_base(case, versioning)
    finished = finish_pending(case)
    stopped = cancelled or (lambda: False)
    taking = _Taking(case, reviewer, progress, stopped, checking, versioning)
    if finished:
        taking.replaced.append(finished)
        expect(case, finished.new)
        expect_comparison(case, case.by_hand.chosen_for(finished.new))
    pending = iter(_of_role(documents, base.role) if base else documents)
    while not stopped() and (batch := list(islice(pending, _TOGETHER))):
        taking.take(batch)
    case.copies.find(stopped)
    waiting = expected(case)
    # Documents that wait may come from a call that was killed before the people were named.
    if any(case.cast.known_as.named_in(one) for one in waiting):
        name_people(case, reviewer=reviewer)
    evidence = cross_reference(
        case,
        waiting,
        progress=progress,
        cancelled=cancelled,
        reviewer=reviewer,
        recall=recall,
    )
    evidence += compare_waiting_checks(
        case, progress=progress, cancelled=cancelled, reviewer=reviewer
    )
    if waiting and not stopped():
        settle(case)
    if not stopped():
        compare_waiting(case, reviewer=reviewer)
    cluster_claims(case, progress=progress, cancelled=stopped)
    return replace(taking.intake(), evidence=evidence, cancelled=stopped())


@dataclass(slots=True)
class _Taking:
    """Documents on their way into a case, and what has become of them so far."""

    case: Case
    reviewer: str
    progress: Progress | None
    stopped: Cancelled
    checking: Checking
    versioning: Versioning
    new: int = 0
    same: int = 0
    changed: int = 0
    refused: list[DocumentError] = field(default_factory=list)
    documents: dict[str, None] = field(default_factory=dict)
    """The ids of those added, in their order."""
    replaced: list[Replaced] = field(default_factory=list)

    def intake(self) -> Intake:
        """What has become of them."""
        return Intake(
            new=self.new,
            same=self.same,
            changed=self.changed,
            refused=tuple(self.refused),
            documents=tuple(self.documents),
            replaced=tuple(self.replaced),
        )

    def take(self, batch: Sequence[Document | DocumentError]) -> None:
        """Find the claims of some documents, then store them."""
        self.refused += [one for one in batch if isinstance(one, DocumentError)]
        read = [one for one in batch if isinstance(one, Document)]
        # A feed comes again every week, and nearly all of it is there already.
        known = self.case.checks.known([one.sha256 for one in read if is_check(one)])
        self.same += sum(one.sha256 in known for one in read)
        found = self._read([one for one in read if one.sha256 not in known])
        for checks, run in groupby(found, key=lambda one: is_check(one[0])):
            if checks and not self.stopped():
                self._store_checks(list(run))
            for document, extraction in () if checks else run:
                if self.stopped():
                    break
                self._store(document, extraction)

    def _read(self, documents: Sequence[Document]) -> list[tuple[Document, Extraction]]:
        found: list[tuple[Document, Extraction]] = []
        for done, document in enumerate(documents):
            if self.stopped():
                break
            if self.progress:
                self.progress(
                    done, len(documents), phrase("reading {document}", document=document.name)
                )
            found.append((document, self.checking.claims_in(document)))
        return found

    def _store_checks(self, checks: Sequence[tuple[Document, Extraction]]) -> None:
        added = self.case.checks.add(checks, reviewer=self.reviewer)
        new = [one for one in added if one]
        if new:
            expect_checks(self.case, new[0])
        self.new += len(new)
        self.same += len(added) - len(new)
        self.documents.update(dict.fromkeys(new))

    def _store(self, document: Document, extraction: Extraction) -> None:
        case = self.case
        base = base_of(case, document, extraction, self.versioning, self.documents)
        if base:
            self._store_version(document, extraction, base)
            return
        known = case.texts.knows(document)
        added = case.add_document(document, extraction, reviewer=self.reviewer)
        if not added.new:
            self.same += 1
            return
        if document.role is Role.PRECEDENT:
            expect_checks(case, added.document.id)
        expect(case, added.document.id)
        self.new += 1
        self.changed += known
        self.documents[added.document.id] = None

    def _store_version(self, document: Document, extraction: Extraction, base: str) -> None:
        case = self.case

        def add(revises: str) -> str:
            added = case.add_document(document, extraction, reviewer=self.reviewer, revises=revises)
            if added.document.id == revises:
                raise Refused(
                    "{document} is {revises} word for word: nothing has changed.",
                    document=document.name,
                    revises=revises,
                )
            return added.document.id

        replaced = add_version(case, document, base, add, self.reviewer)
        expect(case, replaced.new)
        expect_comparison(case, case.by_hand.chosen_for(replaced.new))
        self.new += 1
        self.changed += 1
        self.documents[replaced.new] = None
        self.replaced.append(replaced)


def is_check(document: Document) -> bool:
    """Whether a document is a published check that came in with many others."""
    return document.role is Role.PRECEDENT and document.rating is not None


def _of_role(
    documents: Iterable[Document | DocumentError], role: Role
) -> Iterator[Document | DocumentError]:
    """Documents as what the one is that they are a version of."""
    for one in documents:
        yield replace(one, role=role) if isinstance(one, Document) else one


def cross_reference_new(case: Case, document: str, *, reviewer: str) -> int:
    """Set a document that was stored by itself against everything; returns how many passages."""
    expect(case, document)
    return take_in(case, (), reviewer=reviewer).evidence
