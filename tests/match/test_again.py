"""A corrected reading is compared anew, and so is its undo; what people did stays."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.extract import extract
from claims.intake import take_in
from claims.match.again import compare_again
from claims.match.crossref import cross_reference
from claims.model import Document, Evidence, Json, Relation, Role, Stance
from claims.review import Review
from claims.store import Case

DRAFT = "In 2019 the harbour of Ostwick handled 100,000 containers.\n"
REPORT = "The harbour of Ostwick handled 101,240 containers in 2019, a survey found.\n"
OTHER = "The harbour of Ostwick handled 98,100 containers in 2019, the port said.\n"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A draft and two reports on one harbour, cross-referenced."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with Case.open(tmp_path / "harbour.factcheck", clock=lambda: moment, create=True) as opened:
        for text, role in ((DRAFT, Role.DRAFT), (REPORT, Role.SOURCE), (OTHER, Role.SOURCE)):
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            document = Document(text=text, sha256=sha256, role=role)
            opened.add_document(document, extract(text), reviewer="checker")
        cross_reference(opened, ["d1", "d2", "d3"])
        yield opened


def relations(case: Case, claim: str) -> dict[str, Relation]:
    """What each document's passage is to a claim."""
    return {one.document: one.relation for one in case.evidence(claim)}


def passage(case: Case, claim: str, document: str) -> Evidence:
    """The one passage of a document that speaks to a claim."""
    (found,) = [one for one in case.evidence(claim, dismissed=True) if one.document == document]
    return found


def test_a_corrected_number_is_compared_anew(case: Case) -> None:
    """What agreed with 100,000 conflicts with 10,000, seen from either side, and undo mends it."""
    review = Review(case, "Ada")
    assert relations(case, "c1") == {"d2": Relation.AGREES, "d3": Relation.AGREES}
    before = case.evidence("c1"), case.evidence("c2")
    review.edit("c1", "value", 10_000)
    assert relations(case, "c1") == {"d2": Relation.CONFLICTS, "d3": Relation.CONFLICTS}
    assert relations(case, "c2")["d1"] is Relation.CONFLICTS
    assert case.queue.rows([1])[1].relations == {Relation.CONFLICTS: 2}
    assert case.audit().problems == ()
    review.undo()
    assert (case.evidence("c1"), case.evidence("c2")) == before
    assert case.queue.rows([1])[1].relations == {Relation.AGREES: 2}
    review.redo()
    assert relations(case, "c1")["d2"] is Relation.CONFLICTS
    assert case.audit().problems == ()


def test_the_comparison_is_one_event_after_the_edit(case: Case) -> None:
    """The history names the claim and how many passages were read anew; nothing new, no event."""
    review = Review(case, "Ada")
    seq = review.edit("c1", "value", 10_000).seq
    (told,) = case.events(after=seq)
    assert (told.act, told.detail["what"], told.detail["claim"]) == ("import", "comparison", "c1")
    assert told.detail["readings"] == 4
    assert compare_again(case, "c1", reviewer="Ada") is None
    assert list(case.events(after=told.seq)) == []


def test_who_is_quoted_has_nothing_to_do_with_it(case: Case) -> None:
    """Correcting the speaker compares nothing, and neither does a verdict."""
    review = Review(case, "Ada")
    seq = review.edit("c1", "speaker", "Ilse Brandt").seq
    review.decide(["c1"], "cut", "no source")
    assert [event.act for event in case.events(after=seq - 1)] == ["edit", "decide"]


def test_what_people_did_stays(case: Case) -> None:
    """A stance and a dismissal stand on the passage, whatever it turns out to say."""
    review = Review(case, "Ada")
    supporting, dismissed = passage(case, "c1", "d2"), passage(case, "c1", "d3")
    review.take_stance(supporting.id, Stance.SUPPORTS)
    review.dismiss(dismissed.id)
    review.edit("c1", "value", 10_000)
    assert passage(case, "c1", "d2").id == supporting.id
    assert passage(case, "c1", "d2").stance is Stance.SUPPORTS
    assert passage(case, "c1", "d2").relation is Relation.CONFLICTS
    assert passage(case, "c1", "d3").dismissed
    assert [one.document for one in case.evidence("c1")] == ["d2"]
    assert case.audit().problems == ()


def test_what_no_longer_speaks_to_the_claim_goes_out_of_sight(case: Case) -> None:
    """Other units make figures incomparable; a passage that somebody weighed is still shown."""
    review = Review(case, "Ada")
    weighed = passage(case, "c1", "d2")
    review.take_stance(weighed.id, Stance.CONTEXT)
    review.edit("c1", "unit", "wolves")
    review.edit("c1", "subject", "wolves")
    shown = {one.document: one for one in case.evidence("c1") if one.claim_quantity}
    assert list(shown) == ["d2"]
    assert shown["d2"].relation is Relation.UNRELATED
    assert case.audit().problems == ()
    review.undo()
    review.undo()
    numeric = {one.document: one for one in case.evidence("c1") if one.claim_quantity}
    assert {one.relation for one in numeric.values()} == {Relation.AGREES}
    assert case.audit().problems == ()


def test_a_correction_can_bring_figures_together(case: Case) -> None:
    """A claim misread as of another year conflicts once its year is put right."""
    review = Review(case, "Ada")
    period: Json = {"text": "in 2011", "from": "2011-01-01", "to": "2011-12-31"}
    review.edit("c1", "period", period)
    assert relations(case, "c1")["d2"] is Relation.DIFFERENT_SCOPE
    review.edit("c1", "period", {"text": "in 2019", "from": "2019-01-01", "to": "2019-12-31"})
    assert relations(case, "c1")["d2"] is Relation.AGREES


def test_a_withdrawn_document_is_left_alone(case: Case) -> None:
    """Its passages are not read anew, and an undo of what was edited in it changes nothing."""
    review = Review(case, "Ada")
    review.withdraw("d2")
    review.edit("c1", "value", 10_000)
    assert relations(case, "c1") == {"d3": Relation.CONFLICTS}
    assert compare_again(case, "c2") is None
    assert case.audit().problems == ()


def test_a_comparison_cut_short_is_made_up_for(case: Case) -> None:
    """Claims left waiting by a killed program are compared with the next edit or import."""
    review = Review(case, "Ada")
    for make_up in (
        lambda: review.edit("c2", "speaker", "Ilse Brandt"),
        lambda: take_in(case, [], reviewer="Ada"),
    ):
        review.edit("c1", "value", 10_000)
        case.undo("Ada")
        assert relations(case, "c1")["d2"] is Relation.CONFLICTS
        case.memory.remember("", "compare-again", ["c1"])
        make_up()
        assert relations(case, "c1")["d2"] is Relation.AGREES
        assert case.memory.recall("", "compare-again") is None
