"""A new version takes the place of an old one: one act, with all that people did carried over.

A document that comes in as a version is out of the work, like a withdrawn one, until the act that
puts it in the place of the other. So a program that is killed in between leaves the old version in
charge, and undoing the act gives it back.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from claims.errors import CaseError, Refused
from claims.model import (
    Change,
    Claim,
    Document,
    DropKind,
    Dropped,
    Event,
    Evidence,
    Json,
    Role,
    Span,
)
from claims.revising import Fate, Link, Revision
from claims.store import acts, entries, evidence, passages, states
from claims.store.carrying import dropped_of, is_replaced, still_dropped
from claims.store.chain import NewStamp, Stamp, canonical
from claims.store.database import Database
from claims.store.ids import number
from claims.store.marking import bring
from claims.store.rows import prepare
from claims.store.sameness import JUDGED
from claims.store.statements import COLUMNS, claim_of

REVISE = "revise"
"""The name of the act."""
"""Makes the stamp of an act from its name, the reviewer and the details."""
Fields: TypeAlias = dict[str, Json]

_WORK = ("verdict", "rationale", "correction", "number", "flag", "tags", "deferred")


@dataclass(frozen=True, slots=True)
class Version:
    """A document that has taken the place of another."""

    new: str
    old: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What a claim was in the version before."""

    claim: str
    was: str
    fate: Fate
    reason: str = ""


class Versions:
    """The versions of a case's documents, and the act that makes one."""

    def __init__(self, database: Database, stamp: NewStamp) -> None:
        self._database, self._stamp = database, stamp

    def earlier(self, document: Document) -> str | None:
        """The draft that other bytes of the same address, or file name, came in as before."""
        if document.role is not Role.DRAFT:
            return None
        for field, name in (("url", document.url), ("origin", document.origin)):
            if name in ("", "-"):
                continue
            found = self._database.value(
                "SELECT max(id) FROM documents WHERE imported IS NOT NULL AND withdrawn = 0 "
                f"AND role = 'draft' AND json_extract(record, '$.{field}') = ? AND sha256 <> ?",
                (name, document.sha256),
            )
            if found is not None:
                return f"d{found}"
        return None

    def drafts(self) -> list[tuple[str, str]]:
        """The drafts in the work that were read from files: id and file name."""
        rows = self._database.rows(
            "SELECT id, json_extract(record, '$.origin') FROM documents WHERE role = 'draft' "
            "AND withdrawn = 0 AND imported IS NOT NULL AND json_extract(record, '$.url') = ''"
        )
        return [(f"d{key}", str(name)) for key, name in rows]

    def read_before(self, sha256: str) -> bool:
        """Whether some document of the case, in the work or not, was read from those bytes."""
        asked = "SELECT 1 FROM documents WHERE sha256 = ? AND imported IS NOT NULL LIMIT 1"
        return bool(self._database.value(asked, (sha256,)))

    def waiting(self, sha256: str, old: str) -> str | None:
        """The document of those bytes that came in as a version of ``old`` and is out of work."""
        found = self._database.value(
            "SELECT max(d.id) FROM documents d JOIN events e ON e.seq = d.imported "
            "WHERE d.sha256 = ? AND d.withdrawn <> 0 AND json_extract(e.detail, '$.revises') = ?",
            (sha256, old),
        )
        return None if found is None else f"d{found}"

    def claims_as_read(
        self, document: str, also: Sequence[str] = ()
    ) -> tuple[tuple[Claim, Dropped | None], ...]:
        """The claims of a document as the machine read them, without any edits, each with how it
        came to be out of the work.

        What came in by hand and is not marked is left out, but for those of ``also``.
        """
        rows = self._database.rows(
            f"SELECT {COLUMNS}, s.dropped FROM claims c JOIN states s ON s.claim = c.id "
            "WHERE c.document = ? ORDER BY c.span_start, c.id",
            (number(document, "d"),),
        )
        found = [
            (claim_of(tuple(row)), Dropped.of(states.read_dropped(last))) for *row, last in rows
        ]
        return tuple(
            (claim, dropped)
            for claim, dropped in found
            if dropped is None or dropped.how is not DropKind.UNMARKED or claim.id in also
        )

    def bring_marked(
        self, document: Document, claims: Sequence[Claim], reviewer: str
    ) -> tuple[str, ...]:
        """Have claims that people marked in an earlier version come in; :meth:`revise` marks them.

        Killed in between, they are no claims, and come in again.
        """
        rows = prepare(document, claims)
        with self._database.transaction():
            stamp = self._stamp(acts.IMPORT, reviewer)
            return tuple(bring(self._database, document, claims, rows, stamp))

    def revise(
        self,
        old: str,
        new: str,
        revision: Revision,
        reviewer: str,
        marked: Sequence[str] = (),
    ) -> Event:
        """Put ``new`` in the place of ``old``, and carry over what people did, as one act.

        ``marked`` are claims of the new version that :meth:`bring_marked` brought.

        What they did is read in the transaction that writes it: a decision of another program is
        in it, or comes after and is refused.

        Raises:
            Refused: one of the two is not as it should be any more.
        """
        with self._database.transaction():
            self._check(old, new)
            carrying = _Carrying(self._database, old, new, revision, frozenset(marked))
            carrying.bring_passages(self._stamp(acts.IMPORT, reviewer))
            told: Fields = {fate.value: count for fate, count in sorted(revision.counts.items())}
            detail: Fields = {"document": new, "revises": old, "fates": told}
            changes = tuple(carrying.changes())
            return acts.write(self._database, self._stamp(REVISE, reviewer, detail), changes)

    def _check(self, old: str, new: str) -> None:
        if states.present(self._database, old, "withdrawn"):
            raise Refused(
                "{old} is not in the work any more, so nothing can take its place.", old=old
            )
        if states.present(self._database, new, "revises") is not None or new == old:
            raise Refused("{new} is a version of another document already.", new=new)

    def all(self) -> tuple[Version, ...]:
        """Every document that has taken the place of another, oldest first."""
        rows = self._database.rows("SELECT new, old FROM versions ORDER BY new")
        return tuple(Version(f"d{new}", f"d{old}") for new, old in rows)

    def number(self, document: str) -> int:
        """Which version a document is: 1 for what takes the place of nothing."""
        count, key = 1, number(document, "d")
        while key := self._database.value("SELECT old FROM versions WHERE new = ?", (key,)) or 0:
            count += 1
        return count

    def origins(self, claims: Sequence[str]) -> Iterator[Origin]:
        """What each of ``claims`` was in the version before; nothing for what was not there."""
        for one in claims:
            yield from self._links("claim = ?", number(one, "c"))

    def became(self, claim: str) -> Iterator[Origin]:
        """What a claim has become in the next version."""
        yield from self._links("was = ?", number(claim, "c"))

    def links_of(self, document: str) -> tuple[Origin, ...]:
        """What the claims of a version were in the one before, in the order of their ids."""
        return tuple(self._links("document = ?", number(document, "d")))

    def forebears(self, claim: str) -> tuple[str, ...]:
        """What a claim was in all earlier versions, the latest first."""
        found: dict[str, None] = {}
        asked = [claim]
        while asked:
            asked = [one.was for one in self.origins(asked) if one.was not in found]
            found.update(dict.fromkeys(asked))
        return tuple(found)

    def _links(self, chosen: str, key: int) -> Iterator[Origin]:
        for claim, was, fate, reason in self._database.rows(
            f"SELECT claim, was, fate, reason FROM lineage WHERE {chosen} ORDER BY claim, was",
            (key,),
        ):
            yield Origin(f"c{claim}", f"c{was}", Fate(fate), reason)


class _Carrying:
    """What people did with the claims of one version, to be carried to those of the next."""

    def __init__(
        self,
        database: Database,
        old: str,
        new: str,
        revision: Revision,
        marked: Collection[str],
    ) -> None:
        self._database, self._old, self._new = database, old, new
        self._marked = marked
        self._links = revision.links
        self._done = dict(_work(database, number(old, "d")))
        # What somebody decided of the new version itself is nearer to its words.
        own = _work(database, number(new, "d"))
        self._own = {claim: done for claim, done in own if claim not in marked}
        self._kept = {
            link.old.id: link
            for link in revision.links
            if link.fate is Fate.KEPT and link.old and link.new
        }
        self._changed = {
            link.old.id: link
            for link in revision.links
            if link.fate in (Fate.CHANGED, Fate.SPLIT) and link.old and link.new
        }
        self._became = {
            link.old.id: link.new.id for link in reversed(revision.links) if link.old and link.new
        }
        self._stances: list[tuple[Evidence, Evidence]] = []

    def bring_passages(self, stamp: Stamp) -> None:
        """Have the passages that people weighed speak to the new claims of the same words."""
        found = evidence.touched(self._database, number(self._old, "d"))
        for passage in found:
            link = self._kept.get(passage.claim)
            brought = _brought(passage, link, self._old, self._new) if link else None
            if passage.taken and passage.claim in self._changed:
                # What a person looked for is not lost with a word of the claim; whoever put the
                # version in place has it compared anew.
                brought = _taken_over(passage, self._changed[passage.claim], self._old)
            if brought:
                self._stances.append((passage, brought))
        passages.bring(self._database, [brought for _, brought in self._stances], stamp)

    def changes(self) -> Iterator[Change]:
        """The fields that change, those of the two documents last."""
        for link in self._links:
            yield from self._of(link)
            yield from self._dropping(link)
        yield from self._repeats_elsewhere()
        for passage, brought in self._stances:
            target = f"e{passages.key_of(self._database, brought)}"
            wanted: Fields = {
                "stance": passage.stance.value if passage.stance else None,
                "dismissed": passage.dismissed,
                "taken": passage.taken,
                "overruled": dict(passage.overruled) or None,
            }
            yield from self._towards(target, wanted)
        yield from self._noted()
        yield Change(target=self._old, field="withdrawn", before=False, after=True)
        yield from self._towards(self._new, {"withdrawn": False})
        claims: list[Json] = [
            [f"c{claim}", f"c{was}", fate, reason] for claim, was, fate, reason in self._pairs()
        ]
        told: Fields = {"document": self._old, "claims": claims}
        yield Change(target=self._new, field="revises", before=None, after=told)

    def _noted(self) -> Iterator[Change]:
        """The entries of the journal, which are about the claims that live on."""
        became: dict[str, list[str]] = {}
        for link in self._links:
            if link.old and link.new:
                became.setdefault(link.old.id, []).append(link.new.id)
        yield from entries.carried(self._database, became, self._kept)

    def _pairs(self) -> list[tuple[int, int, str, str]]:
        return sorted(
            (number(link.new.id, "c"), number(link.old.id, "c"), link.fate.value, link.reason)
            for link in self._links
            if link.old and link.new
        )

    def _of(self, link: Link) -> Iterator[Change]:
        done = self._done.get(link.old.id) if link.old else None
        if link.old is None or (link.new and link.new.id in self._own):
            return
        if link.fate is Fate.VANISHED:
            yield from self._lost(link.old)
            return
        if done is None or is_replaced(self._done, link.old.id):
            return
        fields, edits = done
        fields = {field: value for field, value in fields.items() if field != "dropped"}
        if link.new:
            fields = self._same(fields)
        if link.new and link.fate is Fate.KEPT:
            yield from self._towards(link.new.id, fields)
            yield from self._edited(link.new.id, edits)
        elif link.new and link.fate in (Fate.CHANGED, Fate.SPLIT):
            judged = fields["verdict"] is not None or fields["same_as"] is not None
            standing = "stale" if judged else None
            reopened = {**fields, "standing": standing, "skipped": False}
            yield from self._towards(link.new.id, reopened)

    def _same(self, fields: Fields) -> Fields:
        """The fields of a claim with its main claim as it is in the next version.

        Where the main claim's words were cut, the claim keeps its verdict as one of its own.
        """
        main = fields["same_as"]
        if not isinstance(main, str) or not self._is_of_old(main):
            return fields
        if main in self._became:
            became = self._became[main]
            own = self._own.get(became)
            return {**fields, "same_as": (own[0]["same_as"] if own else None) or became}
        work = self._done.get(main)
        judged = {field: work[0][field] for field in JUDGED} if work else {}
        return {**fields, **judged, "same_as": None}

    def _is_of_old(self, claim: str) -> bool:
        return bool(
            self._database.value(
                "SELECT 1 FROM states WHERE claim = ? AND document = ?",
                (number(claim, "c"), number(self._old, "d")),
            )
        )

    def _repeats_elsewhere(self) -> Iterator[Change]:
        """The claims of other documents that repeat one of the old version."""
        names = states.CLAIM_FIELDS
        rows = self._database.rows(
            f"SELECT o.claim, {', '.join(f'o.{name}' for name in names)} FROM states s "
            "JOIN states o ON o.same_as = 'c' || s.claim JOIN documents d ON d.id = o.document "
            "WHERE s.document = :old AND o.document <> :old AND d.withdrawn = 0 ORDER BY o.claim",
            {"old": number(self._old, "d")},
        )
        for claim, *values in list(rows):
            fields: Fields = dict(zip(names, values, strict=True))
            fields["skipped"] = bool(fields["skipped"])
            yield from self._towards(f"c{claim}", self._same(fields))

    def _lost(self, claim: Claim) -> Iterator[Change]:
        """What has no place in the new version: an orphan, where somebody had to do with it."""
        fields, _ = self._done.get(claim.id, (states.UNTOUCHED, {}))
        worked = claim.marked_by or any(fields[field] not in (None, "") for field in _WORK)
        if worked and fields["dropped"] is None:
            yield from self._towards(claim.id, {"standing": "orphan"})

    def _dropping(self, link: Link) -> Iterator[Change]:
        """Whether a claim of the new version is in the work, as the one that it was."""
        if link.old is None or link.new is None or link.new.id in self._own:
            return
        dropped = dropped_of(self._done, link.old.id)
        if (dropped or link.new.id in self._marked) and link.fate in (Fate.KEPT, Fate.CHANGED):
            kept = still_dropped(dropped, link, self._done, self._became) if dropped else None
            yield from self._towards(link.new.id, {"dropped": kept.record() if kept else None})

    def _edited(self, claim: str, edits: Fields) -> Iterator[Change]:
        for field, value in edits.items():
            # A figure or speaker that the new reading does not have cannot be corrected either.
            try:
                yield from self._towards(claim, {field: value})
            except (Refused, CaseError):
                continue

    def _towards(self, target: str, wanted: Fields) -> Iterator[Change]:
        for field, after in wanted.items():
            before = states.present(self._database, target, field)
            if canonical(before) != canonical(after):
                yield Change(target=target, field=field, before=before, after=after)


def _work(database: Database, document: int) -> Iterator[tuple[str, tuple[Fields, Fields]]]:
    """Of each claim that people did something with: the fields they set, and their edits."""
    names = states.CLAIM_FIELDS
    for claim, edits, *values in database.rows(
        f"SELECT claim, overrides, {', '.join(names)} FROM states WHERE document = ?", (document,)
    ):
        fields: Fields = dict(zip(names, values, strict=True))
        fields["skipped"] = bool(fields["skipped"])
        fields["dropped"] = states.read_dropped(fields["dropped"])
        if fields != states.UNTOUCHED or edits != "{}":
            yield f"c{claim}", (fields, json.loads(edits))


def _untouched(passage: Evidence, claim: str) -> Evidence:
    """A passage as it comes in for another claim, with nothing that people made of it."""
    return replace(
        passage, claim=claim, id="", stance=None, dismissed=False, taken=False, overruled=()
    )


def _taken_over(passage: Evidence, link: Link, old: str) -> Evidence | None:
    """A passage that a person chose, for the changed claim; None for words of the old text."""
    if link.new is None or passage.document == old:
        return None
    moved = replace(_untouched(passage, link.new.id), by_hand=True)
    return replace(moved, claim_quantity=None, quantity=None, difference=None)


def _brought(passage: Evidence, link: Link, old: str, new: str) -> Evidence | None:
    """A passage as it speaks to a claim of the same words in the next version.

    None where it can no longer be said of which of the claim's figures, or where, it speaks.
    """
    if link.old is None or link.new is None:
        return None
    moved = _untouched(passage, link.new.id)
    figure = passage.claim_quantity
    if figure:
        pairs = zip(link.old.quantities, link.new.quantities, strict=False)
        span = next((other.span for one, other in pairs if one.span == figure.span), None)
        if span is None:
            return None
        moved = replace(moved, claim_quantity=replace(figure, span=span))
    if passage.document != old:
        return moved
    # What quotes the claim's own text: words that stand in no other document.
    by = link.new.span.start - link.old.span.start
    span = Span(passage.span.start + by, passage.span.end + by)
    inside = link.new.span.start <= span.start and span.end <= link.new.span.end
    if not inside or link.old.text != link.new.text:
        return None
    return replace(moved, document=new, span=span)
