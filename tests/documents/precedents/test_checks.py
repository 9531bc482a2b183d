"""Published checks become documents: every form that is read, and the dirt that is found in it."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.documents import read_paths
from claims.documents.precedents.reviews import CLAIM_LIMIT
from claims.errors import DocumentError
from claims.model import Document, PublishedRating, Role

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://www.tern-check.example/ferries",
    "headline": "No, the ferries are not that full",
    "datePublished": "2021-03-04T10:00:00Z",
    "claimReviewed": "In 2019 the ferries of Norhavn carried 4,120 cars",
    "author": {"@type": "Organization", "name": "Tern Check"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ola Brandt", "jobTitle": "senator"},
        "datePublished": "2021-02-01",
        "firstAppearance": {"url": "https://speeches.example/7"},
    },
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "Half true",
        "ratingValue": "3",
        "bestRating": 5,
        "worstRating": 1,
        "ratingExplanation": "It was 3,980.",
    },
}


def read(tmp_path: Path, value: Any, name: str = "checks.json", **more: Any) -> list[Any]:
    """What becomes of a file that holds ``value``: JSON of it, or the very bytes."""
    file = tmp_path / name
    file.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
    return list(read_paths([str(file)], **more))


def only(found: list[Any]) -> Document:
    """The one document that was read."""
    (document,) = found
    assert isinstance(document, Document)
    return document


def rating(document: Document) -> PublishedRating:
    """Its rating."""
    assert document.rating
    return document.rating


def changed(**fields: Any) -> dict[str, Any]:
    """The review with other fields; None leaves one out."""
    return {key: value for key, value in {**REVIEW, **fields}.items() if value is not None}


def rated(**fields: Any) -> dict[str, Any]:
    """The review with other fields of its rating."""
    stated = {**REVIEW["reviewRating"], **fields}
    return changed(reviewRating={key: one for key, one in stated.items() if one is not None})


def test_a_review_becomes_a_precedent_with_its_rating(tmp_path: Path) -> None:
    """Claim, claimant and headline are paragraphs; the rating is kept as it was published."""
    document = only(read(tmp_path, REVIEW))
    assert document.text.split("\n\n") == [
        "In 2019 the ferries of Norhavn carried 4,120 cars",
        "Claimed by: Ola Brandt (senator), 2021-02-01",
        "No, the ferries are not that full",
    ]
    assert document.role is Role.PRECEDENT
    assert (document.publisher, document.published) == ("Tern Check", date(2021, 3, 4))
    assert (document.url, document.language) == ("https://www.tern-check.example/ferries", "en")
    assert document.origin == "checks.json, entry 1"
    assert document.rating == PublishedRating(
        label="Half true",
        value=3.0,
        worst=1.0,
        best=5.0,
        explanation="It was 3,980.",
        claimant="Ola Brandt",
        claimant_role="senator",
        claimed=date(2021, 2, 1),
        reviewed="https://speeches.example/7",
    )


@pytest.mark.parametrize(
    "value",
    [
        REVIEW,
        [REVIEW],
        {"@graph": [{"@type": "WebPage", "name": "Ferries"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"@type": "DataFeed", "dataFeedElement": [{"item": REVIEW}]},
        {"@type": "NewsArticle", "review": REVIEW},
        changed(**{"@type": ["Review", "https://schema.org/ClaimReview"]}),
        changed(**{"@type": None}),
        {"@type": "ClaimReview", "properties": changed(**{"@type": None})},
    ],
)
def test_every_form_gives_the_same_document(tmp_path: Path, value: Any) -> None:
    """One, a list, a graph, a feed, inside an article, with any spelling of its type."""
    document = only(read(tmp_path, value))
    assert document.sha256 == only(read(tmp_path, REVIEW)).sha256


@pytest.mark.parametrize("name", ["a.json", "a.jsonld", "a.jsonl", "a.txt", "a"])
def test_content_decides_and_not_only_the_name(tmp_path: Path, name: str) -> None:
    """A file of any name is read as checks where it begins as such."""
    assert rating(only(read(tmp_path, REVIEW, name))).label == "Half true"


def test_an_answer_of_the_search_interface_gives_a_document_a_review(tmp_path: Path) -> None:
    """Each review of each claim is one; it has a label and no numbers."""
    review = {
        "publisher": {"name": "Tern Check", "site": "tern-check.example"},
        "url": "https://tern-check.example/bridges",
        "title": "Norhavn has one bridge",
        "reviewDate": "2020-02-02T00:00:00Z",
        "textualRating": "Wrong",
        "languageCode": "en",
    }
    nameless = {**review, "publisher": {"site": "gull.example"}, "textualRating": "Not so"}
    claim = {
        "text": "Norhavn has 3 bridges",
        "claimant": "Ola Brandt",
        "claimDate": "2020-01-01T00:00:00Z",
        "claimReview": [review, nameless],
    }
    first, second, third = read(tmp_path, {"claims": [claim, {"text": "x"}], "nextPageToken": "q"})
    assert (first.publisher, first.published) == ("Tern Check", date(2020, 2, 2))
    assert rating(first) == PublishedRating(
        label="Wrong", claimant="Ola Brandt", claimed=date(2020, 1, 1)
    )
    assert (second.publisher, rating(second).label) == ("gull.example", "Not so")
    assert "entry 2: holds no ClaimReview" in str(third)


@pytest.mark.parametrize(
    ("fields", "numbers", "remark"),
    [
        ({"ratingValue": 3}, (3.0, 1.0, 5.0), ""),
        ({"ratingValue": 3, "bestRating": None, "worstRating": None}, (3.0, 1.0, 5.0), ""),
        ({"ratingValue": None}, (None, None, None), ""),
        ({"ratingValue": 0}, (None, None, None), "0 lies outside the scale from 1 to 5"),
        ({"ratingValue": 7}, (None, None, None), "7 lies outside the scale from 1 to 5"),
        ({"worstRating": 5, "bestRating": 1}, (None, None, None), "not below the best"),
        (
            {"ratingValue": -1, "worstRating": -1, "bestRating": -1},
            (None, None, None),
            "not below the best",
        ),
        ({"ratingValue": "four"}, (None, None, None), "“four” is no number"),
        ({"bestRating": "five"}, (None, None, None), "not below the best"),
    ],
)
def test_numbers_of_a_rating_are_kept_only_on_a_scale_that_holds_them(
    tmp_path: Path, fields: dict[str, Any], numbers: tuple[float | None, ...], remark: str
) -> None:
    """A number outside its scale is left out, never bent to fit, and a remark says so."""
    found = rating(only(read(tmp_path, rated(**fields))))
    assert (found.value, found.worst, found.best) == numbers
    assert remark in " ".join(found.remarks)
    assert bool(found.remarks) == bool(remark)
    assert found.label == "Half true"


def test_nan_is_no_number(tmp_path: Path) -> None:
    """What only some programs take for JSON is left out like a missing value."""
    text = json.dumps(REVIEW).replace('"3"', "NaN")
    assert rating(only(read(tmp_path, text.encode()))).value is None


@pytest.mark.parametrize(
    ("stated", "label"),
    [
        ({"alternateName": ["Faux", "False"]}, "Faux"),
        ({"alternateName": {"@value": "Falso"}}, "Falso"),
        ({"alternateName": None, "name": "Misleading"}, "Misleading"),
        ("Pants ablaze", "Pants ablaze"),
        ([{"alternateName": "False"}], "False"),
    ],
)
def test_a_label_is_found_in_whatever_holds_it(tmp_path: Path, stated: Any, label: str) -> None:
    """A list, a value with its language, the older name, a bare string."""
    review = rated(**stated) if isinstance(stated, dict) else changed(reviewRating=stated)
    assert rating(only(read(tmp_path, review))).label == label


def test_a_number_alone_is_put_in_words_of_its_scale(tmp_path: Path) -> None:
    """Without a label, the number is named with the ends of its scale."""
    found = rating(only(read(tmp_path, rated(alternateName=None))))
    assert found.words == "3 on a scale from 1 (worst) to 5 (best)"


def test_a_missing_publisher_is_the_host_of_the_address(tmp_path: Path) -> None:
    """The check goes through with a remark; what was given by hand stands above it."""
    document = only(read(tmp_path, changed(author=None)))
    assert document.publisher == "tern-check.example"
    assert rating(document).remarks == (
        "author: is missing; tern-check.example is taken from the address",
    )
    given = only(read(tmp_path, changed(author=None), publisher="The Tern"))
    assert (given.publisher, rating(given).remarks) == ("The Tern", ())


def test_an_older_creative_work_says_who_and_where(tmp_path: Path) -> None:
    """Before there was a Claim, itemReviewed was the work that the claim stands in."""
    item = {"@type": "CreativeWork", "author": [{"name": "Ola Brandt"}], "url": "https://b.example"}
    found = rating(only(read(tmp_path, changed(itemReviewed=item))))
    assert (found.claimant, found.reviewed) == ("Ola Brandt", "https://b.example")


def test_a_date_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    """The check stays, without its day and with a remark."""
    document = only(read(tmp_path, changed(datePublished="03/04/2021")))
    assert document.published is None
    assert "datePublished: “03/04/2021” is no date" in rating(document).remarks[0]


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (changed(claimReviewed=""), "claimReviewed: is missing"),
        (changed(claimReviewed="x" * (CLAIM_LIMIT + 1)), "more than the 10,000 of a claim"),
        (changed(reviewRating=None), "reviewRating: has neither words nor a number"),
        (rated(alternateName="", ratingValue=9), "reviewRating: has neither words nor a number"),
        (changed(author=None, url="javascript:alert(1)"), "author: names nobody"),
    ],
)
def test_a_check_without_what_makes_it_one_is_refused_alone(
    tmp_path: Path, review: dict[str, Any], words: str
) -> None:
    """The error names file, entry, field and remedy; the checks around it are read."""
    first, error, last = read(tmp_path, [REVIEW, review, changed(url="https://b.example")])
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(error, DocumentError)
    assert "checks.json, entry 2: " in str(error)
    assert words in str(error)


def test_an_entry_that_is_no_json_spoils_no_other(tmp_path: Path) -> None:
    """Slips that can be meant in one way only are mended, others are refused by their place."""
    whole = json.dumps(REVIEW)
    slip, broken, twice = whole[:-1] + ",}", whole.replace(":", ";", 1), whole[:-1] + ', "url": ""}'
    found = read(tmp_path, f"[{slip}, {broken}, {twice}, {whole}]".encode())
    assert [isinstance(one, Document) for one in found] == [True, False, False, True]
    assert "entry 2: Expecting" in str(found[1])
    assert "entry 3: has “url” twice, with two values" in str(found[2])


def test_comments_and_line_ends_in_strings_are_read(tmp_path: Path) -> None:
    """A comment is passed over, and a raw line end in a string is one."""
    text = json.dumps(REVIEW).replace("carried 4,120", "carried\n4,120")
    document = only(read(tmp_path, text.replace("{", "{ /* first */ ", 1).encode()))
    assert document.text.startswith("In 2019 the ferries of Norhavn carried 4,120 cars\n\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wider_encodings_and_marks_are_read(tmp_path: Path, encoding: str) -> None:
    """A byte order mark or the zeros of UTF-16 tell the encoding."""
    text = json.dumps(changed(claimReviewed="Los ríos suben"), ensure_ascii=False)
    assert only(read(tmp_path, text.encode(encoding))).text.startswith("Los ríos suben")


def test_bytes_that_are_no_characters_spoil_their_entry_alone(tmp_path: Path) -> None:
    """An entry in another encoding is refused with its number."""
    good = json.dumps(REVIEW).encode()
    bad = json.dumps(changed(claimReviewed="ríos"), ensure_ascii=False).encode("latin-1")
    first, error, last = read(tmp_path, b"[" + b",".join((good, bad, good)) + b"]")
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert "entry 2: holds bytes that are no UTF-8" in str(error)


def test_a_feed_that_is_cut_keeps_what_was_read(tmp_path: Path) -> None:
    """The error names the entry and the byte at which the file ends."""
    whole = json.dumps({"dataFeedElement": [{"item": [REVIEW]}, {"item": [REVIEW]}]}).encode()
    cut = whole[:-60]
    first, error = read(tmp_path, cut)
    assert isinstance(first, Document)
    assert f"entry 2: the file ends in the middle of it at byte {len(cut):,}" in str(error)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"name": "package", "version": 1}', "holds no published check. Read are ClaimReview"),
        (b'[{"a": 1}, {"b": 2}]', "holds no published check"),
        (b"[]", "holds no published check"),
        (b"just words", "is named as JSON and is none"),
        (b"", "is named as JSON and is none"),
    ],
)
def test_other_json_is_refused_with_what_is_read(
    tmp_path: Path, content: bytes, words: str
) -> None:
    """One error for the whole file says what it lacks and what to do."""
    (error,) = read(tmp_path, content)
    assert isinstance(error, DocumentError)
    assert words in str(error)
    assert ".txt" in str(error)


def test_a_folder_gives_its_checks_and_leaves_other_json(tmp_path: Path) -> None:
    """JSON of a folder is read where it holds checks; the rest is one line."""
    (tmp_path / "a.json").write_text(json.dumps(REVIEW))
    (tmp_path / "package.json").write_text('{"name": "x"}')
    document, error = read_paths([str(tmp_path)])
    assert isinstance(document, Document)
    assert "left out 1 of other kinds (package.json)" in str(error)


def test_standard_input_is_read_as_a_stream() -> None:
    """Checks may come through a pipe."""
    (document,) = read_paths(["-"], stdin=io.BytesIO(json.dumps([REVIEW]).encode()))
    assert isinstance(document, Document)
    assert document.origin == "-, entry 1"


def test_a_role_that_is_given_stands(tmp_path: Path) -> None:
    """Whoever says that checks are sources gets sources, ratings kept."""
    document = only(read(tmp_path, REVIEW, role=Role.SOURCE))
    assert (document.role, rating(document).label) == (Role.SOURCE, "Half true")


def test_the_same_check_is_known_again(tmp_path: Path) -> None:
    """Its hash is of address, claim, publisher and rating: another headline changes nothing."""
    first = only(read(tmp_path, REVIEW))
    again = only(read(tmp_path, changed(headline="Other", datePublished="2022-01-01")))
    rerated = only(read(tmp_path, rated(alternateName="False")))
    assert first.sha256 == again.sha256 != rerated.sha256


def test_hostile_strings_are_kept_as_text(tmp_path: Path) -> None:
    """Markup, escapes, bidi controls and script addresses change nothing but what they say."""
    label = "[b]True[/b] \x1b[31m\u202e"
    review = rated(alternateName=label) | {"url": "javascript:alert(1)"}
    document = only(read(tmp_path, review))
    assert rating(document).label == " ".join(label.split())
    assert document.url == "javascript:alert(1)"


@pytest.mark.parametrize("inner", ["[" * 100_000 + "]" * 100_000, '"' + "x" * 200_000 + '"'])
def test_depth_and_length_are_refused_or_cut(tmp_path: Path, inner: str) -> None:
    """A nest of brackets is an error of its entry, a huge string is cut; the next is read."""
    bad = json.dumps(changed(headline="HERE")).replace('"HERE"', inner)
    found = read(tmp_path, f"[{bad}, {json.dumps(REVIEW)}]".encode())
    assert len(found) == 2
    assert isinstance(found[1], Document)
    if isinstance(found[0], Document):
        assert len(found[0].title) == 500
    else:
        assert "entry 1: is nested too deeply" in str(found[0])
