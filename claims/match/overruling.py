"""A pair of figures whose facets a person decided: "these are the same place".

Whatever the words say, the evidence's figure is then taken for one of the claim's place, period,
population or thing, or for one of another; all else is compared as ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from claims.match.chosen import passage_figures
from claims.match.findings import Place, Side
from claims.match.numbers import NumberVerdict, compare_counted
from claims.match.pairing import Figure, judge
from claims.model import Difference, Evidence, Facet, Relation
from claims.phrases import phrase
from claims.store import Case

SAME, DIFFERENT = "same", "different"
FACETS = (Facet.THING, Facet.PLACE, Facet.PERIOD, Facet.POPULATION, Facet.DEFINITION)
"""What can be decided of a pair, in the order in which it is compared."""


def figures_of_pair(case: Case, passage: Evidence) -> tuple[Figure, Figure] | None:
    """The passage's figure and the claim's, with all that says whose they are.

    None where the two have none, or where the passage's is a sum of several.
    """
    if passage.claim_quantity is None or passage.quantity is None:
        return None
    claim = case.claim(passage.claim)
    document = case.document(passage.document)
    held = case.by_hand.claims_in(document.id, passage.span)
    # The claim that the passage was found by goes first: a figure may be in two.
    held = tuple(sorted(held, key=lambda one: one.id != passage.source_claim))
    mine = Side(claim, Place(case.document(claim.document))).figures
    theirs = (one for one, _ in passage_figures(document, passage.span, held))
    at, to = passage.quantity.span, passage.claim_quantity.span
    evidence = next((one for one in theirs if one.quantity.span == at), None)
    claimed = next((one for one in mine if one.quantity.span == to), None)
    return (evidence, claimed) if evidence and claimed else None


def decided(passage: Evidence, pair: tuple[Figure, Figure]) -> Evidence:
    """The passage as its figures read with what was decided of them."""
    verdict = _judged(*pair, dict(passage.overruled))
    return replace(
        passage,
        relation=verdict.relation,
        reasons=verdict.reasons,
        difference=verdict.difference,
        claim_quantity=pair[1].quantity,
        quantity=pair[0].quantity,
    )


def _judged(evidence: Figure, claim: Figure, facets: Mapping[str, str]) -> NumberVerdict:
    apart = next((one for one in FACETS if facets.get(one.value) == DIFFERENT), None)
    if apart:
        difference = replace(judge(evidence, claim).difference or Difference(), facet=apart)
        why = phrase("different {apart}: decided by the reviewer", apart=phrase(apart.value))
        return NumberVerdict(Relation.DIFFERENT_SCOPE, (why,), difference)
    same = [one for one in FACETS if facets.get(one.value) == SAME]
    for facet in same:
        evidence = _alike(evidence, claim, facet)
    if Facet.DEFINITION in same:
        verdict = compare_counted(evidence.counted, claim.counted)
    else:
        verdict = judge(evidence, claim)
    told = tuple(
        phrase("the same {facet}: decided by the reviewer", facet=phrase(facet.value))
        for facet in same
    )
    return replace(verdict, reasons=(*verdict.reasons, *told))


def _alike(evidence: Figure, claim: Figure, facet: Facet) -> Figure:
    """The evidence's figure as one of the claim's in one respect."""
    own, other = evidence.scope, claim.scope
    match facet:
        case Facet.PLACE:
            return replace(evidence, scope=replace(own, place=other.place))
        case Facet.PERIOD:
            quantity = replace(evidence.quantity, per=claim.quantity.per)
            return replace(evidence, quantity=quantity, scope=replace(own, period=other.period))
        case Facet.POPULATION:
            return replace(evidence, scope=replace(own, population=other.population))
        case Facet.THING if evidence.quantity.dimension is claim.quantity.dimension:
            quantity = replace(evidence.quantity, unit=claim.quantity.unit)
            scope = replace(own, subject=other.subject)
            return replace(evidence, quantity=quantity, scope=scope, thing=claim.thing)
        case _:
            return evidence
