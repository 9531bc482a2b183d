"""Copies of one text in a case: found, grouped as one source, counted once, overruled."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from claims.errors import Refused
from claims.filters import parse
from claims.grouping import describe, group, ungroup
from claims.intake import take_in
from claims.model import Document, Role, SourceKind
from claims.replacing import Versioning
from claims.review import Review
from claims.store import Case, Clock
from claims.store.exchange import bring_in, lines_of

COUNT = "The housing office of Norvale counted {} empty flats in 2022."
AGENCY = (
    "Keys that nobody asks for\n\n{} Most of them stand in the old quarter behind the "
    "mills, where the pipes are from another century and the stairs are steep.\n\nThe office wants "
    "to let a third of them to young families by the autumn, its head said. A plumber has been "
    "found, a second one is being looked for, and the first doors were painted last week."
)
OWN = (
    "What the town does not say\n\n{} That is what its own register holds. Whoever "
    "walks through the streets at night sees more dark windows than that, and the neighbours tell "
    "of owners who come once a year, air the rooms, and leave again before the first of the month."
)
Take = Callable[..., None]


def made(text: str, name: str, *, role: Role = Role.SOURCE, **more: object) -> Document:
    """A document of a text."""
    sha256 = hashlib.sha256(f"{name}{text}".encode()).hexdigest()
    return Document(text=text, sha256=sha256, role=role, title=name, **more)  # type: ignore[arg-type]


@pytest.fixture
def case(tmp_path: Path, clock: Clock) -> Iterator[Case]:
    """A draft that says 4,200; an agency and its copy that say 2,400; a paper of its own words."""
    with Case.open(tmp_path / "copies.factcheck", clock=clock, create=True) as opened:
        found = AGENCY.format(COUNT.format("2,400"))
        take_in(
            opened,
            [
                made(COUNT.format("4,200"), "Draft", role=Role.DRAFT),
                made(
                    f"Empty homes: a town counts\n{found[26:]}", "Copy", published=date(2023, 3, 2)
                ),
                made(found, "Agency", published=date(2023, 3, 1)),
                made(OWN.format(COUNT.format("2,400")), "Paper"),
            ],
            reviewer="Ada",
        )
        yield opened


@pytest.fixture
def review(case: Case) -> Review:
    """Ada's review of it."""
    return Review(case, "Ada")


def test_copies_are_one_source_under_the_earliest(case: Case) -> None:
    """The day of publication says which is the original, not the order of coming in."""
    (found,) = case.copies.groups()
    assert (found.label, found.original, found.documents) == ("copies of d2", "d3", ("d3", "d2"))
    assert case.copies.beside("d2") == ("d3",)
    assert case.copies.beside("d4") == ()
    assert case.copies.independent(["d2", "d3", "d4"]) == 2
    assert case.copies.source_of("d2") == "d3"
    assert (case.document("d2").group, case.document("d4").group) == ("copies of d2", "")
    assert case.audit().problems == ()


def test_evidence_of_copies_counts_once_and_stands_behind_that_of_others(case: Case) -> None:
    """Three passages of two sources are two conflicts; the copy comes last of them."""
    row = case.queue.rows([1])[1]
    assert {one.value: count for one, count in row.relations.items()} == {"conflicts": 2}
    assert [one.document for one in case.evidence("c1")][-1] == "d2"
    assert len(case.evidence("c1")) == 3


def test_what_copies_say_against_a_claim_is_one_dispute(case: Case, review: Review) -> None:
    """One row stands for the agency and its copy, and says that there is another."""
    told = {one.against: one.others for one in case.disputes.listed()}
    assert sorted(told.values()) == [0, 1]
    ungroup(review, ["d2"])
    assert [one.others for one in case.disputes.listed()] == [0, 0, 0]
    assert case.audit().problems == ()
    review.undo()
    assert len(case.disputes.listed()) == 2


def test_a_cluster_tells_sources_from_documents(case: Case) -> None:
    """Four documents of which two are copies are three sources."""
    (cluster,) = case.repeats.clusters()
    assert (cluster.documents, cluster.sources) == (4, 3)


def test_a_reviewer_overrules_and_takes_it_back(case: Case, review: Review) -> None:
    """Grouping and ungrouping are acts like any other."""
    group(review, ["d4", "d2"])
    assert case.copies.groups()[0].documents == ("d3", "d2", "d4")
    with pytest.raises(Refused, match="one source already"):
        group(review, ["d2", "d4"])
    review.undo()
    assert case.copies.independent(["d2", "d3", "d4"]) == 2
    ungroup(review, ["d3"])
    assert case.copies.groups() == ()
    with pytest.raises(Refused, match="of its own"):
        ungroup(review, ["d3"])
    review.undo()
    assert case.copies.beside("d3") == ("d2",)
    assert case.audit().problems == ()


def test_a_copy_that_comes_in_later_joins_the_group(case: Case, review: Review) -> None:
    """Also where a reviewer has put the others together with something else."""
    group(review, ["d2", "d4"])
    late = AGENCY.format(COUNT.format("2,400")).replace("young families", "young people")
    take_in(case, [made(late, "Late")], reviewer="Ada")
    assert case.copies.groups()[0].documents == ("d3", "d2", "d4", "d5")
    assert case.audit().problems == ()


def test_a_withdrawn_document_is_in_no_group(case: Case, review: Review) -> None:
    """Its copy then stands for itself."""
    review.withdraw("d3")
    assert case.copies.groups() == ()
    review.undo()
    assert case.copies.beside("d2") == ("d3",)
    assert case.audit().problems == ()


def test_versions_of_a_draft_are_no_copies(case: Case) -> None:
    """A draft that comes in again is nobody's second source."""
    text = AGENCY.format(COUNT.format("4,300"))
    take_in(case, [made(text, "Draft", role=Role.DRAFT)], reviewer="Ada")
    edited = text.replace("young families", "families")
    take_in(
        case,
        [made(edited, "Draft two", role=Role.DRAFT)],
        reviewer="Ada",
        versioning=Versioning(revises="d5"),
    )
    assert case.copies.beside("d6") == ()
    assert case.audit().problems == ()


def test_what_a_document_is_said_to_be_can_be_corrected(case: Case, review: Review) -> None:
    """Publisher, kind and day are acts; the day says which copy is the original."""
    describe(review, "d2", "publisher", "The Norvale Post")
    describe(review, "d2", "kind", "secondary")
    describe(review, "d2", "published", "2023-02-27")
    found = case.document("d2")
    assert (found.publisher, found.kind) == ("The Norvale Post", SourceKind.SECONDARY)
    assert case.copies.source_of("d3") == "d2"
    assert {
        case.claim(f"c{one}").document for one in case.queue.claim_ids(parse("source:norvale"))
    } == {"d2"}
    for field, value in (
        ("kind", "best"),
        ("published", "May"),
        ("sha256", "0"),
        ("title", "x" * 501),
    ):
        with pytest.raises(Refused):
            describe(review, "d2", field, value)
    assert case.audit().problems == ()
    review.undo()
    assert case.copies.source_of("d3") == "d3"


def test_an_audit_finds_a_group_that_nobody_made(case: Case) -> None:
    """Families follow from the texts, groups from the families and from acts."""
    case._database.run("DELETE FROM families")
    case._database.run("INSERT INTO described VALUES (4, 'publisher', '\"Nobody\"')")
    problems = case.audit().problems
    assert "d2: it is not a copy of what its text says it is" in problems
    assert any("its publisher is 'Nobody', which no event says" in one for one in problems)


def test_groups_come_and_go_with_an_exact_export(
    case: Case, review: Review, tmp_path: Path, clock: Clock
) -> None:
    """A case that is brought in elsewhere counts the same documents as one source."""
    group(review, ["d2", "d4"])
    lines = "".join(lines_of(case.path)).encode()
    target = tmp_path / "again.factcheck"
    bring_in(io.BytesIO(lines), "lines", target)
    with Case.open(target, clock=clock) as again:
        assert again.copies.groups() == case.copies.groups()
