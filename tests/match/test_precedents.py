"""What a published check is to a claim: of like matter, never evidence, and how it differs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.extract import extract
from claims.match.findings import Place, Side
from claims.match.precedents import LIKE, SAME, precedent_evidence
from claims.model import Document, Relation


def side(text: str, name: str) -> Side:
    """The only claim of a text, ready to be compared."""
    document = Document(text=text, sha256=name, id=name)
    (claim,) = extract(text).claims
    return Side(replace(claim, id=f"c{name[1:]}", document=name), Place(document))


CLAIM = "In 2019 the ferries of Norhavn carried 4,120 cars."


@pytest.mark.parametrize(
    ("check", "differs"),
    [
        ("In 2019 the ferries of Norhavn carried 4,120 cars.", ()),
        ("In 2016 the ferries of Norhavn carried 4,120 cars.", ("period",)),
        ("In 2019 the ferries of Norhavn carried 9,870 cars.", ("value",)),
        ("In 2016 the ferries of Norhavn carried 9,870 cars.", ("period", "value")),
    ],
)
def test_a_check_is_similar_and_says_in_what_it_differs(
    check: str, differs: tuple[str, ...]
) -> None:
    """Neither the same figure bears a claim out, nor another one contradicts it."""
    found = precedent_evidence(side(CLAIM, "d1"), side(check, "d2"))
    assert found is not None
    assert (found.relation, found.differs) == (Relation.SIMILAR, differs)
    assert (found.claim, found.document, found.source_claim) == ("c1", "d2", "c2")
    told = f"{LIKE}; differs: {', '.join(differs)}" if differs else SAME
    assert found.reasons[0] == told


def test_places_and_periods_are_both_named() -> None:
    """Every facet is looked at, and not only the first that differs."""
    claim = side("In 2019 Mexico had 4,120 overdose deaths.", "d1")
    found = precedent_evidence(claim, side("In 2016 Canada had 9,870 overdose deaths.", "d2"))
    assert found is not None
    assert found.differs == ("place", "period", "value")


def test_another_matter_is_nothing() -> None:
    """A check of something else is not shown."""
    claim = side(CLAIM, "d1")
    assert precedent_evidence(claim, side("Vellmar closed 12 schools in 2019.", "d2")) is None
