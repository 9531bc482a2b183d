"""Reading blind, and settling what several people read otherwise: the acts.

Each takes the :class:`~claims.review.Review` of whoever does it and is one event and one step of
undo. A blind reading leaves the verdict of its claim alone; what settles a claim gives it one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claims.agreement import Read, read_by_several, vote_words
from claims.deciding import judged
from claims.errors import Refused
from claims.model import Change, ClaimState, EntryKind, Event, Json, SecondReading
from claims.phrases import phrase
from claims.store import written_time

if TYPE_CHECKING:
    from claims.review import Review


def read_blind(review: Review, claims: Sequence[str], label: str, because: str = "") -> Event:
    """Judge claims without having seen what others made of them, as one act; again to think
    better of it. The verdicts of the claims stay as they are.

    Of a claim that is marked as the same as another, it is that one that is judged.

    Raises:
        Refused: the reviewer gave one of them its verdict in sight of all, or has said just this.
        ScaleError: the scale has no such label.
    """
    scale = review.scale
    given = scale.label(label)
    if given.needs_rationale and not because.strip():
        raise Refused("{label!r} needs a rationale: say why.", label=given.words)
    wanted: dict[str, Json] = {
        "label": given.slug,
        "scale": scale.id,
        "reason": because.strip(),
    }
    states = _in_the_work(review, claims)
    known = review.case.journal.of([*states])
    notes: list[tuple[EntryKind, Mapping[str, Json]]] = []
    corrected: dict[str, Mapping[str, Json]] = {}
    for claim, state in states.items():
        before = next((one for one in known.get(claim, ()) if _is_of(one, review.reviewer)), None)
        if before is not None and before.claims == (claim,):
            corrected[before.id] = wanted
        elif state.verdict is not None and state.decided_by == review.reviewer:
            raise Refused(
                "You gave {claim} its verdict yourself, so you cannot read it blind.", claim=claim
            )
        else:
            notes.append((EntryKind.SECOND_READING, {"claims": [claim], **wanted}))
    return review.case.journal.put("second-reading", review.reviewer, notes, corrected)


def _in_the_work(review: Review, claims: Sequence[str]) -> Mapping[str, ClaimState]:
    meant = judged(review.case, claims)
    for claim, state in review.case.states(meant, own=True).items():
        if state.dropped:
            # Why somebody else left it out is not for the eyes of who reads blind.
            raise Refused("{claim} is out of the work.", claim=claim)
    return review.states(meant)


def _is_of(entry: object, reviewer: str) -> bool:
    return isinstance(entry, SecondReading) and entry.by == reviewer


def take_reading_back(review: Review, claims: Sequence[str]) -> Event:
    """Take one's blind readings of claims back, as one act.

    Raises:
        Refused: there are none.
    """
    found = review.case.journal.of(judged(review.case, claims))
    mine: dict[str, Mapping[str, Json]] = {
        one.id: {"kind": None, "claims": [], "label": "", "scale": "", "reason": ""}
        for entries in found.values()
        for one in entries
        if _is_of(one, review.reviewer)
    }
    if not mine:
        raise Refused(phrase("You have not read this blind."))
    return review.case.journal.put("take-back", review.reviewer, (), mine)


def undo_reading(review: Review, *, redo: bool = False) -> Event:
    """Undo, or ``redo``, the reviewer's latest act where that is a blind reading.

    Nothing is said of anybody else's acts, as the undo of other acts may.

    Raises:
        Refused: it is none.
    """
    from claims.store.blinding import turns_reading

    if not turns_reading(review.case, review.reviewer, redo=redo):
        raise Refused(phrase("No blind reading of yours is left to take back or to bring back."))
    return review.redo() if redo else review.undo()


def adjudicate(review: Review, labels: Mapping[str, str], because: str) -> Event:
    """Settle what several people read otherwise, as one act with a reason: each claim gets the
    label that ``labels`` has for it, and the reason as its rationale.

    Raises:
        Refused: there is no reason, or fewer than two people have read a claim.
        ScaleError: the scale has no such label.
    """
    if not because.strip():
        raise Refused(phrase("Say why: whoever settles a claim gives a reason."))
    given = {claim: review.scale.label(label).slug for claim, label in labels.items()}
    return _settle(review, given, dict.fromkeys(labels, because.strip()))


def accept_vote(review: Review, claims: Sequence[str] = (), because: str = "") -> Event:
    """Give claims the label that most of at least three readers gave them, as one act; without
    ``claims`` all of which that is proposed.

    Raises:
        Refused: of a claim nothing is proposed, or of none.
    """
    open_votes = {one.claim: one for one in read_by_several(review.case) if one.proposed}
    for claim in claims:
        if claim not in open_votes:
            raise Refused("No label has most of three readers of {claim}.", claim=claim)
    chosen = {claim: open_votes[claim] for claim in claims or open_votes}
    if not chosen:
        raise Refused(phrase("No claim has a label of most of three readers that it lacks."))
    reasons = {claim: because.strip() or vote_words(one) for claim, one in chosen.items()}
    return _settle(review, {claim: str(one.proposed) for claim, one in chosen.items()}, reasons)


def _settle(review: Review, labels: Mapping[str, str], reasons: Mapping[str, str]) -> Event:
    read = {one.claim: one for one in read_by_several(review.case)}
    review.states([*labels])
    at = review.case.now()
    notes: list[tuple[EntryKind, Mapping[str, Json]]] = []
    changes: list[Change] = []
    for claim, label in labels.items():
        if claim not in read:
            raise Refused("Fewer than two people have read {claim}.", claim=claim)
        verdict: dict[str, Json] = {
            "verdict": label,
            "scale": review.scale.id,
            "rationale": reasons[claim],
            "decided_at": written_time(at),
            "decided_by": review.reviewer,
            "deferred": None,
            "deferred_until": None,
            "skipped": False,
            "standing": None,
        }
        for name, after in verdict.items():
            before = review.case.present(claim, name)
            if before != after:
                changes.append(Change(target=claim, field=name, before=before, after=after))
        notes.append((EntryKind.ADJUDICATION, _note(read[claim], verdict)))
    return review.case.journal.put("adjudicate", review.reviewer, notes, {}, changes, at)


def _note(read: Read, verdict: Mapping[str, Json]) -> dict[str, Json]:
    first = next((one for one in read.readings if not one.blind), None)
    before: list[Json] = [first.by, first.label, first.scale, first.reason] if first else []
    return {
        "claims": [read.claim],
        "label": verdict["verdict"],
        "scale": verdict["scale"],
        "reason": verdict["rationale"],
        "first": before,
    }
