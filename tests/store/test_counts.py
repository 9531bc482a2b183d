"""The counts of a front page: what the rows of the list add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from claims.model import Evidence, Relation
from claims.review import Review
from claims.store import Case


def counted(case: Case) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """The same counts, claim by claim."""
    states: Counter[str] = Counter()
    worst: Counter[str] = Counter()
    speakers: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for row in case.queue.rows(case.queue.claim_ids(queue=True)).values():
        decided = row.verdict and row.status.value in ("decided", "reference")
        states[f"verdict:{row.verdict}" if decided else row.status.value] += 1
        worst[row.relation.value if row.relation else ""] += 1
        if row.speaker:
            speakers[row.speaker] += 1
        documents[row.document] += 1
    return states, worst, speakers, documents


def as_counted(case: Case) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """The counts of the store, in the same order; the total is that of the list."""
    found = case.queue.counts()
    assert found.claims == len(case.queue.claim_ids(queue=True))
    return found.states, found.worst, found.speakers, found.documents


def test_the_counts_are_those_of_the_list(case: Case, passage: Callable[..., Evidence]) -> None:
    """Verdicts, relations, speakers and documents, before and after decisions."""
    assert as_counted(case) == counted(case)
    review = Review(case, "Vera Lane")
    review.decide(["c1"], "change", "The registry says otherwise.")
    review.flag("c2")
    case.passages.add([passage(case.claim("c2"), case.claim("c5"), Relation.ALTERED)])
    assert as_counted(case) == counted(case)
    assert case.queue.counts().worst["altered"] == 1
    assert any(one.startswith("verdict:") for one in case.queue.counts().states)


def test_withdrawn_documents_do_not_count(case: Case, write: Callable[..., Any]) -> None:
    """Without the draft the sources are counted, with the draft only its claims."""
    before = as_counted(case)
    Review(case, "Vera Lane").withdraw("d1")
    assert as_counted(case) == counted(case)
    assert as_counted(case) != before
