"""How far readers agree, the vote, and settling what they read otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.adjudication import accept_vote, adjudicate, read_blind
from claims.agreement import Read, Reading, agreement, kappa, read_by_several
from claims.errors import Refused, ScaleError
from claims.gate import examine
from claims.model import Adjudication, ClaimState
from claims.review import Review
from claims.rules import rules_from
from claims.scales import Scale, load
from claims.store import Case
from factcheck.clock import stepping_clock

from .tui.small_case import make_case

# Four observers and twelve units (Krippendorff, "Computing Krippendorff's Alpha-Reliability",
# 2011, section C): 0.743 where values are names, 0.815 where they are in an order.
OBSERVED = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


def scale_of_five() -> Scale:
    """A scale in an order whose labels are called after their places."""
    scale = load("politifact")
    labels = tuple(
        replace(scale.labels[0], slug=str(place), key=str(place)) for place in range(1, 6)
    )
    return replace(scale, labels=labels, ordinal=True)


def reads(rows: Sequence[Sequence[int | None]], scale: Scale) -> list[Read]:
    """The units of a table of observers as claims that they have read."""
    found = []
    for place, unit in enumerate(zip(*rows, strict=True)):
        readings = tuple(
            Reading(f"r{who}", str(value), scale.id) for who, value in enumerate(unit) if value
        )
        found.append(Read(f"c{place}", ClaimState(claim=f"c{place}"), readings))
    return found


def test_alpha_is_that_of_the_literature() -> None:
    """Krippendorff's own example comes to his own figures."""
    scale = scale_of_five()
    found = agreement(reads(OBSERVED, scale), scale)
    assert found.claims == 11
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert found.ordinal == pytest.approx(0.815, abs=0.0005)


def test_kappa_is_that_of_the_literature() -> None:
    """Cohen's kappa of 20, 5, 10 and 15 out of fifty is 0.4."""
    table = {("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}
    assert kappa(table) == pytest.approx(0.4)


def test_where_chance_explains_all_nothing_is_said() -> None:
    """Where everybody gives one label always, kappa and alpha are undefined, agreement is not."""
    scale = scale_of_five()
    found = agreement(reads(((1, 1), (1, 1)), scale), scale)
    assert (found.percent, found.alpha, found.ordinal) == (100.0, None, None)
    assert found.pairs[0].kappa is None


def test_nobody_agrees_with_nobody() -> None:
    """Without claims that several have read there are no figures."""
    scale = scale_of_five()
    found = agreement([], scale)
    assert (found.claims, found.percent, found.alpha, found.pairs) == (0, None, None, ())


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    """A small case of five claims."""
    return make_case(tmp_path / "ferry.factcheck")


@pytest.fixture
def case(case_path: Path) -> Iterator[Case]:
    """The same, open, with a verdict of Ben's on three claims."""
    with Case.open(case_path, clock=stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))) as case:
        Review(case, "Ben").decide(["c1", "c2", "c3"], "confirmed", "seen it")
        yield case


def of(case: Case, claim: str) -> Read:
    """What people made of a claim."""
    return next(one for one in read_by_several(case, least=1) if one.claim == claim)


def test_several_claims_are_read_in_one_act(case: Case) -> None:
    """A blind reading of several claims is one step of undo and leaves their verdicts."""
    ana = Review(case, "Ana")
    read_blind(ana, ["c1", "c2", "c4"], "confirmed")
    assert case.states(["c1"])["c1"].decided_by == "Ben"
    assert case.states(["c4"])["c4"].verdict is None
    ana.undo()
    assert list(read_by_several(case, least=1)) == []


def test_to_think_better_of_a_reading_is_no_second_reading(case: Case) -> None:
    """Who reads a claim again corrects their reading; the very same is refused."""
    ana = Review(case, "Ana")
    read_blind(ana, ["c1"], "confirmed")
    read_blind(ana, ["c1"], "cannot-confirm", "gone")
    assert [one.label for one in of(case, "c1").readings] == ["confirmed", "cannot-confirm"]
    with pytest.raises(Refused, match="Nothing would change"):
        read_blind(ana, ["c1"], "cannot-confirm", "gone")


def test_who_gave_the_verdict_does_not_read_blind(case: Case) -> None:
    """The first reader is refused, and so is a label that needs a reason without one."""
    with pytest.raises(Refused, match="yourself"):
        read_blind(Review(case, "Ben"), ["c1"], "confirmed")
    with pytest.raises(Refused, match="rationale"):
        read_blind(Review(case, "Ana"), ["c1"], "change")


def test_most_of_three_propose_a_verdict(case: Case) -> None:
    """Two of three propose their label, which is then given as one act that undo takes back."""
    for who in ("Ana", "Cleo"):
        read_blind(Review(case, who), ["c1", "c2"], "change", f"{who} says so")
    read_blind(Review(case, "Cleo"), ["c2"], "cannot-confirm", "or not")
    assert of(case, "c1").proposed == "change"
    assert of(case, "c2").tied
    assert of(case, "c2").proposed is None
    dora = Review(case, "Dora")
    accept_vote(dora)
    state = case.states(["c1", "c2"])
    assert (state["c1"].verdict, state["c1"].decided_by) == ("change", "Dora")
    assert state["c1"].rationale == "vote: change 2 (Ana, Cleo), confirmed 1 (Ben)"
    assert state["c2"].verdict == "confirmed"
    # The first reader's verdict is still a voice after the case has another one.
    assert [one.by for one in of(case, "c1").readings] == ["Ben", "Ana", "Cleo"]
    assert of(case, "c1").proposed is None
    with pytest.raises(Refused):
        accept_vote(dora)
    dora.undo()
    assert case.states(["c1"])["c1"].decided_by == "Ben"
    assert of(case, "c1").proposed == "change"
    assert case.audit().problems == ()


def test_three_who_read_blind_give_an_open_claim_its_verdict(case: Case) -> None:
    """A claim that nobody has decided gets a verdict by the vote of three."""
    for who in ("Ana", "Cleo", "Dora"):
        read_blind(Review(case, who), ["c4"], "confirmed")
    assert of(case, "c4").proposed == "confirmed"
    accept_vote(Review(case, "Ed"), ["c4"], "all three")
    assert case.states(["c4"])["c4"].rationale == "all three"


def test_two_readers_are_no_vote(case: Case) -> None:
    """Two readers propose nothing, however much they agree."""
    for who in ("Ana", "Cleo"):
        read_blind(Review(case, who), ["c4"], "confirmed")
    assert (of(case, "c4").majority, of(case, "c4").tied) == (None, False)
    with pytest.raises(Refused, match="three readers"):
        accept_vote(Review(case, "Ed"), ["c4"])


def test_settling_needs_two_readers_a_label_and_a_reason(case: Case) -> None:
    """Whoever settles a claim gives a reason; what one person has read is not to be settled."""
    ed = Review(case, "Ed")
    read_blind(Review(case, "Ana"), ["c1"], "change", "no")
    with pytest.raises(Refused, match="reason"):
        adjudicate(ed, {"c1": "change"}, "  ")
    with pytest.raises(Refused, match="Fewer than two"):
        adjudicate(ed, {"c2": "change"}, "so")
    with pytest.raises(ScaleError):
        adjudicate(ed, {"c1": "no such thing"}, "so")
    adjudicate(ed, {"c1": "change"}, "the register has it")
    settled = of(case, "c1").settled
    assert isinstance(settled, Adjudication)
    assert (settled.by, settled.reason) == ("Ed", "the register has it")
    assert settled.first == ("Ben", "confirmed", "desk", "seen it")


def test_the_gate_takes_what_was_settled(case: Case) -> None:
    """A second reader who disagrees stands in the way until somebody has settled the claim."""
    rules = rules_from({"second_reading": True})

    def waiting() -> bool:
        found = examine(case, Review(case, "Ed").scale, rules)
        return any(one.claim == "c1" and one.rule == "second-reading" for one in found)

    read_blind(Review(case, "Ana"), ["c1"], "change", "no")
    assert waiting()
    adjudicate(Review(case, "Ed"), {"c1": "confirmed"}, "Ana had last year's table")
    assert not waiting()
