"""The cases that are made for measuring are cases like any other."""

from __future__ import annotations

import importlib.util
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from claims.model import Role
from claims.store import Case, Clock
from claims.store.database import connect
from claims.store.queue import QueueOf
from claims.store.upkeep import CaseTexts

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "make_case.py"


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """``benchmarks/make_case.py``."""
    spec = importlib.util.spec_from_file_location("make_case", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A data class looks its module up by name while it is made.
    monkeypatch.setitem(sys.modules, "make_case", module)
    spec.loader.exec_module(module)
    return module


def test_a_made_case_audits_and_follows_its_seed(
    maker: ModuleType, tmp_path: Path, clock: Clock
) -> None:
    """All claims asked for are there, with evidence, and the same seed gives the same head."""
    heads = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        path = tmp_path / f"{name}.factcheck"
        made = list(maker.make_case(path, 250, each=60, seed=seed, share=0.3, draft=True))
        assert made == [60, 120, 180, 240, 250]
        with Case.open(path, clock=clock, read_only=True) as case:
            heads.append(case.head())
            assert case.audit().problems == ()
            assert len(case.queue.claim_ids()) == 250
            assert len(case.queue.claim_ids(queue=True)) == 60
            assert case.document("d1").role is Role.DRAFT
            assert any(row.relations for row in case.queue.rows(range(61, 250)).values())
    assert heads[0] == heads[1] != heads[2]


def test_the_next_document_is_found_without_sorting_what_is_left(
    maker: ModuleType, tmp_path: Path, clock: Clock
) -> None:
    """From the last claim of a document both ways step on by indexes, whatever is still open."""
    path = tmp_path / "made.factcheck"
    list(maker.make_case(path, 240, each=60, seed=1, share=0.3, draft=False))
    database, asked = connect(path, create=False, read_only=True), list[str]()
    with closing(database.connection) as raw:
        queue = QueueOf(database, CaseTexts(database, lambda words: None))
        raw.set_trace_callback(asked.append)
        assert queue.next_open("c60") == "c61"
        assert queue.next_open("c61", backwards=True) == "c60"
        raw.set_trace_callback(None)
        for sql in (one for one in asked if "ORDER BY" in one):
            plan = raw.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
            assert not any("TEMP B-TREE" in row[3] or "SCAN" in row[3] for row in plan), plan
    assert sum("ORDER BY" in one for one in asked) == 4
