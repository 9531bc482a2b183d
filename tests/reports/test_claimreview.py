"""ClaimReview is written only where it is valid, publishable and has an address to stand at."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from claims.errors import InputError, Refused, ScaleError
from claims.filters import parse
from claims.model import Document, Extraction
from claims.review import Review
from claims.store import Case, Clock
from factcheck.reports import advice, export
from factcheck.reports.bodies import is_body
from factcheck.reports.profile import problems

Write = Callable[..., tuple[Document, Extraction]]
BASE = "https://example.org/checks"
SCHEMA = Path(__file__).parents[3] / "shared" / "claimreview.google.schema.json"
VALID: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://example.org/checks#c1",
    "datePublished": "2024-01-01",
    "claimReviewed": "The port took 1,200 ships",
    "author": {"@type": "Organization", "name": "The Tern", "url": "https://example.org/"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ana Quill", "jobTitle": "Harbour Master"},
        "datePublished": "2023-10-05",
        "appearance": [{"@type": "CreativeWork", "url": "https://example.org/a"}],
    },
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    },
}


def reviews_of(case: Case, *, force: bool = False) -> list[dict[str, Any]]:
    """The reviews in the graph of a case."""
    graph = json.loads(export(case, "claimreview", base_url=BASE, force=force))
    assert graph["@context"] == "https://schema.org"
    reviews: list[dict[str, Any]] = graph["@graph"]
    return reviews


def test_a_numbered_scale_gives_numbers_within_its_range(case: Case) -> None:
    """The label's own number stands between the scale's worst and best."""
    review = Review(case, "Vera Lane")
    review.use_scale("google")
    review.decide(["c1"], "mostly-false", "It took 1,100.")
    written = reviews_of_filter(case, "claim:c1")
    rating = written["reviewRating"]
    assert rating == {
        "@type": "Rating",
        "alternateName": "Mostly false",
        "ratingValue": 2,
        "bestRating": 5,
        "worstRating": 1,
        "ratingExplanation": "It took 1,100.",
    }


def reviews_of_filter(case: Case, filter_: str) -> dict[str, Any]:
    """The first review of the claims that a filter lets through."""
    graph = json.loads(export(case, "claimreview", base_url=BASE, filter=parse(filter_)))
    review: dict[str, Any] = graph["@graph"][0]
    return review


def test_a_scale_without_published_numbers_gives_words_only(case: Case) -> None:
    """No number is made up for a label."""
    review = Review(case, "Vera Lane")
    review.use_scale("politifact")
    review.decide(["c1"], "mostly-false", "It took 1,100.")
    assert "ratingValue" not in reviews_of_filter(case, "claim:c1")["reviewRating"]


def test_the_desk_scale_is_refused_and_forced_gives_words_only(case: Case) -> None:
    """A working scale is published only when asked twice."""
    with pytest.raises(ScaleError, match=r"not meant for publication.*--force"):
        export(case, "claimreview", base_url=BASE)
    ratings = [review["reviewRating"] for review in reviews_of(case, force=True)]
    assert [rating["alternateName"] for rating in ratings] == ["Change", "Cannot confirm"]
    assert not [rating for rating in ratings if "ratingValue" in rating]


def test_the_review_names_the_claimant_and_where_the_claim_stands(case: Case) -> None:
    """Claimant with role, the claim's own words, an anchor of its own, where it appeared."""
    first = reviews_of(case, force=True)[0]
    assert first["url"] == f"{BASE}#c1"
    assert first["claimReviewed"] == "The port took 1,200 ships"
    assert first["datePublished"] == "2024-01-01"
    item = first["itemReviewed"]
    assert item["author"] == {
        "@type": "Person",
        "name": "Ana Quill",
        "jobTitle": "Harbour Master",
    }
    assert item["appearance"][0]["url"] == "https://x"


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "example.org",
        "ftp://example.org",
        "https://",
        "https://e.org/#a",
        "https://e.org/ x",
    ],
)
def test_without_an_address_it_says_what_to_add(case: Case, address: str | None) -> None:
    """The line for the configuration, or what is wrong with the address, is in the message."""
    with pytest.raises(InputError, match=r"base_url = |is no address"):
        export(case, "claimreview", base_url=address, force=True)


def test_without_a_verdict_there_is_nothing_to_write(case: Case) -> None:
    """A review of an undecided claim does not exist."""
    with pytest.raises(Refused, match="No claim has a verdict"):
        export(case, "claimreview", base_url=BASE, filter=parse("status:open"))


def test_advice_names_long_claims_ratings_in_claims_and_days_that_cannot_be(
    tmp_path: Path, clock: Clock, write: Write
) -> None:
    """What is valid but reads badly is told claim by claim."""
    document, found = write(
        "It is half true that the port was closed.",
        "The port " + "and the long quay " * 5 + "were closed.",
        "The port was closed.",
    )
    with Case.open(tmp_path / "a.factcheck", clock=clock, create=True) as case:
        dated = replace(document, published=date(2024, 5, 1))
        case.add_document(dated, found, reviewer="Vera Lane")
        review = Review(case, "Vera Lane")
        review.use_scale("google")
        review.decide(["c1", "c2", "c3"], "false", "It was open.")
        lines = advice(case)
    assert "c1: the claim holds the words of the rating “Half true”" in lines
    assert any(line.startswith("c2: ") and "75" in line for line in lines)
    assert [line for line in lines if line.startswith("c3")] == [
        "c3: was decided before the day on which the claim was published"
    ]


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema is not beside this checkout")
def test_the_reviews_pass_the_schema_of_googles_profile(case: Case) -> None:
    """An independent validator finds no fault either."""
    schema = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for review in reviews_of(case, force=True):
        assert list(schema.iter_errors(review)) == []


def test_the_profile_finds_nothing_wrong_with_a_valid_review() -> None:
    """What Google's page shows is valid."""
    assert problems(VALID) == []


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("url",), "checks#c1", "url:"),
        (("claimReviewed",), "", "claimReviewed:"),
        (("@context",), "https://example.org", "@context:"),
        (("author",), {"@type": "Organization"}, "neither name nor url"),
        (("datePublished",), "1 January", "datePublished:"),
        (("itemReviewed", "author", "name"), 5, "itemReviewed.author.name:"),
        (("itemReviewed", "appearance"), [], "empty list"),
        (("reviewRating", "alternateName"), "", "alternateName:"),
        (("reviewRating", "ratingValue"), 6, "not between"),
        (("reviewRating", "ratingValue"), True, "no number"),
        (("reviewRating", "worstRating"), 0, "below 1"),
        (("reviewRating", "bestRating"), 1, "not below best"),
    ],
)
def test_the_profile_names_the_fault(path: tuple[str, ...], value: Any, fault: str) -> None:
    """Each mistake is found and its place named."""
    broken = changed(VALID, path, value)
    assert any(fault in problem for problem in problems(broken))


def changed(review: dict[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    """A copy of a review with one value replaced."""
    result = copy.deepcopy(review)
    inner: Any = result
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return result


def paths(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where the values of a review stand."""
    if isinstance(value, dict):
        inside = [path for name, one in value.items() for path in paths(one, (*before, name))]
        return ([before] if before else []) + inside
    return [before]


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 9),
    st.text(max_size=5),
    st.sampled_from(["https://e.org", "2024-13-01", "2024-01-01T10:00Z", "7", "1.5", "Person"]),
    st.just([]),
    st.just([{"@type": "CreativeWork"}]),
    st.just({"@type": "Person", "name": "B"}),
    st.just({}),
)


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema is not beside this checkout")
@settings(max_examples=300, deadline=None)
@given(path=st.sampled_from(paths(VALID)), value=JUNK)
def test_the_profile_and_the_schema_agree(path: tuple[str, ...], value: Any) -> None:
    """What the schema refuses we refuse; beyond it we refuse only impossible ratings."""
    schema = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    review = changed(VALID, path, value)
    ours = [problem for problem in problems(review) if not beyond_schema(problem)]
    assert bool(ours) == (not schema.is_valid(review))


def beyond_schema(problem: str) -> bool:
    """Whether a problem is of the kind that no schema can express."""
    return problem.endswith(("below 1", "below best", "between worst and best"))


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Ana Quill", False),
        ("Port Office", True),
        ("Ministry of Salt", True),
        ("CDC", True),
        ("Instituto del Mar", True),
        ("Q", False),
    ],
)
def test_bodies_are_told_from_people(name: str, body: bool) -> None:
    """An institution is an Organization, whoever speaks for it."""
    assert is_body(name) is body
