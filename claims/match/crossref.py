"""A document against everything in its case: what speaks to its claims, and they to others'.

Each claim asks the index for candidates; figures are compared, quotations looked up word by word in
the other documents' whole text, and what only speaks of the same matter is shown as similar. Every
finding is kept in both directions, since the reviewer may stand at either claim.
"""

from __future__ import annotations

import sys
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from claims.match.desk import Desk
from claims.match.lookup import Lookup
from claims.match.prior import Prior
from claims.match.recall import Recall
from claims.match.spellings import spelling_evidence, variants_of
from claims.model import Claim, Evidence, Json, Relation, Role
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
    Relation.VERBATIM: 48,
    Relation.ALTERED: 48,
    Relation.CONFLICTS: 16,
    Relation.AGREES: 16,
    Relation.DIFFERENT_SCOPE: 12,
    Relation.COMPATIBLE: 12,
    Relation.SIMILAR: 6,
}
_KEPT_OF_OWN = 4
# Where is kept how far the claims are, for resuming: runs of documents that are done, each as the
# first number and how many, and of the one that is under way how many claims.
_DONE = "cross-reference-done"
# Claims of which is known how many passages they have, and where their quotations stand.
_ROOMS = 4_096


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


def cross_reference_claims(
    case: Case,
    claims: Sequence[Claim],
    *,
    reviewer: str = "",
    cancelled: Cancelled | None = None,
) -> int:
    """Find what speaks to a few claims of documents that are cross-referenced already, and what
    they say to others; returns how many passages are new.
    """
    run = _Run(case, (), None, cancelled, reviewer, Recall())
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
        # Of thousands of documents no claims are held but those of the one that is under way.
        self._waiting = set(self._documents)
        self._total = case.texts.count_claims(counted)
        self._tell = progress or (lambda done, total, words: None)
        self._stopped = cancelled or (lambda: False)
        self._reviewer = reviewer
        self._pending: list[Evidence] = []
        self._room = _Room(case)
        self._quoted = lru_cache(maxsize=_ROOMS)(case.quotations.told)

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
            self._room.is_full,
        )
        for document in lookup.documents:
            if self._stopped():
                return
            name = desk.place(document).document.name
            self._tell(0, self._total, phrase("looking for quotations in {name}", name=name))
            self._store(self._room.left_for(lookup.passages(document)))
        # Only now is every text looked through: cut short before, a quotation is not missing yet.
        if self._stopped():
            return
        self._store(lookup.stitched())
        for one in lookup.found_after_all():
            self._case.passages.read_anew(one.claim, [one], [], reviewer=self._reviewer)
        self._store(lookup.missing())

    def compare_spellings(self) -> None:
        """Compare how the new documents and the others write the names of the case's people."""
        variants = variants_of(self._case.cast.people())
        if not variants:
            return
        places = [self.desk.place(one.id) for one in self.desk.documents]
        new = [one for one in places if one.document.id in self._waiting]
        for place in places if new else ():
            if self._stopped():
                return
            own = place.document.id
            claims = self._case.claims_of(own)
            against = places if own in self._waiting else new
            self._store(spelling_evidence(variants, claims, place, against))

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
        self._store(found)
        variants = [] if self.many else variants_of(case.cast.people())
        if variants:
            places = [desk.place(one.id) for one in desk.documents]
            own = desk.place(claim.document)
            self._store(list(spelling_evidence(variants, [claim], own, places)))
        self._store(list(self._speaking_of(claim)))

    def compare_claims(self) -> None:
        """Compare each claim with its candidates, and keep how far that is."""
        far = _HowFar(self._case)
        before = 0
        for document in self._documents:
            claims = self._case.claims_of(document)
            for start in range(far.claims_of(document), len(claims), _CLAIMS_AT_ONCE):
                part = claims[start : start + _CLAIMS_AT_ONCE]
                compared = self._compare(part, before + start)
                far.reach(document, start + compared)
                if compared < len(part):
                    self._write(far)
                    return
                if len(self._pending) >= _WRITTEN_AT_ONCE or far.claims >= _CLAIMS_AT_ONCE:
                    self._write(far)
            far.done(document)
            self._waiting.discard(document)
            before += len(claims)
        self._write(far)
        far.forget(self._documents)
        self._tell(self._total, self._total, "cross-referenced")

    def _write(self, far: _HowFar) -> None:
        self._store(self._pending)
        self._pending.clear()
        self._room.trim()
        far.write()

    def _compare(self, claims: Sequence[Claim], before: int) -> int:
        """Compare claims until cancelled; returns how many were."""
        compared = 0
        for claim in claims:
            if self._stopped():
                break
            self._tell(
                before + compared,
                self._total,
                phrase("cross-referencing {document}", document=claim.document),
            )
            self._pending.extend(self._speaking_of(claim))
            compared += 1
        return compared

    def _speaking_of(self, claim: Claim) -> Iterator[Evidence]:
        others = self.desk.others(claim)
        found = self.desk.speaking_of(claim, others, self._waiting)
        told = [one for one in found if not self._told(one)]
        home = {claim.id, *(one.id for one in others if one.document == claim.document)}
        yield from self._room.left_for(told, home)
        if self._prior and self.desk.place(claim.document).document.role is self._reviewed:
            yield from self._prior.speaking_of(claim)

    def _told(self, one: Evidence) -> bool:
        """Whether a quotation found in the same words says it already, and better."""
        return one.relation is Relation.SIMILAR and any(
            document == one.document and span.meets(one.span)
            for document, span in self._quoted(one.claim)
        )

    def _store(self, found: Iterable[Evidence]) -> None:
        pending = iter(found)
        while part := list(islice(pending, _WRITTEN_AT_ONCE)):
            self.stored += self._case.passages.add(part, reviewer=self._reviewer)


def _reviewed(case: Case) -> Role:
    """Of which documents the claims are reviewed: of drafts, or of sources where none is there."""
    first = case.queue.claim_ids(queue=True, limit=1)
    claims = case.claims([f"c{key}" for key in first])
    documents = (case.document(claim.document) for claim in claims.values())
    return next((document.role for document in documents), Role.SOURCE)


class _HowFar:
    """How far the claims of documents are compared, kept for a round that is cut short."""

    def __init__(self, case: Case) -> None:
        self._memory = case.memory
        self._runs: list[list[int]] = []
        self._part: dict[str, int] = {}
        self.claims = 0
        """Claims since it was kept last."""
        kept = self._memory.recall("", _DONE)
        for one, count in kept.items() if isinstance(kept, dict) else ():
            if one == "runs" and isinstance(count, list):
                self._runs = [[int(str(n)) for n in run] for run in count if isinstance(run, list)]
            else:
                self._part[one] = int(str(count))

    def claims_of(self, document: str) -> int:
        """How many claims of a document are done, in their order."""
        key = int(document[1:])
        if any(first <= key < first + count for first, count in self._runs):
            return sys.maxsize
        return self._part.get(document, 0)

    def reach(self, document: str, claims: int) -> None:
        """So many claims of a document are done."""
        self.claims += claims - self._part.get(document, 0)
        self._part[document] = claims

    def done(self, document: str) -> None:
        """All claims of a document are done."""
        self._part.pop(document, None)
        key = int(document[1:])
        if self._runs and sum(self._runs[-1]) == key:
            self._runs[-1][1] += 1
        elif self.claims_of(document) != sys.maxsize:
            self._runs.append([key, 1])

    def write(self) -> None:
        """Keep it; what was found of these claims is stored."""
        self.claims = 0
        runs: list[Json] = [[first, count] for first, count in self._runs]
        kept: dict[str, Json] = {**self._part, **({"runs": runs} if runs else {})}
        self._memory.remember("", _DONE, kept or None)

    def forget(self, documents: Iterable[str]) -> None:
        """Documents are done for good; only others that were cut short are still kept."""
        gone = set(documents)
        self._part = {one: count for one, count in self._part.items() if one not in gone}
        keys = [key for first, count in self._runs for key in range(first, first + count)]
        self._runs = [[key, 1] for key in keys if f"d{key}" not in gone]
        self.write()


class _Room:
    """How much room each claim has left, so that nobody is shown more than can be read."""

    def __init__(self, case: Case) -> None:
        self._case = case
        # The latest ones that were asked for.
        self._counts: OrderedDict[str, Counter[Relation]] = OrderedDict()
        self._own: Counter[tuple[str, Relation]] = Counter()
        self._with_checks = case.checks.any()

    def is_full(self, claim: str) -> bool:
        """Whether a claim's quotations were found so often, word for word and altered, that no
        other place of them is kept.
        """
        counts = self._of([claim])[claim]
        return all(counts[one] >= _KEPT[one] for one in (Relation.VERBATIM, Relation.ALTERED))

    def trim(self) -> None:
        """Forget the claims that were not asked for lately; what was found is to be stored."""
        while len(self._counts) > _ROOMS:
            claim, _ = self._counts.popitem(last=False)
            for relation in _KEPT:
                self._own.pop((claim, relation), None)

    def left_for(self, found: Iterable[Evidence], home: Collection[str] = ()) -> Iterator[Evidence]:
        """Those of ``found`` for which there is room; ``home`` are claims of one document.

        What the claims of ``home`` say to each other has less.
        """
        met = list(found)
        known = self._of({one.claim for one in met})
        for one in met:
            counts, own = known[one.claim], (one.claim, one.relation)
            at_home = one.claim in home and one.source_claim in home
            if counts[one.relation] >= _KEPT[one.relation]:
                continue
            if at_home and self._own[own] >= _KEPT_OF_OWN:
                continue
            counts[one.relation] += 1
            self._own[own] += at_home
            yield one

    def _of(self, claims: Collection[str]) -> dict[str, Counter[Relation]]:
        """How many passages claims have, of each relation."""
        self._read({int(one[1:]) for one in claims if one not in self._counts})
        for one in claims:
            self._counts.move_to_end(one)
        return {one: self._counts[one] for one in claims}

    def _read(self, claims: Collection[int]) -> None:
        unmet = sorted(claims)
        rows = self._case.queue.rows(unmet) if unmet else {}
        for key in unmet:
            row = rows.get(key)
            counts = Counter(row.relations if row else {})
            if counts[Relation.SIMILAR] and self._with_checks:
                # Checks have room of their own.
                counts[Relation.SIMILAR] -= len(self._case.checks.speaking_of(f"c{key}"))
            self._counts[f"c{key}"] = counts
