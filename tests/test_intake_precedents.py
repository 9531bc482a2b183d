"""Published checks come into a case: in batches, once, beside its claims and never among them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claims.intake import Intake, take_in
from claims.match.prior import alike
from claims.model import Document, PublishedRating, Relation, Role, Status
from claims.review import Review
from claims.store import Case
from claims.store.precedents import BATCH

DRAFT = "In 2019 the ferries of Norhavn carried 4,120 cars. The old bridge holds 12 lamps.\n"


def check(claim: str, label: str = "False", url: str = "https://tern.example/1") -> Document:
    """A published check as readers make it."""
    rating = PublishedRating(label=label, claimant="Ola Brandt", claimed=date(2020, 1, 1))
    return Document(
        text=f"{claim}\n\nClaimed by: Ola Brandt, 2020-01-01\n\nNo, they carried 9,999",
        sha256=hashlib.sha256(f"{url} {claim} {label}".encode()).hexdigest(),
        role=Role.PRECEDENT,
        title="No, they carried 9,999",
        publisher="Tern Check",
        published=date(2021, 3, 4),
        url=url,
        rating=rating,
    )


def text(words: str, role: Role = Role.SOURCE) -> Document:
    """Any other document."""
    return Document(text=words, sha256=hashlib.sha256(words.encode()).hexdigest(), role=role)


def ferries(year: int, count: str = "4,120") -> str:
    """A claim about the ferries of Norhavn."""
    return f"In {year} the ferries of Norhavn carried {count} cars"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the case is."""
    return tmp_path / "ferry.factcheck"


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    """An empty case."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with Case.open(path, clock=lambda: moment, create=True) as opened:
        yield opened


def add(case: Case, *documents: Document) -> Intake:
    """Take documents in."""
    return take_in(case, documents, reviewer="checker")


def test_a_check_speaks_of_a_claim_and_says_how_it_differs(case: Case) -> None:
    """Label, publisher and day come with it; the relation supports nothing."""
    add(case, text(DRAFT, Role.DRAFT))
    found = add(case, check(ferries(2019)), check(ferries(2016, "9,870"), url="https://b.example"))
    assert (found.new, found.evidence) == (2, 2)
    same, other = case.checks.speaking_of("c1")
    assert same.document.rating == check("").rating
    assert (same.evidence.differs, other.evidence.differs) == ((), ("period", "value"))
    assert {one.relation for one in case.evidence("c1")} == {Relation.SIMILAR}
    assert case.checks.speaking_of("c2") == ()
    assert case.checks.counts(["c1", "c2"]) == {"c1": 2}
    assert case.audit().problems == ()


@pytest.mark.parametrize("draft_first", [True, False])
def test_it_matters_not_which_comes_first(case: Case, draft_first: bool) -> None:
    """Checks find the claims that are there, and claims the checks."""
    documents = [text(DRAFT, Role.DRAFT), check(ferries(2019))]
    for one in documents if draft_first else reversed(documents):
        add(case, one)
    (draft,) = (one for one in case.documents() if one.role is Role.DRAFT)
    first, _ = case.claims_of(draft.id)
    assert [one.document.publisher for one in case.checks.speaking_of(first.id)] == ["Tern Check"]


def test_claims_of_checks_are_for_reference_only(case: Case) -> None:
    """Nobody reviews them, even where there is no draft; nothing is found for them either."""
    add(case, check(ferries(2019)), check(ferries(2019), "True", "https://b.example"))
    assert list(case.queue.claim_ids()) == [1, 2]
    assert list(case.queue.claim_ids(queue=True)) == []
    assert case.queue.next_open(None) is None
    assert case.queue.progress().total == 0
    assert {state.status for state in case.states(["c1", "c2"]).values()} == {Status.REFERENCE}
    assert case.evidence("c1") == case.evidence("c2") == ()


def test_sources_are_reviewed_without_a_draft_and_checks_speak_of_them(case: Case) -> None:
    """Beside a draft, sources are for reference and are not looked up."""
    add(case, check(ferries(2019)), text(ferries(2019, "5,000") + ".\n"))
    assert list(case.queue.claim_ids(queue=True)) == [2]
    assert len(case.checks.speaking_of("c2")) == 1
    add(case, text(DRAFT, Role.DRAFT), text("Again: " + ferries(2019, "6,000") + ".\n"))
    (last,) = case.claims_of("d4")
    assert case.checks.speaking_of(last.id) == ()


def test_the_same_checks_come_in_once(case: Case) -> None:
    """A feed that comes again changes nothing; a new rating is another check."""
    first = add(case, check(ferries(2019)), check(ferries(2019)), check(ferries(2016)))
    assert (first.new, first.same) == (2, 1)
    head = case.head()
    again = add(case, check(ferries(2019)), check(ferries(2016)))
    assert (again.new, again.same, case.head()) == (0, 2, head)
    assert add(case, check(ferries(2019), "True")).new == 1


def test_a_batch_is_one_event_with_the_hash_of_its_rows(case: Case) -> None:
    """Some dozens of checks are one transaction and one event."""
    add(case, *(check(f"Town {place} has {place + 3} wells") for place in range(BATCH + 3)))
    batches = [one.detail for one in case.events() if one.detail.get("what") == "precedents"]
    assert [one["documents"] for one in batches] == [["d1", BATCH], [f"d{BATCH + 1}", 3]]
    assert case.audit().problems == ()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE documents SET record = replace(record, 'False', 'True')", "were altered since"),
        ("UPDATE documents SET role = 'source' WHERE id = 2", "not all are listed as such"),
        ("UPDATE documents SET imported = NULL WHERE id = 2", "some are missing"),
    ],
)
def test_the_audit_finds_what_was_altered(
    path: Path, case: Case, statement: str, words: str
) -> None:
    """A label that somebody changed in the file does not pass for the one that was published."""
    add(case, *(check(f"Town {place} has {place + 3} wells") for place in range(4)))
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(statement)
    assert any(words in problem for problem in case.audit().problems)


def test_cut_short_it_goes_on_where_it_stopped(case: Case) -> None:
    """Checks that were stored and not yet compared are compared the next time."""
    add(case, text(DRAFT, Role.DRAFT))
    answers = iter([False, False, False])
    stopped = take_in(
        case,
        [check(ferries(2019))],
        reviewer="checker",
        cancelled=lambda: next(answers, True),
    )
    assert (stopped.new, stopped.cancelled) == (1, True)
    assert case.checks.speaking_of("c1") == ()
    assert add(case).evidence == 1
    assert len(case.checks.speaking_of("c1")) == 1


def test_checks_are_no_sources(case: Case) -> None:
    """They do not count among the documents that quotations are looked up in, nor their names."""
    add(case, *(check(f"Town {place} has {place + 3} wells") for place in range(45)))
    said = "“The ferries of Norhavn were never late in the winter,” said Marta Ilves.\n"
    add(case, text(said, Role.DRAFT), text("The ferry lines reported a calm winter.\n"))
    (claim,) = case.claims_of("d46")
    assert [one.relation for one in case.evidence(claim.id)] == [Relation.NOT_FOUND]
    assert "Ola Brandt" not in [person.name for person in case.cast.people()]


def test_a_page_without_a_rating_is_a_check_all_the_same(case: Case) -> None:
    """What was added as a precedent is no source: it speaks of claims, and of no names."""
    page = text(f"“{ferries(2016)},” said Ola Brandt.\n", Role.PRECEDENT)
    add(case, text(DRAFT, Role.DRAFT), page)
    (found,) = case.checks.speaking_of("c1")
    assert (found.document.rating, found.evidence.differs) == (None, ("period",))
    assert case.evidence("c3") == ()
    assert case.cast.people() == ()
    assert case.audit().problems == ()


def test_many_checks_crowd_no_source_out(case: Case) -> None:
    """Checks have room of their own: a source is found among them, and few are kept."""
    add(
        case, *(check(ferries(year), url=f"https://t.example/{year}") for year in range(1900, 2015))
    )
    add(case, text(DRAFT, Role.DRAFT))
    add(case, text(ferries(2019, "9,870") + ".\n"))
    first = case.claims_of("d116")[0]
    relations = [one.relation for one in case.evidence(first.id)]
    assert relations.count(Relation.CONFLICTS) == 1
    assert len(case.checks.speaking_of(first.id)) == 6


def test_a_corrected_claim_is_set_beside_its_checks_anew(case: Case) -> None:
    """What differed goes out of the words where the reading is mended."""
    add(case, text(DRAFT, Role.DRAFT), check(ferries(2016)))
    assert case.checks.speaking_of("c1")[0].evidence.differs == ("period",)
    review = Review(case, "checker")
    review.edit("c1", "period", "2016")
    assert case.checks.speaking_of("c1")[0].evidence.differs == ()
    review.undo()
    assert case.checks.speaking_of("c1")[0].evidence.differs == ("period",)
    assert case.audit().problems == ()


def test_dismissed_and_withdrawn_checks_are_not_shown(case: Case) -> None:
    """People decide what is worth reading."""
    add(case, text(DRAFT, Role.DRAFT), check(ferries(2019)), check(ferries(2018), url="b"))
    first, second = case.checks.speaking_of("c1")
    review = Review(case, "checker")
    review.dismiss(first.evidence.id)
    review.withdraw(second.document.id)
    assert case.checks.speaking_of("c1") == ()


def test_like_claims_are_asked_for_anew(case: Case) -> None:
    """Checks and claims of other documents, the likest first, for claims of any role."""
    add(case, text(DRAFT, Role.DRAFT), check(ferries(2019)), text(ferries(2019, "9,870") + ".\n"))
    found = alike(case, "c3")
    assert [(one.document.role, one.is_check) for one in found] == [
        (Role.DRAFT, False),
        (Role.SOURCE, False),
    ]
    mine = alike(case, "c1")
    assert {one.document.id for one in mine} == {"d2", "d3"}
    assert [one.evidence.score for one in mine] == sorted(
        (one.evidence.score for one in mine), reverse=True
    )
    assert len(alike(case, "c1", 1)) == 2
