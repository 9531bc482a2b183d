"""A document against everything in its case: what speaks to its claims, and they to others'.

Each claim asks the index for candidates; figures are compared, quotations looked up word by word in
the other documents' whole text, and what only speaks of the same matter is shown as similar. Every
finding is kept in both directions, since the reviewer may stand at either claim.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from claims.match.desk import Desk
from claims.match.lookup import Lookup
from claims.match.prior import Prior
from claims.match.recall import Recall
from claims.match.spellings import spelling_evidence, variants_of
from claims.model import Claim, Evidence, Relation, Role, Span
from claims.phrases import phrase
from claims.store import Case

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]

# A case of no more documents than this has every quotation looked up in all of them word by word;
# a larger one keeps the runs of words by which those are found that may hold one.
_ALL_DOCUMENTS = 40
_WRITTEN_AT_ONCE = 500
_CLAIMS_AT_ONCE = 100
# Passages kept for one claim, of each relation: nobody reads more. Of its own document less, so
# that there is room for those of others.
_KEPT = {
    Relation.CONFLICTS: 16,
    Relation.AGREES: 16,
    Relation.DIFFERENT_SCOPE: 12,
    Relation.COMPATIBLE: 12,
    Relation.SIMILAR: 6,
}
_KEPT_OF_OWN = 4
# Where the numbers of claims that are done are kept for each document, for resuming.
_DONE = "cross-reference-done"


def cross_reference(
    case: Case,
    document_ids: Sequence[str],
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    reviewer: str = "",
    recall: Recall = Recall(),  # noqa: B008 - frozen
) -> int:
    """Find what speaks to the claims of documents, and store it; returns how many passages.

    Cancelled, it stops between two claims: what was stored stays and is whole, and asking again
    goes on where it stopped.
    """
    run = _Run(case, document_ids, progress, cancelled, reviewer, recall)
    run.look_up_quotations()
    if not run.many:
        run.compare_spellings()
    run.compare_claims()
    return run.stored


def cross_reference_claims(case: Case, claims: Sequence[Claim], *, reviewer: str = "") -> int:
    """Find what speaks to a few claims of documents that are cross-referenced already, and what
    they say to others; returns how many passages are new.
    """
    run = _Run(case, (), None, None, reviewer, Recall())
    for claim in claims:
        run.compare_one(claim)
    return run.stored


class _Run:
    """One round of cross-referencing: what it does, how far it is, and what it has stored."""

    def __init__(
        self,
        case: Case,
        document_ids: Sequence[str],
        progress: Progress | None,
        cancelled: Cancelled | None,
        reviewer: str,
        recall: Recall,
    ) -> None:
        self.desk = Desk(case, recall)
        self.many = case.texts.more_documents_than(_ALL_DOCUMENTS)
        self.stored = 0
        self._case = case
        keys = {int(one[1:]) for one in document_ids}
        counted = case.checks.others_among(keys)
        self._documents = [one for one in dict.fromkeys(document_ids) if int(one[1:]) in counted]
        self._prior = Prior(case, self.desk) if case.checks.any() else None
        self._reviewed = _reviewed(case)
        self._work = {one: case.claims_of(one) for one in self._documents}
        self._total = sum(len(claims) for claims in self._work.values())
        self._tell = progress or (lambda done, total, words: None)
        self._stopped = cancelled or (lambda: False)
        self._reviewer = reviewer
        self._room = _Room(case)
        # Where a claim's quotations stand, which says more than that the matter is the same.
        self._quoted: defaultdict[str, list[tuple[str, Span]]] = defaultdict(list)

    def look_up_quotations(self) -> None:
        """Look quotations up in other documents' whole text, and say which stand nowhere."""
        if not self._documents:
            return
        desk = self.desk
        if self.many:
            self._case.quotations.fill(self._stopped)
        lookup = Lookup(
            self._case,
            None if self.many else desk.documents,
            self._documents,
            desk.place,
            desk.text,
            self._stopped,
        )
        for document in lookup.documents:
            if self._stopped():
                return
            name = desk.place(document).document.name
            self._tell(0, self._total, phrase("looking for quotations in {name}", name=name))
            found = list(lookup.passages(document))
            for one in found:
                self._quoted[one.claim].append((one.document, one.span))
            self._store(found)
        # Only now is every text looked through: cut short before, a quotation is not missing yet.
        if self._stopped():
            return
        self._store(list(lookup.stitched()))
        for one in lookup.found_after_all():
            self._case.passages.read_anew(one.claim, [one], [], reviewer=self._reviewer)
        self._store(list(lookup.missing()))

    def compare_spellings(self) -> None:
        """Compare how the new documents and the others write the names of the case's people."""
        variants = variants_of(self._case.cast.people())
        if not variants:
            return
        places = [self.desk.place(one.id) for one in self.desk.documents]
        new = [one for one in places if one.document.id in self._work]
        for place in places if new else ():
            if self._stopped():
                return
            own = place.document.id
            claims = self._work[own] if own in self._work else self._case.claims_of(own)
            against = places if own in self._work else new
            self._store(list(spelling_evidence(variants, claims, place, against)))

    def compare_one(self, claim: Claim) -> None:
        """Compare one claim with everything."""
        case, desk = self._case, self.desk
        if self.many:
            case.quotations.fill()
        others = None if self.many else [one.id for one in desk.documents]
        lookup = Lookup(case, None, [claim.document], desk.place, desk.text, self._stopped)
        found = list(lookup.of_claim(claim, others))
        if desk.place(claim.document).document.role is not self._reviewed:
            found = [one for one in found if one.relation is not Relation.NOT_FOUND]
        self._quoted[claim.id] += [(one.document, one.span) for one in found]
        self._store(found)
        variants = [] if self.many else variants_of(case.cast.people())
        if variants:
            places = [desk.place(one.id) for one in desk.documents]
            own = desk.place(claim.document)
            self._store(list(spelling_evidence(variants, [claim], own, places)))
        self._store(list(self._speaking_of(claim)))

    def compare_claims(self) -> None:
        """Compare each claim with its candidates, and keep how far that is."""
        done = self._done()
        before = 0
        for document, claims in self._work.items():
            for start in range(done.get(document, 0), len(claims), _CLAIMS_AT_ONCE):
                part = claims[start : start + _CLAIMS_AT_ONCE]
                compared = self._compare(part, before + start)
                done[document] = start + compared
                self._case.memory.remember("", _DONE, {**done})
                if compared < len(part):
                    return
            before += len(claims)
        others = {key: count for key, count in done.items() if key not in self._work}
        self._case.memory.remember("", _DONE, {**others} or None)
        self._tell(self._total, self._total, "cross-referenced")

    def _done(self) -> dict[str, int]:
        kept = self._case.memory.recall("", _DONE)
        return (
            {one: int(str(count)) for one, count in kept.items()} if isinstance(kept, dict) else {}
        )

    def _compare(self, claims: Sequence[Claim], before: int) -> int:
        """Compare claims until cancelled and store what was found; returns how many were."""
        pending: list[Evidence] = []
        compared = 0
        for claim in claims:
            if self._stopped():
                break
            self._tell(
                before + compared,
                self._total,
                phrase("cross-referencing {document}", document=claim.document),
            )
            pending.extend(self._speaking_of(claim))
            compared += 1
        self._store(pending)
        return compared

    def _speaking_of(self, claim: Claim) -> Iterator[Evidence]:
        others = self.desk.others(claim)
        found = self.desk.speaking_of(claim, others, self._work)
        told = [one for one in found if not self._told(one)]
        home = {claim.id, *(one.id for one in others if one.document == claim.document)}
        yield from self._room.left_for(told, home)
        if self._prior and self.desk.place(claim.document).document.role is self._reviewed:
            yield from self._prior.speaking_of(claim)

    def _told(self, one: Evidence) -> bool:
        """Whether a quotation found in the same words says it already, and better."""
        return one.relation is Relation.SIMILAR and any(
            document == one.document and span.meets(one.span)
            for document, span in self._quoted.get(one.claim, ())
        )

    def _store(self, found: Sequence[Evidence]) -> None:
        for start in range(0, len(found), _WRITTEN_AT_ONCE):
            part = found[start : start + _WRITTEN_AT_ONCE]
            self.stored += self._case.passages.add(part, reviewer=self._reviewer)


def _reviewed(case: Case) -> Role:
    """Of which documents the claims are reviewed: of drafts, or of sources where none is there."""
    first = case.queue.claim_ids(queue=True, limit=1)
    claims = case.claims([f"c{key}" for key in first])
    documents = (case.document(claim.document) for claim in claims.values())
    return next((document.role for document in documents), Role.SOURCE)


class _Room:
    """How much room each claim has left, so that nobody is shown more than can be read."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._counts: dict[str, Counter[Relation]] = {}
        self._own: Counter[tuple[str, Relation]] = Counter()
        self._with_checks = case.checks.any()

    def left_for(self, found: Sequence[Evidence], home: Collection[str]) -> Iterator[Evidence]:
        """Those of ``found`` for which there is room; ``home`` are claims of one document.

        What the claims of ``home`` say to each other has less.
        """
        self._count({one.claim for one in found})
        for one in found:
            counts, own = self._counts[one.claim], (one.claim, one.relation)
            at_home = one.claim in home and one.source_claim in home
            if counts[one.relation] >= _KEPT[one.relation]:
                continue
            if at_home and self._own[own] >= _KEPT_OF_OWN:
                continue
            counts[one.relation] += 1
            self._own[own] += at_home
            yield one

    def _count(self, claims: Iterable[str]) -> None:
        """Read how many passages claims have that were not met before."""
        unmet = sorted({int(one[1:]) for one in claims if one not in self._counts})
        rows = self._case.queue.rows(unmet) if unmet else {}
        for key in unmet:
            row = rows.get(key)
            counts = Counter(row.relations if row else {})
            if counts[Relation.SIMILAR] and self._with_checks:
                # Checks have room of their own.
                counts[Relation.SIMILAR] -= len(self._case.checks.speaking_of(f"c{key}"))
            self._counts[f"c{key}"] = counts
