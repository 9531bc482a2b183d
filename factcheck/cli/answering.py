"""Evidence, comparisons, the past, precedents and sources in ``review --plain``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InputError
from factcheck.cli.output import say

if TYPE_CHECKING:
    from claims.model import Stance
    from factcheck.cli.plain import Session

_SHOWN = 12
_EVENTS = 30
_SIGNS = {"+": "supports", "-": "undermines", "=": "context", "~": "inconclusive"}


def find(session: Session, rest: str) -> None:
    """Passages of all documents that hold some words."""
    from claims.passages import passages

    if not rest:
        raise InputError("say which words: find ferries 2021")
    found, far = 0, (0, 0)

    def tell_far(read: int, texts: int) -> None:
        nonlocal far
        far = (read, texts)

    try:
        for one in passages(session.case, rest, limit=_SHOWN, told=tell_far):
            found += 1
            place = f"{one.document.id} {one.document.name}, {one.locator}"
            say(f"{place}, characters {one.span.start}:{one.span.end}\n    “{one.text}”")
    except KeyboardInterrupt:
        say("Stopped: {:,} of {:,} texts were read.".format(*far))
    say(f"{found or 'No'} passage{'' if found == 1 else 's'}. a d3 + WORDS adds one.")


def add(session: Session, rest: str) -> None:
    """Have words of a document speak to the claim: ``a d3 + carried 31,500 passengers``."""
    from claims.choosing import add_evidence, find_quote

    document, _, words = rest.partition(" ")
    if not words:
        raise InputError("say which document and which words: a d3 + carried 31,500 passengers")
    stance, words = _signed(words)
    span = find_quote(session.case.document(document), words)
    session.did(add_evidence(session.review, session.claim, document, span, stance))
    _show_last(session)


def paste(session: Session, rest: str) -> None:
    """Have a pasted passage speak to the claim: ``paste title=Yearbook; page=12 :: In 2021 …``."""
    from claims.choosing import paste_evidence
    from factcheck.cli.by_hand import citation_of

    fields, found, passage = rest.partition("::")
    if not found:
        raise InputError(
            "say where it is from, then the passage: paste title=Yearbook :: In 2021 …"
        )
    stance, passage = _signed(passage.strip())
    citation = citation_of([one.strip() for one in fields.split(";") if one.strip()])
    session.did(paste_evidence(session.review, session.claim, passage, citation, stance))
    _show_last(session)


def _signed(words: str) -> tuple[Stance | None, str]:
    """A stance that stands before the words as its sign, and the words."""
    from claims.model import Stance

    sign, _, rest = words.partition(" ")
    if sign in _SIGNS and rest:
        return Stance(_SIGNS[sign]), rest.strip()
    return None, words


def _show_last(session: Session) -> None:
    from factcheck.cli.wording import evidence_lines

    chosen = [one for one in session.case.evidence(session.claim) if one.taken]
    for one in sorted(chosen, key=lambda found: int(found.id[1:]))[-1:]:
        for line in evidence_lines(one, session.case.document(one.document)):
            say(line)


def compare(session: Session, rest: str) -> None:
    """The claim and a passage side by side: ``x e5``."""
    from claims.match.facing import face
    from factcheck.cli.by_hand import facing_lines

    evidence = rest or next((one.id for one in session.case.evidence(session.claim)), "")
    if not evidence:
        raise InputError("there is no passage to compare with")
    for line in facing_lines(face(session.case, evidence)):
        say(line)


def overrule(session: Session, rest: str) -> None:
    """Decide a facet of a pair: ``overrule e5 place same``; ``words`` takes it back."""
    from claims.choosing import overrule as decide

    parts = rest.split()
    if len(parts) != 3:
        raise InputError("say which pair, facet and answer: overrule e5 place same")
    answer = None if parts[2] in ("words", "ask-the-words") else parts[2]
    session.did(decide(session.review, parts[0], parts[1], answer))
    compare(session, parts[0])


def history(session: Session, rest: str) -> None:
    """What was done to the claim and its evidence."""
    from factcheck.cli.wording import event_words

    for event in session.case.past.of_claim(session.claim):
        say(event_words(event))


def whole_history(session: Session, rest: str) -> None:
    """The last acts of the whole case; ``H 41`` is what event 41 changed."""
    from factcheck.cli.past import diff_lines
    from factcheck.cli.wording import event_words

    if rest:
        event = session.case.event(_number(rest))
        say(event_words(event))
        for line in diff_lines(event):
            say(line)
        return
    for event in session.case.past.latest(_EVENTS):
        say(event_words(event))


def then(session: Session, rest: str) -> None:
    """The claim as it was at an event: ``then 41``."""
    from factcheck.cli.past import then_lines

    for line in then_lines(session.case, session.case.past.at(session.claim, _number(rest))):
        say(line)


def back(session: Session, rest: str) -> None:
    """Turn round all of mine since an event: ``back 41``."""
    from claims.choosing import back_to

    session.did(back_to(session.review, _number(rest)))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 18):
        raise InputError(f"{text!r} is not the number of an event")
    return int(text)


def precedents(session: Session, rest: str) -> None:
    """Published checks and like claims."""
    from claims.match.prior import alike
    from factcheck.cli.precedents import lines

    for line in lines(session.case, session.claim, alike(session.case, session.claim)):
        say(line)


def open_source(session: Session, rest: str) -> None:
    """Open a document's file in its own application, or its address, once that is confirmed."""
    from factcheck import opening
    from factcheck.cli.plain import asked

    wanted = rest or session.case.claim(session.claim).document
    if wanted.startswith("e"):
        wanted = session.case.passages.one(wanted).document
    document = session.case.document(wanted)
    way = opening.way_to(document, session.case.path.parent)
    if isinstance(way, opening.Nothing):
        say(way.why)
    elif asked(f"Open {way.shown} with {way.program}? y/n ") == "y":
        opening.start(way)
        say("Opened.")
