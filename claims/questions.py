"""Who has not answered yet: open questions by person, each with the claims it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.folding import fold
from claims.model import Contact, EntryKind
from claims.store import Case


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked and has not answered everything."""

    whom: str
    """As the name was written last."""
    open: tuple[Contact, ...]
    """What they have not answered, the earliest deadline first, those without one last."""

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims that they are asked about, in the order of the questions."""
        return tuple(dict.fromkeys(claim for one in self.open for claim in one.claims))

    @property
    def deadline(self) -> date | None:
        """The earliest day by which an answer is due; None where none is."""
        return min((one.deadline for one in self.open if one.deadline), default=None)

    def due(self, today: date) -> bool:
        """Whether an answer is due today, or should have come."""
        return self.deadline is not None and self.deadline <= today


def open_questions(case: Case) -> list[Asked]:
    """Whoever still has to answer, the earliest deadline first, then by name."""
    by_name: dict[str, list[Contact]] = {}
    for one in case.journal.entries(EntryKind.CONTACT):
        if isinstance(one, Contact) and one.waiting:
            by_name.setdefault(fold(" ".join(one.whom.split())), []).append(one)
    found = [Asked(some[-1].whom, tuple(sorted(some, key=_soonest))) for some in by_name.values()]
    return sorted(found, key=lambda one: (one.deadline or date.max, fold(one.whom)))


def _soonest(contact: Contact) -> tuple[date, int]:
    return contact.deadline or date.max, int(contact.id[1:])
