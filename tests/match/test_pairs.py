"""Pairs of statements, one phenomenon each, through the whole engine: read, paired, compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from claims.match.compare import Comparison, compare

LINES = Path(__file__).with_name("pairs.txt").read_text(encoding="utf-8").splitlines()


@dataclass(frozen=True, slots=True)
class Case:
    """A pair with what a reader sees, and when each side was published, where that matters."""

    phenomenon: str
    relation: str
    evidence: str
    claim: str
    evidence_date: date | None = None
    claim_date: date | None = None


def cases() -> list[Case]:
    """Every pair of the file."""
    found, phenomenon = [], ""
    for line in LINES:
        if line.startswith("## "):
            phenomenon = line[3:]
        elif "|" in line and not line.startswith("#"):
            relation, evidence, claim, *dates = (part.strip() for part in line.split("|"))
            published = [date.fromisoformat(one) if one else None for one in dates]
            found.append(Case(phenomenon, relation, evidence, claim, *published))
    return found


def summary(comparison: Comparison) -> str:
    """The relation, with the facets that differ after a colon."""
    facets = {
        pair.verdict.difference.facet.value
        for pair in comparison.pairs
        if pair.verdict.difference and pair.verdict.difference.facet
    }
    return ":".join([comparison.relation.value, *sorted(facets)])


@pytest.mark.parametrize(
    "case", cases(), ids=lambda case: f"{case.phenomenon}: {case.evidence} | {case.claim}"
)
def test_the_evidence_says_of_the_claim_what_a_reader_sees(case: Case) -> None:
    """The relation and the facet that differs are those that a person reads off the two."""
    found = compare(
        case.evidence,
        case.claim,
        premise_date=case.evidence_date,
        hypothesis_date=case.claim_date,
    )
    assert summary(found) == case.relation, found.reasons
    assert found.reasons


def test_there_are_pairs_enough() -> None:
    """Two hundred and sixty pairs at least, and no phenomenon without one."""
    assert len(cases()) >= 260
    assert len({case.phenomenon for case in cases()}) >= 35
