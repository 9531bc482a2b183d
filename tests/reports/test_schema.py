"""What is written for other programs is as the published schemas and shapes say."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from claims.model import Quantity, Span
from claims.scales import available, load
from claims.store import Case
from claims.store.exchange import lines_of
from factcheck.reports import export
from factcheck.reports.claimreview import review
from factcheck.reports.diff import compare, write
from factcheck.reports.gathering import gather
from factcheck.reports.model import ReportCase, ReportClaim, Verdict
from factcheck.reports.profile import problems
from factcheck.reports.records import write_json
from factcheck.reports.schema import NAMES, schema

ROOT = Path(__file__).parents[2]
GOOGLE = ROOT.parent / "shared" / "claimreview.google.schema.json"
SHAPES = Path(__file__).parent / "claimreview-shapes.ttl"
HEAD = "0" * 64
WORDS = st.text(st.characters(codec="utf-8"), max_size=30)


def validator(name: str) -> Draft202012Validator:
    """What checks a value against a published schema."""
    return Draft202012Validator(json.loads(schema(name)))


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_one(name: str) -> None:
    """Each is valid by the rules of its draft."""
    Draft202012Validator.check_schema(json.loads(schema(name)))


def test_the_report_of_a_case_is_as_its_schema_says(case: Case) -> None:
    """With verdicts, evidence of all kinds and a confidential source."""
    assert list(validator("report").iter_errors(json.loads(export(case, "json")))) == []


def test_the_schema_names_every_field_of_a_report(case: Case) -> None:
    """With further fields forbidden, the report is still valid: none is undocumented."""
    strict = closed(json.loads(schema("report")))
    found = Draft202012Validator(strict).iter_errors(json.loads(export(case, "json")))
    assert [error.message for error in found] == []


def closed(value: Any) -> Any:
    """A schema in which no object may have a field that is not described."""
    if isinstance(value, list):
        return [closed(one) for one in value]
    if not isinstance(value, dict):
        return value
    inner = {name: closed(one) for name, one in value.items()}
    if "required" in value and "properties" in value:
        inner.setdefault("additionalProperties", False)
    return inner


@settings(max_examples=40, deadline=None)
@given(
    place=st.sampled_from(["head", "version", "scales", "claims", "events", "documents"]),
    value=st.one_of(st.none(), st.integers(max_value=-1), st.just([{}]), st.just("x")),
)
def test_the_schema_refuses_what_is_no_report(place: str, value: Any) -> None:
    """A field of the wrong shape is found."""
    report = json.loads(b"".join(write_json(EMPTY)))
    assert validator("report").is_valid(report)
    assert not validator("report").is_valid({**report, place: value})


EMPTY = ReportCase(
    title="",
    head=HEAD,
    events=0,
    last=None,
    scale=load("desk"),
    scales=(load("desk"),),
    documents=(),
    claims=(),
    history=(),
)


@settings(max_examples=40, deadline=None)
@given(value=st.floats(), text=WORDS, rationale=WORDS, flag=st.none() | WORDS)
def test_reports_of_any_values_are_as_the_schema_says(
    generated: ReportCase, value: float, text: str, rationale: str, flag: str | None
) -> None:
    """Whatever figures, words and notes a claim has; numbers beyond any float are null."""
    one = generated.claims[0]
    figure = Quantity(span=Span(0, len(text)), text=text, value=value)
    changed = replace(
        one,
        claim=replace(one.claim, text=text, quantities=(figure,)),
        state=replace(one.state, rationale=rationale, flag=flag),
    )
    written = b"".join(write_json(replace(generated, claims=(changed,))))
    assert b"Infinity" not in written.replace(b'"Infinity', b"")
    assert list(validator("report").iter_errors(json.loads(written))) == []


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReportCase]:
    """The report on the sample case, which stays open for what is read of it later."""
    import runpy

    reviewed = runpy.run_path(str(ROOT / "docs" / "sample_report.py"))["reviewed"]
    with reviewed(tmp_path_factory.mktemp("sample") / "sample.factcheck") as case:
        yield gather(case)


def test_the_sample_report_is_as_the_schema_says(generated: ReportCase) -> None:
    """The report that the documentation shows is valid."""
    assert list(validator("report").iter_errors(json.loads(b"".join(write_json(generated))))) == []


def rated(claims: Sequence[ReportClaim]) -> list[dict[str, Any]]:
    """A review for every label of every scale that comes with the program."""
    labels = [(load(name), label) for name in available() for label in load(name).labels]
    return [
        review(
            replace(
                claims[place % len(claims)],
                verdict=Verdict(slug=label.slug, words=label.words, scale=scale, label=label),
            ),
            "https://example.org/checks",
            HEAD,
            "factcheck 0",
        )
        for place, (scale, label) in enumerate(labels)
    ]


@pytest.mark.parametrize("which", ["ours", "Google's"])
def test_reviews_of_every_scale_are_valid(generated: ReportCase, which: str) -> None:
    """Each label gives a review that our schema, our rules and Google's table let through."""
    if which == "Google's" and not GOOGLE.exists():
        pytest.skip("the schema is not beside this checkout")
    chosen = validator("claimreview")
    if which == "Google's":
        chosen = Draft202012Validator(json.loads(GOOGLE.read_text(encoding="utf-8")))
    for one in rated(generated.claims):
        assert [error.message for error in chosen.iter_errors(one)] == []
        assert problems(one) == []


def test_only_scales_with_an_order_and_numbers_are_rated_in_numbers(generated: ReportCase) -> None:
    """Numbers are there exactly where an organisation publishes them; words always are."""
    labels = [(load(name), label) for name in available() for label in load(name).labels]
    for one, (scale, label) in zip(rated(generated.claims), labels, strict=True):
        rating = one["reviewRating"]
        assert rating["alternateName"] == label.words
        numbered = scale.publishable and scale.ordinal and label.value is not None
        assert ("ratingValue" in rating) <= numbered
        if "ratingValue" in rating:
            assert 1 <= rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]


def test_what_the_command_writes_is_as_the_schema_says(case: Case) -> None:
    """The whole graph, as it is written."""
    graph = json.loads(export(case, "claimreview", base_url="https://example.org/c", force=True))
    assert list(validator("claimreview").iter_errors(graph)) == []
    assert all(one["identifier"].startswith(f"head {case.head()}; ") for one in graph["@graph"])


# rdflib's reader of JSON-LD uses what rdflib itself calls deprecated.
RDF = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


def conforms(reviews: list[dict[str, Any]]) -> tuple[bool, str]:
    """Whether the shapes let reviews through, and what they say."""
    pyshacl = pytest.importorskip("pyshacl")
    from rdflib import Graph

    # The vocabulary is named here: nobody asks schema.org for it.
    graph = [
        {**copy.deepcopy(one), "@context": {"@vocab": "https://schema.org/"}} for one in reviews
    ]
    data = Graph().parse(data=json.dumps(graph), format="json-ld")
    fits, _, said = pyshacl.validate(data, shacl_graph=Graph().parse(SHAPES, format="turtle"))
    return fits, said


@RDF
def test_reviews_use_schema_orgs_words_as_they_are_meant(generated: ReportCase) -> None:
    """Every property stands where the vocabulary has it, and holds what it may."""
    fits, said = conforms(rated(generated.claims))
    assert fits, said


@RDF
@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("reviewRating", "ratingValue"), 9),
        (("reviewRating", "worstRating"), 0),
        (("reviewRating", "rating"), "3"),
        (("itemReviewed", "@type"), "Thing"),
        (("url",), "checks/1"),
        (("author", "@type"), "Rating"),
    ],
)
def test_the_shapes_find_what_is_wrong(
    generated: ReportCase, path: tuple[str, ...], value: Any
) -> None:
    """A property out of place or range is found."""
    one = copy.deepcopy(
        next(one for one in rated(generated.claims) if "ratingValue" in one["reviewRating"])
    )
    inner = one
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert not conforms([one])[0]


def test_what_changed_is_as_its_schema_says(case: Case) -> None:
    """A verdict taken back, evidence that came, went and was judged; no field is undescribed."""
    before = json.loads(export(case, "json"))
    after = copy.deepcopy(before)
    first, second = after["claims"][:2]
    first["verdict_words"] = "Something else"
    second["evidence"] = [{**one, "id": "e99", "text": None} for one in second["evidence"]]
    after["claims"] = [{**first, "id": "c77"}, first, second, *after["claims"][3:]]
    changes = compare(before, after, lambda claim: ["c3"] if claim == "c77" else [])
    written = json.loads(write(changes, "json"))
    assert changes.changed
    assert list(validator("diff").iter_errors(written)) == []
    strict = Draft202012Validator(closed(json.loads(schema("diff"))))
    assert [error.message for error in strict.iter_errors(written)] == []
    assert not validator("diff").is_valid({**written, "new": [{}]})


def test_the_exact_case_is_as_its_schema_says(case: Case) -> None:
    """Every table with its columns and rows; a row that is none is found."""
    exact = json.loads("".join(lines_of(case.path)))
    assert list(validator("case").iter_errors(exact)) == []
    exact["tables"]["claims"]["rows"].append([{}])
    assert not validator("case").is_valid(exact)
