"""Moving, searching and looking around in ``review --plain``: one fact a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from claims.errors import InputError
from factcheck.cli.output import say

if TYPE_CHECKING:
    from claims.store import QueueRow
    from factcheck.cli.plain import Session

_MOST = 12
"""Entries of a list that are said before "and more"."""


def first(session: Session, rest: str) -> None:
    """The first claim of the queue."""
    session.go(-session.place)


def last(session: Session, rest: str) -> None:
    """The last claim of the queue."""
    session.go(len(session.queue) - 1 - session.place)


def next_alarm(session: Session, rest: str) -> None:
    """The next claim that is flagged, stale or contradicted."""
    _alarm(session, range(session.place + 1, len(session.queue)))


def previous_alarm(session: Session, rest: str) -> None:
    """The claim before that is flagged, stale or contradicted."""
    _alarm(session, range(session.place - 1, -1, -1))


def _alarm(session: Session, places: range) -> None:
    found = next((place for place in places if _alarms(_row(session, place))), None)
    if found is None:
        say("Nothing flagged, stale or contradicted that way.")
    else:
        session.go(found - session.place)


def _row(session: Session, place: int) -> QueueRow | None:
    number = int(session.queue[place][1:])
    return session.case.queue.rows([number]).get(number)


def _alarms(row: QueueRow | None) -> bool:
    from claims.model import ALARMS, Status

    return row is not None and (row.flagged or row.status is Status.STALE or row.relation in ALARMS)


def search(session: Session, rest: str) -> None:
    """The claims that hold some words: ``/ ferries 40,000``."""
    if not rest:
        raise InputError("say which words: search ferries 40,000")
    found = [claim for claim, _ in session.case.search(rest, _MOST)]
    _say_some(
        [f"{one.id}  {' '.join(one.text.split())}" for one in session.case.claims(found).values()],
        "No claim holds these words.",
    )


def filter_queue(session: Session, rest: str) -> None:
    """Only the claims that fit: ``F status:open conflicts``; alone all of them."""
    from factcheck.cli.listing import spelt_out_filter

    session.requeue(filter=spelt_out_filter(session.case, rest, session.review.reviewer))


def order_queue(session: Session, rest: str) -> None:
    """Another order of the queue: ``S risk``."""
    from claims.filters import Order

    if not rest:
        raise InputError(f"say which order: {', '.join(Order)}")
    session.requeue(order=rest)


def reload(session: Session, rest: str) -> None:
    """The queue read again, with what others did meanwhile."""
    session.requeue()


def who(session: Session, rest: str) -> None:
    """Who says the claim, and how that is known."""
    found = session.case.cast.who(session.claim)
    if found is None:
        say("Nobody is named: the text itself says it.")
        return
    say(f"{found.name}, {found.claims} claims")
    for learnt in found.roles[:_MOST]:
        say(f"role: {learnt.role}")
    say(f"because: {found.because or 'no reason was noted'}")
    if found.decided_by_hand:
        say("set by hand")


def speaker(session: Session, rest: str) -> None:
    """Who said it, mended in the whole document: ``speaker Ada Quill``."""
    if not rest:
        raise InputError("say who said it: speaker Ada Quill")
    session.did(session.review.mend_speaker(session.claim, rest, everywhere=True))


def cast(session: Session, rest: str) -> None:
    """The people and bodies of the case with their claims; ``C quill`` those of that name."""
    from claims.folding import fold

    wanted = fold(rest)
    found = [
        f"{one.person.name}{f', {one.person.roles[0]}' if one.person.roles else ''}: "
        f"{one.claims} claims"
        for one in session.case.cast.members()
        if wanted in fold(one.person.name)
    ]
    _say_some(found, "Nobody fits.")


def documents(session: Session, rest: str) -> None:
    """The documents of the case."""
    found = session.case.documents(text=False)
    _say_some([f"{one.id}  {one.role.value}  {one.name}" for one in found], "No documents.")


def front(session: Session, rest: str) -> None:
    """The case at a glance: how far it is, and what is disputed."""
    progress = session.review.progress()
    say(f"{progress.decided} of {progress.total} claims decided")
    say(f"{progress.words_decided} of {progress.words} words decided")
    disputes = session.case.disputes.listed(_MOST)
    _say_some(
        [
            f"{one.claim}  {one.relation.value}: {one.value or one.text} against "
            f"{one.against_value or one.against_name or 'nothing found'}"
            for one in disputes
        ],
        "Nothing is disputed.",
    )


def scale(session: Session, rest: str) -> None:
    """The scale with its definitions, or another one: ``scale politifact``."""
    if rest:
        session.did(session.review.use_scale(rest))
        return
    for label in session.review.scale.labels:
        say(f"{label.key or label.slug}  {label.words}: {label.definition}")


def _say_some(lines: list[str], nothing: str) -> None:
    for one in lines[:_MOST]:
        say(one)
    if not lines:
        say(nothing)
    elif len(lines) > _MOST:
        say(f"and {len(lines) - _MOST} more")


Look = Callable[["Session", str], None]


def answers() -> Iterator[tuple[str, str, str, Look]]:
    """Key, name, words and what is done."""
    yield from (
        ("g", "first", "the first claim", first),
        ("G", "last", "the last claim", last),
        ("}", "next-attention", "the next claim flagged, stale or contradicted", next_alarm),
        ("{", "previous-attention", "the one before", previous_alarm),
        ("/", "search", "claims that hold words: / ferries 40,000", search),
        ("F", "filter", "only claims that fit: F status:open conflicts; alone all", filter_queue),
        ("S", "order", "another order: S risk", order_queue),
        ("R", "reload", "read the queue again", reload),
        ("i", "who", "who says it, and how that is known", who),
        ("", "speaker", "mend who said it: speaker Ada Quill", speaker),
        ("C", "cast", "the people of the case; C quill finds one", cast),
        ("b", "overview", "the case at a glance", front),
        ("", "documents", "the documents of the case", documents),
        ("", "scale", "the scale with its definitions; scale politifact", scale),
    )
