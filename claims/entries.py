"""Entries of the journal as JSON and as lines of plain words, the same wherever they are told."""

from __future__ import annotations

from datetime import date

from claims.model import (
    Adjudication,
    Comment,
    Contact,
    Entry,
    Overruling,
    Ruling,
    Search,
    SecondReading,
    Signed,
    SignOff,
)
from claims.phrases import phrase
from claims.records import Record

_UTC = "%Y-%m-%dT%H:%M:%SZ"


def entry_record(entry: Entry, today: date) -> Record:
    """An entry as in ``journal --json``; ``today`` says whose answer is overdue."""
    found: Record = {
        "id": entry.id,
        "kind": entry.KIND.value,
        "claims": list(entry.claims),
        "by": entry.by,
        "at": entry.at.strftime(_UTC),
        "corrected": entry.corrected,
    }
    match entry:
        case Comment():
            return {**found, "text": entry.text}
        case Contact():
            return {**found, **_contact(entry, today)}
        case Search():
            told = {"where": entry.where, "query": entry.query, "found": entry.found}
            return {**found, **told, "contrary": entry.contrary}
        case Overruling():
            return {**found, "rule": entry.rule, "reason": entry.reason}
        case SecondReading():
            read = {"label": entry.label, "scale": entry.scale, "reason": entry.reason}
            return {**found, **read}
        case Adjudication():
            given = {"label": entry.label, "scale": entry.scale, "reason": entry.reason}
            return {**found, **given, "first": list(entry.first)}
        case Ruling():
            ruled: Record = {"state": entry.state.value, "reason": entry.reason}
            return {**found, **ruled, "first": list(entry.first)}
        case SignOff():
            signed: Record = {"role": entry.role.value, "head": entry.head, "seq": entry.seq}
            return {**found, **signed, "report": entry.report}
        case _:
            return found


def _contact(entry: Contact, today: date) -> Record:
    return {
        "whom": entry.whom,
        "channel": entry.channel,
        "asked": entry.asked,
        "asked_on": _day(entry.asked_on),
        "answer": entry.answer,
        "answered_on": _day(entry.answered_on),
        "deadline": _day(entry.deadline),
        "confidential": entry.confidential,
        "waiting": entry.waiting,
        "overdue": entry.overdue(today),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def signed_record(signed: Signed) -> Record:
    """A sign-off as in ``gate --json``, with what has become of it."""
    entry = signed.entry
    return {
        "id": entry.id,
        "role": entry.role.value,
        "by": entry.by,
        "at": entry.at.strftime(_UTC),
        "head": entry.head,
        "report": entry.report,
        "stands": signed.stands,
        "voided": signed.voided or None,
        "voided_by": signed.event or None,
    }


def entry_words(entry: Entry, today: date) -> str:
    """What an entry says on one line, without who made it and when."""
    match entry:
        case Comment():
            return entry.text
        case Contact():
            return contact_words(entry, today)
        case Search():
            return search_words(entry)
        case Overruling():
            return phrase(
                "rule {rule} overruled by {by}: {reason}",
                rule=entry.rule,
                by=entry.by,
                reason=entry.reason,
            )
        case SecondReading():
            why = f": {entry.reason}" if entry.reason else ""
            return phrase(
                "second reading by {by}: {label}{why}", by=entry.by, label=entry.label, why=why
            )
        case Adjudication():
            return f"settled by {entry.by} as {entry.label}: {entry.reason}"
        case Ruling():
            why = f": {entry.reason}" if entry.reason else ""
            return phrase("change {state}{why}", state=phrase(entry.state.value), why=why)
        case SignOff():
            return phrase(
                "signed by {by} as {role}, head {head}",
                by=entry.by,
                role=phrase(entry.role.words),
                head=entry.head,
            )
        case _:
            return entry.id


def contact_words(entry: Contact, today: date, *, private: bool = True) -> str:
    """Whom was asked what, and the answer; without ``private`` the channel is left out."""
    how = f" ({entry.channel})" if entry.channel and private else ""
    when = phrase(" on {day}", day=entry.asked_on) if entry.asked_on else ""
    asked = f": {entry.asked}" if entry.asked else ""
    return phrase(
        "{whom}{how} was asked{when}{asked} — {answer}",
        whom=entry.whom,
        how=how,
        when=when,
        asked=asked,
        answer=answer_words(entry, today),
    )


def answer_words(entry: Contact, today: date) -> str:
    """The answer and its day, or that there is none, and by when there should be one."""
    if entry.answered_on is not None:
        return phrase(
            "answered on {answered_on}: {answer}",
            answered_on=entry.answered_on,
            answer=entry.answer or phrase("nothing"),
        )
    if entry.deadline is None:
        return phrase("no answer yet")
    if entry.overdue(today):
        return phrase("no answer by {deadline}: overdue", deadline=entry.deadline)
    return phrase("no answer yet, asked for by {deadline}", deadline=entry.deadline)


def search_words(entry: Search) -> str:
    """Where somebody searched for what, and what was found."""
    return phrase("searched {what}", what=searched_words(entry))


def searched_words(entry: Search) -> str:
    """The place, what was looked for there, and what was found."""
    what = phrase(" for “{query}”", query=entry.query) if entry.query else ""
    why = phrase(", for evidence against it") if entry.contrary else ""
    return phrase(
        "{where}{what}{why}: {found}",
        where=entry.where,
        what=what,
        why=why,
        found=entry.found or phrase("found nothing"),
    )


def signed_words(signed: Signed) -> str:
    """Who signed as what, and whether that stands."""
    entry = signed.entry
    voided = signed.voided
    return phrase(
        "{role}: {by}, {at} UTC, {fate}",
        role=phrase(entry.role.words),
        by=entry.by,
        at=f"{entry.at:%Y-%m-%d %H:%M}",
        fate=phrase("VOID: {why}", why=voided) if voided else phrase("stands"),
    )
