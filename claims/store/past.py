"""The past of a case: claims as they were at an event, and the way back to one.

Going back is one act: everything that one reviewer did since, turned round together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.errors import Refused
from claims.model import Change, Claim, ClaimState, Event, Evidence, Json, Relation, Stance
from claims.phrases import joined, phrase
from claims.store import acts, chain, evidence, overrides, statements, states
from claims.store.chain import NewStamp, canonical, read_time
from claims.store.database import Database, Row
from claims.store.ids import number
from claims.store.recounting import ActsOf

BACK = "back"
"""The name of the act."""
_NAMED = 3
"""Acts of others that are named where going back is refused."""
_PLAIN = ("scale", "verdict", "flag", "deferred", "decided_by")


@dataclass(frozen=True, slots=True)
class Then:
    """A claim as it was once event ``seq`` was written."""

    seq: int
    claim: Claim
    state: ClaimState
    evidence: tuple[Evidence, ...]
    """What spoke to it then, with the stances of then."""


class Past:
    """What was, and going back to it; a part of a case."""

    def __init__(self, database: Database, stamp: NewStamp) -> None:
        self._database, self._stamp = database, stamp

    @property
    def acts(self) -> ActsOf:
        """The history by what it is about."""
        return ActsOf(self._database)

    def of_claim(self, claim: str, after: int = 0) -> list[Event]:
        """What was done to a claim and to the passages that speak to it, in order.

        What was done to its forebears in earlier versions of the text is among it.
        """
        targets = [claim, *self._forebears(claim)]
        keys = [number(one, "c") for one in targets]
        for key in keys:
            rows = self._database.rows("SELECT id FROM evidence WHERE claim = ?", (key,))
            targets += [f"e{passage}" for (passage,) in rows]
        events = {
            event.seq: event
            for target in targets
            for event in chain.events(self._database, target, after)
        }
        return [events[seq] for seq in sorted(events)]

    def _forebears(self, claim: str) -> Iterator[str]:
        rows = self._database.rows(
            "WITH RECURSIVE before (claim) AS (SELECT was FROM lineage WHERE claim = ? UNION "
            "SELECT l.was FROM lineage l JOIN before b ON l.claim = b.claim) "
            "SELECT claim FROM before",
            (number(claim, "c"),),
        )
        return (f"c{key}" for (key,) in rows)

    def latest(self, most: int, before: int | None = None) -> list[Event]:
        """The last events of the case, at most so many, oldest first; those before ``before``."""
        last = chain.head(self._database)[0] if before is None else before - 1
        found = chain.events(self._database, after=max(0, last - most))
        return [event for event in found if event.seq <= last]

    def at(self, claim: str, seq: int) -> Then:
        """A claim as it was once event ``seq`` was written; nothing is changed.

        Raises:
            CaseError: there is no such claim, or no such event.
        """
        if seq:
            chain.one_event(self._database, seq)
        key = number(claim, "c")
        statements.read_claims(self._database, [claim])
        fields, edits = self._fields(claim, seq)
        as_read = statements.as_it_came_in(self._database, key)
        return Then(
            seq,
            overrides.apply(as_read, edits),
            _state(claim, fields),
            tuple(self._evidence(key, seq)),
        )

    def _fields(self, claim: str, seq: int) -> tuple[dict[str, Json], dict[str, Json]]:
        fields: dict[str, Json] = {**dict.fromkeys(states.CLAIM_FIELDS)}
        fields |= {"rationale": "", "correction": "", "skipped": False}
        edits: dict[str, Json] = {}
        for change in self._changes([claim], seq):
            into = fields if change.field in fields else edits
            into[change.field] = change.after
        known = {name: value for name, value in edits.items() if _is_edit(name)}
        return fields, known

    def _evidence(self, claim: int, seq: int) -> Iterator[Evidence]:
        there = self._there_at(claim, seq)
        folded: defaultdict[str, dict[str, Json]] = defaultdict(dict)
        for change in self._changes([f"e{key}" for key in there], seq):
            folded[change.target][change.field] = change.after
        found = list(evidence.several_at(self._database, there, seq))
        out = {one: self._withdrawn(one, seq) for one in {one.document for one in found}}
        for one in found:
            weighed = folded[one.id]
            stance, taken = weighed.get("stance"), bool(weighed.get("taken"))
            gone = one.by_hand or (one.relation is Relation.UNRELATED and not stance)
            if weighed.get("dismissed") or out[one.document] or (gone and not taken):
                continue
            yield replace(one, stance=Stance(str(stance)) if stance else None, taken=taken)

    def _withdrawn(self, document: str, seq: int) -> bool:
        """Whether a document was out of the work at an event."""
        changes = [
            (event.seq, change)
            for event in chain.events(self._database, document)
            for change in event.changes
            if change.target == document and change.field == "withdrawn"
        ]
        if not changes:
            return bool(states.present(self._database, document, "withdrawn"))
        then = [change.after for at, change in changes if at <= seq]
        return bool(then[-1] if then else changes[0][1].before)

    def _there_at(self, claim: int, seq: int) -> list[int]:
        """The passages of a claim that were in the case at an event."""
        last = self._database.value(
            "SELECT max(CAST(substr(json_extract(detail, '$.passages[0]'), 2) AS INTEGER) "
            "+ json_extract(detail, '$.passages[1]')) FROM events "
            "WHERE act = 'import' AND seq <= ? AND json_extract(detail, '$.passages') IS NOT NULL",
            (seq,),
        )
        found = self._database.rows(
            "SELECT id FROM evidence WHERE claim = ? AND id < ?", (claim, last or 0)
        )
        return [key for (key,) in found]

    def _changes(self, targets: Iterable[str], seq: int) -> Iterator[Change]:
        for target in targets:
            for event in chain.events(self._database, target):
                if event.seq > seq:
                    break
                yield from (change for change in event.changes if change.target == target)

    def since(self, seq: int, reviewer: str, within: str | None = None) -> list[Event]:
        """What the reviewer did after event ``seq``, undoing and redoing too, oldest first.

        With ``within``, only what changed that claim or passage.
        """
        return [
            event
            for event in chain.events(self._database, within, seq)
            if event.reviewer == reviewer and event.act != acts.IMPORT and event.changes
        ]

    def back_to(self, seq: int, reviewer: str) -> Event:
        """Turn round all that the reviewer did after event ``seq``, as one act.

        Undo takes that act back as any other. What others did since stays, and what the machine
        found.

        Raises:
            Refused: nothing of the reviewer's was done since, or somebody else has built on it.
            CaseError: there is no such event.
        """
        with self._database.transaction():
            if seq:
                chain.one_event(self._database, seq)
            done = self.since(seq, reviewer)
            if not done:
                raise Refused("Nothing of yours was done after event {seq}.", seq=seq)
            self._refuse_built_on(seq, reviewer, done)
            changes = self._turned(done)
            if not changes:
                raise Refused("Everything of yours is as it was at event {seq} already.", seq=seq)
            detail: dict[str, Json] = {"to": seq, "acts": len(done)}
            return acts.write(self._database, self._stamp(BACK, reviewer, detail), changes)

    def _turned(self, done: Sequence[Event]) -> list[Change]:
        """Each field from what it is at present to what it was before the first of the acts."""
        first: dict[tuple[str, str], Json] = {}
        for event in reversed(done):
            for change in reversed(event.changes):
                # The later ones are met first, the one that counts is the earliest.
                first[(change.target, change.field)] = change.before
        changes = []
        for (target, field), wanted in first.items():
            before = states.present(self._database, target, field)
            if canonical(before) != canonical(wanted):
                changes.append(Change(target=target, field=field, before=before, after=wanted))
        return changes

    def _refuse_built_on(self, seq: int, reviewer: str, done: Sequence[Event]) -> None:
        targets = sorted({change.target for event in done for change in event.changes})
        found = [row for target in targets for row in self._theirs(seq, reviewer, target)]
        for event in done:
            found += [
                row for row in [acts.decided_in_version(self._database, reviewer, event)] if row
            ]
        if not found:
            return
        told = [
            phrase("{who} has changed {target} ({act}, {at})", who=who, target=at, act=act, at=when)
            for who, act, when, at in found
        ]
        over = len(told) - _NAMED
        more = phrase(", and {count} more", count=over) if over > 0 else ""
        raise Refused(
            "Others have built on what you did after event {seq}: {listed}{more}. Nothing "
            "was changed: undo single acts, or ask them to undo first.",
            seq=seq,
            listed=joined("; ", told[:_NAMED]),
            more=more,
        )

    def _theirs(self, seq: int, reviewer: str, target: str) -> list[Row]:
        return list(
            self._database.rows(
                "SELECT DISTINCT e.reviewer, e.act, e.at, c.target FROM changes c "
                "JOIN acts a ON a.seq = c.seq AND a.standing = 'done' "
                "JOIN events e ON e.seq = a.seq "
                "WHERE c.target = ? AND a.reviewer <> ? AND a.latest > ?",
                (target, reviewer, seq),
            )
        )


def _is_edit(field: str) -> bool:
    return field.partition("@")[0] in overrides.FIELDS


def _state(claim: str, fields: dict[str, Json]) -> ClaimState:
    """What was decided, from the fields as they were."""
    until, decided = fields["deferred_until"], fields["decided_at"]
    scale, verdict, flag, deferred, decided_by = (_text(fields[name]) for name in _PLAIN)
    return ClaimState(
        claim=claim,
        status=states.status_of(fields),
        scale=scale,
        verdict=verdict,
        rationale=str(fields["rationale"] or ""),
        correction=str(fields["correction"] or ""),
        flag=flag,
        deferred=deferred,
        deferred_until=date.fromisoformat(str(until)) if until else None,
        skipped=bool(fields["skipped"]),
        decided_at=read_time(str(decided)) if decided else None,
        decided_by=decided_by,
    )


def _text(value: Json) -> str | None:
    return None if value is None else str(value)
