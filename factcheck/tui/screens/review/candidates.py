"""Who else may have said it: people of the document by how near to the claim they are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from textual.message import Message

from claims.errors import ClaimsError
from claims.model import CastMember, Claim, Span
from claims.store import Case
from factcheck.tongue import tell
from factcheck.tui.messages import Failed
from factcheck.tui.screens.review.aside import Source

MOST = 9
"""As many as there are digits."""
_AFTER = 2
"""Whoever is named only after the claim is taken for so many times as far away."""
_FAR = 1 << 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have said it."""

    name: str
    role: str = ""
    distance: int = _FAR
    """Code points from the claim, weighted; the largest where the document does not name them."""
    place: Span | None = None
    """The nearest place in the document where they are named or speak."""
    claims: int = 0
    """How many claims of the case are theirs."""


@dataclass
class Candidates(Message):
    """Who may have said it, the likeliest first."""

    found: tuple[Candidate, ...]
    everybody: bool
    """Whether the rest of the cast was looked at, too."""


def find_candidates(source: Source, claim: Claim) -> None:
    """First whoever speaks in the document, then the rest of the cast; runs in a thread."""
    try:
        with source.open() as case:
            near = speakers_near(case.claims_of(claim.document), claim)
            source.tell(Candidates(tuple(near[:MOST]), everybody=False))
            everybody = _of_cast(case, claim)
            found = tuple(_added(near, everybody)[:MOST])
            source.tell(Candidates(found, everybody=True))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


def speakers_near(claims: Iterable[Claim], claim: Claim) -> list[Candidate]:
    """Who is said to say something in the document of ``claim``, the nearest first."""
    found: dict[str, Candidate] = {}
    for other in claims:
        said = other.attribution
        if said is None or said.speaker is None or said.speaker == claim.speaker:
            continue
        before = found.get(said.speaker, Candidate(said.speaker, said.role or ""))
        place = min(said.source, key=lambda span: _far(span, claim.span), default=other.span)
        counted = replace(before, claims=before.claims + 1, role=before.role or said.role or "")
        found[said.speaker] = _nearer(counted, place, claim.span)
    return sorted(found.values(), key=lambda one: (one.distance, -one.claims, one.name))


def _of_cast(case: Case, claim: Claim) -> list[Candidate]:
    """Everybody of the case who may speak: those whom the document names first."""
    found = [_of_member(one, claim) for one in case.cast.members() if one.kind != "place"]
    others = [one for one in found if one.name != claim.speaker]
    return sorted(others, key=lambda one: (one.distance, -one.claims, one.name))


def _of_member(member: CastMember, claim: Claim) -> Candidate:
    person = member.person
    found = Candidate(person.name, next(iter(person.roles), ""), claims=member.claims)
    for form in member.forms:
        if form.document == claim.document:
            found = _nearer(found, form.span, claim.span)
    return found


def _added(near: list[Candidate], everybody: list[Candidate]) -> list[Candidate]:
    """Those near keep their places, because their digits are in sight; the others follow."""
    counts = {one.name: one for one in everybody}
    known = {one.name for one in near}
    kept = [
        replace(one, claims=counts[one.name].claims, role=one.role or counts[one.name].role)
        if one.name in counts
        else one
        for one in near
    ]
    return [*kept, *(one for one in everybody if one.name not in known)]


def _nearer(candidate: Candidate, place: Span, claim: Span) -> Candidate:
    distance = _far(place, claim)
    if distance >= candidate.distance:
        return candidate
    return replace(candidate, distance=distance, place=place)


def _far(place: Span, claim: Span) -> int:
    if place.meets(claim):
        return 0
    if place.end <= claim.start:
        return claim.start - place.end
    return (place.start - claim.end) * _AFTER


def numbered(candidates: Iterable[Candidate]) -> Iterator[tuple[str, Candidate]]:
    """Each with the digit that stands for it."""
    return ((str(place), one) for place, one in enumerate(candidates, 1) if place <= MOST)
