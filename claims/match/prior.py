"""Which published checks speak of a claim: asked apart from all other documents.

Ten thousand checks beside a few sources would crowd those out of any list that they shared; so
checks have a question, a limit and a place of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claims.match.candidates import FullTextCandidates, Question
from claims.match.desk import Desk
from claims.match.findings import number_evidence, similar_evidence
from claims.match.precedents import precedent_evidence
from claims.model import Claim, Document, Evidence, Role
from claims.phrases import phrase
from claims.store import Case

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]

KEPT = 6
"""Checks kept with a claim: nobody reads more."""
_CANDIDATES = 24
_BUDGET = 3_000
_CLAIMS_AT_ONCE = 100
# From which document on checks wait to be set beside the claims, and how many claims are done.
_WAITING = "precedents"


@dataclass(frozen=True, slots=True)
class Alike:
    """A claim of another document, or a published check, that speaks of the same matter."""

    evidence: Evidence
    claim: Claim
    document: Document

    @property
    def is_check(self) -> bool:
        """Whether it is a published check."""
        return self.document.role is Role.PRECEDENT


class Prior:
    """The published checks of a case, ready to be set beside its claims."""

    def __init__(self, case: Case, desk: Desk, since: int = 0) -> None:
        self._case = case
        self._desk = desk
        self._since = since
        self._checks = case.checks
        self._index = FullTextCandidates(case.texts.index, held=self._counted)

    def speaking_of(self, claim: Claim, most: int = KEPT) -> list[Evidence]:
        """The words of the likeliest checks, best first, each check once."""
        side = self._desk.side(claim)
        found = [
            one
            for check in self._candidates(claim)
            if (one := precedent_evidence(side, self._desk.side(check)))
        ]
        found.sort(key=lambda one: (-one.score, len(one.differs), int(one.document[1:])))
        once = {one.document: one for one in reversed(found)}
        return [one for one in found if once[one.document] is one][:most]

    def _candidates(self, claim: Claim) -> Iterable[Claim]:
        question = Question.of(
            claim.text,
            claim.scope.subject or "",
            *claim.scope.place,
            language=self._desk.place(claim.document).document.language,
            without=range(int(claim.id[1:]), int(claim.id[1:]) + 1),
        )
        found = self._index.candidates(question, budget=_BUDGET, k=_CANDIDATES)
        ids = [f"c{one.claim}" for one in found if f"d{one.document}" != claim.document]
        return self._case.claims(ids).values()

    def _counted(self, documents: Iterable[int]) -> set[int]:
        found: set[int] = self._checks.among(one for one in documents if one >= self._since)
        return found


def alike(case: Case, claim_id: str, most: int = 20) -> tuple[Alike, ...]:
    """What speaks of the matter of one claim, whatever was stored of it, the likest first.

    Published checks and claims of other documents, at most ``most`` of each. Asked anew, so that it
    answers for claims that nobody reviews, too. Raises CaseError where there is no such claim.
    """
    claim = case.claim(claim_id)
    desk = Desk(case)
    checks = Prior(case, desk).speaking_of(claim, most) if case.checks.any() else []
    found = [*checks, *_best_of(desk, claim)[:most]]
    claims = case.claims([one.source_claim for one in found])
    return tuple(
        Alike(one, claims[one.source_claim], desk.place(one.document).document)
        for one in sorted(found, key=lambda one: (-one.score, int(one.source_claim[1:])))
        if one.source_claim in claims
    )


def _best_of(desk: Desk, claim: Claim) -> list[Evidence]:
    """What each like claim of another document says to this one, by its figures if it has any."""
    mine = desk.side(claim)
    best: dict[str, Evidence] = {}
    for other in desk.others(claim):
        if other.document == claim.document:
            continue
        # Not by way of the desk, which lets nobody speak to the claim of a check.
        theirs = desk.side(other)
        for one in (*number_evidence(mine, theirs), *similar_evidence(mine, theirs)):
            if one.claim == claim.id:
                best.setdefault(other.id, one)
    return sorted(best.values(), key=lambda one: -one.score)


def expect_checks(case: Case, first: str) -> None:
    """Note that checks from the document ``first`` on wait to be set beside the claims."""
    since, _ = _waiting(case)
    number = int(first[1:])
    case.memory.remember("", _WAITING, [min(number, since or number), 0])


def compare_waiting_checks(
    case: Case,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    reviewer: str = "",
) -> int:
    """Set checks that came in beside the claims to be reviewed; returns how many passages.

    Cancelled, it stops between some claims and goes on there when asked again.
    """
    since, done = _waiting(case)
    if not since:
        return 0
    stored = 0
    keys = case.queue.claim_ids(queue=True)
    prior = Prior(case, Desk(case), since)
    for start in range(done, len(keys), _CLAIMS_AT_ONCE):
        if cancelled and cancelled():
            return stored
        if progress:
            progress(start, len(keys), phrase("looking for published checks"))
        ids = [f"c{key}" for key in keys[start : start + _CLAIMS_AT_ONCE]]
        found = [one for claim in case.claims(ids).values() for one in prior.speaking_of(claim)]
        stored += case.passages.add(found, reviewer=reviewer)
        case.memory.remember("", _WAITING, [since, start + len(ids)])
    case.memory.remember("", _WAITING, None)
    return stored


def _waiting(case: Case) -> tuple[int, int]:
    kept = case.memory.recall("", _WAITING)
    if not isinstance(kept, list):
        return 0, 0
    since, done = (int(str(one)) for one in kept)
    return since, done
