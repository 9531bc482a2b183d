"""An edited draft takes the place of its earlier version, with all that people did."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.errors import Refused
from claims.filters import parse
from claims.intake import Intake, take_in
from claims.model import Document, Role, Stance, Status
from claims.replacing import Versioning
from claims.review import Review
from claims.store import Case
from claims.store.versions import Versions

BUSES = "The council of Estwick bought 40 buses in 2019."
RENTS = "Rents in Norhavn fell by 12 percent in 2021."
SHIPS = "The port of Quillport handled 9,000 ships in 2022."
SOURCE = "Rents in Norhavn fell by 12 percent in 2021, the bureau counts.\n"
FIRST = f"{BUSES}\n\n{RENTS}\n\n{SHIPS}\n"
SECOND = f"{RENTS}\n\n{BUSES.replace('40', '45')}\n\nNobody had seen such a winter.\n"


def now() -> datetime:
    """A clock that stands still."""
    return datetime(2024, 1, 1, tzinfo=UTC)


def document(text: str, origin: str = "draft.md", role: Role = Role.DRAFT) -> Document:
    """A text as a document."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(text=text, sha256=sha256, origin=origin, role=role)


def add(case: Case, text: str, **versioning: bool | str) -> Intake:
    """Add a draft as Ada."""
    return take_in(case, [document(text)], reviewer="Ada", versioning=Versioning(**versioning))  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case with a draft (c1 to c3), and a source (c4) that bears c2 out."""
    found = tmp_path / "draft.factcheck"
    with Case.open(found, clock=now, create=True) as case:
        source = document(SOURCE, "source.txt", Role.SOURCE)
        take_in(case, [document(FIRST), source], reviewer="Ada")
    return found


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    """The case, open."""
    with Case.open(path, clock=now) as opened:
        yield opened


def claim_like(case: Case, words: str, document: str) -> str:
    """The id of the claim of a document whose text holds some words."""
    (found,) = [claim.id for claim in case.claims_of(document) if words in claim.text]
    return found


def decide_all(case: Case) -> Review:
    """All of the draft decided by Ada, with a stance, an edit, a flag."""
    review = Review(case, "Ada")
    review.decide(["c1", "c2", "c3"], "confirmed", "looked up")
    (passage,) = case.evidence("c2")
    review.take_stance(passage.id, Stance.SUPPORTS)
    review.edit("c2", "subject", "rents of flats")
    review.flag("c2", "a close call")
    return review


def test_everything_done_is_carried_to_the_same_words(case: Case) -> None:
    """Verdict, who gave it, rationale, flag, correction of the reading, and the stance stay."""
    decide_all(case)
    added = add(case, SECOND)
    assert added.replaced[0].old == "d1"
    kept = claim_like(case, "Rents", "d3")
    before, after = case.states(["c2"])["c2"], case.states([kept])[kept]
    assert after.status is Status.DECIDED
    for field in ("verdict", "scale", "rationale", "flag", "decided_at", "decided_by"):
        assert getattr(after, field) == getattr(before, field)
    assert case.claim(kept).scope.subject == "rents of flats"
    assert [one.stance for one in case.evidence(kept)] == [Stance.SUPPORTS]
    assert not case.audit().problems


def test_changed_words_are_stale_and_show_the_verdict(case: Case) -> None:
    """What was decided of other words waits to be decided again; what is new is open."""
    review = decide_all(case)
    add(case, SECOND)
    changed = claim_like(case, "45 buses", "d3")
    state = case.states([changed])[changed]
    assert (state.status, state.verdict) == (Status.STALE, "confirmed")
    assert review.next_open() == changed
    assert case.queue.progress().decided == 1
    review.decide([changed], "confirmed", "looked up again")
    assert case.states([changed])[changed].status is Status.DECIDED
    assert not case.audit().problems


def test_what_is_gone_is_an_orphan_until_somebody_lets_it_go(case: Case) -> None:
    """The old claim keeps its verdict on record, and the gate waits for a word about it."""
    review = decide_all(case)
    add(case, SECOND)
    assert list(case.queue.claim_ids(parse("orphan"))) == [3]
    assert list(case.queue.claim_ids(parse("-orphan decided claim:c3"))) == []
    assert any(problem.claim == "c3" for problem in review.gate())
    review.release(["c3"])
    assert not case.queue.claim_ids(parse("orphan"))
    assert case.states(["c3"])["c3"].verdict == "confirmed"
    review.undo()
    assert list(case.queue.claim_ids(parse("orphan"))) == [3]
    with pytest.raises(Refused, match="no orphan"):
        review.release([claim_like(case, "Rents", "d3")])
    assert not case.audit().problems


def test_undo_gives_the_old_version_back(case: Case) -> None:
    """One act: the queue is that of before, and redo brings the new version in again."""
    review = decide_all(case)
    before = list(case.queue.claim_ids(queue=True)), case.queue.progress()
    add(case, SECOND)
    after = list(case.queue.claim_ids(queue=True)), case.queue.progress()
    review.undo()
    assert (list(case.queue.claim_ids(queue=True)), case.queue.progress()) == before
    assert not case.versions.all()
    assert not case.audit().problems
    review.redo()
    assert (list(case.queue.claim_ids(queue=True)), case.queue.progress()) == after
    review.undo()
    added = add(case, SECOND)
    assert added.documents == ("d3",)
    assert (list(case.queue.claim_ids(queue=True)), case.queue.progress()) == after
    assert not case.audit().problems


def test_undo_leaves_the_work_of_others(case: Case) -> None:
    """What somebody else decided of the new version is not taken out of the work with it."""
    review = decide_all(case)
    add(case, SECOND)
    changed = claim_like(case, "45 buses", "d3")
    Review(case, "Bo").decide([changed], "confirmed", "looked up")
    with pytest.raises(Refused, match="Bo has changed"):
        review.undo()


def test_versions_follow_each_other(case: Case) -> None:
    """What is kept twice was kept all along; what is stale stays so until it is decided."""
    decide_all(case)
    add(case, SECOND)
    add(case, f"{SECOND}\n{SHIPS}\n")
    assert [(one.old, one.new) for one in case.versions.all()] == [("d1", "d3"), ("d3", "d4")]
    assert case.versions.number("d4") == 3
    kept = claim_like(case, "Rents", "d4")
    assert case.versions.forebears(kept) == (claim_like(case, "Rents", "d3"), "c2")
    changed = claim_like(case, "45 buses", "d4")
    assert case.states([changed])[changed].status is Status.STALE
    assert not case.audit().problems


def test_a_decision_of_others_is_carried_or_refused(case: Case, path: Path) -> None:
    """One made just before the act is in it; one made on the old version after it is refused."""
    review = Review(case, "Ada")
    revise = Versions.revise

    def meanwhile(*given: object) -> object:
        with Case.open(path, clock=now) as theirs:
            Review(theirs, "Bo").decide(["c2"], "confirmed", "looked up")
        return revise(*given)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Versions, "revise", meanwhile)
        add(case, SECOND)
    kept = claim_like(case, "Rents", "d3")
    assert case.states([kept])[kept].decided_by == "Bo"
    with pytest.raises(Refused, match="replaced"):
        review.decide(["c2"], "cut", "too late")
    stale = case.states(["c1"])
    change = [("c1", "rationale", stale["c1"].rationale, "too late")]
    with pytest.raises(Refused, match="d3 has replaced it"):
        record(case, change)
    (passage,) = case.evidence("c2")
    with pytest.raises(Refused, match="d3 has replaced it"):
        review.take_stance(passage.id, Stance.CONTEXT)
    assert not case.audit().problems


def record(case: Case, changes: list[tuple[str, str, str, str]]) -> None:
    """Write an act that was worked out before the case changed."""
    from claims.model import Change

    made = [Change(target=a, field=b, before=c, after=d) for a, b, c, d in changes]
    case.record("explain", made, reviewer="Bo")


def _stop_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Versions, "revise", lambda *given: os._exit(9))


def _stop_within(monkeypatch: pytest.MonkeyPatch) -> None:
    from claims.store import acts

    monkeypatch.setattr(acts, "_stand", lambda *given: os._exit(9))


@pytest.mark.parametrize("stop", [_stop_before, _stop_within])
def test_killed_in_between_the_old_version_stays_in_charge(
    path: Path, stop: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the new version is seen, the audit passes, and the next call finishes it."""
    with Case.open(path, clock=now) as case:
        decide_all(case)
        queue = list(case.queue.claim_ids(queue=True))
    child = os.fork()
    if child == 0:
        with monkeypatch.context() as patch:
            stop(patch)
            with Case.open(path, clock=now) as case:
                add(case, SECOND)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    with Case.open(path, clock=now) as case:
        assert list(case.queue.claim_ids(queue=True)) == queue
        assert not case.audit().problems
        finished = take_in(case, [], reviewer="Bo")
        assert [(one.old, one.new) for one in finished.replaced] == [("d1", "d3")]
        kept = claim_like(case, "Rents", "d3")
        assert case.states([kept])[kept].verdict == "confirmed"
        assert [one.stance for one in case.evidence(kept)] == [Stance.SUPPORTS]
        assert not case.audit().problems


def test_an_unlike_text_of_the_same_name_is_another_document(case: Case) -> None:
    """Where nothing is recognised, the name alone makes no version; saying so does."""
    other = "Nobody had seen such a winter in 1911.\n\nAll 300 schools of Sarnley were shut.\n"
    assert not add(case, other).replaced
    assert add(case, f"{other}\nIt snowed.", revises="d1").replaced[0].old == "d1"


def test_documents_that_come_together_are_no_versions_of_each_other(case: Case) -> None:
    """Two drafts of one file name, from two folders, added at once."""
    texts = [f"{SHIPS} {RENTS}\n", f"{SHIPS} {RENTS} So it goes.\n"]
    batch = [document(text, "other.md") for text in texts]
    assert not take_in(case, batch, reviewer="Ada").replaced


def test_what_is_in_already_can_become_a_version(case: Case) -> None:
    """Added as a document of its own first, it keeps what was decided of it there."""
    decide_all(case)
    add(case, SECOND, as_new=True)
    own = claim_like(case, "Rents", "d3")
    Review(case, "Ada").decide([own], "cut", "nearer to these words")
    assert add(case, SECOND, revises="d1").changed == 1
    assert case.states([own])[own].verdict == "cut"
    assert {one.id for one in case.documents() if one.role is Role.DRAFT} == {"d3"}
    assert not case.audit().problems


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE lineage SET fate = 'kept'",
        "DELETE FROM lineage",
        "DELETE FROM versions",
        "UPDATE documents SET withdrawn = 0 WHERE id = 1",
        "UPDATE states SET standing = NULL, status = 'decided' WHERE standing = 'stale'",
    ],
)
def test_the_audit_finds_what_was_altered(case: Case, tampering: str) -> None:
    """Fates, versions and what is stale follow from the history alone."""
    decide_all(case)
    add(case, SECOND)
    with closing(sqlite3.connect(case.path)) as raw:
        raw.execute(tampering)
        raw.commit()
    assert case.audit().problems
