"""What a connection shows to somebody who reads blind: their own decisions, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claims import journal
from claims.adjudication import read_blind, take_reading_back, undo_reading
from claims.deciding import set_confidence, tag
from claims.errors import Refused
from claims.filters import parse
from claims.model import Confidence, Stance
from claims.review import Review
from claims.store import Case
from claims.store.blinding import _seen, blind, is_blind, reveal
from factcheck.clock import stepping_clock
from factcheck.sample import open_sample

WORD = "zebrafinch"
"""Stands in everything that the first reader writes, and nowhere else."""


def clock_of() -> datetime:
    """A moment for whatever is read."""
    return datetime(2024, 3, 1, tzinfo=UTC)


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """The sample case in which Ben has decided, weighed and noted all kinds of things."""
    path = tmp_path / "s.factcheck"
    clock = stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))
    open_sample(path, clock=clock)
    with Case.open(path, clock=clock) as case:
        ben = Review(case, "Ben")
        ben.decide(["c1", "c2"], "confirmed", f"{WORD} one", wording=f"{WORD} said")
        set_confidence(ben, ["c1"], Confidence.HIGH)
        ben.flag(["c3"], f"{WORD} flag")
        ben.defer(["c4"], f"{WORD} later", date(2024, 1, 2))
        tag(ben, ["c5"], [WORD], [])
        journal.comment(ben, ["c1"], f"{WORD} comment")
        journal.searched(ben, ["c1"], f"{WORD} library")
        read_blind(Review(case, "Cleo"), ["c2"], "change", f"{WORD} too")
        passage = case.evidence("c1")[0]
        ben.take_stance(passage.id, Stance.SUPPORTS)
        ben.dismiss(next(one.id for claim in ("c2", "c3", "c4") for one in case.evidence(claim)))
        ana = Review(case, "Ana")
        ana.decide(["c6"], "change", "mine alone")
    return path


@pytest.fixture
def seen(judged: Path) -> Iterator[Case]:
    """That case as Ana sees it who reads blind."""
    with Case.open(judged, clock=clock_of, read_only=True) as case:
        blind(case, "Ana")
        yield case


def all_ids(case: Case) -> list[str]:
    """Every claim of a case."""
    return [f"c{claim}" for claim in case.queue.claim_ids()]


def test_nobody_elses_decision_is_in_a_state(seen: Case) -> None:
    """No field of any state comes from somebody else."""
    states = seen.states(all_ids(seen)).values()
    assert {one.decided_by for one in states} <= {None, "Ana"}
    assert WORD not in repr(states)
    assert WORD not in repr(seen.queue.rows([int(one[1:]) for one in all_ids(seen)]))
    assert not any(one.flag or one.tags or one.deferred or one.confidence for one in states)


def test_own_decisions_are_shown(seen: Case) -> None:
    """What the reader decided in sight of all is shown with its reason."""
    state = seen.states(["c6"])["c6"]
    assert (state.verdict, state.rationale, state.decided_by) == ("change", "mine alone", "Ana")


@pytest.mark.parametrize(
    "asked",
    [
        "status:decided -claim:c6",
        "verdict:confirmed",
        "flagged",
        "status:deferred",
        "tagged",
        "commented",
        "searched",
        "reviewer:Ben",
        f"rationale:{WORD}",
        "confidence:high",
        "decided:2024 -claim:c6",
        "due",
    ],
)
def test_no_filter_finds_what_others_decided(seen: Case, asked: str) -> None:
    """A filter on what others decided finds nothing."""
    assert list(seen.queue.claim_ids(parse(asked))) == []


def test_counts_and_progress_are_of_ones_own(seen: Case) -> None:
    """Progress, the front page's counts and the next open claim know of one decision."""
    assert (seen.queue.progress().decided, seen.queue.progress().deferred) == (1, 0)
    counted = seen.queue.counts().states
    assert counted["verdict:change"] == 1
    assert counted["verdict:confirmed"] == counted["deferred"] == 0
    assert seen.queue.next_open(None) == "c1"


def test_history_and_journal_are_ones_own(seen: Case) -> None:
    """Neither the history nor the journal holds a word or a name of others."""
    events = list(seen.events())
    assert {one.reviewer for one in events if one.act != "import"} == {"Ana"}
    assert WORD not in repr(events)
    assert WORD not in repr([seen.past.of_claim(one) for one in all_ids(seen)])
    assert seen.journal.entries() == ()
    assert seen.journal.of(["c1", "c2"]) == {}


def test_stances_and_dismissals_of_others_are_not_shown(seen: Case, judged: Path) -> None:
    """Passages stand as if nobody had weighed them, and are counted so."""
    found = [one for claim in all_ids(seen) for one in seen.evidence(claim)]
    assert not any(one.stance or one.dismissed for one in found)
    with Case.open(judged, clock=clock_of, read_only=True) as case:
        assert len(found) == 1 + sum(len(case.evidence(claim)) for claim in all_ids(case))
    rows = seen.queue.rows([int(one[1:]) for one in all_ids(seen)])
    for key, row in rows.items():
        told = {one.relation for one in seen.evidence(f"c{key}")}
        assert set(row.relations) == told


def test_a_blind_reading_is_shown_as_ones_verdict(judged: Path) -> None:
    """What is read blind through another connection stands in the state, and moves no other."""
    with (
        Case.open(judged, clock=clock_of, read_only=True) as seen,
        Case.open(judged, clock=clock_of) as case,
    ):
        blind(seen, "Ana")
        ana = Review(case, "Ana")
        read_blind(ana, ["c1", "c7"], "cannot-confirm", "no source")
        state = seen.states(["c1"])["c1"]
        assert (state.verdict, state.rationale) == ("cannot-confirm", "no source")
        assert state.status == "decided"
        assert seen.queue.progress().decided == 3
        assert list(seen.queue.claim_ids(parse("verdict:cannot-confirm"))) == [1, 7]
        assert case.states(["c1"])["c1"].verdict == "confirmed"
        take_reading_back(ana, ["c7"])
        assert seen.states(["c7"])["c7"].verdict is None
        undo_reading(ana)
        undo_reading(ana)
        assert seen.states(["c1"])["c1"].status == "open"
        with pytest.raises(Refused, match="No blind reading"):
            undo_reading(ana)
        undo_reading(ana, redo=True)
        assert seen.states(["c1"])["c1"].verdict == "cannot-confirm"
        assert case.audit().problems == ()


def test_what_comes_back_by_undo_is_not_ones_own(tmp_path: Path) -> None:
    """Words of somebody else that an undo brings back are not shown as the reader's."""
    path = tmp_path / "s.factcheck"
    clock = stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))
    open_sample(path, clock=clock)
    with Case.open(path, clock=clock) as case:
        ana, ben = Review(case, "Ana"), Review(case, "Ben")
        ben.decide(["c1"], "confirmed", WORD)
        ana.explain("c1", "my words")
        ana.undo()
        ben.decide(["c2"], "confirmed", WORD)
        ana.decide(["c2"], "change")
    with Case.open(path, clock=clock, read_only=True) as seen:
        blind(seen, "Ana")
        states = seen.states(["c1", "c2"])
        assert (states["c1"].verdict, states["c1"].rationale) == (None, "")
        assert (states["c2"].verdict, states["c2"].rationale) == ("change", "")
        assert WORD not in repr(list(seen.events()))


def test_revealing_shows_everything_again(judged: Path) -> None:
    """A connection that is revealed tells what it told before, and another one all the time."""
    with Case.open(judged, clock=clock_of, read_only=True) as case:
        before = case.states(all_ids(case)), list(case.events()), case.queue.progress()
        blind(case, "Ana")
        assert is_blind(case)
        reveal(case)
        assert not is_blind(case)
        assert (case.states(all_ids(case)), list(case.events()), case.queue.progress()) == before


def test_a_readers_name_is_only_a_name(judged: Path) -> None:
    """Quotes, NULs and SQL in a name blind as any other name."""
    with Case.open(judged, clock=clock_of, read_only=True) as case:
        blind(case, "'; DROP TABLE states; --\0%")
        assert case.queue.progress().decided == 0


def test_every_field_that_people_decide_is_hidden(judged: Path) -> None:
    """A column of states is the machine's, or goes through what asks whose value it is."""
    machine = {
        *("claim", "document", "span_start", "kinds", "words", "worthiness", "risk", "speaker"),
        *("figure", "overrides", "same_as"),
    }
    with Case.open(judged, clock=clock_of, read_only=True) as case:
        columns = [str(row[1]) for row in case._database.rows("PRAGMA table_info(states)")]
    assert {name for name in columns if _seen(name) == f"s.{name}"} == machine
