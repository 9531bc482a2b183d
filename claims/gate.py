"""What stands between a case and its sign-off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.filters import parse
from claims.model import ClaimState, Status
from claims.scales import Scale
from claims.store import Case

MOST = 1_000
"""Problems that are named one by one; the rest is counted."""
_WORDS = {
    Status.OPEN: "is open",
    Status.DEFERRED: "is deferred",
    Status.STALE: "is stale: its text changed after it was decided",
    Status.ORPHAN: "is an orphan: its text is no longer in the document",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why the gate does not open."""

    claim: str
    """Empty where it is of the whole case."""
    rule: str
    """``open``, ``deferred``, ``stale``, ``orphan``, ``scale``, ``rationale``, ``evidence``."""
    words: str

    def __str__(self) -> str:
        return self.words


def problems(case: Case, scale: Scale) -> list[Problem]:
    """What the house rules still ask for, unfinished claims first, in document order."""
    found: list[Problem] = []
    for status in _WORDS:
        ids = case.claim_ids(parse(f"status:{status}"), queue=True)
        found += _unfinished(case, [f"c{key}" for key in ids[:MOST]], status)
        if len(ids) > MOST:
            more = f"{len(ids) - MOST:,} more claims are {status}"
            found.append(Problem("", status.value, more))
    ids = case.claim_ids(parse("status:decided"), queue=True)
    for at in range(0, len(ids), MOST):
        claims = [f"c{key}" for key in ids[at : at + MOST]]
        weighed = case.weighed(claims)
        for state in case.states(claims).values():
            found += _short_of(state, scale, state.claim in weighed)
    return found


def _unfinished(case: Case, ids: list[str], status: Status) -> Iterator[Problem]:
    for claim, state in case.states(ids).items():
        why = f": {state.deferred}" if state.deferred else ""
        yield Problem(claim, status.value, f"{claim} {_WORDS[status]}{why}")


def _short_of(state: ClaimState, scale: Scale, weighed: bool) -> Iterator[Problem]:
    claim = state.claim
    label = next((one for one in scale.labels if one.slug == state.verdict), None)
    if state.scale != scale.id or label is None:
        yield Problem(
            claim,
            "scale",
            f"{claim} was judged {state.verdict!r} on the scale {state.scale}, "
            f"the case is judged on {scale.id}",
        )
        return
    if label.needs_rationale and not (state.rationale or state.correction):
        yield Problem(claim, "rationale", f"{claim} is {label.words!r} without a rationale")
    # What was learnt by telephone stands in the rationale, since no passage can be pointed at.
    if label.needs_evidence and not (weighed or state.rationale):
        yield Problem(
            claim,
            "evidence",
            f"{claim} is {label.words!r} with neither weighed evidence nor a rationale",
        )
