"""What mends each thing that the gate complains of: the act of the interface, and the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.gate import Problem


@dataclass(frozen=True, slots=True)
class Mend:
    """An act and a command that do the same."""

    act: str
    """The id of the act in the interface, whose keys it knows."""
    command: str
    """As typed in a shell; ``{claim}`` stands for the claim."""


_MARK = Mend("review.verdict", "factcheck mark {claim} LABEL --because WHY")
_WEIGH = Mend("evidence.supports", "factcheck act supports EVIDENCE")

MENDS: Mapping[str, Mend] = {
    "open": _MARK,
    "deferred": Mend("review.defer", "factcheck act resume {claim}"),
    "stale": _MARK,
    "orphan": Mend("review.history", "factcheck act release {claim}"),
    "scale": _MARK,
    "rationale": Mend("review.rationale", "factcheck act rationale {claim} WHY"),
    "evidence": _WEIGH,
    "independent-sources": _WEIGH,
    "locator": _WEIGH,
    "contrary-search": Mend("review.searched", "factcheck searched {claim} --contrary --where …"),
    "answers": Mend("review.contact", "factcheck answered ENTRY ANSWER"),
    "second-reading": Mend("review.verdict-1", "factcheck second {claim} LABEL"),
    "sign-off": Mend("gate.sign", "factcheck sign --role ROLE"),
}
"""By the rule."""


def command_for(problem: Problem) -> str:
    """The command that mends a problem."""
    mend = MENDS.get(problem.rule)
    return mend.command.format(claim=problem.claim or "CLAIM") if mend else ""
