"""What the claims of a case quote, and what another document makes of each quotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from claims.match.findings import Place, says_enough
from claims.match.quotecheck import QuoteCheck
from claims.match.quotes import QuotedText
from claims.match.voices import Voices, voiced
from claims.model import Claim, Evidence, Span
from claims.shingles import quoted
from claims.store import Case


@dataclass(frozen=True, slots=True)
class Quoting:
    """A claim, and the parts of it that are quoted words."""

    claim: Claim
    spans: tuple[Span, ...]


def quotations_of(
    case: Case, documents: Iterable[str], texts: Callable[[str], str]
) -> dict[str, list[Quoting]]:
    """What the claims of documents quote; ``texts`` gives a document's text."""
    found: defaultdict[str, list[Quoting]] = defaultdict(list)
    for document in documents:
        for claim in case.claims_of(document):
            if spans := quoted(claim, texts(document)):
                found[document].append(Quoting(claim, spans))
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
