"""The acts of the journal: remarks, questions put to people, searches, rules overruled.

Each takes the :class:`~claims.review.Review` of whoever does it, is one event and one step of undo,
and returns the event; its ``detail`` names the entry. They raise Refused where something that is
needed is missing, or nothing would change, and CaseError where the case cannot be written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.model import Event, Json
from claims.model.journal import ENTRIES, Contact, Entry
from claims.model.kinds import JOURNAL_FIELDS, EntryKind
from claims.phrases import phrase

if TYPE_CHECKING:
    from claims.review import Review
    from claims.store import Case

_NEEDED: Mapping[EntryKind, Mapping[str, str]] = {
    EntryKind.COMMENT: {"text": phrase("Say something: a comment without words is none.")},
    EntryKind.CONTACT: {"whom": phrase("Say who was asked.")},
    EntryKind.SEARCH: {"where": phrase("Say where you searched.")},
    EntryKind.CHANGE: {"state": phrase("Say what becomes of the change.")},
    EntryKind.SECOND_READING: {"label": phrase("Say which verdict.")},
    EntryKind.OVERRULING: {
        "rule": phrase("Say which rule is overruled."),
        "reason": phrase("Say why the rule does not hold here."),
    },
}
"""What an entry is nothing without, and what to say where it is missing."""


def comment(review: Review, claims: Sequence[str], text: str) -> Event:
    """Remark something on claims, or with none of them on the whole case."""
    return note(review, EntryKind.COMMENT, claims, {"text": text})


def contact(
    review: Review,
    claims: Sequence[str],
    whom: str,
    *,
    channel: str = "",
    asked: str = "",
    asked_on: date | None = None,
    deadline: date | None = None,
    confidential: bool = False,
) -> Event:
    """Note that somebody was asked about claims, or about the whole case.

    ``channel`` is how, ``deadline`` the last day for an answer; ``asked_on`` is today where nobody
    says otherwise. What a ``confidential`` contact is called and says never leaves the case.
    """
    fields: dict[str, Json] = {
        "whom": whom,
        "channel": channel,
        "asked": asked,
        "asked_on": _day(asked_on or review.case.now().date()),
        "deadline": _day(deadline),
        "confidential": confidential,
    }
    return note(review, EntryKind.CONTACT, claims, fields)


def answered(review: Review, entry: str, answer: str, on: date | None = None) -> Event:
    """Note what somebody answered, and when; today where nobody says."""
    if not isinstance(review.case.journal.entry(entry), Contact):
        raise Refused("{entry} is no contact, so nobody can have answered it.", entry=entry)
    when = _day(on or review.case.now().date())
    return correct(review, entry, {"answer": answer, "answered_on": when})


def searched(
    review: Review,
    claims: Sequence[str],
    where: str,
    query: str = "",
    *,
    found: str = "",
    contrary: bool = False,
) -> Event:
    """Note a search: where, for what, and what was found (nothing, where ``found`` is empty).

    ``contrary`` says that evidence against the claim was looked for.
    """
    fields: dict[str, Json] = {
        "where": where,
        "query": query,
        "found": found,
        "contrary": contrary,
    }
    return note(review, EntryKind.SEARCH, claims, fields)


def overrule(review: Review, claims: Sequence[str], rule: str, reason: str) -> Event:
    """Say that a house rule does not hold of claims, and why."""
    from claims.rules import check_overrulable

    check_overrulable(rule)
    if not claims:
        raise Refused("A rule is overruled for a claim, never for the whole case.")
    known = review.case.journal.of(claims)
    for claim, entries in known.items():
        if any(getattr(one, "rule", "") == rule for one in entries):
            raise Refused("{rule} is overruled for {claim} already.", rule=rule, claim=claim)
    return note(review, EntryKind.OVERRULING, claims, {"rule": rule, "reason": reason})


def correct(review: Review, entry: str, fields: Mapping[str, Json]) -> Event:
    """Have an entry say something else; ``fields`` are of :data:`JOURNAL_FIELDS`.

    Who made it stays, and the history keeps what it said.
    """
    kind = review.case.journal.entry(entry).KIND
    if kind is EntryKind.SIGN_OFF:
        raise Refused("A sign-off is taken back, not corrected.")
    known = {*ENTRIES[kind].__dataclass_fields__} & {*JOURNAL_FIELDS}
    for name in fields:
        if name not in known:
            raise Refused(
                "A {kind} has no {name!r}; it has {listed}.",
                kind=kind.value,
                name=name,
                listed=", ".join(sorted(known)),
            )
    wanted = _checked(review, kind, fields)
    return review.case.journal.correct(entry, wanted, review.reviewer)


def take_back(review: Review, entry: str) -> Event:
    """Take an entry out of the journal; the history keeps it."""
    return review.case.journal.take_back(entry, review.reviewer)


def note(
    review: Review, kind: EntryKind, claims: Sequence[str], fields: Mapping[str, Json]
) -> Event:
    """Make an entry of a kind about claims, or about the whole case."""
    about: list[Json] = [*review.states(claims)] if claims else []
    wanted = _checked(review, kind, {**dict.fromkeys(_NEEDED[kind], ""), **fields})
    return review.case.journal.add(kind, {"claims": about, **wanted}, review.reviewer)


def first_of(case: Case, claim: str, entries: Sequence[Entry]) -> dict[str, str]:
    """Of entries about a claim that were first about one whose words it stands for: which, by the
    id of the entry.
    """
    others = {one for entry in entries for one in entry.claims if one != claim}
    if not others:
        return {}
    states = case.states(sorted(others, key=lambda one: int(one[1:])), own=True)
    found: dict[str, str] = {}
    for entry in entries:
        for one, state in states.items():
            into = set(state.dropped.into) if state.dropped else set()
            if one in entry.claims and into.intersection(entry.claims):
                found.setdefault(entry.id, one)
    return found


def _checked(review: Review, kind: EntryKind, fields: Mapping[str, Json]) -> dict[str, Json]:
    """``fields`` without white space around them; raises Refused where one that is needed is
    empty.
    """
    wanted = {
        name: value.strip() if isinstance(value, str) else value for name, value in fields.items()
    }
    for name, missing in _NEEDED[kind].items():
        if name in wanted and not wanted[name]:
            raise Refused(missing)
    about = wanted.get("claims")
    if isinstance(about, list) and about:
        review.states([str(one) for one in about])
    return wanted


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
