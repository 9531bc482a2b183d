"""Taking documents in: new, the same, changed, refused; people unified; stopped and resumed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.errors import DocumentError
from claims.intake import take_in
from claims.model import Document, Relation
from claims.store import Case

FIRST = "“The ferry carried 4,120 cars in 2018,” said Marta Ilves, the director of Norhavn Lines.\n"
SECOND = "Marta K. Ilves said the ferry carried 9,870 cars in 2018.\n"


def document(text: str, origin: str = "") -> Document:
    """A text as a document read from ``origin``."""
    return Document(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), origin=origin)


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
