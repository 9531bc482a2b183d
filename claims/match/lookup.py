"""Where the words that claims quote stand in the other documents of a case, or that nowhere.

A case of a few dozen documents has every quotation looked up in the whole text of each; in a larger
one the runs of three words say which quotations may stand in which text. Either way every text is
gone through once, whatever the number of quotations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from claims.match.findings import Place
from claims.match.missable import is_missable
from claims.match.patchwork import Patchwork
from claims.match.quotations import Quoting, quotations_of, quote_evidence
from claims.match.quotes import QuotedText, check_quote
from claims.match.shortlist import Shortlist
from claims.match.stitches import is_patchy
from claims.match.voices import Voices
from claims.model import Claim, Document, Evidence, Relation, Role, Span
from claims.store import Case

_FOUND = (Relation.VERBATIM, Relation.ALTERED)
_VOICES = 64


class Lookup:
    """One round of looking quotations up: those of new documents everywhere, all in the new.

    ``listed`` asks for the runs of words first, where there are too many documents to look every
    quotation up in each.
    """

    def __init__(
        self,
        case: Case,
        documents: Sequence[Document],
        place: Callable[[str], Place],
        text: Callable[[str], QuotedText],
        stopped: Callable[[], bool],
        *,
        listed: bool = False,
    ) -> None:
        self._case = case
        self._stopped = stopped
        self._documents = {one.id: one for one in documents}
        self._place = place
        self._text = text
        self._listed = listed
        self._quoting = quotations_of(case, lambda one: place(one).document.text)
        self._found: defaultdict[str, dict[Span, str]] = defaultdict(dict)
        self._patchwork = Patchwork()
        self._shortlists: dict[bool, Shortlist[Quoting]] = {}
        self._voices = lru_cache(maxsize=_VOICES)(self._read_voices)

    def _read_voices(self, document: str) -> Voices:
        return voices_of(self._case, self._place(document))

    def in_text(self, document: str, new: Sequence[str]) -> Iterator[Evidence]:
        """What of the others' quotations stands in a document; of a known one's in a new one's."""
        for quoting in self._asked_of(document, new):
            if self._stopped():
                return
            if quoting.claim.document != document:
                yield from self._look(quoting, document)

    def _asked_of(self, document: str, new: Sequence[str]) -> Sequence[Quoting]:
        """The quotations to be looked up in a document."""
        others = self._documents if document in new else new
        if not self._listed:
            return [quoting for other in others for quoting in self._quoting.get(other, ())]
        shortlist = self._shortlist(others, everything=document in new)
        text = self._place(document).document.text
        if document not in new and not shortlist.may_stand_in(text):
            return []
        return shortlist.of(self._text(document).keys)

    def _shortlist(
        self, others: Sequence[str] | Mapping[str, Document], *, everything: bool
    ) -> Shortlist[Quoting]:
        if everything not in self._shortlists:
            self._shortlists[everything] = Shortlist(
                (quoting, span.of(self._place(other).document.text))
                for other in others
                for quoting in self._quoting.get(other, ())
                for span in quoting.spans
            )
        return self._shortlists[everything]

    def _look(self, quoting: Quoting, document: str) -> Iterator[Evidence]:
        claim, place = quoting.claim, self._place(document)
        source = self._place(claim.document).document.text
        text = self._text(document)
        voices = partial(self._voices, document)
        for span, check, found in quote_evidence(quoting, source, place, text, voices):
            if check.span is not None:
                self._found[claim.id].setdefault(span, document)
            if check.other is None and is_patchy(check):
                self._patchwork.add(claim, span, span.of(source), place, text)
            else:
                self._patchwork.whole(claim, span)
            yield from found

    def stitched(self, new: Sequence[str]) -> Iterator[Evidence]:
        """The quotations of which one half stands in one document and the other in another."""
        for claim, span, words in self._patchwork.open(new):
            if self._stopped():
                return
            if self._is_known_whole(claim, words):
                continue
            if claim.document not in new:
                for other in self._others(claim.document):
                    if other not in new:
                        self._patchwork.add(
                            claim, span, words, self._place(other), self._text(other)
                        )
            found = self._patchwork.rows(claim, span, words)
            if found:
                self._found[claim.id].setdefault(span, found[0].document)
            yield from found

    def _is_known_whole(self, claim: Claim, words: str) -> bool:
        return any(
            one.relation in _FOUND and not is_patchy(check_quote(words, one.text))
            for one in self._case.evidence(claim.id, dismissed=True)
        )

    def missing(self, new: Sequence[str]) -> Iterator[Evidence]:
        """The quotations that stand in no other document of the case, after all were looked at.

        Asked of what is to be reviewed: the drafts, or everything where there is no draft; in a
        large case without one nothing is said to be missing.
        """
        drafts = [one.id for one in self._documents.values() if one.role is Role.DRAFT]
        for document in drafts or ([] if self._listed else self._documents):
            others = self._others(document)
            unlooked = [one for one in others if not {one, document} & set(new)]
            for claim, span, words in self._open(document, unlooked) if others else ():
                if self._stopped():
                    return
                place = self._place(document)
                yield Evidence(
                    claim=claim.id,
                    document=document,
                    span=span,
                    text=words,
                    relation=Relation.NOT_FOUND,
                    reasons=(_looked(others),),
                    score=1.0,
                    locator=place.locator(span),
                )

    def _others(self, document: str) -> list[str]:
        """The documents in which a quotation can be missed: those of the same language."""
        language = self._documents[document].language
        return [
            one.id
            for one in self._documents.values()
            if one.id != document and one.language == language
        ]

    def _open(self, document: str, unlooked: Sequence[str]) -> list[tuple[Claim, Span, str]]:
        """The quotations of a document of which nothing was found, in any round."""
        text = self._place(document).document.text
        pending = [
            (quoting.claim, span, span.of(text))
            for quoting in self._quoting.get(document, ())
            for span in quoting.spans
            if span not in self._found[quoting.claim.id]
            and is_missable(text, span)
            and not (unlooked and self._is_known(quoting.claim, span, span.of(text)))
        ]
        for other in unlooked:
            if not pending or self._stopped():
                break
            there = self._text(other)
            pending = [one for one in pending if there.check(one[2]).span is None]
        return pending

    def _is_known(self, claim: Claim, span: Span, words: str) -> bool:
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


def voices_of(case: Case, place: Place) -> Voices:
    """Who speaks in a document of a case."""
    said = (one.attribution for one in case.claims_of(place.document.id))
    return Voices(place.document.text, (one for one in said if one), case.people())


def _looked(others: Sequence[str]) -> str:
    where = (
        f"the one other document, {others[0]}"
        if len(others) == 1
        else f"the {len(others)} other documents up to {others[-1]}"
    )
    return f"looked for word by word in {where}: these words are not there"
