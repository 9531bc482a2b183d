"""The claims of a list: at least one a row, with what its row says."""

from __future__ import annotations

from datetime import date

from claims.documents import Given, read_bytes
from claims.extract.lists import extract_list
from claims.intake import Checking
from claims.model import ClaimKind, Document, Extraction

LIST = (
    "claim,who,role,date,place\n"
    "We lost 300 people last year.,Edda Quist,mayor,2023-10-05,Norvald\n"
    "Well then.,Ole Brandt,,,\n"
    "The dam held 20 tonnes and the mill 7.,,,,\n"
)


def _listed(text: str = LIST) -> tuple[Document, Extraction]:
    [document] = read_bytes(text.encode(), "a.csv", Given())
    return document, Checking().claims_in(document)


def test_a_claim_has_the_speaker_the_place_and_the_day_of_its_row() -> None:
    """ "Last year" is reckoned from the day on which it was said."""
    _, found = _listed()
    first = found.claims[0]
    assert first.speaker == "Edda Quist"
    assert first.attribution
    assert first.attribution.role == "mayor"
    assert first.scope.place == ("Norvald",)
    assert first.scope.period
    assert first.scope.period.start == date(2022, 1, 1)


def test_a_row_in_which_nothing_is_found_is_a_claim() -> None:
    """Somebody has put it on a list."""
    _, found = _listed()
    [bare] = [one for one in found.claims if one.text == "Well then."]
    assert bare.kinds == (ClaimKind.ATTRIBUTED, ClaimKind.FACT)
    assert bare.speaker == "Ole Brandt"


def test_every_span_slices_back() -> None:
    """Claims, figures and attributions point into the whole list."""
    document, found = _listed()
    for claim in found.claims:
        assert claim.span.of(document.text) == claim.text
        for figure in claim.quantities:
            assert figure.span.of(document.text) == figure.text
            assert figure in found.quantities
        if claim.attribution:
            assert claim.attribution in found.attributions
    for person in found.people:
        assert person.mentions


def test_details_are_no_claims() -> None:
    """What the columns say of a claim is not found in the text once more."""
    document, found = _listed()
    ends = document.text.index("\n\nClaimed by: Edda")
    starts = document.text.index("Well then.")
    assert not [one for one in found.claims if ends < one.span.start < starts]


def test_a_row_of_a_speaker_alone_is_read_to_its_end() -> None:
    """A claim that was on a list without any detail ends where the next row begins."""
    document, _ = _listed("claim,who\nIt fell by 3%.,\nIt rose by 4%.,Ole Brandt\n")
    found = extract_list(document.text, document.layout)
    assert [(one.text, one.speaker) for one in found.claims] == [
        ("It fell by 3%.", None),
        ("It rose by 4%.", "Ole Brandt"),
    ]
