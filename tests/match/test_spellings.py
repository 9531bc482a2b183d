"""Names that two documents write differently."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.match.crossref import cross_reference
from claims.match.spellings import differently_spelt
from claims.model import Document, Evidence, Person, Relation, Role
from claims.store import Case

Add = Callable[[str, Role], Document]

DRAFT = "Harbour master Anthony Brandell said on Monday that Ostwick handled 612 ships in 2019.\n"
SOURCE = "Harbour master Antony Brandell opened the quay. Brandell thanked 40 workers.\n"


def spellings(case: Case, document: Document) -> list[Evidence]:
    """What is said of the spelling of names in a document's claims."""
    return [
        one
        for claim in case.claims_of(document.id)
        for one in case.evidence(claim.id)
        if one.relation is Relation.SPELLING
    ]


def named(case: Case, *forms: str) -> None:
    """Make one person of the forms."""
    case.cast.save([Person(name=forms[0], aliases=forms[1:], roles=("harbour master",))])


def test_a_name_is_shown_at_the_claim_of_either_side(case: Case, add: Add) -> None:
    """Each side is shown the other's spelling, with who is meant."""
    draft, source = add(DRAFT, Role.DRAFT), add(SOURCE, Role.SOURCE)
    named(case, "Antony Brandell", "Anthony Brandell", "Brandell")
    cross_reference(case, [source.id])
    (here,) = spellings(case, draft)
    assert here.document == source.id
    assert here.text == here.span.of(source.text) == "Antony Brandell"
    assert here.reasons == (
        "“Anthony Brandell” here, “Antony Brandell” there: taken for one person (harbour master)",
    )
    assert [one.text for one in spellings(case, source)] == ["Anthony Brandell"]
    assert cross_reference(case, [source.id, draft.id]) == 0
    assert not case.audit().problems


def test_a_name_beside_its_claim_is_shown_there(case: Case, add: Add) -> None:
    """A speaker's name that stands outside the clause is shown at the clause all the same."""
    draft = add(DRAFT, Role.DRAFT)
    assert not [one for one in case.claims_of(draft.id) if "Brandell" in one.text]
    add(SOURCE, Role.SOURCE)
    named(case, "Antony Brandell", "Anthony Brandell")
    cross_reference(case, [draft.id])
    assert len(spellings(case, draft)) == 1


def test_a_document_that_writes_it_both_ways_says_nothing(case: Case, add: Add) -> None:
    """Where a document has the claim's spelling too, it does not speak against it."""
    draft = add(DRAFT, Role.DRAFT)
    add(f"{SOURCE}Anthony Brandell left.", Role.SOURCE)
    named(case, "Antony Brandell", "Anthony Brandell")
    cross_reference(case, [draft.id])
    assert not spellings(case, draft)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Rosa Rodriguez", "Rosa Rodríguez", True),
        ("Antony Brandell", "Anthony Brandell", True),
        ("Antony Brandell", "Brandell", False),
        ("Antony J. Brandell", "Antony Brandell", False),
        ("Brandell's", "Brandell", False),
        ("ROSA RODRIGUEZ", "Rosa Rodríguez", False),
        ("Rosa Rodríguez Vela", "Rosa Rodríguez", False),
        ("Ana Tull", "Ana Tull Marsh", False),
    ],
)
def test_what_is_another_spelling(one: str, other: str, differ: bool) -> None:
    """A letter or an accent is; an initial, a shorter form, capitals and a possessive are not."""
    assert differently_spelt(one, other) is differ
    assert differently_spelt(other, one) is differ
