"""Writing acts of people into the history, and turning them round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.errors import Refused
from claims.model import Change, Event, Json
from claims.phrases import phrase
from claims.store import chain, states
from claims.store.chain import Stamp
from claims.store.database import Database, Row
from claims.store.ids import number

UNDO, REDO, IMPORT = "undo", "redo", "import"
MACHINE_ACTS = frozenset({UNDO, REDO, IMPORT})
"""Acts that undo never reverts."""


def record(
    database: Database,
    stamp: Stamp,
    changes: Sequence[Change],
    undoes: int | None = None,
    *,
    seen: int | None = None,
) -> Event:
    """One act of a person, all of it or none: the event, and the state that follows from it.

    With ``seen``, the number of the latest event that the person has seen, what another connection
    changed since is not overwritten.

    Raises:
        Refused: a value before is not the present one, or nothing would change.
        CaseError: the case cannot be written.
    """
    if not changes:
        raise Refused("Nothing would change.")
    with database.transaction():
        if seen is not None:
            refuse_unseen(database, frozenset(change.target for change in changes), seen)
        return write(database, stamp, changes, undoes)


def refuse_unseen(database: Database, targets: frozenset[str], seen: int) -> None:
    """Refuse an act on what another connection changed after event ``seen``; in a transaction.

    Of claims and passages anything that changed counts; of the case, its documents and its people
    only the very field, which is compared with what it was before in any case.

    Raises:
        Refused: with who changed what, and to what.
    """
    for target in sorted(one for one in targets if one[:1] in "ce" and one[1:].isdecimal()):
        for seq, who, act, field, after in database.rows(
            "SELECT c.seq, e.reviewer, e.act, c.field, c.after FROM changes c "
            "JOIN events e ON e.seq = c.seq WHERE c.target = ? AND c.seq > ? "
            "ORDER BY c.seq DESC, c.position",
            (target, seen),
        ):
            if seq not in database.written:
                raise Refused(_unseen(target, str(who), str(act), str(field), str(after)))


def _unseen(target: str, who: str, act: str, field: str, after: str) -> str:
    value = "empty" if after in ("null", '""') else after.strip('"')
    shown = value if len(value) <= 60 else f"{value[:59]}…"
    return phrase(
        "{target} was changed meanwhile by {who} ({act}: {field} is {shown}). Nothing "
        "of yours was written: look at it again, and decide then.",
        target=target,
        who=who or phrase("somebody"),
        act=act,
        field=field,
        shown=shown,
    )


def write(
    database: Database, stamp: Stamp, changes: Sequence[Change], undoes: int | None = None
) -> Event:
    """What :func:`record` does, in the caller's transaction."""
    states.apply(database, changes)
    event = chain.append(database, replace(stamp(), changes=tuple(changes), undoes=undoes))
    _stand(database, event)
    return event


def _stand(database: Database, event: Event) -> None:
    if event.act in (UNDO, REDO) and event.undoes is not None:
        database.run(
            "UPDATE acts SET standing = ?, latest = ? WHERE seq = ?",
            ("undone" if event.act == UNDO else "done", event.seq, event.undoes),
        )
    elif event.act not in MACHINE_ACTS:
        database.run(
            "UPDATE acts SET standing = 'dropped' WHERE reviewer = ? AND standing = 'undone'",
            (event.reviewer,),
        )
        database.run(
            "INSERT INTO acts (seq, reviewer, standing, latest) VALUES (?, ?, 'done', ?)",
            (event.seq, event.reviewer, event.seq),
        )


def undo(database: Database, reviewer: str, stamp: Stamp) -> Event:
    """Revert this reviewer's latest act that still stands.

    Raises:
        Refused: there is none, or somebody has changed the same thing since.
    """
    with database.transaction():
        seq = database.value(
            "SELECT max(seq) FROM acts WHERE reviewer = ? AND standing = 'done'",
            (reviewer,),
        )
        if seq is None:
            raise Refused("There is nothing to undo.")
        return _turn(database, UNDO, reviewer, seq, stamp)


def redo(database: Database, reviewer: str, stamp: Stamp) -> Event:
    """Bring back what this reviewer undid last.

    Raises:
        Refused: there is nothing, or somebody has changed the same thing since.
    """
    with database.transaction():
        seq = database.value(
            "SELECT min(seq) FROM acts WHERE reviewer = ? AND standing = 'undone'",
            (reviewer,),
        )
        if seq is None:
            raise Refused("There is nothing to redo.")
        return _turn(database, REDO, reviewer, seq, stamp)


def _turn(database: Database, act: str, reviewer: str, seq: int, stamp: Stamp) -> Event:
    done = chain.one_event(database, seq)
    _refuse_overlap(database, act, reviewer, done)
    changes = done.changes
    if act == UNDO:
        changes = tuple(
            Change(
                target=change.target, field=change.field, before=change.after, after=change.before
            )
            for change in reversed(done.changes)
        )
    detail: Mapping[str, Json] = {"of": done.act}
    states.apply(database, changes)
    event = chain.append(
        database, replace(stamp(), act=act, changes=changes, undoes=seq, detail=detail)
    )
    _stand(database, event)
    return event


def _refuse_overlap(database: Database, act: str, reviewer: str, done: Event) -> None:
    row = database.row(
        "SELECT e.reviewer, e.act, e.at, theirs.target FROM changes mine "
        "JOIN changes theirs ON theirs.target = mine.target "
        "JOIN acts a ON a.seq = theirs.seq AND a.standing = 'done' "
        "JOIN events e ON e.seq = a.seq "
        "WHERE mine.seq = :seq AND a.reviewer <> :reviewer "
        "AND a.latest > (SELECT latest FROM acts WHERE seq = :seq) ORDER BY a.latest DESC LIMIT 1",
        {"seq": done.seq, "reviewer": reviewer},
    ) or decided_in_version(database, reviewer, done)
    if row is not None:
        who, did, at, target = row
        raise Refused(
            "{who} has changed {target} since ({did}, {at}), so your {act!r} of event "
            "{seq} cannot be {undone}: decide {target} anew, or ask {who} to undo first.",
            who=who,
            target=target,
            did=did,
            at=at,
            act=done.act,
            seq=done.seq,
            undone=phrase("undone") if act == UNDO else phrase("brought back"),
        )


def decided_in_version(database: Database, reviewer: str, done: Event) -> Row | None:
    """An act of somebody else on a claim of the version that an act put in an earlier one's place.

    Those claims need not be among what the act changed: most are new, or were untouched.
    """
    targets = [change.target for change in done.changes if change.field == "revises"]
    for document in targets:
        row = database.row(
            "SELECT e.reviewer, e.act, e.at, c.target FROM changes c "
            "JOIN acts a ON a.seq = c.seq AND a.standing = 'done' JOIN events e ON e.seq = a.seq "
            "WHERE a.reviewer <> :reviewer AND a.latest > :seq AND c.target IN "
            "(SELECT 'c' || claim FROM states WHERE document = :document) LIMIT 1",
            {"reviewer": reviewer, "seq": done.seq, "document": number(document, "d")},
        )
        if row is not None:
            return row
    return None
