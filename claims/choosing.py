"""Evidence by hand: the acts by which a person says what speaks to a claim, and in what.

Each takes the review it is an act of, writes one event, and is undone like any other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from claims.errors import Refused
from claims.folding import words
from claims.locating import Locator
from claims.match.chosen import chosen_evidence
from claims.match.overruling import DIFFERENT, FACETS, SAME, decided, figures_of_pair
from claims.model import (
    Change,
    Document,
    Event,
    Evidence,
    Extraction,
    Json,
    Landmark,
    LandmarkKind,
    Layout,
    Role,
    Span,
    Stance,
)
from claims.phrases import phrase
from claims.review import Review
from claims.store import Case
from claims.store.chain import canonical

_PLACES = 5
"""Places of a quotation that are named where it stands in more than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a pasted passage is from, as whoever pasted it says."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: date | None = None
    page: str = ""
    """What the page is called: "12", "xiv"."""


def weighed(case: Case, claim: str, document: str, span: Span) -> Evidence:
    """What the words of a document at a span say to a claim; nothing is stored.

    Raises:
        Refused: there are no words at the span, or they are the claim's own.
        CaseError: there is no such claim or document.
    """
    found, source = case.claim(claim), case.document(document)
    span = _trimmed(source.text, span)
    if not span:
        raise Refused("There are no words in that passage.")
    if document == found.document and span.meets(found.span):
        raise Refused("Those are the claim's own words, which are no evidence for it.")
    return chosen_evidence(case, found, source, span)


def add_evidence(
    review: Review, claim: str, document: str, span: Span, stance: Stance | None = None
) -> Event:
    """Have the words of a document at a span speak to a claim, with a stance where one is taken.

    Raises:
        Refused: the document is withdrawn, the words are the claim's own, or it is chosen already.
    """
    review.states([claim])
    if review.case.document(document).withdrawn:
        raise Refused("{document} is withdrawn, so nothing of it is evidence.", document=document)
    passage = weighed(review.case, claim, document, span)
    return review.compared(review.case.by_hand.take(passage, stance, reviewer=review.reviewer))


def paste_evidence(
    review: Review,
    claim: str,
    passage: str,
    citation: Citation,
    stance: Stance | None = None,
    *,
    extraction: Extraction | None = None,
) -> Event:
    """Have a pasted passage speak to a claim: it becomes a source of the case, with its citation.

    The source is set against all claims of the case as any other; undo takes it out of the work
    again, together with the passage. ``extraction`` is what is found in the passage where that is
    not to be read as usual.

    Raises:
        Refused: nothing was pasted, or nothing says where it is from.
    """
    from claims.intake import Checking, cross_reference_new

    case = review.case
    review.states([claim])
    source = pasted(passage, citation, review.reviewer, case.now())
    added = case.by_hand.add_source(
        source, extraction or Checking().claims_in(source), reviewer=review.reviewer
    )
    document = added.document
    whole = Span(0, len(document.text))
    taken = case.by_hand.take(
        weighed(case, claim, document.id, whole), stance, reviewer=review.reviewer
    )
    if added.new:
        cross_reference_new(case, document.id, reviewer=review.reviewer)
    return review.compared(taken)


def pasted(passage: str, citation: Citation, reviewer: str, moment: datetime) -> Document:
    """The small document that a pasted passage becomes.

    Its hash is of the words and the citation: the same words of two publishers are two sources.

    Raises:
        Refused: nothing was pasted, or nothing says where it is from.
    """
    text = passage.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise Refused("Nothing was pasted.")
    if not (citation.title or citation.publisher or citation.url):
        raise Refused("Say where the passage is from: a title, a publisher or an address.")
    page = citation.page.strip()
    label = page if page.startswith(("p.", "pp.", "page")) else f"p. {page}"
    mark = Landmark(start=0, kind=LandmarkKind.PAGE, label=label)
    told: dict[str, Json] = {
        "text": text,
        "title": citation.title,
        "publisher": citation.publisher,
        "author": citation.author,
        "url": citation.url,
        "published": citation.published.isoformat() if citation.published else None,
        "page": page,
    }
    return Document(
        text=text,
        sha256=hashlib.sha256(canonical(told).encode("utf-8", "replace")).hexdigest(),
        role=Role.SOURCE,
        title=citation.title,
        publisher=citation.publisher,
        author=citation.author,
        url=citation.url,
        published=citation.published,
        retrieved=moment.replace(microsecond=0),
        made_by=phrase("pasted by {reviewer}", reviewer=reviewer),
        layout=Layout(landmarks=(mark,)) if page else Layout(),
    )


def find_quote(document: Document, quote: str) -> Span:
    """Where a quotation stands in a document, word for word; white space and case do not count.

    Raises:
        Refused: it stands nowhere, or in several places, which are named.
    """
    wanted = [word.folded for word in words(quote)]
    if not wanted:
        raise Refused("There are no words in that quotation.")
    found = _places(document.text, wanted)
    if not found:
        raise Refused(
            "“{quote}” does not stand in {document} {document2} word for word.",
            quote=_short(quote),
            document=document.id,
            document2=document.name,
        )
    if len(found) > 1:
        where = Locator(document)
        told = ", ".join(
            phrase("{start} (from {start2})", start=where(one.start), start2=one.start)
            for one in found[:_PLACES]
        )
        more = (
            phrase(" and {count} more", count=len(found) - _PLACES) if len(found) > _PLACES else ""
        )
        raise Refused(
            "“{quote}” stands in {count} places of {document}: {told}{more}. Quote more of "
            "it, or say from where.",
            quote=_short(quote),
            count=len(found),
            document=document.id,
            told=told,
            more=more,
        )
    return _with_marks(document.text, found[0])


def _places(text: str, wanted: Sequence[str]) -> list[Span]:
    """Every place of some words in their order; a run of them is looked for word by word."""
    found: list[Span] = []
    window: list[tuple[str, Span]] = []
    for word in words(text):
        window.append((word.folded, word.span))
        del window[: -len(wanted)]
        if window[0][0] == wanted[0] and [one for one, _ in window] == list(wanted):
            found.append(Span(window[0][1].start, window[-1][1].end))
    return found


def _with_marks(text: str, span: Span) -> Span:
    """A span with the full stop or the sign that belongs to its last word."""
    end = span.end
    while end < len(text) and end < span.end + 2 and text[end] in "%.!?…":
        end += 1
    return Span(span.start, end)


def widened(text: str, span: Span, *, start: int = 0, end: int = 0) -> Span:
    """A span with so many words more at its start and at its end; negative numbers take away.

    At least one word is left.
    """
    low, high = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    known = [word.span for word in words(text, Span(low, high))]
    inside = [place for place, one in enumerate(known) if one.meets(span)]
    if not inside:
        return span
    first = max(0, min(inside[0] - start, len(known) - 1))
    last = max(0, min(inside[-1] + end, len(known) - 1))
    if first > last:
        return span
    moved_start = known[first].start if start else span.start
    moved_end = _with_marks(text, Span(known[first].start, known[last].end)).end
    return Span(moved_start, max(moved_end if end else span.end, moved_start + 1))


_REACH = 2_000
"""Code points around a passage in which words are added to it."""


def overrule(review: Review, evidence: str, facet: str, answer: str | None) -> Event:
    """Decide that two figures are ``same`` or ``different`` in a facet; None asks the words.

    The pair is compared anew, in both directions.

    Raises:
        Refused: there is no such facet, or nothing to be decided of this pair.
    """
    if facet not in {one.value for one in FACETS} or answer not in (SAME, DIFFERENT, None):
        known = ", ".join(one.value for one in FACETS)
        raise Refused(
            "A pair is the same or different in {known}; not {facet!r} {answer!r}.",
            known=known,
            facet=facet,
            answer=answer,
        )
    case = review.case
    passage = case.passages.one(evidence)
    pair = figures_of_pair(case, passage)
    if pair is None or not (passage.by_hand or passage.source_claim):
        raise Refused(
            "{evidence} sets no two figures side by side of which a facet is decided.",
            evidence=evidence,
        )
    if not passage.overruled and decided(passage, pair).relation is not passage.relation:
        raise Refused(
            "{evidence} was reckoned from several figures; its facets are not decided.",
            evidence=evidence,
        )
    mirror = case.by_hand.mirror(passage)
    changes = [
        Change(target=one.id, field="overruled", before=_told(one), after=_with(one, facet, answer))
        for one in (passage, mirror)
        if one and _told(one) != _with(one, facet, answer)
    ]
    if not changes:
        raise Refused(
            "Nothing would change: that is decided of {evidence} already.", evidence=evidence
        )
    detail: dict[str, Json] = {"facet": facet, "answer": answer, "claim": passage.claim}
    return review.compared(review.record("overrule", changes, detail))


def _told(passage: Evidence) -> Json:
    return dict(passage.overruled) or None


def _with(passage: Evidence, facet: str, answer: str | None) -> Json:
    facets = {name: value for name, value in passage.overruled if name != facet}
    return {**facets, **({facet: answer} if answer else {})} or None


def back_to(review: Review, seq: int) -> Event:
    """Turn round all that this reviewer did after event ``seq``, as one act.

    Raises:
        Refused: there is nothing of the reviewer's, or somebody has built on it.
    """
    return review.compared(review.case.past.back_to(seq, review.reviewer))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return replace(span, start=start, end=end)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
