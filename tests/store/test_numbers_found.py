"""One number in many spellings: each finds the claims that hold any other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.analysis import placed_terms, terms
from claims.model import Document, Extraction
from claims.store import Case

Write = Callable[..., tuple[Document, Extraction]]

SPELLINGS = (
    "100,000",
    "100k",
    "100 000",
    "100\u202f000",
    "a hundred thousand",
    "one hundred thousand",
    "0.1 million",
    "cien mil",
)


@pytest.fixture
def spelt(case: Case, write: Write) -> Case:
    """A case with a claim for each spelling."""
    case.add_document(*write(*(f"Some {one} boats sank." for one in SPELLINGS)), reviewer="Ada")
    return case


@pytest.mark.parametrize("asked", SPELLINGS)
def test_each_spelling_finds_all(spelt: Case, asked: str) -> None:
    """Search meets every spelling, and shows the whole number where it stands."""
    found = dict(spelt.search(f"boats {asked}"))
    texts = spelt.claims(list(found))
    assert len(found) == len(SPELLINGS)
    for claim, spans in found.items():
        text = texts[claim].text
        number = text.removeprefix("Some ").removesuffix(" boats sank.")
        assert number in [span.of(text) for span in spans]


@pytest.mark.parametrize("asked", ["100", "1000", "hundred", "100,001"])
def test_other_numbers_find_none_of_them(spelt: Case, asked: str) -> None:
    """A part of the number is another number."""
    assert not spelt.search(f"boats {asked}")


def test_digits_in_groups_are_one_number_and_others_are_not() -> None:
    """Only groups of three digits after one to three are one number."""
    assert terms("1 234 567 boats") == ["n1234567", "boat"]
    assert terms("in 2021 500 boats") == ["n2021", "n500", "boat"]
    assert terms("12 34 boats") == ["n12", "n34", "boat"]
    assert terms("100 0001 boats") == ["n100", "n1", "boat"]


def test_terms_know_where_they_stand() -> None:
    """The words of a term are its span, of a number all of them."""
    text = "Over a hundred thousand boats"
    assert [(term, span.of(text)) for term, span in placed_terms(text)] == [
        ("n100000", "a hundred thousand"),
        ("boat", "boats"),
    ]
