"""Claims that people marked, split, joined or dropped, compared as the act leaves them.

A claim that was marked is set beside the whole case like one that came in. What others hear from
words that other claims stand for at present goes out of sight, and comes back with them.
"""

from __future__ import annotations

from dataclasses import replace

from claims.match.again import compare_again
from claims.match.clusters import cluster_claims, judge_clusters
from claims.match.crossref import cross_reference_claims
from claims.model import Event, Evidence, Relation
from claims.phrases import phrase
from claims.store import Case

# Where claims wait whose comparison was cut short.
_PENDING = "compare-marked"
_REPLACED = (phrase("nothing comparable: other claims stand for these words"),)
# More claims that wait to be linked are left to the next import.
_LINKED_AT_ONCE = 2_000


def compare_marked(case: Case, event: Event, *, reviewer: str = "") -> None:
    """Compare the claims that ``event`` brought into the work, or took out of it.

    What a program that was killed left undone is done with them.
    """
    touched = [one.target for one in event.changes if one.field == "dropped"]
    kept = case.memory.recall("", _PENDING)
    before = [str(one) for one in kept] if isinstance(kept, list) else []
    waiting = list(dict.fromkeys([*before, *touched]))
    case.memory.remember("", _PENDING, [*waiting])
    out = case.marking.out()
    for claim in waiting:
        if int(claim[1:]) in out:
            _silence(case, claim, reviewer)
    present = [one for one in waiting if int(one[1:]) not in out]
    by_hand = case.marking.by_hand(present)
    for one in present:
        compare_again(case, one, reviewer=reviewer)
    marked = case.claims([one for one in present if one in by_hand])
    if marked:
        cross_reference_claims(case, list(marked.values()), reviewer=reviewer)
    if case.repeats.waiting() <= _LINKED_AT_ONCE:
        cluster_claims(case)
    else:
        judge_clusters(case)
    case.memory.remember("", _PENDING, None)


def _silence(case: Case, claim: str, reviewer: str) -> None:
    """Have what others hear from a claim that is out of the work speak to them no more."""
    heard = [
        replace(one, relation=Relation.UNRELATED, reasons=_REPLACED, difference=None)
        for one in case.passages.about(case.claim(claim))
        if _is_from(one, claim)
    ]
    case.passages.read_anew(claim, heard, [], reviewer=reviewer)


def _is_from(one: Evidence, claim: str) -> bool:
    return (
        one.source_claim == claim
        and not one.by_hand
        and not one.diff
        and one.relation is not Relation.UNRELATED
    )
