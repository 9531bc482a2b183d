"""The fold of confidence, tags, numbers and repeats: whatever is done, undone and done again."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.deciding import correct_number, mark_same, part, set_confidence, tag
from claims.errors import Refused
from claims.model import Confidence, Event
from claims.review import Review
from claims.store import Case, Clock
from claims.store.exchange import bring_in, lines_of
from claims.store.states import CLAIM_FIELDS, UNTOUCHED

CLAIMS = ("c1", "c2", "c3", "c4", "c5")
TAGS = ("legal", "numbers", "élite")
Shown = dict[str, object]


def shown(case: Case) -> Shown:
    """Everything people decided, field by field, and what the list makes of it."""
    fields = {f"{one}.{name}": case.present(one, name) for one in CLAIMS for name in CLAIM_FIELDS}
    states = case.states(CLAIMS)
    return {**fields, "states": states, "progress": case.queue.progress(), "tags": case.same.tags()}


def some_act(review: Review, source: random.Random) -> Event:
    """One act by chance, with one claim or several."""
    claims = source.sample(CLAIMS, source.choice((1, 1, 2, 3)))
    one = claims[0]
    acts: list[Callable[[], Event]] = [
        lambda: set_confidence(review, claims, source.choice((None, *Confidence))),
        lambda: tag(review, claims, source.sample(TAGS, 1), source.sample(TAGS, 1)),
        lambda: mark_same(review, claims, source.choice(CLAIMS)),
        lambda: mark_same(review, claims, source.choice(CLAIMS)),
        lambda: part(review, claims),
        lambda: review.decide(claims, source.choice(("confirmed", "cannot-confirm")), "looked"),
        lambda: review.clear(claims),
        lambda: review.defer(claims, "later"),
        lambda: correct_number(review, one, source.choice(("", "12 homes", "5 %"))),
        lambda: review.flag(claims, source.choice((None, "look"))),
    ]
    return source.choice(acts)()


def step(case: Case, source: random.Random) -> None:
    """An act, an undo or a redo of one of two people; what is refused changes nothing, and what
    is done is undone and done again without a trace.
    """
    review = Review(case, source.choice(("Ada", "Ada", "Bo")))
    before, head = shown(case), case.head()
    what = source.choice(("act", "act", "undo", "redo"))
    try:
        if what == "act":
            some_act(review, source)
        else:
            getattr(review, what)()
    except Refused:
        assert case.head() == head
        assert shown(case) == before
        return
    after = shown(case)
    if what == "act":
        review.undo()
        assert shown(case) == before
        review.redo()
        assert shown(case) == after


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(min_value=0, max_value=2**32))
def test_any_order_of_acts_folds_to_what_the_audit_folds(
    case_path: Path, clock: Clock, seed: int
) -> None:
    """Acts of two people, undone and redone in any order: the tables are the fold of the events,
    no repeat repeats a repeat, and an exact copy is the same case.
    """
    source = random.Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.factcheck"
        path.write_bytes(case_path.read_bytes())
        with Case.open(path, clock=clock) as case:
            for _ in range(25):
                step(case, source)
            assert case.audit().problems == ()
            mains = {state.same_as for state in case.states(CLAIMS).values()} - {None}
            assert all(case.present(str(main), "same_as") is None for main in mains)
            expected, head = shown(case), case.head()
        assert copied(path, Path(folder) / "again.factcheck", clock) == (expected, head)


def copied(path: Path, target: Path, clock: Clock) -> tuple[Shown, str]:
    """What a case shows after it was written out exactly and brought in again."""
    bring_in(BytesIO("".join(lines_of(path)).encode()), "case.json", target)
    with Case.open(target, clock=clock) as again:
        return shown(again), again.head()


def test_a_claim_that_nobody_touched_has_the_defaults(case: Case) -> None:
    """Each field of a fresh claim is what the audit takes for untouched."""
    assert {name: case.present("c1", name) for name in CLAIM_FIELDS} == UNTOUCHED
