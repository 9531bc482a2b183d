"""Published checks on the command line: added, listed, shown, and asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

REVIEW: dict[str, Any] = {
    "@type": "ClaimReview",
    "url": "https://www.tern-check.example/ferries",
    "datePublished": "2021-03-04",
    "claimReviewed": "In 2016 the ferries of Norhavn carried 4,120 cars",
    "author": {"name": "Tern Check"},
    "itemReviewed": {"author": {"name": "Ola Brandt"}},
    "reviewRating": {"alternateName": "Half [b]True[/b]\x1b[31m", "ratingValue": 9},
}
SAID = "Tern Check: Half [b]True[/b]␛[31m (imported, not ours), 2021-03-04 · differs: period"


@pytest.fixture
def made(folder: Path, run: Any) -> Path:
    """A case with a draft of one claim and a published check of a like one."""
    (folder / "draft.txt").write_text("In 2019 the ferries of Norhavn carried 4,120 cars.\n")
    (folder / "checks.json").write_text(json.dumps([REVIEW, {**REVIEW, "claimReviewed": ""}]))
    assert run("add", "--role", "draft", "draft.txt").status == 0
    return folder


def test_add_tells_what_was_refused_and_what_left_out(made: Path, run: Any) -> None:
    """A JSON file of ClaimReview is a precedent unasked; entries are told by their number."""
    added = run("add", "checks.json")
    assert (added.status, added.out) == (1, "1 new, 0 same, 0 changed, 1 refused\n")
    assert "refused: checks.json, entry 2: claimReviewed: is missing" in added.err
    assert "note: checks.json, entry 1: reviewRating.ratingValue: 9 lies outside" in added.err
    assert run("add", "checks.json").out == "0 new, 1 same, 0 changed, 1 refused\n"


def test_a_flood_of_refusals_is_told_short(made: Path, run: Any) -> None:
    """Fifty are told one by one, the rest by their number."""
    broken = [{**REVIEW, "claimReviewed": ""}] * 60
    (made / "checks.json").write_text(json.dumps([REVIEW, *broken]))
    added = run("add", "checks.json")
    assert added.out == "1 new, 0 same, 0 changed, 60 refused\n"
    assert added.err.count("refused: ") == 50
    assert "… and 10 more refused" in added.err


def test_show_names_the_publisher_and_what_differs(made: Path, run: Any) -> None:
    """The label is the publisher's, safe to show, and said to be imported."""
    run("add", "checks.json")
    assert f"PUBLISHED CHECK  {SAID}" in run("show", "c1").out
    (evidence,) = run("show", "c1", "--json").json["evidence"]
    assert (evidence["relation"], evidence["differs"]) == ("similar", ["period"])
    published = evidence["published"]
    assert (published["publisher"], published["published"]) == ("Tern Check", "2021-03-04")
    assert published["rating"]["label"] == REVIEW["reviewRating"]["alternateName"]
    assert published["rating"]["value"] is None


def test_list_counts_checks_and_marks_their_claims(made: Path, run: Any) -> None:
    """The claim has a number of checks; the check's own claim has what was published of it."""
    run("add", "checks.json")
    mine, theirs = run("list", "--json").json
    assert (mine["precedents"], mine["published"], mine["status"]) == (1, None, "open")
    assert (theirs["role"], theirs["status"], theirs["speaker"]) == (
        "precedent",
        "reference",
        "Ola Brandt",
    )
    assert theirs["published"]["publisher"] == "Tern Check"


def test_precedents_are_asked_for_by_claim(made: Path, run: Any) -> None:
    """Checks and like claims stand apart, each the likest first."""
    run("add", "checks.json")
    (made / "note.txt").write_text("In 2019 the ferries of Norhavn carried 9,870 cars.\n")
    run("add", "note.txt")
    shown = run("precedents", "c1").out
    assert "Published checks: 1\n" in shown
    assert SAID in shown
    assert "Like claims: 1\n" in shown
    assert "conflicts: note.txt, ¶1" in shown
    records = run("precedents", "1", "--json").json
    assert {record["kind"] for record in records} == {"check", "claim"}
    assert [record["score"] for record in records] == sorted(
        (record["score"] for record in records), reverse=True
    )
    assert run("precedents", "c1", "--jsonl").lines == records


def test_a_claim_without_precedents_says_so(made: Path, run: Any) -> None:
    """Nothing found is an answer; a claim that is not there is none."""
    assert "Published checks: none\n" in run("precedents", "c1").out
    assert run("precedents", "c1", "--json").json == []
    assert run("precedents", "c9").status == 2


def test_other_json_is_refused(folder: Path, run: Any) -> None:
    """What is no published check is not taken for a text."""
    (folder / "package.json").write_text('{"name": "package"}')
    added = run("add", "package.json")
    assert added.status == 2
    assert "holds no published check" in added.err
