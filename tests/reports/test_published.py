"""Published checks in a report: apart from our verdicts, with their publisher's own words."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claims.intake import take_in
from claims.model import Document, PublishedRating, Role, Stance
from claims.review import Review
from claims.store import Case
from factcheck.reports import export
from factcheck.reports.words import CHECKS

SAID = "Tern Check: Half True (imported, not ours), 2021-03-04 · differs: period"


def check(claim: str, *, confidential: bool = False) -> Document:
    """A published check."""
    return Document(
        text=f"{claim}\n\nClaimed by: Ola Brandt",
        sha256=hashlib.sha256(claim.encode()).hexdigest(),
        role=Role.PRECEDENT,
        title="How full are the ferries?",
        publisher="Tern Check",
        published=date(2021, 3, 4),
        url="https://tern.example/1",
        confidential=confidential,
        rating=PublishedRating(label="Half True", value=3.0, worst=1.0, best=5.0),
    )


def add(case: Case, *documents: Document) -> None:
    """Take documents in."""
    take_in(case, documents, reviewer="Ada")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A decided claim, a check of a like one, and a check of something else."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    draft = "In 2019 the ferries of Norhavn carried 4,120 cars.\n"
    with Case.open(tmp_path / "ferry.factcheck", clock=lambda: moment, create=True) as opened:
        sha256 = hashlib.sha256(draft.encode()).hexdigest()
        add(opened, Document(text=draft, sha256=sha256, role=Role.DRAFT, title="Ferries"))
        add(opened, check("In 2016 the ferries of Norhavn carried 4,120 cars"))
        add(opened, check("Vellmar has 12 wells"))
        Review(opened, "Ada").use_scale("google")
        Review(opened, "Ada").decide(["c1"], "false", because="The line counted 3,980.")
        yield opened


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_check_stands_under_a_heading_of_its_own(case: Case, form: str) -> None:
    """It is found neither by the machine nor judged, and says whose it is."""
    page = export(case, form).decode().replace("&#39;", "'")
    assert CHECKS in page
    assert SAID in page
    assert "Found by the machine" not in page
    assert "looked for in 2 published checks" in page
    assert "Vellmar" not in page


def test_json_has_the_rating_as_it_was_published(case: Case) -> None:
    """It is said to be imported, and the claim's own verdict is another field."""
    report = json.loads(export(case, "json"))
    (claim,) = report["claims"]
    (passage,) = claim["evidence"]
    assert claim["verdict"] == "false"
    assert passage["differs"] == ["period"]
    published = passage["published_check"]
    assert (published["imported"], published["publisher"]) == (True, "Tern Check")
    assert published["rating"]["label"] == "Half True"
    assert report["searched"]["checks"] == 2
    assert [document["id"] for document in report["documents"]] == ["d1", "d2"]


def test_a_table_has_a_column_for_checks(case: Case) -> None:
    """They count among no relation."""
    (row,) = csv.DictReader(io.StringIO(export(case, "csv").decode()))
    assert row["published_checks"] == SAID
    assert (row["agrees"], row["conflicts"], row["evidence_for"]) == ("0", "0", "")


def test_no_claimreview_of_ours_has_their_rating(case: Case) -> None:
    """What others published is never given out as ours."""
    graph = export(case, "claimreview", base_url="https://desk.example/checks").decode()
    assert "Half True" not in graph
    assert "Tern Check" not in graph
    assert '"alternateName": "False"' in graph


def test_a_check_that_somebody_judged_stands_with_the_evidence(case: Case) -> None:
    """A person may take it for evidence; that it is imported is still said."""
    (found,) = case.checks.speaking_of("c1")
    Review(case, "Ada").take_stance(found.evidence.id, Stance.UNDERMINES)
    page = export(case, "markdown").decode()
    assert f"**undermines** ({SAID})" in page
    assert CHECKS not in page


def test_a_confidential_check_is_not_named(case: Case) -> None:
    """Neither label nor publisher nor day of it is told."""
    add(case, check("In 2018 the ferries of Norhavn carried 4,120 cars", confidential=True))
    report = json.loads(export(case, "json"))
    hidden = next(one for one in report["claims"][0]["evidence"] if one["withheld"])
    assert hidden["published_check"]["publisher"] == ""
    assert hidden["published_check"]["rating"] is None
    assert hidden["differs"] == []
    assert "a confidential published check" in export(case, "markdown").decode()


def test_documents_are_counted_with_their_claims(case: Case) -> None:
    """How many claims were compared is not nought."""
    report = json.loads(export(case, "json"))
    assert [document["claims"] for document in report["documents"]] == [1, 1]
    assert report["searched"]["claims"] == 1
