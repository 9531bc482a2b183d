"""A document that comes in again, edited, takes the place of its earlier version."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from claims.errors import Refused
from claims.extract.marked import LONGEST, read_marked
from claims.model import Claim, Document, DropKind, Extraction, Role, Span
from claims.phrases import phrase
from claims.revising import Fate, Revision, anchor, placed
from claims.store import Case

# Of a document that is taken for an earlier version by its name alone, so many claims are there.
_RECOGNISED = 0.25
# Where it is kept which document is to take which one's place, for resuming.
_PENDING = "revise"
Add = Callable[[str], str]
"""Stores a document as a version of another, whose id it is given, and returns its own id."""


@dataclass(frozen=True, slots=True)
class Versioning:
    """Whether what comes in is taken for a new version of what is there."""

    revises: str = ""
    """The document whose next version it is; empty to go by address and file name of drafts."""
    as_new: bool = False
    """Whether everything is a document of its own."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A document that took the place of another."""

    old: str
    new: str
    event: int
    fates: Mapping[Fate, int] = field(default_factory=dict)
    """How many claims met each fate."""


def checked_base(case: Case, versioning: Versioning) -> Document | None:
    """The document that a new version is said to be of; None where none is said.

    Raises:
        Refused: it cannot have a new version.
    """
    if not versioning.revises:
        return None
    base = case.document(versioning.revises)
    if base.withdrawn:
        newer = next((one.new for one in case.versions.all() if one.old == base.id), None)
        why = phrase("{newer} has replaced it", newer=newer) if newer else phrase("it is withdrawn")
        raise Refused("{base} cannot have a new version: {why}.", base=base.id, why=why)
    if base.role is Role.PRECEDENT:
        raise Refused("{base} is a published check, and those have no versions here.", base=base.id)
    return base


def base_of(
    case: Case,
    document: Document,
    extraction: Extraction,
    versioning: Versioning,
    beside: Collection[str],
) -> str | None:
    """The document whose next version ``document`` is; None where it is one of its own.

    Those ``beside`` it came in with it, and are no versions of each other.
    """
    if versioning.as_new:
        return None
    if versioning.revises:
        return versioning.revises
    earlier = case.versions.earlier(document)
    if earlier is None or earlier in beside:
        return None
    # What people marked is in no extraction yet, and says nothing of how alike the texts are.
    known = case.versions.claims_as_read(earlier)
    before = [claim for claim, _ in known if not claim.marked_by]
    found = anchor(case.document(earlier).text, before, document.text, extraction.claims)
    return earlier if found.recognised >= _RECOGNISED else None


def add_version(case: Case, document: Document, base: str, add: Add, reviewer: str) -> Replaced:
    """Store a document as the next version of ``base``, and put it in its place.

    What was begun and not finished is taken up again, by whoever adds anything next.

    Raises:
        Refused: nobody says who is reviewing, or another version was faster.
    """
    if not reviewer:
        raise Refused(
            "{document} is a new version of {base}. That carries verdicts over, so say who "
            "is reviewing; or add it as a document of its own.",
            document=document.name,
            base=base,
        )
    case.memory.remember(
        "", _PENDING, {"sha256": document.sha256, "base": base, "reviewer": reviewer}
    )
    new = case.versions.waiting(document.sha256, base) or add(base)
    replaced = _replace(case, base, new, reviewer)
    case.memory.remember("", _PENDING, None)
    return replaced


def finish_pending(case: Case) -> Replaced | None:
    """Finish what a program began that was killed; None where there is nothing to finish."""
    kept = case.memory.recall("", _PENDING)
    if not isinstance(kept, dict):
        return None
    base, reviewer = str(kept["base"]), str(kept["reviewer"])
    new = case.versions.waiting(str(kept["sha256"]), base)
    stands = new is not None and not case.document(base).withdrawn
    replaced = _replace(case, base, new, reviewer) if new and stands else None
    case.memory.remember("", _PENDING, None)
    return replaced


def _replace(case: Case, old: str, new: str, reviewer: str) -> Replaced:
    versions = case.versions
    before, after = case.document(old), case.document(new)
    marked = _carry_marked(case, before, after, reviewer)
    revision = _anchored(case, before, after, marked)
    event = versions.revise(old, new, revision, reviewer, marked)
    return Replaced(old, new, event.seq, dict(revision.counts))


def _carry_marked(case: Case, old: Document, new: Document, reviewer: str) -> tuple[str, ...]:
    """Bring the claims that people marked in ``old`` in where their words stand in ``new``; the
    ids of those that came in.

    What the machine finds at the same words needs nobody to mark it.
    """
    marked = [
        claim
        for claim, dropped in case.versions.claims_as_read(old.id)
        if claim.marked_by and (dropped is None or dropped.how is DropKind.DROPPED)
    ]
    if not marked:
        return ()
    taken = {claim.span for claim, _ in case.versions.claims_as_read(new.id)}
    people = case.cast.known_as.people_in(new.id)
    found: dict[Span, Claim] = {}
    places = placed(old.text, new.text, [claim.span for claim in marked])
    for by in dict.fromkeys(claim.marked_by for claim in marked):
        spans = [
            span
            for claim, span in zip(marked, places, strict=True)
            if span and claim.marked_by == by and span not in taken and len(span) <= LONGEST
        ]
        read = read_marked(
            new.text,
            spans,
            by=by,
            published=new.published,
            language=new.language,
            people=people,
        )
        found.update({claim.span: claim for claim in read if claim.span not in taken})
    claims = [found[span] for span in sorted(found)]
    return case.versions.bring_marked(new, claims, reviewer)


def _anchored(case: Case, old: Document, new: Document, marked: Collection[str]) -> Revision:
    """What became of the claims of ``old``: first of those in the work, then of those that others
    stand for, which leave new claims to the others.
    """
    known = case.versions.claims_as_read(old.id)
    there = [claim for claim, _ in case.versions.claims_as_read(new.id, also=tuple(marked))]
    present = [one for one, out in known if not out or out.how is DropKind.DROPPED]
    replaced = [
        one for one, out in known if out and out.how is not DropKind.DROPPED and not one.marked_by
    ]
    found = anchor(old.text, present, new.text, there)
    if not replaced:
        return found
    free = [
        link.new
        for link in found.links
        if link.new and link.fate in (Fate.NEW, Fate.SPLIT) and link.new.id not in marked
    ]
    again = anchor(old.text, replaced, new.text, free)
    linked = {
        link.new.id: link
        for link in again.links
        if link.old and link.new and link.fate in (Fate.KEPT, Fate.CHANGED)
    }
    return Revision(
        tuple(linked.get(link.new.id, link) if link.new else link for link in found.links)
    )
