"""Claims by hand: marked, split, joined, resized, dropped; undone, compared, carried on."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from claims import journal, marking
from claims.adjudication import read_blind
from claims.deciding import mark_same, tag
from claims.errors import Refused
from claims.filters import parse
from claims.gate import problems
from claims.intake import take_in
from claims.model import ClaimKind, Document, Event, Relation, Role, Span, Status
from claims.review import Review
from claims.store import Case, Clock
from claims.store.exchange import bring_in, lines_of

DRAFT = """The harbour of Quillport

Mayor Ines Talvik said the port handled 4,200 boats in 2021, while the dock at Ostle took 300 boats.

Nobody remembers such a winter, and the lighthouse of Veld was painted by two brothers.

“We have never lost a ferry in this harbour,” Talvik told reporters.
"""
SOURCE = """Statistics of the port of Quillport

The port handled 3,900 boats in 2021. The lighthouse of Veld was painted by two brothers in 1887.
"""


def document(text: str, role: Role = Role.DRAFT, origin: str = "draft.md") -> Document:
    """A text as a document."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(text=text, sha256=sha256, role=role, origin=origin)


@pytest.fixture
def case(tmp_path: Path, clock: Clock) -> Iterator[Case]:
    """A draft (d1) and a source (d2), cross-referenced."""
    with Case.open(tmp_path / "harbour.factcheck", clock=clock, create=True) as opened:
        source = document(SOURCE, Role.SOURCE, "port.txt")
        take_in(opened, [document(DRAFT), source], reviewer="Ada")
        yield opened


@pytest.fixture
def review(case: Case) -> Review:
    """Ada at work."""
    return Review(case, "Ada")


def span_of(words: str, text: str = DRAFT) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def holding(case: Case, words: str, document: str = "d1") -> str:
    """The id of the one claim of a document that holds some words."""
    (found,) = [one.id for one in case.claims_of(document) if words in one.text]
    return found


def new_of(event: Event) -> list[str]:
    """The ids of the claims that an act marked."""
    found = event.detail["new"]
    return [str(one) for one in found] if isinstance(found, list) else []


def relations(case: Case, claim: str) -> set[Relation]:
    """In which relations passages stand to a claim."""
    return {one.relation for one in case.evidence(claim)}


def whole(case: Case) -> bool:
    """Whether the audit finds nothing."""
    return not case.audit().problems


def test_marked_words_are_read_like_any_claim(review: Review, case: Case) -> None:
    """Figures, speaker and scope inside the words are the claim's, and who marked it is kept."""
    words = "port handled 4,200 boats"
    event = marking.mark(review, "d1", span_of(f" {words} "))
    (new,) = new_of(event)
    claim = case.claim(new)
    assert (claim.text, claim.marked_by) == (words, "Ada")
    assert [one.value for one in claim.quantities] == [4200.0]
    assert claim.kinds == (ClaimKind.NUMERIC, ClaimKind.ATTRIBUTED)
    assert claim.speaker == case.claim(holding(case, "300 boats")).speaker == "Ines Talvik"
    assert (event.act, case.states([claim.id])[claim.id].status) == ("mark", Status.OPEN)
    assert whole(case)


def test_a_marked_claim_meets_the_whole_case(review: Review, case: Case) -> None:
    """It is compared both ways: the source contradicts it, and it the source."""
    event = marking.mark(review, "d1", span_of("port handled 4,200 boats in 2021"))
    new = new_of(event)[0]
    assert Relation.CONFLICTS in relations(case, new)
    theirs = case.evidence(holding(case, "3,900", "d2"))
    assert new in {one.source_claim for one in theirs}
    assert whole(case)


def test_a_marked_quotation_is_looked_for(review: Review, case: Case) -> None:
    """Quoted words that stand in no other document are missing, like those of any claim."""
    event = marking.mark(review, "d1", span_of("“We have never lost a ferry in this harbour,”"))
    assert Relation.NOT_FOUND in relations(case, new_of(event)[0])


def test_marking_is_one_step_of_undo(review: Review, case: Case) -> None:
    """Undone, there is no such claim in any list or count; redone, it is the same one again."""
    before = case.queue.progress()
    event = marking.mark(review, "d1", span_of("Nobody remembers such a winter"))
    new = new_of(event)[0]
    assert case.queue.progress().total == before.total + 1
    review.undo()
    assert case.queue.progress() == before
    assert new not in {one.id for one in case.claims_of("d1")}
    assert new not in {one.claim for one in case.marking.outline("d1")}
    assert int(new[1:]) not in case.queue.claim_ids(parse("status:dropped"))
    assert whole(case)
    review.redo()
    assert (case.queue.progress().total, case.states([new])[new].status) == (
        before.total + 1,
        "open",
    )
    assert whole(case)


def test_what_is_no_claim_is_refused(review: Review, case: Case) -> None:
    """Blank words, words beyond the text, whole chapters, and what is a claim already."""
    there = case.claims_of("d1")[0]
    for span in (span_of("\n\n"), Span(0, len(DRAFT) + 1), there.span):
        with pytest.raises(Refused):
            marking.mark(review, "d1", span)
    head = case.head()
    with pytest.raises(Refused, match=f"{there.id} is exactly these words"):
        marking.mark(review, "d1", there.span)
    assert case.head() == head


def test_a_split_claim_leaves_two_open_ones(review: Review, case: Case) -> None:
    """The verdict stays with the words it was given for, and the event says who is open again."""
    old = holding(case, "4,200")
    review.decide([old], "confirmed", "looked up")
    event = marking.split(review, old, span_of("in 2021, while").start)
    assert event.detail["decided"] == [old]
    new = new_of(event)
    assert [case.claim(one).text for one in new][1].startswith("in 2021")
    states = case.states([old, *new])
    assert [states[one].verdict for one in new] == [None, None]
    assert (states[old].status, states[old].verdict) == (Status.DROPPED, "confirmed")
    dropped = states[old].dropped
    assert dropped
    assert dropped.into == tuple(new)
    assert case.queue.progress().decided == 0
    with pytest.raises(Refused, match=f"was split into {new[0]} and {new[1]}"):
        review.decide([old], "confirmed")
    assert whole(case)
    review.undo()
    assert case.states([old])[old].status is Status.DECIDED
    assert whole(case)


def test_words_speak_once_to_others(review: Review, case: Case) -> None:
    """What others heard from a split claim they hear from its parts, and undone from it again."""
    old, theirs = holding(case, "4,200"), holding(case, "3,900", "d2")
    assert old in {one.source_claim for one in case.evidence(theirs)}
    event = marking.split(review, old, span_of("handled 4,200").start)
    heard = {one.source_claim for one in case.evidence(theirs)}
    assert old not in heard
    assert new_of(event)[1] in heard
    review.undo()
    assert {one.source_claim for one in case.evidence(theirs)} == {old}
    assert whole(case)


def test_neighbours_are_joined(review: Review, case: Case) -> None:
    """The joined claim goes from the first's beginning to the last's end."""
    first, second = holding(case, "4,200"), holding(case, "300 boats")
    event = marking.join(review, [first])
    assert event.detail["old"] == [first, second]
    claim = case.claim(new_of(event)[0])
    assert claim.text.startswith("the port handled")
    assert claim.text.endswith("300 boats.")
    assert [one.value for one in claim.quantities] == [4200.0, 300.0]
    assert whole(case)


def test_a_claim_is_widened_and_narrowed(review: Review, case: Case) -> None:
    """It may hold more or fewer words, but must keep some of its own."""
    old = holding(case, "300 boats")
    event = marking.resize(review, old, span_of("Ostle took 300 boats"))
    new = new_of(event)[0]
    assert case.claim(new).text == "Ostle took 300 boats"
    with pytest.raises(Refused, match="are not those of"):
        marking.resize(review, new, span_of("two brothers"))
    with pytest.raises(Refused, match="Nothing would change"):
        marking.resize(review, new, span_of(" Ostle took 300 boats"))
    assert whole(case)


def test_a_dropped_claim_leaves_queue_counts_and_gate(review: Review, case: Case) -> None:
    """It is found by its status with the reason, and taken back with its verdict."""
    claim, before = holding(case, "300 boats"), case.queue.progress()
    review.decide([claim], "confirmed", "looked up")
    marking.drop(review, [claim], " common knowledge ")
    assert int(claim[1:]) not in review.queue()
    assert list(case.queue.claim_ids(parse("status:dropped"))) == [int(claim[1:])]
    assert case.queue.progress().total == before.total - 1
    assert claim not in {one.claim for one in problems(case, review.scale)}
    state = case.states([claim])[claim]
    assert state.dropped
    assert state.dropped.why == "common knowledge"
    with pytest.raises(Refused, match="dropped as not worth checking: common knowledge"):
        review.decide([claim], "confirmed")
    assert whole(case)
    marking.take_back(review, [claim])
    assert case.states([claim])[claim].status is Status.DECIDED
    assert whole(case)


def test_only_what_was_dropped_is_taken_back(review: Review, case: Case) -> None:
    """A claim in the work, or one that others stand for, is not."""
    claim = holding(case, "4,200")
    with pytest.raises(Refused, match="is not dropped"):
        marking.take_back(review, [claim])
    marking.split(review, claim, span_of("handled 4,200").start)
    with pytest.raises(Refused, match="was split into"):
        marking.take_back(review, [claim])


def test_a_marked_claim_follows_its_words(review: Review, case: Case) -> None:
    """In the edited draft it stands where its words do, with the verdict given to them."""
    event = marking.mark(review, "d1", span_of("painted by two brothers"))
    old = new_of(event)[0]
    review.decide([old], "confirmed", "the plaque says so")
    take_in(case, [document(f"A new first line.\n\n{DRAFT}")], reviewer="Ada")
    (new,) = [one for one in case.claims_of("d3") if one.marked_by]
    assert (new.text, new.marked_by) == ("painted by two brothers", "Ada")
    assert case.states([new.id])[new.id].verdict == "confirmed"
    assert [one.was for one in case.versions.origins([new.id])] == [old]
    assert whole(case)
    review.undo()
    assert case.states([old])[old].status is Status.DECIDED
    assert not [one for one in case.claims_of("d3") if one.marked_by]
    assert whole(case)


def test_edited_words_of_a_marked_claim_are_stale(review: Review, case: Case) -> None:
    """The claim is re-anchored to what its words became, and its verdict waits to be looked at."""
    event = marking.mark(review, "d1", span_of("painted by two brothers"))
    review.decide([new_of(event)[0]], "confirmed", "so")
    edited = DRAFT.replace("painted by two brothers", "painted by three brothers")
    take_in(case, [document(edited)], reviewer="Ada")
    (new,) = [one for one in case.claims_of("d3") if one.marked_by]
    assert new.text == "painted by three brothers"
    assert case.states([new.id])[new.id].status is Status.STALE
    assert whole(case)


def test_a_marked_claim_without_a_place_is_an_orphan(review: Review, case: Case) -> None:
    """It is never lost with its words, even before anything was decided."""
    event = marking.mark(review, "d1", span_of("Nobody remembers such a winter"))
    old = new_of(event)[0]
    edited = DRAFT.replace(
        "Nobody remembers such a winter, and the lighthouse of Veld was painted by two brothers.",
        "Ferries leave twice a day.",
    )
    take_in(case, [document(edited)], reviewer="Ada")
    assert case.states([old])[old].status is Status.ORPHAN
    assert whole(case)


def test_what_was_dropped_stays_dropped(review: Review, case: Case) -> None:
    """The same words are dropped in the next version; edited ones are open again."""
    kept, edited = holding(case, "4,200"), holding(case, "never lost")
    marking.drop(review, [kept], "known")
    marking.drop(review, [edited])
    text = DRAFT.replace("never lost a ferry", "never once lost a ferry")
    take_in(case, [document(text)], reviewer="Ada")
    outline = {one.claim: one.status for one in case.marking.outline("d3")}
    claims = case.claims(list(outline))
    dropped = [claims[one].text for one, status in outline.items() if status is Status.DROPPED]
    assert dropped == [case.claim(kept).text]
    assert whole(case)


def test_split_claims_stay_split(review: Review, case: Case) -> None:
    """The machine's claim of the next version is out of the work, its parts are in it."""
    old = holding(case, "4,200")
    marking.split(review, old, span_of("in 2021, while").start)
    take_in(case, [document(f"News.\n\n{DRAFT}")], reviewer="Ada")
    parts = [one for one in case.claims_of("d3") if one.marked_by]
    assert [one.text for one in parts] == ["the port handled 4,200 boats", "in 2021"]
    assert not [one for one in case.claims_of("d3") if one.text == case.claim(old).text]
    assert whole(case)


def test_claims_by_hand_come_out_of_an_exchange(
    review: Review, case: Case, tmp_path: Path, clock: Clock
) -> None:
    """Written exactly and read again, marks, drops and what stands for what are the same."""
    marking.mark(review, "d1", span_of("painted by two brothers"))
    marking.split(review, holding(case, "4,200"), span_of("in 2021, while").start)
    marking.drop(review, [holding(case, "300 boats")], "known")
    lines = "".join(lines_of(case.path)).encode()
    bring_in(BytesIO(lines), "case.json", tmp_path / "again.factcheck")
    with Case.open(tmp_path / "again.factcheck", clock=clock) as again:
        assert again.marking.outline("d1") == case.marking.outline("d1")
        assert again.marking.out() == case.marking.out()
        assert again.head() == case.head()
        assert whole(again)


def test_an_altered_mark_is_found(review: Review, case: Case, tmp_path: Path) -> None:
    """Other words, or another marker, than came in are named by the audit."""
    marking.mark(review, "d1", span_of("painted by two brothers"))
    path = case.path
    case.close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP TRIGGER claims_no_update")
        database.execute("UPDATE claims SET record = replace(record, '\"Ada\"', '\"Bo\"')")
    with Case.open(path, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC)) as altered:
        assert any("by hand were altered" in one for one in altered.audit().problems)


def test_repeats_keep_the_verdict_that_covered_them(review: Review, case: Case) -> None:
    """Where a claim that stands for another is dropped or split, the other stands for itself."""
    main, other = holding(case, "4,200"), holding(case, "300 boats")
    review.decide([main], "confirmed", "looked up")
    mark_same(review, [other], main)
    marking.drop(review, [main])
    state = case.states([other])[other]
    assert (state.same_as, state.verdict, state.status) == (None, "confirmed", Status.DECIDED)
    assert whole(case)
    review.undo()
    assert case.states([other])[other].same_as == main
    assert whole(case)


def test_what_is_noted_goes_along_with_the_parts(review: Review, case: Case) -> None:
    """Remarks, questions, flag, tags and what a claim waits for are said of its parts too, with
    where they come from; a second reading stays with its words, and undo takes all of it back.
    """
    claim = holding(case, "4,200 boats")
    journal.comment(review, [claim], "ask the harbour master")
    journal.contact(review, [claim], "Harbour office", deadline=date(2024, 5, 1))
    review.flag([claim], "libel?")
    tag(review, [claim], ["legal"])
    review.defer([claim], "the yearbook comes in May", date(2024, 5, 2))
    read_blind(Review(case, "Bea"), [claim], "confirmed")
    at = case.document("d1").text.index("4,200 boats")
    parts = new_of(marking.split(review, claim, at))
    noted = case.journal.of([claim, *parts])
    for part in parts:
        entries = noted[part]
        assert [type(one).__name__ for one in entries] == ["Comment", "Contact"]
        assert set(journal.first_of(case, part, entries).values()) == {claim}
        state = case.states([part])[part]
        assert (state.flag, state.tags, state.status) == ("libel?", ("legal",), Status.DEFERRED)
        assert (state.deferred, state.deferred_until) == (
            "the yearbook comes in May",
            date(2024, 5, 2),
        )
    review.undo()
    assert all(one.claims == (claim,) for one in case.journal.entries())
    assert whole(case)


def test_joined_claims_have_what_each_of_them_had(review: Review, case: Case) -> None:
    """Flags and tags of joined claims are said together, and the earliest day counts."""
    one, other = holding(case, "4,200 boats"), holding(case, "300 boats")
    review.flag([one], "libel?")
    review.flag([other], "style")
    review.defer([one], "answer", date(2024, 6, 1))
    review.defer([other], "yearbook", date(2024, 5, 1))
    (joined,) = new_of(marking.join(review, [one, other]))
    state = case.states([joined])[joined]
    assert (state.flag, state.deferred) == ("libel?; style", "answer; yearbook")
    assert state.deferred_until == date(2024, 5, 1)
    assert whole(case)


def test_a_decided_claim_leaves_open_parts_that_wait_for_nothing(
    review: Review, case: Case
) -> None:
    """A verdict stays with its words, and its parts are open."""
    claim = holding(case, "4,200 boats")
    review.decide([claim], "confirmed", "seen")
    at = case.document("d1").text.index("4,200 boats")
    parts = new_of(marking.split(review, claim, at))
    assert {case.states([one])[one].status for one in parts} == {Status.OPEN}
