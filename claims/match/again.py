"""A claim whose reading was corrected, compared anew with all that it was compared with.

What the machine had found keeps its place and its id; what it makes of it at present is a reading
of its own, which the history names. Stances and dismissals are people's and stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from claims.match.desk import Desk
from claims.model import Event, Evidence, Relation, Span
from claims.store import Case
from claims.vocabulary import vocabulary

# The fields of a claim that say whose number it is, and which: all that is compared.
_COMPARED = vocabulary("subject place period population value low high comparator unit per")
_Key: TypeAlias = tuple[str, str, Span, Span | None]
# Where claims wait whose comparison was cut short.
_PENDING = "compare-again"
_GONE = ("nothing comparable: the claim as corrected speaks of something else",)


def compare_edited(case: Case, event: Event, *, reviewer: str = "") -> None:
    """Compare the claims anew whose reading ``event`` changed: an edit, its undo, its redo.

    What a program that was killed left undone is done with them.
    """
    edited = [
        change.target for change in event.changes if change.field.partition("@")[0] in _COMPARED
    ]
    waiting = _waiting(case)
    if edited:
        case.remember("", _PENDING, list(dict.fromkeys([*waiting, *edited])))
    if edited or waiting:
        compare_waiting(case, reviewer=reviewer)


def compare_waiting(case: Case, *, reviewer: str = "") -> None:
    """Compare the claims anew whose comparison was cut short, if there are any."""
    waiting = _waiting(case)
    for claim in waiting:
        compare_again(case, claim, reviewer=reviewer)
    if waiting:
        case.remember("", _PENDING, None)


def _waiting(case: Case) -> list[str]:
    kept = case.recall("", _PENDING)
    return [str(one) for one in kept] if isinstance(kept, list) else []


def compare_again(case: Case, claim_id: str, *, reviewer: str = "") -> Event | None:
    """Compare one claim, as it is read at present, with all others; None where nothing changed.

    Both directions, as one import event: passages that were found before are read anew, those that
    no longer speak to the claim go out of sight, and new ones come in.
    """
    claim = case.claim(claim_id)
    desk = Desk(case)
    if not desk.holds(claim.document):
        return None
    known = [
        one
        for one in case.evidence_about(claim)
        if _is_of_two(one) and claim_id in (one.claim, one.source_claim)
    ]
    partners = [one.source_claim if one.claim == claim_id else one.claim for one in known]
    likely = desk.likely(claim)
    others = [
        other
        for other in case.claims(list(dict.fromkeys([*partners, *likely]))).values()
        if desk.holds(other.document)
    ]
    found = {_key(one): one for other in others for one in desk.of_two(claim, other)}
    # Passages of withdrawn documents are left as they are.
    held = {claim_id, *(other.id for other in others)}
    known = [one for one in known if one.claim in held and one.source_claim in held]
    return case.read_anew(claim_id, _again(known, found), _new(known, found), reviewer=reviewer)


def _is_of_two(evidence: Evidence) -> bool:
    """Whether a passage is what the machine found two claims to say to each other."""
    return bool(evidence.source_claim) and not evidence.by_hand and not evidence.diff


def _key(evidence: Evidence) -> _Key:
    """What makes two findings one: claim, document, words, and the claim's figure."""
    figure = evidence.claim_quantity.span if evidence.claim_quantity else None
    return evidence.claim, evidence.document, evidence.span, figure


def _again(known: Sequence[Evidence], found: Mapping[_Key, Evidence]) -> list[Evidence]:
    """The passages of which something else is to be said than before."""
    again = []
    for one in known:
        present = found.get(_key(one)) or _gone(one)
        present = replace(present, id=one.id, stance=one.stance, dismissed=one.dismissed)
        if present != one:
            again.append(present)
    return again


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
