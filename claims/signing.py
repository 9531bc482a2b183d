"""Signing a case off: somebody vouches, by name and role, for the case as it is at this moment.

The report that is signed is kept in the case, byte by byte. What is changed afterwards voids the
sign-off; what is undone again lets it stand, because then the case is what was signed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.gate import first_of, rules_of
from claims.model import Change, Event, Signed, SignRole
from claims.phrases import phrase
from claims.rules import NONE, Rules, rules_record
from claims.store import Case

if TYPE_CHECKING:
    from claims.review import Review


def sign(
    review: Review, role: SignRole, report: Callable[[Case], bytes], usual: Rules = NONE
) -> Event:
    """Sign the case off as ``role``; ``report`` writes what is signed, from the case as it is.

    ``usual`` are the rules of a case that keeps none; it keeps them from then on.

    Raises:
        Refused: the gate does not pass; somebody else has to sign first; the second reader is the
            checker; it is signed already; or the case was changed meanwhile.
    """
    case = review.case
    signed = latest(case)
    standing = signed.get(role)
    if standing and standing.stands:
        raise Refused(
            "{by} has signed as {role}, and that stands.",
            by=standing.entry.by,
            role=phrase(role.words),
        )
    checker = signed.get(SignRole.CHECKER)
    if role is SignRole.SECOND_READER and checker and checker.entry.by == review.reviewer:
        raise Refused(
            "{reviewer} has signed as checker; somebody else reads second.",
            reviewer=review.reviewer,
        )
    left = first_of(case, review.scale, rules_of(case, usual), role)
    if left:
        words = "; ".join(one.words for one in left)
        raise Refused("Nothing is signed: {words}. The gate lists everything.", words=words)
    if case.setting("rules") is None and usual != NONE:
        # Wherever it is opened next, it is held to what it was signed by.
        use_rules(review, usual)
    head = case.head()
    return case.journal.sign({"role": role.value, "head": head}, report(case), review.reviewer)


def latest(case: Case) -> dict[SignRole, Signed]:
    """The last sign-off in each role, whether it stands or not."""
    return {one.entry.role: one for one in case.journal.signed()}


def signed_report(case: Case, role: SignRole | None = None) -> bytes:
    """The very bytes that were signed last, in a role or in whichever came last.

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
