"""The verdict report as tables: claims, and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claims.model import Relation, Stance
from factcheck.reports import words
from factcheck.reports.model import ReportCase, ReportClaim
from factcheck.reports.page import Sheet
from factcheck.reports.provenance import provenance
from factcheck.reports.views import sources

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
    "corrected_number",
    "confidence",
    "tags",
    "same_as",
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


_EVIDENCE = (
    "claim",
    "evidence",
    "stance",
    "machine",
    "text",
    "document",
    "locator",
    "origin",
    "url",
    "finding",
    "by_hand",
)
_HISTORY = ("claim", "event", "at", "reviewer", "what")


def sheets(report: ReportCase) -> tuple[Sheet, ...]:
    """Claims, evidence, sources and history, and the report's provenance.

    The head hash stands in every row of the claims, after the word ``head``.
    """
    claims = (_row(claim, report.head) for claim in report.claims)
    return (
        Sheet(name="claims", columns=COLUMNS, rows=map(tuple, claims)),
        Sheet(name="evidence", columns=_EVIDENCE, rows=_evidence_rows(report)),
        *sources.sheets(report),
        Sheet(name="history", columns=_HISTORY, rows=_history_rows(report)),
        Sheet(name="report", columns=("name", "value"), rows=provenance(report)),
    )


def _evidence_rows(report: ReportCase) -> Iterator[Sequence[str]]:
    for claim in report.claims:
        for one in claim.passages:
            stance, document = one.stance, one.document
            yield (
                *(claim.id, one.evidence.id, stance.value if stance else "", words.badge(one)),
                *(words.quoted(one), document.name, one.locator, words.origin(document)),
                *(document.url, words.finding(one), "yes" if one.evidence.by_hand else ""),
            )


def _history_rows(report: ReportCase) -> Iterator[Sequence[str]]:
    of_claims = ((claim.id, claim.history) for claim in report.claims)
    for name, acts in (*of_claims, ("", report.history)):
        for act in acts:
            yield (name, str(act.seq), words.moment(act.at), act.reviewer, words.act(act))


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
    yield from (state.number, state.confidence.value if state.confidence else "")
    yield from (" ".join(state.tags), state.same_as or "")
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
