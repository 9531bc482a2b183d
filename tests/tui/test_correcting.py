"""A corrected reading and a sum that does not come out, as the screen tells them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from claims.intake import take_in
from claims.model import Document, Relation, Role
from claims.review import scale_of
from claims.store import Case
from factcheck.clock import system_clock
from factcheck.tui.render.reading import Reading, reading_lines

from .driving import driven

NOTE = "70 + 40 = 110, not 120"


DRAFT = "In 2019 the harbour of Ostwick handled 120,500 containers.\n"
REPORT = "The harbour of Ostwick handled 101,240 containers in 2019, a survey found.\n"


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The file of a case made of a draft and a report that contradicts it."""
    path = tmp_path / "harbour.factcheck"
    documents = [
        Document(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), role=role)
        for text, role in ((DRAFT, Role.DRAFT), (REPORT, Role.SOURCE))
    ]
    with Case.open(path, clock=system_clock, create=True) as case:
        take_in(case, documents, reviewer="Ada")
    return path


async def test_a_mended_figure_is_compared_anew_and_undone(harbour: Path) -> None:
    """With the report's own number the conflict turns to agreement; undone, it is back."""
    async with driven(harbour) as one:
        await one.shows("conflicts")
        await one.press("e", "enter")
        await one.shows("value: the number")
        await one.press("home", "ctrl+k")
        await one.type("101240")
        await one.press("enter")
        await one.done("c1: value")
        assert one.review.desk.case.evidence("c1")[0].relation is Relation.AGREES
        await one.shows("agrees")
        await one.press("u")
        await one.until(
            lambda: one.review.desk.case.evidence("c1")[0].relation is Relation.CONFLICTS,
            "the undo is compared anew",
        )
        await one.shows("conflicts")


def test_the_reading_shows_what_does_not_add_up(case_path: Path) -> None:
    """A row of its own under the reading, and none where everything adds up."""
    with Case.open(case_path, clock=system_clock, read_only=True) as case:
        claim, state = case.claim("c1"), case.states(["c1"])["c1"]
        silent = Reading(claim=claim, state=state, scale=scale_of(case))
    noted = replace(silent, claim=replace(claim, notes=(NOTE,)))
    assert f"check    {NOTE}" in [line.plain.rstrip() for line in reading_lines(noted, 80, 20)]
    assert not any(line.plain.startswith("check") for line in reading_lines(silent, 80, 20))
