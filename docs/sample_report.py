"""Writes the sample report of ``docs/``: the sample case after a short review.

Usage: python docs/sample_report.py [--check]
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from claims.intake import take_in
from claims.model import Claim, Role, Stance
from claims.review import Review
from claims.store import Case
from factcheck.clock import stepping_clock
from factcheck.reports import export
from factcheck.sample import documents

DOCS = Path(__file__).parent
PAGES = {"sample-report.md": "markdown", "sample-report.html": "html"}
REVIEWER = "Vera Lane"
# Words of the claim, label, rationale, corrected wording.
VERDICTS = (
    (
        "100,000",
        "change",
        "Not even all synthetic opioids together have so many: 73,838 deaths in 2022. 107,941 is"
        " the figure for all drugs.",
        "about 70,000 deaths a year involve fentanyl or a drug like it",
    ),
    ("1,000", "cannot-confirm", "He said so; no statistics of Mexico are in this case.", ""),
    ("serious", "change", "The published quotation has “excessive”.", "excessive addictions"),
    ("Anthony", "change", "His name is spelt Antony.", "Antony Blinken"),
    ("108,000", "confirmed", "", ""),
    ("deadliest", "confirmed", "", ""),
    ("step backwards", "confirmed", "", ""),
)
# Words of the claim, words of the passage, what the reviewer says of it.
STANCES = (
    ("100,000", "73,838", Stance.UNDERMINES),
    ("100,000", "107,941", Stance.CONTEXT),
    ("serious", "excessive", Stance.UNDERMINES),
    ("108,000", "107,941", Stance.SUPPORTS),
    ("deadliest", "deadliest", Stance.SUPPORTS),
    ("step backwards", "step backwards", Stance.SUPPORTS),
)


def claim_with(case: Case, words: str) -> Claim:
    """The first claim of the draft that holds ``words``."""
    draft = next(one for one in case.documents() if one.role is Role.DRAFT)
    return next(claim for claim in case.claims_of(draft.id) if words in claim.text)


def reviewed(path: Path) -> Case:
    """The sample case with its verdicts, under a clock that starts with 2024."""
    clock = stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))
    case = Case.open(path, clock=clock, create=True)
    take_in(case, documents(), reviewer=REVIEWER)
    review = Review(case, REVIEWER)
    for words, passage, stance in STANCES:
        evidence = case.evidence(claim_with(case, words).id)
        review.take_stance(next(one.id for one in evidence if passage in one.text), stance)
    for words, label, because, correction in VERDICTS:
        claim = claim_with(case, words).id
        review.decide([claim], label, because or None)
        if correction:
            review.correct(claim, correction)
    review.defer(
        claim_with(case, "achieve this alone").id, "the transcript of the State Department"
    )
    return case


def main() -> int:
    """Write both pages, or with ``--check`` compare; 1 where one differs."""
    with (
        tempfile.TemporaryDirectory() as folder,
        reviewed(Path(folder, "sample.factcheck")) as case,
    ):
        pages = {DOCS / name: export(case, form) for name, form in PAGES.items()}
    stale = [path for path, page in pages.items() if not path.exists() or path.read_bytes() != page]
    for path in stale:
        if "--check" in sys.argv[1:]:
            print(f"docs/{path.name} is out of date: run python docs/sample_report.py")
        else:
            path.write_bytes(pages[path])
            print(f"wrote docs/{path.name}")
    return 1 if stale and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    raise SystemExit(main())
