"""What a case keeps and gives back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claims.errors import CaseError
from claims.model import (
    Change,
    Comparator,
    Document,
    Evidence,
    Extraction,
    Person,
    Relation,
    Role,
    SourceKind,
    Span,
    Stance,
)
from claims.store import Case, Clock

Write = Callable[..., tuple[Document, Extraction]]


def test_a_document_comes_back_as_it_went_in(tmp_path: Path, clock: Clock) -> None:
    """Every field of a document survives storage, its text with every strange character too."""
    document = Document(
        text='Bell \x07, ESC \x1b[31m, NUL \x00, bidi \u202e, markup [/] "x"\r\n\t𝛼 🇦🇷\n',
        sha256="ab" * 32,
        role=Role.PRECEDENT,
        title="On [b]bells",
        publisher="Té & Café",
        author="N. N.",
        published=date(2023, 10, 5),
        retrieved=datetime(2023, 10, 6, 7, 8, 9, tzinfo=UTC),
        url="https://example.org/a?b=c",
        origin="bells.html",
        language="es",
        kind=SourceKind.SECONDARY,
        group="wire",
        confidential=True,
        made_by="html, utf-8 declared",
    )
    with Case.open(tmp_path / "a.factcheck", clock=clock, create=True) as case:
        added = case.add_document(document, Extraction(), reviewer="Ada")
        assert (added.new, added.claims, added.document.id) == (True, 0, "d1")
        assert case.document("d1") == replace(document, id="d1")
        assert case.documents(text=False) == (replace(document, id="d1", text=""),)
        assert case.audit().problems == ()


def test_claims_come_back_as_they_went_in(tmp_path: Path, clock: Clock, write: Write) -> None:
    """Claims keep every field, get ids in the order of the text, and know their document."""
    document, extraction = write("Ada Ferro said more than 5,000 homes in Estwick.", "No number.")
    shuffled = replace(extraction, claims=extraction.claims[::-1])
    with Case.open(tmp_path / "a.factcheck", clock=clock, create=True) as case:
        case.add_document(document, shuffled, reviewer="Ada")
        expected = tuple(
            replace(claim, id=f"c{place}", document="d1")
            for place, claim in enumerate(extraction.claims, 1)
        )
        assert case.claims_of("d1") == expected
        assert case.claim("c1") == expected[0]
        assert list(case.claims(["c2", "c1"])) == ["c2", "c1"]


def test_the_same_bytes_change_nothing(case: Case, write: Write) -> None:
    """Adding a document again says that it is there, and writes no event."""
    document, extraction = write("The registry lists 73,838 empty homes in Valdoria.", title="B")
    added = case.add_document(document, extraction, reviewer="Ada")
    head = case.head()
    again = case.add_document(replace(document, title="C"), extraction, reviewer="Bo")
    assert (again.new, again.claims, again.document) == (False, 1, added.document)
    assert case.head() == head


def test_a_withdrawn_document_can_be_added_again(case: Case) -> None:
    """The same bytes come in anew, under a new id, where the first were withdrawn."""
    change = Change(target="d2", field="withdrawn", before=False, after=True)
    case.record("withdraw", [change], reviewer="Ada")
    assert [document.id for document in case.documents()] == ["d1"]
    assert [document.id for document in case.documents(withdrawn=True)] == ["d1", "d2"]
    added = case.add_document(case.document("d2"), Extraction(), reviewer="Ada")
    assert (added.new, added.document.id, added.document.withdrawn) == (True, "d3", False)


def test_a_claim_must_quote_its_document(case: Case, write: Write) -> None:
    """A claim whose text is not at its span is a fault of the program, and nothing is stored."""
    document, extraction = write("Ten homes.")
    bad = replace(extraction.claims[0], text="Nine homes.")
    with pytest.raises(ValueError, match="must quote"):
        case.add_document(document, Extraction(claims=(bad,)), reviewer="Ada")
    assert len(case.documents()) == 2


def test_evidence_comes_sorted_and_counted(case: Case, passage: Callable[..., Evidence]) -> None:
    """Conflicts stand first, then by score; dismissed passages and repeats do not count."""
    c1, c5, c6 = (case.claim(one) for one in ("c1", "c5", "c6"))
    assert case.passages.add([passage(c1, c5, Relation.AGREES)]) == 0
    agrees = replace(passage(c1, c6, Relation.AGREES), span=Span(0, 3), text="The", score=1.0)
    assert case.passages.add([agrees, agrees]) == 1
    found = case.evidence("c1")
    assert [(one.id, one.relation.value) for one in found] == [
        ("e1", "conflicts"),
        ("e3", "agrees"),
        ("e2", "similar"),
    ]
    assert found[0] == replace(passage(c1, c5, Relation.CONFLICTS, 0.9), id="e1")
    assert case.queue.rows([1])[1].relation is Relation.CONFLICTS
    change = Change(target="e1", field="dismissed", before=False, after=True)
    case.record("dismiss", [change], reviewer="Ada")
    assert case.queue.rows([1])[1].relations == {Relation.AGREES: 1, Relation.SIMILAR: 1}
    assert [one.id for one in case.evidence("c1", dismissed=True)] == ["e1", "e3", "e2"]
    assert case.passages.one("e1").dismissed


def test_a_dismissed_passage_stays_dismissed(case: Case, passage: Callable[..., Evidence]) -> None:
    """Cross-referencing again neither brings a dismissed passage back nor forgets a stance."""
    case.record(
        "dismiss",
        [
            Change(target="e1", field="dismissed", before=False, after=True),
            Change(target="e2", field="stance", before=None, after="context"),
        ],
        reviewer="Ada",
    )
    c1, c5, c6 = (case.claim(one) for one in ("c1", "c5", "c6"))
    new = [passage(c1, c5, Relation.AGREES), passage(c1, c6, Relation.SIMILAR)]
    assert case.passages.add(new) == 0
    assert [(one.id, one.stance) for one in case.evidence("c1")] == [("e2", Stance.CONTEXT)]


def test_evidence_of_a_withdrawn_document_is_gone_until_undo(case: Case) -> None:
    """Withdrawing a source takes its passages and its counts away; undo brings them back."""
    change = Change(target="d2", field="withdrawn", before=False, after=True)
    case.record("withdraw", [change], reviewer="Ada")
    assert case.evidence("c1") == ()
    assert case.queue.rows([1])[1].relations == {}
    case.undo("Ada")
    assert len(case.evidence("c1")) == 2
    assert case.queue.rows([1])[1].relations == {Relation.CONFLICTS: 1, Relation.SIMILAR: 1}
    assert case.audit().problems == ()


def test_people_are_kept_and_rename_speakers(case: Case) -> None:
    """A fuller form of a name is shown on the claims that came in under the shorter one."""
    people = (
        Person(name="Ada Lucía Ferro", aliases=("Ada Ferro", "Ferro"), roles=("mayor",)),
        Person(name="Bruno Sáez", gender="m"),
    )
    case.cast.save(people)
    assert case.cast.people() == people
    assert case.claim("c1").speaker == "Ada Lucía Ferro"
    assert case.queue.rows([1])[1].speaker == "Ada Lucía Ferro"
    head = case.head()
    case.cast.save(people)
    assert case.head() == head
    assert case.audit().problems == ()


def test_an_alias_of_two_people_renames_nobody(case: Case) -> None:
    """A form that may be either of two people leaves the claim as it was written."""
    case.cast.save(
        [
            Person(name="Ada Lucía Ferro", aliases=("Ada Ferro",)),
            Person(name="Ada Inés Ferro", aliases=("Ada Ferro",)),
        ]
    )
    assert case.claim("c1").speaker == "Ada Ferro"


def test_place_and_drafts_are_remembered_outside_the_history(case: Case, case_path: Path) -> None:
    """What a reviewer left behind comes back after reopening, and is no event."""
    head = case.head()
    case.memory.remember("Ada", "place", {"claim": "c3", "filter": "status:open"})
    case.memory.remember("Ada", "draft:c3", "half a sen")
    case.close()
    with Case.open(case_path, clock=datetime.now) as again:
        assert again.memory.recall("Ada", "place") == {"claim": "c3", "filter": "status:open"}
        assert again.memory.recall("Ada", "draft:c3") == "half a sen"
        assert again.memory.recall("Bo", "place") is None
        again.memory.remember("Ada", "draft:c3", None)
        assert again.memory.recall("Ada", "draft:c3") is None
        assert again.head() == head


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda case: case.claim("c99"), "no claim c99"),
        (lambda case: case.claim("d1"), "no claim"),
        (lambda case: case.claim("c1; DROP"), "no claim"),
        (lambda case: case.document("d99"), "no document d99"),
        (lambda case: case.passages.one("e99"), "no evidence e99"),
        (lambda case: case.event(99), "no event 99"),
    ],
)
def test_what_is_not_there_is_said_so(
    case: Case, ask: Callable[[Case], object], words: str
) -> None:
    """An unknown id is a clear error that names it."""
    with pytest.raises(CaseError, match=words):
        ask(case)


def test_what_came_in_and_what_was_done_cannot_be_altered(case: Case, case_path: Path) -> None:
    """The file itself refuses to alter or remove events, texts, claims and evidence."""
    change = Change(target="c1", field="flag", before=None, after="look")
    case.record("flag", [change], reviewer="Ada")
    case.close()
    statements = [
        "UPDATE events SET reviewer = 'Eve'",
        "DELETE FROM events",
        "UPDATE changes SET after = '1'",
        "DELETE FROM changes",
        "UPDATE texts SET text = ''",
        "DELETE FROM texts",
        "UPDATE claims SET text = ''",
        "DELETE FROM claims",
        "UPDATE evidence SET relation = 'agrees'",
        "DELETE FROM evidence",
        "DELETE FROM documents",
    ]
    with closing(sqlite3.connect(case_path)) as raw:
        for statement in statements:
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                raw.execute(statement)


def test_search_finds_numbers_by_value_and_gives_spans(case: Case) -> None:
    """``100k`` finds "100,000", and the spans slice the claim's text."""
    ((claim, spans),) = case.search("100k homes")
    assert claim == "c1"
    assert [span.of(case.claim(claim).text) for span in spans] == ["100,000", "homes"]
    assert case.search('"; DROP TABLE claims; --') == []


def test_the_list_gets_what_it_draws(case: Case) -> None:
    """A row has id, figure, speaker, status, text and relations; unknown numbers are left out."""
    rows = case.queue.rows([1, 3, 5, 99])
    assert list(rows) == [1, 3, 5]
    first = rows[1]
    assert (first.id, first.value, first.speaker) == ("c1", ">100,000", "Ada Ferro")
    assert (first.status.value, first.verdict, first.flagged) == ("open", None, False)
    assert first.text == case.claim("c1").text
    assert rows[5].status.value == "reference"
    assert case.claim("c1").quantities[0].comparator is Comparator.MORE
