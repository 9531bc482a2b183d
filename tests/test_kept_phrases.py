"""What the sentences of stored passages were made of, and what a Spanish reader has of it."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.intake import take_in
from claims.model import Document, Relation, Role
from claims.phrases import Phrase
from claims.store import Case
from factcheck.tongue import reason, speaking

DRAFT = "The ferries of Norhavn carried 4,120 cars in 2018.\n"
NOTE = "The ferries of Norhavn carried 9,870 cars in 2018.\n"


def _open(path: Path) -> Case:
    return Case.open(path, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC), create=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case in which a note contradicts a draft."""
    found = tmp_path / "ferry.factcheck"
    with _open(found) as case:
        for text, role in ((DRAFT, Role.DRAFT), (NOTE, Role.SOURCE)):
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            take_in(case, [Document(text=text, sha256=sha256, role=role)], reviewer="Ada")
    return found


def _reasons(path: Path) -> tuple[str, ...]:
    with _open(path) as case:
        found = [one for one in case.evidence("c1") if one.relation is Relation.CONFLICTS]
        difference = found[0].difference
        return (*found[0].reasons, difference.words if difference else "")


def test_reasons_of_a_stored_case_are_told_in_spanish(path: Path) -> None:
    """They are the English text that they always were, and can be told otherwise."""
    reasons = _reasons(path)
    assert reasons == ("9,870 rules out 4,120", "5,750 more, 140 %")
    with speaking("es"):
        assert list(map(reason, reasons)) == ["9870 descarta 4120", "5750 más, 140 %"]


def test_without_the_table_the_english_text_stands(path: Path) -> None:
    """As in a case that was made before there was one; the audit asks for none of it."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM phrases")
        raw.commit()
    reasons = _reasons(path)
    assert not any(isinstance(one, Phrase) for one in reasons)
    with speaking("es"):
        assert reason(reasons[0]) == "9,870 rules out 4,120"
    with _open(path) as case:
        assert case.audit().problems == ()


def test_a_foreign_case_tells_nobody_anything_else(path: Path) -> None:
    """A record that gives another text than the one that is stored is not used."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("""UPDATE phrases SET record = '["both say the same words", {"a": "b"}]'""")
        raw.commit()
    with speaking("es"):
        assert reason(_reasons(path)[0]) == "9,870 rules out 4,120"
