"""What the front page has read beside the interface: everything that looks at every claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.message import Message
from textual.worker import get_current_worker

from claims.errors import ClaimsError
from claims.model import Cluster, Dispute
from claims.store import Case, QueueRow
from factcheck.tui.messages import Failed
from factcheck.tui.screens.review.aside import Source

PAGE = 256
BATCH = 25_000
"""Claims after which the bars are shown as far as they are counted."""
FEW = 5
"""Contradictions and clusters shown of each kind at first."""


@dataclass
class Tallies:
    """The claims of the queue, counted by what bars are drawn of."""

    claims: int = 0
    states: Counter[str] = field(default_factory=Counter)
    """By status, and of decided claims by ``verdict:slug``."""
    worst: Counter[str] = field(default_factory=Counter)
    """By the relation that most wants looking at; empty where nothing speaks to the claim."""
    speakers: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)

    def add(self, row: QueueRow) -> None:
        """Count a claim."""
        self.claims += 1
        decided = row.verdict and row.status.value in ("decided", "reference")
        self.states[f"verdict:{row.verdict}" if decided else row.status.value] += 1
        self.worst[row.relation.value if row.relation else ""] += 1
        if row.speaker:
            self.speakers[row.speaker] += 1
        self.documents[row.document] += 1


@dataclass
class Counted(Message):
    """The claims are counted, all or as far as ``done`` says."""

    tallies: Tallies
    documents: Mapping[str, str]
    """The names of the documents by their ids."""
    done: bool


@dataclass
class Looked(Message):
    """What the case holds against itself, beside what is shown at once."""

    disputes: int
    """How many there are in all."""
    within: tuple[Dispute, ...]
    """Contradictions inside one document."""
    between: tuple[Dispute, ...]
    """Contradictions between two documents that are not the draft."""
    clusters: tuple[tuple[Cluster, str], ...]
    """One claim made several times, and the words of the first."""


def read_overview(source: Source, few: int) -> None:
    """Read everything that takes longer than a key; runs in a thread."""
    try:
        with source.open() as case:
            source.tell(_look(case, few))
            count(case, source)
    except ClaimsError as error:
        source.tell(Failed(str(error)))


def _look(case: Case, few: int) -> Looked:
    between = case.contradictions(limit=few * 4, within=False)
    return Looked(
        disputes=case.disputed_count(),
        within=case.contradictions(limit=few, within=True),
        between=tuple(one for one in between if not one.in_draft)[:few],
        clusters=_clusters(case, few),
    )


def _clusters(case: Case, few: int) -> tuple[tuple[Cluster, str], ...]:
    found = case.clusters(limit=few)
    first = case.claims([one.claims[0] for one in found if one.claims])
    return tuple((one, first[one.claims[0]].text) for one in found if one.claims)


def count(case: Case, source: Source) -> None:
    """Count the claims of the queue, and show the counts as they grow."""
    worker = get_current_worker()
    names = {one.id: one.name for one in case.documents(text=False)}
    tallies = Tallies()
    ids = case.claim_ids(queue=True)
    for at in range(0, len(ids), PAGE):
        if worker.is_cancelled:
            return
        for row in case.rows(ids[at : at + PAGE]).values():
            tallies.add(row)
        if at and at % (BATCH - BATCH % PAGE) == 0:
            source.tell(Counted(_copy(tallies), names, done=False))
    source.tell(Counted(tallies, names, done=True))


def _copy(tallies: Tallies) -> Tallies:
    """As it is at the moment: the thread goes on counting in its own."""
    return Tallies(
        tallies.claims,
        tallies.states.copy(),
        tallies.worst.copy(),
        tallies.speakers.copy(),
        tallies.documents.copy(),
    )
