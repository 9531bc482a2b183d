"""Documents that wait for their cross-references."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.expecting import expect, expected, settle
from claims.store import Case, Clock


@pytest.fixture
def case(tmp_path: Path, clock: Clock) -> Iterator[Case]:
    """A case without documents."""
    with Case.open(tmp_path / "waiting.factcheck", clock=clock, create=True) as opened:
        yield opened


def test_what_waits_is_kept_once_and_in_order(case: Case) -> None:
    """Each document once, whatever comes between."""
    for one in ("d3", "d4", "d5", "d9", "d4", "d10", "d1"):
        expect(case, one)
    assert expected(case) == ["d3", "d4", "d5", "d9", "d10", "d1"]
    settle(case)
    assert expected(case) == []


def test_thousands_in_a_row_are_kept_in_a_few_characters(case: Case) -> None:
    """What is written with each document does not grow with the documents before it."""
    for key in range(1, 2_001):
        expect(case, f"d{key}")
    kept = json.dumps(case.memory.recall("", "cross-reference"))
    assert len(kept) < 20
    assert len(expected(case)) == 2_000


def test_what_an_earlier_version_kept_is_read(case: Case) -> None:
    """Ids one by one, as they were written once."""
    case.memory.remember("", "cross-reference", ["d2", "d3", "d7"])
    expect(case, "d8")
    assert expected(case) == ["d2", "d3", "d7", "d8"]
