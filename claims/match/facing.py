"""A claim and a passage set side by side, facet by facet: what each says, and where they part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.folding import fold
from claims.match.facets import compare_scopes
from claims.match.overruling import figures_of_pair
from claims.match.pairing import Figure
from claims.match.things import Width, compare_things
from claims.model import (
    Claim,
    Comparator,
    Document,
    Evidence,
    Facet,
    Quantity,
    Relation,
    Scope,
    Span,
)
from claims.phrases import joined, later, phrase
from claims.store import Case
from claims.wording import TIMES, figure

SAME, NEAR, DIFFERS, UNSTATED, TOLD = "same", "near", "differs", "unstated", "told"
"""What two cells are to each other; ``told`` are cells that are only to be read."""
_BOUNDS = {
    Comparator.EQUAL: later("exactly"),
    Comparator.LESS: later("fewer than"),
    Comparator.AT_MOST: later("at most"),
    Comparator.MORE: later("more than"),
    Comparator.AT_LEAST: later("at least"),
    Comparator.ABOUT: later("about"),
    Comparator.RANGE: later("from … to"),
}
_QUOTED = re.compile(r"“([^”]*)”")
_ROW_OF = {
    Facet.THING: later("of what"),
    Facet.PLACE: later("where"),
    Facet.PERIOD: later("when"),
    Facet.POPULATION: later("who"),
    Facet.UNIT: later("counts"),
    Facet.DEFINITION: later("of what"),
}
_NOTHING = Quantity(span=Span(0, 0), text="", value=0.0)


@dataclass(frozen=True, slots=True)
class Row:
    """One facet: what the claim says, what the passage says, and what they are to each other."""

    name: str
    ours: str
    theirs: str
    state: str
    facet: str = ""
    """The facet that a person can decide; empty where there is nothing to decide."""
    answer: str = ""
    """What a person decided of it: "same", "different"."""


@dataclass(frozen=True, slots=True)
class Facing:
    """A claim beside a passage."""

    claim: Claim
    document: Document
    """The claim's."""
    passage: Evidence
    source: Document
    rows: tuple[Row, ...]
    first: str = ""
    """The name of the first row in which the two differ; empty where none does."""

    @property
    def headline(self) -> str:
        """The first mismatch in a line, or that there is none."""
        row = next((one for one in self.rows if one.name == self.first), None)
        if row is None:
            return phrase("Nothing differs in what both say.")
        if row.answer == "different":
            return phrase(
                "First mismatch: {row}: different, as the reviewer decided", row=phrase(row.name)
            )
        return phrase(
            "First mismatch: {row}: {ours} | {theirs}",
            row=phrase(row.name),
            ours=row.ours or phrase("not stated"),
            theirs=row.theirs or phrase("not stated"),
        )


def face(case: Case, evidence: str) -> Facing:
    """The passage ``e5`` beside its claim; raises CaseError where there is no such passage."""
    passage = case.passages.one(evidence)
    claim = case.claim(passage.claim)
    source = case.document(passage.document)
    held = case.claim(passage.source_claim) if passage.source_claim else None
    said = (
        Row(
            "source",
            _source(document := case.document(claim.document)),
            _source(source),
            TOLD,
        ),
        Row(
            later("said by"),
            claim.speaker or "",
            (held.speaker if held else "") or source.author,
            TOLD,
        ),
    )
    rows = (*_rows(case, passage, claim, held), *said)
    rows = tuple(row for row in rows if row.ours or row.theirs)
    return Facing(claim, document, passage, source, rows, _first(passage, rows))


def _rows(case: Case, passage: Evidence, claim: Claim, held: Claim | None) -> Iterator[Row]:
    if passage.relation is Relation.SPELLING:
        forms = _QUOTED.findall(passage.reasons[0]) if passage.reasons else []
        if len(forms) >= 2:
            yield Row("written", forms[0], forms[1], DIFFERS)
    ours, theirs = passage.claim_quantity, passage.quantity
    if ours is None or theirs is None:
        return
    pair = figures_of_pair(case, passage)
    other = pair[0].scope if pair else (held.scope if held else Scope())
    yield Row(later("value"), _value(ours), _value(theirs), _values(passage))
    yield Row(later("bound"), _bound(ours), _bound(theirs), _alike(_bound(ours), _bound(theirs)))
    yield Row(later("counts"), _unit(ours), _unit(theirs), _units(ours, theirs))
    answers = dict(passage.overruled)
    for row in (_of_what(claim, other, pair), *_scopes(claim.scope, other, ours, theirs)):
        # Without two figures nothing was compared that a person could overrule.
        yield _decided(row if pair else replace(row, facet=""), answers)


def _of_what(claim: Claim, other: Scope, pair: tuple[Figure, Figure] | None) -> Row:
    ours, theirs = claim.scope.subject or "", other.subject or ""
    state = _things(pair) if pair and ours and theirs else _alike(ours, theirs)
    return Row(later("of what"), ours, theirs, state, Facet.THING.value)


def _decided(row: Row, answers: dict[str, str]) -> Row:
    answer = answers.get(row.facet, "") if row.facet else ""
    if not answer:
        return row
    state = SAME if answer == "same" else DIFFERS
    # A row with nothing to read is left out, and what a person decided is to be seen.
    ours = row.ours or ("" if row.theirs else phrase("not stated"))
    return Row(row.name, ours, row.theirs, state, row.facet, answer)


def _scopes(ours: Scope, theirs: Scope, mine: Quantity, its: Quantity) -> Iterator[Row]:
    """Whom, where and when the two speak of."""
    for name, facet in (
        ("who", Facet.POPULATION),
        ("where", Facet.PLACE),
        ("when", Facet.PERIOD),
    ):
        here, there = _said(ours, facet), _said(theirs, facet)
        state = _scoped(facet, ours, theirs, mine, its) if here and there else UNSTATED
        yield Row(name, here, there, state, facet.value)


def _said(scope: Scope, facet: Facet) -> str:
    match facet:
        case Facet.PLACE:
            return ", ".join(scope.place)
        case Facet.PERIOD:
            return scope.period.text if scope.period else ""
        case _:
            return scope.population or ""


def _scoped(facet: Facet, ours: Scope, theirs: Scope, mine: Quantity, its: Quantity) -> str:
    """What the two say of one facet, judged as the comparison judges it."""
    match facet:
        case Facet.PLACE:
            pair = Scope(place=theirs.place), Scope(place=ours.place)
        case Facet.PERIOD:
            pair = Scope(period=theirs.period), Scope(period=ours.period)
        case _:
            pair = Scope(population=theirs.population), Scope(population=ours.population)
    found = compare_scopes(its, mine, *pair)
    if found.facet:
        return DIFFERS
    return NEAR if found.notes else SAME


def _things(pair: tuple[Figure, Figure]) -> str:
    evidence, claim = pair
    if not (evidence.thing.name and claim.thing.name):
        return UNSTATED
    width, _ = compare_things(evidence.thing, claim.thing)
    if width is Width.SAME:
        return SAME
    return DIFFERS if width in (Width.OTHER, Width.UNLIKE, Width.WIDER, Width.NARROWER) else NEAR


def _values(passage: Evidence) -> str:
    ours, theirs = passage.claim_quantity or _NOTHING, passage.quantity or _NOTHING
    if (ours.value, ours.low, ours.high) == (theirs.value, theirs.low, theirs.high):
        return SAME
    if passage.relation in (Relation.AGREES, Relation.COMPATIBLE):
        return NEAR
    return DIFFERS


def _alike(ours: str, theirs: str) -> str:
    if not (ours and theirs):
        return UNSTATED
    return SAME if fold(ours) == fold(theirs) else DIFFERS


def _units(ours: Quantity, theirs: Quantity) -> str:
    """A rate that one side leaves out is no other unit."""
    if ours.per and theirs.per and fold(ours.per) != fold(theirs.per):
        return DIFFERS
    state = _alike(ours.unit or "", theirs.unit or "")
    return NEAR if state == SAME and bool(ours.per) != bool(theirs.per) else state


def _value(quantity: Quantity) -> str:
    if quantity.value is None:
        low, high = figure(quantity.low or 0.0), figure(quantity.high or 0.0)
        return phrase("{low} to {high}", low=low, high=high)
    return figure(quantity.value)


def _bound(quantity: Quantity) -> str:
    about = quantity.approximate and quantity.comparator is Comparator.EQUAL
    return phrase(later("about") if about else _BOUNDS[quantity.comparator])


def _unit(quantity: Quantity) -> str:
    if not quantity.per:
        return quantity.unit or ""
    time = phrase(quantity.per) if quantity.per in TIMES else quantity.per
    return phrase("{unit} a {time}", unit=quantity.unit, time=time) if quantity.unit else time


def _source(document: Document) -> str:
    kind = phrase(f"{document.kind.value} source") if document.kind else ""
    when = document.published.isoformat() if document.published else ""
    return joined(", ", [part for part in (document.name, document.publisher, kind, when) if part])


def _first(passage: Evidence, rows: tuple[Row, ...]) -> str:
    """The row that decides: the facet at which the comparison stopped, else the first of all."""
    differing = [row.name for row in rows if row.state == DIFFERS]
    facet = passage.difference.facet if passage.difference else None
    if passage.relation is Relation.DIFFERENT_SCOPE and facet:
        name = _ROW_OF[facet]
        return name if any(row.name == name for row in rows) else next(iter(differing), "")
    if passage.relation is Relation.CONFLICTS and "value" in differing:
        return "value"
    return next(iter(differing), "")
