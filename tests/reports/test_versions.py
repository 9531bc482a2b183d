"""Reports on a draft that came back edited."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from claims.intake import take_in
from claims.model import Document, Role
from claims.review import Review
from claims.store import Case
from factcheck.reports.gathering import gather
from factcheck.reports.views.corrections import corrected

BUSES = "The council of Estwick bought 40 buses in 2019.\n\n"
RENTS = "Rents in Norhavn fell by 12 percent in 2021.\n"


def test_a_claim_keeps_the_history_of_its_earlier_versions(tmp_path: Path) -> None:
    """The verdict on the old version's claim stands in the report on the new one's."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with Case.open(tmp_path / "a.factcheck", clock=lambda: moment, create=True) as case:
        for text in (BUSES + RENTS, RENTS + "\n" + BUSES):
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            draft = Document(text=text, sha256=sha256, origin="draft.md", role=Role.DRAFT)
            take_in(case, [draft], reviewer="Ada")
            if not case.versions.all():
                Review(case, "Ada").decide(["c1", "c2"], "confirmed", "looked up")
        report = gather(case)
        assert [document.id for document in report.documents] == ["d2"]
        for claim in report.claims:
            assert claim.verdict is not None
            assert [act.act for act in claim.history] == ["decide", "revise"]
        (revised,) = [act for act in report.history if act.act == "revise"]
        assert revised.note == "d2 takes the place of d1"
        assert {change.field for change in revised.changes} == {"withdrawn"}


def test_corrections_outlive_the_version_they_were_made_in(tmp_path: Path) -> None:
    """What was decided anew before the draft came back is told; what was carried over is not."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with Case.open(tmp_path / "a.factcheck", clock=lambda: moment, create=True) as case:
        review = Review(case, "Ada")
        for text in (BUSES + RENTS, RENTS + "\n" + BUSES):
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            draft = Document(text=text, sha256=sha256, origin="draft.md", role=Role.DRAFT)
            take_in(case, [draft], reviewer="Ada")
            if not case.versions.all():
                review.decide(["c1", "c2"], "confirmed", "looked up")
                review.decide(["c1"], "cut", "not needed")
        review.undo()
        review.redo()
        report = gather(case)
        told = {claim.id: list(corrected(claim, report.scale)) for claim in report.claims}
        assert sorted(len(found) for found in told.values()) == [0, 1]
        (one,) = (one for found in told.values() for one in found)
        assert (one.before, one.after, one.why) == ("Confirmed", "Cut", "not needed")
