"""Disputes: what contradicts what, listed once, the most serious first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from claims.filters import parse
from claims.model import Claim, Difference, DiffPart, Evidence, Relation, Role, Status
from claims.review import Review
from claims.store import Case, Clock

Passage = Callable[..., Evidence]

DRAFT = (
    "The council counted 4,000 homes in Valdoria.",
    "The registry lists 900 homes in Estwick.",
    "Ada Ferro said the bridge is safe.",
)
FIRST = (
    "The office counted 2,000 homes in Valdoria.",
    "The office lists 800 homes in Estwick.",
    "Another page counted 2,000 homes in Valdoria.",
)
SECOND = ("A paper counted 3,000 homes in Valdoria.",)


@pytest.fixture
def disputed(
    tmp_path: Path, clock: Clock, write: Callable[..., tuple[object, object]]
) -> Iterator[Case]:
    """A draft (c1 to c3) and two sources (c4 to c6, c7), without evidence yet."""
    with Case.open(tmp_path / "disputed.factcheck", clock=clock, create=True) as case:
        for sentences, role in ((DRAFT, Role.DRAFT), (FIRST, Role.SOURCE), (SECOND, Role.SOURCE)):
            document, found = write(*sentences, role=role)
            case.add_document(document, found, reviewer="Ada")  # type: ignore[arg-type]
        yield case


@pytest.fixture
def contradict(disputed: Case, passage: Passage) -> Callable[..., None]:
    """Adds what two claims are to each other, in both directions."""

    def add(one: str, other: str, relation: Relation = Relation.CONFLICTS) -> None:
        found = disputed.claims([one, other])
        disputed.passages.add(
            [
                _of(passage(found[mine], found[theirs], relation))
                for mine, theirs in ((one, other), (other, one))
            ]
        )

    return add


def _of(evidence: Evidence) -> Evidence:
    mine, theirs = evidence.claim_quantity, evidence.quantity
    if not mine or not theirs or not mine.value or not theirs.value:
        return evidence
    factor = theirs.value / mine.value
    return replace(evidence, difference=Difference(factor=factor, words=f"{factor:.2g} times"))


def test_two_directions_are_one_dispute_seen_from_the_draft(
    disputed: Case, contradict: Callable[..., None]
) -> None:
    """The evidence of a source about the draft's claim is no second dispute."""
    contradict("c4", "c1")
    (one,) = disputed.disputes.listed()
    assert (one.claim, one.against_claim, one.relation) == ("c1", "c4", Relation.CONFLICTS)
    assert (one.value, one.against_value) == ("4,000 homes", "2,000 homes")
    assert (one.in_draft, one.status, one.within) == (True, Status.OPEN, False)
    assert one.difference == "0.5 times"
    assert one.reason == "same thing, same place"
    assert disputed.disputes.count() == 1
    assert disputed.audit().problems == ()


def test_the_same_two_figures_of_two_documents_are_listed_once(
    disputed: Case, contradict: Callable[..., None]
) -> None:
    """4,000 against 2,000 said twice in one document is one dispute that counts the other."""
    contradict("c1", "c4")
    contradict("c1", "c6")
    (one,) = disputed.disputes.listed()
    assert one.others == 1
    assert len(disputed.disputes.contradictions()) == 2
    Review(disputed, "Ada").dismiss(one.evidence)
    (left,) = disputed.disputes.listed()
    assert (left.others, left.evidence != one.evidence) == (0, True)
    assert disputed.audit().problems == ()


def test_drafts_come_first_then_kinds_then_the_larger_difference(
    disputed: Case, contradict: Callable[..., None], passage: Passage
) -> None:
    """A small conflict of the draft stands before its altered quotation and before sources."""
    contradict("c4", "c7")
    contradict("c2", "c5")
    contradict("c1", "c4")
    found = disputed.claims(["c3", "c7"])
    altered = replace(
        passage(found["c3"], found["c7"], Relation.ALTERED),
        source_claim="",
        quantity=None,
        diff=(DiffPart("same", "is "), DiffPart("removed", "safe"), DiffPart("added", "sure")),
    )
    disputed.passages.add([altered])
    told = [(one.claim, one.relation.value) for one in disputed.disputes.listed()]
    assert told == [
        ("c1", "conflicts"),
        ("c2", "conflicts"),
        ("c3", "altered"),
        ("c4", "conflicts"),
    ]
    assert disputed.disputes.listed(limit=2, offset=1) == disputed.disputes.listed()[1:3]
    assert disputed.disputes.listed()[2].difference == "“safe” left out; “sure” put in"


def test_contradictions_are_asked_for_within_one_document_and_between_two(
    disputed: Case, contradict: Callable[..., None]
) -> None:
    """Each pair is one row, on one of the two lists."""
    contradict("c4", "c5")
    contradict("c1", "c4")
    inside, between = (disputed.disputes.contradictions(within=within) for within in (True, False))
    assert [(one.claim, one.against_claim, one.within) for one in inside] == [("c4", "c5", True)]
    assert [(one.claim, one.against_claim) for one in between] == [("c1", "c4")]


def test_a_dismissal_from_either_side_settles_a_dispute_and_undo_brings_it_back(
    disputed: Case, contradict: Callable[..., None]
) -> None:
    """Whoever dismissed the passage at the other claim said it of both."""
    contradict("c1", "c4")
    review = Review(disputed, "Ada")
    (other_way,) = disputed.evidence("c4")
    review.dismiss(other_way.id)
    assert disputed.disputes.listed() == ()
    assert disputed.audit().problems == ()
    review.undo()
    assert len(disputed.disputes.listed()) == 1


def test_withdrawn_documents_leave_and_decided_claims_say_so(
    disputed: Case, contradict: Callable[..., None]
) -> None:
    """Neither side of a withdrawn document is shown; a decision shows as the claim's status."""
    contradict("c1", "c4")
    contradict("c1", "c7")
    review = Review(disputed, "Ada")
    review.decide(["c1"], "confirmed")
    assert {one.status for one in disputed.disputes.listed()} == {Status.DECIDED}
    assert disputed.disputes.listed(filter=parse("status:open")) == ()
    review.withdraw("d2")
    assert [one.against for one in disputed.disputes.listed()] == ["d3"]
    review.withdraw("d1")
    assert disputed.disputes.listed() == ()
    assert disputed.audit().problems == ()


def test_what_was_read_anew_is_disputed_no_more(
    disputed: Case, contradict: Callable[..., None]
) -> None:
    """Where one direction agrees after an edit, the other is left to tell; then neither."""
    contradict("c1", "c4")
    (one,) = disputed.evidence("c1")
    (other,) = disputed.evidence("c4")
    disputed.passages.read_anew("c1", [replace(one, relation=Relation.AGREES)], [])
    assert [row.claim for row in disputed.disputes.listed()] == ["c4"]
    disputed.passages.read_anew("c1", [replace(other, relation=Relation.AGREES)], [])
    assert disputed.disputes.listed() == ()
    assert disputed.audit().problems == ()


def test_a_case_of_before_is_listed_when_it_is_opened(
    disputed: Case, contradict: Callable[..., None], clock: Clock
) -> None:
    """The rows are made of the evidence that is there."""
    contradict("c1", "c4")
    before, path = disputed.disputes.listed(), disputed.path
    disputed.close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM disputes")
        raw.execute("UPDATE derived SET filled = 0")
        raw.commit()
    with Case.open(path, clock=clock) as case:
        assert case.disputes.listed() == before


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM disputes", "does not follow from the evidence"),
        ("UPDATE disputes SET weight = 0.1", "does not follow from the evidence"),
        ("UPDATE disputes SET lead = 0", "not listed exactly once"),
    ],
)
def test_the_audit_compares_the_list_with_the_evidence(
    disputed: Case, contradict: Callable[..., None], statement: str, words: str
) -> None:
    """Rows that somebody altered, or took out, are named by their claim."""
    contradict("c1", "c4")
    with closing(sqlite3.connect(disputed.path)) as raw:
        raw.execute(statement)
        raw.commit()
    (problem,) = disputed.audit().problems
    assert words in problem
    assert problem.startswith("c1")


def test_a_hostile_claim_is_only_text(disputed: Case, contradict: Callable[..., None]) -> None:
    """A filter of SQL and markup finds nothing and breaks nothing."""
    contradict("c1", "c4")
    assert disputed.disputes.listed(filter=parse('"\'); DROP TABLE disputes; --"')) == ()
    assert isinstance(disputed.claim("c1"), Claim)
    assert len(disputed.disputes.listed()) == 1
