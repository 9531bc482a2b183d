"""Reports are read as they are written: nothing is held of a claim that was written already."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Iterator, Sequence

import pytest

from claims.review import Review
from claims.store import Case
from factcheck.reports import export, formats_of, pieces
from factcheck.reports.gathering import reading
from factcheck.reports.lazily import ByKey, Each, Later, at_places
from factcheck.reports.model import ReportClaim


def squares(keys: Sequence[int]) -> Iterator[int]:
    """What stands for some keys."""
    return (key * key for key in keys)


def test_what_is_read_later_is_read_once() -> None:
    """A sequence that nobody looks at is not read; one that is, is read a single time."""
    asked: list[str] = []

    def read() -> Iterator[str]:
        asked.append("once")
        yield from "abc"

    later = Later(read)
    assert asked == []
    assert (len(later), later[1], later[1:], list(later)) == (3, "b", ("b", "c"), ["a", "b", "c"])
    assert asked == ["once"]


def test_what_is_made_each_time_can_be_gone_through_again() -> None:
    """Two writers that go through the same list see the same."""
    each = Each(lambda: iter("ab"))
    assert list(each) == list(each) == ["a", "b"]


def test_keys_stand_for_members_in_any_order() -> None:
    """Members are found by place, by slice and by several places, whatever the batch."""
    found = ByKey(array("i", range(7)), squares, 3)
    assert list(found) == [0, 1, 4, 9, 16, 25, 36]
    assert (found[2], list(found[5:]), len(found[1:3])) == (4, [25, 36], 2)
    assert list(at_places(found, [6, 0])) == [36, 0]
    assert list(at_places("abc", [2, 0])) == ["c", "a"]


@pytest.mark.parametrize("form", [one for one in formats_of("public") if one != "docx"])
def test_a_report_in_pieces_is_the_report(case: Case, form: str) -> None:
    """What is written piece by piece is the same, byte by byte, as the whole."""
    Review(case, "Ada").decide(["c1"], "confirmed", "looked up")
    how = {"base_url": "https://example.org/checks", "force": True}
    assert b"".join(pieces(case, form, **how)) == export(case, form, **how)  # type: ignore[arg-type]


def test_a_claim_that_was_written_is_let_go_of(case: Case) -> None:
    """Whoever goes through the claims of a report holds the one they are at, and no other."""
    with reading(case) as report:
        keys = array("i", (int(claim.id[1:]) for claim in report.claims))
        most = 0
        for claim in ByKey(keys, report.claims._read, 1):  # type: ignore[attr-defined]
            assert len(claim.passages) >= 0
            gc.collect()
            most = max(most, sum(isinstance(one, ReportClaim) for one in gc.get_objects()))
    assert len(keys) > 2 >= most


def test_a_report_is_of_one_state_of_the_case(case: Case) -> None:
    """What somebody else decides while a report is written is not in it."""
    with Case.open(case.path, clock=case.now) as other, reading(other) as report:
        decided = [claim.verdict and claim.verdict.slug for claim in report.claims]
        Review(case, "Ben").decide([report.claims[0].id], "cut", "no longer true")
        assert case.head() != report.head
        assert [one.verdict and one.verdict.slug for one in report.claims] == decided
        assert all(act.reviewer != "Ben" for act in report.claims[0].history)
