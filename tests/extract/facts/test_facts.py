"""What is ticked besides figures and speech, and the claims that come of it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract import Tuning, extract
from claims.model import Claim, ClaimKind

PUBLISHED = date(2026, 11, 20)
CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases.toml").read_text(encoding="utf-8")
)["case"]
KINDS = ("date", "title", "place", "ordinal", "superlative", "absolute")


def claims_of(text: str, language: str = "en", *, ticking: bool = True) -> tuple[Claim, ...]:
    """The claims of a text published on the day that the cases are reckoned from."""
    return extract(text, published=PUBLISHED, language=language, ticking=ticking).claims


def ticked(claims: tuple[Claim, ...]) -> list[str]:
    """The elements that claims name among their reasons: "title: Mayor"."""
    pairs = (reason.partition(" “") for claim in claims for reason in claim.reasons)
    return [f"{kind}: {words.rstrip('”')}" for kind, mark, words in pairs if mark]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_the_elements_of_a_sentence(case: dict[str, Any]) -> None:
    """Each element of a sentence is named with its words, and what does not fit is noted."""
    claims = claims_of(case["text"], case.get("language", "en"))
    assert ticked(claims) == case["elements"]
    assert [note for claim in claims for note in claim.notes] == [
        case[key] for key in ("note",) if key in case
    ]


def test_every_kind_is_among_the_cases() -> None:
    """No kind of element is left without a case."""
    named = {element.partition(":")[0] for case in CASES for element in case["elements"]}
    assert named == set(KINDS)


def test_a_source_is_not_ticked() -> None:
    """Without ticking a sentence needs more than an element to be a claim."""
    text = "She never lived in a town. He is the only dentist."
    assert len(claims_of(text)) == 2
    assert claims_of(text, ticking=False) == ()


def test_an_element_in_another_claim_is_named_there() -> None:
    """A figure's claim that holds a rank names it, and no second claim is made of it."""
    claims = claims_of("The oldest mill of the valley employs 300 people.")
    assert [claim.kinds for claim in claims] == [(ClaimKind.NUMERIC,)]
    assert "superlative “The oldest”" in claims[0].reasons


def test_what_other_claims_leave_is_a_claim_of_its_own() -> None:
    """A long stretch beside a figure's claim that holds an element is in the queue too."""
    text = "The mill stands in the oldest part of the upper valley, and 300 people work there."
    claims = claims_of(text)
    assert [claim.kinds for claim in claims] == [(ClaimKind.FACT,), (ClaimKind.NUMERIC,)]
    assert claims[0].text == "The mill stands in the oldest part of the upper valley"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Jon Vale, 54, was born in 1960.", "born in 1960, one was 65 or 66 in 2026, not 54"),
        ("Jon Vale, 65, was born in 1960.", None),
        ("Jon Vale, 66, was born in Oslo in 1960.", None),
        ("Jon Vale, 54, and Edda Quist, 66, who was born in 1960, left.", None),
    ],
)
def test_an_age_is_set_against_the_year_of_birth(text: str, note: str | None) -> None:
    """One age and one year of birth in a sentence must fit the year of publication."""
    notes = [it for claim in claims_of(text) for it in claim.notes]
    assert notes == ([note] if note else [])


def test_a_misfit_is_noted_in_a_source_too() -> None:
    """A wrong weekday is a note on the figure's claim that stands there."""
    claims = claims_of("On Tuesday, March 4, 2021, 300 people left.", ticking=False)
    assert [claim.notes for claim in claims] == [("4 March 2021 was a Thursday, not a Tuesday",)]


def test_weights_can_be_set() -> None:
    """A reason that weighs nothing is left out, and the threshold decides what is a claim."""
    text = "Crime fell in all schools of the county because of the new law."
    usual = extract(text, ticking=False)
    tuned = extract(text, ticking=False, tuning=Tuning.of({"public matter": 0, "threshold": 0.99}))
    assert "public matter" in usual.sentences[0].reasons
    assert "public matter" not in tuned.sentences[0].reasons
    assert tuned.sentences[0].worthiness < usual.sentences[0].worthiness
    assert usual.claims
    assert not tuned.claims
    with pytest.raises(KeyError):
        Tuning.of({"loudness": 1})


@given(
    st.text(alphabet="the first last most oldest 4 March 2021 Monday, never. ‘’“”\n ", max_size=200)
)
def test_spans_slice_back(text: str) -> None:
    """Claims of any text quote the very words they stand on."""
    for claim in claims_of(text):
        assert claim.text == claim.span.of(text)
