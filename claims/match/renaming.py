"""Spellings looked at anew after people of the cast were joined or parted.

"Anna Quill" here and "Ana Quill" there is a finding only as long as the two are one person. What
was found keeps its id and what people made of it, as when a claim is compared anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from claims.match.findings import Place
from claims.match.spellings import Variants, first_in, places_in, spelling_evidence, variants_of
from claims.model import Claim, Document, Event, Evidence, Relation, Span
from claims.phrases import phrase
from claims.store import Case

_ACTS = frozenset(["merge-people", "split-person", "rename-person", "set-role"])
# As in cross-referencing: a larger case is not searched for names.
_MOST_DOCUMENTS = 40
_GONE = (phrase("no spelling of this name: the two are not taken for one person"),)
_Key: TypeAlias = tuple[str, str, Span]


def compare_renamed(case: Case, event: Event, *, reviewer: str = "") -> None:
    """Compare the spellings of everybody anew after an act on the cast, its undo or its redo.

    Of everybody, because one form may be of several people: what is found follows from the cast as
    it is, whatever was done before.
    """
    if (event.detail.get("of") or event.act) not in _ACTS:
        return
    documents = case.documents(text=False)
    if len(documents) > _MOST_DOCUMENTS:
        return
    held = [one.id for one in documents]
    known = case.cast.known_as.spellings(held)
    variants = variants_of(case.cast.people())
    naming = {*_naming(case, [person.name for person, _ in variants])}
    places = [Place(case.document(one)) for one in held if one in naming]
    found: dict[_Key, Evidence] = {}
    for one in _spellings(case, variants, places):
        found.setdefault(_key(one), one)
    _store(case, known, found, reviewer)


def _naming(case: Case, concerned: Iterable[str]) -> list[str]:
    """The documents that name somebody of ``concerned``."""
    known = case.cast.known_as
    parties = [party for person in concerned for party in known.parties(person)]
    names = dict.fromkeys(name for party in parties for name in party.names)
    return list(dict.fromkeys(one for name in names for one in known.documents(name)))


def _store(
    case: Case, known: Sequence[Evidence], found: Mapping[_Key, Evidence], reviewer: str
) -> None:
    again: defaultdict[str, list[Evidence]] = defaultdict(list)
    new: defaultdict[str, list[Evidence]] = defaultdict(list)
    for one in _again(known, found):
        again[one.claim].append(one)
    there = {_key(one) for one in known}
    for key, one in found.items():
        if key not in there:
            new[one.claim].append(one)
    for claim in sorted({*again, *new}, key=lambda one: int(one[1:])):
        case.passages.read_anew(claim, again[claim], new[claim], reviewer=reviewer)


def _spellings(case: Case, variants: Variants, places: Sequence[Place]) -> Iterator[Evidence]:
    seen: dict[tuple[str, str], Span | None] = {}

    def first(form: str, place: Place) -> Span | None:
        key = form, place.document.id
        if key not in seen:
            seen[key] = first_in(form, place)
        return seen[key]

    forms = {form for _, odd in variants for form in odd}
    for place in places if variants else ():
        claims = _near(case, place.document, forms)
        yield from spelling_evidence(variants, claims, place, places, first)


def _near(case: Case, document: Document, forms: Iterable[str]) -> list[Claim]:
    """The claims among which are, for each form, the first that holds it, and those of the
    paragraph in which it stands first.
    """
    found: dict[str, Claim] = {}
    for form in forms:
        done = 0
        for place in places_in(form, document.text):
            if place.start < done:
                continue
            start = document.text.rfind("\n", 0, place.start) + 1
            end = document.text.find("\n", place.end)
            done = end if end >= 0 else len(document.text)
            claims = case.claims(case.cast.known_as.claims_in(document.id, Span(start, done)))
            found.update(claims)
            if any(next(places_in(form, one.text), None) for one in claims.values()):
                break
    return sorted(found.values(), key=lambda one: (one.span, int(one.id[1:])))


def _again(known: Sequence[Evidence], found: Mapping[_Key, Evidence]) -> Iterator[Evidence]:
    """The passages of which something else is to be said than before."""
    for one in known:
        present = found.get(_key(one)) or replace(one, relation=Relation.UNRELATED, reasons=_GONE)
        present = replace(present, id=one.id, stance=one.stance, dismissed=one.dismissed)
        if present != one:
            yield present


def _key(evidence: Evidence) -> _Key:
    return evidence.claim, evidence.document, evidence.span
