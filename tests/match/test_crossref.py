"""Cross-reference in a real case: both directions, figures, quotations, what is only similar."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.match import crossref, desk
from claims.match.crossref import cross_reference
from claims.match.desk import Desk
from claims.model import (
    Document,
    Evidence,
    Relation,
    Role,
)
from claims.review import Review
from claims.store import Case

DRAFT = """The harbour of Ostwick handled 612 ships in 2019, officials said.

“We never wanted the second pier in this bay,” said Ilse Brandt, the harbour master.
"""
REPORT = """A survey published in May found that the harbour of Ostwick handled 840 ships in 2019.

In 2021 the harbour of Ostwick handled 612 ships.

“We wanted the second pier in this bay,” Ilse Brandt told reporters at the town hall.

The bakery in Lindau was painted green.
"""

Add = Callable[[str, Role], Document]


def evidence_for(case: Case, words: str) -> list[Evidence]:
    """The evidence for the claims that hold ``words``."""
    return [
        one
        for document in case.documents()
        for claim in case.claims_of(document.id)
        if words in claim.text
        for one in case.evidence(claim.id)
    ]


def test_figures_are_compared_in_both_directions(case: Case, add: Add) -> None:
    """The new document speaks to the old one's claims, and the other way round."""
    add(DRAFT, Role.DRAFT)
    new = add(REPORT, Role.SOURCE)
    assert cross_reference(case, [new.id]) > 0
    forth = evidence_for(case, "612 ships in 2019")
    assert forth[0].relation is Relation.CONFLICTS
    assert forth[0].text == forth[0].span.of(case.document(forth[0].document).text)
    assert "840 ships" in forth[0].text
    back = [one for one in evidence_for(case, "840 ships") if one.document != new.id]
    assert [one.relation for one in back] == [Relation.CONFLICTS]


def test_another_year_is_another_period(case: Case, add: Add) -> None:
    """The same figure of another year does not bear the claim out."""
    add(DRAFT, Role.DRAFT)
    cross_reference(case, [add(REPORT, Role.SOURCE).id])
    relations = {
        one.relation for one in evidence_for(case, "612 ships in 2019") if "2021" in one.text
    }
    assert relations == {Relation.DIFFERENT_SCOPE}


def test_an_altered_quotation_is_found_with_its_diff(case: Case, add: Add) -> None:
    """The quotation of the draft stands in the report without its negation."""
    add(DRAFT, Role.DRAFT)
    cross_reference(case, [add(REPORT, Role.SOURCE).id])
    found = [
        one for one in evidence_for(case, "We never wanted") if one.relation is Relation.ALTERED
    ]
    assert len(found) == 1
    assert "negation" in found[0].reasons[0]
    assert {part.op for part in found[0].diff} >= {"same", "removed"}
    assert found[0].locator == "¶3"


def test_what_has_nothing_to_do_with_it_is_no_evidence(case: Case, add: Add) -> None:
    """A sentence of another matter speaks to no claim."""
    add(DRAFT, Role.DRAFT)
    cross_reference(case, [add(REPORT, Role.SOURCE).id])
    everything = [
        one
        for document in case.documents()
        for claim in case.claims_of(document.id)
        for one in case.evidence(claim.id)
    ]
    assert everything
    assert not [one for one in everything if "bakery" in one.text]


def test_two_events_without_particulars_do_not_conflict(case: Case, add: Add) -> None:
    """Where nothing tells that it is one event, other figures contradict nothing."""
    add("Eighteen people were killed.", Role.SOURCE)
    cross_reference(case, [add("Forty people were killed.", Role.SOURCE).id])
    assert not evidence_for(case, "were killed")


def test_a_sentence_does_not_contradict_itself(case: Case, add: Add) -> None:
    """Two figures of one sentence are no evidence against each other."""
    text = "The pier of Ostwick has 12 berths for yachts and 40 berths for barges.\n"
    cross_reference(case, [add(text, Role.SOURCE).id])
    relations = {one.relation for one in evidence_for(case, "berths")}
    assert Relation.CONFLICTS not in relations


def test_doing_it_again_adds_nothing(case: Case, add: Add) -> None:
    """Cross-referencing is idempotent: what is there stays, nothing is doubled."""
    add(DRAFT, Role.DRAFT)
    new = add(REPORT, Role.SOURCE)
    assert cross_reference(case, [new.id]) > 0
    head = case.head()
    assert cross_reference(case, [new.id]) == 0
    assert case.head() == head


def test_it_can_be_stopped_and_taken_up_again(case: Case, add: Add) -> None:
    """Stopped at once it stores nothing; asked again it finds all, and the case audits clean."""
    add(DRAFT, Role.DRAFT)
    new = add(REPORT, Role.SOURCE)
    assert cross_reference(case, [new.id], cancelled=lambda: True) == 0
    assert not evidence_for(case, "612 ships in 2019")
    assert cross_reference(case, [new.id]) > 0
    assert not case.audit().problems


def test_progress_runs_to_its_end(case: Case, add: Add) -> None:
    """Progress counts claims and ends with all of them done."""
    add(DRAFT, Role.DRAFT)
    new = add(REPORT, Role.SOURCE)
    seen: list[tuple[int, int]] = []
    cross_reference(case, [new.id], progress=lambda done, total, _: seen.append((done, total)))
    assert seen[-1] == (seen[-1][1], seen[-1][1])
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_document_is_not_shown_beside_its_own_other_years(case: Case, add: Add) -> None:
    """Inside one document only figures that conflict, or are one, are told of each other."""
    filler = "The mayor of Lindau opened the painted bakery on the old square again. " * 3
    text = "\n\n".join(
        [
            "In 2019 the harbour of Ostwick handled 612 ships.",
            filler,
            "In 2021 the harbour of Ostwick handled 840 ships.",
            filler,
            "In 2019 the harbour of Ostwick handled 790 ships.",
        ]
    )
    cross_reference(case, [add(text, Role.DRAFT).id])
    relations = {one.relation for one in evidence_for(case, "612 ships")}
    assert relations == {Relation.CONFLICTS}
    assert not evidence_for(case, "840 ships")


def test_a_claim_keeps_no_more_than_is_read(case: Case, add: Add) -> None:
    """However often a text says it again, a claim keeps some tens of passages."""
    add("In 2019 the harbour of Ostwick handled 612 ships.\n", Role.DRAFT)
    lines = (f"In 2019 the harbour of Ostwick handled {count} ships." for count in range(700, 800))
    new = add("\n\n".join(lines), Role.SOURCE)
    cross_reference(case, [new.id])
    relations = [one.relation for one in evidence_for(case, "612 ships")]
    assert 0 < len(relations) <= 40
    assert relations.count(Relation.CONFLICTS) == 16
    head = case.head()
    assert cross_reference(case, [new.id]) == 0
    assert case.head() == head


def test_it_goes_on_where_it_was_stopped(case: Case, add: Add) -> None:
    """Stopped half way and asked again, it does not begin anew and leaves nothing out."""
    add(DRAFT, Role.DRAFT)
    texts = [REPORT, *(f"In {year} the quay of Tivna held 31 boats." for year in range(1900, 2000))]
    new = add("\n\n".join(texts), Role.SOURCE)
    begun: list[int] = []

    def told(done: int, _total: int, _words: str) -> None:
        begun.append(done)

    cross_reference(case, [new.id], progress=told, cancelled=lambda: max(begun, default=0) >= 50)
    assert evidence_for(case, "612 ships in 2019")
    begun.clear()
    cross_reference(case, [new.id], progress=told)
    assert min(done for done in begun if done) >= 50
    assert begun[-1] == len(case.claims_of(new.id))
    assert not case.audit().problems


def test_a_withdrawn_document_is_passed_over(case: Case, add: Add) -> None:
    """A document withdrawn before its turn came is compared with nothing."""
    add(DRAFT, Role.DRAFT)
    new = add(REPORT, Role.SOURCE)
    Review(case, "Vera Lane").withdraw(new.id)
    assert cross_reference(case, [new.id]) == 0


WORDS = "“We never wanted the second pier in this quiet bay,” said Ilse Brandt.\n"


def test_a_quotation_that_many_texts_print_keeps_no_more_than_is_read(
    case: Case, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond that its claim is passed over, and nobody says that the words are missing."""
    monkeypatch.setattr(crossref, "_ALL_DOCUMENTS", 2)
    kept = {**crossref._KEPT, Relation.VERBATIM: 3}
    monkeypatch.setattr(crossref, "_KEPT", kept)
    draft = add(WORDS, Role.DRAFT)
    others = [add(f"{WORDS}\nDay {at} of the hearing.\n", Role.SOURCE) for at in range(6)]
    cross_reference(case, [draft.id, *(one.id for one in others)])
    (claim,) = [one for one in case.claims_of(draft.id) if "never wanted" in one.text]
    found = [one.relation for one in case.evidence(claim.id)]
    assert found.count(Relation.VERBATIM) == 3
    assert Relation.NOT_FOUND not in found


def test_many_documents_cut_short_leave_a_short_note(case: Case, add: Add) -> None:
    """What is kept of how far it is does not grow with the documents that are done."""
    documents = [add(f"{DRAFT}\nThis is note {at}.\n", Role.SOURCE).id for at in range(12)]
    looks = iter([False] * 60)
    cross_reference(case, documents, cancelled=lambda: next(looks, True))
    kept = case.memory.recall("", "cross-reference-done")
    assert isinstance(kept, dict)
    assert len(kept) <= 2
    told: list[int] = []
    cross_reference(case, documents, progress=lambda done, total, words: told.append(done))
    assert case.memory.recall("", "cross-reference-done") is None
    assert told[-1] == sum(len(case.claims_of(one)) for one in documents)


def test_a_note_of_an_earlier_version_is_understood(case: Case, add: Add) -> None:
    """Earlier versions kept a number of claims for each document."""
    new = add(REPORT, Role.SOURCE)
    case.memory.remember("", "cross-reference-done", {new.id: 1, "d99": 4})
    cross_reference(case, [new.id])
    assert case.memory.recall("", "cross-reference-done") == {"d99": 4}


def test_what_is_at_hand_has_its_limits(
    case: Case, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts and claims of a large case are forgotten, the longest unused first, and come back."""
    monkeypatch.setattr(desk, "_PLACES", 2)
    monkeypatch.setattr(desk, "_SIDES", 3)
    documents = [add(f"{DRAFT}\nNote {at}.\n", Role.SOURCE).id for at in range(5)]
    at_hand = Desk(case)
    for document in documents:
        for claim in case.claims_of(document):
            assert at_hand.side(claim).claim == claim
    assert len(at_hand._places) == 2
    assert len(at_hand._sides) <= 3
    assert {one.claim.document for one in at_hand._sides.values()} <= set(at_hand._places)
    assert set(at_hand._sides_of) == {one.claim.document for one in at_hand._sides.values()}
    first = case.claims_of(documents[0])[0]
    assert at_hand.side(first).place.document.id == documents[0]
