"""What becomes of proposed changes: accepted, stet with a reason, and proposed anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import InputError, Refused
from claims.model import ChangeState, EntryKind, Ruling
from claims.negotiating import adopt_flags, changed_state, rule, standing, state_of
from claims.review import Review
from claims.store import Case, Clock

ACCEPTED, STET, PROPOSED = ChangeState.ACCEPTED, ChangeState.STET, ChangeState.PROPOSED


@pytest.fixture
def ada(case: Case) -> Review:
    """Ada, who proposes a change of the first claim and confirms the second."""
    review = Review(case, "Ada")
    review.decide(["c1"], "change", "the register has another figure", wording="Fewer homes.")
    review.decide(["c2"], "confirmed", "looked up")
    return review


def ruling(case: Case, claim: str) -> Ruling | None:
    """What stands of the change of a claim."""
    return standing(case.journal.of([claim]).get(claim, ()), case.states([claim])[claim])


def test_a_change_is_proposed_until_somebody_rules(ada: Review) -> None:
    """A ruling names who, when and why, and the last one stands; each is one step of undo."""
    assert state_of(ruling(ada.case, "c1")) is PROPOSED
    ben = Review(ada.case, "Ben")
    rule(ben, ["c1"], ACCEPTED)
    found = ruling(ada.case, "c1")
    assert found
    assert (found.state, found.by, found.reason) == (ACCEPTED, "Ben", "")
    rule(ben, ["c1"], STET, "it is a quotation")
    found = ruling(ada.case, "c1")
    assert found
    assert (found.state, found.reason) == (STET, "it is a quotation")
    ben.undo()
    assert state_of(ruling(ada.case, "c1")) is ACCEPTED
    ben.undo()
    assert ruling(ada.case, "c1") is None
    assert ada.case.audit().problems == ()


def test_what_cannot_be_ruled_on_is_refused(ada: Review) -> None:
    """A stet needs a reason, a claim a verdict, and saying the same again changes nothing."""
    with pytest.raises(Refused, match="why it stays"):
        rule(ada, ["c1"], STET, "  ")
    with pytest.raises(Refused, match="c3 has no verdict"):
        rule(ada, ["c3"], ACCEPTED)
    with pytest.raises(Refused, match="Nothing would change"):
        rule(ada, ["c1"], PROPOSED)
    with pytest.raises(InputError, match="proposed, accepted, stet"):
        changed_state("denied")
    assert ada.case.journal.entries(EntryKind.CHANGE) == ()


def test_a_ruling_is_of_what_was_proposed(ada: Review) -> None:
    """Where the correction changes the change is proposed anew; as it was, the ruling stands."""
    rule(ada, ["c1"], STET, "it is a quotation")
    ada.correct("c1", "Far fewer homes.")
    assert ruling(ada.case, "c1") is None
    ada.undo()
    assert state_of(ruling(ada.case, "c1")) is STET


def test_a_repeat_is_ruled_on_with_what_it_repeats(ada: Review) -> None:
    """A change is proposed once for claims that are the same."""
    from claims.deciding import mark_same

    mark_same(ada, ["c3"], "c1")
    rule(ada, ["c3"], ACCEPTED)
    assert state_of(ruling(ada.case, "c1")) is ACCEPTED


def test_flags_that_meant_stet_become_it(ada: Review) -> None:
    """Only on decided claims without a proposed change, with the flag's words, and undone whole."""
    for claim in ("c1", "c2", "c3"):
        ada.flag(claim, f"about {claim}")
    adopt_flags(ada)
    found = ruling(ada.case, "c2")
    assert found
    assert (found.state, found.reason) == (STET, "about c2")
    flags = [one.flag for one in ada.case.states(["c1", "c2", "c3"]).values()]
    assert flags == ["about c1", None, "about c3"]
    with pytest.raises(Refused, match="No decided claim"):
        adopt_flags(ada)
    ada.undo()
    assert ada.case.states(["c2"])["c2"].flag == "about c2"
    assert ruling(ada.case, "c2") is None
    assert ada.case.audit().problems == ()


def test_a_ruling_comes_back_from_the_lines_of_a_case(
    ada: Review, tmp_path: Path, clock: Clock
) -> None:
    """The exact export holds it, and a case made of that passes its audit with it."""
    from claims.store.exchange import bring_in, lines_of

    rule(ada, ["c1"], STET, "it is a quotation")
    whole = tmp_path / "case.json"
    whole.write_text("".join(lines_of(ada.case.path)), encoding="utf-8")
    with whole.open("rb") as stream:
        bring_in(stream, "case.json", tmp_path / "again.factcheck")
    with Case.open(tmp_path / "again.factcheck", clock=clock) as again:
        assert ruling(again, "c1") == ruling(ada.case, "c1")
