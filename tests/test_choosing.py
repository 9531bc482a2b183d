"""Evidence by hand: what people choose, paste and overrule, and that it lasts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from claims.choosing import (
    Citation,
    add_evidence,
    back_to,
    find_quote,
    overrule,
    paste_evidence,
    weighed,
    widened,
)
from claims.errors import Refused
from claims.intake import take_in
from claims.model import Document, Evidence, Relation, Role, Span, Stance
from claims.replacing import Versioning
from claims.review import Review
from claims.store import Case
from claims.store.exchange import bring_in, lines_of

DRAFT = (
    "The ferries of Ostwick carried 40,000 passengers in 2021.\n\n"
    "Ada Quill said: “The harbour never closes before midnight.”\n\n"
    "The lighthouse was painted red.\n\n"
    "Trams in Portugal carried 9,000 tourists in 2020.\n"
)
NOTE = (
    "A yearbook of the harbour.\n\n"
    "The ferries of Ostwick carried 31,500 passengers in 2021. The pier is long.\n\n"
    "“The harbour hardly ever closes before midnight,” Ada Quill told the council.\n\n"
    "The ferries of Norvale carried 52,000 passengers in 2021.\n\n"
    "Trams in Spain carried 7,000 tourists in 2020.\n"
)
PASTED = "In 2021 the ferries of Ostwick carried 40,180 passengers."


def now() -> datetime:
    """A clock that stands still."""
    return datetime(2024, 1, 1, tzinfo=UTC)


def document(text: str, role: Role = Role.SOURCE, origin: str = "note.txt") -> Document:
    """A text as a document."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(text=text, sha256=sha256, role=role, origin=origin, title=origin)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A draft (d1) and a yearbook (d2)."""
    found = tmp_path / "harbour.factcheck"
    with Case.open(found, clock=now, create=True) as case:
        take_in(case, [document(DRAFT, Role.DRAFT, "draft.md"), document(NOTE)], reviewer="Ada")
    return found


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    """The case, open."""
    with Case.open(path, clock=now) as opened:
        yield opened


@pytest.fixture
def review(case: Case) -> Review:
    """Ada at the case."""
    return Review(case, "Ada")


def span_of(words: str, text: str = NOTE) -> Span:
    """Where words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def chosen(case: Case, claim: str = "c1") -> list[Evidence]:
    """The passages that people chose for a claim."""
    return [one for one in case.evidence(claim) if one.taken]


def healthy(case: Case) -> bool:
    """Whether the audit finds nothing."""
    return case.audit().problems == ()


def test_a_chosen_passage_is_compared_as_a_found_one(case: Case, review: Review) -> None:
    """Its number, its place in the document and its stance stand beside the claim at once."""
    span = span_of("carried 31,500 passengers in 2021")
    event = add_evidence(review, "c1", "d2", span, Stance.UNDERMINES)
    (one,) = chosen(case)
    assert (event.act, event.detail["evidence"]) == ("add-evidence", one.id)
    assert one.relation is Relation.CONFLICTS
    assert one.quantity
    assert one.quantity.value == 31_500
    assert (one.text, one.locator, one.by_hand) == ("carried 31,500 passengers in 2021", "¶2", True)
    assert one.stance is Stance.UNDERMINES
    assert case.queue.rows([1])[1].relations[Relation.CONFLICTS] >= 1
    assert healthy(case)


def test_undo_takes_a_chosen_passage_back_and_redo_brings_it_again(
    case: Case, review: Review
) -> None:
    """The row stays as it came in; whether it counts follows from the acts."""
    before = case.evidence("c1")
    add_evidence(review, "c1", "d2", span_of("The pier is long."), Stance.CONTEXT)
    review.undo()
    assert case.evidence("c1") == before
    assert healthy(case)
    review.redo()
    (one,) = chosen(case)
    assert (one.relation, one.stance) == (Relation.UNRELATED, Stance.CONTEXT)
    assert healthy(case)


def test_a_quotation_is_laid_beside_the_words_of_the_passage(case: Case, review: Review) -> None:
    """What was changed in the quotation is told word by word."""
    quoted = next(one for one in case.claims_of("d1") if "midnight" in one.text)
    found = weighed(
        case, quoted.id, "d2", span_of("“The harbour hardly ever closes before midnight")
    )
    assert found.relation is Relation.ALTERED
    assert any(part.op == "added" and "hardly" in part.text for part in found.diff)


def test_nothing_in_common_is_said_and_not_hidden(case: Case) -> None:
    """A person may choose what the machine cannot compare."""
    found = weighed(case, "c1", "d2", span_of("The pier is long."))
    assert found.relation is Relation.UNRELATED
    assert found.reasons


def test_the_claims_own_words_are_no_evidence_for_it(case: Case) -> None:
    """Neither are no words at all."""
    with pytest.raises(Refused, match="own words"):
        weighed(case, "c1", "d1", Span(4, 20))
    with pytest.raises(Refused, match="no words"):
        weighed(case, "c1", "d2", Span(0, 0))


def test_a_dismissed_finding_that_a_person_chooses_comes_back(case: Case, review: Review) -> None:
    """It keeps its id; choosing what is chosen already is refused."""
    found = case.evidence("c1")[0]
    review.dismiss(found.id)
    # The very words of the finding, and its figure: the same passage.
    add_evidence(review, "c1", found.document, found.span)
    (one,) = chosen(case)
    assert (one.id, one.by_hand, one.dismissed) == (found.id, False, False)
    with pytest.raises(Refused, match="already"):
        add_evidence(review, "c1", found.document, found.span)
    assert healthy(case)


def test_a_pasted_passage_becomes_a_source_of_its_own(case: Case, review: Review) -> None:
    """With its citation, its page and a hash; set against all claims; out again with the undo."""
    citation = Citation(
        title="Ostwick Yearbook", publisher="Port", published=date(2022, 1, 1), page="12"
    )
    paste_evidence(review, "c1", PASTED, citation, Stance.SUPPORTS)
    (one,) = chosen(case)
    source = case.document(one.document)
    assert (source.title, source.publisher, source.made_by) == (
        "Ostwick Yearbook",
        "Port",
        "pasted by Ada",
    )
    assert one.relation is Relation.AGREES
    assert one.locator == "p. 12, ¶1"
    assert source.text == PASTED
    assert len(source.sha256) == 64
    assert not source.withdrawn
    assert healthy(case)
    review.undo()
    assert chosen(case) == []
    assert case.document(one.document).withdrawn
    assert healthy(case)
    review.redo()
    assert not case.document(one.document).withdrawn
    assert healthy(case)


def test_a_pasted_source_speaks_to_other_claims_too(case: Case, review: Review) -> None:
    """It is cross-referenced like any other source: the yearbook's figure is contradicted by it."""
    paste_evidence(review, "c1", PASTED, Citation(title="Yearbook"))
    (mine,) = chosen(case)
    theirs = next(one for one in case.claims_of("d2") if "31,500" in one.text)
    assert mine.document in {one.document for one in case.evidence(theirs.id)}


def test_a_passage_from_nowhere_is_refused(review: Review) -> None:
    """Something must say where it is from, and something must be there."""
    with pytest.raises(Refused, match="where the passage is from"):
        paste_evidence(review, "c1", PASTED, Citation(author="Somebody"))
    with pytest.raises(Refused, match="Nothing was pasted"):
        paste_evidence(review, "c1", " \n", Citation(title="Yearbook"))


def test_the_same_words_of_two_publishers_are_two_sources(case: Case, review: Review) -> None:
    """The citation is a part of what is hashed."""
    paste_evidence(review, "c1", PASTED, Citation(title="Yearbook"))
    paste_evidence(review, "c1", PASTED, Citation(title="Almanac"))
    assert len({one.document for one in chosen(case)}) == 2
    assert healthy(case)


def test_what_people_chose_goes_out_and_in_exactly(
    case: Case, review: Review, tmp_path: Path
) -> None:
    """The lines of a case hold the choice, the stance and what was overruled."""
    add_evidence(review, "c1", "d2", span_of("carried 31,500 passengers"), Stance.UNDERMINES)
    paste_evidence(review, "c1", PASTED, Citation(title="Yearbook"), Stance.SUPPORTS)
    overrule(review, chosen(case)[0].id, "place", "different")
    written = "".join(lines_of(case.path))
    target = tmp_path / "again.factcheck"
    bring_in(BytesIO(written.encode()), "lines", target)
    assert "".join(lines_of(target)) == written
    with Case.open(target, clock=now) as again:
        assert again.evidence("c1") == case.evidence("c1")
        assert healthy(again)


def test_a_choice_survives_the_next_version_of_the_draft(case: Case, review: Review) -> None:
    """Both where the claim stands as it was and where a word of it changed, then compared anew."""
    add_evidence(
        review, "c1", "d2", span_of("carried 31,500 passengers in 2021"), Stance.UNDERMINES
    )
    edited = DRAFT.replace("40,000", "31,500").replace("red", "white")
    take_in(
        case,
        [document(edited, Role.DRAFT, "draft.md")],
        reviewer="Ada",
        versioning=Versioning(revises="d1"),
    )
    new = next(one for one in case.claims_of("d3") if "31,500" in one.text)
    (one,) = chosen(case, new.id)
    assert one.text == "carried 31,500 passengers in 2021"
    assert one.stance is Stance.UNDERMINES
    assert one.relation is Relation.AGREES
    assert healthy(case)


def test_a_corrected_claim_has_its_chosen_passages_compared_anew(
    case: Case, review: Review
) -> None:
    """The stance is the person's and stays; undo brings the first reading back."""
    add_evidence(
        review, "c1", "d2", span_of("carried 31,500 passengers in 2021"), Stance.UNDERMINES
    )
    review.edit("c1", "value", 31_500)
    (one,) = chosen(case)
    assert (one.relation, one.stance) == (Relation.AGREES, Stance.UNDERMINES)
    review.undo()
    assert chosen(case)[0].relation is Relation.CONFLICTS
    assert healthy(case)


def test_what_was_dismissed_stays_so_when_its_source_comes_in_again(
    case: Case, review: Review
) -> None:
    """Withdrawn and added again, the source is another document; nobody dismisses it twice."""
    for one in case.evidence("c1"):
        review.dismiss(one.id)
    review.withdraw("d2")
    take_in(case, [document(NOTE)], reviewer="Ada")
    assert case.evidence("c1") == ()
    again = [one for one in case.evidence("c1", dismissed=True) if one.document == "d3"]
    assert again
    assert healthy(case)


def test_what_was_dismissed_stays_so_in_a_new_version_of_its_source(
    case: Case, review: Review
) -> None:
    """The same words of the next version are dismissed with the old ones."""
    for one in case.evidence("c1"):
        review.dismiss(one.id)
    edited = NOTE.replace("A yearbook of the harbour.", "A yearbook of the harbour, mended.")
    take_in(case, [document(edited)], reviewer="Ada", versioning=Versioning(revises="d2"))
    assert case.evidence("c1") == ()
    assert healthy(case)


def test_what_was_dismissed_stays_so_when_the_claim_is_corrected(
    case: Case, review: Review
) -> None:
    """Whatever the machine makes of the pair then."""
    for one in case.evidence("c1"):
        review.dismiss(one.id)
    review.edit("c1", "value", 31_500)
    assert case.evidence("c1") == ()
    review.edit("c1", "place", "Norvale")
    assert case.evidence("c1") == ()
    assert healthy(case)


def test_what_was_dismissed_stays_so_in_the_next_version_of_the_draft(
    case: Case, review: Review
) -> None:
    """For a claim of the same words; what comes in for it afterwards is dismissed as well."""
    for one in case.evidence("c1"):
        review.dismiss(one.id)
    edited = DRAFT.replace("red", "white")
    versioning = Versioning(revises="d1")
    take_in(case, [document(edited, Role.DRAFT, "draft.md")], reviewer="Ada", versioning=versioning)
    new = next(one for one in case.claims_of("d3") if "40,000" in one.text)
    assert case.evidence(new.id) == ()
    review.withdraw("d2")
    take_in(case, [document(NOTE)], reviewer="Ada")
    assert case.evidence(new.id) == ()
    assert healthy(case)


def test_a_new_finding_of_other_words_is_not_dismissed_with_the_old(
    case: Case, review: Review
) -> None:
    """What was put away is a passage, and not its document."""
    for one in case.evidence("c1"):
        review.dismiss(one.id)
    other = "The ferries of Ostwick carried 39,900 passengers in 2021, the mayor said.\n"
    take_in(case, [document(other, origin="other.txt")], reviewer="Ada")
    assert [one.document for one in case.evidence("c1")] == ["d3"]


def test_a_facet_that_is_overruled_has_the_pair_compared_at_once(
    case: Case, review: Review
) -> None:
    """Other places become one: the figures contradict each other then, in both directions."""
    trams = next(one.id for one in case.claims_of("d1") if "Trams" in one.text)
    add_evidence(review, trams, "d2", span_of("carried 7,000 tourists in 2020"))
    (one,) = chosen(case, trams)
    assert one.relation is Relation.DIFFERENT_SCOPE
    overrule(review, one.id, "place", "same")
    (one,) = chosen(case, trams)
    assert one.relation is Relation.CONFLICTS
    assert one.overruled == (("place", "same"),)
    assert any("decided by the reviewer" in reason for reason in one.reasons)
    assert healthy(case)
    review.undo()
    assert chosen(case, trams)[0].relation is Relation.DIFFERENT_SCOPE
    assert healthy(case)


def test_a_found_pair_is_overruled_in_both_directions(case: Case, review: Review) -> None:
    """The other claim of the pair hears of it too; taking it back leaves the words to decide."""
    one = next(one for one in case.evidence("c1") if one.relation is Relation.CONFLICTS)
    overrule(review, one.id, "population", "different")
    assert case.passages.one(one.id).relation is Relation.DIFFERENT_SCOPE
    (back,) = [other for other in case.evidence(one.source_claim) if other.source_claim == "c1"]
    assert back.relation is Relation.DIFFERENT_SCOPE
    overrule(review, one.id, "population", None)
    assert case.passages.one(one.id) == one
    assert healthy(case)


def test_an_overruled_pair_keeps_its_reading_when_the_claim_is_corrected(
    case: Case, review: Review
) -> None:
    """What a person decided holds beside a corrected number."""
    one = next(one for one in case.evidence("c1") if one.relation is Relation.CONFLICTS)
    overrule(review, one.id, "period", "different")
    review.edit("c1", "value", 31_500)
    assert case.passages.one(one.id).relation is Relation.DIFFERENT_SCOPE
    assert healthy(case)


def test_nonsense_is_not_overruled(case: Case, review: Review) -> None:
    """A facet that there is not, an answer that there is not, a pair without figures."""
    one = case.evidence("c1")[0]
    for facet, answer in (("mood", "same"), ("place", "perhaps")):
        with pytest.raises(Refused, match="same or different"):
            overrule(review, one.id, facet, answer)
    add_evidence(review, "c1", "d2", span_of("The pier is long."))
    with pytest.raises(Refused, match="no two figures"):
        overrule(review, chosen(case)[0].id, "place", "same")


def test_a_quotation_is_found_where_it_stands_and_only_once() -> None:
    """White space, case and quote marks do not count; two places are named."""
    source = document(NOTE)
    span = find_quote(source, "the  FERRIES of Ostwick carried 31,500")
    assert span.of(NOTE) == "The ferries of Ostwick carried 31,500"
    with pytest.raises(Refused, match=r"2 places.*¶2.*¶4"):
        find_quote(source, "The ferries of")
    with pytest.raises(Refused, match="does not stand"):
        find_quote(source, "The ferries of Elmstead")
    with pytest.raises(Refused, match="no words"):
        find_quote(source, "…")


def test_a_passage_is_widened_and_narrowed_by_words() -> None:
    """At either end, never to nothing and never out of the text."""
    span = span_of("carried 31,500 passengers")
    assert widened(NOTE, span, start=1).of(NOTE) == "Ostwick carried 31,500 passengers"
    assert widened(NOTE, span, end=2).of(NOTE) == "carried 31,500 passengers in 2021."
    assert widened(NOTE, span, start=-1).of(NOTE) == "31,500 passengers"
    assert widened(NOTE, span, end=-2).of(NOTE) == "carried"
    assert widened(NOTE, span, start=-3) == span
    assert widened(NOTE, Span(0, 1), start=50).of(NOTE) == "A"


def test_going_back_turns_round_all_of_mine_in_one_step(case: Case, review: Review) -> None:
    """Verdicts, stances and undoings alike; one undo brings them all again."""
    review.decide(["c1"], "confirmed", "As the yearbook says.")
    then = case.past.latest(1)[0].seq
    review.explain("c1", "On second thoughts.")
    review.flag("c2", "Ask again.")
    one = case.evidence("c1")[0]
    review.take_stance(one.id, Stance.SUPPORTS)
    review.undo()
    event = back_to(review, then)
    assert event.act == "back"
    states = case.states(["c1", "c2"])
    assert (states["c1"].rationale, states["c2"].flag) == ("As the yearbook says.", None)
    assert healthy(case)
    review.undo()
    states = case.states(["c1", "c2"])
    assert (states["c1"].rationale, states["c2"].flag) == ("On second thoughts.", "Ask again.")
    assert healthy(case)


def test_going_back_is_refused_where_others_have_built_on_it(case: Case, review: Review) -> None:
    """It says who and on what, and changes nothing; what they did elsewhere is no matter."""
    review.flag("c2", "Ask.")
    review.flag("c2", "Ask again.")
    Review(case, "Bruno").flag("c2", "Asked.")
    before = case.head()
    with pytest.raises(Refused, match="Bruno has changed c2"):
        back_to(review, 0)
    assert case.head() == before
    with pytest.raises(Refused, match="Nothing of yours"):
        back_to(Review(case, "Cleo"), 0)


def test_going_back_before_an_edit_compares_anew(case: Case, review: Review) -> None:
    """The machine's reading follows the claim back."""
    before = case.evidence("c1")
    then = case.past.latest(1)[0].seq
    review.edit("c1", "value", 31_500)
    assert case.evidence("c1") != before
    back_to(review, then)
    assert case.evidence("c1") == before
    assert healthy(case)


def test_a_claim_is_shown_as_it_was(case: Case, review: Review) -> None:
    """Its verdict, its reading, and the passages and stances of that moment."""
    review.decide(["c1"], "confirmed", "Yes.")
    seq = review.edit("c1", "value", 39_000).seq
    add_evidence(review, "c1", "d2", span_of("The pier is long."), Stance.CONTEXT)
    review.clear(["c1"])
    then = case.past.at("c1", seq)
    assert (then.state.verdict, then.state.rationale) == ("confirmed", "Yes.")
    assert then.claim.quantities[0].value == 39_000
    assert not any(one.taken for one in then.evidence)
    later = case.past.at("c1", seq + 4)
    assert [one.stance for one in later.evidence if one.taken] == [Stance.CONTEXT]
    assert case.past.at("c1", 0).state.verdict is None


def test_what_spoke_to_a_claim_is_shown_as_it_was_read_then(case: Case, review: Review) -> None:
    """Before a corrected number, and while its source was still in the work."""
    before = case.evidence("c1")
    seq = case.past.latest(1)[0].seq
    review.edit("c1", "value", 31_500)
    assert {one.id: one.relation for one in case.past.at("c1", seq).evidence} == {
        one.id: one.relation for one in before
    }
    withdrawn = review.withdraw("d2").seq
    assert case.past.at("c1", withdrawn).evidence == ()
    assert case.past.at("c1", withdrawn - 1).evidence != ()


def test_the_history_of_a_claim_holds_what_was_done_to_its_passages(
    case: Case, review: Review
) -> None:
    """A stance and a choice are of the claim as well."""
    review.take_stance(case.evidence("c1")[0].id, Stance.SUPPORTS)
    add_evidence(review, "c1", "d2", span_of("The pier is long."))
    review.flag("c2", "Other.")
    assert [one.act for one in case.past.of_claim("c1")] == ["stance", "add-evidence"]
