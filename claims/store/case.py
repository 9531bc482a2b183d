"""The case: one file, one history, and everything that is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeAlias

from claims.errors import CaseError
from claims.model import (
    Change,
    Claim,
    ClaimState,
    Document,
    Event,
    Evidence,
    Extraction,
    Json,
    Span,
)
from claims.store import (
    acts,
    chain,
    copies,
    disputes,
    documents,
    evidence,
    statements,
    states,
    unfinished,
)
from claims.store.database import Database, connect
from claims.store.ids import number
from claims.store.memory import Memory
from claims.store.migrations import backup, migrate
from claims.store.queue import QueueOf, claim_states
from claims.store.schema import MIGRATIONS
from claims.store.watching import Watch

if TYPE_CHECKING:
    from claims.store.asking import Asking
    from claims.store.audit import Audit
    from claims.store.byhand import ByHand
    from claims.store.clusters import Repeats
    from claims.store.copies import Copies
    from claims.store.disputed import Disputed
    from claims.store.imports import Added
    from claims.store.journal import JournalOf
    from claims.store.marking import Marking
    from claims.store.members import CastOf
    from claims.store.passages import Passages
    from claims.store.past import Past
    from claims.store.precedents import Checks
    from claims.store.quotations import Quotations
    from claims.store.sameness import Same
    from claims.store.upkeep import CaseTexts
    from claims.store.versions import Versions

Clock: TypeAlias = Callable[[], datetime]
"""Gives the moment, with its time zone; asked once for each event."""
Tell: TypeAlias = Callable[[str], None]
"""Takes a sentence for the person at the keyboard."""


class Case:
    """One open case; used by the thread that opened it, closed by ``with`` or :meth:`close`.

    Every method may raise :class:`claims.errors.CaseError` where the file cannot be read or
    written, with words for the person at the keyboard.
    """

    def __init__(self, database: Database, clock: Clock, tell: Tell = lambda words: None) -> None:
        self._database, self._clock, self.tell = database, clock, tell
        self._today = ""
        database.connection.create_function("today", 0, self.today)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        create: bool = False,
        read_only: bool = False,
        tell: Tell = lambda words: None,
    ) -> Case:
        """The case at ``path``, brought up to date; a new one where ``create`` is set.

        ``tell`` is told what was put right by itself: a search index that had to be made anew.

        Raises:
            CaseError: missing, no case, made by a newer version, locked, not writable, damaged.
        """
        database = connect(path, create=create, read_only=read_only)
        try:
            migrate(database, MIGRATIONS)
            if not read_only:
                # What cannot be cleared away now stays unseen until the next time.
                with suppress(CaseError):
                    unfinished.clear_abandoned(database)
                disputes.fill(database)
                copies.fill(database)
        except BaseException:
            database.connection.close()
            raise
        return cls(database, clock, tell)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be decided here."""
        return self._database.read_only

    def now(self) -> datetime:
        """The moment, by the clock that the case was opened with."""
        moment = self._clock()
        self._today = moment.date().isoformat()
        return moment

    def today(self) -> str:
        """The day of the last moment that the clock was asked for, as 2026-05-31."""
        return self._today or self.now().date().isoformat()

    def close(self) -> None:
        """Bring everything into the one file and let go of it."""
        self._database.close()

    def checkpoint(self, *, wait: bool = True) -> None:
        """Bring everything into the one file, so that a copy of it is whole.

        Without ``wait`` it is left for later at once where somebody reads or writes.
        """
        self._database.checkpoint(wait=wait)

    def backup(self, path: Path) -> None:
        """Copy the case as it is at this moment; refuses to overwrite."""
        backup(self._database, path)

    # Documents and claims

    def add_document(
        self, document: Document, extraction: Extraction, *, reviewer: str, revises: str = ""
    ) -> Added:
        """Store a document with its claims; the same bytes, not withdrawn, change nothing.

        As a version of the document ``revises`` it is out of the work until
        :meth:`Versions.revise` puts it in the other's place.
        """
        # Loaded where it is needed, as are searching and the audit: the first screen waits for
        # none of them.
        from claims.store import imports

        stamp = self._stamp(acts.IMPORT, reviewer)
        return self.texts.mending(
            lambda: imports.add_document(self._database, document, extraction, stamp, revises)
        )

    @property
    def journal(self) -> JournalOf:
        """What people noted beside the verdicts: comments, contacts, searches, sign-offs."""
        from claims.store.journal import JournalOf

        return JournalOf(self._database, self._stamp)

    @property
    def versions(self) -> Versions:
        """Which document has taken the place of which, and what became of the claims."""
        from claims.store.versions import Versions

        return Versions(self._database, self._stamp)

    @property
    def marking(self) -> Marking:
        """Claims that people marked by hand, split, joined or dropped."""
        from claims.store.marking import Marking

        return Marking(self._database, self.texts, self._stamp)

    def documents(self, *, withdrawn: bool = False, text: bool = True) -> tuple[Document, ...]:
        """The documents in the order they came in, withdrawn ones only where asked for.

        Without ``text`` their text is left empty, and thousands are read at once.
        """
        chosen = "1" if withdrawn else "d.withdrawn = 0"
        return tuple(documents.read_documents(self._database, chosen, text=text))

    @property
    def checks(self) -> Checks:
        """The published checks of the case, and how they are told from its other documents."""
        from claims.store.precedents import Checks

        return Checks(self._database, self.texts, self._stamp)

    def document(self, identifier: str) -> Document:
        """The document ``d3``, withdrawn or not."""
        return documents.read_document(self._database, number(identifier, "d"))

    def claim(self, identifier: str) -> Claim:
        """The claim ``c12``, as the reviewer corrected it; raises CaseError where there is none."""
        found = self.claims([identifier])
        if identifier not in found:
            raise CaseError(f"There is no claim {identifier} in {self.path.name}.")
        return found[identifier]

    def claims(self, ids: Sequence[str]) -> dict[str, Claim]:
        """Claims by id, in the order of ``ids``; those that are not there are left out."""
        return statements.read_claims(self._database, ids)

    def claims_of(self, document: str) -> tuple[Claim, ...]:
        """The claims of a document by their place in it."""
        return statements.claims_of(self._database, number(document, "d"))

    def edits(self, claim: str, field: str, value: Json) -> dict[str, Json]:
        """The fields that one edit sets, with its consequences: an end makes a range of a point.

        Raises:
            Refused: there is no such field, or it cannot hold the value.
        """
        return statements.edits(self._database, number(claim, "c"), field, value)

    def states(self, ids: Sequence[str], *, own: bool = False) -> dict[str, ClaimState]:
        """What was decided of claims, or of those they are the same as, unless ``own`` is set."""
        return claim_states(self._database, [number(one, "c") for one in ids], own=own)

    @property
    def queue(self) -> QueueOf:
        """The claims in their orders, and how far the review is."""
        return QueueOf(self._database, self.texts)

    @property
    def asking(self) -> Asking:
        """What a filter box asks while somebody types."""
        from claims.store.asking import Asking

        return Asking(self._database)

    def search(self, query: str, limit: int = 100) -> list[tuple[str, tuple[Span, ...]]]:
        """Claims that hold all words of ``query``, in document order, with the spans of the
        words in the claim's text.
        """
        from claims.store.reading import search

        return self.texts.mending(lambda: search(self._database, query, limit))

    # Evidence and people

    def evidence(self, claim: str, *, dismissed: bool = False) -> tuple[Evidence, ...]:
        """What speaks to a claim: conflicts first, then by score."""
        return evidence.evidence_for(self._database, number(claim, "c"), dismissed=dismissed)

    @property
    def passages(self) -> Passages:
        """Passages by key, and how they come in."""
        from claims.store.passages import Passages

        return Passages(self._database, self._stamp)

    @property
    def by_hand(self) -> ByHand:
        """What people choose as evidence."""
        from claims.store.byhand import ByHand

        return ByHand(self._database, self._stamp)

    @property
    def cast(self) -> CastOf:
        """Who is named or speaks in the case, and under which names."""
        from claims.store.members import CastOf

        return CastOf(self._database, self._stamp)

    # What the case is compared by, and what came of it

    @property
    def texts(self) -> CaseTexts:
        """What engines that find candidates are made of, and how it is kept whole."""
        from claims.store.upkeep import CaseTexts

        return CaseTexts(self._database, self.tell)

    @property
    def quotations(self) -> Quotations:
        """Which quotations may stand in which texts, where there are many of both."""
        from claims.store.quotations import Quotations

        return Quotations(self._database)

    @property
    def disputes(self) -> Disputed:
        """What the case holds against itself."""
        from claims.store.disputed import Disputed

        return Disputed(self._database)

    @property
    def repeats(self) -> Repeats:
        """Which claims repeat each other, and what keeps that up to date."""
        from claims.store.clusters import Repeats

        return Repeats(self._database)

    @property
    def copies(self) -> Copies:
        """Which documents are copies of one text, or count as one source for another reason."""
        from claims.store.copies import Copies

        return Copies(self._database)

    @property
    def same(self) -> Same:
        """Which claims a person marked as the same, and the tags of the case."""
        from claims.store.sameness import Same

        return Same(self._database)

    # The history

    @property
    def past(self) -> Past:
        """What was, and the way back to it."""
        from claims.store.past import Past

        return Past(self._database, self._stamp)

    @property
    def watch(self) -> Watch:
        """What others write into the case meanwhile."""
        return Watch(self._database)

    def record(
        self,
        act: str,
        changes: Sequence[Change],
        *,
        reviewer: str,
        undoes: int | None = None,
        detail: Mapping[str, Json] | None = None,
        at: datetime | None = None,
        seen: int | None = None,
    ) -> Event:
        """One act: the event and the state that follows, on disk together before this returns.

        With ``seen``, the latest event that the person knows, nothing newer of others is
        overwritten.

        Raises:
            Refused: a value before is not the present one, or nothing would change.
        """
        stamp = self._stamp(act, reviewer, detail, at)
        return acts.record(self._database, stamp, changes, undoes, seen=seen)

    def undo(self, reviewer: str) -> Event:
        """Revert the reviewer's latest act that still stands; raises Refused with the reason."""
        return acts.undo(self._database, reviewer, self._stamp(acts.UNDO, reviewer))

    def redo(self, reviewer: str) -> Event:
        """Bring back what the reviewer undid last; raises Refused with the reason."""
        return acts.redo(self._database, reviewer, self._stamp(acts.REDO, reviewer))

    def events(self, target: str | None = None, after: int = 0) -> Iterator[Event]:
        """The history, oldest first: all of it, or what changed ``target``."""
        return chain.events(self._database, target, after)

    def event(self, seq: int) -> Event:
        """The event of that number."""
        return chain.one_event(self._database, seq)

    def head(self) -> str:
        """The hash of the latest event, which vouches for all before it."""
        return chain.head(self._database)[1]

    def present(self, target: str, field: str) -> Json:
        """The value that a field of ``c12``, ``e5``, ``d3`` or ``case`` has at this moment."""
        return states.present(self._database, target, field)

    def setting(self, name: str) -> Json:
        """A setting of the whole case, such as ``scale``; None where it was never set."""
        return states.setting(self._database, name)

    def audit(self, *, head: str | None = None) -> Audit:
        """Verify the history, the tables that follow from it, and what they quote."""
        from claims.store.audit import audit

        return audit(self._database, head)

    @property
    def memory(self) -> Memory:
        """What reviewers left behind: their place, unfinished text; no part of the history."""
        return Memory(self._database)

    def _stamp(
        self,
        act: str,
        reviewer: str,
        detail: Mapping[str, Json] | None = None,
        at: datetime | None = None,
    ) -> chain.Stamp:
        """The beginnings of an event; the clock is asked when it is written, not before."""
        return lambda: Event(
            seq=0, at=at or self.now(), reviewer=reviewer, act=act, detail=dict(detail or {})
        )
