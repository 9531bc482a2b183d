"""Pairs of statements, one phenomenon each, through the whole engine: read, paired, compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.match.compare import Comparison, compare

LINES = Path(__file__).with_name("pairs.txt").read_text(encoding="utf-8").splitlines()


def cases() -> list[tuple[str, str, str, str]]:
    """(phenomenon, relation, evidence, claim) of every pair."""
    found, phenomenon = [], ""
    for line in LINES:
        if line.startswith("## "):
            phenomenon = line[3:]
        elif "|" in line and not line.startswith("#"):
            relation, evidence, claim = (part.strip() for part in line.split("|"))
            found.append((phenomenon, relation, evidence, claim))
    return found


def summary(comparison: Comparison) -> str:
    """The relation, with the facets that differ after a colon."""
    facets = {
        pair.verdict.difference.facet.value
        for pair in comparison.pairs
        if pair.verdict.difference and pair.verdict.difference.facet
    }
    return ":".join([comparison.relation.value, *sorted(facets)])


@pytest.mark.parametrize(("phenomenon", "relation", "evidence", "claim"), cases())
def test_the_evidence_says_of_the_claim_what_a_reader_sees(
    phenomenon: str, relation: str, evidence: str, claim: str
) -> None:
    """The relation and the facet that differs are those that a person reads off the two."""
    found = compare(evidence, claim)
    assert summary(found) == relation, (phenomenon, found.reasons)
    assert found.reasons


def test_there_are_pairs_enough() -> None:
    """Two hundred pairs at least, and no phenomenon without one."""
    assert len(cases()) >= 200
    assert len({phenomenon for phenomenon, *_ in cases()}) >= 25
