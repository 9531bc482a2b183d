"""Where the words that claims quote stand in the other documents of a case, or that nowhere.

A case of a few dozen documents has every quotation looked up in the whole text of each. In a larger
one the runs of words that the case keeps say which quotations may stand in a new text, and which
texts may hold a new quotation: that costs in proportion to the new document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial

from claims.match.findings import Place
from claims.match.missable import is_missable
from claims.match.patchwork import Patchwork
from claims.match.quotations import Quoting, quotations_of, quote_evidence
from claims.match.quotes import QuotedText, check_quote
from claims.match.stitches import is_patchy
from claims.match.voices import Voices
from claims.model import Claim, Document, Evidence, Relation, Role, Span
from claims.phrases import phrase
from claims.shingles import quoted
from claims.store import Case

_FOUND = (Relation.VERBATIM, Relation.ALTERED)
_VOICES = 64


class Lookup:
    """One round of looking quotations up: those of ``new`` documents everywhere, all in the new.

    The claims that are full were found in more places than anybody reads, and are passed over.

    Everywhere is in every one of ``documents``; where there are too many of them to be read (None),
    in those that share rare words with the quotation.
    """

    def __init__(
        self,
        case: Case,
        documents: Sequence[Document] | None,
        new: Sequence[str],
        place: Callable[[str], Place],
        text: Callable[[str], QuotedText],
        stopped: Callable[[], bool],
        is_full: Callable[[str], bool] = lambda claim: False,
    ) -> None:
        self._case = case
        self._is_full = is_full
        self._new = new
        self._is_new = frozenset(new)
        self._stopped = stopped
        self._known = None if documents is None else {one.id: one for one in documents}
        self._place = place
        self._text = text
        self._found: defaultdict[str, dict[Span, str]] = defaultdict(dict)
        self._patchwork = Patchwork(place)
        self._voices = lru_cache(maxsize=_VOICES)(self._read_voices)

    @property
    def documents(self) -> Sequence[str]:
        """The documents to be gone through, one after the other."""
        return self._new if self._known is None else tuple(self._known)

    @cached_property
    def _all_quoting(self) -> Mapping[str, Sequence[Quoting]]:
        """What the claims of all documents of a small case quote."""
        return self._read_quoting(self.documents)

    def _quoting(self, document: str) -> Sequence[Quoting]:
        """What the claims of a document to be gone through quote; of thousands, one is read."""
        if self._known is not None:
            return self._all_quoting.get(document, ())
        return self._read_quoting([document]).get(document, ())

    def _read_quoting(self, documents: Sequence[str]) -> Mapping[str, Sequence[Quoting]]:
        return quotations_of(self._case, documents, lambda one: self._place(one).document.text)

    def of_claim(self, claim: Claim, documents: Sequence[str] | None) -> Iterator[Evidence]:
        """What becomes of the quotations of one claim in ``documents``, or in those that share
        rare words with one (None); what stands in none of them is missing.
        """
        text = self._place(claim.document).document.text
        quoting = Quoting(claim, quoted(claim, text))
        if not quoting.spans:
            return
        if documents is None:
            holding = self._case.quotations.holding
            likely = {other for span in quoting.spans for other in holding(span.of(text))}
            documents = sorted(self._held(likely), key=_number)
        for other in documents:
            if other != claim.document:
                yield from self._look(quoting, other)
        yield from self.stitched()
        where = self._searched(claim.document)
        for span in quoting.spans if where else ():
            if span not in self._found[claim.id] and is_missable(text, span):
                yield self._missed(claim, span, span.of(text), where)

    def _read_voices(self, document: str) -> Voices:
        return voices_of(self._case, self._place(document), few=self._known is not None)

    def passages(self, document: str) -> Iterator[Evidence]:
        """What of others' quotations stands in a document, and of its own in others that are not
        gone through themselves.
        """
        for quoting, other in self._asked_of(document):
            if self._stopped():
                return
            yield from self._look(quoting, other)

    def _asked_of(self, document: str) -> Iterator[tuple[Quoting, str]]:
        """The quotations to be looked up on account of a document, and where."""
        if self._known is None:
            yield from self._asked_by_key(document)
            return
        for other in self._known if document in self._is_new else self._new:
            if other != document:
                yield from ((quoting, document) for quoting in self._quoting(other))

    def _asked_by_key(self, document: str) -> Iterator[tuple[Quoting, str]]:
        quotations = self._case.quotations
        claims = self._case.claims(quotations.standing_in(self._place(document).document.text))
        held = self._held(claim.document for claim in claims.values())
        for claim in claims.values():
            if claim.document in held - {document}:
                yield (
                    Quoting(claim, quoted(claim, self._place(claim.document).document.text)),
                    document,
                )
        text = self._place(document).document.text
        for quoting in self._quoting(document):
            likely = {
                other for span in quoting.spans for other in quotations.holding(span.of(text))
            }
            for other in sorted(self._held(likely) - self._is_new, key=_number):
                yield quoting, other

    def _held(self, documents: Iterable[str]) -> set[str]:
        """Those of some documents that are not withdrawn."""
        return {f"d{key}" for key in self._case.texts.held(map(_number, documents))}

    def _look(self, quoting: Quoting, document: str) -> Iterator[Evidence]:
        claim, place = quoting.claim, self._place(document)
        if self._is_full(claim.id):
            return
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

    def stitched(self) -> Iterator[Evidence]:
        """The quotations of which one half stands in one document and the other in another."""
        for claim, span, words in self._patchwork.open(self._is_new):
            if self._stopped():
                return
            if self._is_known_whole(claim, words):
                continue
            if claim.document not in self._is_new:
                for other in self._elsewhere(claim, words):
                    self._patchwork.add(claim, span, words, self._place(other), self._text(other))
            found = self._patchwork.rows(claim, span, words)
            if found:
                self._found[claim.id].setdefault(span, found[0].document)
            yield from found

    def _elsewhere(self, claim: Claim, words: str) -> list[str]:
        """The documents not gone through in which a part of a known quotation may stand."""
        if self._known is not None:
            return [one for one in self._others(claim.document) if one not in self._is_new]
        likely = self._held(self._case.quotations.holding(words, needed=1))
        language = self._place(claim.document).document.language
        return [
            one
            for one in sorted(likely - self._is_new - {claim.document}, key=_number)
            if self._place(one).document.language == language
        ]

    def _is_known_whole(self, claim: Claim, words: str) -> bool:
        return any(
            one.relation in _FOUND and not is_patchy(check_quote(words, one.text))
            for one in self._case.evidence(claim.id, dismissed=True)
        )

    def missing(self) -> Iterator[Evidence]:
        """The quotations that stand in no other document of the case, after all were looked at.

        Asked of what is to be reviewed: the drafts, or everything where there is no draft; in a
        large case of new drafts only.
        """
        for document in self._reviewed():
            pending = self._open(document)
            where = self._searched(document) if pending else ""
            for claim, span, words in pending if where else ():
                if self._stopped():
                    return
                yield self._missed(claim, span, words, where)

    def _missed(self, claim: Claim, span: Span, words: str, where: str) -> Evidence:
        return Evidence(
            claim=claim.id,
            document=claim.document,
            span=span,
            text=words,
            relation=Relation.NOT_FOUND,
            reasons=(where,),
            score=1.0,
            locator=self._place(claim.document).locator(span),
        )

    def _reviewed(self) -> list[str]:
        if self._known is None:
            return [one for one in self._new if self._place(one).document.role is Role.DRAFT]
        drafts = [one.id for one in self._known.values() if one.role is Role.DRAFT]
        return drafts or list(self._known)

    def _others(self, document: str) -> list[str]:
        """The documents in which a quotation can be missed: those of the same language."""
        known = self._known or {}
        language = known[document].language
        return [one.id for one in known.values() if one.id != document and one.language == language]

    def _searched(self, document: str) -> str:
        """In which documents those quotations were looked for, in words; empty for in none."""
        if self._known is None:
            count, last = self._case.quotations.of_language(
                self._place(document).document.language, without=document
            )
        else:
            others = self._others(document)
            count, last = len(others), others[-1] if others else ""
        return _looked(count, last)

    def _open(self, document: str) -> list[tuple[Claim, Span, str]]:
        """The quotations of a document of which nothing was found, in any round."""
        unlooked = [] if document in self._is_new else self._unlooked(document)
        text = self._place(document).document.text
        pending = [
            (quoting.claim, span, span.of(text))
            for quoting in self._quoting(document)
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

    def _unlooked(self, document: str) -> list[str]:
        """The documents in which the quotations of a known one were not looked up this time."""
        return [one for one in self._others(document) if one not in self._is_new]

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
                    reason = phrase(
                        "nothing comparable: it was found in {spans}", spans=spans[one.span]
                    )
                    yield replace(one, relation=Relation.UNRELATED, reasons=(reason,))


def voices_of(case: Case, place: Place, *, few: bool = True) -> Voices:
    """Who speaks in a document of a case; ``few`` reads the whole cast of a small one."""
    said = (one.attribution for one in case.claims_of(place.document.id))
    spoken = [one for one in said if one]
    if few:
        return Voices(place.document.text, spoken, case.cast.people())
    known = case.cast.known_as
    people = known.people(known.named_in(place.document.id))
    return Voices(place.document.text, spoken, people, lambda name: known.people([name]))


def _number(document: str) -> int:
    return int(document[1:])


def _looked(count: int, last: str) -> str:
    if not count:
        return ""
    where = (
        phrase("the one other document, {last}", last=last)
        if count == 1
        else phrase("the {count} other documents up to {last}", count=count, last=last)
    )
    return phrase("looked for word by word in {where}: these words are not there", where=where)
