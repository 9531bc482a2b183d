"""Which claims are to be compared anew: those that an edit changed, kept until it is done.

Apart from :mod:`claims.match.again`, which compares them: most acts change nothing of that
and need not load it.
"""

from __future__ import annotations

from collections.abc import Iterable

from claims.model import Event
from claims.store import Case
from claims.vocabulary import vocabulary

# The fields of a claim that say whose number it is, and which: all that is compared.
_COMPARED = vocabulary("subject place period population value low high comparator unit per")
# Where claims wait whose comparison was cut short.
_PENDING = "compare-again"


def edited_by(case: Case, event: Event) -> list[str]:
    """The claims whose reading ``event`` changed: an edit, its undo, its redo; or of whose passages
    it decided a facet.
    """
    edited = [
        change.target for change in event.changes if change.field.partition("@")[0] in _COMPARED
    ]
    return edited + [
        case.passages.one(change.target).claim
        for change in event.changes
        if change.field == "overruled"
    ]


def waiting(case: Case) -> list[str]:
    """The claims whose comparison was cut short."""
    kept = case.memory.recall("", _PENDING)
    return [str(one) for one in kept] if isinstance(kept, list) else []


def expect_comparison(case: Case, claims: Iterable[str]) -> None:
    """Have claims compared anew, now or the next time that anything is."""
    case.memory.remember("", _PENDING, list(dict.fromkeys([*waiting(case), *claims])) or None)


def expect_none(case: Case) -> None:
    """All are compared."""
    case.memory.remember("", _PENDING, None)
