"""Confidence, tags, corrected numbers, and one verdict for a claim that is made more than once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claims.deciding import (
    confidence_of,
    correct_number,
    mark_same,
    number_change,
    part,
    set_confidence,
    tag,
    tag_of,
    tags_of,
)
from claims.errors import InputError, Refused
from claims.filters import parse
from claims.model import Confidence, Status
from claims.review import Review
from claims.store import Case, Clock


@pytest.fixture
def review(case: Case) -> Review:
    """Ada at work on the small case."""
    return Review(case, "Ada")


def found(case: Case, asked: str) -> list[int]:
    """The claims that a filter lets through."""
    return list(case.queue.claim_ids(parse(asked)))


# Confidence


def test_confidence_is_an_act_apart_from_the_verdict(review: Review, case: Case) -> None:
    """It is given after a verdict, undone alone, and one step for several claims."""
    review.decide(["c1", "c2"], "confirmed")
    event = set_confidence(review, ["c1", "c2"], Confidence.LOW)
    assert (event.act, len(event.changes)) == ("confidence", 2)
    assert case.states(["c1"])["c1"].confidence is Confidence.LOW
    assert found(case, "confidence:low") == [1, 2]
    review.undo()
    state = case.states(["c1"])["c1"]
    assert (state.confidence, state.verdict) == (None, "confirmed")
    assert found(case, "confidence:none")[:2] == [1, 2]
    with pytest.raises(Refused, match="Nothing would change"):
        set_confidence(review, ["c1"], None)
    assert case.audit().problems == ()


@pytest.mark.parametrize(
    ("typed", "level"),
    [("low", Confidence.LOW), ("H", Confidence.HIGH), (" Medium ", Confidence.MEDIUM)],
)
def test_a_level_is_named_by_its_word_or_first_letter(typed: str, level: Confidence) -> None:
    """Case and spaces do not matter."""
    assert confidence_of(typed) is level


def test_other_levels_are_refused() -> None:
    """None takes it back; anything else is named with what there is."""
    assert confidence_of("none") is None
    with pytest.raises(InputError, match="low, medium, high and none"):
        confidence_of("sure")


# Tags


def test_tags_are_added_and_taken_off_on_several_claims_at_once(review: Review, case: Case) -> None:
    """Each claim keeps its other tags; one undo takes all of it back."""
    tag(review, ["c1"], ["Legal"])
    event = tag(review, ["c1", "c2", "c3"], ["#numbers", "to check"], ["legal"])
    states = case.states(["c1", "c2", "c3"])
    assert {state.tags for state in states.values()} == {("numbers", "to-check")}
    assert len(event.changes) == 3
    assert found(case, "tag:numbers") == [1, 2, 3]
    assert found(case, "tagged") == [1, 2, 3]
    review.undo()
    assert case.states(["c1"])["c1"].tags == ("legal",)
    assert found(case, "tag:LEGAL -tag:numbers") == [1]
    assert found(case, "tag:leg") == []
    assert case.audit().problems == ()


def test_the_tags_of_a_case_come_commonest_first(review: Review, case: Case) -> None:
    """What is completed first is what is used most."""
    tag(review, ["c1", "c2"], ["numbers"])
    tag(review, ["c2"], ["legal"])
    assert case.same.tags() == {"numbers": 2, "legal": 1}


def test_a_tag_that_is_there_in_another_spelling_is_there(review: Review, case: Case) -> None:
    """Accents and case part no tags, and an act that changes nothing is refused."""
    tag(review, ["c1"], ["elección"])
    with pytest.raises(Refused, match="c1 is tagged so already"):
        tag(review, ["c1"], ["ELECCION"])
    assert found(case, "tag:eleccion") == [1]


@pytest.mark.parametrize("text", ["", "#", "x" * 41, "a\x1b[2Jb", 'a"b', "\u202eabc"])
def test_what_is_no_tag_is_refused(text: str) -> None:
    """Control characters, quotation marks and whole sentences are no tags."""
    with pytest.raises(InputError, match="tag"):
        tag_of(text)


def test_a_line_of_tags_names_what_to_add_and_what_to_take_off() -> None:
    """A minus takes off, commas and spaces part."""
    assert tags_of("legal, -urgent two/three") == (["legal", "two/three"], ["urgent"])


# The same claim twice


def test_one_verdict_covers_a_claim_and_what_repeats_it(review: Review, case: Case) -> None:
    """A repeat shows the verdict of its main claim and counts as decided with it."""
    mark_same(review, ["c2", "c3"], "c1")
    assert review.progress().decided == 0
    review.decide(["c1"], "confirmed", "looked up")
    assert review.progress().decided == 3
    state = case.states(["c3"])["c3"]
    assert (state.status, state.verdict, state.rationale, state.same_as, state.decided_by) == (
        Status.DECIDED,
        "confirmed",
        "looked up",
        "c1",
        "Ada",
    )
    assert found(case, "verdict:confirmed") == [1, 2, 3]
    assert found(case, "repeat") == found(case, "same:c1") == [2, 3]
    assert case.same.repeats(["c1", "c4"]) == {"c1": ("c2", "c3")}
    assert case.queue.counts().states == {"verdict:confirmed": 3, "open": 1}
    assert next(iter(case.queue.rows([3]).values())).verdict == "confirmed"
    review.undo()
    review.undo()
    assert review.progress().decided == 0
    assert case.audit().problems == ()


def test_a_verdict_given_to_a_repeat_is_given_to_its_main_claim(review: Review, case: Case) -> None:
    """Reasons, deferring and skipping go there too, and each claim is judged once."""
    mark_same(review, ["c2"], "c1")
    event = review.decide(["c2", "c1"], "confirmed")
    assert {change.target for change in event.changes} == {"c1"}
    review.clear(["c2"])
    assert review.defer("c2", "the archive").changes[0].target == "c1"
    assert case.states(["c2"])["c2"].deferred == "the archive"
    assert case.states(["c2"])["c2"].status is Status.DEFERRED
    review.resume("c2")
    review.explain("c2", "because")
    assert case.states(["c1"])["c1"].rationale == "because"
    assert review.flag("c2", "odd").changes[0].target == "c2"


def test_an_earlier_verdict_of_its_own_stands_again(review: Review, case: Case) -> None:
    """It is set aside while the mark is there, and shown as such."""
    review.decide(["c1"], "confirmed")
    review.decide(["c2"], "cannot-confirm", "no source")
    mark_same(review, ["c2"], "c1")
    state = case.states(["c2"])["c2"]
    assert (state.verdict, state.set_aside) == ("confirmed", "cannot-confirm")
    part(review, ["c2"])
    state = case.states(["c2"])["c2"]
    assert (state.verdict, state.rationale, state.set_aside) == (
        "cannot-confirm",
        "no source",
        None,
    )
    with pytest.raises(Refused, match="c2 is not marked"):
        part(review, ["c2"])
    review.undo()
    review.undo()
    assert case.states(["c2"])["c2"].verdict == "cannot-confirm"
    assert case.audit().problems == ()


def test_chains_are_collapsed_and_circles_refused(review: Review, case: Case) -> None:
    """What repeats a repeat repeats its main claim; a claim is never the same as itself."""
    mark_same(review, ["c2"], "c1")
    assert mark_same(review, ["c3"], "c2").changes[0].after == "c1"
    with pytest.raises(Refused, match="c1 cannot be the same as c3, which is marked as the same"):
        mark_same(review, ["c1"], "c3")
    with pytest.raises(Refused, match="c4 cannot be the same as itself"):
        mark_same(review, ["c4"], "c4")
    with pytest.raises(Refused, match="c2 is marked so already"):
        mark_same(review, ["c2"], "c1")
    event = mark_same(review, ["c1"], "c4")
    assert {change.target: change.after for change in event.changes} == {
        "c1": "c4",
        "c2": "c4",
        "c3": "c4",
    }
    review.undo()
    assert case.same.repeats(["c1"]) == {"c1": ("c2", "c3")}
    assert case.audit().problems == ()


def test_a_redo_makes_no_chain_out_of_what_others_marked(case: Case) -> None:
    """Ada's mark is undone, Bo marks a repeat of the claim, and Ada's redo is refused."""
    ada, bo = Review(case, "Ada"), Review(case, "Bo")
    mark_same(ada, ["c1"], "c2")
    ada.undo()
    mark_same(bo, ["c3"], "c1")
    with pytest.raises(Refused, match="c3 is marked as the same as c1 already"):
        ada.redo()
    assert case.audit().problems == ()


def test_a_repeat_of_a_withdrawn_claim_says_what_to_do(review: Review) -> None:
    """Its verdict cannot be given where the main claim is out of the work."""
    mark_same(review, ["c1"], "c5")
    review.withdraw("d2")
    with pytest.raises(Refused, match="take the mark off c1"):
        review.decide(["c1"], "confirmed")
    part(review, ["c1"])
    review.decide(["c1"], "confirmed")


def test_the_audit_finds_a_mark_that_no_event_made(review: Review, case: Case) -> None:
    """Status and mark are compared with the history and with the main claim."""
    review.decide(["c1"], "confirmed")
    mark_same(review, ["c2"], "c1")
    connection = case._database.connection
    connection.execute("UPDATE states SET status = 'open' WHERE claim = 2")
    assert any("c2: the list shows another status" in one for one in case.audit().problems)
    connection.execute("UPDATE states SET same_as = 'c4' WHERE claim = 2")
    assert any("c2: its same_as is 'c4'" in one for one in case.audit().problems)


# What others did meanwhile


@pytest.mark.parametrize(
    "act",
    [
        lambda review: tag(review, ["c1"], ["legal"]),
        lambda review: set_confidence(review, ["c1"], Confidence.LOW),
        lambda review: mark_same(review, ["c1"], "c2"),
        lambda review: correct_number(review, "c1", "12 homes"),
        lambda review: review.flag(["c2", "c1"], "look"),
        lambda review: review.defer(["c1", "c2"], "later"),
        lambda review: review.decide(["c3"], "confirmed"),
    ],
)
def test_nothing_is_done_to_what_others_changed_unseen(
    case: Case, case_path: Path, clock: Clock, act: Callable[[Review], object]
) -> None:
    """Another process changed c1 (or its repeat c3, by way of it): the act is refused whole."""
    mark_same(Review(case, "Ada"), ["c3"], "c1")
    seen = sum(1 for _ in case.events())
    with Case.open(case_path, clock=clock) as other:
        Review(other, "Bo").explain("c1", "I looked it up.")
    head = case.head()
    with pytest.raises(Refused, match="changed meanwhile by Bo"):
        act(Review(case, "Ada", seen=seen))
    assert case.head() == head
    assert act(Review(case, "Ada", seen=seen + 1))


# The corrected number


def test_a_corrected_number_is_read_before_it_is_kept(review: Review, case: Case) -> None:
    """One figure is taken as it is written, spaces apart; none or several are refused."""
    correct_number(review, "c1", "  about  73,838 homes ")
    assert case.states(["c1"])["c1"].number == "about 73,838 homes"
    assert found(case, "corrected") == [1]
    for text, why in (("many homes", "says no figure"), ("3 buses and 4 trams", "says 2 figures")):
        with pytest.raises(InputError, match=why):
            correct_number(review, "c1", text)
    correct_number(review, "c1", "")
    assert case.states(["c1"])["c1"].number == ""
    review.decide(["c1"], "change", number="73,838 homes")
    assert case.states(["c1"])["c1"].verdict == "change"


def test_a_corrected_number_is_told_beside_the_claims_own(case: Case) -> None:
    """Old and new in one notation; without a figure of the claim there is no old one."""
    assert number_change(case.claim("c1"), "73 838 homes", "es")[1] == "73,838 homes"
    assert number_change(case.claim("c1"), "73,838 homes") == (
        "more than 100,000 homes",
        "73,838 homes",
    )
    assert number_change(case.claim("c4"), "12 trains") == ("", "12 trains")


# Putting off, and being reminded


def test_what_was_put_off_is_due_when_its_day_has_come(review: Review, case: Case) -> None:
    """By the clock of the case, which says 1 January 2024; without a day nothing is due."""
    review.defer(["c1", "c2"], "the agency", date(2024, 1, 1))
    review.defer("c3", "the archive", date(2024, 1, 2))
    review.defer("c4", "a call")
    assert found(case, "due") == [1, 2]
    assert case.states(["c1"])["c1"].due
    assert [row.due for row in case.queue.rows([1, 3]).values()] == [True, False]
    review.resume(["c1", "c2"])
    assert found(case, "due") == []


def test_flags_deferrals_and_skips_of_several_claims_are_one_step(
    review: Review, case: Case
) -> None:
    """Three claims flagged together are one event, and so with the others."""
    claims = ["c1", "c2", "c3"]
    for event in (
        review.flag(claims, "look"),
        review.flag(claims, None),
        review.skip(claims),
        review.defer(claims, "later"),
        review.resume(claims),
    ):
        assert {change.target for change in event.changes} == set(claims)
    for _ in range(5):
        review.undo()
    assert found(case, "status:open") == [1, 2, 3, 4]
    assert case.audit().problems == ()
