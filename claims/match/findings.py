"""What two claims of different places make of each other, as evidence in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from claims.locating import Locator
from claims.match.kindred import kindred, may_be_kindred
from claims.match.masking import Masked, mask, particulars
from claims.match.pairing import (
    SAME_THING,
    Figure,
    Pair,
    figures_of,
    same_matter,
    sentence_around,
)
from claims.match.quotes import QuoteCheck
from claims.match.score import chance, likeness, score_masked
from claims.match.sums import answers
from claims.model import Claim, Document, Evidence, Relation, Span

# How alike two statements must be before figures of things with no common name contradict.
_SURE_MATTER = 0.6
_PARTICULARS = 2
_SENTENCE_END = re.compile(r"[.!?]|\n")
_SIMILAR = 0.5
_SIMILAR_WORDS = 3
# What figures of one document have to say to each other, but for those that stand side by side: so
# many code points apart.
_SIDE_BY_SIDE = 100
_TOLD_AT_HOME = (Relation.CONFLICTS, Relation.AGREES)
# A quotation of fewer words is checked only word for word, and says little even then.
_SHORT_QUOTE = 3
# Common words too are somebody's own where so many of them stand in one order.
_SENTENCE_QUOTE = 6
_MOSTLY_KEPT = 0.8


@dataclass(frozen=True)
class Place:
    """A document, and what says where a passage of it stands."""

    document: Document

    @cached_property
    def _locator(self) -> Locator:
        return Locator(self.document)

    def locator(self, span: Span) -> str:
        """Where a span begins, for people: "¶4"."""
        return self._locator(span.start)


class Side:
    """A claim made ready to be compared with many others; each part is read when first asked for.

    Most candidates are told apart by their words alone, and their figures are never looked at.
    """

    def __init__(self, claim: Claim, place: Place) -> None:
        self.claim = claim
        self.place = place

    @cached_property
    def matter(self) -> Masked:
        """What it speaks of: its words, its subject and places, numbers set aside."""
        return mask(self._about, self.place.document.language)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures with all that says whose they are."""
        document = self.place.document
        return tuple(figures_of(self.claim, document.text, document.language))

    @cached_property
    def particulars(self) -> frozenset[str]:
        """Stems of all that tells its matter from others: its paragraph and headline too."""
        document = self.place.document
        around = f"{sentence_around(document.text, self.claim.span).text} ; {document.title}"
        return frozenset(particulars(f"{self._about} ; {around}", document.language))

    @property
    def _about(self) -> str:
        scope = self.claim.scope
        return " ; ".join((self.claim.text, scope.subject or "", *scope.place))

    def passage(self, for_claim: Claim, relation: Relation, score: float) -> Evidence:
        """This claim's words as evidence for another claim."""
        return Evidence(
            claim=for_claim.id,
            document=self.claim.document,
            span=self.claim.span,
            text=self.claim.text,
            relation=relation,
            score=round(score, 4),
            locator=self.place.locator(self.claim.span),
            source_claim=self.claim.id,
        )


def number_evidence(mine: Side, theirs: Side) -> Iterator[Evidence]:
    """What the figures of two claims say about each other, each side as evidence for the other."""
    if not mine.claim.quantities or not theirs.claim.quantities or _overlap(mine, theirs):
        return
    alike = likeness(mine.matter, theirs.matter)
    if alike < SAME_THING:
        return
    for claim, evidence in ((mine, theirs), (theirs, mine)):
        for pair in answers(evidence.figures, claim.figures):
            if not _is_worth_it(pair, claim, evidence):
                continue
            if _speaks_of_it(pair, alike) and not _idle_conflict(pair, claim, evidence):
                yield _number_evidence(pair, claim, evidence, alike)


def _overlap(mine: Side, theirs: Side) -> bool:
    same = mine.claim.document == theirs.claim.document
    return same and mine.claim.span.meets(theirs.claim.span)


def _is_worth_it(pair: Pair, claim: Side, evidence: Side) -> bool:
    """What a text says elsewhere of other years and places is news to nobody who reads it."""
    if claim.claim.document != evidence.claim.document or pair.verdict.relation in _TOLD_AT_HOME:
        return True
    first, second = sorted((claim.claim.span, evidence.claim.span))
    return second.start - first.end <= _SIDE_BY_SIDE


def _idle_conflict(pair: Pair, claim: Side, evidence: Side) -> bool:
    """Whether figures rule each other out only because nothing tells their matters apart.

    "23 people were killed" and "18 people were killed" are of two events as like as not, and what
    stands side by side in one sentence is not meant to contradict itself.
    """
    if pair.verdict.relation is not Relation.CONFLICTS:
        return False
    if len(claim.particulars & evidence.particulars) < _PARTICULARS:
        return True
    if claim.claim.document != evidence.claim.document:
        return False
    first, second = sorted((claim.claim.span, evidence.claim.span))
    between = claim.place.document.text[first.end : second.start]
    return not _SENTENCE_END.search(between)


def _speaks_of_it(pair: Pair, alike: float) -> bool:
    """Whether the two figures are near enough in matter to be shown side by side."""
    relation = pair.verdict.relation
    if relation is Relation.UNRELATED or not same_matter(pair, alike):
        return False
    mine, theirs = pair.evidence.thing, pair.claim.thing
    if relation is Relation.CONFLICTS and not (mine.head and mine.head == theirs.head):
        return alike >= _SURE_MATTER
    return True


def _number_evidence(pair: Pair, claim: Side, evidence: Side, alike: float) -> Evidence:
    shown = evidence.passage(claim.claim, pair.verdict.relation, alike)
    return replace(
        shown,
        reasons=pair.verdict.reasons,
        claim_quantity=pair.claim.quantity,
        quantity=pair.evidence.quantity,
        difference=pair.verdict.difference,
    )


def similar_evidence(mine: Side, theirs: Side) -> Iterator[Evidence]:
    """The two as passages of one matter, where their words or figures say so.

    This supports nothing.
    """
    if not _speak_of_one_matter(mine, theirs):
        yield from _kindred_evidence(mine, theirs)
        return
    alike = score_masked(mine.matter, theirs.matter)
    believed = chance(mine.matter, theirs.matter)
    for claim, evidence in ((mine, theirs), (theirs, mine)):
        shown = evidence.passage(claim.claim, Relation.SIMILAR, believed)
        yield replace(shown, reasons=alike.reasons)


def _speak_of_one_matter(mine: Side, theirs: Side) -> bool:
    shared = set(mine.matter.terms) & set(theirs.matter.terms)
    if len(shared) < _SIMILAR_WORDS or likeness(mine.matter, theirs.matter) < _SIMILAR:
        return False
    return len(shared & mine.particulars & theirs.particulars) >= _PARTICULARS


def _kindred_evidence(mine: Side, theirs: Side) -> Iterator[Evidence]:
    """Two statements in unlike words that tell a figure of one kind, near each other."""
    if not may_be_kindred(mine.claim.quantities, theirs.claim.quantities):
        return
    if len(mine.particulars & theirs.particulars) < _PARTICULARS:
        return
    believed = chance(mine.matter, theirs.matter)
    for claim, evidence in ((mine, theirs), (theirs, mine)):
        found = (
            (figure, other, why)
            for figure in claim.figures
            for other in evidence.figures
            if (why := kindred(figure, other))
        )
        figure, other, why = next(found, (None, None, ""))
        if figure and other:
            shown = evidence.passage(claim.claim, Relation.SIMILAR, believed)
            yield replace(
                shown,
                reasons=(why,),
                claim_quantity=figure.quantity,
                quantity=other.quantity,
            )


def says_enough(words: str, check: QuoteCheck) -> bool:
    """Two common words stand anywhere; three that carry meaning do not, nor a kept sentence."""
    carrying = len(mask(words).terms)
    if check.relation is Relation.VERBATIM:
        return carrying >= 2 and len(words.split()) >= 2
    return carrying >= _SHORT_QUOTE or (
        len(words.split()) >= _SENTENCE_QUOTE and check.kept >= _MOSTLY_KEPT
    )
