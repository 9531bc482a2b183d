"""A claim whose reading was corrected, compared anew with all that it was compared with.

What the machine had found keeps its place and its id; what it makes of it at present is a reading
of its own, which the history names. Stances and dismissals are people's and stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from claims.match.chosen import chosen_evidence
from claims.match.desk import Desk
from claims.match.overruling import decided, figures_of_pair
from claims.model import Claim, Event, Evidence, Relation, Span
from claims.phrases import phrase
from claims.recomparing import edited_by, expect_comparison, expect_none, waiting
from claims.store import Case

_Key: TypeAlias = tuple[str, str, Span, Span | None]
_GONE = (phrase("nothing comparable: the claim as corrected speaks of something else"),)


def compare_edited(case: Case, event: Event, *, reviewer: str = "") -> None:
    """Compare the claims anew whose reading ``event`` changed: an edit, its undo, its redo.

    So are the passages of which a person decided a facet. What a program that was killed left
    undone is done with them.
    """
    edited, left = edited_by(case, event), waiting(case)
    if edited:
        expect_comparison(case, edited)
    if edited or left:
        compare_waiting(case, reviewer=reviewer)


def compare_waiting(case: Case, *, reviewer: str = "") -> None:
    """Compare the claims anew whose comparison was cut short, if there are any."""
    left = waiting(case)
    for claim in left:
        compare_again(case, claim, reviewer=reviewer)
    if left:
        expect_none(case)


def compare_again(case: Case, claim_id: str, *, reviewer: str = "") -> Event | None:
    """Compare one claim, as it is read at present, with all others; None where nothing changed.

    Both directions, as one import event: passages that were found before are read anew, those that
    no longer speak to the claim go out of sight, and new ones come in.
    """
    claim = case.claim(claim_id)
    desk = Desk(case)
    if not desk.holds(claim.document) or desk.is_out(claim_id):
        return None
    known = [
        one
        for one in case.passages.about(claim)
        if _is_of_two(one) and claim_id in (one.claim, one.source_claim)
    ]
    partners = [one.source_claim if one.claim == claim_id else one.claim for one in known]
    likely = desk.likely(claim)
    others = [
        other
        for other in case.claims(list(dict.fromkeys([*partners, *likely]))).values()
        if desk.holds(other.document) and not desk.is_out(other.id)
    ]
    found = {_key(one): one for other in others for one in desk.of_two(claim, other)}
    # Passages of withdrawn documents are left as they are.
    held = {claim_id, *(other.id for other in others)}
    known = [one for one in known if one.claim in held and one.source_claim in held]
    again = [*_again(case, known, found), *_chosen_again(case, claim, desk)]
    return case.passages.read_anew(claim_id, again, _new(known, found), reviewer=reviewer)


def _chosen_again(case: Case, claim: Claim, desk: Desk) -> Iterator[Evidence]:
    """The passages that people brought in, of which something else is to be said than before."""
    for one in case.by_hand.reading(claim):
        if not desk.holds(one.document):
            continue
        figure = one.claim_quantity.span if one.claim_quantity else None
        document = desk.place(one.document).document
        present = chosen_evidence(case, case.claim(one.claim), document, one.span, figure=figure)
        if (present := _kept(case, one, present)) != one:
            yield present


def _is_of_two(evidence: Evidence) -> bool:
    """Whether a passage is what the machine found two claims to say to each other."""
    return bool(evidence.source_claim) and not evidence.by_hand and not evidence.diff


def _key(evidence: Evidence) -> _Key:
    """What makes two findings one: claim, document, words, and the claim's figure."""
    figure = evidence.claim_quantity.span if evidence.claim_quantity else None
    return evidence.claim, evidence.document, evidence.span, figure


def _again(
    case: Case, known: Sequence[Evidence], found: Mapping[_Key, Evidence]
) -> Iterator[Evidence]:
    """The passages of which something else is to be said than before."""
    for one in known:
        if (present := _kept(case, one, found.get(_key(one)) or _gone(one))) != one:
            yield present


def _kept(case: Case, before: Evidence, present: Evidence) -> Evidence:
    """A passage as it is read at present, with its id and all that people made of it."""
    present = replace(
        present,
        id=before.id,
        by_hand=before.by_hand,
        stance=before.stance,
        dismissed=before.dismissed,
        taken=before.taken,
        overruled=before.overruled,
    )
    pair = figures_of_pair(case, before) if before.overruled else None
    return decided(present, pair) if pair else present


def _gone(one: Evidence) -> Evidence:
    return replace(one, relation=Relation.UNRELATED, reasons=_GONE, difference=None)


def _new(known: Sequence[Evidence], found: Mapping[_Key, Evidence]) -> list[Evidence]:
    """Findings that were not there; what is only similar just where figures had spoken before."""
    there = {_key(one) for one in known}
    pairs = {(one.claim, one.source_claim) for one in known}
    return [
        one
        for key, one in found.items()
        if key not in there
        and (one.relation is not Relation.SIMILAR or (one.claim, one.source_claim) in pairs)
    ]
