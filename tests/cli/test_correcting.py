"""Sums that do not come out are shown, and a corrected reading is compared anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

DRAFT = "In 2019 the harbour of Ostwick handled 100,000 containers.\n"
REPORT = "The harbour of Ostwick handled 101,240 containers in 2019, a survey found.\n"
SEATS = "Of the 120 seats, 70 went to the Greens and 40 to the Liberals.\n"
NOTE = "70 + 40 = 110, not 120"


@pytest.fixture
def harbour(run: Run, folder: Path) -> Path:
    """A case made of a draft and a report on one harbour."""
    for name, text, role in (("draft", DRAFT, "draft"), ("report", REPORT, "source")):
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        assert run("add", "--role", role, path, "--reviewer", "Ada").status == 0
    return folder / "case.factcheck"


def relations(run: Run) -> dict[str, int]:
    """What the draft's claim is told by others, by relation."""
    counts: dict[str, int] = run("list", "--json").json[0]["relations"]
    return {name: count for name, count in counts.items() if count}


@pytest.mark.usefixtures("harbour")
def test_an_edit_and_its_undo_are_compared_anew(run: Run) -> None:
    """100,000 set right to 10,000 no longer agrees; undone, it does; the audit finds nothing."""
    assert relations(run) == {"agrees": 1}
    assert run("act", "edit", "c1", "value", "10,000", "--reviewer", "Ada").status == 0
    assert relations(run) == {"conflicts": 1}
    assert "CONFLICTS" in run("show", "c1").out
    assert run("undo", "--reviewer", "Ada").status == 0
    assert relations(run) == {"agrees": 1}
    assert run("audit").status == 0


@pytest.mark.usefixtures("harbour")
def test_the_plain_session_compares_anew_as_well(run: Run) -> None:
    """The answer ``e`` or ``edit`` of the session does what the command does."""
    session = run("review", "--plain", "--reviewer", "Ada", stdin="edit value 10000\nq\n")
    assert session.status == 0
    assert relations(run) == {"conflicts": 1}
    assert run("audit").status == 0


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_a_sum_that_does_not_come_out_is_shown(run: Run, folder: Path, form: str) -> None:
    """The working stands in list, show and every report that is read."""
    path = folder / "seats.txt"
    path.write_text(SEATS, encoding="utf-8")
    assert run("add", path, "--reviewer", "Ada").status == 0
    assert run("list", "--json").json[0]["notes"] == [NOTE]
    assert f"Check: {NOTE}" in run("show", "c1").out.split("\n")
    assert NOTE in run("export", "-f", form, "--force").out


def test_extract_gives_the_notes_of_each_claim(run: Run) -> None:
    """A program finds them in the record; what adds up has none."""
    lines = f'{{"id": "a", "text": "{SEATS.strip()}"}}\n{{"id": "b", "text": "Ten men came."}}\n'
    first, second = run("extract", "--jsonl", stdin=lines).lines
    assert first["claims"][0]["notes"] == [NOTE]
    assert second["claims"][0]["notes"] == []
