"""The reading side of a case, for the review screen: keyed reads, turned into what panes show."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from claims.grouping import beside_words
from claims.locating import Locator
from claims.model import Claim, ClaimState, Document, Evidence, Role, Status
from claims.published import published_words
from claims.review import named_scale, scale_of
from claims.scales import Scale
from claims.store import Case, QueueRow
from factcheck.tongue import tell, tr
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import DUE, Badge, kind_glyphs, status_badge
from factcheck.tui.render.document import Around, Mark, Place
from factcheck.tui.render.evidence import Card, surroundings
from factcheck.tui.render.reading import Reading, hung_on
from factcheck.tui.render.rows import Row
from factcheck.tui.render.speech import speech_of, spoken
from factcheck.tui.render.text import one_line

_KEPT_CHARACTERS = 16_000_000
"""Text of documents kept at hand."""
_MOST_ALSO = 4
_NEAR_START = 20_000
"""Up to which character of a text its paragraphs are counted at once (3 ms)."""


class Detail(NamedTuple):
    """Everything the panes show of one claim."""

    claim: Claim
    state: ClaimState
    document: Document
    evidence: tuple[Evidence, ...]
    cards: tuple[Card, ...]
    names: tuple[tuple[str, str], ...]
    """The names of the documents that the evidence stands in, by their ids."""
    repeats: tuple[str, ...] = ()
    """The claims that its verdict covers."""
    also: tuple[str, ...] = ()
    """Where the machine found nearly the same words: "12 (Port report ¶4)"."""


class Desk:
    """Reads what the panes show; belongs to the thread of the interface."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.scale: Scale = scale_of(case)
        """What the case is judged with."""
        self._scales: dict[str, Scale] = {self.scale.id: self.scale}
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._paragraphs: dict[Place, int] = {}

    def refresh_scale(self) -> None:
        """Read anew which scale the case is judged with."""
        self.scale = scale_of(self.case)
        self._scales = {self.scale.id: self.scale}

    def forget(self) -> None:
        """Read documents and the scale anew when they are next asked for."""
        self._documents.clear()
        self._paragraphs.clear()
        self.refresh_scale()

    def scale_of(self, name: str | None) -> Scale:
        """The scale that a verdict was given on, which need not be the case's own."""
        if name is None:
            return self.scale
        if name not in self._scales:
            self._scales[name] = named_scale(self.case, name)
        return self._scales[name]

    def rows(self, ids: Sequence[int]) -> Mapping[int, Row]:
        """What the list shows of some claims."""
        return {claim: self._row(row) for claim, row in self.case.queue.rows(ids).items()}

    def _row(self, row: QueueRow) -> Row:
        return Row(
            id=int(row.id[1:]),
            kinds=kind_glyphs(row.kinds),
            value=row.value,
            text=row.text,
            speaker=row.speaker or "",
            state=self._badge(row),
            worst=row.relation,
            flagged=row.flagged,
            same_as=row.same_as or "",
        )

    def _badge(self, row: QueueRow) -> Badge:
        scale = self.scale_of(row.scale)
        return DUE if row.due else status_badge(row.status, row.verdict, scale, skipped=row.skipped)

    def document(self, identifier: str) -> Document:
        """A document, kept at hand for the next time."""
        if identifier not in self._documents:
            self._documents[identifier] = self.case.document(identifier)
            while len(self._documents) > 1 and self._kept() > _KEPT_CHARACTERS:
                self._documents.popitem(last=False)
        self._documents.move_to_end(identifier)
        return self._documents[identifier]

    def _kept(self) -> int:
        return sum(len(document.text) for document in self._documents.values())

    def detail(self, claim: int) -> Detail:
        """A claim with its state, its document and what speaks to it."""
        identifier = f"c{claim}"
        found = self.case.claim(identifier)
        evidence = self.case.evidence(identifier)
        cards = tuple(self._card(one) for one in evidence)
        return Detail(
            claim=found,
            state=self.case.states([identifier])[identifier],
            document=self.document(found.document),
            evidence=evidence,
            cards=cards,
            names=tuple((card.evidence.document, card.document) for card in cards),
            repeats=self.case.same.repeats([identifier]).get(identifier, ()),
            also=tuple(self._also(identifier)),
        )

    def reading(self, detail: Detail, noted: Iterable[tuple[str, str]] = ()) -> Reading:
        """A claim as the middle pane explains it; ``noted`` stands before what its file hangs on
        its words.
        """
        claim, document = detail.claim, detail.document
        return Reading(
            claim,
            detail.state,
            self.scale_of(detail.state.scale),
            detail.evidence,
            detail.names,
            spoken(document.text, speech_of(claim.attribution)),
            (*noted, *hung_on(claim, document)),
            detail.repeats,
            detail.also,
            document.language or "en",
        )

    def _also(self, claim: str) -> Iterator[str]:
        """The first few claims that are linked to one, each with where it stands."""
        cluster = self.case.repeats.of(claim)
        others = [one for one in cluster.claims if one != claim] if cluster else []
        for one in self.case.claims(others[:_MOST_ALSO]).values():
            document = self.document(one.document)
            near = one.span.start < _NEAR_START
            place = self._paragraph(Place(document.id, one.span)) if near else 0
            where = f" {glyphs.PARAGRAPH}{place}" if place else ""
            yield f"{one.id[1:]} ({document.name}{where})"
        if len(others) > _MOST_ALSO:
            yield tr("and {n} more").format(n=len(others) - _MOST_ALSO)

    def marks(self, document: str) -> tuple[Mark, ...]:
        """Every claim of a document with the tone of its state, in the order of their place."""
        claims = self.case.claims_of(document)
        states = self.case.states([claim.id for claim in claims])
        return tuple(Mark(claim.span, *self._look(states[claim.id])) for claim in claims)

    def remarked(
        self, document: str, marks: Sequence[Mark], claims: Iterable[str]
    ) -> tuple[Mark, ...] | None:
        """``marks`` of a document with some claims as they stand; None where not all are marked."""
        changed = [one for one in self.case.claims([*claims]).values() if one.document == document]
        states = self.case.states([claim.id for claim in changed])
        places = {mark.span: place for place, mark in enumerate(marks)}
        found = list(marks)
        for claim in changed:
            if claim.span not in places or states[claim.id].status is Status.WITHDRAWN:
                return None
            found[places[claim.span]] = Mark(claim.span, *self._look(states[claim.id]))
        return tuple(found)

    def around(self, place: Place) -> Around:
        """What stands around a place in its document, and in which paragraph."""
        text = self.document(place.document).text
        before, after = surroundings(text, place.span)
        words = " ".join(place.span.of(text).split())
        return Around(before, words, after, self._paragraph(place))

    def _paragraph(self, place: Place) -> int:
        if place not in self._paragraphs:
            text = self.document(place.document).text[: place.span.start + 1]
            self._paragraphs[place] = sum(1 for row in text.split("\n") if row.strip())
        return self._paragraphs[place]

    def _look(self, state: ClaimState) -> tuple[str, str]:
        """The tone of a claim in its document, and the glyph beside its first line."""
        if state.verdict is None and state.status in (Status.OPEN, Status.REFERENCE):
            return "open", ""
        badge = status_badge(state.status, state.verdict, self.scale_of(state.scale))
        return badge.tone, badge.glyph

    def _card(self, evidence: Evidence) -> Card:
        document = self.document(evidence.document)
        before, after = surroundings(document.text, evidence.span)
        published = tell(published_words(document)) if document.role is Role.PRECEDENT else ""
        beside = beside_words(self.case, document.id) if document.group else ""
        return Card(evidence, document.name, before, after, published, beside)


def document_title(document: Document, paragraph: int, at: int | None = None) -> str:
    """The title of the middle pane: the document's role, name and place.

    ``at`` is the offset of what is lit: where the document has pages, times or rows, the one that
    it stands in says more than the number of a paragraph.
    """
    mark = None if at is None else Locator(document).landmark(at)
    place = f" {glyphs.PARAGRAPH}{paragraph}" if paragraph else ""
    place = f" {one_line(mark.label)}" if mark else place
    return f"{tr(document.role.value).capitalize()}: {document.name}{place}"
