"""A case becomes the values of a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.errors import Refused, ScaleError
from claims.extract.names import Cast
from claims.filters import Filter
from claims.locating import Locator
from claims.model import Claim, ClaimState, Document, Entry, Event, Json, Role
from claims.published import published_words
from claims.review import named_scale, scale_of
from claims.scales import Scale
from claims.store import Case
from factcheck.reports.model import (
    Act,
    Passage,
    ReportCase,
    ReportClaim,
    ReportDocument,
    ReportText,
    Spelling,
    Verdict,
)
from factcheck.reports.noting import hidden_contacts, veiled
from factcheck.reports.veil import Veil

_BATCH = 256
_TRIES = 5
_LONGEST_NAME = 120


def gather(case: Case, filter_: Filter | None = None) -> ReportCase:
    """What a report on ``case`` says: the claims to be reviewed, or those of the filter.

    Raises:
        Refused: the case is being changed faster than it can be read.
    """
    for _ in range(_TRIES):
        head = case.head()
        report = _Gathering(case, filter_).report(head)
        if case.head() == head:
            return report
    raise Refused("The case is changing while the report is made; try again in a moment.")


@dataclass(slots=True)
class _Acts:
    """The history, sorted by what it is about."""

    by_target: dict[str, list[Event]]
    whole: list[Event]
    count: int
    last: Event | None


class _Gathering:
    def __init__(self, case: Case, filter_: Filter | None) -> None:
        self._case = case
        self._filter = filter_
        documents = case.documents(withdrawn=True)
        self._acts = _sorted_acts(case.events())
        self._veil = Veil((*documents, *hidden_contacts(self._acts.by_target)))
        self._texts = {document.id: document for document in documents}
        self._noted: dict[str, tuple[Entry, ...]] = {}
        self._documents = self._known_documents(documents)
        self._locators: dict[str, Locator] = {}
        self._scales: dict[str, Scale] = {}

    def report(self, head: str) -> ReportCase:
        scale = scale_of(self._case)
        self._scales[scale.id] = scale
        ids = [f"c{key}" for key in self._chosen()]
        claims = [claim for some in _batches(ids) for claim in self._claims(some)]
        shown = [claim for claim in claims if not claim.document.confidential]
        return ReportCase(
            title=self._title(),
            head=head,
            events=self._acts.count,
            last=self._acts.last.at if self._acts.last else None,
            scale=scale,
            scales=tuple(self._scales.values()),
            documents=tuple(self._searched(shown)),
            checks=sum(map(self._is_check, self._texts.values())),
            claims=tuple(shown),
            history=tuple(self._act(event, "case") for event in self._acts.whole),
            texts=tuple(self._read(shown)),
            names=tuple(self._names()),
            filter=self._veil.over(self._filter.text) if self._filter else "",
            left_out=len(claims) - len(shown),
            entries=tuple(veiled(self._case.journal.whole(), self._veil)),
            signed=self._case.journal.signed(),
        )

    def _is_check(self, document: Document) -> bool:
        return document.role is Role.PRECEDENT and not document.withdrawn

    def _searched(self, claims: Sequence[ReportClaim]) -> Iterator[ReportDocument]:
        """The documents, of ten thousand published checks only those that speak of a claim."""
        told = {one.document.id for claim in claims for one in claim.passages}
        told |= {claim.document.id for claim in claims}
        for known in self._documents.values():
            stored = self._texts[known.id]
            if not stored.withdrawn and (known.id in told or not self._is_check(stored)):
                yield known

    def _read(self, claims: Sequence[ReportClaim]) -> Iterator[ReportText]:
        """The texts that a report is on: those its claims stand in, and drafts without any."""
        told = {claim.document.id for claim in claims}
        for known in self._documents.values():
            stored = self._texts[known.id]
            whole = stored.role is Role.DRAFT and not self._filter
            if not (known.confidential or stored.withdrawn) and (known.id in told or whole):
                yield ReportText(document=known, text=stored.text)

    def _chosen(self) -> Iterator[int]:
        if self._filter and self._filter.terms:
            return iter(self._case.queue.claim_ids(self._filter))
        return iter(self._case.queue.claim_ids(queue=True))

    def _title(self) -> str:
        drafts = [
            document.name
            for document in self._documents.values()
            if document.role is Role.DRAFT and not self._texts[document.id].withdrawn
        ]
        return "; ".join(drafts)

    def _known_documents(self, documents: Sequence[Document]) -> dict[str, ReportDocument]:
        counts: dict[str, int] = {}
        for event in self._acts.whole:
            document, claims = event.detail.get("document"), event.detail.get("claims")
            what = event.detail.get("what")
            if isinstance(document, str) and what == "document":
                counts[document] = sum(map(_count, _listed(claims)))
            elif isinstance(document, str) and what == "claims":
                counts[document] = counts.get(document, 0) + _count(claims)
            elif event.detail.get("what") == "precedents":
                counts.update(_counts_of(event.detail))
        return {one.id: self._known(one, counts.get(one.id, 0)) for one in documents}

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

    def _claims(self, ids: Sequence[str]) -> Iterator[ReportClaim]:
        claims, states = self._case.claims(ids), self._case.states(ids)
        self._noted = self._case.journal.of(ids)
        for identifier in ids:
            claim, state = claims[identifier], states[identifier]
            if not self._texts[claim.document].withdrawn:
                yield self._claim(claim, state)

    def _claim(self, claim: Claim, state: ClaimState) -> ReportClaim:
        passages = tuple(self._passages(claim.id))
        return ReportClaim(
            claim=self._veil.over_claim(claim),
            document=self._documents[claim.document],
            locator=self._locator(claim.document, claim.span.start),
            state=replace(
                state,
                rationale=self._veil.over(state.rationale),
                correction=self._veil.over(state.correction),
                number=self._veil.over(state.number),
                tags=tuple(map(self._veil.over, state.tags)),
                flag=None if state.flag is None else self._veil.over(state.flag),
                deferred=None if state.deferred is None else self._veil.over(state.deferred),
                dropped=state.dropped
                and replace(state.dropped, why=self._veil.over(state.dropped.why)),
            ),
            verdict=self._verdict(state),
            passages=passages,
            history=self._history(claim.id, passages),
            named=self._named(claim),
            entries=tuple(veiled(self._noted.get(claim.id, ()), self._veil)),
        )

    def _named(self, claim: Claim) -> str:
        """The words of the text that name the speaker, at most a line of them."""
        text = self._texts[claim.document].text
        spans = claim.attribution.source if claim.attribution else ()
        return " … ".join(span.of(text)[:_LONGEST_NAME] for span in spans)

    def _passages(self, claim: str) -> Iterator[Passage]:
        for evidence in self._case.evidence(claim):
            document = self._documents[evidence.document]
            place = "" if document.confidential else evidence.locator
            if not place and not document.confidential:
                place = self._locator(document.id, evidence.span.start)
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

    def _history(self, claim: str, passages: Sequence[Passage]) -> tuple[Act, ...]:
        """The acts on a claim, in earlier versions too, and on its evidence, in order."""
        claims = (claim, *self._case.versions.forebears(claim))
        acts = [
            self._act(event, target)
            for target in (*claims, *(passage.evidence.id for passage in passages))
            for event in self._acts.by_target.get(target, ())
        ]
        return tuple(sorted(acts, key=lambda act: act.seq))

    def _act(self, event: Event, target: str) -> Act:
        return Act(
            seq=event.seq,
            at=event.at,
            reviewer=event.reviewer,
            act=event.act,
            changes=tuple(
                self._veil.over_change(change)
                for change in event.changes
                if change.target == target or (target == "case" and change.target[:1] == "d")
                # What a version revises names every claim of it; the note says it shortly.
                if change.field != "revises"
            ),
            undoes=event.undoes,
            note=self._note(event),
        )

    def _note(self, event: Event) -> str:
        detail = event.detail
        if event.act == "revise":
            return f"{detail.get('document')} takes the place of {detail.get('revises')}"
        match detail.get("what"):
            case "document":
                document = self._documents.get(str(detail.get("document")))
                name = document.name if document else str(detail.get("document"))
                count = sum(map(_count, _listed(detail.get("claims"))))
                return f"{detail.get('document')} “{name}”, {count} claims"
            case "precedents":
                return f"{_count(detail.get('documents'))} published checks"
            case "claims":
                count = _count(detail.get("claims"))
                return f"{count} claims of {detail.get('document')} marked by hand"
            case "evidence":
                return f"{detail.get('passages')} passages that speak to claims"
            case "comparison":
                return f"{detail.get('claim')} was compared anew with all others, as corrected"
            case str() as what:
                return what
            case _:
                return ""

    def _names(self) -> Iterator[tuple[Spelling, ...]]:
        """Names in two spellings or more, as far as open documents show them."""
        for _, forms in Cast(self._case.cast.people()).variants():
            found = [Spelling(form, tuple(self._places(form))) for form in forms]
            shown = tuple(one for one in found if one.places)
            if len(shown) > 1:
                yield shown

    def _places(self, form: str) -> Iterator[str]:
        for document in self._documents.values():
            stored = self._texts[document.id]
            at = -1 if document.confidential or stored.withdrawn else stored.text.find(form)
            if at >= 0:
                yield f"{document.name}, {self._locator(document.id, at)}"

    def _locator(self, document: str, at: int) -> str:
        if document not in self._locators:
            self._locators[document] = Locator(self._texts[document])
        return self._locators[document](at)


def _sorted_acts(events: Iterator[Event]) -> _Acts:
    by_target: dict[str, list[Event]] = defaultdict(list)
    whole: list[Event] = []
    count, last = 0, None
    for event in events:
        count, last = count + 1, event
        targets = {change.target for change in event.changes}
        for target in sorted(targets):
            by_target[target].append(event)
        if not targets or any(target == "case" or target[0] == "d" for target in targets):
            whole.append(event)
    return _Acts(by_target, whole, count, last)


def _counts_of(detail: Mapping[str, Json]) -> Iterator[tuple[str, int]]:
    """How many claims each published check of a batch has."""
    first = int(str(_listed(detail.get("documents"))[0])[1:])
    for place, claims in enumerate(_listed(detail.get("claims"))):
        yield f"d{first + place}", _count(claims)


def _listed(of: Json) -> list[Json]:
    return of if isinstance(of, list) else []


def _count(of: Json) -> int:
    """How many ``["d5", 25]`` says there are: those from that one on."""
    return int(str(of[1])) if isinstance(of, list) else 0


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH))
