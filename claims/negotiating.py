"""What became of the changes that a memo proposes: accepted, or stet, and why.

Whoever decides a claim proposes a change by the verdict, the corrected wording or the corrected
number. What the editor makes of it is an entry of the journal, about that proposal and no other:
where the verdict or a correction is changed later, the change is proposed anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claims.deciding import judged
from claims.errors import InputError, Refused
from claims.model import ChangeState, ClaimState, Entry, EntryKind, Event, Json, Ruling
from claims.model.decisions import Change
from claims.phrases import phrase

if TYPE_CHECKING:
    from claims.review import Review
    from claims.scales import Scale

_ASKS = ("warn", "bad")
"""Tones of labels that ask for a change."""


def proposal(state: ClaimState) -> tuple[str, str, str]:
    """What is proposed for a claim: the verdict, the corrected wording, the corrected number."""
    return (state.verdict or "", state.correction, state.number)


def proposes(state: ClaimState, scale: Scale) -> bool:
    """Whether something is to be changed: by the verdict of ``scale``, or by a correction."""
    if state.correction or state.number:
        return True
    labels = {label.slug: label.tone for label in scale.labels}
    return labels.get(state.verdict or "") in _ASKS


def standing(entries: Iterable[Entry], state: ClaimState) -> Ruling | None:
    """The last ruling among the entries of a claim that is of what is proposed at present."""
    wanted = proposal(state)
    found = [one for one in entries if isinstance(one, Ruling) and one.first == wanted]
    return found[-1] if found else None


def state_of(ruling: Ruling | None) -> ChangeState:
    """What became of a change of which nobody has said anything, or this."""
    return ruling.state if ruling else ChangeState.PROPOSED


def changed_state(name: str) -> ChangeState:
    """The state of that name; raises InputError where there is none."""
    try:
        return ChangeState(name.strip().casefold())
    except ValueError:
        raise InputError(
            "no state {name!r}; there are {listed}", name=name, listed=", ".join(ChangeState)
        ) from None


def rule(review: Review, claims: Sequence[str], state: ChangeState, reason: str = "") -> Event:
    """Say of the changes that are proposed for claims what becomes of them, as one act.

    Of a claim that is marked as the same as another, it is the change of that one.

    Raises:
        Refused: a claim is not decided; stet without a reason; or nothing would change.
    """
    case, why = review.case, reason.strip()
    if state is ChangeState.STET and not why:
        raise Refused("Say why it stays as it is: a stet is told with its reason.")
    wanted = judged(case, claims)
    states, known = review.states(wanted), case.journal.of(wanted)
    notes: list[tuple[EntryKind, dict[str, Json]]] = []
    for claim in wanted:
        if states[claim].verdict is None:
            raise Refused("{claim} has no verdict: there is no change to rule on.", claim=claim)
        before = standing(known.get(claim, ()), states[claim])
        if (state_of(before), before.reason if before else "") != (state, why):
            notes.append((EntryKind.CHANGE, _fields(claim, states[claim], state, why)))
    if not notes:
        raise Refused("Nothing would change: it is {state} already.", state=phrase(state.value))
    return case.journal.put("change", review.reviewer, notes)


def adopt_flags(review: Review) -> Event:
    """Make a stet of every flag on a decided claim for which no change is proposed, as one act.

    So a flag that meant "leave it" is told as what it is, with its words as the reason; flags on
    open claims and beside proposed changes stay flags.

    Raises:
        Refused: there is no such flag.
    """
    from claims.filters import parse

    case = review.case
    ids = [f"c{key}" for key in case.queue.claim_ids(parse("flagged"), queue=True)]
    notes: list[tuple[EntryKind, dict[str, Json]]] = []
    changes: list[Change] = []
    for claim, state in case.states(ids, own=True).items():
        if state.verdict is None or state.flag is None or proposes(state, review.scale):
            continue
        why = state.flag or "flagged"
        notes.append((EntryKind.CHANGE, _fields(claim, state, ChangeState.STET, why)))
        changes.append(Change(target=claim, field="flag", before=state.flag, after=None))
    if not notes:
        raise Refused("No decided claim is flagged without a change beside it.")
    return case.journal.put("change", review.reviewer, notes, more=changes)


def _fields(claim: str, state: ClaimState, ruled: ChangeState, why: str) -> dict[str, Json]:
    return {
        "claims": [claim],
        "state": ruled.value,
        "reason": why,
        "first": list(proposal(state)),
    }
