"""What the review screen has read beside the interface: each function runs in a thread of its own.

Each opens the case for itself, looks between steps whether it is still wanted, and posts messages.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from textual.message import Message
from textual.worker import get_current_worker

from claims.errors import ClaimsError
from claims.filters import Field, Filter, Order, parse
from claims.store import Case, QueueRow
from claims.store.blinding import blind as blindfold
from factcheck.clock import Clock
from factcheck.tongue import tell, tr
from factcheck.tui.desk import Desk
from factcheck.tui.messages import Extended, Failed, Found, Marked, Noted, Queued
from factcheck.tui.place import Place

if TYPE_CHECKING:
    from factcheck.tui.screens.review.sitting import Sitting

Post: TypeAlias = Callable[[Message], object]
Wanted: TypeAlias = Callable[[QueueRow], bool]

_PAGE = 256


class Source(NamedTuple):
    """The case to read, and whom to tell."""

    path: Path
    clock: Clock
    post: Post
    blind: str | None = None
    """Who reads blind, so that nothing is shown of what others decided; None for nobody."""

    def open(self, tell: Callable[[str], None] | None = None) -> Case:
        """A connection of the thread's own.

        With ``tell`` a damaged search index is put right, where the case may be written to, and
        ``tell`` is told.
        """
        if tell is None or not os.access(self.path, os.W_OK):
            case = Case.open(self.path, clock=self.clock, read_only=True)
        else:
            case = Case.open(self.path, clock=self.clock, tell=tell)
        if self.blind is not None:
            blindfold(case, self.blind)
        return case

    def tell(self, message: Message) -> None:
        """Post a message, unless nobody waits for it any more."""
        if not get_current_worker().is_cancelled:
            self.post(message)


def source_of(sitting: Sitting, post: Post) -> Source:
    """The case of a sitting, as its reviewer may see it."""
    return Source(sitting.path, sitting.clock, post, sitting.reviewer if sitting.blind else None)


def look_for_redrafts(source: Source) -> None:
    """Say so where the draft's file has changed since it was read."""
    from claims.redrafting import redrafts

    try:
        with source.open() as case:
            for one in redrafts(case, (source.path.resolve().parent, Path.cwd())):
                told = tr("{file} has changed on disk: :revision reads it as the next version.")
                source.tell(Noted(told.format(file=one.path.name)))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


def read_queue(source: Source, place: Place) -> None:
    """The ids of the queue in the order and with the filter of ``place``."""
    try:
        with source.open() as case:
            asked, order = parse(place.filter), Order(place.order)
            ids = case.queue.claim_ids(asked, order, queue=True, seed=place.seed)
            groups = case.asking.groups(asked, order)
            # Where somebody wrote between the two, headings would stand in wrong places.
            fits = sum(count for _, count in groups) == len(ids)
            source.tell(Queued(ids, place.claim, groups if fits else ()))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


def read_new(source: Source, place: Place, documents: Sequence[str], shown: array[int]) -> None:
    """The claims of documents that have just come in, as far as the queue shows such ones.

    ``shown`` are those that are there already: ids only grow, so newer ones have higher numbers.
    """
    with source.open() as case:
        asked = parse(place.filter)
        only = Field("document", tuple(documents))
        new = Filter((*asked.terms, only), asked.text)
        ids = case.queue.claim_ids(new, Order(place.order), queue=True, seed=place.seed)
        title = case.document(documents[-1]).name
        latest = max(shown, default=0)
        ids = array("i", [claim for claim in ids if claim > latest])
        source.tell(Extended(ids, title, len(documents)))


def read_marks(source: Source, document: str) -> None:
    """Every claim of a document with the tone of its state."""
    with source.open() as case:
        source.tell(Marked(document, Desk(case).marks(document)))


def look_for(source: Source, ids: array[int], wanted: Wanted, missing: str) -> None:
    """The first claim of ``ids`` whose row is wanted."""
    worker = get_current_worker()
    with source.open() as case:
        for start in range(0, len(ids), _PAGE):
            if worker.is_cancelled:
                return
            found = first_wanted(case, ids[start : start + _PAGE], wanted)
            if found is not None:
                source.tell(Found(found, missing))
                return
    source.tell(Found(None, missing))


def first_wanted(case: Case, ids: array[int], wanted: Wanted) -> int | None:
    """The first of a page of claims whose row is wanted."""
    rows = case.queue.rows(ids)
    return next((claim for claim in ids if claim in rows and wanted(rows[claim])), None)
