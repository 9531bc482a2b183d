"""Undo and redo: unlimited, across restarts, never over somebody else's head."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.errors import Refused
from claims.model import Document, Extraction, Stance
from claims.review import Review
from claims.store import Case, Clock

Write = Callable[..., tuple[Document, Extraction]]


def test_undo_and_redo_have_no_end_and_survive_restarts(case_path: Path, clock: Clock) -> None:
    """Fifty decisions can be undone and redone one by one, the case closed between each."""
    labels = ["confirmed", "cannot-confirm", "not-checkable"]
    with Case.open(case_path, clock=clock) as case:
        for place in range(50):
            Review(case, "Ada").decide(["c1"], labels[place % 3], f"reason {place}")
    for place in reversed(range(50)):
        with Case.open(case_path, clock=clock) as case:
            Review(case, "Ada").undo()
            state = case.states(["c1"])["c1"]
            before = place - 1
            assert state.verdict == (labels[before % 3] if place else None)
            assert state.rationale == (f"reason {before}" if place else "")
    with Case.open(case_path, clock=clock) as case:
        with pytest.raises(Refused, match="nothing to undo"):
            Review(case, "Ada").undo()
        for place in range(50):
            Review(case, "Ada").redo()
            assert case.states(["c1"])["c1"].rationale == f"reason {place}"
        with pytest.raises(Refused, match="nothing to redo"):
            Review(case, "Ada").redo()
        assert case.audit().problems == ()


def test_undo_never_reverts_an_import(case: Case) -> None:
    """Documents and evidence came in by events, and none of them is undone."""
    with pytest.raises(Refused, match="nothing to undo"):
        Review(case, "Ada").undo()
    assert len(case.documents()) == 2


def test_a_bulk_decision_is_one_event_and_one_step(case: Case) -> None:
    """Four claims judged together are one event, and one undo opens all four."""
    review = Review(case, "Ada")
    event = review.decide(["c1", "c2", "c3", "c4"], "confirmed")
    assert len({change.target for change in event.changes}) == 4
    assert review.progress().decided == 4
    review.undo()
    assert review.progress().decided == 0
    review.redo()
    assert review.progress().decided == 4


def test_a_new_act_clears_redo(case: Case) -> None:
    """After undoing and deciding anew, what was undone can no longer be brought back."""
    review = Review(case, "Ada")
    review.decide(["c1"], "confirmed")
    review.undo()
    review.flag("c2", "look")
    with pytest.raises(Refused, match="nothing to redo"):
        review.redo()


def test_everybody_undoes_their_own(case: Case) -> None:
    """Undo reverts this reviewer's latest act, whatever others did meanwhile elsewhere."""
    ada, bo = Review(case, "Ada"), Review(case, "Bo")
    ada.decide(["c1"], "confirmed")
    bo.decide(["c2"], "confirmed")
    ada.undo()
    states = case.states(["c1", "c2"])
    assert (states["c1"].verdict, states["c2"].verdict) == (None, "confirmed")


def test_undo_refuses_over_somebody_elses_head(case: Case) -> None:
    """An act is not undone where another reviewer has changed the same claim since."""
    ada, bo = Review(case, "Ada"), Review(case, "Bo")
    ada.decide(["c1", "c2"], "confirmed")
    bo.flag("c2", "really?")
    with pytest.raises(Refused, match=r"Bo has changed c2 since .*'decide'"):
        ada.undo()
    assert case.states(["c1"])["c1"].verdict == "confirmed"
    bo.undo()
    ada.undo()
    assert case.states(["c1"])["c1"].verdict is None
    bo.redo()
    with pytest.raises(Refused, match=r"Bo has changed c2 since .*brought back"):
        ada.redo()
    assert case.audit().problems == ()


def test_a_decision_on_what_changed_meanwhile_is_refused(case: Case, case_path: Path) -> None:
    """A change that starts from a value that is no longer there names who changed it."""
    stale = Review(case, "Ada").decide(["c1"], "confirmed").changes
    with pytest.raises(Refused, match=r"c1 was changed meanwhile \(Ada: decide"):
        case.record("decide", stale, reviewer="Bo")
    assert case.audit().problems == ()


CLAIMS = ("c1", "c2", "c5")
Snapshot: TypeAlias = dict[str, dict[str, object]]


@dataclass
class Reference:
    """What a case ought to do: whole states kept, nothing clever."""

    state: Snapshot = field(default_factory=dict)
    done: list[tuple[str, Snapshot, Snapshot, set[str], int]] = field(default_factory=list)
    undone: dict[str, list[int]] = field(default_factory=dict)
    standing: dict[int, tuple[str, int]] = field(default_factory=dict)
    moment: int = 0

    def act(self, who: str, target: str, name: str, value: object) -> bool:
        """Set one field; False where nothing would change, or c5's document d2 is withdrawn."""
        if self.state[target].get(name) == value:
            return False
        if target == "c5" and self.state["d2"]["withdrawn"]:
            return False
        before, after = deepcopy(self.state), deepcopy(self.state)
        after.setdefault(target, {})[name] = value
        self.moment += 1
        for dropped in self.undone.pop(who, []):
            self.standing[dropped] = ("dropped", self.standing[dropped][1])
        self.standing[len(self.done)] = ("done", self.moment)
        self.done.append((who, before, after, {f"{target}.{name}"}, self.moment))
        self.state = after
        return True

    def turn(self, who: str, back: bool) -> bool:
        """Undo (or redo) by putting the field's value of that moment back; False if refused:
        there is nothing, somebody acted on the same thing since, or the value is another one.
        """
        if back:
            own = [
                place
                for place, one in enumerate(self.done)
                if one[0] == who and self.standing[place][0] == "done"
            ]
        else:
            own = self.undone.get(who, [])[-1:]
        if not own or self.overlap(who, own[-1]):
            return False
        place = own[-1]
        _, before, after, touched, _ = self.done[place]
        target, name = next(iter(touched)).split(".")
        wanted, left = (before, after) if back else (after, before)
        if self.state[target][name] != left[target][name]:
            return False
        self.state = deepcopy(self.state)
        self.state[target][name] = wanted[target][name]
        self.moment += 1
        self.standing[place] = ("undone" if back else "done", self.moment)
        if back:
            self.undone.setdefault(who, []).append(place)
        else:
            self.undone[who].pop()
        return True

    def overlap(self, who: str, place: int) -> bool:
        """Whether somebody else changed the same thing after this act last took effect."""
        target = next(iter(self.done[place][3])).split(".")[0]
        return any(
            other[0] != who
            and self.standing[number][0] == "done"
            and self.standing[number][1] > self.standing[place][1]
            and next(iter(other[3])).split(".")[0] == target
            for number, other in enumerate(self.done)
        )


Step: TypeAlias = tuple[str, str, str, object]
CHANGES: dict[str, tuple[tuple[str, ...], tuple[object, ...]]] = {
    "flag": (CLAIMS, (None, "", "a", "b")),
    "rationale": (CLAIMS, ("x", "y é")),
    "correction": (CLAIMS, ("", "z")),
    "stance": (("e1",), (None, *Stance)),
    "dismissed": (("e1", "e2"), (True, False)),
    "withdrawn": (("d2",), (True,)),
    "speaker": (CLAIMS, ("Bo Ek", "Ada Ferro")),
}
"""What can be set, of what, to what."""


def sequence(seed: int) -> Iterator[Step]:
    """Forty steps by chance. Runs of undo and redo are common, which drawing the steps one by one
    hardly ever gives, and one reviewer does most of the work.
    """
    source = random.Random(seed)
    for _ in range(40):
        who = source.choice(["Ada", "Ada", "Ada", "Bo"])
        what = source.choice([*CHANGES, "undo", "undo", "redo", "redo", "reopen"])
        if what in CHANGES:
            targets, values = CHANGES[what]
            yield who, what, source.choice(targets), source.choice(values)
        else:
            yield from [(who, what, "", None)] * source.randint(1, 3)


DEFAULTS: dict[str, object] = {
    "flag": None,
    "rationale": "",
    "correction": "",
    "stance": None,
    "dismissed": False,
    "withdrawn": False,
}
SPEAKERS = {"c1": "Ada Ferro", "c2": None, "c5": None}


def perform(review: Review, what: str, target: str, value: object) -> None:
    """The act through the review, as a person does it."""
    acts: dict[str, Callable[[], object]] = {
        "undo": review.undo,
        "redo": review.redo,
        "flag": lambda: review.flag(target, None if value is None else str(value)),
        "rationale": lambda: review.explain(target, str(value)),
        "correction": lambda: review.correct(target, str(value)),
        "stance": lambda: review.take_stance(target, Stance(str(value)) if value else None),
        "dismissed": lambda: review.dismiss(target, bool(value)),
        "withdrawn": lambda: review.withdraw(target),
        "speaker": lambda: review.edit(target, "speaker", str(value)),
    }
    acts[what]()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(min_value=0, max_value=2**32).map(lambda seed: list(sequence(seed))))
def test_any_sequence_of_acts_does_what_a_simple_model_does(
    case_path: Path, clock: Clock, steps: list[Step]
) -> None:
    """Acts, undos and redos of two reviewers, with restarts, equal the reference; audits hold."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.factcheck"
        path.write_bytes(case_path.read_bytes())
        reference = starting_point()
        case = Case.open(path, clock=clock)
        for step in steps:
            if step[1] == "reopen":
                case.close()
                case = Case.open(path, clock=clock)
            else:
                compare(case, reference, step)
        assert case.audit().problems == ()
        case.close()


def compare(case: Case, reference: Reference, step: Step) -> None:
    """Do one step in both, and look that they agree on whether it may be and what it does."""
    who, what, target, value = step
    head = case.head()
    expected = (
        reference.turn(who, what == "undo")
        if what in ("undo", "redo")
        else reference.act(who, target, what, value)
    )
    try:
        perform(Review(case, who), what, target, value)
    except Refused:
        assert not expected
        assert case.head() == head
    else:
        assert expected
    for one, fields in reference.state.items():
        for name, wanted in fields.items():
            assert case.present(one, name) == wanted, (one, name)


def starting_point() -> Reference:
    """The reference with every field at what the case has before anybody did anything."""
    reference = Reference()
    for name, value in DEFAULTS.items():
        targets = {"stance": ["e1"], "dismissed": ["e1", "e2"], "withdrawn": ["d2"]}
        for target in targets.get(name, CLAIMS):
            reference.state.setdefault(target, {})[name] = value
    for target, speaker in SPEAKERS.items():
        reference.state[target]["speaker"] = speaker
    return reference
