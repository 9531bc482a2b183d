"""What a published check is to a claim: never evidence of the truth, and in what it differs.

That another organisation checked a like claim neither bears this one out nor contradicts it, even
where the figures are the same: so the relation is always ``similar``, and the reasons say whether
the claims are one, or differ in thing, place, period, population, unit or value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.match.facets import compare_scopes
from claims.match.findings import Side, number_evidence, similar_evidence
from claims.match.numbers import compare_numbers
from claims.model import Claim, Evidence, Facet, Quantity, Relation, Scope, Span
from claims.phrases import joined, phrase

SAME = phrase("published check of the same claim")
"""The first reason where nothing was found in which the two differ."""
LIKE = phrase("published check of a like claim")
VALUE = "value"
"""What differs where the figures of one thing rule each other out."""
_RANKED = {
    Relation.AGREES: 0,
    Relation.COMPATIBLE: 1,
    Relation.CONFLICTS: 2,
    Relation.DIFFERENT_SCOPE: 3,
}
_SURE = 0.75
_NO_FIGURE = Quantity(span=Span(0, 0), text="", value=0.0)
_SET_ASIDE = (Facet.PLACE, Facet.PERIOD)


def precedent_evidence(claim: Side, check: Side) -> Evidence | None:
    """The words of a published check as what speaks of a claim, or None where they do not.

    The claim of the check itself gets nothing: nobody reviews it here.
    """
    figures = [one for one in number_evidence(claim, check) if one.claim == claim.claim.id]
    best = min(figures, key=lambda one: _RANKED.get(one.relation, len(_RANKED)), default=None)
    if best is None:
        alike = similar_evidence(claim, check)
        best = next((one for one in alike if one.claim == claim.claim.id), None)
    if best is None:
        return None
    differs = tuple(differences(best, claim.claim, check.claim))
    same = not differs and best.score >= _SURE
    first = (
        SAME
        if same
        else phrase(
            "{like}; differs: {listed}", like=LIKE, listed=joined(", ", map(phrase, differs))
        )
        if differs
        else LIKE
    )
    return replace(best, relation=Relation.SIMILAR, reasons=(first, *best.reasons), differs=differs)


def differences(found: Evidence, claim: Claim, check: Claim) -> Iterator[str]:
    """In what two claims differ, in words: "thing", "place", "period", "value"."""
    mine, theirs = found.claim_quantity, found.quantity
    facet = found.difference.facet if found.difference else None
    named = dict.fromkeys(_scopes(mine or _NO_FIGURE, theirs or _NO_FIGURE, claim, check))
    if facet and found.relation is Relation.DIFFERENT_SCOPE:
        named = {**({facet.value: None} if facet not in _SET_ASIDE else {}), **named}
        named.setdefault(facet.value)
    yield from (one.value for one in Facet if one.value in named)
    if mine and theirs and _apart(theirs, mine):
        yield VALUE


def _scopes(mine: Quantity, theirs: Quantity, claim: Claim, check: Claim) -> Iterator[str]:
    """Every facet in which the scopes differ, one after the other set aside."""
    own, other = claim.scope, check.scope
    for _ in Facet:
        facet = compare_scopes(theirs, mine, other, own).facet
        if facet is None:
            return
        yield facet.value
        if facet not in _SET_ASIDE:
            return
        own, other = (_without(one, facet) for one in (own, other))


def _without(scope: Scope, facet: Facet) -> Scope:
    return replace(scope, place=()) if facet is Facet.PLACE else replace(scope, period=None)


def _apart(theirs: Quantity, mine: Quantity) -> bool:
    """Whether two figures rule each other out, of whatever they are."""
    return compare_numbers(theirs, mine, Scope(), Scope()).relation is Relation.CONFLICTS
