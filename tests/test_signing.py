"""Signing off: by role and in order, the report kept byte by byte, void as soon as it is not so."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claims import journal
from claims.errors import CaseError, Refused
from claims.gate import problems, rules_of
from claims.model import Document, Extraction, SignRole, Stance
from claims.review import Review
from claims.rules import Rules, rules_from
from claims.signing import latest, prepare, seal, sign, signed_report, use_rules
from claims.store import Case, Clock

Write = Callable[..., tuple[Document, Extraction]]
Do = Callable[[Review], object]
CHECKER, SECOND, EDITOR = SignRole


def report(case: Case) -> list[bytes]:
    """What is signed in these tests: the head and the verdicts."""
    states = case.states(["c1", "c2", "c3", "c4"])
    verdicts = [one.verdict for one in states.values()]
    return [json.dumps({"head": case.head()}).encode(), json.dumps(verdicts).encode()]


@pytest.fixture
def ada(case: Case) -> Review:
    """Ada, who has confirmed the whole draft."""
    review = Review(case, "Ada")
    review.decide(["c1", "c2", "c3", "c4"], "confirmed", "looked up")
    return review


@pytest.fixture
def ben(ada: Review) -> Review:
    """Ben, at the same case."""
    return Review(ada.case, "Ben")


def standing(case: Case) -> dict[str, bool]:
    """Which roles are signed, and whether that stands."""
    return {role.value: one.stands for role, one in latest(case).items()}


def test_a_sign_off_names_who_when_and_what(ada: Review) -> None:
    """Name, role, moment and head are kept, and the very bytes that were signed come back."""
    head, written = ada.case.head(), b"".join(report(ada.case))
    sign(ada, CHECKER, report)
    entry = latest(ada.case)[CHECKER].entry
    assert (entry.by, entry.role, entry.head) == ("Ada", CHECKER, head)
    assert signed_report(ada.case) == signed_report(ada.case, CHECKER) == written
    assert ada.case.audit().problems == ()
    with pytest.raises(Refused, match="Nobody has signed as editor"):
        signed_report(ada.case, EDITOR)


CHANGES: list[Do] = [
    lambda review: review.decide(["c2"], "cut", "no"),
    lambda review: review.clear(["c3"]),
    lambda review: review.explain("c1", "looked up twice"),
    lambda review: review.correct("c1", "fewer homes"),
    lambda review: review.flag("c1", "see me"),
    lambda review: review.edit("c2", "subject", "coaches"),
    lambda review: review.take_stance("e1", Stance.UNDERMINES),
    lambda review: review.dismiss("e1"),
    lambda review: review.withdraw("d2"),
    lambda review: review.use_scale("politifact"),
    lambda review: use_rules(review, rules_from({"preset": "desk"})),
    lambda review: journal.overrule(review, ["c1"], "evidence", "known to all"),
    lambda review: journal.contact(review, ["c1"], "The mayor"),
    lambda review: review.rename_person("Ada Ferro", "Adela Ferro"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_voids_and_its_undo_lets_it_stand(ada: Review, ben: Review, change: Do) -> None:
    """Whatever a report would tell otherwise voids the sign-off by name; undone it is as signed."""
    sign(ada, CHECKER, report)
    change(ben)
    signed = latest(ada.case)[CHECKER]
    assert not signed.stands
    assert "Ben" in signed.voided
    assert ada.case.event(signed.event).reviewer == "Ben"
    ben.undo()
    assert latest(ada.case)[CHECKER].stands
    ben.redo()
    assert not latest(ada.case)[CHECKER].stands
    assert ada.case.audit().problems == ()


BESIDE: list[Do] = [
    lambda review: journal.comment(review, ["c1"], "well done"),
    lambda review: sign(review, SECOND, report),
    lambda review: review.case.memory.remember("Ben", "place", {"claim": 3}),
]


@pytest.mark.parametrize("beside", BESIDE)
def test_talk_and_further_signatures_void_nothing(ada: Review, ben: Review, beside: Do) -> None:
    """A comment, somebody else's sign-off, or where somebody looks leaves it standing."""
    sign(ada, CHECKER, report)
    beside(ben)
    assert latest(ada.case)[CHECKER].stands


def test_another_way_to_the_same_verdict_is_not_the_same(ada: Review, ben: Review) -> None:
    """Decided anew, the claim has another decider and moment: the sign-off stays void."""
    sign(ada, CHECKER, report)
    ben.clear(["c2"])
    ben.decide(["c2"], "confirmed")
    assert not latest(ada.case)[CHECKER].stands


def test_what_comes_in_voids(ada: Review, write: Write) -> None:
    """A document that came in was not there when the case was signed."""
    sign(ada, CHECKER, report)
    ada.case.add_document(*write("A registry has 9 homes."), reviewer="Ben")
    assert latest(ada.case)[CHECKER].voided.startswith("d3 came in (import, Ben")


def test_nobody_signs_before_the_gate_passes(ada: Review) -> None:
    """An open claim refuses it, by name."""
    ada.clear(["c2"])
    with pytest.raises(Refused, match="c2 is open"):
        sign(ada, CHECKER, report)
    assert latest(ada.case) == {}


def test_roles_sign_in_their_order(ada: Review, ben: Review) -> None:
    """The editor waits for checker and second reader, who is somebody else than the checker."""
    use_rules(ada, Rules(sign_off=(CHECKER, SECOND, EDITOR)))
    with pytest.raises(Refused, match="nobody has signed as checker"):
        sign(ben, SECOND, report)
    sign(ada, CHECKER, report)
    with pytest.raises(Refused, match="somebody else reads second"):
        sign(ada, SECOND, report)
    with pytest.raises(Refused, match="nobody has signed as second reader"):
        sign(ada, EDITOR, report)
    sign(ben, SECOND, report)
    sign(ada, EDITOR, report)
    assert standing(ada.case) == {"checker": True, "second-reader": True, "editor": True}
    assert problems(ada.case, ada.scale, rules_of(ada.case)) == []


def test_a_voided_sign_off_is_asked_for_again(ada: Review, ben: Review) -> None:
    """The gate says whose is void and by what; signing again mends it."""
    use_rules(ada, Rules(sign_off=(CHECKER,)))
    sign(ada, CHECKER, report)
    with pytest.raises(Refused, match="Ada has signed as checker, and that stands"):
        sign(ben, CHECKER, report)
    ben.explain("c1", "twice")
    (problem,) = problems(ada.case, ada.scale)
    assert problem.rule == "sign-off"
    assert "Ada as checker is void: rationale of c1 (explain, Ben" in problem.words
    sign(ben, CHECKER, report)
    assert problems(ada.case, ada.scale) == []


def test_a_sign_off_is_undone_like_anything_else(ada: Review) -> None:
    """Undone nobody has signed; redone it stands as before."""
    sign(ada, CHECKER, report)
    ada.undo()
    assert latest(ada.case) == {}
    ada.redo()
    assert standing(ada.case) == {"checker": True}
    assert ada.case.audit().problems == ()


def test_what_changes_under_the_pen_is_not_signed(ada: Review) -> None:
    """A decision that comes while the report is made refuses the signature."""

    def slow(case: Case) -> list[bytes]:
        with Case.open(case.path, clock=case.now) as other:
            Review(other, "Ben").explain("c1", "meanwhile")
        return report(case)

    with pytest.raises(Refused, match="changed while the report was made"):
        sign(ada, CHECKER, slow)
    assert latest(ada.case) == {}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE frozen SET packed = 'AAAA'",
        "UPDATE frozen SET packed = 'no base64 at all'",
        "UPDATE frozen SET sha256 = '00'",
        "DELETE FROM frozen",
    ],
)
def test_an_altered_report_is_found(ada: Review, damage: str) -> None:
    """The audit names it, and it is never handed out as what was signed."""
    sign(ada, CHECKER, report)
    with closing(sqlite3.connect(ada.case.path)) as raw:
        raw.execute("DROP TRIGGER frozen_no_update")
        raw.execute("DROP TRIGGER frozen_no_delete")
        raw.execute(damage)
        raw.commit()
    assert any("report" in problem for problem in ada.case.audit().problems)
    with pytest.raises(CaseError):
        signed_report(ada.case)


def test_a_signed_case_comes_back_from_its_lines(ada: Review, tmp_path: Path, clock: Clock) -> None:
    """Sign-off and report survive the exchange as exact lines."""
    from claims.store.exchange import bring_in, lines_of

    sign(ada, CHECKER, report)
    target = tmp_path / "again.factcheck"
    whole = tmp_path / "case.json"
    whole.write_text("".join(lines_of(ada.case.path)), encoding="utf-8")
    with whole.open("rb") as stream:
        bring_in(stream, "case.json", target)
    with Case.open(target, clock=clock) as again:
        assert again.journal.signed() == ada.case.journal.signed()
        assert signed_report(again) == signed_report(ada.case)


def test_nothing_is_written_while_the_report_is_made(ada: Review) -> None:
    """Made on a connection that cannot write, it is signed by the one that can."""
    with Case.open(ada.case.path, clock=ada.case.now, read_only=True) as reading:
        ready = prepare(reading, "Ada", CHECKER, report)
    before = ada.case.head()
    assert latest(ada.case) == {}
    seal(ada, ready)
    assert latest(ada.case)[CHECKER].entry.head == before
    assert signed_report(ada.case) == b"".join(report_at(before, ada.case))


def report_at(head: str, case: Case) -> list[bytes]:
    """What :func:`report` said when that was the head."""
    return [json.dumps({"head": head}).encode(), report(case)[1]]


def test_who_signed_meanwhile_is_seen_by_the_seal(ada: Review, ben: Review) -> None:
    """A report that was made ready for one is not sealed by another who may not sign so."""
    sign(ada, CHECKER, report)
    ready = prepare(ada.case, "Ben", SECOND, report)
    with pytest.raises(Refused, match="somebody else reads second"):
        seal(ada, ready)
    assert standing(ada.case) == {"checker": True}


def noise(case: Case) -> Iterator[bytes]:
    """Three million bytes that no packing makes shorter, so that several pieces are kept."""
    chance = random.Random(case.head())
    return (chance.randbytes(100_000) for _ in range(30))


def test_a_large_report_is_kept_in_pieces(ada: Review) -> None:
    """However long it is, the very bytes come back, and the audit finds each where it was."""
    expected = b"".join(noise(ada.case))
    sign(ada, CHECKER, noise)
    with closing(sqlite3.connect(ada.case.path)) as raw:
        longest = "SELECT max(length(packed)) FROM frozen_pieces"
        assert raw.execute(longest).fetchone()[0] <= 1 << 20
    assert signed_report(ada.case) == expected
    assert ada.case.audit().problems == ()


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM frozen_pieces WHERE place = 2",
        "UPDATE frozen_pieces SET packed = 'AAAA' WHERE place = 1",
        "UPDATE frozen_pieces SET place = place + 5 WHERE place = 1",
        "UPDATE frozen_pieces SET sha256 = '00'",
    ],
)
def test_an_altered_piece_is_found(ada: Review, damage: str) -> None:
    """A piece that is gone, altered, moved or of no report is named, and nothing is handed out."""
    sign(ada, CHECKER, noise)
    with closing(sqlite3.connect(ada.case.path)) as raw:
        raw.execute("DROP TRIGGER frozen_pieces_no_update")
        raw.execute("DROP TRIGGER frozen_pieces_no_delete")
        raw.execute(damage)
        raw.commit()
    assert any("report" in problem for problem in ada.case.audit().problems)
    with pytest.raises(CaseError):
        signed_report(ada.case)
