"""What is decided beside the verdict goes with a draft that comes in edited."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.deciding import correct_number, mark_same, set_confidence, tag
from claims.intake import take_in
from claims.model import ChangeState, Confidence, Document, Role, Status
from claims.negotiating import rule, standing
from claims.replacing import Versioning
from claims.review import Review
from claims.store import Case

BUSES = "The council of Estwick bought 40 buses in 2019."
RENTS = "Rents in Norhavn fell by 12 percent in 2021."
SHIPS = "The port of Quillport handled 9,000 ships in 2022."
AGAIN = "Estwick has bought 40 buses."
FIRST = f"{BUSES}\n\n{RENTS}\n\n{SHIPS}\n\n{AGAIN}\n"
SOURCE = "The yearbook of Estwick lists 40 buses bought in 2019.\n"


def now() -> datetime:
    """A clock that stands still."""
    return datetime(2024, 1, 1, tzinfo=UTC)


def add(case: Case, text: str, role: Role = Role.DRAFT) -> None:
    """Add a text as Ada; a draft takes the place of the one that was there."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    one = Document(text=text, sha256=sha256, origin=f"{role}.md", role=role)
    take_in(case, [one], reviewer="Ada", versioning=Versioning())


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A draft whose last claim repeats its first, and a source whose claim does too."""
    with Case.open(tmp_path / "draft.factcheck", clock=now, create=True) as opened:
        add(opened, FIRST)
        add(opened, SOURCE, Role.SOURCE)
        yield opened


def claim(case: Case, words: str, newest: bool = True) -> str:
    """The claim of the newest draft (or of any document in the work) that holds some words."""
    documents = [one for one in case.documents() if not newest or one.role is Role.DRAFT]
    claims = [found for one in documents for found in case.claims_of(one.id)]
    return next(one.id for one in claims if words in one.text)


def marked(case: Case) -> Review:
    """The repeats marked, one of them judged, with all that goes beside a verdict."""
    review = Review(case, "Ada")
    main, repeat = claim(case, "council"), claim(case, "has bought")
    mark_same(review, [repeat, claim(case, "yearbook", newest=False)], main)
    review.decide([main], "change", "the yearbook has 45", number="45 buses")
    set_confidence(review, [main], Confidence.LOW)
    tag(review, [repeat], ["transport"])
    correct_number(review, claim(case, "Rents"), "11 percent")
    return review


def test_marks_tags_confidence_and_numbers_stay_on_what_is_unchanged(case: Case) -> None:
    """The repeats are marked as the same as the claim in the new version, and covered by it."""
    review = marked(case)
    add(case, f"A winter.\n\n{FIRST}")
    main, repeat = claim(case, "council"), claim(case, "has bought")
    elsewhere = claim(case, "yearbook", newest=False)
    states = case.states([main, repeat, elsewhere])
    assert {one.same_as for one in states.values()} == {None, main}
    assert {one.verdict for one in states.values()} == {"change"}
    assert {one.confidence for one in states.values()} == {Confidence.LOW}
    assert states[repeat].tags == ("transport",)
    assert case.states([claim(case, "Rents")])[claim(case, "Rents")].number == "11 percent"
    assert not case.audit().problems
    review.undo()
    assert case.same.repeats(["c1"])
    assert not case.audit().problems


def test_a_repeat_of_what_was_changed_waits_with_it(case: Case) -> None:
    """The main claim says another number: it and its repeats are to be judged anew."""
    review = marked(case)
    add(case, FIRST.replace(BUSES, BUSES.replace("40", "45")))
    main, repeat = claim(case, "council"), claim(case, "has bought")
    assert case.states([repeat])[repeat].same_as == main
    assert case.states([repeat])[repeat].status is Status.STALE
    review.decide([repeat], "confirmed")
    assert case.states([repeat])[repeat].status is Status.DECIDED
    assert not case.audit().problems


def test_a_repeat_whose_own_words_changed_is_judged_anew(case: Case) -> None:
    """Marking it again, or giving a verdict, says that it still is the same."""
    review = marked(case)
    add(case, FIRST.replace(AGAIN, "Estwick has bought 40 trams."))
    main, repeat = claim(case, "council"), claim(case, "trams")
    assert case.states([repeat])[repeat].status is Status.STALE
    mark_same(review, [repeat], main)
    assert case.states([repeat])[repeat].status is Status.DECIDED
    review.undo()
    review.decide([repeat], "confirmed")
    assert case.states([repeat])[repeat].status is Status.DECIDED
    assert not case.audit().problems


def test_a_repeat_of_what_was_cut_keeps_the_verdict_as_its_own(case: Case) -> None:
    """Nothing that was decided is lost with the words it was first decided of."""
    marked(case)
    add(case, FIRST.replace(f"{BUSES}\n\n", ""))
    repeat, elsewhere = claim(case, "has bought"), claim(case, "yearbook", newest=False)
    for one in (repeat, elsewhere):
        state = case.states([one])[one]
        assert (state.same_as, state.verdict, state.number) == (None, "change", "45 buses")
    assert not case.audit().problems


def test_a_ruling_goes_on_with_the_words_it_was_given_for(case: Case) -> None:
    """A claim that stands unchanged in the new version keeps its stet; a changed one has none."""
    review = Review(case, "Ada")
    kept, changed = claim(case, "Rents"), claim(case, "Quillport")
    review.decide([kept, changed], "change", "other figures")
    rule(review, [kept, changed], ChangeState.STET, "both are quotations")
    add(case, FIRST.replace("9,000", "8,000"))
    kept, changed = claim(case, "Rents"), claim(case, "Quillport")
    states, entries = case.states([kept, changed]), case.journal.of([kept, changed])
    ruling = standing(entries.get(kept, ()), states[kept])
    assert ruling is not None
    assert ruling.reason == "both are quotations"
    assert standing(entries.get(changed, ()), states[changed]) is None
    assert not case.audit().problems
