"""A case becomes the values of a report.

What is said of single claims is read when a writer comes to it, a few hundred claims at a time, and
let go of after: a report on a million claims needs no more memory than one on a thousand.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from claims.errors import ScaleError
from claims.extract.names import Cast
from claims.filters import Filter
from claims.model import Claim, ClaimState, Document, Entry, Role, Ruling
from claims.negotiating import standing
from claims.published import published_words
from claims.review import named_scale, scale_of
from claims.scales import Scale
from claims.store import Case
from factcheck.reports.lazily import Each, Later
from factcheck.reports.model import (
    Digest,
    Digested,
    Passage,
    ReportCase,
    ReportClaim,
    ReportDocument,
    ReportText,
    Spelling,
    Verdict,
)
from factcheck.reports.noting import hidden_contacts, veiled
from factcheck.reports.telling import Telling, claims_by_document
from factcheck.reports.texts import Texts
from factcheck.reports.veil import Veil

_BATCH = 256
_LONGEST_NAME = 120


@contextmanager
def reading(case: Case, filter_: Filter | None = None) -> Iterator[ReportCase]:
    """What a report on ``case`` says: the claims to be reviewed, or those of the filter.

    Whatever others write meanwhile, all that is read inside is of one state of the case.
    """
    if filter_:
        # A damaged search index is made anew here: inside, nothing can be written.
        case.queue.claim_ids(filter_, limit=1)
    with case.past.acts.still():
        yield gather(case, filter_)


def gather(case: Case, filter_: Filter | None = None) -> ReportCase:
    """As :func:`reading`, for a case that nobody else writes to while the report is used."""
    return _Gathering(case, filter_).report()


class _Gathering:
    def __init__(self, case: Case, filter_: Filter | None) -> None:
        self._case = case
        self._filter = filter_
        documents = case.documents(withdrawn=True, text=False)
        self._stored = {document.id: document for document in documents}
        self._texts = Texts(case)
        acts = case.past.acts
        secret = acts.of(acts.secret())
        contacts = hidden_contacts({one: secret[one] for one in acts.secret()})
        self._veil = Veil((*documents, *contacts), self._texts.whole)
        counts = claims_by_document(case)
        self._documents = {one.id: self._known(one, counts.get(one.id, 0)) for one in documents}
        self._telling = Telling(case, self._veil, self._documents)
        self._scales: dict[str, Scale] = {}
        self._left_out = 0

    def report(self) -> ReportCase:
        scale = scale_of(self._case)
        self._scales[scale.id] = scale
        events, last = self._case.past.acts.count()
        claims, told, standing = self._read_through(self._chosen())
        return ReportCase(
            title=self._title(),
            head=self._case.head(),
            events=events,
            last=last,
            scale=scale,
            scales=tuple(self._scales.values()),
            documents=tuple(self._searched(told)),
            checks=sum(map(self._is_check, self._stored.values())),
            claims=claims,
            history=Later(self._telling.of_case),
            texts=Each(lambda: self._read(standing)),
            names=Later(self._names),
            filter=self._veil.over(self._filter.text) if self._filter else "",
            left_out=self._left_out,
            entries=tuple(veiled(self._case.journal.whole(), self._veil)),
            signed=self._case.journal.signed(),
        )

    def _read_through(self, chosen: Sequence[int]) -> tuple[Digested, set[str], set[str]]:
        """The claims that the report tells; the documents that they stand in or that speak to
        them, and those that they stand in. Only of published checks is it asked whether one speaks.
        """
        digest, keys, told, standing = Digest(), array("i"), set[str](), set[str]()
        checks = any(map(self._is_check, self._stored.values()))
        for at in range(0, len(chosen), _BATCH):
            for claim in self._claims(chosen[at : at + _BATCH]):
                if claim.document.confidential:
                    self._left_out += 1
                    continue
                digest.add(claim)
                keys.append(int(claim.id[1:]))
                standing.add(claim.document.id)
                if checks:
                    told.update(one.document.id for one in claim.passages)
        claims = Digested(keys, self._claims, _BATCH)
        claims.digest = digest
        return claims, told | standing, standing

    def _is_check(self, document: Document) -> bool:
        return document.role is Role.PRECEDENT and not document.withdrawn

    def _searched(self, told: set[str]) -> Iterator[ReportDocument]:
        """The documents, of ten thousand published checks only those that speak of a claim."""
        for known in self._documents.values():
            stored = self._stored[known.id]
            if not stored.withdrawn and (known.id in told or not self._is_check(stored)):
                yield known

    def _read(self, standing: set[str]) -> Iterator[ReportText]:
        """The texts that a report is on: those its claims stand in, and drafts without any."""
        for known in self._documents.values():
            stored = self._stored[known.id]
            whole = stored.role is Role.DRAFT and not self._filter
            if not (known.confidential or stored.withdrawn) and (known.id in standing or whole):
                yield ReportText(document=known, text=self._texts.document(known.id).text)

    def _chosen(self) -> Sequence[int]:
        if self._filter and self._filter.terms:
            return self._case.queue.claim_ids(self._filter)
        return self._case.queue.claim_ids(queue=True)

    def _title(self) -> str:
        drafts = [
            document.name
            for document in self._documents.values()
            if document.role is Role.DRAFT and not self._stored[document.id].withdrawn
        ]
        return "; ".join(drafts)

    def _known(self, document: Document, claims: int) -> ReportDocument:
        if self._veil.hides(document.id):
            return ReportDocument(
                id=document.id,
                name=self._veil.names[document.id],
                role=document.role,
                kind=document.kind,
                claims=claims,
                confidential=True,
            )
        return ReportDocument(
            id=document.id,
            name=document.name,
            role=document.role,
            claims=claims,
            title=document.title,
            publisher=document.publisher,
            author=document.author,
            published=document.published,
            retrieved=document.retrieved,
            url=document.url,
            language=document.language,
            kind=document.kind,
            group=document.group,
            sha256=document.sha256,
            made_by=document.made_by,
            published_check=published_words(document) if document.role is Role.PRECEDENT else "",
            rating=document.rating,
        )

    def _claims(self, keys: Sequence[int]) -> Iterator[ReportClaim]:
        ids = [f"c{key}" for key in keys]
        claims, states = self._case.claims(ids), self._case.states(ids)
        mains = {state.same_as for state in states.values() if state.same_as}
        noted = self._case.journal.of([*ids, *sorted(mains.difference(ids))])
        for identifier in ids:
            claim, state = claims[identifier], states[identifier]
            if not self._stored[claim.document].withdrawn:
                # A change that is proposed for a claim is that of its repeats too.
                ruling = standing(noted.get(state.same_as or identifier, ()), state)
                yield self._claim(claim, state, noted.get(identifier, ()), ruling)

    def _claim(
        self, claim: Claim, state: ClaimState, noted: Sequence[Entry], ruling: Ruling | None
    ) -> ReportClaim:
        passages = Later(lambda: self._passages(claim.id))
        return ReportClaim(
            claim=self._veil.over_claim(claim),
            document=self._documents[claim.document],
            locator=self._texts.locator(claim.document, claim.span.start),
            state=self._veiled(state),
            verdict=self._verdict(state),
            passages=passages,
            history=Later(lambda: self._telling.of_claim(claim.id, passages)),
            named=self._named(claim),
            ruling=self._ruled(ruling),
            entries=tuple(veiled(noted, self._veil)),
        )

    def _veiled(self, state: ClaimState) -> ClaimState:
        if not self._veil.names:
            return state
        return replace(
            state,
            rationale=self._veil.over(state.rationale),
            correction=self._veil.over(state.correction),
            number=self._veil.over(state.number),
            tags=tuple(map(self._veil.over, state.tags)),
            flag=None if state.flag is None else self._veil.over(state.flag),
            deferred=None if state.deferred is None else self._veil.over(state.deferred),
            dropped=state.dropped
            and replace(state.dropped, why=self._veil.over(state.dropped.why)),
        )

    def _ruled(self, ruling: Ruling | None) -> Ruling | None:
        return ruling and replace(ruling, reason=self._veil.over(ruling.reason))

    def _named(self, claim: Claim) -> str:
        """The words of the text that name the speaker, at most a line of them."""
        spans = claim.attribution.source if claim.attribution else ()
        if not spans:
            return ""
        text = self._texts.document(claim.document).text
        return " … ".join(span.of(text)[:_LONGEST_NAME] for span in spans)

    def _passages(self, claim: str) -> Iterator[Passage]:
        for evidence in self._case.evidence(claim):
            document = self._documents[evidence.document]
            place = "" if document.confidential else evidence.locator
            if not place and not document.confidential:
                place = self._texts.locator(document.id, evidence.span.start)
            yield Passage(
                evidence=self._veil.over_evidence(evidence), document=document, locator=place
            )

    def _verdict(self, state: ClaimState) -> Verdict | None:
        if state.verdict is None:
            return None
        name = state.scale or next(iter(self._scales))
        if name not in self._scales:
            self._scales[name] = named_scale(self._case, name)
        scale = self._scales[name]
        try:
            label = scale.label(state.verdict)
        except ScaleError:
            label = None
        return Verdict(
            slug=state.verdict, words=scale.words(state.verdict), scale=scale, label=label
        )

    def _names(self) -> Iterator[tuple[Spelling, ...]]:
        """Names in two spellings or more, as far as open documents show them."""
        variants = [forms for _, forms in Cast(self._case.cast.people()).variants()]
        places = self._places({form for forms in variants for form in forms})
        for forms in variants:
            shown = tuple(Spelling(form, places[form]) for form in forms if form in places)
            if len(shown) > 1:
                yield shown

    def _places(self, forms: set[str]) -> dict[str, tuple[str, ...]]:
        """Where some names first stand in each open document, for those that stand in any."""
        found: dict[str, tuple[str, ...]] = {}
        for known in self._documents.values() if forms else ():
            if known.confidential or self._stored[known.id].withdrawn:
                continue
            text = self._texts.document(known.id).text
            for form in forms:
                at = text.find(form)
                if at >= 0:
                    place = f"{known.name}, {self._texts.locator(known.id, at)}"
                    found[form] = (*found.get(form, ()), place)
        return found
