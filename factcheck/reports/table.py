"""The report as CSV (RFC 4180, UTF-8): one claim a row, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from claims.model import Relation, Stance
from factcheck.reports import words
from factcheck.reports.model import ReportCase, ReportClaim
from factcheck.safe import safe

# A cell that begins with one of these is a formula to a spreadsheet; the full-width forms are
# formulas to some as well.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
COLUMNS = (
    "claim",
    "status",
    "verdict",
    "verdict_words",
    "text",
    "speaker",
    "role",
    "document",
    "locator",
    "publisher",
    "published",
    "url",
    "read_as",
    "rationale",
    "correction",
    "flag",
    "decided_by",
    "decided_at",
    "evidence_for",
    "evidence_against",
    "conflicts",
    "altered",
    "spelling",
    "not_found",
    "different_scope",
    "agrees",
    "published_checks",
    "head",
)
_COUNTED = (
    Relation.CONFLICTS,
    Relation.ALTERED,
    Relation.SPELLING,
    Relation.NOT_FOUND,
    Relation.DIFFERENT_SCOPE,
    Relation.AGREES,
)


def write(report: ReportCase) -> bytes:
    """The table with its header; the head hash stands in every row, after the word ``head``."""
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(COLUMNS)
    for claim in report.claims:
        table.writerow([guarded(cell) for cell in _row(claim, report.head)])
    return file.getvalue().encode("utf-8")


def guarded(cell: str) -> str:
    """``cell`` safe to show, with an apostrophe before what would be a formula."""
    shown = safe(cell)
    return f"'{shown}" if cell.startswith(_FORMULA) or shown.startswith(_FORMULA) else shown


def _row(claim: ReportClaim, head: str) -> Iterable[str]:
    said, state, document = claim.claim.attribution, claim.state, claim.document
    yield claim.id
    yield state.status.value
    yield from (claim.verdict.slug, claim.verdict.words) if claim.verdict else ("", "")
    yield claim.claim.text
    yield from ((said.speaker or "", said.role or "") if said else ("", ""))
    yield from (document.name, claim.locator, document.publisher)
    yield document.published.isoformat() if document.published else ""
    yield from (document.url, words.reading(claim.claim), state.rationale, state.correction)
    yield "" if state.flag is None else state.flag or "yes"
    yield state.decided_by or ""
    yield words.moment(state.decided_at) if state.decided_at else ""
    yield from (_evidence(claim, Stance.SUPPORTS), _evidence(claim, Stance.UNDERMINES))
    for relation in _COUNTED:
        yield str(sum(1 for passage in claim.passages if passage.relation is relation))
    yield " / ".join(words.published(passage) for passage in claim.passages if passage.is_check)
    yield f"head {head}"


def _evidence(claim: ReportClaim, stance: Stance) -> str:
    return " / ".join(
        f"“{words.quoted(passage)}” ({words.source(passage)})" for passage in claim.judged(stance)
    )
