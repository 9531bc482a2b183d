"""What is at hand while a case is cross-referenced: claims and texts made ready to be compared."""

from __future__ import annotations

from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from claims.match.candidates import Question
from claims.match.findings import Place, Side, number_evidence, similar_evidence
from claims.match.precedents import precedent_evidence
from claims.match.quotes import QuotedText
from claims.match.recall import Recall
from claims.match.reckoned import reckoned_evidence
from claims.model import Claim, Document, Evidence, Role
from claims.store import Case

# Candidates looked at for one claim: of other documents, and of its own, where only figures that
# contradict each other or are one say anything.
_CANDIDATES = 24
_OWN = 8
_ASKED = 64
_SIMILAR = 6
# A claim asks for so many postings: 3 ms at a hundred thousand claims. Asking for six times as
# many finds nothing more that ranks high (docs/quality-matching.md).
_BUDGET = 3_000
# What is kept ready: so many claims, and so many documents, of so many code points together.
_SIDES = 2_048
_PLACES = 1_024
_TEXT = 24_000_000
# Claims waiting for their turn of which is known whom they were compared with. Of more, the first
# ones are compared once more with those, which finds what is stored already.
_MET = 20_000
_FEWEST_TEXTS = 2
_QUOTED_TEXTS = 16


class Desk:
    """The claims, documents and texts of one case, kept while they are being compared."""

    def __init__(self, case: Case, recall: Recall = Recall()) -> None:  # noqa: B008 - frozen
        self._case = case
        self._index = recall.of_case(case)
        # Words that other claims stand for speak once.
        self._out = case.marking.out()
        self._documents: tuple[Document, ...] | None = None
        self._places: OrderedDict[str, Place] = OrderedDict()
        self._kept_text = 0
        self._texts: OrderedDict[str, QuotedText] = OrderedDict()
        self._sides: OrderedDict[str, Side] = OrderedDict()
        # A side holds the text of its document: the two are forgotten together.
        self._sides_of: defaultdict[str, set[str]] = defaultdict(set)
        # Whom a claim was compared with before its own turn came, each four bytes.
        self._met: OrderedDict[int, array[int]] = OrderedDict()

    @property
    def documents(self) -> Sequence[Document]:
        """The documents of the case but published checks, without their text: all are read."""
        if self._documents is None:
            found = self._case.documents(text=False)
            self._documents = tuple(one for one in found if one.role is not Role.PRECEDENT)
        return self._documents

    def is_out(self, claim: str) -> bool:
        """Whether other claims stand for the words of one, or nobody marks it any more."""
        return int(claim[1:]) in self._out

    def holds(self, document: str) -> bool:
        """Whether a document counts: withdrawn ones do not."""
        return bool(self._case.texts.held([int(document[1:])]))

    def speaking_of(
        self, claim: Claim, others: Sequence[Claim], waiting: Collection[str]
    ) -> Iterator[Evidence]:
        """What other claims say to a claim, and it to them.

        No two claims are compared twice, where those of the documents ``waiting`` are asked for
        later.
        """
        own = int(claim.id[1:])
        met = self._met.pop(own, ())
        similar = 0
        for other in others:
            if int(other.id[1:]) in met:
                continue
            if other.document in waiting:
                self._meet(int(other.id[1:]), own)
            for one in self.of_two(claim, other, similar=similar < _SIMILAR):
                similar += one.quantity is None and one.claim == claim.id
                yield one

    def _meet(self, claim: int, other: int) -> None:
        if claim not in self._met:
            self._met[claim] = array("i")
            if len(self._met) > _MET:
                self._met.popitem(last=False)
        self._met[claim].append(other)

    def others(self, claim: Claim) -> list[Claim]:
        """The candidates of a claim, likest first."""
        ids = self.likely(claim)
        missing = [one for one in ids if one not in self._sides]
        read = self._case.claims(missing) if missing else {}
        return [
            read[one] if one in read else self._sides[one].claim
            for one in ids
            if one in read or one in self._sides
        ]

    def of_two(self, claim: Claim, other: Claim, *, similar: bool = True) -> list[Evidence]:
        """What two claims say to each other: by their figures, else as of one matter.

        A published check says something to claims that are none, and hears nothing from them.
        """
        mine, theirs = self.side(claim), self.side(other)
        if Role.PRECEDENT in (mine.place.document.role, theirs.place.document.role):
            return _of_check(mine, theirs)
        numbers = [*number_evidence(mine, theirs), *reckoned_evidence(mine, theirs)]
        if other.document == claim.document or not similar:
            return numbers
        spoken = {(one.claim, one.source_claim) for one in numbers}
        alike = similar_evidence(mine, theirs)
        return [*numbers, *(one for one in alike if (one.claim, one.source_claim) not in spoken)]

    def likely(self, claim: Claim) -> list[str]:
        """The ids of the claims that may speak of the same matter, the likest first."""
        own, home = int(claim.id[1:]), int(claim.document[1:])
        question = Question.of(
            claim.text,
            claim.scope.subject or "",
            *claim.scope.place,
            language=self.place(claim.document).document.language,
            without=range(own, own + 1),
        )
        found = [
            one
            for one in self._index.likely(question, budget=_BUDGET, k=_ASKED)
            if one[0] not in self._out
        ]
        return [
            *islice((f"c{one}" for one, document in found if document != home), _CANDIDATES),
            *islice((f"c{one}" for one, document in found if document == home), _OWN),
        ]

    def side(self, claim: Claim) -> Side:
        """A claim made ready to be compared."""
        place = self.place(claim.document)
        self._sides_of[claim.document].add(claim.id)
        return _kept(self._sides, claim.id, lambda: Side(claim, place), _SIDES, self._let_go)

    def _let_go(self, claim: str, side: Side) -> None:
        of_document = self._sides_of[side.claim.document]
        of_document.discard(claim)
        if not of_document:
            del self._sides_of[side.claim.document]

    def place(self, identifier: str) -> Place:
        """A document with its text."""
        if identifier not in self._places:
            place = Place(self._case.document(identifier))
            self._places[identifier] = place
            self._kept_text += len(place.document.text)
            while self._is_overfull():
                self._forget(*self._places.popitem(last=False))
        self._places.move_to_end(identifier)
        return self._places[identifier]

    def _is_overfull(self) -> bool:
        count = len(self._places)
        return count > _PLACES or (self._kept_text > _TEXT and count > _FEWEST_TEXTS)

    def _forget(self, identifier: str, place: Place) -> None:
        self._kept_text -= len(place.document.text)
        for claim in self._sides_of.pop(identifier, ()):
            self._sides.pop(claim, None)

    def text(self, identifier: str) -> QuotedText:
        """A document's text made ready for quotations."""
        text = self.place(identifier).document.text
        return _kept(self._texts, identifier, lambda: QuotedText(text), _QUOTED_TEXTS)


def _of_check(mine: Side, theirs: Side) -> list[Evidence]:
    """What the one that is a published check says to the other; nothing where both are."""
    first_is_check, second_is_check = (
        side.place.document.role is Role.PRECEDENT for side in (mine, theirs)
    )
    if first_is_check and second_is_check:
        return []
    claim, check = (theirs, mine) if first_is_check else (mine, theirs)
    found = precedent_evidence(claim, check)
    return [found] if found else []


_Value = TypeVar("_Value")


def _kept(
    cache: OrderedDict[str, _Value],
    key: str,
    make: Callable[[], _Value],
    most: int,
    let_go: Callable[[str, _Value], None] = lambda key, value: None,
) -> _Value:
    """The value under ``key``, made where it is missing; the one longest unused goes."""
    if key not in cache:
        cache[key] = make()
        while len(cache) > most:
            let_go(*cache.popitem(last=False))
    cache.move_to_end(key)
    return cache[key]
