"""What a review is opened with: the case, who, and where to go on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from claims.filters import Order, parse_order
from claims.saved import KEY as KEPT
from claims.saved import kept_filters, spelt_out
from claims.store import Case
from claims.store.blinding import blind as blindfold
from factcheck.clock import Clock
from factcheck.config import Config
from factcheck.locations import locations
from factcheck.tui.place import BLIND, KEY, REVIEWER, Place, read_place
from factcheck.tui.recent import remember_case


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One reviewer at one case."""

    path: Path
    case: Case
    """For reading, in the thread of the interface."""
    clock: Clock
    reviewer: str
    """Empty where nobody has said yet."""
    place: Place
    blind: bool = False
    """Whether the reviewer reads blind: the case shows nothing of what others decided."""
    stack: ExitStack
    """Closes what the sitting opens, whatever ends it."""
    confined: Path | None = None
    """The folder that paths may not leave, in a browser; None at a terminal."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Templates of reasons, beside those that are built in."""
    rules: Mapping[str, Any] = field(default_factory=dict)
    """The house rules of cases that keep none, as the configuration has them."""
    config: Config = Config()  # noqa: RUF009 - frozen
    """What reads documents and writes reports as the person has set it down."""

    @property
    def opens(self) -> bool:
        """Whether anything may be opened on the machine: an editor, a link, a file."""
        return self.confined is None


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens cases for the interface, and closes them when the program ends."""

    clock: Clock
    reviewer: str
    stack: ExitStack
    confined: Path | None = None
    """The folder that paths may not leave, in a browser; None at a terminal."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Templates of reasons, beside those that are built in."""
    rules: Mapping[str, Any] = field(default_factory=dict)
    """The house rules of cases that keep none, as the configuration has them."""
    config: Config = Config()  # noqa: RUF009 - frozen
    """What reads documents and writes reports as the person has set it down."""

    def reviewer_of(self, case: Case) -> str:
        """Who is at the keyboard: as was said, or who was there last; empty for nobody."""
        return self.reviewer or str(case.memory.recall("", REVIEWER) or "")

    def open(
        self,
        path: Path,
        *,
        order: str = "",
        usual: str = Order.DOCUMENT.value,
        filter: str = "",  # noqa: A002 - the word of the command line
        blind: bool = False,
    ) -> Sitting:
        """The case at ``path``, where its reviewer stopped; ``order`` and ``filter`` go before.

        ``usual`` is the order where no earlier sitting has left one. It is read ``blind`` also
        where the reviewer has begun so and not ended it. Raises CaseError.
        """
        # Opened for writing where it may be written to, because a case of an older version is
        # brought up to date by the first connection.
        read_only = path.exists() and not os.access(path, os.W_OK)
        case = self.stack.enter_context(Case.open(path, clock=self.clock, read_only=read_only))
        remember_case(locations().recent_file, path)
        reviewer = self.reviewer_of(case)
        blind = (blind or bool(case.memory.recall(reviewer, BLIND))) and not read_only
        if blind:
            blindfold(case, reviewer)
        kept = case.memory.recall(reviewer, KEY)
        place = read_place(kept) if kept else Place(order=usual)
        if filter:
            saved = kept_filters(case.memory.recall(reviewer, KEPT))
            place = replace(place, filter=spelt_out(saved, filter))
        if order:
            name, seed = parse_order(order)
            place = replace(place, order=name.value, seed=seed)
        return Sitting(
            path=path,
            case=case,
            clock=self.clock,
            reviewer=reviewer,
            place=place,
            blind=blind,
            stack=self.stack,
            confined=self.confined,
            reasons=self.reasons,
            rules=self.rules,
            config=self.config,
        )
