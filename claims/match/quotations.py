"""What the claims of a case quote, and what another document makes of each quotation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from claims.filters import parse
from claims.match.findings import Place, says_enough
from claims.match.quotecheck import QuoteCheck
from claims.match.quotes import QuotedText
from claims.match.voices import Voices, voiced
from claims.model import AttributionKind, Claim, Evidence, Span
from claims.store import Case

_CHUNK = 256
_MARKED = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]")


@dataclass(frozen=True, slots=True)
class Quoting:
    """A claim, and the parts of it that are quoted words."""

    claim: Claim
    spans: tuple[Span, ...]


def quoted(claim: Claim, text: str) -> tuple[Span, ...]:
    """The parts of a claim that stand between quotation marks, in somebody's own words.

    Of a statement that several claims share, each has the quotations that it holds a part of.
    """
    said = claim.attribution
    if said is None or said.kind is AttributionKind.INDIRECT:
        return ()
    inside = tuple(part for span in said.content for part in _between_marks(text, span))
    if not inside and said.kind is AttributionKind.DIRECT:
        inside = said.content
    return tuple(dict.fromkeys(part for part in inside if part.meets(claim.span)))


def _between_marks(text: str, span: Span) -> Iterator[Span]:
    """What stands between quotation marks in a span; a mark just outside it counts."""
    start, end = max(0, span.start - 1), min(len(text), span.end + 1)
    for found in _MARKED.finditer(text, start, end):
        yield Span(found.start(1), found.end(1))


def quotations_of(case: Case, texts: Callable[[str], str]) -> dict[str, list[Quoting]]:
    """What the claims of each document quote; ``texts`` gives a document's text."""
    found: defaultdict[str, list[Quoting]] = defaultdict(list)
    ids = [f"c{key}" for key in case.claim_ids(parse("kind:attributed -precedent"))]
    for start in range(0, len(ids), _CHUNK):
        for claim in case.claims(ids[start : start + _CHUNK]).values():
            if spans := quoted(claim, texts(claim.document)):
                found[claim.document].append(Quoting(claim, spans))
    return found


def quote_evidence(
    quoting: Quoting, source: str, place: Place, text: QuotedText, voices: Callable[[], Voices]
) -> Iterator[tuple[Span, QuoteCheck, list[Evidence]]]:
    """What another document makes of each quotation of a claim, and the passages to be shown.

    ``source`` is the text that the claim stands in; ``voices`` says who speaks in the document. A
    quotation stitched from two places has two passages; words that say too little to be shown,
    such as two common ones, have none.
    """
    speaker = quoting.claim.speaker
    for span in quoting.spans:
        words = span.of(source)
        check = text.check(words, partial(_fits, voices, speaker) if speaker else None)
        if check.span is None:
            yield span, check, []
            continue
        check = voiced(check, words, speaker, voices()) if speaker else check
        enough = says_enough(words, check)
        yield span, check, list(passages(quoting.claim, place, check)) if enough else []


def _fits(voices: Callable[[], Voices], speaker: str, passage: Span) -> bool:
    return voices().fits(speaker, passage)


def passages(claim: Claim, place: Place, check: QuoteCheck) -> Iterator[Evidence]:
    """A check as evidence: one passage, or the two of a stitched quotation."""
    if check.span is not None:
        yield _evidence(claim, place, check, check.span)
    if check.other is not None:
        yield from passages(claim, place, check.other)


def _evidence(claim: Claim, place: Place, check: QuoteCheck, span: Span) -> Evidence:
    return Evidence(
        claim=claim.id,
        document=place.document.id,
        span=span,
        text=span.of(place.document.text),
        relation=check.relation,
        reasons=check.reasons,
        score=round(check.kept, 4),
        diff=check.diff,
        locator=place.locator(span),
    )
