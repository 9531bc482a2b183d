"""What the gate has read beside the interface: every decided claim is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from textual.message import Message
from textual.worker import get_current_worker

from claims.errors import ClaimsError
from claims.gate import Problem, examine, rules_of
from claims.model import Entry, Signed
from claims.review import scale_of
from claims.rules import Rules, rules_from
from claims.store import Case
from factcheck.tongue import tell
from factcheck.tui.messages import Failed
from factcheck.tui.screens.review.aside import Source

SHOWN = 200
"""Problems of a rule that are shown; the others are counted."""
FIRST = 20
"""Problems after which those found so far are shown."""


@dataclass
class GateRead(Message):
    """What the gate complains of, as far as it was looked, and what is noted."""

    rules: Rules
    kept: bool
    """Whether the case keeps its rules."""
    problems: Mapping[str, list[Problem]] = field(default_factory=dict)
    """Some of each rule, in the order of the gate."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """All of each rule."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The words of the claims that are shown."""
    entries: tuple[Entry, ...] = ()
    signed: tuple[Signed, ...] = ()
    today: date = date.min
    done: bool = False


def read_gate(source: Source, usual: Mapping[str, Any]) -> None:
    """Look at everything; runs in a thread. ``usual`` are rules as the configuration has them."""
    try:
        with source.open() as case:
            _read(case, source, rules_of(case, rules_from(usual)))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


def _read(case: Case, source: Source, rules: Rules) -> None:
    worker = get_current_worker()
    noted = {
        "rules": rules,
        "kept": case.setting("rules") is not None,
        "entries": case.journal.entries(),
        "signed": case.journal.signed(),
        "today": case.now().date(),
    }
    problems: dict[str, list[Problem]] = {}
    counts: dict[str, int] = {}
    found = examine(case, scale_of(case), rules, wanted=lambda: not worker.is_cancelled)
    for total, one in enumerate(found, 1):
        shown = problems.setdefault(one.rule, [])
        counts[one.rule] = counts.get(one.rule, 0) + 1
        if len(shown) < SHOWN:
            shown.append(one)
        if total == FIRST:
            copied = {rule: [*some] for rule, some in problems.items()}
            source.tell(_told(case, noted, copied, dict(counts), done=False))
    source.tell(_told(case, noted, problems, counts, done=True))


def _told(
    case: Case,
    noted: Mapping[str, Any],
    problems: Mapping[str, list[Problem]],
    counts: Mapping[str, int],
    *,
    done: bool,
) -> GateRead:
    ids = {one.claim for some in problems.values() for one in some if one.claim}
    words = {claim.id: claim.text for claim in case.claims(sorted(ids)).values()}
    return GateRead(**noted, problems=problems, counts=counts, words=words, done=done)
