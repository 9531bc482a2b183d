"""Documents come in: read, claims extracted, people unified, stored, cross-referenced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from claims.errors import DocumentError, Refused
from claims.extract import USUAL, Tuning, extract
from claims.extract.lists import extract_list
from claims.extract.precedents import extract_check
from claims.match.again import compare_waiting, expect_comparison
from claims.match.clusters import cluster_claims
from claims.match.crossref import cross_reference
from claims.match.prior import compare_waiting_checks, expect_checks
from claims.match.recall import Recall
from claims.model import Document, Extraction, Role
from claims.recasting import name_people
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
# Where the documents whose cross-references are still to be made are kept, for resuming.
_PENDING = "cross-reference"


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
    total = Intake(replaced=(finished,) if finished else ())
    if finished:
        _expect(case, finished.new)
        expect_comparison(case, case.by_hand.chosen_for(finished.new))
    pending = iter(_of_role(documents, base.role) if base else documents)
    stopped = cancelled or (lambda: False)
    while not stopped() and (batch := list(islice(pending, _TOGETHER))):
        total = _take_batch(case, batch, total, reviewer, progress, stopped, checking, versioning)
    case.copies.find(stopped)
    waiting = _waiting(case)
    # Documents that wait may come from a call that was killed before the people were named.
    if any(case.known_as.named_in(one) for one in waiting):
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
        case.remember("", _PENDING, None)
    if not stopped():
        compare_waiting(case, reviewer=reviewer)
    cluster_claims(case, progress=progress, cancelled=stopped)
    return replace(total, evidence=evidence, cancelled=stopped())


def _take_batch(
    case: Case,
    batch: Sequence[Document | DocumentError],
    total: Intake,
    reviewer: str,
    progress: Progress | None,
    cancelled: Cancelled,
    checking: Checking,
    versioning: Versioning,
) -> Intake:
    refused = [one for one in batch if isinstance(one, DocumentError)]
    total = replace(total, refused=(*total.refused, *refused))
    read = [one for one in batch if isinstance(one, Document)]
    # A feed comes again every week, and nearly all of it is there already.
    known = case.checks.known([one.sha256 for one in read if is_check(one)])
    total = replace(total, same=total.same + sum(one.sha256 in known for one in read))
    read = [one for one in read if one.sha256 not in known]
    found: list[tuple[Document, Extraction]] = []
    for done, document in enumerate(read):
        if cancelled():
            break
        if progress:
            progress(done, len(read), f"reading {document.name}")
        found.append((document, checking.claims_in(document)))
    for checks, run in groupby(found, key=lambda one: is_check(one[0])):
        if checks and not cancelled():
            total = _store_checks(case, list(run), total, reviewer)
        for document, extraction in () if checks else run:
            if cancelled():
                break
            total = _store(case, document, extraction, total, reviewer, versioning)
    return total


def is_check(document: Document) -> bool:
    """Whether a document is a published check that came in with many others."""
    return document.role is Role.PRECEDENT and document.rating is not None


def _store_checks(
    case: Case, checks: Sequence[tuple[Document, Extraction]], total: Intake, reviewer: str
) -> Intake:
    added = case.checks.add(checks, reviewer=reviewer)
    new = tuple(one for one in added if one)
    if new:
        expect_checks(case, new[0])
    return replace(
        total,
        new=total.new + len(new),
        same=total.same + len(added) - len(new),
        documents=(*total.documents, *new),
    )


def _store(
    case: Case,
    document: Document,
    extraction: Extraction,
    total: Intake,
    reviewer: str,
    versioning: Versioning,
) -> Intake:
    base = base_of(case, document, extraction, versioning, total.documents)
    if base:
        return _store_version(case, document, extraction, total, reviewer, base)
    known = case.texts.knows(document)
    added = case.add_document(document, extraction, reviewer=reviewer)
    if not added.new:
        return replace(total, same=total.same + 1)
    if document.role is Role.PRECEDENT:
        expect_checks(case, added.document.id)
    _expect(case, added.document.id)
    return replace(
        total,
        new=total.new + 1,
        changed=total.changed + known,
        documents=(*total.documents, added.document.id),
    )


def _store_version(
    case: Case,
    document: Document,
    extraction: Extraction,
    total: Intake,
    reviewer: str,
    base: str,
) -> Intake:
    def add(revises: str) -> str:
        added = case.add_document(document, extraction, reviewer=reviewer, revises=revises)
        if added.document.id == revises:
            raise Refused(f"{document.name} is {revises} word for word: nothing has changed.")
        return added.document.id

    replaced = add_version(case, document, base, add, reviewer)
    _expect(case, replaced.new)
    expect_comparison(case, case.by_hand.chosen_for(replaced.new))
    return replace(
        total,
        new=total.new + 1,
        changed=total.changed + 1,
        documents=(*total.documents, replaced.new),
        replaced=(*total.replaced, replaced),
    )


def _of_role(
    documents: Iterable[Document | DocumentError], role: Role
) -> Iterator[Document | DocumentError]:
    """Documents as what the one is that they are a version of."""
    for one in documents:
        yield replace(one, role=role) if isinstance(one, Document) else one


def _expect(case: Case, document: str) -> None:
    """Have a document cross-referenced, now or the next time anything is taken in."""
    waiting = _waiting(case)
    if document not in waiting:
        case.remember("", _PENDING, [*waiting, document])


def cross_reference_new(case: Case, document: str, *, reviewer: str) -> int:
    """Set a document that was stored by itself against everything; returns how many passages."""
    _expect(case, document)
    return take_in(case, (), reviewer=reviewer).evidence


def _waiting(case: Case) -> list[str]:
    kept = case.recall("", _PENDING)
    return [str(one) for one in kept] if isinstance(kept, list) else []
