"""Where a report comes from and how it can be verified, worded once for all formats."""

from __future__ import annotations

from collections.abc import Iterator

from claims.entries import entry_words, signed_words
from claims.model import Role
from claims.scales import Scale
from factcheck import __version__
from factcheck.reports.facts import noted
from factcheck.reports.model import ReportCase
from factcheck.reports.words import moment
from factcheck.tongue import ENGLISH, language, later, tell, tr

AUDIT = later(
    "The head is the hash of the latest event of the case's history, and each event holds the hash"
    " of the one before. `factcheck audit --report FILE` on the case finds whether anything before"
    " it was altered, removed or rewritten since this report was written."
)


def provenance(report: ReportCase) -> Iterator[tuple[str, str]]:
    """Name and value of what stands at the top of a report; never a time of writing."""
    # The word stands right before the hash, so that a program finds it in every format.
    yield later("History"), f"head {report.head}"
    last = ""
    if report.last:
        last = tr(", the latest at {moment}").format(moment=moment(report.last))
    yield later("Events"), f"{report.events}{last}"
    yield later("Rating scale"), _scale(report.scale)
    yield later("Written by"), f"factcheck {__version__}"
    if report.reviewers:
        yield later("Decided by"), ", ".join(report.reviewers)
    for signed in report.signed:
        yield later("Signed off"), tell(signed_words(signed))
    for claim, overruled in report.digest.overruled:
        yield later("House rule"), f"{claim}: {tell(entry_words(overruled, report.today))}"
    for name, words in noted(report.entries):
        yield tr("{name} (whole case)").format(name=tr(name)), words
    if report.filter:
        yield later("Only claims that fit"), report.filter
    if language() != ENGLISH:
        yield later("Language"), language()


def _scale(scale: Scale) -> str:
    told = tr("{name} ({id}, version {version})")
    return told.format(name=scale.name, id=scale.id, version=scale.version)


def compared(report: ReportCase) -> str:
    """What was searched, in one paragraph."""
    documents = [one for one in report.documents if one.role is not Role.PRECEDENT]
    checks = ""
    if report.checks:
        checks = tr(", and looked for in {count:,} published checks").format(count=report.checks)
    return tr(
        "Each claim was compared with the other documents of this case: {documents} documents with"
        " {claims} claims in all{checks}. Nothing outside of them was searched."
    ).format(documents=len(documents), claims=report.compared, checks=checks)
