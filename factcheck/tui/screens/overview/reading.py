"""What the front page has read beside the interface: everything that looks at every claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from textual.message import Message
from textual.worker import get_current_worker

from claims.errors import ClaimsError
from claims.model import Cluster, Dispute
from claims.store import Case
from claims.store.counts import Counts
from factcheck.tongue import tell, tr
from factcheck.tui.messages import Failed
from factcheck.tui.screens.review.aside import Source

NAMED = 30
"""Documents whose names are read: more than there are bars."""
FEW = 5
"""Contradictions and clusters shown of each kind at first."""


@dataclass
class Counted(Message):
    """The claims are counted, all or as far as ``done`` says."""

    tallies: Counts
    documents: Mapping[str, str]
    """The names of the documents of most claims by their ids."""
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
        source.tell(Failed(tell(error)))


def _look(case: Case, few: int) -> Looked:
    between = case.disputes.contradictions(limit=few * 4, within=False)
    return Looked(
        disputes=case.disputes.count(),
        within=case.disputes.contradictions(limit=few, within=True),
        between=tuple(one for one in between if not one.in_draft)[:few],
        clusters=_clusters(case, few),
    )


def _clusters(case: Case, few: int) -> tuple[tuple[Cluster, str], ...]:
    found = case.repeats.clusters(limit=few)
    first = case.claims([one.claims[0] for one in found if one.claims])
    return tuple((one, first[one.claims[0]].text) for one in found if one.claims)


def _named(case: Case, counts: Counts) -> dict[str, str]:
    """The names of the documents of most claims; copies of one text stand as one."""
    sources = case.copies.sources_of(counts.documents)
    copies = Counter(sources.values())
    for document, original in sources.items():
        if document != original and original in counts.documents:
            del counts.documents[document]
    names = {}
    for one, _ in counts.documents.most_common(NAMED):
        told = tr("{name} ({count} as one source)") if copies[sources[one]] > 1 else "{name}"
        names[one] = told.format(name=case.document(one).name, count=copies[sources[one]])
    return names


def count(case: Case, source: Source) -> None:
    """Count the claims of the queue, and name those documents that have most of them."""
    counts = case.queue.counts()
    if get_current_worker().is_cancelled:
        return
    names = _named(case, counts)
    source.tell(Counted(counts, names, done=True))
