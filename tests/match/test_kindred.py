"""Figures of one kind in unlike words are shown as of one matter, and never judged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.match.crossref import cross_reference
from claims.model import Document, Evidence, Relation, Role
from claims.store import Case

DRAFT = """Ostwick will spend $48.2 million on its schools next year, the mayor said on Monday.
"""
Add = Callable[[str, Role], Document]


def told(case: Case, add: Add, source: str) -> list[Evidence]:
    """What a source says to the draft's claim, where it is told as a figure of one kind."""
    draft = add(DRAFT, Role.DRAFT)
    cross_reference(case, [add(source, Role.SOURCE).id])
    found = [one for claim in case.claims_of(draft.id) for one in case.evidence(claim.id)]
    return [one for one in found if any("a figure of one kind" in why for why in one.reasons)]


def test_a_budget_told_in_other_words_is_shown(case: Case, add: Add) -> None:
    """It is of one matter at a low score, with both figures, and supports nothing."""
    (one,) = told(case, add, "The council of Ostwick met. The school budget is $48 million.\n")
    assert one.relation is Relation.SIMILAR
    assert one.score < 0.2
    assert one.quantity
    assert one.quantity.value == 48e6
    assert one.claim_quantity
    assert one.claim_quantity.value == 48.2e6
    assert one.difference is None


@pytest.mark.parametrize(
    "sentence",
    [
        "A bakery in the city sold for $48.9 million.",
        "The school budget is $38 million.",
        "The school budget is €48 million.",
        "The school budget rose by $48 million.",
        "The schools teach 48.2 million words a year.",
    ],
)
def test_what_is_of_another_thing_or_far_away_is_not(case: Case, add: Add, sentence: str) -> None:
    """Another thing, number, currency, a change and another unit say nothing."""
    assert not told(case, add, f"The council of Ostwick met. {sentence}\n")
