"""Web pages that describe their checks, in scripts and in microdata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.documents import read_paths
from claims.errors import DocumentError
from claims.model import Document, Role

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://gull.example/wells",
    "claimReviewed": "Vellmar has 12 wells",
    "author": {"@type": "Organization", "name": "Gull Facts"},
    "reviewRating": {"@type": "Rating", "alternateName": "Mostly true"},
}


def read(tmp_path: Path, head: str, body: str = "<p>Twelve, we counted.</p>") -> list[Any]:
    """What becomes of a page that is added as a precedent."""
    file = tmp_path / "wells.html"
    file.write_text(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")
    return list(read_paths([str(file)], role=Role.PRECEDENT))


def script(text: str) -> str:
    """A script as pages carry their description in."""
    return f'<script type="application/ld+json">{text}</script>'


def labels(found: list[Any]) -> list[str]:
    """The labels of all documents read."""
    return [one.rating.label for one in found if isinstance(one, Document) and one.rating]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(REVIEW),
        json.dumps([{"@type": "WebPage"}, REVIEW]),
        "//<![CDATA[\n" + json.dumps(REVIEW) + "\n//]]>",
        "<!-- " + json.dumps(REVIEW) + " -->",
        "/* <![CDATA[ */" + json.dumps(REVIEW) + "/* ]]> */",
        json.dumps(REVIEW)[:-1] + ",}",
        json.dumps(REVIEW).replace("has 12", "has\n12") + ";",
        json.dumps(REVIEW).replace('"', "&quot;"),
    ],
)
def test_a_script_is_read_however_it_is_wrapped(tmp_path: Path, text: str) -> None:
    """CDATA, comments, entities, a comma too many and raw line ends mean one thing only."""
    (document,) = read(tmp_path, script(text))
    assert document.text == "Vellmar has 12 wells"
    assert (document.publisher, document.role) == ("Gull Facts", Role.PRECEDENT)
    assert document.origin == "wells.html, check 1"


def test_several_scripts_give_several_checks_and_repeats_none(tmp_path: Path) -> None:
    """Each check of a page is a document, once."""
    other = {**REVIEW, "claimReviewed": "Vellmar has 3 mills"}
    found = read(tmp_path, "".join(script(json.dumps(one)) for one in (REVIEW, other, REVIEW)))
    assert [one.text for one in found] == ["Vellmar has 12 wells", "Vellmar has 3 mills"]


def test_objects_that_are_referred_to_are_found(tmp_path: Path) -> None:
    """A graph names its publisher once and refers to it."""
    graph = [
        {**REVIEW, "author": {"@id": "#us"}, "itemReviewed": {"author": {"@id": "#who"}}},
        {"@type": "Organization", "@id": "#us", "name": "Gull Facts"},
        {"@type": "Person", "@id": "#who", "name": "Ola Brandt"},
    ]
    (document,) = read(tmp_path, script(json.dumps({"@graph": graph})))
    assert document.publisher == "Gull Facts"
    assert document.rating.claimant == "Ola Brandt"


def test_a_broken_script_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    """Only a script that would hold a check is worth an error."""
    broken = json.dumps(REVIEW).replace(":", ";", 1)
    error, document = read(
        tmp_path, script("{nonsense") + script(broken) + script(json.dumps(REVIEW))
    )
    assert isinstance(error, DocumentError)
    assert "wells.html, script 2" in str(error)
    assert document.rating.label == "Mostly true"


def test_microdata_is_read(tmp_path: Path) -> None:
    """Properties on elements are a check as well as those in a script."""
    body = """<div itemscope itemtype="https://schema.org/ClaimReview">
      <link itemprop="url" href="https://gull.example/wells">
      <p itemprop="claimReviewed">Vellmar has <b>12</b> wells</p>
      <span itemprop="author" itemscope><span itemprop="name">Gull Facts</span></span>
      <time itemprop="datePublished" datetime="2022-05-06">in May</time>
      <div itemprop="reviewRating" itemscope><meta itemprop="alternateName" content="Mostly true">
      <meta itemprop="ratingValue" content="4"></div></div>"""
    (document,) = read(tmp_path, "", body)
    assert document.text == "Vellmar has 12 wells"
    assert (document.publisher, str(document.published)) == ("Gull Facts", "2022-05-06")
    assert (document.rating.label, document.rating.value) == ("Mostly true", 4.0)


def test_a_page_without_a_description_is_its_text(tmp_path: Path) -> None:
    """A precedent that describes no check is read like any page, and has no rating."""
    (document,) = read(tmp_path, script('{"@type": "WebPage"}'))
    assert (document.text, document.role, document.rating) == (
        "Twelve, we counted.",
        Role.PRECEDENT,
        None,
    )


def test_a_source_is_read_for_its_text(tmp_path: Path) -> None:
    """Only who adds a page as a precedent wants its checks."""
    file = tmp_path / "wells.html"
    file.write_text(f"<html><head>{script(json.dumps(REVIEW))}</head><body><p>Text.</p></body>")
    (document,) = read_paths([str(file)])
    assert isinstance(document, Document)
    assert (document.role, document.rating) == (Role.SOURCE, None)
    assert labels([document]) == []
