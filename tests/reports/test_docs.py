"""The page on reports, held to what is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims.store import Case
from factcheck.reports import FORMATS, export
from factcheck.reports.facts import MOST
from factcheck.reports.table import COLUMNS

PAGE = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([a-z_0-9]+)`", PAGE))
# What is documented elsewhere: records of the command line, and words of scales.
ELSEWHERE = {"quantities", "claim_quantity", "quantity", "scope", "difference", "relations"}


def names(value: Any) -> Iterator[str]:
    """The keys of a JSON value, without those of records that another page describes."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            if name not in (*ELSEWHERE, "scales", "diff", "before", "after"):
                yield from names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names(inner)


def test_every_format_is_on_the_page() -> None:
    """Each format has its line in the table."""
    assert [form for form in FORMATS if f"| `{form}` |" not in PAGE] == []


def test_every_column_and_field_is_on_the_page(case: Case) -> None:
    """A program's author finds each name that a report uses."""
    report = json.loads(export(case, "json"))
    report["tally"] = report["searched"] = None
    used = {*names(report), *COLUMNS}
    assert sorted(used - NAMED - {"form"}) == []


def test_the_number_of_passages_shown_is_the_one_on_the_page() -> None:
    """Markdown and HTML stop where the page says."""
    assert f"first {MOST} passages" in PAGE
