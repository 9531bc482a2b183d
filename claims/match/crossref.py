"""A document against everything in its case: what speaks to its claims, and they to others'.

Each claim asks the index for candidates; figures are compared, quotations looked up word by word in
the other documents' whole text, and what only speaks of the same matter is shown as similar. Every
finding is kept in both directions, since the reviewer may stand at either claim.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from claims.match.candidates import Candidate, FullTextCandidates, Question
from claims.match.findings import Place, Side, number_evidence, quote_evidence, similar_evidence
from claims.match.quotes import QuotedText
from claims.model import AttributionKind, Claim, Evidence, Span
from claims.store import Case

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]

# Candidates looked at for one claim, and passages kept for one.
_CANDIDATES = 24
_KEPT = 40
_SIMILAR = 6
# A claim asks for so many postings: 10 ms at a hundred thousand claims.
_BUDGET = 8_000
_TEXTS = 64
_QUOTED_TEXTS = 16
# A case of no more documents than this has every quotation looked up in all of them.
_ALL_DOCUMENTS = 40
_WRITTEN_AT_ONCE = 500
_MARKED = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]")


def cross_reference(
    case: Case,
    document_ids: Sequence[str],
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    reviewer: str = "",
) -> int:
    """Find what speaks to the claims of documents, and store it; returns how many passages.

    Cancelled, it stops between two claims: what was stored stays and is whole, and asking again
    adds only what is missing.
    """
    work = [claim for document in document_ids for claim in case.claims_of(document)]
    desk = Desk(case)
    stored = 0
    pending: list[Evidence] = []
    for done, claim in enumerate(work):
        if cancelled and cancelled():
            break
        if progress:
            progress(done, len(work), f"cross-referencing {claim.document}")
        pending.extend(desk.speaking_of(claim))
        if len(pending) >= _WRITTEN_AT_ONCE:
            stored += case.add_evidence(pending, reviewer=reviewer)
            pending = []
    if pending:
        stored += case.add_evidence(pending, reviewer=reviewer)
    for document in document_ids:
        if not (cancelled and cancelled()):
            stored += case.add_evidence(list(desk.quoted_from(document)), reviewer=reviewer)
    if progress:
        progress(len(work), len(work), "cross-referenced")
    return stored


class Desk:
    """What is at hand while one case is cross-referenced: texts, and texts ready for quotations."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._index = FullTextCandidates(case.search_index)
        self._documents = {one.id: one for one in case.documents(text=False)}
        self._places: OrderedDict[str, Place] = OrderedDict()
        self._texts: OrderedDict[str, QuotedText] = OrderedDict()

    def speaking_of(self, claim: Claim) -> Iterator[Evidence]:
        """What other claims and documents say to a claim, and it to them."""
        mine = self._side(claim)
        found = self.candidates(claim)
        others = self._case.claims([f"c{candidate.claim}" for candidate in found])
        numbers: list[Evidence] = []
        similar: list[Evidence] = []
        documents: dict[str, None] = {}
        for candidate in found:
            other = others.get(f"c{candidate.claim}")
            if other is None or other.document not in self._documents:
                continue
            theirs = self._side(other)
            if other.document != claim.document:
                documents[other.document] = None
                if len(similar) < 2 * _SIMILAR:
                    similar.extend(similar_evidence(mine, theirs))
            numbers.extend(number_evidence(mine, theirs))
        spoken = {(one.claim, one.source_claim) for one in numbers}
        yield from numbers[: 2 * _KEPT]
        quotations = list(self._quotations(claim, documents))
        yield from quotations
        yield from (
            one
            for one in similar
            if (one.claim, one.source_claim) not in spoken and not _told_by(one, quotations)
        )

    def of_two(self, claim: Claim, other: Claim) -> list[Evidence]:
        """What two claims say to each other: by their figures, else as of one matter."""
        mine, theirs = self._side(claim), self._side(other)
        numbers = list(number_evidence(mine, theirs))
        if other.document == claim.document:
            return numbers
        spoken = {(one.claim, one.source_claim) for one in numbers}
        similar = similar_evidence(mine, theirs)
        return [*numbers, *(one for one in similar if (one.claim, one.source_claim) not in spoken)]

    def holds(self, document: str) -> bool:
        """Whether a document counts: withdrawn ones do not."""
        return document in self._documents

    def candidates(self, claim: Claim) -> Sequence[Candidate]:
        """The claims of the case that may speak of the same matter, the likest first."""
        own = int(claim.id[1:])
        document = self._documents[claim.document]
        question = Question.of(
            claim.text,
            claim.scope.subject or "",
            *claim.scope.place,
            language=document.language,
            without=range(own, own + 1),
        )
        return self._index.candidates(question, budget=_BUDGET, k=_CANDIDATES)

    def _quotations(self, claim: Claim, documents: dict[str, None]) -> Iterator[Evidence]:
        """Where the words that a claim quotes stand in other documents."""
        side = self._side(claim)
        spans = quoted(claim, side.place.document.text)
        if not spans:
            return
        if len(self._documents) <= _ALL_DOCUMENTS:
            documents = dict.fromkeys(self._documents)
        for document in documents:
            if document != claim.document:
                yield from quote_evidence(side, self._place(document), self._text(document), spans)

    def quoted_from(self, document: str) -> Iterator[Evidence]:
        """The quotations of other documents that stand in the text of this one."""
        if len(self._documents) > _ALL_DOCUMENTS:
            return
        for other in self._documents:
            if other == document:
                continue
            for claim in self._case.claims_of(other):
                if spans := quoted(claim, self._place(other).document.text):
                    yield from quote_evidence(
                        self._side(claim), self._place(document), self._text(document), spans
                    )

    def _side(self, claim: Claim) -> Side:
        return Side.of(claim, self._place(claim.document))

    def _place(self, identifier: str) -> Place:
        return _kept(
            self._places, identifier, lambda: Place.of(self._case.document(identifier)), _TEXTS
        )

    def _text(self, identifier: str) -> QuotedText:
        text = self._place(identifier).document.text
        return _kept(self._texts, identifier, lambda: QuotedText(text), _QUOTED_TEXTS)


_Value = TypeVar("_Value")


def _kept(
    cache: OrderedDict[str, _Value], key: str, make: Callable[[], _Value], most: int
) -> _Value:
    """The value under ``key``, made where it is missing; the one longest unused goes."""
    if key not in cache:
        cache[key] = make()
        while len(cache) > most:
            cache.popitem(last=False)
    cache.move_to_end(key)
    return cache[key]


def _told_by(similar: Evidence, quotations: Sequence[Evidence]) -> bool:
    """Whether a quotation found in the same words says it already, and better."""
    return any(
        one.document == similar.document and one.span.meets(similar.span) for one in quotations
    )


def quoted(claim: Claim, text: str) -> tuple[Span, ...]:
    """The parts of a claim that stand between quotation marks, in somebody's own words."""
    said = claim.attribution
    if said is None or said.kind is AttributionKind.INDIRECT:
        return ()
    inside = tuple(part for span in said.content for part in _between_marks(text, span))
    return inside or (said.content if said.kind is AttributionKind.DIRECT else ())


def _between_marks(text: str, span: Span) -> Iterator[Span]:
    """What stands between quotation marks in a span; a mark just outside it counts."""
    start, end = max(0, span.start - 1), min(len(text), span.end + 1)
    for found in _MARKED.finditer(text, start, end):
        yield Span(found.start(1), found.end(1))
