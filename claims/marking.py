"""Claims by hand: words marked as a claim, claims split, joined, resized, and dropped.

Each act is one event and one step of undo. Claims that others stand for leave the work with their
history and their verdicts: a verdict is of the words it was given for, so new words are open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from claims.errors import Refused
from claims.extract.marked import LONGEST, read_marked, trimmed
from claims.model import (
    Change,
    Claim,
    ClaimState,
    Document,
    DropKind,
    Dropped,
    Event,
    Json,
    Role,
    Span,
    Status,
)
from claims.phrases import phrase
from claims.review import Review
from claims.store.sameness import JUDGED

# What is left hanging where a claim is cut in two.
_HANGING = " \t\r\n,;:–—"


def mark(review: Review, document: str, span: Span) -> Event:
    """Mark words of a document as a claim; the event's ``detail["new"]`` names it.

    Raises:
        Refused: there is no word, too many, or they are a claim already.
    """
    held = _document(review, document)
    return _replace(review, "mark", held, [trimmed(held.text, span)], {})


def split(review: Review, claim: str, at: int) -> Event:
    """Make two claims of one, the second beginning at ``at``, an offset into the document.

    Raises:
        Refused: one of the two would hold no word.
    """
    held, span = _claim(review, claim)
    if not span.start < at < span.end:
        raise Refused(
            "{claim} goes from {start} to {end}: split it inside.",
            claim=claim,
            start=span.start,
            end=span.end,
        )
    first = span.start + len(held.text[span.start : at].rstrip(_HANGING))
    second = span.end - len(held.text[at : span.end].lstrip(_HANGING))
    parts = [Span(span.start, first), Span(second, span.end)]
    return _replace(review, "split", held, parts, {claim: DropKind.SPLIT})


def join(review: Review, claims: Sequence[str]) -> Event:
    """Make one claim of neighbouring ones, from the first's beginning to the last's end; of one
    claim alone, with the next.

    Raises:
        Refused: they are of several documents, or there is no next one.
    """
    wanted = list(dict.fromkeys(claims))
    if len(wanted) == 1:
        after = review.case.marking.next_of(wanted[0])
        if after is None:
            raise Refused(
                "{wanted} is the last claim of its document; nothing to join.", wanted=wanted[0]
            )
        wanted.append(after)
    found = [_claim(review, one) for one in wanted]
    if len({held.id for held, _ in found}) != 1:
        raise Refused("Claims of several documents cannot be joined.")
    whole = Span(min(span.start for _, span in found), max(span.end for _, span in found))
    return _replace(review, "join", found[0][0], [whole], dict.fromkeys(wanted, DropKind.JOINED))


def resize(review: Review, claim: str, span: Span) -> Event:
    """Have a claim hold more of the text, or less: ``span`` shares words with what it held.

    Raises:
        Refused: it does not, or nothing would change.
    """
    held, before = _claim(review, claim)
    after = trimmed(held.text, span)
    if after == before:
        raise Refused("Nothing would change: {claim} holds exactly these words.", claim=claim)
    if not after.meets(before):
        raise Refused(
            "These words are not those of {claim}: mark them as a claim of their own.", claim=claim
        )
    return _replace(review, "resize", held, [after], {claim: DropKind.RESIZED})


def drop(review: Review, claims: Sequence[str], why: str = "") -> Event:
    """Leave claims out of the work as not worth checking; what was decided of them stays."""
    states = review.states(claims)
    dropped = Dropped(why=why.strip()).record()
    changes = [_dropping(one, state, dropped) for one, state in states.items()]
    changes += _on_their_own(review, list(states))
    decided: list[Json] = [one for one, state in states.items() if state.verdict]
    return review.compared(review.record("drop", changes, {"why": why.strip(), "decided": decided}))


def _on_their_own(review: Review, claims: Sequence[str]) -> list[Change]:
    """Have the claims that are the same as one that leaves the work stand for themselves, with the
    verdict that covered them.
    """
    case = review.case
    changes: list[Change] = []
    for main, repeats in case.same.repeats(claims).items():
        judged = {field: case.present(main, field) for field in JUDGED}
        for claim in (one for one in repeats if one not in claims):
            for field, after in {**judged, "same_as": None}.items():
                before = case.present(claim, field)
                if before != after:
                    changes.append(Change(target=claim, field=field, before=before, after=after))
    return changes


def _dropping(claim: str, state: ClaimState, after: Json) -> Change:
    if state.dropped:
        raise Refused("{claim} is out of the work already.", claim=claim)
    return Change(target=claim, field="dropped", before=None, after=after)


def take_back(review: Review, claims: Sequence[str]) -> Event:
    """Take dropped claims into the work again, as they were.

    Raises:
        Refused: a claim is not dropped, or others stand for its words: undo that act, or join.
    """
    states = review.case.states(list(dict.fromkeys(claims)))
    changes = []
    for claim in dict.fromkeys(claims):
        state = states.get(claim)
        if state is None:
            raise Refused(
                "There is no claim {claim} in {path}.", claim=claim, path=review.case.path.name
            )
        if state.dropped is None:
            raise Refused(
                "{claim} is not dropped, it is {status}.", claim=claim, status=state.status.value
            )
        if state.dropped.how is not DropKind.DROPPED:
            raise Refused(
                "{claim} {dropped}; undo that, or drop those first.",
                claim=claim,
                dropped=state.dropped.words,
            )
        before = state.dropped.record()
        changes.append(Change(target=claim, field="dropped", before=before, after=None))
    return review.compared(review.record("take-back", changes))


# So many places of the same words are told before somebody is asked to choose.
_TOLD = 5
_OFFSETS = re.compile(r"(\d{1,12}):(\d{1,12})")


def words_in(
    text: str, words: str, *, within: Span | None = None, near: Span | None = None
) -> Span:
    """Where words as somebody types them stand in a text, white space aside; or ``120:180``.

    Of several places, the one that meets ``near``.

    Raises:
        Refused: they stand nowhere, or in several places; the places are told.
    """
    if offsets := _OFFSETS.fullmatch(words.strip()):
        start, end = (int(one) for one in offsets.groups())
        if not start < end <= len(text):
            raise Refused(
                "{words} is no part of the text, which ends at {count}.",
                words=words,
                count=len(text),
            )
        return Span(start, end)
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        raise Refused("Say which words.")
    if near:
        within = Span(max(0, near.start - LONGEST), near.end + LONGEST)
    low, high = (within.start, within.end) if within else (0, len(text))
    pattern = re.compile(r"\s+".join(parts))
    found = [Span(*one.span()) for one in islice(pattern.finditer(text, low, high), _TOLD)]
    found = [one for one in found if near is None or one.meets(near)] or found
    if not found:
        raise Refused("These words do not stand there; copy them as the text has them.")
    if len(found) > 1:
        places = ", ".join(f"{one.start}:{one.end}" for one in found)
        raise Refused("These words stand in several places; say which: {places}.", places=places)
    return found[0]


def _replace(
    review: Review,
    act: str,
    document: Document,
    spans: Sequence[Span],
    old: Mapping[str, DropKind],
) -> Event:
    marking = review.case.marking
    for span in spans:
        there = marking.same_words(document.id, span)
        if there and there not in old:
            state = review.case.states([there])[there]
            what = state.dropped.words if state.dropped else phrase("is exactly these words")
            raise Refused("{there} {what}: nothing new to mark.", there=there, what=what)
    return review.compared(
        marking.replace(
            act,
            document,
            read(review, document, spans),
            old,
            review.reviewer,
            _on_their_own(review, list(old)),
        )
    )


def read(review: Review, document: Document, spans: Sequence[Span]) -> tuple[Claim, ...]:
    """Marked words of a document as claims, read with whom the document names at hand."""
    return read_marked(
        document.text,
        spans,
        by=review.reviewer,
        published=document.published,
        language=document.language,
        people=review.case.cast.known_as.people_in(document.id),
    )


def _document(review: Review, document: str) -> Document:
    held = review.case.document(document)
    if held.withdrawn:
        raise Refused(
            "{document} is withdrawn or replaced; nothing is marked there.", document=document
        )
    if held.role is Role.PRECEDENT:
        raise Refused(
            "{document} is a published check; nothing is marked there.", document=document
        )
    return held


def _claim(review: Review, claim: str) -> tuple[Document, Span]:
    """The document of a claim that is in the work, and where the claim stands in it."""
    state = review.states([claim])[claim]
    if state.status is Status.ORPHAN:
        raise Refused("{claim} is an orphan: its text is no longer in the document.", claim=claim)
    held, span = review.case.marking.place_of(claim)
    return _document(review, held), span
