"""Reports say how sure a verdict is, which number should stand there, and what it covers."""

from __future__ import annotations

import json

import pytest

from claims.deciding import correct_number, mark_same, set_confidence, tag
from claims.model import Confidence
from claims.review import Review
from claims.store import Case
from factcheck.reports import export


@pytest.fixture
def decided(case: Case) -> Case:
    """c1 with all that stands beside a verdict, and another claim that repeats it."""
    review = Review(case, "Ada")
    correct_number(review, "c1", "1,150 ships")
    set_confidence(review, ["c1"], Confidence.LOW)
    tag(review, ["c1"], ["harbour"])
    mark_same(review, ["c2"], "c1")
    return case


def claims(case: Case, form: str = "json") -> dict[str, dict[str, object]]:
    """The claims of the report by id."""
    written = export(case, form).decode()
    found = (
        json.loads(written)["claims"]
        if form == "json"
        else map(json.loads, written.split("\n")[:-1])
    )
    return {one["id"]: one for one in found}


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_the_record_has_every_field(decided: Case, form: str) -> None:
    """The number in words and as it is read; the repeat has the verdict of its main claim."""
    main, repeat = claims(decided, form)["c1"], claims(decided, form)["c2"]
    assert (main["number"], main["confidence"], main["tags"], main["same_as"]) == (
        "1,150 ships",
        "low",
        ["harbour"],
        None,
    )
    read = main["number_read"]
    assert isinstance(read, dict)
    assert (read["value"], read["unit"]) == (1150, "ships")
    assert (repeat["same_as"], repeat["verdict"]) == ("c1", main["verdict"])


@pytest.mark.parametrize("view", ["public", "memo", "marked"])
@pytest.mark.parametrize("form", ["markdown", "html", "text"])
def test_views_for_people_tell_it(decided: Case, view: str, form: str) -> None:
    """Confidence, tags, the number and what is the same stand in every view and format."""
    written = export(decided, form, view=view).decode()
    for words in ("harbour", "1,150 ships", "claim 1, whose verdict this is", "low"):
        assert words in written, words


@pytest.mark.parametrize("view", ["public", "memo"])
def test_tables_have_columns_for_it(decided: Case, view: str) -> None:
    """One row a claim, the number as it was written."""
    written = export(decided, "csv", view=view).decode("utf-8-sig")
    assert "1,150 ships" in written
    assert ",low,harbour," in written


def test_a_secret_in_a_number_is_taken_out(case: Case) -> None:
    """A figure of a confidential document is withheld, and then cannot be read as one."""
    correct_number(Review(case, "Ada"), "c1", "9,481 crates")
    assert "9,481" not in export(case, "json").decode()
    assert claims(case)["c1"]["number_read"] is None
