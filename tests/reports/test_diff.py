"""What changed since a report is told, all of it and nothing else."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputError
from claims.intake import take_in
from claims.model import Document, Role, Stance
from claims.replacing import Versioning
from claims.review import Review
from claims.store import Case, Clock
from factcheck.reports import export
from factcheck.reports.diff import FORMATS, Changes, checked, compare, write
from factcheck.safe import is_safe


def report(case: Case) -> dict[str, Any]:
    """The report on a case as JSON."""
    found: dict[str, Any] = json.loads(export(case, "json"))
    return found


def turns(changes: Changes) -> dict[str, list[tuple[str, Any, Any]]]:
    """What changed of each claim."""
    return {
        one.claim["id"]: [(turn.what, turn.before, turn.after) for turn in one.turns]
        for one in changes.changed
    }


def test_nothing_changed_between_two_reports_on_the_same_case(case: Case) -> None:
    """A case compared with its own report is the same."""
    changes = compare(report(case), report(case))
    assert not changes.anything
    assert b"Nothing changed." in write(changes, "markdown")


def test_acts_show_as_what_they_changed(case: Case) -> None:
    """A verdict taken back, a corrected wording and a flag, each with before and after."""
    before = report(case)
    review = Review(case, "Vera Lane")
    review.decide(["c1"], "confirmed", "Counted again.")
    review.correct("c1", "1,150 ships")
    review.flag("c3", "look")
    changes = compare(before, report(case))
    found = turns(changes)
    assert found.keys() == {"c1", "c3"}
    assert ("verdict", "Change", "Confirmed") in found["c1"]
    assert ("corrected wording", "1,100 ships", "1,150 ships") in found["c1"]
    assert ("flag", None, "look") in found["c3"]
    assert (changes.new, changes.gone) == ((), ())


def test_evidence_that_came_went_or_was_judged_is_told(case: Case) -> None:
    """New evidence, a dismissed passage and a stance."""
    before = report(case)
    review = Review(case, "Vera Lane")
    passages = case.evidence("c1")
    review.dismiss(passages[0].id)
    review.take_stance(case.evidence("c2")[0].id, Stance.CONTEXT)
    changes = compare(before, report(case))
    told = {one.claim["id"]: one for one in changes.changed}
    assert [one["id"] for one in told["c1"].gone] == [passages[0].id]
    assert [[(turn.what, turn.after) for turn in made] for _, made in told["c2"].judged] == [
        [("stance", "context")]
    ]
    back = compare(report(case), before)
    assert [one["id"] for one in back.changed[0].new] == [passages[0].id]


def test_claims_that_are_new_or_gone_are_named(case: Case) -> None:
    """A claim that only one of the reports has is on its side."""
    whole = report(case)
    fewer = {**whole, "claims": whole["claims"][1:]}
    assert [claim["id"] for claim in compare(fewer, whole).new] == ["c1"]
    assert [claim["id"] for claim in compare(whole, fewer).gone] == ["c1"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_comparison_tells_no_secret_and_steers_no_screen(
    case: Case, form: str, secrets: tuple[str, ...], hostile: tuple[str, ...]
) -> None:
    """Hostile words in either report stay words; confidential ones are in neither."""
    before = report(case)
    for claim in before["claims"]:
        claim["rationale"] = "".join(hostile)
        claim["evidence"] = []
    written = write(compare(before, report(case)), form).decode()
    assert all(is_safe(line) for line in written.split("\n"))
    assert not [secret for secret in secrets if secret in written]
    assert case.head() in written


def test_a_comparison_as_json_holds_both_heads(case: Case) -> None:
    """Its sides name the histories that were compared."""
    before = report(case)
    Review(case, "Vera Lane").flag("c1", "x")
    found = json.loads(write(compare(before, report(case)), "json"))
    assert (found["before"]["head"], found["after"]["head"]) == (before["head"], case.head())
    assert found["changed"][0]["changes"] == [{"what": "flag", "before": None, "after": "x"}]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "factcheck-case"}, "no report"),
        ({"version": 2}, "another version"),
        ({"claims": None}, "no claims"),
        ({"head": 7}, "no head"),
        ({"claims": [{"id": "c1"}]}, "claim 1"),
        ({"claims": [{"id": "c1", "text": "x", "evidence": [7]}]}, "claim 1"),
    ],
)
def test_what_is_no_report_is_refused(case: Case, change: dict[str, Any], said: str) -> None:
    """The file is named, with what is wrong."""
    with pytest.raises(InputError, match=rf"old\.json: .*{said}"):
        checked({**report(case), **change}, "old.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "evidence", "x"]), inner, max_size=4)
    ),
)


@given(
    claim=st.fixed_dictionaries(
        {"id": st.just("c1"), "text": st.text(max_size=5), "evidence": st.just([])},
        optional=dict.fromkeys(
            ("rationale", "verdict_words", "quantities", "scope", "notes"), JSON
        ),
    )
)
def test_fields_of_any_shape_are_compared_and_shown(claim: dict[str, Any]) -> None:
    """A report that somebody edited by hand is still compared."""
    side: dict[str, Any] = {"format": "factcheck-report", "version": 1, "head": "0", "events": 1}
    plain = {"id": "c1", "text": "x", "evidence": []}
    changes = compare(
        checked({**side, "claims": [claim]}, "a"), checked({**side, "claims": [plain]}, "b")
    )
    for form in FORMATS:
        assert write(changes, form)


def test_claims_of_an_edited_draft_are_compared_with_what_they_were(
    tmp_path: Path, clock: Clock
) -> None:
    """Kept ones are unchanged, changed ones tell their words, and only what nothing was is new."""
    text = "The mill employs 45 people.\n\nThe ferry carried 120 cars in 2022.\n"
    edited = (
        "The mill employs 45 people.\n\nThe ferry carried 210 cars in 2022.\n\n"
        "The library lends 9,000 books a year.\n"
    )
    with Case.open(tmp_path / "draft.factcheck", clock=clock, create=True) as case:
        take_in(case, [draft(text)], reviewer="Ada")
        Review(case, "Ada").decide(["c1"], "confirmed")
        before = report(case)
        taken = take_in(case, [draft(edited)], reviewer="Ada", versioning=Versioning(revises="d1"))
        assert taken.replaced
        changes = compare(before, report(case), case.versions.forebears)
        (changed,) = changes.changed
        assert (changed.was, changed.claim["text"]) == ("c2", "The ferry carried 210 cars in 2022.")
        assert ("words", "The ferry carried 120 cars in 2022.", changed.claim["text"]) in turns(
            changes
        )[changed.claim["id"]]
        assert [one["text"] for one in changes.new] == ["The library lends 9,000 books a year."]
        assert changes.gone == ()
        assert f"{changed.claim['id']}: {changed.claim['text']} (was c2)" in write(
            changes, "text"
        ).decode("utf-8")


def draft(text: str) -> Document:
    """A draft of a text."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(text=text, sha256=sha256, role=Role.DRAFT, title="Draft")
