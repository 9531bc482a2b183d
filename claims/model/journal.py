"""What people note beside the verdicts: remarks, questions put to people, searches, sign-offs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from claims.model.kinds import ChangeState, EntryKind, SignRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the journal: what it is about, by whom and since when."""

    KIND: ClassVar[EntryKind]

    id: str
    """``j7``."""
    claims: tuple[str, ...] = ()
    """What it is about; nothing where it is about the whole case."""
    by: str = ""
    at: datetime
    corrected: bool = False
    """Whether it was changed after it was made; the history says by whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Entry):
    """A remark for those who work on the case; no reader of a public report sees it."""

    KIND = EntryKind.COMMENT

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Entry):
    """A question that was put to somebody, and the answer."""

    KIND = EntryKind.CONTACT

    whom: str
    channel: str = ""
    """How: "by telephone", an address. Private: never in a public report."""
    asked: str = ""
    asked_on: date | None = None
    answer: str = ""
    answered_on: date | None = None
    """The day of the answer; None while there is none."""
    deadline: date | None = None
    confidential: bool = False
    """Whether the name and the words must not be known outside of the case."""

    @property
    def waiting(self) -> bool:
        """Whether there is no answer yet."""
        return self.answered_on is None

    def overdue(self, today: date) -> bool:
        """Whether the answer should have come before ``today``."""
        return self.waiting and self.deadline is not None and self.deadline < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Search(Entry):
    """What was looked for outside of the case, and what came of it."""

    KIND = EntryKind.SEARCH

    where: str
    query: str = ""
    found: str = ""
    """What was found; empty where nothing was."""
    contrary: bool = False
    """Whether it was a search for evidence against the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruling(Entry):
    """That a house rule does not hold of a claim, and why."""

    KIND = EntryKind.OVERRULING

    rule: str
    """The slug of the rule: "two-sources"."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading(Entry):
    """The verdict that somebody gave who did not see the first one."""

    KIND = EntryKind.SECOND_READING

    label: str
    """The slug of a label of :attr:`scale`."""
    scale: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudication(Entry):
    """That somebody settled what several people had read otherwise, and why."""

    KIND = EntryKind.ADJUDICATION

    label: str
    """The slug of a label of :attr:`scale`."""
    scale: str
    reason: str = ""
    first: tuple[str, ...] = ()
    """The verdict that stood before, given in sight of all: by whom, label, scale and rationale;
    nothing where there was none.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling(Entry):
    """What becomes of a change that is proposed for a claim, and why."""

    KIND = EntryKind.CHANGE

    state: ChangeState
    reason: str = ""
    first: tuple[str, ...] = ()
    """What was proposed: the verdict, the corrected wording, the corrected number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff(Entry):
    """That somebody vouches for the case as it was."""

    KIND = EntryKind.SIGN_OFF

    role: SignRole
    head: str
    """The hash of the latest event at that moment."""
    seq: int
    """The number of that event."""
    report: str
    """The SHA-256 of the JSON report that was signed, whose bytes the case keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A sign-off and what has become of it."""

    entry: SignOff
    voided: str = ""
    """What was changed since, in words; empty while the sign-off stands."""
    event: int = 0
    """The number of the event that voided it; 0 while it stands."""

    @property
    def stands(self) -> bool:
        """Whether the case is still what was signed."""
        return not self.voided


ENTRIES: dict[EntryKind, type[Entry]] = {
    kind.KIND: kind
    for kind in (
        *(Comment, Contact, Search, Overruling, SecondReading, Adjudication),
        *(Ruling, SignOff),
    )
}
"""The value that an entry of each kind is."""
