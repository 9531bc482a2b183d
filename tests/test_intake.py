"""Taking documents in: new, the same, changed, refused; people unified; stopped and resumed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest

from claims.errors import DocumentError
from claims.filters import Order, parse
from claims.intake import take_in
from claims.model import Document, Relation, Role
from claims.review import Review
from claims.store import Case

FIRST = "“The ferry carried 4,120 cars in 2018,” said Marta Ilves, the director of Norhavn Lines.\n"
SECOND = "Marta K. Ilves said the ferry carried 9,870 cars in 2018.\n"


def document(text: str, origin: str = "", role: Role = Role.SOURCE) -> Document:
    """A text as a document read from ``origin``."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(text=text, sha256=sha256, origin=origin, role=role)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """An empty case."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with Case.open(tmp_path / "ferry.factcheck", clock=lambda: moment, create=True) as opened:
        yield opened


def relations(case: Case) -> list[Relation]:
    """The relation of every passage of the case."""
    return [
        evidence.relation
        for one in case.documents()
        for claim in case.claims_of(one.id)
        for evidence in case.evidence(claim.id)
    ]


def test_documents_are_stored_and_cross_referenced(case: Case) -> None:
    """Two documents that contradict each other conflict as soon as both are in."""
    found = take_in(case, [document(FIRST), document(SECOND)], reviewer="checker")
    assert (found.new, found.same, found.changed, found.refused) == (2, 0, 0, ())
    assert found.documents == ("d1", "d2")
    assert relations(case).count(Relation.CONFLICTS) == 2


def test_the_same_bytes_change_nothing(case: Case) -> None:
    """A document that is there already is counted, and the history stays as it was."""
    take_in(case, [document(FIRST)], reviewer="checker")
    head = case.head()
    found = take_in(case, [document(FIRST)], reviewer="checker")
    assert (found.new, found.same) == (0, 1)
    assert case.head() == head


def test_new_text_of_a_known_file_is_a_change(case: Case) -> None:
    """A file of the same name with other text is new, and said to be changed."""
    take_in(case, [document(FIRST, "ferry.txt")], reviewer="checker")
    found = take_in(case, [document(SECOND, "ferry.txt")], reviewer="checker")
    assert (found.new, found.changed) == (1, 1)


def test_what_cannot_be_read_is_handed_back(case: Case) -> None:
    """An unreadable document is refused with its reason; the others go through."""
    broken = DocumentError("ferry.bin is no text")
    found = take_in(case, [broken, document(FIRST)], reviewer="checker")
    assert found.refused == (broken,)
    assert found.new == 1


@pytest.mark.parametrize("together", [True, False])
def test_one_person_speaks_under_one_name(case: Case, together: bool) -> None:
    """With and without the initial it is one speaker, added at once or one after the other."""
    documents = [document(FIRST), document(SECOND)]
    for batch in [documents] if together else [[one] for one in documents]:
        take_in(case, batch, reviewer="checker")
    speakers = {claim.speaker for one in case.documents() for claim in case.claims_of(one.id)} - {
        None
    }
    assert len(speakers) == 1


def test_stopped_at_once_it_leaves_an_empty_case(case: Case) -> None:
    """Nothing is stored, and the case audits clean."""
    found = take_in(case, [document(FIRST)], reviewer="checker", cancelled=lambda: True)
    assert found.cancelled
    assert not case.documents()
    assert not case.audit().problems


def test_missing_cross_references_are_made_the_next_time(case: Case) -> None:
    """Stopped between storing and cross-referencing, the next intake makes up for it."""
    take_in(case, [document(FIRST)], reviewer="checker")
    found = take_in(
        case,
        [document(SECOND)],
        reviewer="checker",
        cancelled=lambda: len(case.documents()) == 2,
    )
    assert found.cancelled
    assert len(case.documents()) == 2
    assert not relations(case)
    take_in(case, [], reviewer="checker")
    assert Relation.CONFLICTS in relations(case)
    assert not case.audit().problems


MISSPELT = "Anthony Lund, the harbour master, said the quay holds 310 boats.\n"
SPELT = "“The quay holds 290 boats,” said Antony Lund, the harbour master.\n"
SHORT = "Mr. Lund said the quay was built in 1911.\n"
NAMESAKE = "Ida Brandt said the mole is 400 metres long. Mrs. Brandt said it leaks.\n"


def shown(case: Case) -> dict[str, list[str | None]]:
    """The speakers of each document's claims in every way that a case can be asked."""
    speakers: dict[str, list[str | None]] = {}
    for one in case.documents():
        claims = [claim for claim in case.claims_of(one.id) if claim.speaker]
        read = case.claims([claim.id for claim in claims])
        rows = case.queue.rows([int(claim.id[1:]) for claim in claims])
        assert [claim.speaker for claim in read.values()] == [row.speaker for row in rows.values()]
        speakers[one.text] = [claim.speaker for claim in claims]
    return speakers


@pytest.mark.parametrize("order", list(permutations(range(4))))
@pytest.mark.parametrize("together", [True, False])
def test_names_do_not_depend_on_the_order_of_coming_in(
    case: Case, order: tuple[int, ...], together: bool
) -> None:
    """Sources before or after the draft, one by one or at once: the same names for all claims."""
    read = [
        document(MISSPELT, role=Role.DRAFT),
        *(document(text) for text in (SPELT, SHORT, NAMESAKE)),
    ]
    arranged = [read[place] for place in order]
    for batch in [arranged] if together else [[one] for one in arranged]:
        take_in(case, batch, reviewer="checker")
    assert shown(case) == {
        MISSPELT: ["Antony Lund"],
        SPELT: ["Antony Lund"],
        SHORT: ["Antony Lund"],
        NAMESAKE: ["Ida Brandt", "Ida Brandt"],
    }
    assert not case.audit().problems


def test_claims_are_found_and_sorted_by_the_case_name(case: Case) -> None:
    """A filter finds a person's claims by any form, and the order is that of the names shown."""
    for text in (NAMESAKE, SHORT, MISSPELT, SPELT):
        role = Role.DRAFT if text is MISSPELT else Role.SOURCE
        take_in(case, [document(text, role=role)], reviewer="checker")
    for form in ("antony", "anthony", '"antony lund"'):
        assert len(case.queue.claim_ids(parse(f"speaker:{form}"))) == 3
    rows = case.queue.rows(case.queue.claim_ids(parse("speaker"), Order.SPEAKER))
    ordered = [rows[key].speaker for key in case.queue.claim_ids(parse("speaker"), Order.SPEAKER)]
    assert ordered == ["Antony Lund"] * 3 + ["Ida Brandt"] * 2


def test_a_speaker_set_by_the_reviewer_stands(case: Case) -> None:
    """What a person set is shown as it was set, whatever the cast calls the same person."""
    take_in(case, [document(SHORT), document(SPELT)], reviewer="checker")
    (claim,) = case.claims_of("d1")
    Review(case, "checker").edit(claim.id, "speaker", "Mr. Lund of the harbour")
    take_in(case, [document(MISSPELT, role=Role.DRAFT)], reviewer="checker")
    assert case.claim(claim.id).speaker == "Mr. Lund of the harbour"
    Review(case, "checker").edit(claim.id, "speaker", "Anthony Lund")
    assert case.claim(claim.id).speaker == "Anthony Lund"
    assert case.queue.rows([int(claim.id[1:])])[int(claim.id[1:])].speaker == "Anthony Lund"
    assert not case.audit().problems


def test_a_name_that_becomes_ambiguous_is_shown_as_written(case: Case) -> None:
    """A surname alone is no longer anybody's as soon as two people bear it."""
    take_in(case, [document(SHORT), document(SPELT)], reviewer="checker")
    assert shown(case)[SHORT] == ["Antony Lund"]
    take_in(case, [document("Greta Lund said the quay is old.\n")], reviewer="checker")
    assert shown(case)[SHORT] == ["Lund"]
    assert not case.audit().problems
