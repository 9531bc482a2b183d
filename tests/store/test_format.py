"""``docs/format.md`` says what is so: its tables are there, its program verifies a case."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from claims.model import Stance
from claims.review import Review
from claims.store import Case, Clock
from claims.store.overrides import FIELDS
from claims.store.states import CLAIM_FIELDS

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")


@pytest.fixture
def head_of() -> Callable[[Path], str]:
    """The program of the page."""
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {}
    exec(program, names)
    found: Callable[[Path], str] = names["head_of"]
    return found


def test_the_program_of_the_page_verifies_a_case(
    case: Case, clock: Clock, head_of: Callable[[Path], str]
) -> None:
    """With SQLite, JSON and SHA-256 alone it comes to the head, and stops at an altered event."""
    review = Review(case, "Zoë")
    review.decide(["c1", "c2"], "cut", "línea «uno»\n\x1b \u2028")
    review.take_stance("e1", Stance.CONTEXT)
    review.edit("c1", "value", 1e300)
    review.undo()
    head = case.head()
    case.close()
    assert head_of(case.path) == head
    with closing(sqlite3.connect(case.path)) as raw:
        raw.execute("DROP TRIGGER events_no_update")
        raw.execute("UPDATE events SET reviewer = 'Eve' WHERE seq = 4")
        raw.commit()
    with pytest.raises(SystemExit, match="event 4"):
        head_of(case.path)


def test_every_table_stands_on_the_page(case_path: Path) -> None:
    """Each table of a case is explained, and each one explained is there."""
    with closing(sqlite3.connect(case_path)) as raw:
        tables = {
            name
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not re.match(r"sqlite_|search_index_", name)
        }
    named = set(re.findall(r"`([a-z_]+)`", PAGE))
    assert tables <= named


def test_every_field_stands_on_the_page() -> None:
    """Each field that a change can name is listed."""
    assert {*CLAIM_FIELDS, *FIELDS, "stance", "dismissed", "withdrawn"} <= set(
        re.findall(r"`([a-z_]+)`", PAGE)
    )
