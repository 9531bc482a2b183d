"""Claims by hand in reports: the status, the history in words, the count of a document."""

from __future__ import annotations

import json

from claims import marking
from claims.filters import parse
from claims.model import DropKind, Dropped, Span, Status
from claims.review import Review
from claims.store import Case
from claims.wording import dropped_words
from factcheck import reports


def test_what_became_of_a_claim_is_told_in_words() -> None:
    """Each way out of the work names what stands in its place, and the reason."""
    parts = ("c8", "c9")
    told = {
        how: dropped_words(Dropped(how=how, why="known", into=parts).record()) for how in DropKind
    }
    assert told[DropKind.DROPPED] == "was dropped as not worth checking: known"
    assert told[DropKind.SPLIT] == "was split into c8 and c9"
    assert dropped_words(None) == "is in the work"


def test_a_dropped_claim_is_in_no_report_unless_asked_for(case: Case) -> None:
    """It is left out as what is withdrawn is; asked for, its status and its history say why."""
    review = Review(case, "Ada")
    claim = f"c{case.queue.claim_ids(queue=True)[0]}"
    marking.drop(review, [claim], "common knowledge")
    usual = json.loads(reports.export(case, "json"))
    assert claim not in {one["id"] for one in usual["claims"]}
    asked = json.loads(reports.export(case, "json", filter=parse("status:dropped")))
    (found,) = asked["claims"]
    assert (found["id"], found["status"]) == (claim, Status.DROPPED)


def test_marked_claims_count_as_claims_of_their_document(case: Case) -> None:
    """What a person marked is among the claims that a document is said to have."""
    before = _claims_of_first(case)
    marking.mark(Review(case, "Ada"), "d1", Span(0, 12))
    assert _claims_of_first(case) == before + 1


def _claims_of_first(case: Case) -> int:
    report = json.loads(reports.export(case, "json"))
    return int(next(one["claims"] for one in report["documents"] if one["id"] == "d1"))
