"""Claims that people marked, split, joined or dropped, compared as the act leaves them.

A claim that was marked is set beside the whole case like one that came in. What others hear from
words that other claims stand for at present goes out of sight, and comes back with them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claims.expecting import expect_marked, expected_marked, settle_marked
from claims.match.again import compare_again
from claims.match.clusters import cluster_claims, judge_clusters
from claims.match.crossref import cross_reference_claims
from claims.model import Event, Evidence, Relation
from claims.phrases import phrase
from claims.store import Case

_REPLACED = (phrase("nothing comparable: other claims stand for these words"),)
# More claims that wait to be linked are left to the next import.
_LINKED_AT_ONCE = 2_000


def compare_marked(case: Case, event: Event, *, reviewer: str = "", later: bool = False) -> None:
    """Compare the claims that ``event`` brought into the work, or took out of it.

    What a program that was killed left undone is done with them; ``later``, all of it waits for
    :func:`compare_waiting_marked`.
    """
    expect_marked(case, event)
    if not later:
        compare_waiting_marked(case, reviewer=reviewer)


def compare_waiting_marked(
    case: Case, *, reviewer: str = "", cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Compare the claims that wait for it, one after another, until cancelled.

    Nothing is kept from writing meanwhile but for single transactions, and a claim that an act
    touches while it is compared is compared once more.
    """
    while not cancelled() and (waiting := expected_marked(case)):
        out = case.marking.out()
        for claim, act in waiting.items():
            if int(claim[1:]) in out:
                _silence(case, claim, reviewer)
            else:
                _compare(case, claim, reviewer, cancelled)
            if cancelled():
                return
            settle_marked(case, claim, act)
    if case.repeats.waiting() <= _LINKED_AT_ONCE:
        cluster_claims(case, cancelled=cancelled)
    else:
        judge_clusters(case, cancelled=cancelled)


def _compare(case: Case, claim: str, reviewer: str, cancelled: Callable[[], bool]) -> None:
    compare_again(case, claim, reviewer=reviewer)
    if claim in case.marking.by_hand([claim]):
        cross_reference_claims(case, [case.claim(claim)], reviewer=reviewer, cancelled=cancelled)


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
