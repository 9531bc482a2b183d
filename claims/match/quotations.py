"""Where the words that claims quote stand in the other documents of a case, or that nowhere.

A case of a few dozen documents has every quotation looked up, word by word, in the whole text of
each; every text is made ready once, whatever the number of quotations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from claims.filters import parse
from claims.match.findings import Place, says_enough
from claims.match.quotes import QuoteCheck, QuotedText, check_quote
from claims.model import AttributionKind, Claim, Document, Evidence, Relation, Role, Span
from claims.store import Case

# A quotation of fewer words is not missed where it stands nowhere else.
_MISSED_WORDS = 4
_CHUNK = 256
_MARKED = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]")
_FOUND = (Relation.VERBATIM, Relation.ALTERED)


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
    quoting: Quoting, source: str, place: Place, text: QuotedText
) -> Iterator[tuple[Span, Evidence | None]]:
    """The quotations of a claim that another document holds, word for word or altered.

    ``source`` is the text that the claim stands in. None for words that say too little to be
    shown, such as two common ones.
    """
    for span in quoting.spans:
        words = span.of(source)
        check = text.check(words)
        if check.span is not None:
            enough = says_enough(words, check)
            yield span, _evidence(quoting.claim, place, check, check.span) if enough else None


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


class Lookup:
    """One round of looking quotations up: those of new documents everywhere, all in the new."""

    def __init__(
        self,
        case: Case,
        documents: Sequence[Document],
        place: Callable[[str], Place],
        text: Callable[[str], QuotedText],
        stopped: Callable[[], bool],
    ) -> None:
        self._case = case
        self._stopped = stopped
        self._documents = {one.id: one for one in documents}
        self._place = place
        self._text = text
        self._quoting = quotations_of(case, lambda one: place(one).document.text)
        self._found: defaultdict[str, dict[Span, str]] = defaultdict(dict)

    def in_text(self, document: str, new: Sequence[str]) -> Iterator[Evidence]:
        """What of the others' quotations stands in a document; of a known one's in a new one's."""
        for other in self._documents if document in new else new:
            if other != document:
                for quoting in self._quoting.get(other, ()):
                    if self._stopped():
                        return
                    yield from self._look(quoting, document)

    def _look(self, quoting: Quoting, document: str) -> Iterator[Evidence]:
        claim, place = quoting.claim, self._place(document)
        source = self._place(claim.document).document.text
        for span, evidence in quote_evidence(quoting, source, place, self._text(document)):
            self._found[claim.id].setdefault(span, document)
            if evidence:
                yield evidence

    def missing(self, new: Sequence[str]) -> Iterator[Evidence]:
        """The quotations that stand in no other document of the case, after all were looked at.

        Asked of what is to be reviewed: the drafts, or everything where there is no draft.
        """
        drafts = [one.id for one in self._documents.values() if one.role is Role.DRAFT]
        for document in drafts or self._documents:
            others = self._others(document)
            unlooked = [one for one in others if not {one, document} & set(new)]
            for quoting in self._quoting.get(document, ()) if others else ():
                if self._stopped():
                    return
                yield from self._missed(quoting, others, unlooked)

    def _others(self, document: str) -> list[str]:
        """The documents in which a quotation can be missed: those of the same language."""
        language = self._documents[document].language
        return [
            one.id
            for one in self._documents.values()
            if one.id != document and one.language == language
        ]

    def _missed(
        self, quoting: Quoting, others: Sequence[str], unlooked: Sequence[str]
    ) -> Iterator[Evidence]:
        claim, place = quoting.claim, self._place(quoting.claim.document)
        for span in quoting.spans:
            words = span.of(place.document.text)
            if span in self._found[claim.id] or len(words.split()) < _MISSED_WORDS:
                continue
            if unlooked and self._known(claim, span, words):
                continue
            if any(self._text(one).check(words).span for one in unlooked):
                continue
            yield Evidence(
                claim=claim.id,
                document=claim.document,
                span=span,
                text=words,
                relation=Relation.NOT_FOUND,
                reasons=(_looked(others),),
                score=1.0,
                locator=place.locator(span),
            )

    def _known(self, claim: Claim, span: Span, words: str) -> bool:
        """Whether an earlier round has said already what became of a quotation."""
        return any(
            (one.relation is Relation.NOT_FOUND and one.span == span)
            or (one.relation in _FOUND and check_quote(words, one.text).span)
            for one in self._case.evidence(claim.id, dismissed=True)
        )

    def found_after_all(self) -> Iterator[Evidence]:
        """What was said to be missing and stands in a document of this round, read anew."""
        for claim, spans in self._found.items():
            for one in self._case.evidence(claim, dismissed=True):
                if one.relation is Relation.NOT_FOUND and one.span in spans:
                    reason = f"nothing comparable: it was found in {spans[one.span]}"
                    yield replace(one, relation=Relation.UNRELATED, reasons=(reason,))


def _looked(others: Sequence[str]) -> str:
    where = (
        f"the one other document, {others[0]}"
        if len(others) == 1
        else f"the {len(others)} other documents up to {others[-1]}"
    )
    return f"looked for word by word in {where}: these words are not there"
