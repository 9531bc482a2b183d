"""The journal of a case: comments, contacts, searches, overruled rules and sign-offs.

A sign-off names the SHA-256 of the report that was signed, whose bytes the case keeps
(:mod:`claims.store.freezing`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from claims.errors import CaseError, Refused
from claims.model import Change, Event, Json
from claims.model.kinds import JOURNAL_FIELDS, ChangeState, EntryKind, SignRole
from claims.store import acts
from claims.store.chain import NewStamp, head, one_event, read_time, written_time
from claims.store.database import Database, Row
from claims.store.entries import Fields, present
from claims.store.freezing import Frozen, keep, verified
from claims.store.ids import marks, number
from claims.store.statements import CHUNK

if TYPE_CHECKING:
    from claims.model import Entry, Signed, SignOff
    from claims.store.basis import Origins, Support

_DAYS = frozenset({"asked_on", "answered_on", "deadline"})
_MADE = (
    "SELECT j.id, j.record, e.reviewer, e.at, "
    "(SELECT count(*) FROM changes c JOIN acts a ON a.seq = c.seq AND a.standing = 'done' "
    "WHERE c.target = 'j' || j.id AND c.seq > e.seq AND c.field <> 'claims') "
    "FROM journal j JOIN events e ON e.seq = "
    "(SELECT min(seq) FROM changes WHERE target = 'j' || j.id) WHERE j.kind IS NOT NULL AND "
)


def _entry(row: Row) -> Entry:
    key, record, reviewer, at, changed = row
    fields = dict(json.loads(record))
    # A case is asked for its entries all the time, and has mostly none.
    from claims.model.journal import ENTRIES

    kind = ENTRIES[EntryKind(fields.pop("kind"))]
    values: dict[str, Any] = {
        name: date.fromisoformat(value) if name in _DAYS and value else value
        for name, value in fields.items()
    }
    if "role" in values:
        values["role"] = SignRole(values["role"])
    if "state" in values:
        values["state"] = ChangeState(values["state"])
    values["claims"] = tuple(fields.get("claims", ()))
    values["first"] = tuple(fields.get("first", ()))
    wanted: dict[str, Any] = {
        name: values.get(name, JOURNAL_FIELDS[name])
        for name in kind.__dataclass_fields__
        if name in JOURNAL_FIELDS
    }
    # Who made it comes from the history, which alone knows.
    return kind(id=f"j{key}", by=reviewer, at=read_time(at), corrected=changed > 0, **wanted)


def read_entries(database: Database, *kinds: EntryKind) -> tuple[Entry, ...]:
    """The entries of some kinds, or of all, in the order in which they were made."""
    wanted = [one.value for one in kinds or EntryKind]
    sql = f"{_MADE} j.kind IN ({marks(len(wanted))}) ORDER BY j.id"
    return tuple(map(_entry, database.rows(sql, wanted)))


class JournalOf:
    """The journal of one case: what a case is asked for it, and how it is written."""

    def __init__(self, database: Database, stamp: NewStamp) -> None:
        self._database, self._stamp = database, stamp
        self._origins: Origins = {}

    def entries(self, *kinds: EntryKind) -> tuple[Entry, ...]:
        """The entries of some kinds, or of all, in the order in which they were made."""
        return read_entries(self._database, *kinds)

    def entry(self, identifier: str) -> Entry:
        """The entry ``j7``; raises CaseError where there is none, or it was taken back."""
        row = self._database.row(f"{_MADE} j.id = ?", (number(identifier, "j"),))
        if row is None:
            raise CaseError("There is no entry {identifier} in the journal.", identifier=identifier)
        return _entry(row)

    def of(self, claims: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
        """The entries about each of some claims, in order; not those about the whole case."""
        found: dict[str, list[Entry]] = {}
        for at in range(0, len(claims), CHUNK):
            keys = [number(one, "c") for one in claims[at : at + CHUNK]]
            of = f"SELECT entry FROM journal_claims WHERE claim IN ({marks(len(keys))})"
            asked = set(claims[at : at + CHUNK])
            for entry in map(_entry, self._database.rows(f"{_MADE} j.id IN ({of})", keys)):
                for claim in asked.intersection(entry.claims):
                    found.setdefault(claim, []).append(entry)
        return {claim: tuple(entries) for claim, entries in found.items()}

    def noted(self, claim: str) -> bool:
        """Whether anything is noted of a claim."""
        sql = "SELECT 1 FROM journal_claims WHERE claim = ? LIMIT 1"
        return bool(self._database.value(sql, (number(claim, "c"),)))

    def whole(self) -> tuple[Entry, ...]:
        """The entries about the whole case."""
        chosen = "j.id NOT IN (SELECT entry FROM journal_claims) ORDER BY j.id"
        return tuple(map(_entry, self._database.rows(f"{_MADE} {chosen}")))

    def has(self, kind: EntryKind) -> bool:
        """Whether there is any entry of a kind."""
        return bool(
            self._database.value("SELECT 1 FROM journal WHERE kind = ? LIMIT 1", (kind.value,))
        )

    def hidden(self) -> int:
        """How many contacts are confidential, or were once: the history keeps their names."""
        return int(
            self._database.value(
                "SELECT count(DISTINCT target) FROM changes WHERE target >= 'j' AND target < 'k' "
                "AND field = 'confidential' AND after = 'true'"
            )
        )

    # Writing

    def add(self, kind: EntryKind, fields: Mapping[str, Json], reviewer: str) -> Event:
        """Make an entry; returns the event, whose ``detail`` names it as ``entry``."""
        with self._database.transaction():
            return self._add(kind, fields, reviewer)

    def sign(self, fields: Mapping[str, Json], report: Frozen, reviewer: str) -> Event:
        """Make a sign-off of the case as it is, and keep the report that is signed.

        Raises:
            Refused: somebody has changed the case since the report was made.
        """
        with self._database.transaction():
            seq, latest = head(self._database)
            if latest != fields["head"]:
                raise Refused("The case was changed while the report was made: sign again.")
            keep(self._database, report)
            signed = {**fields, "seq": seq, "report": report.sha256}
            return self._add(EntryKind.SIGN_OFF, signed, reviewer)

    def _add(self, kind: EntryKind, fields: Mapping[str, Json], reviewer: str) -> Event:
        target = f"j{1 + (self._database.value('SELECT max(id) FROM journal') or 0)}"
        said: Fields = {"kind": kind.value, **fields}
        changes = _changes(target, JOURNAL_FIELDS, said)
        return acts.write(
            self._database, self._stamp(kind.value, reviewer, {"entry": target}), changes
        )

    def put(
        self,
        act: str,
        reviewer: str,
        notes: Sequence[tuple[EntryKind, Mapping[str, Json]]],
        corrected: Mapping[str, Mapping[str, Json]] | None = None,
        more: Sequence[Change] = (),
        at: datetime | None = None,
    ) -> Event:
        """Make several entries, have others say something else, and do ``more``, as one act.

        The event's ``detail`` names the new ``entries``.

        Raises:
            Refused: nothing would change.
        """
        with self._database.transaction():
            last = int(self._database.value("SELECT max(id) FROM journal") or 0)
            made = [f"j{last + place}" for place in range(1, len(notes) + 1)]
            changes = list(more)
            for target, (kind, fields) in zip(made, notes, strict=True):
                changes += _changes(target, JOURNAL_FIELDS, {"kind": kind.value, **fields})
            for identifier, fields in (corrected or {}).items():
                changes += _changes(identifier, present(self._database, identifier), fields)
            if not changes:
                raise Refused("Nothing would change.")
            told: dict[str, Json] = {"entries": [*made, *(corrected or {})]}
            return acts.write(self._database, self._stamp(act, reviewer, told, at), changes)

    def correct(self, identifier: str, fields: Mapping[str, Json], reviewer: str) -> Event:
        """Have an entry say something else in some fields; raises Refused for nothing new."""
        return self._change("correct-entry", identifier, fields, reviewer)

    def take_back(self, identifier: str, reviewer: str) -> Event:
        """Take an entry out of the journal; the history keeps it."""
        return self._change("take-back", identifier, JOURNAL_FIELDS, reviewer)

    def _change(self, act: str, identifier: str, fields: Mapping[str, Json], who: str) -> Event:
        self.entry(identifier)
        changes = _changes(identifier, present(self._database, identifier), fields)
        stamp = self._stamp(act, who, {"entry": identifier})
        return acts.record(self._database, stamp, changes)

    # What is signed

    def signed(self) -> tuple[Signed, ...]:
        """Every sign-off in the order in which they were made, and whether it stands."""
        from claims.model.journal import SignOff

        found = self.entries(EntryKind.SIGN_OFF)
        return tuple(self._judged(one) for one in found if isinstance(one, SignOff))

    def _judged(self, entry: SignOff) -> Signed:
        from claims.model.journal import Signed
        from claims.store.voiding import changed_since

        changed = changed_since(self._database, entry.seq)
        if changed is None:
            return Signed(entry=entry)
        event = one_event(self._database, changed.event)
        by = f", {event.reviewer}" if event.reviewer else ""
        words = f"{changed.words} ({event.act}{by}, {written_time(event.at)})"
        return Signed(entry=entry, voided=words, event=event.seq)

    def rests_on(self, claims: Sequence[str]) -> dict[str, list[Support]]:
        """What the verdict on each of some claims rests on: the passages that people weighed."""
        from claims.store.basis import basis

        keys = [number(one, "c") for one in claims]
        return {
            f"c{claim}": found
            for claim, found in basis(self._database, keys, self._origins).items()
        }

    def report(self, digest: str) -> Iterator[bytes]:
        """The very bytes of a report that was signed, in pieces.

        Raises:
            CaseError: the case does not keep it, or keeps something else in its place.
        """
        return verified(self._database, digest)


def _changes(
    target: str, before: Mapping[str, Json], wanted: Mapping[str, Json]
) -> tuple[Change, ...]:
    return tuple(
        Change(target=target, field=field, before=before[field], after=after)
        for field, after in wanted.items()
        if before[field] != after
    )
