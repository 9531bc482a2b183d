"""Signing a case off: somebody vouches, by name and role, for the case as it is at this moment.

The report that is signed is kept in the case, byte by byte. What is changed afterwards voids the
sign-off; what is undone again lets it stand, because then the case is what was signed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.gate import first_of, rules_of
from claims.model import Change, Event, Json, Signed, SignRole
from claims.phrases import phrase
from claims.rules import NONE, Rules, rules_record
from claims.scales import Scale
from claims.store import Case
from claims.store.freezing import Frozen, freeze

if TYPE_CHECKING:
    from claims.review import Review


@dataclass(frozen=True, slots=True)
class Ready:
    """A report that only waits for the signature: made of the case as it was at one event."""

    role: SignRole
    head: str
    report: Frozen


def check(case: Case, reviewer: str, role: SignRole, scale: Scale, rules: Rules) -> None:
    """Whether somebody may sign as ``role``.

    Raises:
        Refused: the gate does not pass; somebody else has to sign first; the second reader is the
            checker; or it is signed already.
    """
    _check_role(case, reviewer, role)
    left = first_of(case, scale, rules, role)
    if left:
        words = "; ".join(one.words for one in left)
        raise Refused("Nothing is signed: {words}. The gate lists everything.", words=words)


def _check_role(case: Case, reviewer: str, role: SignRole) -> None:
    signed = latest(case)
    standing = signed.get(role)
    if standing and standing.stands:
        raise Refused(
            "{by} has signed as {role}, and that stands.",
            by=standing.entry.by,
            role=phrase(role.words),
        )
    checker = signed.get(SignRole.CHECKER)
    if role is SignRole.SECOND_READER and checker and checker.entry.by == reviewer:
        raise Refused(
            "{reviewer} has signed as checker; somebody else reads second.",
            reviewer=reviewer,
        )


def makes_rules(case: Case, usual: Rules) -> bool:
    """Whether a case that is signed has to keep its rules first.

    Wherever it is opened next, it is held to what it was signed by.
    """
    return usual != NONE and case.setting("rules") is None


def prepare(
    case: Case,
    reviewer: str,
    role: SignRole,
    report: Callable[[Case], Iterable[bytes]],
    usual: Rules = NONE,
) -> Ready:
    """Look whether somebody may sign, and make what is signed; nothing is written.

    All of it is of one state of the case: what others decide meanwhile is seen by :func:`seal`.
    This is what takes long, so it is done on a connection of its own, beside whoever writes.
    ``report`` makes what is signed in pieces, of which no more than one is held.

    Raises:
        Refused: as :func:`check` says.
    """
    from claims.review import scale_of

    with case.past.acts.still():
        check(case, reviewer, role, scale_of(case), rules_of(case, usual))
        return Ready(role, case.head(), freeze(report(case)))


def seal(review: Review, ready: Ready) -> Event:
    """Sign what was made ready, if the case still is what the report is of.

    Raises:
        Refused: the case was changed meanwhile, or it is not for this reviewer to sign; nothing is
            signed.
    """
    try:
        _check_role(review.case, review.reviewer, ready.role)
        fields: dict[str, Json] = {"role": ready.role.value, "head": ready.head}
        return review.case.journal.sign(fields, ready.report, review.reviewer)
    finally:
        ready.report.close()


def sign(
    review: Review,
    role: SignRole,
    report: Callable[[Case], Iterable[bytes]],
    usual: Rules = NONE,
) -> Event:
    """Sign the case off as ``role``; ``report`` writes what is signed, from the case as it is.

    ``usual`` are the rules of a case that keeps none; it keeps them from then on.

    Raises:
        Refused: as :func:`check` and :func:`seal` say.
    """
    case = review.case
    if makes_rules(case, usual):
        check(case, review.reviewer, role, review.scale, usual)
        use_rules(review, usual)
    return seal(review, prepare(case, review.reviewer, role, report, usual))


def latest(case: Case) -> dict[SignRole, Signed]:
    """The last sign-off in each role, whether it stands or not."""
    return {one.entry.role: one for one in case.journal.signed()}


def signed_pieces(case: Case, role: SignRole | None = None) -> Iterator[bytes]:
    """The very bytes that were signed last, in a role or in whichever came last, in pieces.

    Raises:
        Refused: nobody has signed.
        CaseError: the case does not keep them any more.
    """
    found = [one for one in case.journal.signed() if role in (None, one.entry.role)]
    if not found:
        raise Refused(
            "Nobody has signed{role}.",
            role=phrase(" as {role}", role=phrase(role.words)) if role else "",
        )
    return case.journal.report(found[-1].entry.report)


def signed_report(case: Case, role: SignRole | None = None) -> bytes:
    """All of :func:`signed_pieces` at once; raises as that does."""
    return b"".join(signed_pieces(case, role))


def use_rules(review: Review, rules: Rules | None) -> Event:
    """Have the case keep its house rules, wherever it is opened; None leaves them to whoever
    opens it.
    """
    before = review.case.setting("rules")
    wanted = None if rules is None else rules_record(rules)
    if before == wanted:
        raise Refused("Nothing would change: the case has these rules already.")
    change = Change(target="case", field="rules", before=before, after=wanted)
    return review.record("rules", [change])
