"""Where a report comes from and how it can be verified, worded once for all formats."""

from __future__ import annotations

from collections.abc import Iterator

from claims.entries import entry_words, signed_words
from claims.model import Role
from factcheck import __version__
from factcheck.reports.facts import noted
from factcheck.reports.model import ReportCase
from factcheck.reports.words import moment

AUDIT = (
    "The head is the hash of the latest event of the case's history, and each event holds the hash"
    " of the one before. `factcheck audit --report FILE` on the case finds whether anything before"
    " it was altered, removed or rewritten since this report was written."
)


def provenance(report: ReportCase) -> Iterator[tuple[str, str]]:
    """Name and value of what stands at the top of a report; never a time of writing."""
    # The word stands right before the hash, so that a program finds it in every format.
    yield "History", f"head {report.head}"
    last = f", the latest at {moment(report.last)}" if report.last else ""
    yield "Events", f"{report.events}{last}"
    yield "Rating scale", f"{report.scale.name} ({report.scale.id}, version {report.scale.version})"
    yield "Written by", f"factcheck {__version__}"
    if report.reviewers:
        yield "Decided by", ", ".join(report.reviewers)
    for signed in report.signed:
        yield "Signed off", signed_words(signed)
    for claim, overruled in report.digest.overruled:
        yield "House rule", f"{claim}: {entry_words(overruled, report.today)}"
    yield from ((f"{name} (whole case)", words) for name, words in noted(report.entries))
    if report.filter:
        yield "Only claims that fit", report.filter


def compared(report: ReportCase) -> str:
    """What was searched, in one paragraph."""
    documents = [one for one in report.documents if one.role is not Role.PRECEDENT]
    checks = f", and looked for in {report.checks:,} published checks" if report.checks else ""
    return (
        f"Each claim was compared with the other documents of this case: {len(documents)}"
        f" documents with {report.compared} claims in all{checks}."
        " Nothing outside of them was searched."
    )
