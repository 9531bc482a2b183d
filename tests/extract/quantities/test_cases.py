"""The golden cases: one sentence, one phenomenon, and every figure it holds."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims.extract.quantities import find_quantities
from claims.model import Quantity

_TABLES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
_CASES = [(group, case) for group, cases in _TABLES.items() for case in cases]


def _reading(quantity: Quantity) -> str:
    """A quantity in the notation of the cases: comparator, value, unit, rate, marks."""
    if quantity.value is None:
        number = f"{quantity.low:.12g}..{quantity.high:.12g}"
    else:
        mark = "" if quantity.comparator == "=" else quantity.comparator.value
        number = f"{mark}{quantity.value:.12g}"
    parts = [number, quantity.unit or "-"]
    if quantity.per:
        parts.append(f"/ {quantity.per}")
    if quantity.approximate and quantity.comparator != "~":
        parts.append("approximate")
    if quantity.vague:
        parts.append("vague")
    return " ".join(parts)


@pytest.mark.parametrize(
    ("group", "case"), _CASES, ids=[f"{group}: {case['text'][:60]}" for group, case in _CASES]
)
def test_a_sentence_is_read_as_its_case_says(group: str, case: dict[str, str | list[str]]) -> None:
    """Every figure of the sentence is read, and nothing else."""
    language = "es" if group.startswith("es_") else "en"
    found = find_quantities(str(case["text"]), language)
    assert [_reading(quantity) for quantity in found] == case["reads"]


def test_there_are_cases_enough() -> None:
    """No case has been lost: there are at least three hundred, each in its own words."""
    assert len({str(case["text"]) for _, case in _CASES}) == len(_CASES) >= 300
